import Foundation
import JSON
import ScaffoldCore
import Scaffolding
import Testing

/// Thousands of specifications whose values would like to be code. Each gives whole files or an error that names a field;
/// and a specification that says the same without what is hostile gives the same code.
///
/// How many there are is told by WPLLM_HOSTILE_SPECS; the first seed by WPLLM_HOSTILE_SEED.
@Suite struct HostileSpecTests {
    /// The seeds of a part of the specifications, so that parts run beside each other.
    static let parts = 12
    static let count = number("WPLLM_HOSTILE_SPECS") ?? 360
    static let firstSeed = UInt64(number("WPLLM_HOSTILE_SEED") ?? 1)

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    @Test(arguments: SpecSchemas.Subject.allCases, 0..<parts)
    func valuesStayInTheirPlaces(_ subject: SpecSchemas.Subject, _ part: Int) throws {
        var tally = Tally()
        let specifications = max(1, Self.count * Self.share(subject) / 100 / Self.parts)
        for index in 0..<specifications {
            let seed = Self.firstSeed &+ UInt64(part * 1_000_000 + index)
            var maker = SpecMaker(subject, seed: seed)
            var specification = maker.specification()
            let isComparable = maker.isComparable && !maker.random.isHappening(15)
            if !isComparable, maker.random.isHappening(60) { specification = maker.spoilt(specification) }
            let trial = Trial(
                subject, specification, twin: isComparable ? maker.plainTwin(of: specification) : nil, maker)
            #expect(trial.faults.isEmpty, "\(subject) \(seed): \(trial.faults.prefix(3)) \(trial.text)")
            if !trial.faults.isEmpty { break }
            tally.add(trial)
        }
        tally.report("\(subject) \(part)")
        // Were most refused, little would be tested.
        if specifications >= 8 { #expect(tally.made * 3 >= specifications) }
        if specifications >= 40 { #expect(tally.found > 100) }
    }

    /// What JSON can say and Unicode cannot.
    @Test(arguments: [#"\ud800"#, #"\udfff x"#, #"a\ud83d"#, #"\udc00\ud800"#, #"\ud83d\ude00"#])
    func halvesOfCharacters(_ escape: String) throws {
        for text in [#"{"plugin_name": "Zq \#(escape)", "description": "\#(escape)", "tables": ["\#(escape) things"]}"#]
        {
            guard let specification = try? JSONParser.parse(text) else { continue }
            let files = try Scaffolder.files(of: .plugin, specification)
            #expect(FileFaults.of(files) == [])
        }
    }

    /// Percent of all: plugins have the most to go wrong.
    static func share(_ subject: SpecSchemas.Subject) -> Int {
        switch subject {
        case .plugin: 50
        case .block: 30
        case .theme: 20
        }
    }
}
