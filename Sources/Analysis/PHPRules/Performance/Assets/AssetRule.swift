import PHPSyntax

/// How scripts and styles are registered: versions, places, origins.
struct AssetRule: CallRule {
    static let ids = [
        "performance.asset-version", "performance.random-version", "performance.blocking-script",
        "performance.remote-asset", "wp.bundled-library",
    ]
    static let functions = ["wp_enqueue_script", "wp_register_script", "wp_enqueue_style", "wp_register_style"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !call.isSpread, let source = call.argument(1, "src"),
            !file.isFalse(source), !file.isConstant(source, "null"), !file.isCore
        else { return }
        if let text = file.constantString(source), text.isEmpty { return }
        let handle = call.argument(0).map { file.text($0, limit: 40) } ?? ""
        let values = ["call": "\(name)()", "handle": handle]
        let isScript = name.hasSuffix("script")
        checkVersion(call, source, values, file, &report)
        if isScript { checkPlace(call, values, file, &report) }
        checkHost(call, source, values, file, &report)
        if isScript { checkLibrary(source, file, &report) }
    }

    private func checkVersion(
        _ call: Call, _ source: NodeID, _ values: [String: String], _ file: FileContext, _ report: inout Reporter
    ) {
        guard let version = call.argument(3, "ver") else {
            if RemoteAddress.host(source, file) == nil {
                report("performance.asset-version", at: call.node, values: values)
            }
            return
        }
        if file.isFalse(version) || file.constantString(version) == "" {
            report("performance.asset-version", at: version, values: values)
            return
        }
        guard let value = file.resolved(version) else { return }
        let changing: Set<String> = ["time", "rand", "mt_rand", "wp_rand", "uniqid", "microtime", "current_time"]
        if let function = file.calledFunction(value), changing.contains(function) {
            report("performance.random-version", at: version, values: values)
        } else if file.calledFunction(value) == "date", let format = Call(value, in: file)?.string(0),
            format.contains("s") || format.contains("i") || format.contains("U")
        {
            report("performance.random-version", at: version, values: values)
        }
    }

    private func checkPlace(
        _ call: Call, _ values: [String: String], _ file: FileContext, _ report: inout Reporter
    ) {
        if isForAdministration(call, file) { return }
        guard let place = call.argument(4, "args") ?? call.argument(4, "in_footer") else {
            report("performance.blocking-script", at: call.node, values: values, confidence: .medium)
            return
        }
        if file.isFalse(place) {
            report("performance.blocking-script", at: place, values: values, confidence: .medium)
            return
        }
        guard file.tree.kind(place) == .array else { return }
        let inFooter = file.arrayElement("in_footer", of: place)
        let strategy = file.arrayElement("strategy", of: place)
        if strategy == nil && (inFooter == nil || file.isFalse(inFooter)) && !QueryArguments(place, in: file).isOpen {
            report("performance.blocking-script", at: place, values: values, confidence: .medium)
        }
    }

    /// Whether the script is for the administration, by the names of the function, the file and the script.
    private func isForAdministration(_ call: Call, _ file: FileContext) -> Bool {
        var names = [file.source.path.lowercased(), file.constantString(call.argument(0))?.lowercased() ?? ""]
        if let function = file.enclosingNamedFunction(call.node) {
            names.append(file.lowercasedName(file.tree.child(function, 1)) ?? "")
        }
        return names.contains { name in
            ["admin", "login", "editor", "customize", "backend", "dashboard", "settings"].contains {
                name.contains($0)
            }
        }
    }

    private func checkHost(
        _ call: Call, _ source: NodeID, _ values: [String: String], _ file: FileContext, _ report: inout Reporter
    ) {
        guard let host = RemoteAddress.host(source, file), !Self.services.contains(where: { host.hasSuffix($0) }) else {
            return
        }
        let isKnown = Self.networks.contains { host.hasSuffix($0) }
        report(
            "performance.remote-asset", at: source, values: values.merging(["host": host]) { $1 },
            confidence: isKnown ? .high : .medium)
    }

    /// Services whose scripts must come from them.
    private static let services = [
        "stripe.com", "maps.googleapis.com", "www.google.com", "googletagmanager.com", "google-analytics.com",
        "connect.facebook.net", "platform.twitter.com", "paypal.com", "paypalobjects.com", "hcaptcha.com",
        "challenges.cloudflare.com", "vimeo.com", "youtube.com", "squareup.com", "squarecdn.com",
        "braintreegateway.com",
        "klarna.com", "klarnacdn.net", "mollie.com", "razorpay.com", "instagram.com", "pinterest.com", "tiktok.com",
        "recaptcha.net", "api.mapbox.com", "dev.virtualearth.net", "adyen.com", "apple.com", "amazonpay.com",
        "pay.google.com", "accounts.google.com", "apis.google.com", "googlesyndication.com",
    ]

    /// Networks that hold copies of libraries.
    private static let networks = [
        "jsdelivr.net", "unpkg.com", "cdnjs.cloudflare.com", "ajax.googleapis.com", "fonts.googleapis.com",
        "bootstrapcdn.com", "code.jquery.com", "ajax.aspnetcdn.com", "rawgit.com", "rawgithub.com", "cloudfront.net",
        "fontawesome.com", "polyfill.io", "githubusercontent.com", "github.io", "esm.sh", "skypack.dev",
        "stackpath.com", "use.typekit.net", "tailwindcss.com",
    ]

    /// Libraries that WordPress has, by how their files are called.
    private static let libraries: [(file: String, name: String)] = [
        ("jquery", "jQuery"), ("jquery.min", "jQuery"), ("jquery-ui", "jQuery UI"), ("jquery-ui.min", "jQuery UI"),
        ("jquery-migrate", "jQuery Migrate"), ("jquery-migrate.min", "jQuery Migrate"), ("underscore", "Underscore"),
        ("underscore-min", "Underscore"), ("backbone", "Backbone"), ("backbone-min", "Backbone"), ("moment", "Moment"),
        ("moment.min", "Moment"), ("react.production.min", "React"), ("react-dom.production.min", "ReactDOM"),
        ("lodash", "Lodash"), ("lodash.min", "Lodash"), ("masonry.pkgd.min", "Masonry"),
        ("imagesloaded.pkgd.min", "imagesLoaded"), ("jquery.form.min", "jQuery Form"), ("clipboard.min", "Clipboard"),
        ("plupload.full.min", "Plupload"), ("tinymce.min", "TinyMCE"), ("swfobject", "SWFObject"),
        ("mediaelement-and-player.min", "MediaElement"), ("thickbox", "Thickbox"),
    ]

    private func checkLibrary(_ source: NodeID, _ file: FileContext, _ report: inout Reporter) {
        for index in file.tree.nodes(through: source) {
            let node = file.tree.node(at: index)
            guard file.tree.kind(node) == .string, let text = file.constantString(node)?.lowercased(),
                text.hasSuffix(".js")
            else { continue }
            var name = (text.split(separator: "/").last ?? "").dropLast(3)
            // jquery-3.6.0.min.js
            if let dash = name.firstIndex(where: { $0.isNumber }), dash > name.startIndex {
                let before = name[..<dash].drop { _ in false }
                let rest = name[dash...].drop { $0.isNumber || $0 == "." }
                let stem = before.last == "-" || before.last == "." ? before.dropLast() : before
                name = (String(stem) + (rest.hasPrefix("min") ? ".min" : ""))[...]
            }
            guard let library = Self.libraries.first(where: { $0.file == name }) else { continue }
            report("wp.bundled-library", at: node, values: ["library": library.name])
            return
        }
    }
}
