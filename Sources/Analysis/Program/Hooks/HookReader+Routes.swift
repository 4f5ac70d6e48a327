import PHPSyntax

extension HookReader {
    /// `register_rest_route( 'namespace/v1', '/route', array( … ) )`: one endpoint, or a list of them.
    func route(_ context: Context) -> HookRegistration? {
        let arguments = context.arguments
        guard let namespaceNode = arguments[0, "route_namespace"], let routeNode = arguments[1, "route"] else {
            return nil
        }
        let namespace = pattern(namespaceNode, context)
        let route = pattern(routeNode, context)
        var result = start(context, .restRoute, name: Self.joined(namespace, route))
        let settings = arguments[2, "args"].flatMap { array($0, context) }
        var endpoints: [RESTEndpoint] = []
        var isComplete = settings != nil
        if let settings {
            result.settings = settings
            let own = program.arrayElements(settings, in: context.file)
            if own["callback"] != nil || own["methods"] != nil {
                endpoints.append(endpoint(settings, own, context))
            } else {
                for element in context.tree.children(settings) where context.tree.kind(element) == .arrayElement {
                    guard context.tree.child(element, 0) == nil, let value = context.tree.child(element, 1) else {
                        continue
                    }
                    guard let inner = array(value, context) else {
                        isComplete = false
                        continue
                    }
                    endpoints.append(endpoint(inner, program.arrayElements(inner, in: context.file), context))
                }
            }
        }
        result.callbackNodes = endpoints.compactMap(\.callback?.node)
        result.callbacks = endpoints.flatMap { $0.callback?.targets ?? [] }
        result.route = RESTRoute(namespace: namespace, route: route, endpoints: endpoints, isComplete: isComplete)
        return result
    }

    private static func joined(_ namespace: String, _ route: String) -> String {
        let end = namespace.hasSuffix("/") ? String(namespace.dropLast()) : namespace
        return end + (route.hasPrefix("/") ? "" : "/") + route
    }

    private func endpoint(_ node: NodeID, _ elements: [String: NodeID], _ context: Context) -> RESTEndpoint {
        func callback(_ key: String) -> RegisteredCallback? {
            elements[key].map { RegisteredCallback(node: $0, targets: targets($0, context)) }
        }
        return RESTEndpoint(
            node: node, methods: elements["methods"].map { methods($0, context) } ?? ["GET"],
            methodsNode: elements["methods"], callback: callback("callback"),
            permission: callback("permission_callback"), arguments: elements["args"])
    }

    /// The methods that an expression names; empty if any is unknown.
    private func methods(_ node: NodeID, _ context: Context) -> [String] {
        if context.tree.kind(node) == .array {
            let lists = context.tree.children(node).map { element in
                context.tree.child(element, 1).map { names($0, context) } ?? []
            }
            return lists.contains { $0.isEmpty } ? [] : lists.flatMap { $0 }
        }
        return names(node, context)
    }

    private func names(_ node: NodeID, _ context: Context) -> [String] {
        let text = program.constantString(node, in: context.file) ?? serverConstant(node, context)
        return text?.split { $0 == "," || $0 == " " || $0 == "|" }.map { $0.uppercased() } ?? []
    }

    /// The constants of `WP_REST_Server`, which a plugin alone does not hold.
    private func serverConstant(_ node: NodeID, _ context: Context) -> String? {
        guard context.tree.kind(node) == .classConstant, let type = context.tree.child(node, 0),
            context.tree.kind(type) == .name, let name = context.tree.child(node, 1),
            program.resolvedClassName(type, in: context.file, within: nil) == KnownName.restServer.symbol
        else { return nil }
        switch program.symbols.text(program.symbol(name, in: context.file)) {
        case "READABLE": return "GET"
        case "CREATABLE": return "POST"
        case "EDITABLE": return "POST, PUT, PATCH"
        case "DELETABLE": return "DELETE"
        case "ALLMETHODS": return "GET, POST, PUT, PATCH, DELETE"
        default: return nil
        }
    }
}
