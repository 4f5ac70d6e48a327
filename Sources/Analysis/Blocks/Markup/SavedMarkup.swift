import JSSyntax

/// The HTML elements that a block's `save` makes, as far as they are written out.
struct SavedMarkup {
    private var tags: Set<String> = []
    private var classes: Set<String> = []
    /// Whether something may make other elements or give them other classes.
    private var isOpen = false
    private var hasDynamicClass = false

    init(_ save: NodeID, _ script: Script) {
        for index in script.tree.nodes(through: save) {
            let node = script.tree.node(at: index)
            guard let element = script.element(node) else {
                // A call that is no element may give one back.
                if script.kind(node) == .call, mayDraw(node, script) { isOpen = true }
                continue
            }
            switch element.name {
            case .tag(let tag): tags.insert(tag.lowercased())
            case .fragment: break
            case .component:
                if script.isComponent(
                    element, "@wordpress/block-editor.RichText.Content", "@wordpress/editor.RichText.Content")
                {
                    if let name = element.prop("tagName") {
                        if let tag = name.value.flatMap({ script.constantString($0) }) {
                            tags.insert(tag.lowercased())
                        } else {
                            isOpen = true
                        }
                    } else if element.hasSpread {
                        isOpen = true
                    }
                } else {
                    isOpen = true
                }
            }
            note(element, script)
        }
    }

    private mutating func note(_ element: Element, _ script: Script) {
        if element.hasSpread { hasDynamicClass = true }
        for name in ["className", "class", "id"] {
            guard let prop = element.prop(name) else { continue }
            guard let text = prop.value.flatMap({ script.constantString($0) }) else {
                hasDynamicClass = true
                continue
            }
            for word in text.split(separator: " ") { classes.insert(String(word)) }
        }
    }

    private func mayDraw(_ call: NodeID, _ script: Script) -> Bool {
        guard let callee = script.tree.child(call, 0) else { return true }
        if TranslationRules.function(callee, script) != nil || script.isHookName(callee) { return false }
        if let name = script.methodName(call) {
            return !["save", "map", "filter", "join", "trim", "toString", "isEmpty"].contains(name)
        }
        return !["classnames", "clsx", "String", "Number", "parseInt"].contains(script.text(callee))
    }

    /// The part of the selector that nothing in the markup can match; nil if all may.
    func missing(_ selector: String) -> String? {
        guard !isOpen, !tags.isEmpty else { return nil }
        // Any of several selectors may match.
        let choices = selector.split(separator: ",")
        guard choices.count == 1, let choice = choices.first else { return nil }
        for part in choice.split(whereSeparator: { $0 == " " || $0 == ">" || $0 == "+" || $0 == "~" }) {
            let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "-" }.lowercased()
            if !name.isEmpty && !tags.contains(name) { return name }
            guard !hasDynamicClass else { continue }
            for word in part.dropFirst(name.count).split(separator: ".") {
                let plain = word.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
                let isClass = part.contains(".\(plain)")
                if isClass && !plain.isEmpty && !classes.contains(String(plain)) && !plain.hasPrefix("wp-block-") {
                    return ".\(plain)"
                }
            }
        }
        return nil
    }
}
