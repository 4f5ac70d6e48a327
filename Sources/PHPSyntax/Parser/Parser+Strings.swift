/// Strings with variables in them.
extension Parser {
    /// Parses the parts of a string up to its closing token.
    mutating func parseStringParts(_ nodeKind: NodeKind, _ first: Int, until close: TokenKind) -> Link {
        let mark = pending.count
        while true {
            let before = index
            switch kind {
            case .encapsedText:
                checkStringText(index, in: nodeKind)
                pending.append(take(.stringPart))
            case .variable: pending.append(parseSimpleInterpolation())
            case .dollarOpenBrace: pending.append(parseDollarBraces())
            case .curlyOpen:
                advance()
                pending.append(parseVariable())
                expectClosing(.closeBrace)
            default:
                expectStringEnd(close)
                return node(nodeKind, first: first, pendingSince: mark)
            }
            if index == before {
                unexpected(close)
                advance()
            }
        }
    }

    /// Expects the end of a string; if it is not there, skips what is left of it.
    private mutating func expectStringEnd(_ close: TokenKind) {
        if accept(close) { return }
        unexpected(close)
        while kind != close && kind != .endOfFile && kind != .semicolon && kind != .closeTag { advance() }
        _ = accept(close)
    }

    /// `$name`, `$name[index]`, `$name->name`.
    private mutating func parseSimpleInterpolation() -> Link {
        let first = index
        let variable = take(.variable)
        switch kind {
        case .openBracket where index == first + 1:
            advance()
            let offset = parseStringOffset()
            expect(.closeBracket)
            return node(.index, first: first, main: first + 1, variable, offset)
        case .arrow where index == first + 1, .nullsafeArrow where index == first + 1:
            let flags: NodeFlags = kind == .nullsafeArrow ? .nullsafe : []
            advance()
            let name = kind == .identifier ? take(.identifier) : missing()
            return node(.property, flags, first: first, main: first + 1, variable, name)
        default: return variable
        }
    }

    private mutating func parseStringOffset() -> Link {
        let first = index
        switch kind {
        case .variable: return take(.variable)
        case .identifier, .numericOffset: return take(.stringOffset)
        case .minus:
            advance()
            let number = index
            expect(.numericOffset)
            return leaf(.stringOffset, first: first, main: number)
        default:
            unexpected()
            return missing()
        }
    }

    /// `${name}`, `${name[index]}`, `${expression}`.
    private mutating func parseDollarBraces() -> Link {
        let first = index
        advance()
        if kind == .stringVariableName {
            let nameToken = index
            let name = take(.variable)
            if kind == .openBracket {
                advance()
                let offset = parseExpression()
                expect(.closeBracket)
                expectClosing(.closeBrace)
                return node(.index, first: first, main: nameToken, name, offset)
            }
            expectClosing(.closeBrace)
            records[Int(name)].firstToken = UInt32(truncatingIfNeeded: first)
            records[Int(name)].endToken = UInt32(truncatingIfNeeded: endToken)
            return name
        }
        let expression = parseExpression()
        expectClosing(.closeBrace)
        return node(.variableVariable, first: first, expression)
    }

    mutating func parseHeredoc() -> Link {
        let first = index
        advance()
        let heredoc = parseStringParts(.heredoc, first, until: .endHeredoc)
        checkHeredoc(heredoc)
        return heredoc
    }
}
