import AnalysisModel
import Foundation
import Testing

import AnalysisProgram

private let core = "/usr/share/wordpress"

@Suite("All of WordPress")
struct WordPressTests {
    @Test(.enabled(if: FileManager.default.fileExists(atPath: core + "/wp-includes/plugin.php")))
    func isIndexed() throws {
        let files = readFolder(core)
        let bytes = files.reduce(0) { $0 + $1.bytes.count }
        var best = Duration.seconds(1000)
        var program = Program(files: [], options: AnalysisOptions())
        for _ in 0..<3 {
            let time = ContinuousClock().measure {
                program = Program(files: files, options: AnalysisOptions(threads: 2))
            }
            best = min(best, time)
        }
        print(
            "\(files.count) files, \(bytes) bytes in \(best): \(program.symbols.count) names, "
                + "\(program.functions.count) functions, \(program.classes.count) classes, "
                + "\(program.hooks.count) hooks, \(program.hookCalls.count) hook calls")
        #expect(program.functions.count > 10_000)
        #expect(program.classes.count > 500)
        let doAction = try #require(program.function(named: try program.name("do_action")))
        #expect(files[program[doAction].file].path == "wp-includes/plugin.php")
        let parent = try program.name("wp_rest_controller")
        let posts = try #require(program.classID(named: try program.name("wp_rest_posts_controller")))
        #expect(program.isSubclass(posts, of: parent))
        let known = program.hooks.filter { hook in
            !hook.callbacks.isEmpty && hook.callbacks.allSatisfy { $0.functionID != nil }
        }
        let withCallbacks = program.hooks.filter { !$0.callbackNodes.isEmpty }
        print("hooks with known callbacks: \(known.count) of \(withCallbacks.count)")
        #expect(Double(known.count) > 0.9 * Double(withCallbacks.count))
        var includes = 0
        var resolved = 0
        for (file, tree) in program.trees.enumerated() {
            guard let tree else { continue }
            for index in 1..<tree.nodeCount where tree.kind(tree.node(at: index)) == .include {
                includes += 1
                if !program.includeTargets(tree.node(at: index), in: file).isEmpty { resolved += 1 }
            }
        }
        print("includes with known files: \(resolved) of \(includes)")
        #expect(Double(resolved) > 0.8 * Double(includes))
    }
}
