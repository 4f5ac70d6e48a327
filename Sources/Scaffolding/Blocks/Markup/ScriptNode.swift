import ScaffoldCore

/// What a component of the editor returns: a tree that is written as calls of `createElement` or as JSX.
indirect enum ScriptNode {
    case element(Tag, [Property], [ScriptNode])
    /// An expression whose value stands in the tree.
    case expression(JS)
    /// A node that is there if a condition holds.
    case when(JS, ScriptNode)
    /// A node for each member of a list.
    case each(list: JS, item: JS, ScriptNode)
    /// Nodes without an element around them.
    case fragment([ScriptNode])

    enum Tag {
        /// An element of HTML.
        case html(StaticString)
        /// A component, by the name of its variable.
        case component(StaticString)
    }

    struct Property {
        enum Value {
            /// A text that is code's own: a class, a type.
            case text(String)
            case expression(JS)
            /// A function that is given something by name and returns a node.
            case function(of: JS, ScriptNode)
            case yes
        }

        /// Nil for the members of an object, spread.
        var name: StaticString?
        var value: Value

        init(_ name: StaticString, _ value: JS) {
            self.name = name
            self.value = .expression(value)
        }

        init(_ name: StaticString, text: String) {
            self.name = name
            value = .text(text)
        }

        init(yes name: StaticString) {
            self.name = name
            value = .yes
        }

        init(_ name: StaticString, given argument: JS, _ node: ScriptNode) {
            self.name = name
            value = .function(of: argument, node)
        }

        init(spread value: JS) { self.value = .expression(value) }
    }

    static func html(_ tag: StaticString, _ properties: [Property] = [], _ children: [ScriptNode] = []) -> ScriptNode {
        .element(.html(tag), properties, children)
    }

    static func component(
        _ name: StaticString, _ properties: [Property] = [], _ children: [ScriptNode] = []
    ) -> ScriptNode {
        .element(.component(name), properties, children)
    }
}

/// Longer than this a call or an element is broken into lines.
private let maximumLine = 80

extension ScriptNode {
    // MARK: createElement

    /// The node as an expression of plain ECMAScript; `el` is `createElement`.
    var script: JS {
        switch self {
        case .element(let tag, let properties, let children):
            return Self.call(tag.script, properties, children)
        case .fragment(let children):
            return Self.call("Fragment", [], children)
        case .expression(let code): return code
        case .when(let condition, let node): return Self.joined(condition, " && ", node.script)
        case .each(let list, let item, let node):
            return "\(list).map( ( \(item), index ) => \(node.script) )"
        }
    }

    private static func joined(_ condition: JS, _ operation: JS, _ code: JS) -> JS {
        if condition.text.count + code.text.prefix(while: { $0 != "\n" }).count <= maximumLine {
            return "\(condition)\(operation)\(code)"
        }
        return "\(condition) &&\n    \(code)"
    }

    private static func call(_ tag: JS, _ properties: [Property], _ children: [ScriptNode]) -> JS {
        var arguments = [tag]
        if !properties.isEmpty || !children.isEmpty { arguments.append(object(properties)) }
        arguments += children.map(\.script)
        let inner = JS.joined(arguments, separator: ", ")
        let line: JS = "el( \(inner) )"
        if line.text.count <= maximumLine, !line.text.contains("\n") { return line }
        return "el(\n    \(JS.joined(arguments, separator: ",\n"))\n)"
    }

    private static func object(_ properties: [Property]) -> JS {
        guard !properties.isEmpty else { return "null" }
        if properties.count == 1, let only = properties.first, only.name == nil, case .expression(let code) = only.value
        {
            return code
        }
        let members = properties.map { property -> JS in
            let value: JS =
                switch property.value {
                case .text(let text): "\(string: text)"
                case .expression(let code): code
                case .function(let argument, let node): "( { \(argument) } ) => \(node.script)"
                case .yes: "true"
                }
            guard let name = property.name else { return "...\(value)" }
            return "\(key: "\(name)"): \(value)"
        }
        let line: JS = "{ \(JS.joined(members, separator: ", ")) }"
        if line.text.count <= maximumLine - 12, !line.text.contains("\n") { return line }
        return "{\n    \(JS.joined(members, separator: ",\n")),\n}"
    }

    // MARK: JSX

    /// The node as JSX.
    var jsx: JS {
        switch self {
        case .element(let tag, let properties, let children): return Self.element(tag.jsx, properties, children)
        case .fragment(let children): return Self.element("", [], children)
        case .expression(let code): return code
        case .when(let condition, let node): return Self.wrapped("\(condition) && ", node.jsx)
        case .each(let list, let item, let node):
            return Self.wrapped("\(list).map( ( \(item), index ) => ", node.jsx) + " )"
        }
    }

    private static func wrapped(_ start: JS, _ node: JS) -> JS {
        let line: JS = "\(start)\(node)"
        if line.text.count <= maximumLine, !line.text.contains("\n") { return line }
        return "\(start)(\n    \(node)\n)"
    }

    private static func element(_ tag: JS, _ properties: [Property], _ children: [ScriptNode]) -> JS {
        let attributes = properties.map(\.jsx)
        let isOneLine =
            attributes.map(\.text.count).reduce(tag.text.count, +) + attributes.count < maximumLine - 12
            && !attributes.contains { $0.text.contains("\n") }
        let name: JS = attributes.isEmpty ? "<\(tag)" : "<\(tag) \(JS.joined(attributes, separator: " "))"
        let lines: JS = "<\(tag)\n    \(lines: attributes)\n"
        if children.isEmpty { return isOneLine || attributes.isEmpty ? "\(name) />" : "\(lines)/>" }
        let open: JS = isOneLine || attributes.isEmpty ? "\(name)>" : "\(lines)>"
        let inner = children.map { child -> JS in
            switch child {
            case .element, .fragment: return child.jsx
            default:
                let code = child.jsx
                return code.text.contains("\n") && code.text.hasPrefix("(") ? "{\n    \(code)\n}" : "{ \(code) }"
            }
        }
        let line: JS = "\(open)\(JS.joined(inner, separator: ""))</\(tag)>"
        if inner.count == 1, line.text.count <= maximumLine - 12, !line.text.contains("\n") { return line }
        return "\(open)\n    \(lines: inner)\n</\(tag)>"
    }
}

extension ScriptNode.Tag {
    var script: JS {
        switch self {
        case .html(let name): "\(string: "\(name)")"
        case .component(let name): JS(verbatim: "\(name)")
        }
    }

    var jsx: JS {
        switch self {
        case .html(let name), .component(let name): JS(verbatim: "\(name)")
        }
    }
}

extension ScriptNode.Property {
    var jsx: JS {
        guard let name else {
            if case .expression(let code) = value { return "{ ...\(code) }" }
            return ""
        }
        let key = JS(verbatim: "\(name)")
        switch value {
        case .text(let text):
            // Only text that needs no escape stands in quotes.
            if Token(text) != nil { return "\(key)=\"\(JS(verbatim: text))\"" }
            return "\(key)={ \(string: text) }"
        case .expression(let code): return "\(key)={ \(code) }"
        case .function(let argument, let node):
            return "\(key)={ ( { \(argument) } ) => (\n    \(node.jsx)\n) }"
        case .yes: return key
        }
    }
}
