import AnalysisModel
import JSSyntax

/// Data that becomes markup or an address.
struct DOMRules {
    let script: Script
    let reporter: Reporter
    let analysis: TaintAnalysis

    init(script: Script, reporter: Reporter) {
        self.script = script
        self.reporter = reporter
        analysis = TaintAnalysis(script)
    }

    func check() {
        for node in script.nodes {
            switch script.kind(node) {
            case .assign: checkAssignment(node)
            case .call: checkCall(node)
            default: break
            }
        }
        for element in script.elements { checkElement(element) }
    }

    // MARK: Assignments

    private func checkAssignment(_ node: NodeID) {
        guard let target = script.tree.child(node, 0), let value = script.tree.child(node, 1) else { return }
        if Sources.isLocation(target, script) {
            checkRedirect(value, node)
            return
        }
        guard script.kind(target) == .member, let object = script.tree.child(target, 0),
            let nameNode = script.tree.child(target, 1)
        else { return }
        let name = script.tree.name(nameNode)
        switch name {
        case "innerHTML", "outerHTML", "srcdoc": if !isInert(object) { checkMarkup(value, node, sink: name) }
        case "href" where Sources.isLocation(object, script): checkRedirect(value, node)
        case "href", "src", "action", "formAction": checkAddress(value, node, sink: name)
        default: break
        }
    }

    /// Whether markup in there runs no script: a document that is never shown, or a template.
    private func isInert(_ object: NodeID) -> Bool {
        var object = object
        while script.kind(object) == .member, let base = script.tree.child(object, 0) { object = base }
        let made = script.resolved(object)
        guard script.kind(made) == .call, let name = script.methodName(made) else { return false }
        if name == "createHTMLDocument" { return true }
        let tag = script.arguments(made).first.flatMap { script.tree.string($0) }
        return name == "createElement" && (tag == "template" || tag == "textarea")
    }

    // MARK: Calls

    private static let jQueryMarkup: Set<String> = [
        "html", "append", "prepend", "after", "before", "replaceWith", "wrap", "wrapAll", "wrapInner",
    ]

    private func checkCall(_ call: NodeID) {
        let arguments = script.arguments(call)
        guard let callee = script.tree.child(call, 0), let first = arguments.first else { return }
        if script.origin(callee) == "global.open" { return checkRedirect(first, call) }
        if let name = script.methodName(call), let receiver = script.receiver(call) {
            let origin = script.origin(receiver)
            switch name {
            case "insertAdjacentHTML":
                if arguments.count > 1 { checkMarkup(arguments[1], call, sink: "insertAdjacentHTML()") }
            case "write", "writeln":
                if origin == "global.document" { checkMarkup(first, call, sink: "document.\(name)()") }
            case "createContextualFragment": checkMarkup(first, call, sink: "createContextualFragment()")
            case "assign", "replace": if Sources.isLocation(receiver, script) { checkRedirect(first, call) }
            case "setAttribute": checkSetAttribute(arguments, call)
            case "attr", "prop":
                if JQuery.isCollection(receiver, script) { checkSetAttribute(arguments, call) }
            default:
                guard Self.jQueryMarkup.contains(name), JQuery.isCollection(receiver, script) else { return }
                for argument in arguments { checkMarkup(argument, call, sink: "jQuery's \(name)()") }
            }
            return
        }
        if script.origin(callee) == "jquery" { checkSelector(first, call) }
    }

    /// `$( … )` makes elements of a text that begins with `<`.
    private func checkSelector(_ value: NodeID, _ call: NodeID) {
        let first = analysis.operands(value).first ?? value
        let text = script.tree.string(first)
        let isMarkup: Bool
        if script.kind(value) == .template, let element = script.tree.child(value, 0) {
            isMarkup = script.tree.templateText(element).drop { $0 == " " || $0 == "\n" }.hasPrefix("<")
        } else {
            isMarkup = text?.drop { $0 == " " || $0 == "\n" }.hasPrefix("<") ?? false
        }
        if isMarkup { checkMarkup(value, call, sink: "jQuery()") }
    }

    private func checkSetAttribute(_ arguments: [NodeID], _ call: NodeID) {
        guard arguments.count == 2, let name = script.tree.string(arguments[0])?.lowercased() else { return }
        if name == "srcdoc" || name.hasPrefix("on") { checkMarkup(arguments[1], call, sink: name) }
        if ["href", "src", "action", "formaction"].contains(name) { checkAddress(arguments[1], call, sink: name) }
    }

    // MARK: Elements

    private func checkElement(_ element: Element) {
        if let prop = element.prop("dangerouslySetInnerHTML"), let value = prop.value,
            let html = script.property("__html", of: value)
        {
            checkReactMarkup(html, prop.node, sink: "dangerouslySetInnerHTML")
        }
        if script.isComponent(element, "@wordpress/element.RawHTML") {
            for child in element.children where script.kind(child) != .jsxText {
                checkReactMarkup(child, child, sink: "RawHTML")
            }
        }
    }

    private func checkReactMarkup(_ value: NodeID, _ node: NodeID, sink: String) {
        guard let taint = analysis.taint(value) else { return }
        let severity: Severity
        switch taint.source {
        case .parameter, .message: severity = .high
        case .attribute, .location, .storage, .markup: severity = .medium
        case .response: severity = .low
        }
        let confidence: Confidence = severity == .high ? .high : severity == .medium ? .medium : .low
        reporter.report(
            "js.dangerous-html", script.index, script.range(node), ["sink": sink, "source": taint.source.words],
            severity: severity, confidence: confidence, trace: trace(taint, node, "becomes markup in \(sink)"))
    }

    // MARK: Findings

    /// Reports `value` if it is somebody's data and becomes markup.
    private func checkMarkup(_ value: NodeID, _ node: NodeID, sink: String) {
        guard let taint = analysis.taint(value), !isServerMarkup(value, taint) else { return }
        let severity: Severity
        let confidence: Confidence
        switch taint.source {
        case .parameter, .message: (severity, confidence) = (.high, .high)
        case .location, .storage, .attribute: (severity, confidence) = (.medium, .medium)
        case .markup: (severity, confidence) = (.medium, .low)
        // A server's answer as a whole is often markup that the server made.
        case .response: (severity, confidence) = taint.isInMarkup ? (.medium, .medium) : (.low, .low)
        }
        reporter.report(
            "js.dom-xss", script.index, script.range(node), ["sink": sink, "source": taint.source.words],
            severity: severity, confidence: confidence, trace: trace(taint, node, "becomes markup in \(sink)"))
    }

    /// Whether the value is an answer that is markup by its nature: as a whole, or by the name of its member.
    private func isServerMarkup(_ value: NodeID, _ taint: Taint) -> Bool {
        guard taint.source == .response, !taint.isInMarkup else { return false }
        guard script.kind(value) == .member, let name = script.tree.child(value, 1) else {
            return script.kind(value) != .binary && script.kind(value) != .template
        }
        let text = script.tree.name(name).lowercased()
        return ["html", "markup", "rendered", "content", "output", "template", "fragment", "data", "items", "view"]
            .contains { text.hasSuffix($0) }
    }

    /// Reports an address that somebody else chooses as a whole, so that it may begin with `javascript:`.
    private func checkAddress(_ value: NodeID, _ node: NodeID, sink: String) {
        guard let head = head(of: value), let taint = analysis.taint(head), isFree(taint), !isGuarded(head, node) else {
            return
        }
        reporter.report(
            "js.unsafe-url", script.index, script.range(node), ["sink": sink, "source": taint.source.words],
            trace: trace(taint, node, "becomes \(sink)"))
    }

    private func checkRedirect(_ value: NodeID, _ node: NodeID) {
        guard let head = head(of: value), let taint = analysis.taint(head), isFree(taint), !isGuarded(head, node) else {
            return
        }
        reporter.report(
            "js.open-redirect", script.index, script.range(node), ["source": taint.source.words],
            trace: trace(taint, node, "is where the browser goes"))
    }

    /// What an address begins with; nil if that is written out.
    private func head(of value: NodeID) -> NodeID? {
        switch script.kind(value) {
        case .binary:
            let first = analysis.operands(value).first ?? value
            if script.tree.mainTokenKind(value) != .plus { return value }
            return script.constantString(first)?.isEmpty == false ? nil : first
        case .template:
            guard let element = script.tree.child(value, 0), script.tree.templateRaw(element).isEmpty else {
                return nil
            }
            return script.tree.child(value, 1)
        default: return value
        }
    }

    /// Whether the sender chooses the whole text: `location.search` begins with `?` and `location.hash` with `#`.
    private func isFree(_ taint: Taint) -> Bool {
        switch taint.source {
        case .message: return true
        case .parameter:
            if !taint.steps.isEmpty { return true }
            guard script.kind(taint.node) == .member, let name = script.tree.child(taint.node, 1) else { return true }
            return script.tree.name(name) == "referrer"
        default: return false
        }
    }

    /// Whether a condition around the place asks about the value.
    private func isGuarded(_ value: NodeID, _ node: NodeID) -> Bool {
        guard script.kind(value) == .identifier, let variable = script.scopes.variable(of: value) else { return false }
        let uses = script.scopes.variables[variable].references.prefix(256).map { script.scopes.references[$0].node }
        // Any comparison or test of the value in the function counts, also one that leaves early.
        return uses.contains { use in
            // That there is a value at all says nothing.
            guard use != value, let parent = script.parent(use), !isTruth(use, parent) else { return false }
            for ancestor in script.ancestors(use) {
                switch script.kind(ancestor) {
                case .ifStatement, .conditional:
                    guard let condition = script.tree.child(ancestor, 0), script.isInside(use, condition) else {
                        return false
                    }
                    return script.kind(use) != script.kind(condition)
                case .block, .expressionStatement, .variableDeclaration: return false
                default: continue
                }
            }
            return false
        }
    }

    /// Whether a condition asks only whether there is a value.
    private func isTruth(_ use: NodeID, _ parent: NodeID) -> Bool {
        switch script.kind(parent) {
        case .ifStatement, .conditional: return true
        case .unary: return script.tree.mainTokenKind(parent) == .exclamation
        case .binary:
            switch script.tree.mainTokenKind(parent) {
            case .logicalAnd, .logicalOr, .coalesce: return true
            default: return false
            }
        default: return false
        }
    }

    private func trace(_ taint: Taint, _ sink: NodeID, _ note: String) -> [TraceStep] {
        var trace = [step(.source, taint.node, "\(script.text(taint.node)) is \(taint.source.words)")]
        for one in taint.steps { trace.append(step(.step, one.node, one.note)) }
        trace.append(step(.sink, sink, note))
        return trace
    }

    private func step(_ kind: TraceStep.Kind, _ node: NodeID, _ note: String) -> TraceStep {
        TraceStep(kind: kind, span: SourceSpan(file: script.index, range: script.range(node)), note: note)
    }
}
