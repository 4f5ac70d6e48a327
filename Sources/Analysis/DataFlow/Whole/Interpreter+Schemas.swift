import AnalysisProgram
import OutputContexts
import PHPSyntax

/// The `args` of an endpoint: what WordPress does with its parameters before the callback sees them.
struct RouteSchema: Sendable {
    var file: Int
    /// The settings of each parameter, by its name.
    var parameters: [String: [String: NodeID]]
}

extension Interpreter {
    mutating func addSchema(_ endpoint: RESTEndpoint, _ file: Int) {
        var parameters: [String: [String: NodeID]] = [:]
        if let list = endpoint.arguments {
            for (name, settings) in program.arrayElements(list, in: file) {
                parameters[name] = program.arrayElements(settings, in: file)
            }
        }
        for callback in (endpoint.callback?.targets ?? []).compactMap(\.functionID) {
            for function in implementations(of: callback) {
                schemas[function, default: []].append(RouteSchema(file: file, parameters: parameters))
            }
        }
    }

    /// A parameter of the request that a callback answers, without the dangers that its schema takes away.
    mutating func throughSchema(_ value: ValueID, _ name: String) -> ValueID {
        guard let schemas = schemas[frame.function], !schemas.isEmpty else { return value }
        var clears = Danger.all
        for schema in schemas {
            guard let settings = schema.parameters[name] else { return value }
            clears.formIntersection(self.clears(settings, schema.file))
        }
        if clears.isEmpty { return value }
        if clears == .all { return chosen(harmless([.string, .int]), .request) }
        return mapMarks(value) { mark in
            var mark = mark
            mark.danger.subtract(clears)
            return mark
        }
    }

    /// The dangers that the settings of one parameter take away.
    private func clears(_ settings: [String: NodeID], _ file: Int) -> Danger {
        var clears: Danger = []
        var isTyped = settings["sanitize_callback"] == nil
        for callback in settings["sanitize_callback"].map({ program.callbackTargets($0, in: file) }) ?? [] {
            switch callback {
            case .external(let name):
                if text(name).hasPrefix("rest_") {
                    isTyped = true
                } else if let sanitizer = facts.function(name)?.sanitizers.first(where: { $0.argument == 0 }) {
                    clears.formUnion(sanitizer.types.isSubset(of: .harmless) ? .all : sanitizer.clears)
                }
            case .function(let function):
                guard let summary = summaries[function.index] else { continue }
                clears.formUnion(left(summary.result, of: 0))
            default: continue
            }
        }
        for callback in settings["validate_callback"].map({ program.callbackTargets($0, in: file) }) ?? [] {
            switch callback {
            case .external(let name):
                if text(name).hasPrefix("rest_validate") { isTyped = true }
                for check in facts.function(name)?.guards ?? [] {
                    if case .validator(0, .truthy, let dangers) = check { clears.formUnion(dangers) }
                }
            case .function(let function):
                let validation = summaries[function.index]?.validated.first { $0.parameter == 0 }
                clears.formUnion(validation?.whenTrue ?? [])
            default: continue
            }
        }
        return isTyped ? clears.union(clearsOfType(settings, file)) : clears
    }

    private func clearsOfType(_ settings: [String: NodeID], _ file: Int) -> Danger {
        guard let type = settings["type"].flatMap({ program.constantString($0, in: file) }) else { return [] }
        if ["integer", "number", "boolean", "null"].contains(type) { return .all }
        guard type == "string" else { return [] }
        if settings["enum"] != nil { return .all }
        switch settings["format"].flatMap({ program.constantString($0, in: file) }) {
        case "date-time", "ip", "uuid", "hex-color": return .all
        default: break
        }
        guard let pattern = settings["pattern"].flatMap({ program.constantString($0, in: file) }) else { return [] }
        let facts = RegexFacts(Array(("#" + pattern + "#u").utf8))
        return facts.allowedBytes(whole: true).map { Self.harmless($0) } ?? []
    }

    /// The dangers that a kept result has not any more of what a parameter carried.
    private func left(_ result: ValueID, of parameter: Int) -> Danger {
        guard result != .undefined else { return [] }
        if kept[result].identity != nil { return [] }
        var danger: Danger = []
        for mark in kept.allMarks(result) { danger.formUnion(mark.danger) }
        return Danger.all.subtracting(danger)
    }
}
