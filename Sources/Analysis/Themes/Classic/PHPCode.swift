import AnalysisModel

/// Plain searching in PHP: the code of a file, with blanks where HTML, comments and the contents of strings are.
enum PHPCode {
    private enum State {
        case html, code, single, double, line, block
    }

    static func code(of file: SourceFile) -> [UInt8] {
        var bytes = file.bytes
        var state = file.isPHPFragment ? State.code : .html
        var index = 0
        func at(_ offset: Int) -> UInt8 { offset < file.bytes.count ? file.bytes[offset] : 0 }
        while index < bytes.count {
            let byte = file.bytes[index]
            var isKept = false
            switch state {
            case .html:
                if byte == UInt8(ascii: "<"), at(index + 1) == UInt8(ascii: "?") { state = .code }
            case .code:
                isKept = true
                switch byte {
                case UInt8(ascii: "'"): state = .single
                case UInt8(ascii: "\""): state = .double
                case UInt8(ascii: "?") where at(index + 1) == UInt8(ascii: ">"): state = .html
                case UInt8(ascii: "#") where at(index + 1) != UInt8(ascii: "["): state = .line
                case UInt8(ascii: "/") where at(index + 1) == byte: state = .line
                case UInt8(ascii: "/") where at(index + 1) == UInt8(ascii: "*"):
                    state = .block
                    bytes[index + 1] = 0x20
                    index += 1
                default: break
                }
            case .single, .double:
                if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
                    bytes[index] = 0x20
                    index += 1
                } else if byte == (state == .single ? UInt8(ascii: "'") : UInt8(ascii: "\"")) {
                    state = .code
                    isKept = true
                }
            case .line:
                if byte == 10 || byte == 13 {
                    state = .code
                } else if byte == UInt8(ascii: "?"), at(index + 1) == UInt8(ascii: ">") {
                    state = .html
                }
            case .block:
                if byte == UInt8(ascii: "*"), at(index + 1) == UInt8(ascii: "/") {
                    bytes[index] = 0x20
                    index += 1
                    state = .code
                }
            }
            if !isKept, bytes[index] != 10, bytes[index] != 13 { bytes[index] = 0x20 }
            index += 1
        }
        return bytes
    }

    /// Where the function is called; not where a method of that name is, or the function is declared.
    static func calls(_ name: String, in code: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var position = 0
        while let start = BlockMarkup.find(name, in: code, from: position) {
            let end = start + name.utf8.count
            position = end
            var next = end
            while next < code.count, code[next] <= 0x20 { next += 1 }
            guard next < code.count, code[next] == UInt8(ascii: "(") else { continue }
            var before = start - 1
            while before >= 0, code[before] <= 0x20 { before -= 1 }
            if before >= 0 {
                let byte = code[before]
                let isName =
                    byte == 0x5F || byte >= 0x80 || (48...57).contains(byte) || (97...122).contains(byte | 0x20)
                if isName && before == start - 1 { continue }
                if byte == UInt8(ascii: ">") || byte == UInt8(ascii: ":") && before > 0 && code[before - 1] == byte {
                    continue
                }
                if before >= 7, code[(before - 7)...before].elementsEqual("function".utf8) { continue }
            }
            found.append(start..<end)
        }
        return found
    }
}
