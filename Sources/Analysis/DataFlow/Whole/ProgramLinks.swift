import AnalysisProgram
import PHPSyntax

/// What belongs together in a program: classes by their families, callbacks by their hooks.
struct ProgramLinks {
    private var roots: [ClassID] = []
    private var children: [[ClassID]]
    private var callbacksByHook: [String: [FunctionID]] = [:]
    private var templates: [Bool]
    /// The nodes of all trees.
    let nodeCount: Int
    private let program: Program

    init(_ program: Program) {
        self.program = program
        nodeCount = program.trees.reduce(0) { $0 + ($1?.nodeCount ?? 0) }
        children = [[ClassID]](repeating: [], count: program.classes.count)
        for index in program.classes.indices {
            let id = ClassID(rawValue: Int32(truncatingIfNeeded: index))
            var root = id
            for _ in 0..<64 {
                guard let parent = program.classes[root.index].parent else { break }
                root = parent
            }
            roots.append(root)
            if let parent = program.classes[index].parent { children[parent.index].append(id) }
            // What an interface or a trait calls may be in any class that implements or uses it.
            for name in program.classes[index].interfaceNames + program.classes[index].traitNames {
                if let other = program.classID(named: name) { children[other.index].append(id) }
            }
        }
        for registration in program.hooks where registration.kind == .action || registration.kind == .filter {
            for target in registration.callbacks {
                if let function = target.functionID {
                    callbacksByHook[registration.name, default: []].append(function)
                }
            }
        }
        templates = program.trees.indices.map { file in
            guard let tree = program.trees[file] else { return false }
            return Self.isTemplate(tree)
        }
    }

    /// A file is run where it is included if it does something itself, not if it only declares.
    private static func isTemplate(_ tree: SyntaxTree) -> Bool {
        guard tree.byteCount < 200_000 else { return false }
        for child in tree.children(tree.root) {
            switch tree.kind(child) {
            case .inlineHTML, .echo, .ifStatement, .foreach, .returnStatement, .expressionStatement, .forStatement,
                .whileStatement, .switchStatement:
                return true
            default: continue
            }
        }
        return false
    }

    /// The topmost ancestor that the program declares.
    func root(of id: ClassID) -> ClassID { roots[id.index] }

    /// Methods of that name in the classes below one, a few.
    func overrides(of name: Symbol, below id: ClassID) -> [FunctionID] {
        var found: [FunctionID] = []
        var queue = children[id.index]
        var position = 0
        while position < queue.count, position < 200, found.count < 8 {
            let next = queue[position]
            position += 1
            if let method = program.classes[next.index].methods[name], !found.contains(method) { found.append(method) }
            queue += children[next.index]
        }
        return found
    }

    /// The program's functions that were registered for a hook by its name.
    func callbacks(ofHook name: String) -> [FunctionID] { callbacksByHook[name] ?? [] }

    /// The files of one folder that a path with an unknown name in it may be: "…/views/" and ".php".
    func files(matching pattern: (prefix: String, suffix: String)) -> [Int] {
        guard pattern.suffix.hasPrefix("."), pattern.prefix.hasSuffix("/") else { return [] }
        guard let folder = pattern.prefix.split(separator: "/").last, !folder.isEmpty else { return [] }
        var found: [Int] = []
        for (index, file) in program.files.enumerated() where program.trees[index] != nil {
            let parts = file.path.split(separator: "/")
            guard parts.count >= 2, parts[parts.count - 2] == folder, file.path.hasSuffix(pattern.suffix) else {
                continue
            }
            found.append(index)
            if found.count > 12 { return [] }
        }
        return found
    }

    /// Whether including the file runs code that may use the variables around the `include`.
    func isTemplate(_ file: Int) -> Bool { templates[file] }
}
