/// Heredocs and nowdocs.
extension Lexer {
    /// Lexes `<<<LABEL` with its line end, after `prefix` bytes; says whether there is one.
    mutating func lexHeredocStart(prefix: Int) -> Bool {
        let start = position
        var offset = start &+ prefix &+ 3
        while isClass(base[offset], CharacterClass.blank) { offset &+= 1 }
        let quote = base[offset]
        let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
        if isQuoted { offset &+= 1 }
        guard isClass(base[offset], CharacterClass.labelStart) else { return false }
        let stop = labelEnd(offset)
        let label = HeredocLabel(start: offset, count: stop &- offset)
        var next = stop
        if isQuoted {
            guard base[next] == quote else { return false }
            next &+= 1
        }
        switch base[next] {
        case UInt8(ascii: "\n"): next &+= 1
        case UInt8(ascii: "\r"): next &+= base[next &+ 1] == UInt8(ascii: "\n") ? 2 : 1
        default: return false
        }
        position = next
        emit(.startHeredoc, from: start)
        heredocs.append(label)
        mode = quote == UInt8(ascii: "'") ? .nowdoc : .heredoc
        if let close = closing(position) { endHeredoc(close) }
        return true
    }

    /// The offset behind the closing label that, after blanks, is at `lineStart`.
    ///
    /// As in PHP, a label that ends the source does not close.
    private func closing(_ lineStart: Int) -> Int? {
        guard let label = heredocs.last else { return nil }
        var offset = lineStart
        while isClass(base[offset], CharacterClass.blank) { offset &+= 1 }
        guard offset < end, label.count < end &- offset, base[offset] == base[label.start] else { return nil }
        for index in 0..<label.count where base[offset &+ index] != base[label.start &+ index] { return nil }
        let stop = offset &+ label.count
        return isClass(base[stop], CharacterClass.label) ? nil : stop
    }

    /// Emits the closing label, with the blanks before it, from `position` to `stop`.
    private mutating func endHeredoc(_ stop: Int) {
        emit(.endHeredoc, count: stop &- position)
        heredocs.removeLast()
        mode = .scripting
    }

    mutating func lexHeredocText() {
        while position < end && mode == .heredoc {
            if isInterpolation() {
                lexInterpolation()
                continue
            }
            let start = position
            while position < end {
                let byte = base[position]
                if !isClass(byte, CharacterClass.textEnd) {
                    position &+= 1
                } else if isInterpolation() {
                    break
                } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                    skipLineEnd()
                    if let close = closing(position) {
                        emit(.encapsedText, from: start)
                        endHeredoc(close)
                        return
                    }
                } else {
                    let next = self.byte(1)
                    let isEscape =
                        byte == UInt8(ascii: "\\") && position &+ 1 < end && next != UInt8(ascii: "\n")
                        && next != UInt8(ascii: "\r")
                    position &+= isEscape ? 2 : 1
                }
            }
            emit(.encapsedText, from: start)
        }
    }

    mutating func lexNowdocText() {
        let start = position
        while position < end {
            let byte = base[position]
            if byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") {
                position &+= 1
                continue
            }
            skipLineEnd()
            if let close = closing(position) {
                emit(.encapsedText, from: start)
                endHeredoc(close)
                return
            }
        }
        emit(.encapsedText, from: start)
    }

    private mutating func skipLineEnd() {
        position &+= base[position] == UInt8(ascii: "\r") && byte(1) == UInt8(ascii: "\n") ? 2 : 1
    }
}
