import AnalysisModel
import PHPSyntax

/// Functions of PHP for which WordPress has its own.
struct AlternativeRule: CallRule {
    static let ids = ["wp.alternative-function", "wp.filesystem", "wp.date", "wp.ini-set"]
    static let functions: [String] =
        alternatives.keys.sorted() + files.keys.sorted() + ["date", "ini_set", "ini_alter", "fopen"]
        + curl.sorted()

    private struct Alternative: Sendable {
        var name: String
        var reason: String
        var severity: Severity
    }

    private static let alternatives: [String: Alternative] = [
        "curl_init": .init(
            name: "wp_remote_get()",
            reason: "is not on every server, and knows neither WordPress's proxy nor its certificates",
            severity: .low),
        "fsockopen": .init(
            name: "wp_remote_get()", reason: "knows neither WordPress's proxy nor its rules for other servers",
            severity: .low),
        "pfsockopen": .init(
            name: "wp_remote_get()", reason: "knows neither WordPress's proxy nor its rules for other servers",
            severity: .low),
        "srand": .init(name: "wp_rand()", reason: "makes numbers that can be guessed", severity: .info),
        "mt_srand": .init(name: "wp_rand()", reason: "makes numbers that can be guessed", severity: .info),
        "json_encode": .init(
            name: "wp_json_encode()", reason: "gives false for text that is not UTF-8", severity: .info),
        "parse_url": .init(
            name: "wp_parse_url()", reason: "differed between versions of PHP for addresses without a scheme",
            severity: .info),
        "strip_tags": .init(
            name: "wp_strip_all_tags()", reason: "leaves the text of script and style elements", severity: .info),
        "rand": .init(name: "wp_rand()", reason: "gives numbers that can be guessed", severity: .info),
        "mt_rand": .init(name: "wp_rand()", reason: "gives numbers that can be guessed", severity: .info),
        "mail": .init(name: "wp_mail()", reason: "ignores the site's settings for mail", severity: .low),
    ]

    /// Functions of curl, which are reported once where a function has curl_init().
    private static let curl: Set<String> = [
        "curl_exec", "curl_close", "curl_getinfo", "curl_setopt", "curl_setopt_array", "curl_error", "curl_errno",
        "curl_multi_init", "curl_multi_exec", "curl_version",
    ]

    /// Functions that change files.
    private static let files = [
        "file_put_contents": "$wp_filesystem->put_contents()", "rename": "$wp_filesystem->move()",
        "mkdir": "wp_mkdir_p()", "rmdir": "$wp_filesystem->rmdir()", "chmod": "$wp_filesystem->chmod()",
        "unlink": "wp_delete_file()", "move_uploaded_file": "wp_handle_upload()", "touch": "$wp_filesystem->touch()",
        "chown": "$wp_filesystem->chown()", "chgrp": "$wp_filesystem->chgrp()",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore, !isOutside(file) else { return }
        switch name {
        case "date": report("wp.date", at: call.node)
        case "ini_set", "ini_alter": checkSetting(call, file, &report)
        case "fopen": checkOpen(call, file, &report)
        case _ where Self.curl.contains(name):
            let names = file.localFacts.calledNames(in: file.enclosingFunction(call.node))
            if names.contains("curl_init"), name != "curl_exec" { return }
            report(
                "wp.alternative-function", at: call.node,
                values: [
                    "function": name, "alternative": "wp_remote_get()",
                    "reason": "is not on every server, and knows neither WordPress's proxy nor its certificates",
                ], severity: .info, suggestion: "Use wp_remote_get() and its like.")
        default:
            if let alternative = Self.alternatives[name] {
                report(
                    "wp.alternative-function", at: call.node,
                    values: ["function": name, "reason": alternative.reason, "alternative": alternative.name],
                    severity: alternative.severity, suggestion: "Use \(alternative.name).")
            } else if let alternative = Self.files[name], !isTemporary(call.argument(0), file) {
                report(
                    "wp.filesystem", at: call.node, values: ["function": name, "alternative": alternative],
                    suggestion: "Use \(alternative).")
            }
        }
    }

    /// Whether the file runs without WordPress, as tools and tests do.
    private func isOutside(_ file: FileContext) -> Bool {
        file.source.path.split(separator: "/").contains { ["vendor", "tests", "bin", "tools"].contains($0) }
    }

    private func checkOpen(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let mode = call.string(1), let first = mode.first, "waxc".contains(first) || mode.contains("+"),
            !isTemporary(call.argument(0), file)
        else { return }
        report(
            "wp.filesystem", at: call.node,
            values: ["function": "fopen", "alternative": "$wp_filesystem->put_contents()"],
            suggestion: "Use $wp_filesystem->put_contents().")
    }

    /// Whether the path is a stream, a temporary file or in the uploads folder.
    private func isTemporary(_ path: NodeID?, _ file: FileContext) -> Bool {
        guard let path = file.resolved(path) else { return false }
        let text = String(decoding: file.tree.bytes(path).prefix(300), as: UTF8.self).lowercased()
        return ["php://", "upload", "tmp", "temp", "cache"].contains { text.contains($0) }
    }

    private static let allowed: Set<String> = [
        "auto_detect_line_endings", "pcre.backtrack_limit", "pcre.recursion_limit", "pcre.jit",
        "mbstring.func_overload", "zlib.output_compression", "output_buffering", "default_socket_timeout",
        "user_agent", "session.use_cookies", "implicit_flush",
    ]

    private func isOn(_ value: NodeID?, _ file: FileContext) -> Bool {
        guard let value else { return false }
        if file.isTrue(value) || file.integer(value) == 1 { return true }
        return ["on", "yes", "true", "stdout"].contains(file.constantString(value)?.lowercased() ?? "")
    }

    private func checkSetting(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let name = call.name, let argument = call.argument(0, "option") else { return }
        let setting = file.constantString(argument) ?? file.text(argument)
        if Self.allowed.contains(setting) || setting.hasPrefix("highlight.") { return }
        if setting == "short_open_tag" || setting.hasPrefix("display_"), isOn(call.argument(1, "value"), file) {
            // Allowed, or reported as a leak.
            return
        }
        let alternative = setting == "memory_limit" ? ", or call wp_raise_memory_limit()" : ""
        report(
            "wp.ini-set", at: call.node, values: ["function": name, "setting": setting, "alternative": alternative],
            suggestion: "Leave it to the site's owner\(alternative).")
    }
}

/// Dates and times that do not fit the site's time zone.
struct TimeRule: CallRule {
    static let ids = ["wp.current-time-timestamp", "wp.timezone-set"]
    static let functions = ["current_time", "date_default_timezone_set"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard !file.isCore else { return }
        if call.name == "date_default_timezone_set" {
            report("wp.timezone-set", at: call.node)
            return
        }
        guard let type = call.string(0), type == "timestamp" || type == "U" else { return }
        let gmt = call.argument(1, "gmt")
        let isUTC = gmt.map { file.isTrue($0) || file.integer($0) == 1 } ?? false
        report(
            "wp.current-time-timestamp", at: call.node, values: ["type": type],
            fix: isUTC ? file.replacing(call.node, with: "time()", title: "Call time()") : nil)
    }
}
