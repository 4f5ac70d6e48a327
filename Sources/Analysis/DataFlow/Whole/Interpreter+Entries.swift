import AnalysisProgram
import PHPSyntax

/// Where requests come in: what hooks put into the parameters of their callbacks.
extension Interpreter {
    mutating func findEntries() {
        for registration in program.hooks {
            for target in registration.callbacks {
                guard let function = target.functionID else { continue }
                for (index, value) in parameters(of: registration) {
                    entryParameters[function, default: []].append((index, value))
                }
            }
        }
    }

    private func parameters(of registration: HookRegistration) -> [(Int, EntryValue)] {
        let kind: String
        switch registration.kind {
        case .action: kind = "action"
        case .filter: kind = "filter"
        case .shortcode:
            return [
                (0, .grade(.shortcode, name: "attributes of [\(registration.name)]")),
                (1, .grade(.shortcode, name: "content of [\(registration.name)]")),
            ]
        case .restRoute, .ability: return [(0, .object(facts.requestClass))]
        case .block: return [(0, .grade(.block, name: "attributes of the block \(registration.name)"))]
        default: return []
        }
        var result: [(Int, EntryValue)] = []
        for entry in facts.entries where entry.kind == kind && entry.matches(registration.name) {
            for parameter in entry.parameters {
                result.append((parameter.index, .grade(parameter.grade, name: "what \(registration.name) passes")))
            }
        }
        return result
    }
}
