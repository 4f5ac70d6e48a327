import AnalysisModel
import PHPSyntax

/// What is given to the functions that translate: texts that can be collected, the right text domain, enough arguments.
struct TranslationArgumentRule: CallRule {
    static let ids = [
        "i18n.missing-domain", "i18n.domain-mismatch", "i18n.empty-domain", "i18n.variable-domain",
        "i18n.default-domain", "i18n.variable-text", "i18n.interpolated-text", "i18n.concatenated-text",
        "i18n.missing-argument", "i18n.too-many-arguments", "i18n.plural-number",
    ]
    static let functions = TranslationFunction.names

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let translation = TranslationCall(call) else { return }
        let count = call.arguments.count
        let function = translation.function
        if let missing = function.arguments.first(where: { $0 != .domain && translation.value($0) == nil }) {
            report(
                "i18n.missing-argument", at: call.node,
                values: ["function": translation.name, "missing": "a \(missing.name)"])
            return
        }
        if count > function.arguments.count {
            report(
                "i18n.too-many-arguments", at: call.node,
                values: [
                    "function": translation.name, "maximum": "\(function.arguments.count)", "count": "\(count)",
                ])
        }
        for argument in [TranslationFunction.Argument.text, .plural, .context] {
            checkText(argument, translation, file, &report)
        }
        checkDomain(translation, file, &report)
        checkNumber(translation, file, &report)
    }

    private func checkText(
        _ argument: TranslationFunction.Argument, _ call: TranslationCall, _ file: FileContext,
        _ report: inout Reporter
    ) {
        guard let node = call.value(argument), let text = call.text(argument) else { return }
        var values = ["function": call.name, "argument": argument.name]
        switch text {
        case .literal: break
        case .joined(let text):
            let fix =
                isPrintable(text)
                ? file.replacing(node, with: Self.quoted(text), title: "Join the strings") : nil
            report("i18n.concatenated-text", at: node, values: values, fix: fix)
        case .mixed(let part):
            values["value"] = file.text(part)
            report("i18n.interpolated-text", at: node, values: values)
        case .computed(let part):
            values["value"] = file.description(part)
            // Labels that are known elsewhere, such as names of countries, are often translated by WordPress's files.
            report("i18n.variable-text", at: node, values: values, severity: file.isCore ? .low : nil)
        }
    }

    private func checkDomain(_ call: TranslationCall, _ file: FileContext, _ report: inout Reporter) {
        var values = ["function": call.name]
        let expected = file.textDomain
        guard let node = call.value(.domain) else {
            guard !file.isCore else { return }
            if let context = call.string(.context), context == expected, call.call.arguments.count == 2 {
                report(
                    "i18n.missing-argument", at: call.call.node,
                    values: ["function": call.name, "missing": "a context before the text domain"])
                return
            }
            report("i18n.missing-domain", at: call.call.node, values: values, fix: domainFix(call, file))
            return
        }
        switch call.text(.domain) {
        case .literal(let domain), .joined(let domain):
            values["domain"] = domain
            values["expected"] = expected
            if domain.isEmpty {
                report("i18n.empty-domain", at: node, values: values)
            } else if domain == "default" {
                if expected != "default" && !file.isCore { report("i18n.default-domain", at: node, values: values) }
            } else if let expected, domain != expected, !file.isCore {
                let fix = file.replacing(node, with: Self.quoted(expected), title: "Use the text domain \(expected)")
                report("i18n.domain-mismatch", at: node, values: values, fix: fix)
            }
        case .mixed(let part), .computed(let part):
            if file.isCore { return }
            values["value"] = file.description(part)
            report("i18n.variable-domain", at: node, values: values)
        case nil: break
        }
    }

    /// Adds the text domain behind the last argument.
    private func domainFix(_ call: TranslationCall, _ file: FileContext) -> Fix? {
        guard let expected = file.textDomain, let last = call.call.arguments.last,
            call.call.arguments.count == call.function.arguments.count - 1
        else { return nil }
        let end = file.tree.byteRange(last).upperBound
        return file.replacing(
            end..<end, with: ", \(Self.quoted(expected))", title: "Add the text domain \(expected)")
    }

    private func checkNumber(_ call: TranslationCall, _ file: FileContext, _ report: inout Reporter) {
        guard let node = call.value(.number), let name = file.calledFunction(node),
            name == "number_format_i18n" || name == "number_format"
        else { return }
        report(
            "i18n.plural-number", at: node,
            values: ["function": call.name, "value": "formatted with \(name)()"])
    }

    private func isPrintable(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 } }

    /// The text as a PHP string in single quotes.
    static func quoted(_ text: String) -> String {
        var quoted = "'"
        for character in text.unicodeScalars {
            if character == "'" || character == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "'"
    }
}
