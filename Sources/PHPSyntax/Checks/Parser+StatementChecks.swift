/// Errors in statements that the grammar alone does not show.
extension Parser {
    // MARK: Jumps

    mutating func checkBreak(_ levels: Link, at token: Int) {
        let name = text(token).lowercased()
        var depth = 1
        if levels != 0 {
            let isNumber = nodeKind(levels) == .integer
            guard isNumber, let value = Int(text(mainToken(levels))), value > 0 else {
                if nodeKind(levels) != .missing { semanticError("\(name) takes a positive integer", at: token) }
                return
            }
            depth = value
        }
        if scope.loops == 0 {
            semanticError("\(name) outside of a loop or switch", at: token)
        } else if depth > scope.loops {
            semanticError("\(name) leaves more levels than there are", at: token)
        } else if scope.finallyDepth > 0 && depth > scope.loops - scope.loopsOutsideFinally {
            semanticError("\(name) out of a finally block", at: token)
        }
    }

    mutating func checkReturn(_ value: Link, at token: Int, isArrow: Bool = false) {
        if value != 0 && scope.returnsReference { allowEmptyIndices(value) }
        guard scope.function != .none, scope.returnType != 0 else { return }
        let type = scope.returnType
        let name = nodeKind(type) == .name ? mainToken(type) : -1
        if name >= 0 && isText(name, "never") {
            if isArrow { return }
            semanticError("a function of type never does not return", at: token)
        } else if name >= 0 && isText(name, "void") {
            if value != 0 { semanticError("a function of type void returns no value", at: token) }
        } else if value == 0 && !scope.hasYield && nodeKind(type) != .missing {
            scope.emptyReturns.append(token)
        }
    }

    /// In a function that yields, and whose type says so, a `return` needs no value.
    mutating func checkEmptyReturns() {
        guard !scope.hasYield else { return }
        for token in scope.emptyReturns {
            semanticError("a function with a return type returns a value", at: token)
        }
    }

    /// Whether the name's last part is the word.
    func hasLastPart(_ token: Int, _ word: StaticString) -> Bool {
        let text = bytes(token)
        let start = (text.lastIndex(of: UInt8(ascii: "\\")) ?? -1) + 1
        guard text.count - start == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            for index in word.indices where text[start + index] | 0x20 != word[index] { return false }
            return true
        }
    }

    // MARK: Variables

    mutating func checkGlobal(_ token: Int) {
        if kind == .variable && isThis(token) { semanticError("$this cannot be global", at: token) }
    }

    mutating func checkStatic(_ token: Int) {
        if isThis(token) { semanticError("$this cannot be static", at: token) }
    }

    mutating func checkCatchVariable(_ token: Int) {
        if isThis(token) { semanticError("$this cannot be assigned to", at: token) }
    }

    mutating func checkCatchType(_ token: Int) {
        if kinds[token] == .kwStatic || isText(token, "self") || isText(token, "parent") {
            semanticError("\(text(token)) cannot be caught", at: token)
        }
    }

    func isSuperglobal(_ token: Int) -> Bool {
        switch text(token) {
        case "$GLOBALS", "$_GET", "$_POST", "$_COOKIE", "$_SERVER", "$_ENV", "$_REQUEST", "$_FILES", "$_SESSION": true
        default: false
        }
    }

    // MARK: foreach

    mutating func checkForeachKey(_ key: Link, _ flags: NodeFlags, at token: Int) {
        if flags.contains(.byReference) { semanticError("the key of foreach is no reference", at: token) }
        if nodeKind(key) == .list { semanticError("the key of foreach is no pattern", at: token) }
        checkForeachTarget(key, at: token)
    }

    mutating func checkForeachTarget(_ target: Link, at token: Int) {
        // The `=` that a target otherwise has is `as` here.
        if nodeKind(target) == .variable && isThis(mainToken(target)) {
            semanticError("$this cannot be assigned to", at: token)
        }
        checkAssignment(target, main: token)
        if nodeKind(target) != .list && nodeKind(target) != .missing && !isVariable(target) {
            unexpected()
        }
    }

    // MARK: declare

    mutating func checkDeclare(_ name: Int, _ value: Link, isFirst: Bool) {
        let isLiteral =
            switch nodeKind(value) {
            case .integer, .float, .string, .missing: true
            case .heredoc: slots(value).allSatisfy { nodeKind($0) == .stringPart }
            default: false
            }
        if !isLiteral { semanticError("a declare takes a literal", at: name) }
        if isText(name, "strict_types") {
            if !scope.isFirstStatement || scope.function != .none || depth > 1 {
                semanticError("strict_types must be declared first", at: name)
            }
            let text = nodeKind(value) == .integer ? self.text(mainToken(value)) : ""
            if isLiteral && text != "0" && text != "1" { semanticError("strict_types is 0 or 1", at: name) }
        }
    }

    mutating func checkDeclareBlock(_ token: Int, _ elements: ArraySlice<Link>) {
        for element in elements
        where nodeKind(element) == .constantElement && isText(firstToken(element), "strict_types") {
            semanticError("strict_types is declared without a block", at: token)
        }
    }

    // MARK: Namespaces and imports

    mutating func checkOutsideNamespace(_ token: Int) {
        if scope.namespaceStyle == .braced && !scope.isInNamespace {
            semanticError("code outside of the namespaces", at: token)
        }
    }

    mutating func checkNamespaceName(_ token: Int) {
        if isText(token, "namespace") || hasPrefix(token, "namespace\\") {
            semanticError("a namespace cannot be named so", at: token)
        }
    }

    private func hasPrefix(_ token: Int, _ word: StaticString) -> Bool {
        let text = bytes(token)
        guard text.count >= word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            for index in word.indices where text[index] | 0x20 != word[index] | 0x20 { return false }
            return true
        }
    }

    mutating func checkNamespace(_ token: Int, name: Link, isBraced: Bool) {
        if scope.isInNamespace {
            semanticError("namespaces do not nest", at: token)
        } else if scope.namespaceStyle == .none {
            if scope.hasCode { semanticError("a namespace comes before any code", at: token) }
        } else if (scope.namespaceStyle == .braced) != isBraced {
            semanticError("namespaces with and without braces do not mix", at: token)
        }
        scope.namespaceStyle = isBraced ? .braced : .plain
        scope.namespaceToken = name != 0 && nodeKind(name) == .name ? mainToken(name) : -1
        scope.functions = NameSet()
        scope.classes = NameSet()
        scope.constantNames = NameSet()
        scope.classImports = NameSet()
        scope.functionImports = NameSet()
        scope.constantImports = NameSet()
        scope.foreignClasses = NameSet()
        scope.foreignFunctions = NameSet()
        scope.foreignConstants = NameSet()
        scope.isFirstStatement = false
    }

    mutating func checkImport(_ name: Link, _ alias: Link, _ flags: NodeFlags, prefix: Link?) {
        scope.isFirstStatement = false
        if scope.namespaceStyle == .none { scope.hasCode = true }
        guard nodeKind(name) == .name else { return }
        let token = alias == 0 ? mainToken(name) : mainToken(alias)
        var range = self.range(token)
        if alias == 0, let separator = bytes(token).lastIndex(of: UInt8(ascii: "\\")) {
            range = (range.lowerBound + separator + 1)..<range.upperBound
        }
        let isForeign = !isOwnName(name, prefix, range)
        var isNew = true
        var isDeclared = false
        if flags.contains(.function) {
            isNew = scope.functionImports.insert(range, in: source, ignoresCase: true)
            if isForeign { _ = scope.foreignFunctions.insert(range, in: source, ignoresCase: true) }
            isDeclared = scope.functions.contains(range, in: source, ignoresCase: true)
        } else if flags.contains(.constant) {
            isNew = scope.constantImports.insert(range, in: source, ignoresCase: false)
            if isForeign { _ = scope.foreignConstants.insert(range, in: source, ignoresCase: false) }
            isDeclared = scope.constantNames.contains(range, in: source, ignoresCase: false)
        } else {
            isNew = scope.classImports.insert(range, in: source, ignoresCase: true)
            if isForeign { _ = scope.foreignClasses.insert(range, in: source, ignoresCase: true) }
            isDeclared = scope.classes.contains(range, in: source, ignoresCase: true)
            if isReservedClass(range) { semanticError("a class cannot be imported as \(text(token))", at: token) }
        }
        if !isNew { semanticError("\(text(token)) is imported already", at: token) }
        if isDeclared && isForeign { semanticError("\(text(token)) is declared already", at: token) }
    }

    /// Whether an import names what the alias would mean in the namespace anyway.
    private func isOwnName(_ name: Link, _ prefix: Link?, _ alias: Range<Int>) -> Bool {
        var full = prefix.map { text(mainToken($0)) + "\\" } ?? ""
        full += text(mainToken(name))
        if full.hasPrefix("\\") { full.removeFirst() }
        var own = scope.namespaceToken < 0 ? "" : text(scope.namespaceToken) + "\\"
        own += String(
            decoding: UnsafeBufferPointer(start: source + alias.lowerBound, count: alias.count), as: UTF8.self)
        return full.utf8.count == own.utf8.count && full.lowercased() == own.lowercased()
    }

    /// Checks a name that begins a constant, and records it.
    mutating func checkConstName(_ token: Int) {
        scope.isFirstStatement = false
        scope.hasCode = true
        for word: StaticString in ["true", "false", "null"] where isText(token, word) {
            semanticError("\(text(token)) cannot be redeclared", at: token)
        }
        _ = scope.constantNames.insert(range(token), in: source, ignoresCase: false)
        if scope.foreignConstants.contains(range(token), in: source, ignoresCase: false) {
            semanticError("\(text(token)) is imported already", at: token)
        }
        if isText(token, "__compiler_halt_offset__") { semanticError("this constant is PHP's own", at: token) }
    }
}
