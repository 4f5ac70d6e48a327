import AnalysisProgram
import PHPSyntax

/// An argument of a call, evaluated.
struct CallArgument {
    /// Nil for arguments that the engine makes up.
    var node: NodeID?
    var value: ValueID
    /// The name of a named argument, or none.
    var name: Symbol = .none
    var isSpread = false
}

extension Interpreter {
    /// The arguments of a call, evaluated in their order.
    mutating func arguments(_ list: NodeID?, _ environment: inout Environment) -> [CallArgument] {
        guard let list else { return [] }
        let tree = frame.tree
        var arguments: [CallArgument] = []
        for child in tree.children(list) where tree.kind(child) == .argument {
            guard let node = tree.child(child, 1) else { continue }
            let value = evaluate(node, &environment)
            arguments.append(
                CallArgument(
                    node: node, value: value == .undefined ? .unknown : value,
                    name: tree.child(child, 0).map { symbol($0) } ?? .none,
                    isSpread: tree.flags(child).contains(.variadic)))
        }
        return arguments
    }

    /// The arguments by the positions of a program's function's parameters; `nil` where there is none.
    mutating func positioned(_ arguments: [CallArgument], for function: FunctionID) -> [CallArgument?] {
        let parameters = program.functions[function.index].parameters
        var result = [CallArgument?](repeating: nil, count: parameters.count)
        var position = 0
        for argument in arguments {
            if argument.isSpread {
                // Any of the elements may end up in any parameter that follows; string keys are names.
                for index in position..<max(position, parameters.count) where result[index] == nil {
                    let key = literal(text(parameters[index].name))
                    let environment = Environment()
                    let byName = element(
                        of: argument.value, key: key, base: argument.node, at: argument.node ?? .none, environment)
                    let byPosition = element(
                        of: argument.value, key: literal(String(index - position), types: .int),
                        base: argument.node, at: argument.node ?? .none, environment)
                    result[index] = CallArgument(node: nil, value: join(byName, byPosition))
                }
                continue
            }
            if argument.name != .none {
                if let index = parameters.firstIndex(where: { $0.name == argument.name }) { result[index] = argument }
                continue
            }
            if position < parameters.count, !parameters[position].isVariadic {
                result[position] = argument
            } else if let last = parameters.indices.last, parameters[last].isVariadic {
                let rest = result[last]?.value ?? harmless(.array)
                let changed = settingElement(
                    of: rest, literal(String(position - last), types: .int), to: argument.value, isAppend: false)
                result[last] = CallArgument(node: nil, value: changed)
            } else if position == result.count, position < 12 {
                result.append(argument)
            }
            position += 1
        }
        return result
    }
}
