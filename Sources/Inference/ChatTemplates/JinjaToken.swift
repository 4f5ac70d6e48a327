/// A token of a template, with the byte offset at which it begins.
struct JinjaToken: Equatable {
    enum Kind: Equatable {
        /// Text outside tags, white space already trimmed.
        case data(String)
        case blockBegin, blockEnd, variableBegin, variableEnd
        case name(String)
        case string(String)
        case integer(Int64)
        case float(Double)
        case symbol(Symbol)
        case end
    }

    /// Operators and punctuation; two characters come before one.
    enum Symbol: String, CaseIterable {
        case floorDivide = "//", power = "**", equal = "==", notEqual = "!=", greaterOrEqual = ">=", lessOrEqual = "<="
        case add = "+", subtract = "-", multiply = "*", divide = "/", modulo = "%", concatenate = "~"
        case openBracket = "[", closeBracket = "]", openParenthesis = "(", closeParenthesis = ")"
        case openBrace = "{", closeBrace = "}"
        case greater = ">", less = "<", assign = "=", dot = ".", colon = ":", pipe = "|", comma = ",", semicolon = ";"
    }

    let kind: Kind
    let offset: Int

    /// What an error message calls the token.
    var text: String {
        switch kind {
        case .data: "text"
        case .blockBegin: "'{%'"
        case .blockEnd: "'%}'"
        case .variableBegin: "'{{'"
        case .variableEnd: "'}}'"
        case .name(let name): "'\(name)'"
        case .string: "a string"
        case .integer, .float: "a number"
        case .symbol(let symbol): "'\(symbol.rawValue)'"
        case .end: "the end of the template"
        }
    }
}
