/// What the parser knows about where it is, for errors that the grammar alone does not show.
struct Scope {
    enum FunctionKind {
        case none, function, method, closure, arrowFunction, hook
    }

    // MARK: The function

    var function = FunctionKind.none
    var returnsReference = false
    /// The declared return type, or 0.
    var returnType: UInt32 = 0
    var hasYield = false
    /// The `return` statements without a value in a function with a return type.
    var emptyReturns: [Int] = []
    var loops = 0
    /// The number of enclosing `finally` blocks, and of loops outside of the innermost.
    var finallyDepth = 0
    var loopsOutsideFinally = 0
    var methodToken = 0
    var methodFlags: NodeFlags = []
    /// Labels with the loops around them, and the jumps to them.
    var labels: [Label] = []
    var jumps: [Label] = []
    /// The loops around, each by a number of its own; `finally` blocks by a negative one.
    var loopPath: [Int] = []

    struct Label {
        var token: Int
        var path: [Int]
    }

    // MARK: The class

    var classKind: NodeKind?
    var classFlags: NodeFlags = []
    var hasParent = false
    var isBacked = false
    var methods = NameSet()
    var properties = NameSet()
    var constants = NameSet()
    var classToken = 0
    /// The first method without a body, or -1.
    var abstractMethod = -1

    // MARK: The file

    enum NamespaceStyle {
        case none, plain, braced
    }

    var namespaceStyle = NamespaceStyle.none
    var isInNamespace = false
    var hasCode = false
    var isFirstStatement = true
    var functions = NameSet()
    /// The classes and constants declared in the namespace.
    var classes = NameSet()
    var constantNames = NameSet()
    /// The token that names the namespace, or -1.
    var namespaceToken = -1
    var classImports = NameSet()
    var functionImports = NameSet()
    var constantImports = NameSet()
    /// Of the imports, those that do not name what the alias would mean in the namespace anyway.
    var foreignClasses = NameSet()
    var foreignFunctions = NameSet()
    var foreignConstants = NameSet()
    /// A number for each loop of the file.
    var loopCount = 0
    /// Where a statement begins; `throw` there is no expression.
    var statementToken = -1
    /// Indices without an offset that nothing has been assigned to so far.
    var emptyIndices: [UInt32] = []
}

/// A set of names in the source, each by a token or a range of bytes.
struct NameSet {
    private var entries: [UInt64: Range<Int>] = [:]

    /// Adds the bytes in the range; says false if they are there already.
    mutating func insert(_ range: Range<Int>, in source: UnsafePointer<UInt8>, ignoresCase: Bool) -> Bool {
        let hash = Self.hash(range, source, ignoresCase)
        guard let known = entries[hash] else {
            entries[hash] = range
            return true
        }
        return !Self.isEqual(known, range, source, ignoresCase)
    }

    /// Whether the bytes in the range are there.
    func contains(_ range: Range<Int>, in source: UnsafePointer<UInt8>, ignoresCase: Bool) -> Bool {
        guard let known = entries[Self.hash(range, source, ignoresCase)] else { return false }
        return Self.isEqual(known, range, source, ignoresCase)
    }

    private static func hash(_ range: Range<Int>, _ source: UnsafePointer<UInt8>, _ ignoresCase: Bool) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for offset in range { hash = (hash ^ UInt64(fold(source[offset], ignoresCase))) &* 0x100_0000_01B3 }
        return hash
    }

    private static func isEqual(
        _ left: Range<Int>, _ right: Range<Int>, _ source: UnsafePointer<UInt8>, _ ignoresCase: Bool
    ) -> Bool {
        guard left.count == right.count else { return false }
        for (left, right) in zip(left, right) where fold(source[left], ignoresCase) != fold(source[right], ignoresCase)
        {
            return false
        }
        return true
    }

    @inline(__always)
    private static func fold(_ byte: UInt8, _ ignoresCase: Bool) -> UInt8 {
        ignoresCase && byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}

extension Parser {
    /// Whether the token's text is the lower-case `word`, in any case.
    func isText(_ token: Int, _ word: StaticString) -> Bool {
        let text = bytes(token)
        guard text.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            for index in word.indices {
                let byte = text[index]
                let lower = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
                if lower != word[index] { return false }
            }
            return true
        }
    }

    /// Whether the token is the variable `$this`.
    func isThis(_ token: Int) -> Bool {
        let text = bytes(token)
        return text.count == 5 && text[1] == UInt8(ascii: "t") && text[2] == UInt8(ascii: "h")
            && text[3] == UInt8(ascii: "i") && text[4] == UInt8(ascii: "s")
    }

    func range(_ token: Int) -> Range<Int> { Int(starts[token])..<Int(starts[token + 1]) }

    func text(_ token: Int) -> String { String(decoding: bytes(token), as: UTF8.self) }

    func firstToken(_ link: Link) -> Int { Int(records[Int(link)].firstToken) }

    func mainToken(_ link: Link) -> Int { Int(records[Int(link)].mainToken) }

    // MARK: Functions

    /// Begins a function; gives the scope to return to.
    mutating func enterFunction(_ kind: Scope.FunctionKind, byReference: Bool) -> Scope {
        let outer = scope
        scope.function = kind
        scope.returnsReference = byReference
        scope.returnType = 0
        scope.hasYield = false
        scope.emptyReturns = []
        scope.loops = 0
        scope.finallyDepth = 0
        scope.loopsOutsideFinally = 0
        scope.labels = []
        scope.jumps = []
        scope.loopPath = []
        // A function in a method is no part of the class.
        if kind == .function { scope.classKind = nil }
        return outer
    }

    /// Ends a function, and keeps what is known about the file.
    mutating func leaveFunction(_ outer: Scope) {
        checkEmptyReturns()
        checkGeneratorType()
        finishScope()
        var outer = outer
        if scope.function == .method { outer.properties = scope.properties }
        outer.functions = scope.functions
        outer.emptyIndices = scope.emptyIndices
        outer.loopCount = scope.loopCount
        scope = outer
    }

    /// Checks the jumps of a function, or of the file.
    mutating func finishScope() {
        guard !scope.jumps.isEmpty || scope.labels.count > 1 else { return }
        var names = NameSet()
        for label in scope.labels where !names.insert(range(label.token), in: source, ignoresCase: false) {
            semanticError("the label \(text(label.token)) is there already", at: label.token)
        }
        for jump in scope.jumps {
            let name = text(jump.token)
            guard let label = scope.labels.first(where: { text($0.token) == name }) else {
                semanticError("goto to the undefined label \(name)", at: jump.token)
                continue
            }
            if !jump.path.starts(with: label.path) {
                semanticError("goto into a loop, switch or finally", at: jump.token)
            } else if jump.path.dropFirst(label.path.count).contains(where: { $0 < 0 }) {
                semanticError("goto out of a finally block", at: jump.token)
            }
        }
    }

    mutating func declareLabel(_ token: Int) {
        scope.labels.append(Scope.Label(token: token, path: scope.loopPath))
    }

    mutating func useLabel(_ token: Int) {
        scope.jumps.append(Scope.Label(token: token, path: scope.loopPath))
    }

    mutating func enterLabels() -> Int {
        scope.loopCount += 1
        scope.loopPath.append(scope.loopCount)
        return scope.loopPath.count - 1
    }

    mutating func leaveLabels(_ count: Int) {
        scope.loopPath.removeSubrange(Swift.min(count, scope.loopPath.count)...)
    }

    /// Begins a `finally` block; gives what to return to.
    mutating func enterFinally() -> (Int, Int) {
        let outer = (scope.finallyDepth, scope.loopsOutsideFinally)
        scope.finallyDepth += 1
        scope.loopsOutsideFinally = scope.loops
        scope.loopCount += 1
        scope.loopPath.append(-scope.loopCount)
        return outer
    }

    mutating func leaveFinally(_ outer: (Int, Int)) {
        (scope.finallyDepth, scope.loopsOutsideFinally) = outer
        if !scope.loopPath.isEmpty { scope.loopPath.removeLast() }
    }
}
