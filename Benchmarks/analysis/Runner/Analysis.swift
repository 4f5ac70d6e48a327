import AnalysisModel
import AnalysisProgram
import BenchmarkSupport
import DataFlow
import PHPRules

/// Runs the rules about PHP on files that belong together.
enum Analysis {
    static func findings(_ files: [SourceFile], options: AnalysisOptions) -> [Finding] {
        let program = Program(files: files, options: options, names: DataFlowRules.names)
        return DataFlowRules.check(program, options: options) + PHPRules.check(program, options: options)
    }

    /// The files of a case or of a tree; in a folder those that are analysed: PHP, and block.json.
    static func files(_ path: String) -> [SourceFile] {
        guard isDirectory(path) else {
            guard let bytes = readFile(path) else { fail("cannot read \(path)") }
            return [SourceFile(path: String(path.split(separator: "/").last ?? ""), bytes: bytes)]
        }
        var files: [SourceFile] = []
        for name in filesBelow(path) {
            let isPHP = [".php", ".inc", ".phtml"].contains { name.hasSuffix($0) }
            guard isPHP || name.hasSuffix("block.json") else { continue }
            if let bytes = readFile("\(path)/\(name)") { files.append(SourceFile(path: name, bytes: bytes)) }
        }
        return files
    }
}

extension Finding {
    /// The group of its rule and the weakness it is about.
    var subject: (type: AnalysisType, group: String, weakness: Int?) {
        guard let rule = RuleCatalogue.shared[self.rule] else {
            return (.security, String(self.rule.split(separator: ".").first ?? ""), nil)
        }
        return (rule.type, rule.group, rule.cwe)
    }
}
