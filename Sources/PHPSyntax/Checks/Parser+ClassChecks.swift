/// Errors in classes and their members that the grammar alone does not show.
extension Parser {
    // MARK: Modifiers

    mutating func checkModifier(_ flag: NodeFlags, _ flags: NodeFlags, _ target: ModifierTarget) {
        if flags.contains(flag) {
            semanticError("the modifier \(text(index)) is there already", at: index)
        } else if NodeFlags.visibility.contains(flag) && !flags.isDisjoint(with: .visibility)
            || NodeFlags.setVisibility.contains(flag) && !flags.isDisjoint(with: .setVisibility)
        {
            semanticError("there is a visibility already", at: index)
        } else if flags.union(flag).contains([.abstract, .final]) && target != .hook {
            semanticError("abstract and final contradict each other", at: index)
        }
        let allowed: NodeFlags =
            switch target {
            case .classLike: [.abstract, .final, .readonly]
            case .anonymousClass: [.readonly]
            case .member: .modifiers
            case .parameter:
                [.public, .protected, .private, .readonly, .publicSet, .protectedSet, .privateSet, .final]
            case .hook: [.final]
            case .alias: [.public, .protected, .private, .final]
            }
        if !allowed.contains(flag) { semanticError("the modifier \(text(index)) does not fit here", at: index) }
        if flag == .final && target == .alias { note("final alias", since: PHPVersion(8, 3), at: index) }
        if flag == .final && target == .parameter {
            note("final promoted property", since: PHPVersion(8, 5), at: index)
        }
        if NodeFlags.setVisibility.contains(flag) {
            note("asymmetric visibility", since: PHPVersion(8, 4), at: index)
        }
        if flag == .readonly && target == .member { note("readonly property", since: PHPVersion(8, 1), at: index) }
    }

    // MARK: Names

    /// Whether the bytes are a name that no class can have.
    func isReservedClass(_ range: Range<Int>) -> Bool {
        let name = String(
            decoding: UnsafeBufferPointer(start: source + range.lowerBound, count: range.count), as: UTF8.self)
        switch name.lowercased() {
        case "self", "parent", "static", "int", "float", "bool", "string", "true", "false", "null", "void", "iterable",
            "object", "mixed", "never":
            return true
        default: return false
        }
    }

    /// Checks the name of a class that is declared here, and records it.
    mutating func declareClass(_ token: Int) {
        if isReservedClass(range(token)) { semanticError("a class cannot be named \(text(token))", at: token) }
        guard scope.function == .none, depth <= (scope.isInNamespace ? 2 : 1) else { return }
        _ = scope.classes.insert(range(token), in: source, ignoresCase: true)
        if scope.foreignClasses.contains(range(token), in: source, ignoresCase: true) {
            semanticError("the class \(text(token)) is imported already", at: token)
        }
    }

    /// Checks a name behind `extends`, `implements` or `use`.
    mutating func checkClassReference(_ token: Int, _ verb: StaticString) {
        if kinds[token] == .kwStatic
            || kinds[token] == .identifier && (isText(token, "self") || isText(token, "parent"))
        {
            semanticError("\(text(token)) is no class to \(verb)", at: token)
        }
    }

    mutating func checkBackingType(_ type: Link, at token: Int) {
        let isRight =
            nodeKind(type) == .missing
            || nodeKind(type) == .name && (isText(mainToken(type), "int") || isText(mainToken(type), "string"))
        if !isRight { semanticError("an enum is backed by int or string", at: token) }
    }

    // MARK: Classes

    /// Begins a class; gives the scope to return to.
    mutating func enterClass(
        _ kind: NodeKind, nameToken: Int, flags: NodeFlags, parent: Link, isBacked: Bool = false
    ) -> Scope {
        let outer = scope
        scope.function = .none
        scope.classKind = kind
        scope.classFlags = flags
        scope.hasParent = parent != 0
        scope.isBacked = isBacked
        scope.methods = NameSet()
        scope.properties = NameSet()
        scope.constants = NameSet()
        scope.classToken = nameToken
        scope.abstractMethod = -1
        scope.loops = 0
        return outer
    }

    /// Ends a class, and keeps what is known about the file.
    mutating func leaveClass(_ outer: Scope) {
        if scope.abstractMethod >= 0 && !scope.classFlags.contains(.abstract) {
            switch scope.classKind {
            case .classDeclaration, .anonymousClass, .enumDeclaration:
                semanticError("a class with an abstract method is abstract", at: scope.abstractMethod)
            default: break
            }
        }
        var outer = outer
        outer.emptyIndices = scope.emptyIndices
        outer.loopCount = scope.loopCount
        scope = outer
    }

    // MARK: Methods

    mutating func checkMethod(_ name: Int, _ flags: NodeFlags, _ parameters: Link, _ type: Link, _ body: Link) {
        guard kinds[name] == .identifier || kinds[name].isMemberKeyword else { return }
        if !scope.methods.insert(range(name), in: source, ignoresCase: true) {
            semanticError("the method \(text(name)) is there already", at: name)
        }
        if !flags.isDisjoint(with: [.readonly, .publicSet, .protectedSet, .privateSet]) {
            semanticError("a method has no such modifier", at: name)
        }
        if scope.classKind == .interfaceDeclaration {
            if !flags.isDisjoint(with: [.private, .protected]) {
                semanticError("a method of an interface is public", at: name)
            }
            if !flags.isDisjoint(with: [.final, .abstract]) {
                semanticError("a method of an interface is neither final nor abstract", at: name)
            }
            if body != 0 { semanticError("a method of an interface has no body", at: name) }
        } else if flags.contains(.abstract) {
            if body != 0 { semanticError("an abstract method has no body", at: name) }
            if flags.contains(.private) && scope.classKind != .traitDeclaration {
                semanticError("an abstract method is not private", at: name)
            }
            if scope.abstractMethod < 0 { scope.abstractMethod = name }
            if scope.classKind == .enumDeclaration { semanticError("an enum has no abstract methods", at: name) }
        } else if body == 0 {
            semanticError("a method that is not abstract has a body", at: name)
        }
        checkMagic(name, flags, parameters, type)
    }

    // MARK: Other members

    mutating func checkProperty(_ name: Int, _ flags: NodeFlags, _ type: Link, _ value: Link) {
        if scope.classKind == .enumDeclaration { semanticError("an enum has no properties", at: name) }
        if !scope.properties.insert(range(name), in: source, ignoresCase: false) {
            semanticError("the property \(text(name)) is there already", at: name)
        }
        let isReadonly = flags.contains(.readonly) || scope.classFlags.contains(.readonly)
        if isReadonly {
            if type == 0 { semanticError("a readonly property has a type", at: name) }
            if flags.contains(.static) { semanticError("a static property is not readonly", at: name) }
            if value != 0 { semanticError("a readonly property has no default", at: name) }
        }
        if value != 0 && type != 0 { checkDefault(value, type, isProperty: true, at: name) }
    }

    /// Checks a property without hooks.
    mutating func checkUnhooked(_ name: Int, _ flags: NodeFlags) {
        if flags.contains(.abstract) { semanticError("a property without hooks is not abstract", at: name) }
        if flags.contains(.final) { note("final property", since: PHPVersion(8, 4), at: name) }
        if scope.classKind == .interfaceDeclaration {
            semanticError("an interface has no properties without hooks", at: name)
        }
    }

    mutating func checkClassConstant(_ token: Int, _ flags: NodeFlags) {
        if scope.classKind == .traitDeclaration { note("constant in a trait", since: PHPVersion(8, 2), at: token) }
        if !flags.isDisjoint(
            with: [.static, .abstract, .readonly, .publicSet, .protectedSet, .privateSet])
        {
            semanticError("a constant has no such modifier", at: token)
        }
        if flags.contains(.final) { note("final class constant", since: PHPVersion(8, 1), at: token) }
        if flags.contains([.private, .final]) { semanticError("a private constant is not final", at: token) }
        if scope.classKind == .interfaceDeclaration && !flags.isDisjoint(with: [.private, .protected]) {
            semanticError("a constant of an interface is public", at: token)
        }
    }

    /// Records the name of a class constant or an enum case.
    mutating func declareConstant(_ token: Int) {
        if kinds[token] == .kwClass { semanticError("no constant can be named class", at: token) }
        if !scope.constants.insert(range(token), in: source, ignoresCase: false) {
            semanticError("the constant \(text(token)) is there already", at: token)
        }
    }

    mutating func checkEnumCase(_ token: Int, _ value: Link) {
        guard scope.classKind == .enumDeclaration else {
            semanticError("cases are for enums", at: token)
            return
        }
        if scope.isBacked && value == 0 { semanticError("a case of a backed enum has a value", at: token) }
        if !scope.isBacked && value != 0 { semanticError("a case of a pure enum has no value", at: token) }
    }

    mutating func checkTraitUse(_ token: Int) {
        if scope.classKind == .interfaceDeclaration { semanticError("an interface uses no traits", at: token) }
    }
}
