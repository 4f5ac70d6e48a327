import AnalysisProgram
import PHPSyntax

/// A place where outside data comes in.
struct Origin: Sendable, Hashable {
    var grade: Grade
    var file: Int32
    var node: NodeID
    /// What it is called in messages: "$_GET['q']", "get_option()".
    var name: String
}

/// A step on the way of outside data.
struct Step: Sendable {
    /// The step before; 0 is none.
    var previous: UInt32
    var file: Int32
    var node: NodeID
    var kind: Kind

    enum Kind: Sendable {
        /// Assigned to a variable.
        case assigned(Symbol)
        case property(Symbol)
        /// Went through a call of a function that is known by name only.
        case through(Symbol)
        /// Passed as the parameter with that name.
        case passed(FunctionID, Symbol)
        case returned(FunctionID)
        case global(Symbol)
    }
}

/// What came in where, and which way it went; shared by everything that is looked at.
struct Provenance {
    private(set) var origins: [Origin] = []
    private(set) var steps: [Step] = [Step(previous: 0, file: 0, node: .none, kind: .assigned(.none))]
    private var originIDs: [Int: OriginID] = [:]

    /// The origin at a node, made when it is first met.
    mutating func origin(_ file: Int, _ node: NodeID, grade: Grade, name: @autoclosure () -> String) -> OriginID {
        let key = file << 32 | node.index
        if let id = originIDs[key] { return id }
        let id = OriginID(UInt32(truncatingIfNeeded: origins.count))
        origins.append(Origin(grade: grade, file: Int32(truncatingIfNeeded: file), node: node, name: name()))
        originIDs[key] = id
        return id
    }

    subscript(id: OriginID) -> Origin? {
        id.isParameter || Int(id.rawValue) >= origins.count ? nil : origins[Int(id.rawValue)]
    }

    /// Steps beyond this are not kept: traces end early, findings do not.
    private static let maximumSteps = 8_000_000

    mutating func step(_ kind: Step.Kind, after previous: UInt32, file: Int, node: NodeID) -> UInt32 {
        guard steps.count < Self.maximumSteps else { return previous }
        if previous != 0, steps[Int(previous)].node == node, steps[Int(previous)].file == Int32(file) {
            return previous
        }
        steps.append(Step(previous: previous, file: Int32(truncatingIfNeeded: file), node: node, kind: kind))
        return UInt32(truncatingIfNeeded: steps.count - 1)
    }
}
