import PHPSyntax

/// Requests to other machines: how long they may block the page.
struct RemoteCallRule: CallRule {
    static let ids = ["performance.remote-timeout", "performance.remote-file"]
    static let functions =
        requests.sorted() + ["curl_setopt", "curl_exec"] + fileFunctions
    private static let fileFunctions = ["file_get_contents", "fopen", "file", "simplexml_load_file", "getimagesize"]
    /// More seconds than this are too long.
    private static let longest = 10

    private static let requests: Set<String> = [
        "wp_remote_get", "wp_remote_post", "wp_remote_request", "wp_remote_head", "wp_safe_remote_get",
        "wp_safe_remote_post", "wp_safe_remote_request", "wp_safe_remote_head",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name else { return }
        if Self.requests.contains(name) {
            checkRequest(call, file, &report)
        } else if name == "curl_setopt" {
            checkOption(call, file, &report)
        } else if name == "curl_exec" {
            checkCurl(call, file, &report)
        } else if RemoteAddress.isRemote(call.argument(0), file) {
            report("performance.remote-file", at: call.node, values: ["call": "\(name)()"])
        }
    }

    private func checkRequest(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let argument = call.argument(1, "args") else {
            // WordPress waits five seconds, which is long for a page but no mistake.
            return
        }
        let arguments = QueryArguments(argument, in: file)
        guard let timeout = arguments["timeout"], let seconds = timeout.integer(file) else { return }
        let isLong = seconds > Self.longest || seconds == 0
        let isUpload = arguments.has(["stream", "filename"]) || isBackground(call.node, file)
        if isLong && !isUpload {
            report(
                "performance.remote-timeout", at: timeout.node,
                values: ["call": call.displayName, "duration": seconds == 0 ? "ever" : "\(seconds) seconds"])
        }
    }

    private func checkOption(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let option = call.argument(1), file.text(option) == "CURLOPT_TIMEOUT",
            let seconds = file.integer(call.argument(2)), seconds > Self.longest || seconds == 0,
            !isBackground(call.node, file)
        else { return }
        report(
            "performance.remote-timeout", at: call.node,
            values: ["call": "curl_exec()", "duration": seconds == 0 ? "ever" : "\(seconds) seconds"])
    }

    /// curl waits for ever unless told otherwise.
    private func checkCurl(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        let function = file.enclosingFunction(call.node)
        for other in file.localFacts.calls(in: function).prefix(400) {
            guard let setting = Call(other, in: file), let name = setting.name else { continue }
            if name == "curl_setopt_array" { return }
            if name == "curl_setopt", let option = setting.argument(1),
                file.tree.kind(option) != .constant || file.text(option).hasPrefix("CURLOPT_TIMEOUT")
            {
                return
            }
        }
        guard let handle = file.variableName(call.argument(0)),
            !file.localFacts.assignments(to: handle, in: function).isEmpty
        else { return }
        report(
            "performance.remote-timeout", at: call.node, values: ["call": "curl_exec()", "duration": "ever"],
            confidence: .medium)
    }

    /// Whether nobody waits for the code, by the name of its function.
    private func isBackground(_ node: NodeID, _ file: FileContext) -> Bool {
        if file.isOneTimeCode(node) { return true }
        guard let function = file.enclosingNamedFunction(node),
            let name = file.lowercasedName(file.tree.child(function, 1))
        else { return false }
        return ["download", "upload", "backup", "background", "schedule", "sync", "update", "import"].contains {
            name.contains($0)
        }
    }
}
