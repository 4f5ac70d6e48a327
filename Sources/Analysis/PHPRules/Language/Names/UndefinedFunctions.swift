import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Calls of functions that neither the program nor PHP nor WordPress has.
struct UndefinedFunctions: ProgramRule {
    static let ids = ["php.undefined-function"]

    func check(_ context: ProgramContext, report: inout Reporter) {
        let program = context.program
        let names = OwnNames(context)
        for (file, tree) in program.trees.enumerated() {
            guard let tree, !context.options.isCancelled() else { continue }
            var looked: Set<Symbol> = []
            for index in 1..<Swift.max(tree.nodeCount, 1) {
                let node = tree.node(at: index)
                guard tree.kind(node) == .call, let callee = tree.child(node, 0), tree.kind(callee) == .name else {
                    continue
                }
                let (qualified, fallback) = program.resolvedFunctionNames(callee, in: file)
                let name = fallback == .none ? qualified : fallback
                guard name != .none, looked.insert(qualified).inserted, program.function(named: qualified) == nil,
                    fallback == .none || program.function(named: fallback) == nil,
                    !context.mentions.contains(qualified), !context.mentions.contains(name)
                else { continue }
                let text = program.symbols.text(name)
                guard !Self.constructs.contains(text),
                    text.utf8.contains(UInt8(ascii: "\\")) || !FunctionFacts.isKnown(text),
                    let doubt = names.doubt(text, qualified: program.symbols.text(qualified))
                else { continue }
                report(
                    "php.undefined-function", at: SourceSpan(file: file, range: tree.byteRange(callee)),
                    values: ["function": tree.text(callee), "hint": doubt.hint],
                    severity: doubt.isSure ? nil : .low, confidence: doubt.isSure ? .high : .low)
            }
        }
    }

    /// What is written like a call but is none.
    private static let constructs: Set<String> = [
        "exit", "die", "array", "list", "isset", "empty", "unset", "eval", "print", "clone",
    ]
}

/// The names that a program gives its functions, to tell a misspelled or missing function of its own from one that
/// another plugin brings.
private struct OwnNames {
    /// What the program's functions begin with, up to the first `_`, and how many do.
    private var prefixes: [String: Int] = [:]
    private var namespaces: Set<String> = []
    /// Functions by length, to find those that are nearly the same.
    private var functions: [Int: [[UInt8]]] = [:]
    private let hasSeveralFiles: Bool
    /// Whether the whole plugin or theme is there, not only some files of it.
    private let isWhole: Bool
    private var count = 0

    /// What functions of widespread plugins begin with, which others may take up.
    private static let foreign: Set<String> = [
        "wc", "woocommerce", "acf", "bp", "bbp", "edd", "pll", "icl", "wpml", "vc", "elementor", "gf", "gform", "tribe",
        "learndash", "ld", "um", "pmpro", "rcp", "give", "yoast", "wpseo", "jetpack", "wpcf7", "et", "fl", "ninja",
        "get",
        "the", "is", "wp", "register", "add", "has", "cmb2", "rwmb", "fw", "redux", "kirki", "litespeed", "w3tc",
        "rocket",
    ]

    init(_ context: ProgramContext) {
        let program = context.program
        hasSeveralFiles = program.trees.count { $0 != nil } > 1
        isWhole = context.header.file != nil
        for function in program.functions where function.kind == .function {
            let name = program.symbols.text(function.name)
            if let separator = name.lastIndex(of: "\\") {
                namespaces.insert(String(name[..<separator]))
            } else {
                count += 1
                if let end = name.firstIndex(of: "_"), end != name.startIndex {
                    prefixes[String(name[..<end]), default: 0] += 1
                }
            }
            functions[name.utf8.count, default: []].append(Array(name.utf8))
        }
    }

    /// How sure it is that the function is missing; nil if it may well come from elsewhere.
    func doubt(_ name: String, qualified: String) -> (isSure: Bool, hint: String)? {
        if let near = near(name) ?? (qualified == name ? nil : near(qualified)) {
            return (true, "; there is \(near)()")
        }
        guard hasSeveralFiles else { return nil }
        if let separator = qualified.lastIndex(of: "\\") {
            return namespaces.contains(String(qualified[..<separator])) && qualified == name ? (true, "") : nil
        }
        // A whole plugin calls what begins like its own functions, and is nowhere.
        guard let end = name.firstIndex(of: "_"), isWhole, !Self.foreign.contains(String(name[..<end])),
            prefixes[String(name[..<end]), default: 0] * 2 >= max(count, 1)
        else { return nil }
        return (false, "")
    }

    /// A function of the program, PHP or WordPress whose name differs in one letter.
    private func near(_ name: String) -> String? {
        let bytes = Array(name.utf8)
        guard bytes.count >= 7, bytes.count < 64 else { return nil }
        for length in (bytes.count - 1)...(bytes.count + 1) {
            for other in (functions[length] ?? []).prefix(2000) where Spelling.isNear(bytes, other) {
                return String(decoding: other, as: UTF8.self)
            }
        }
        return Spelling.variants(bytes).first(where: FunctionFacts.isKnown)
    }
}
