/// Where in a command of a POSIX shell a value stands.
package struct ShellContext: Hashable, Sendable {
    /// The quotes around it. Inside `` `…` `` and `$(…)` it is the quotes in there that count.
    package var quote: Quote
    /// Whether it stands where the name of a program stands.
    package var isCommand: Bool
    /// Whether it begins a word; a value that does can be taken for an option.
    package var isWordStart: Bool
    /// Whether it stands in `` `…` `` or `$(…)`.
    package var isInSubstitution: Bool

    package init(quote: Quote, isCommand: Bool = false, isWordStart: Bool = false, isInSubstitution: Bool = false) {
        self.quote = quote
        self.isCommand = isCommand
        self.isWordStart = isWordStart
        self.isInSubstitution = isInSubstitution
    }
}

/// Reads a command line as a POSIX shell does.
package struct ShellState: TextState {
    private enum Frame: UInt64 {
        case double = 1, parenthesis = 2, backtick = 3
    }

    private var isSingle = false
    private var isEscaped = false
    private var sawDollar = false
    private var isComment = false
    private var isWordStart = true
    private var isCommand = true
    /// The open quotes and substitutions, two bits each, the innermost lowest.
    private var frames: UInt64 = 0

    package init() {}

    package static let start = ShellState()

    /// Where a hole at this point would stand.
    package var context: ShellContext {
        let top = frames & 3
        var rest = frames
        var isInSubstitution = false
        while rest > 0 {
            if rest & 3 > 1 { isInSubstitution = true }
            rest >>= 2
        }
        return ShellContext(
            quote: isSingle ? .single : top == Frame.double.rawValue ? .double : .none, isCommand: isCommand,
            isWordStart: isWordStart, isInSubstitution: isInSubstitution)
    }

    package mutating func consumeHole() {
        isEscaped = false
        sawDollar = false
        isWordStart = false
    }

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { step(byte) }
    }

    private mutating func push(_ frame: Frame) {
        frames = frames << 2 | frame.rawValue
    }

    private mutating func step(_ byte: UInt8) {
        if isComment {
            if byte == Byte.newline {
                isComment = false
                beginCommand()
            }
            return
        }
        if isSingle {
            if byte == UInt8(ascii: "'") { isSingle = false }
            return
        }
        if isEscaped {
            isEscaped = false
            isWordStart = false
            return
        }
        let dollar = sawDollar
        sawDollar = byte == UInt8(ascii: "$")
        switch byte {
        case UInt8(ascii: "\\"):
            isEscaped = true
            return
        case UInt8(ascii: "`"):
            if frames & 3 == Frame.backtick.rawValue {
                frames >>= 2
                isWordStart = false
                isCommand = false
            } else {
                push(.backtick)
                beginCommand()
            }
            return
        case UInt8(ascii: "(") where dollar:
            push(.parenthesis)
            beginCommand()
            return
        case UInt8(ascii: "\""):
            if frames & 3 == Frame.double.rawValue { frames >>= 2 } else { push(.double) }
            isWordStart = false
            return
        default: break
        }
        if frames & 3 == Frame.double.rawValue {
            isWordStart = false
            return
        }
        unquoted(byte)
    }

    private mutating func unquoted(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "'"):
            isSingle = true
            isWordStart = false
        case Byte.space, Byte.tab:
            if !isWordStart { isCommand = false }
            isWordStart = true
        case UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"), Byte.newline: beginCommand()
        case UInt8(ascii: "("):
            push(.parenthesis)
            beginCommand()
        case UInt8(ascii: ")"):
            if frames & 3 == Frame.parenthesis.rawValue { frames >>= 2 }
            isWordStart = false
            isCommand = false
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
            isWordStart = true
        case UInt8(ascii: "#"): if isWordStart { isComment = true }
        default: isWordStart = false
        }
    }

    private mutating func beginCommand() {
        isWordStart = true
        isCommand = true
    }
}
