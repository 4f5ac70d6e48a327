import JSSyntax

/// Where names come from: the package and export that an import, a global `wp` or a parameter stands for.
extension Script {
    /// The origin of what `node` names: "@wordpress/data.useSelect", "jquery", "global.fetch"; nil if it is the
    /// file's own.
    ///
    /// `wp.blockEditor.RichText`, `import { RichText } from '@wordpress/block-editor'` and a parameter `blockEditor` of
    /// a function that is called with `wp.blockEditor` all lead to "@wordpress/block-editor.RichText". React's own
    /// exports count as those of @wordpress/element.
    func origin(_ node: NodeID) -> String? { origin(node, depth: 0) }

    private func origin(_ node: NodeID, depth: Int) -> String? {
        var names: [String] = []
        var node = node
        while let object = tree.child(node, 0), let name = tree.memberName(node) {
            names.append(name)
            node = object
            if names.count > 8 { return nil }
        }
        var base: String?
        switch kind(node) {
        case .identifier:
            if let variable = scopes.variable(of: node) {
                base = origin(ofVariable: variable, depth: depth)
            } else {
                base = Self.globalOrigin(tree.name(node))
            }
        case .sequence: base = tree.children(node).suffix(1).first.flatMap { origin($0, depth: depth + 1) }
        case .call:
            // require( 'package' ), as bundlers read it.
            if let callee = tree.child(node, 0), kind(callee) == .identifier, tree.isNamed(callee, "require"),
                let source = arguments(node).first.flatMap({ tree.string($0) })
            {
                base = Self.package(source)
            }
        default: break
        }
        guard var origin = base else { return nil }
        for name in names.reversed() { origin = Self.member(name, of: origin) }
        return origin
    }

    private func origin(ofVariable index: Int, depth: Int) -> String? {
        if let known = origins[index] { return known }
        guard depth < 16 else { return nil }
        // A name that is defined by itself has no origin.
        origins[index] = .some(nil)
        let found = findOrigin(index, depth: depth + 1)
        origins[index] = .some(found)
        return found
    }

    private func findOrigin(_ index: Int, depth: Int) -> String? {
        let variable = scopes.variables[index]
        guard variable.declarations.count == 1, let parent = parent(variable.declarations[0]) else { return nil }
        let name = variable.declarations[0]
        switch kind(parent) {
        case .importSpecifier:
            guard let source = importSource(parent), let imported = tree.child(parent, 0) else { return nil }
            let export = kind(imported) == .string ? tree.string(imported) ?? "" : tree.name(imported)
            return Self.member(export, of: source)
        case .importDefault:
            guard let source = importSource(parent) else { return nil }
            return source == "@wordpress/element" || source == "jquery" || source == "lodash"
                ? source : source + ".default"
        case .importNamespace: return importSource(parent)
        case .declarator: return tree.child(parent, 1).flatMap { origin($0, depth: depth) }
        case .parameterList:
            if let value = argument(for: name, in: parent) { return origin(value, depth: depth) }
            // jQuery( function ( $ ) { … } )
            return variable.name == "$" ? "jquery" : nil
        default: return destructured(name, depth: depth)
        }
    }

    private func importSource(_ specifier: NodeID) -> String? {
        guard let list = parent(specifier), let declaration = parent(list), let source = tree.source(declaration) else {
            return nil
        }
        return Self.package(source)
    }

    /// `const { a: { b } } = value`: the origin of value, then a, then b.
    private func destructured(_ name: NodeID, depth: Int) -> String? {
        var keys: [String] = []
        var node = name
        while let parent = parent(node) {
            switch kind(parent) {
            case .property:
                guard let key = tree.keyName(parent) else { return nil }
                keys.append(key)
            case .objectPattern, .defaultPattern: break
            case .declarator:
                guard let value = tree.child(parent, 1), var origin = origin(value, depth: depth) else { return nil }
                for key in keys.reversed() { origin = Self.member(key, of: origin) }
                return origin
            case .parameterList:
                guard let value = argument(for: node, in: parent), var origin = origin(value, depth: depth) else {
                    return nil
                }
                for key in keys.reversed() { origin = Self.member(key, of: origin) }
                return origin
            default: return nil
            }
            node = parent
        }
        return nil
    }

    /// What a function that is called where it is written gets for a parameter.
    func argument(for parameter: NodeID, in list: NodeID) -> NodeID? {
        guard let function = parent(list), isFunction(function), let call = parent(function), kind(call) == .call,
            tree.child(call, 0) == function,
            let position = Array(tree.children(list)).firstIndex(of: parameter)
        else { return nil }
        let arguments = arguments(call)
        return position < arguments.count ? arguments[position] : nil
    }

    private static func globalOrigin(_ name: String) -> String {
        switch name {
        case "wp": "wp"
        case "React", "ReactDOM": "@wordpress/element"
        case "jQuery", "$": "jquery"
        case "_", "lodash": "lodash"
        case "window", "globalThis", "self", "top", "parent": "window"
        default: wellKnown[name].map { "\($0).\(name)" } ?? "global.\(name)"
        }
    }

    /// Exports that a piece of a block may use without its imports.
    private static let wellKnown: [String: String] = {
        let exports = [
            "@wordpress/blocks": "registerBlockType",
            "@wordpress/data": "useSelect useDispatch withSelect withDispatch",
            "@wordpress/element": """
            createElement useCallback useEffect useLayoutEffect useMemo useReducer useRef useState memo RawHTML Fragment
            """,
            "@wordpress/block-editor": """
            useBlockProps useInnerBlocksProps RichText InnerBlocks InspectorControls BlockControls MediaUpload
            """,
            "@wordpress/components": """
            Button IconButton ToolbarButton TextControl TextareaControl SelectControl ToggleControl RangeControl
            PanelBody Placeholder Spinner
            """,
            "@wordpress/i18n": "__ _x _n _nx sprintf",
        ]
        var packages: [String: String] = ["apiFetch": "@wordpress/api-fetch"]
        for (package, names) in exports {
            for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) { packages[String(name)] = package }
        }
        return packages
    }()

    /// A package as scripts name it, React's as WordPress's.
    private static func package(_ source: String) -> String {
        switch source {
        case "react", "react-dom", "react-dom/client": "@wordpress/element"
        default: source
        }
    }

    /// The member `name` of what has that origin.
    private static func member(_ name: String, of origin: String) -> String {
        switch origin {
        case "window": return globalOrigin(name)
        case "wp":
            let package = "@wordpress/" + kebab(name)
            // These packages are functions.
            return ["apiFetch", "serverSideRender", "deprecated", "domReady"].contains(name)
                ? package + ".default" : package
        default: return "\(origin).\(name)"
        }
    }

    private static func kebab(_ name: String) -> String {
        var text = ""
        for character in name {
            if character.isUppercase { text.append("-") }
            text += character.lowercased()
        }
        return text
    }
}
