import SourceText

/// What a token is: PHP's own distinction, with one case for each one-character token.
///
/// The order matters: trivia come first, and the keywords that may name a member are one range.
package enum TokenKind: UInt8, CaseIterable, Sendable {
    // Trivia: between any two tokens, without meaning for the grammar.
    case whitespace, comment, docComment, openTag

    // Text outside of PHP, and the end.
    case endOfFile, inlineHTML, openTagWithEcho, closeTag, badCharacter

    // Names, variables, literals.
    case identifier, qualifiedName, fullyQualifiedName, relativeName, variable, integer, float, constantString
    case encapsedText, startHeredoc, endHeredoc, dollarOpenBrace, curlyOpen, stringVariableName, numericOffset

    // Keywords that name a modifier.
    case kwStatic, kwAbstract, kwFinal, kwPrivate, kwProtected, kwPublic, kwReadonly

    // Other keywords, all of which may name a member.
    case kwInclude, kwIncludeOnce, kwEval, kwRequire, kwRequireOnce, kwLogicalOr, kwLogicalXor, kwLogicalAnd
    case kwInstanceof, kwNew, kwClone, kwExit, kwIf, kwElseif, kwElse, kwEndif, kwEcho, kwDo, kwWhile, kwEndwhile
    case kwFor, kwEndfor, kwForeach, kwEndforeach, kwDeclare, kwEnddeclare, kwAs, kwTry, kwCatch, kwFinally, kwThrow
    case kwUse, kwInsteadof, kwGlobal, kwVar, kwUnset, kwIsset, kwEmpty, kwContinue, kwGoto, kwFunction, kwConst
    case kwReturn, kwPrint, kwYield, kwList, kwSwitch, kwEndswitch, kwCase, kwDefault, kwBreak, kwArray, kwCallable
    case kwExtends, kwImplements, kwNamespace, kwTrait, kwInterface, kwClass, kwClassConstant, kwTraitConstant
    case kwFunctionConstant, kwMethodConstant, kwLineConstant, kwFileConstant, kwDirectoryConstant
    case kwNamespaceConstant, kwPropertyConstant, kwFn, kwMatch, kwEnum

    // Keywords that name nothing else.
    case kwHaltCompiler, kwYieldFrom, kwPublicSet, kwProtectedSet, kwPrivateSet

    // Casts.
    case castInt, castFloat, castString, castArray, castObject, castBool, castUnset, castVoid

    // Assignment operators.
    case equal, plusEqual, minusEqual, multiplyEqual, divideEqual, concatEqual, moduloEqual, andEqual, orEqual
    case xorEqual, shiftLeftEqual, shiftRightEqual, powerEqual, coalesceEqual

    // Other operators.
    case question, coalesce, booleanOr, booleanAnd, pipe, caret, ampersandBeforeVariable, ampersand, isEqual
    case isNotEqual, isIdentical, isNotIdentical, spaceship, less, lessOrEqual, greater, greaterOrEqual, pipeForward
    case dot, shiftLeft, shiftRight, plus, minus, multiply, divide, modulo, exclamation, tilde, at, power, increment
    case decrement

    // Punctuation.
    case arrow, nullsafeArrow, doubleArrow, doubleColon, ellipsis, backslash, attribute, colon, semicolon, comma
    case openParenthesis, closeParenthesis, openBracket, closeBracket, openBrace, closeBrace, dollar, doubleQuote
    case backtick
}

extension TokenKind: SourceTokenKind {
    package var isBlank: Bool { self == .whitespace }

    package var isComment: Bool { self == .comment || self == .docComment }

    /// White space, comments and `<?php`.
    @inline(__always)
    package var isTrivia: Bool { rawValue <= TokenKind.openTag.rawValue }

    /// A keyword that a member may be named with: `semi_reserved` in PHP's grammar.
    @inline(__always)
    package var isMemberKeyword: Bool {
        rawValue >= TokenKind.kwStatic.rawValue && rawValue <= TokenKind.kwEnum.rawValue
    }

    /// A keyword that is also a modifier.
    package var isModifierKeyword: Bool {
        rawValue >= TokenKind.kwStatic.rawValue && rawValue <= TokenKind.kwReadonly.rawValue
    }

    package var isAmpersand: Bool { self == .ampersand || self == .ampersandBeforeVariable }

    package var isCast: Bool {
        rawValue >= TokenKind.castInt.rawValue && rawValue <= TokenKind.castVoid.rawValue
    }

    package var isAssignment: Bool {
        rawValue >= TokenKind.equal.rawValue && rawValue <= TokenKind.coalesceEqual.rawValue
    }
}
