import Foundation
import ScaffoldCore
import Scaffolding
import Testing

/// What PHP itself says of a few of the files; skipped where there is none.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/php")))
struct PHPLintTests {
    @Test func phpTakesTheFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hostile-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var count = 0
        let wanted = min(max(HostileSpecTests.count / 10, 60), 1500)
        for seed in UInt64(0)..<100_000 {
            guard count < wanted else { break }
            let subject = SpecSchemas.Subject.allCases[Int(seed % 3)]
            var maker = SpecMaker(subject, seed: HostileSpecTests.firstSeed &+ 77_000_000 &+ seed)
            guard let files = try? Scaffolder.files(of: subject, maker.specification()) else { continue }
            // The main file, and the longest of the others.
            let php = files.filter { $0.kind == "php" && $0.path != "tests/stubs.php" }
            for file in php.sorted(by: { $0.content.count > $1.content.count }).prefix(3) {
                try Data(file.content).write(to: folder.appendingPathComponent("\(count).php"))
                count += 1
            }
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "find . -name '*.php' -print0 | xargs -0 -n 1 -P 2 php -l | grep -v '^No syntax errors'",
        ]
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(output.split(separator: "\n").filter { !$0.isEmpty } == [])
        #expect(count >= wanted)
    }
}
