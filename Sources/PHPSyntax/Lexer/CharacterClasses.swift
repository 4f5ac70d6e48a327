import SourceText

/// Classes of bytes, one bit each, looked up in a table of 256.
enum CharacterClass {
    /// A byte that a label may begin with: a letter, `_`, or any byte above ASCII.
    static let labelStart: UInt8 = 1
    /// A byte that a label may go on with: a label start or a digit.
    static let label: UInt8 = 2
    /// Space, tab, carriage return, line feed.
    static let whitespace: UInt8 = 4
    static let digit: UInt8 = 8
    static let hexDigit: UInt8 = 16
    /// A byte that can end a run of text in a double-quoted string, heredoc or shell command.
    static let textEnd: UInt8 = 32
    /// Space and tab.
    static let blank: UInt8 = 64

    nonisolated(unsafe) static let table = SourceBytes.table { byte in
        var classes: UInt8 = 0
        if byte.isASCIILetter || byte == UInt8(ascii: "_") || byte >= 0x80 { classes |= labelStart | label }
        if byte.isASCIIDigit { classes |= label | digit }
        if byte.isASCIIHexDigit { classes |= hexDigit }
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): classes |= whitespace | blank
        case UInt8(ascii: "\r"), UInt8(ascii: "\n"): classes |= whitespace | textEnd
        case UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "\\"), 0:
            classes |= textEnd
        default: break
        }
        return classes
    }
}
