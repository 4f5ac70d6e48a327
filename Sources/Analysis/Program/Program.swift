import AnalysisModel
import PHPSyntax

/// Files that are analysed together, parsed and indexed.
///
/// A program never changes, and any thread may ask it. Nodes are named by `NodeID` and the index of their file in
/// `files`. Whatever the files hold, every question is answered; names that cannot be told are `.none`.
package final class Program: Sendable {
    /// What was given, in that order; `SourceSpan.file` counts in it.
    package let files: [SourceFile]
    /// The tree of each PHP file; nil for other files, and for all that were left when the analysis was cancelled.
    package let trees: [SyntaxTree?]
    /// The names that it was made with.
    package let names: NameSet
    /// Every name in the program.
    package let symbols: SymbolTable
    /// Every function, method, closure and file, by file and place; inner ones come before those around them, and the
    /// code of a file outside of functions last.
    package let functions: [FunctionInfo]
    /// Every class, interface, trait and enum, by file and place.
    package let classes: [ClassInfo]
    /// What the program hooks into WordPress, by file and place.
    package let hooks: [HookRegistration]
    /// Where the program calls hooks itself, by file and place.
    package let hookCalls: [HookCall]

    let indexes: [FileIndex]
    let declarations: Declarations
    let paths: PathIndex
    let hookIndex: HookIndex

    /// Parses and indexes `files` on up to `options.threads` threads; the result does not depend on their number.
    ///
    /// `names` get symbols even if no file holds them, so that tables can be keyed by symbol.
    package convenience init(files: [SourceFile], options: AnalysisOptions, names: NameSet = .none) {
        var builder = ProgramBuilder(files: files, options: options, names: names)
        let bare = Program(builder.build(), names: names, hooks: [], hookCalls: [])
        var reader = HookReader(program: bare)
        let (hooks, calls) = reader.read()
        self.init(bare, hooks: hooks, hookCalls: calls)
    }

    private init(_ parts: ProgramBuilder.Parts, names: NameSet, hooks: [HookRegistration], hookCalls: [HookCall]) {
        self.names = names
        files = parts.files
        trees = parts.trees
        symbols = parts.symbols
        functions = parts.functions
        classes = parts.classes
        indexes = parts.indexes
        declarations = parts.declarations
        paths = PathIndex(parts.files)
        self.hooks = hooks
        hookIndex = HookIndex(hooks)
        self.hookCalls = hookCalls
    }

    private init(_ other: Program, hooks: [HookRegistration], hookCalls: [HookCall]) {
        names = other.names
        files = other.files
        trees = other.trees
        symbols = other.symbols
        functions = other.functions
        classes = other.classes
        indexes = other.indexes
        declarations = other.declarations
        paths = other.paths
        self.hooks = hooks
        hookIndex = HookIndex(hooks)
        self.hookCalls = hookCalls
    }

    /// The name that a node holds, as written: of names, identifiers, variables (without the dollar), short strings,
    /// and decimal integers, which are the same array keys as strings; `.none` for all other nodes.
    @inline(__always)
    package func symbol(_ node: NodeID, in file: Int) -> Symbol {
        guard file >= 0 && file < indexes.count && node.index < indexes[file].symbols.count else { return .none }
        return Symbol(rawValue: indexes[file].symbols[node.index])
    }

    /// The name that a node holds, in lower case.
    package func lowercasedSymbol(_ node: NodeID, in file: Int) -> Symbol {
        symbols.lowercased(symbol(node, in: file))
    }

    /// The tree of a PHP file.
    func tree(_ file: Int) -> SyntaxTree? { file >= 0 && file < trees.count ? trees[file] : nil }
}
