import AnalysisModel
import JSSyntax

/// Elements that some people cannot use.
struct AccessibilityRules {
    let script: Script
    let reporter: Reporter

    func check() {
        for element in script.elements {
            if case .tag(let tag) = element.name { checkTag(tag, element) }
            checkButton(element)
            checkFocus(element)
        }
    }

    /// The opening tag, or the call up to its props.
    private func head(_ element: Element) -> Range<Int> {
        let start = script.range(element.node).lowerBound
        var end = element.nameNode.map { script.range($0).upperBound } ?? start + 1
        if let last = element.props.last { end = Swift.max(end, script.range(last.node).upperBound) }
        return start..<Swift.max(end, start + 1)
    }

    private func report(_ rule: String, _ element: Element, _ values: [String: String] = [:]) {
        reporter.report(rule, script.index, head(element), values)
    }

    private func checkTag(_ tag: String, _ element: Element) {
        switch tag {
        case "img":
            let isHidden = element.prop("aria-hidden") != nil || element.prop("role") != nil
            if element.prop("alt") == nil && !element.hasSpread && !isHidden { report("a11y.image-alt", element) }
        case "a":
            guard !element.hasSpread else { break }
            let target = element.prop("href")?.value.flatMap { script.tree.string($0) }
            let isEmpty = target == "#" || target == "" || target?.lowercased().hasPrefix("javascript:") ?? false
            if element.prop("href") == nil && element.prop("onClick") != nil || isEmpty && element.prop("role") == nil {
                report("a11y.anchor-without-href", element)
            }
        case "label": checkLabel(element)
        default: break
        }
        checkClick(tag, element)
    }

    private static let interactive: Set<String> = [
        "a", "button", "input", "select", "textarea", "option", "label", "summary", "details", "audio", "video", "area",
        "form", "iframe", "dialog",
    ]

    private func checkClick(_ tag: String, _ element: Element) {
        guard element.prop("onClick") != nil, !Self.interactive.contains(tag), !element.hasSpread, !tag.contains("-"),
            !script.components.saves.contains(where: { script.isInside(element.node, $0) })
        else { return }
        let hasRole = element.prop("role") != nil
        let hasKeys = ["onKeyDown", "onKeyUp", "onKeyPress"].contains { element.prop($0) != nil }
        guard !hasRole || !hasKeys else { return }
        // A wrapper that catches its children's clicks or stops them is no control.
        if !hasRole, let handler = element.prop("onClick")?.value, stopsOnly(handler) { return }
        if element.prop("aria-hidden") != nil
            || element.prop("role")?.value.flatMap({ script.tree.string($0) }) == "presentation"
        {
            return
        }
        report(
            "a11y.click-on-static", element,
            ["tag": tag, "lacks": hasRole ? "a key handler" : hasKeys ? "a role" : "a role and a key handler"])
    }

    private func stopsOnly(_ handler: NodeID) -> Bool {
        let text = script.text(script.resolved(handler), limit: 200)
        return text.contains("stopPropagation") || text.contains("preventDefault") && text.utf8.count < 80
    }

    /// A label says what it is for, or has the control inside.
    private func checkLabel(_ element: Element) {
        guard !element.hasSpread, element.prop("htmlFor") == nil, element.prop("for") == nil,
            element.prop("id") == nil, !element.children.contains(where: { mayHoldControl($0) })
        else { return }
        report("a11y.label-without-control", element)
    }

    private func mayHoldControl(_ child: NodeID) -> Bool {
        script.tree.nodes(through: child).contains { index in
            let node = script.tree.node(at: index)
            guard let inner = script.element(node) else { return false }
            switch inner.name {
            case .tag(let tag):
                return ["input", "select", "textarea", "button", "meter", "progress", "output"].contains(tag)
            case .component: return true
            case .fragment: return false
            }
        } || [.identifier, .member, .call].contains(script.kind(child)) && !isText(child)
    }

    private func isText(_ node: NodeID) -> Bool {
        guard script.kind(node) == .call, let callee = script.tree.child(node, 0) else { return false }
        return TranslationRules.function(callee, script) != nil
    }

    // MARK: Buttons

    private func checkButton(_ element: Element) {
        let isButton = element.tag == "button"
        let isComponent = script.isComponent(
            element, "@wordpress/components.Button", "@wordpress/components.ToolbarButton",
            "@wordpress/components.IconButton")
        guard isButton || isComponent, !element.hasSpread else { return }
        let labels = ["label", "aria-label", "aria-labelledby", "title", "text", "children", "dangerouslySetInnerHTML"]
        if labels.contains(where: { element.prop($0) != nil }) { return }
        if element.children.contains(where: { hasContent($0) }) { return }
        // A button of the editor's package without an icon shows nothing at all, and is left to other eyes.
        if isComponent && element.prop("icon") == nil && element.children.isEmpty { return }
        report(
            "a11y.button-label", element,
            ["button": isButton ? "button" : element.nameNode.map { script.text($0) } ?? ""])
    }

    /// Whether a child says something: everything but white space and what is surely a picture.
    private func hasContent(_ child: NodeID) -> Bool {
        switch script.kind(child) {
        case .jsxText: return script.hasText(child)
        case .string: return !(script.tree.string(child)?.isEmpty ?? true)
        case .nullLiteral: return false
        default: break
        }
        guard let inner = script.element(child) else { return true }
        switch inner.name {
        case .tag("svg"), .tag("i"), .tag("path"):
            return inner.prop("aria-label") != nil || inner.prop("title") != nil
                || inner.children.contains { script.element($0)?.tag == "title" }
        case .tag("img"): return inner.prop("alt")?.value.map { script.tree.string($0) != "" } ?? inner.hasSpread
        case .component(let name): return !(name.hasSuffix("Icon") || name == "Dashicon" || name == "SVG")
        case .tag:
            return inner.hasSpread || inner.prop("aria-label") != nil || inner.children.contains { hasContent($0) }
        case .fragment: return inner.children.contains { hasContent($0) }
        }
    }

    // MARK: Focus

    private func checkFocus(_ element: Element) {
        for prop in element.props {
            switch prop.name {
            case "tabIndex", "tabindex":
                guard let value = prop.value else { break }
                let number = script.tree.number(value) ?? script.tree.string(value).flatMap { Double($0) }
                if let number, number > 0 {
                    reporter.report(
                        "a11y.positive-tabindex", script.index, script.range(prop.node),
                        ["value": String(Int(exactly: number.rounded()) ?? 1)])
                }
            case "autoFocus", "autofocus":
                if prop.value.map({ script.tree.bytes($0).elementsEqual("false".utf8) }) ?? false { break }
                // A dialog's first field has the focus by right.
                if isInDialog(element.node) { break }
                reporter.report("a11y.autofocus", script.index, script.range(prop.node))
            default: break
            }
        }
    }

    private func isInDialog(_ node: NodeID) -> Bool {
        script.ancestors(node).contains { ancestor in
            guard let outer = script.element(ancestor) else { return false }
            let name = outer.tag ?? outer.nameNode.map { script.text($0) } ?? ""
            return ["Modal", "Popover", "Dropdown", "dialog", "ConfirmDialog", "__experimentalConfirmDialog"].contains(
                name)
        }
    }
}
