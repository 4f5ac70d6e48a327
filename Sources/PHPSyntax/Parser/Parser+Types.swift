/// Types of parameters, properties, constants and returns.
extension Parser {
    /// Whether a type begins at the token.
    var beginsType: Bool {
        switch kind {
        case .identifier, .qualifiedName, .fullyQualifiedName, .relativeName, .kwArray, .kwCallable, .kwStatic,
            .question, .openParenthesis:
            true
        default: false
        }
    }

    /// Parses a type; consumes nothing if there is none.
    mutating func parseType(allowsStatic: Bool = true) -> Link {
        let first = index
        if kind == .question {
            note("nullable type", since: PHPVersion(7, 1), at: index)
            advance()
            let type = parseSingleType(allowsStatic)
            return node(.nullableType, first: first, type)
        }
        let type = parseTypeElement(allowsStatic)
        switch kind {
        case .pipe: return parseUnion(type, first, allowsStatic)
        case .ampersand where nodeKind(type) != .intersectionType: return parseIntersection(type, first, allowsStatic)
        default:
            if nodeKind(type) == .intersectionType { unexpected(.pipe) }
            return type
        }
    }

    private mutating func parseUnion(_ type: Link, _ first: Int, _ allowsStatic: Bool) -> Link {
        note("union type", since: PHPVersion(8, 0), at: index)
        let mark = pending.count
        pending.append(type)
        while accept(.pipe) { pending.append(parseTypeElement(allowsStatic)) }
        return node(.unionType, first: first, pendingSince: mark)
    }

    private mutating func parseIntersection(_ type: Link, _ first: Int, _ allowsStatic: Bool) -> Link {
        note("intersection type", since: PHPVersion(8, 1), at: index)
        let mark = pending.count
        pending.append(type)
        while accept(.ampersand) { pending.append(parseSingleType(allowsStatic)) }
        return node(.intersectionType, first: first, pendingSince: mark)
    }

    /// A type, or an intersection in parentheses.
    private mutating func parseTypeElement(_ allowsStatic: Bool) -> Link {
        guard kind == .openParenthesis else { return parseSingleType(allowsStatic) }
        note("type in parentheses", since: PHPVersion(8, 2), at: index)
        advance()
        let first = index
        let type = parseSingleType(allowsStatic)
        if kind != .ampersand { unexpected(.ampersand) }
        let intersection = parseIntersection(type, first, allowsStatic)
        expect(.closeParenthesis)
        return intersection
    }

    private mutating func parseSingleType(_ allowsStatic: Bool) -> Link {
        switch kind {
        case .identifier, .qualifiedName, .fullyQualifiedName, .relativeName, .kwArray, .kwCallable:
            return take(.name)
        case .kwStatic where allowsStatic:
            note("static as a type", since: PHPVersion(8, 0), at: index)
            return take(.name)
        default:
            unexpected(.identifier)
            return missing()
        }
    }

    /// Parses `: type`, if it is there.
    mutating func parseReturnType() -> Link {
        guard kind == .colon else { return 0 }
        note("return type", since: PHPVersion(7, 0), at: index)
        advance()
        let first = index
        let type = parseType()
        checkType(type, .returns, at: first)
        return type
    }
}
