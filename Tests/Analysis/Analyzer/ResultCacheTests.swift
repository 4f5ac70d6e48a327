import AnalysisModel
import Foundation
import Testing

import Analysis

final class ResultCacheTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/wpllm-cache-\(UUID().uuidString)/a/b"
    private let code = "<?php\n$a = @count( 'x' );\n$b = @count( 'y' ); // wpllm-ignore php: reason\nif (\n"

    deinit {
        try? FileManager.default.removeItem(atPath: (folder as NSString).deletingLastPathComponent + "/..")
    }

    private var entries: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    private func result(_ code: String? = nil, version: String = "1", options: AnalysisOptions = .init())
        -> AnalysisResult
    {
        analyze(
            [("logo.png", "\u{0}"), ("a.php", code ?? self.code)], options: options,
            cache: ResultCache(folder: folder, version: version))
    }

    @Test func theSecondAnalysisGivesTheSameResult() throws {
        let first = result()
        #expect(entries.count == 1)
        let second = result()
        #expect(entries.count == 1)
        #expect(first.issues == second.issues)
        #expect(first.suppressed == second.suppressed)
        #expect(first.notes == second.notes)
        #expect(first.scores == second.scores)
        #expect(!first.issues.isEmpty && !first.suppressed.isEmpty && !first.notes.isEmpty)
    }

    /// The entry, not the analysis, is what the second result comes from.
    @Test func theEntryIsUsed() throws {
        let files = [SourceFile(path: "a.php", bytes: Array("<?php\n".utf8))]
        let cache = ResultCache(folder: folder, version: "1")
        let trace = [TraceStep(kind: .sink, span: SourceSpan(file: 0, range: 0..<2), note: "é\u{0}")]
        let fix = Fix(title: "t", edits: [Edit(span: SourceSpan(file: 0, range: 1..<1), replacement: "x")])
        let finding = Finding(
            rule: "a.b", severity: .high, confidence: .low, span: SourceSpan(file: 0, range: 0..<5), message: "m",
            suggestion: "s", trace: trace, fix: fix)
        var checked = CheckedFiles(issues: [Issue(finding: finding, fingerprint: "f")])
        checked.suppressed = [SuppressedIssue(issue: checked.issues[0], kind: .comment, reason: "r")]
        checked.notes = [AnalysisNote(file: nil, message: "n")]
        cache.write(checked, cache.key(files: files, options: .init()))
        #expect(cache.read(cache.key(files: files, options: .init()), fileCount: 1) == checked)
        #expect(Analyzer.analyze(files, cache: cache).issues == checked.issues)
    }

    @Test func whatMattersChangesTheKey() {
        let cache = ResultCache(folder: folder, version: "1")
        func key(
            _ path: String = "a.php", _ code: String = "<?php", fragment: Bool = false,
            _ options: AnalysisOptions = .init()
        )
            -> String
        {
            cache.key(
                files: [SourceFile(path: path, bytes: Array(code.utf8), language: .php, isPHPFragment: fragment)],
                options: options)
        }
        let keys = [
            key(), key("b.php"), key("a.php", "<?php "), key(fragment: true),
            key("a.php", "<?php", .init(types: [.quality])),
            key("a.php", "<?php", .init(minimumWordPress: [6])), key("a.php", "<?php", .init(minimumPHP: [6])),
            key("a.php", "<?php", .init(textDomain: "a")), key("a.php", "<?php", .init(prefixes: ["a"])),
            key("a.php", "<?php", .init(disabledRules: ["a"])), key("a.php", "<?php", .init(customFacts: ["a": []])),
            key("a.php", "<?php", .init(customFacts: ["a": ["b"]])),
            ResultCache(folder: folder, version: "2").key(
                files: [SourceFile(path: "a.php", bytes: Array("<?php".utf8))], options: .init()),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(key() == key("a.php", "<?php", .init(threads: 8)))
        #expect(keys.allSatisfy { $0.utf8.count == 64 })
    }

    @Test func aDamagedEntryCountsAsMissing() throws {
        let first = result()
        let path = folder + "/" + (try #require(entries.first))
        let bytes = try #require(FileManager.default.contents(atPath: path))
        for damaged in [Data(), bytes.dropLast(), bytes.dropFirst(), bytes.prefix(70), Data(count: 100)] {
            try damaged.write(to: URL(fileURLWithPath: path))
            #expect(result().issues == first.issues)
            #expect(FileManager.default.contents(atPath: path) == bytes)
        }
        var flipped = bytes
        flipped[flipped.count / 2] ^= 1
        try flipped.write(to: URL(fileURLWithPath: path))
        #expect(result().issues == first.issues)
    }

    @Test func anImpossibleFolderIsNoTrouble() {
        let result = analyze(
            [("a.php", code)], cache: ResultCache(folder: "/proc/no/such/folder", version: "1"))
        #expect(!result.issues.isEmpty)
    }

    @Test func theOldestEntriesAreRemoved() {
        let cache = ResultCache(folder: folder, version: "1", capacity: 3)
        for index in 0..<10 { _ = analyze([("a.php", "<?php \(index);")], cache: cache) }
        #expect(entries.count == 3)
    }

    @Test func aCancelledAnalysisIsNotKept() {
        let result = result(options: AnalysisOptions(isCancelled: { true }))
        #expect(!result.isComplete)
        #expect(entries.isEmpty)
    }

    /// Writers at the same time leave one whole entry and nothing else.
    @Test func writersDoNotDisturbEachOther() {
        let expected = analyze([("a.php", code)]).issues
        let (folder, code) = (folder, code)
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            let cache = ResultCache(folder: folder, version: "1")
            #expect(analyze([("a.php", code)], cache: cache).issues == expected)
        }
        #expect(entries.count == 1)
    }
}
