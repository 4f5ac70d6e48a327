import SourceText

/// What a token is. The order matters: ranges of raw values make up the classes below.
package enum TokenKind: UInt8, CaseIterable, Sendable {
    // MARK: Trivia
    /// White space without a line terminator.
    case whitespace
    /// White space with at least one line terminator.
    case newline
    /// `//…`, and in scripts `<!--…` and `-->…`.
    case lineComment
    /// `/*…*/` within a line.
    case blockComment
    /// `/*…*/` over several lines.
    case multilineComment
    /// `#!…` at the start of the file.
    case hashbang

    case endOfFile

    // MARK: Names that may be variables
    case identifier
    case kwAs, kwAsync, kwAwait, kwFrom, kwGet, kwLet, kwOf, kwSet, kwStatic, kwYield
    /// `implements`, `interface`, `package`, `private`, `protected`, `public`: reserved in strict code.
    case strictReserved

    // MARK: Reserved words
    case kwBreak, kwCase, kwCatch, kwClass, kwConst, kwContinue, kwDebugger, kwDefault, kwDelete, kwDo, kwElse, kwEnum
    case kwExport, kwExtends, kwFalse, kwFinally, kwFor, kwFunction, kwIf, kwImport, kwNew, kwNull, kwReturn, kwSuper
    case kwSwitch, kwThis, kwThrow, kwTrue, kwTry, kwTypeof, kwVar, kwVoid, kwWhile, kwWith
    /// A reserved word with escapes, which no statement begins with.
    case escapedKeyword
    // These two are binary operators as well.
    case kwIn, kwInstanceof

    // MARK: Names and literals
    /// `#name`.
    case privateName
    case number, bigint, string, regex
    /// A template without substitutions.
    case template
    /// From the backtick to `${`.
    case templateHead
    /// From `}` to `${`.
    case templateMiddle
    /// From `}` to the backtick.
    case templateTail
    /// Text between JSX tags.
    case jsxText
    /// A name in a JSX tag, with hyphens.
    case jsxName

    // MARK: Punctuators
    case openBrace, closeBrace, openParenthesis, closeParenthesis, openBracket, closeBracket
    case dot, ellipsis, semicolon, comma, colon, question, questionDot, arrow, at
    case exclamation, tilde, increment, decrement

    case coalesce, logicalOr, logicalAnd, bitOr, bitXor, bitAnd
    case equal, notEqual, strictEqual, strictNotEqual
    case less, greater, lessEqual, greaterEqual
    case shiftLeft, shiftRight, shiftRightUnsigned
    case plus, minus, star, slash, percent, power

    case assign, plusAssign, minusAssign, starAssign, slashAssign, percentAssign, powerAssign
    case shiftLeftAssign, shiftRightAssign, shiftRightUnsignedAssign, andAssign, orAssign, xorAssign
    case logicalAndAssign, logicalOrAssign, coalesceAssign

    /// A byte that begins no token.
    case invalid
}

extension TokenKind: SourceTokenKind {
    package var isBlank: Bool { self == .whitespace || self == .newline }

    package var isComment: Bool { self == .lineComment || self == .blockComment || self == .multilineComment }

    /// White space and comments.
    @inline(__always)
    package var isTrivia: Bool { rawValue <= TokenKind.hashbang.rawValue }

    /// Whether it contains a line terminator, so that a semicolon may be left out behind it.
    @inline(__always)
    package var isLineBreak: Bool { self == .newline || self == .multilineComment }

    /// A name that may be a variable's, at least somewhere.
    @inline(__always)
    package var isIdentifier: Bool {
        rawValue >= TokenKind.identifier.rawValue && rawValue <= TokenKind.strictReserved.rawValue
    }

    /// A name or keyword, as may stand behind a dot.
    @inline(__always)
    package var isIdentifierName: Bool {
        rawValue >= TokenKind.identifier.rawValue && rawValue <= TokenKind.kwInstanceof.rawValue
    }

    /// `=`, `+=` and their like.
    @inline(__always)
    package var isAssignment: Bool {
        rawValue >= TokenKind.assign.rawValue && rawValue <= TokenKind.coalesceAssign.rawValue
    }
}
