import Foundation
import JSON
import ScaffoldCore
import Scaffolding

/// One specification, tried.
struct Trial {
    var faults: [String] = []
    var isMade = false
    var isCompared = false
    /// How many hostile values were found as they were given.
    var found = 0
    /// What the specification was refused for.
    var refusal: String?
    let text: String

    init(_ subject: SpecSchemas.Subject, _ specification: JSONValue, twin: JSONValue?, _ maker: SpecMaker) {
        var writer = JSONWriter()
        writer.value(specification)
        text = writer.string
        // As a request brings it.
        guard let specification = try? JSONParser.parse(text) else {
            refusal = "is no JSON that is read"
            return
        }
        switch Self.files(subject, specification) {
        case .failure(let error):
            refusal = "\(error.path) \(error.message)"
            if error.path.isEmpty || error.message.isEmpty { faults.append("an error that names no field: \(error)") }
            guard let twin, case .success = Self.files(subject, twin) else { return }
            faults.append("refused for what is hostile: \(error)")
        case .success(let files):
            isMade = true
            faults = FileFaults.of(files)
            if maker.random.isLucky, case .success(let again) = Self.files(subject, specification), again != files {
                faults.append("another run gives other files")
            }
            guard let twin, faults.isEmpty else { return }
            switch Self.files(subject, twin) {
            case .failure(let error): faults.append("refused without what is hostile: \(error)")
            case .success(let plain):
                let comparison = Comparison(files, plain, plain: maker.plain)
                faults += comparison.faults
                found = comparison.found
                isCompared = true
            }
        }
    }

    private static func files(_ subject: SpecSchemas.Subject, _ specification: JSONValue) -> Result<
        [GeneratedFile], SpecError
    > {
        Result { () throws(SpecError) in try Scaffolder.files(of: subject, specification) }
    }
}

extension RandomSource {
    /// Every twentieth time.
    var isLucky: Bool {
        var copy = self
        return copy.isHappening(5)
    }
}

/// What became of many specifications.
struct Tally {
    var made = 0
    var compared = 0
    var found = 0
    var refusals: [String: Int] = [:]

    mutating func add(_ trial: Trial) {
        if trial.isMade { made += 1 }
        if trial.isCompared { compared += 1 }
        found += trial.found
        if let refusal = trial.refusal {
            refusals[refusal.filter { !$0.isNumber }.prefix(60).description, default: 0] += 1
        }
    }

    /// Prints the sums where WPLLM_HOSTILE_REPORT asks for them.
    func report(_ name: String) {
        guard ProcessInfo.processInfo.environment["WPLLM_HOSTILE_REPORT"] != nil else { return }
        print(
            "\(name): \(made) made, \(compared) compared, \(found) values found, \(refusals.values.reduce(0, +)) refused"
        )
        for (refusal, count) in refusals.sorted(by: { $0.value > $1.value }).prefix(12) {
            print("    \(count) \(refusal)")
        }
    }
}
