import PHPSyntax

/// Code that was commented out and left.
struct CommentedCode: FileRule {
    static let ids = ["php.commented-out-code"]

    func check(_ file: FileContext, report: inout Reporter) {
        let kinds = file.tree.tokens.kinds
        var token = 0
        while token < kinds.count {
            guard kinds[token] == .comment else {
                token += 1
                continue
            }
            // Line comments below each other are one.
            var last = token
            var next = token + 1
            let isLine = isLineComment(token, file)
            while isLine, next < kinds.count {
                if kinds[next] == .whitespace {
                    let blank = file.tree.bytes(token: next)
                    if blank.count(where: { $0 == 10 }) > 1 { break }
                    next += 1
                } else if kinds[next] == .comment, isLineComment(next, file) {
                    last = next
                    next += 1
                } else {
                    break
                }
            }
            check(token...last, file, &report)
            token = last + 1
        }
    }

    private func isLineComment(_ token: Int, _ file: FileContext) -> Bool {
        let bytes = file.tree.bytes(token: token)
        return bytes.starts(with: "//".utf8) || bytes.first == UInt8(ascii: "#")
    }

    /// At least two statements that look like nothing but code, and more code than text.
    private func check(_ tokens: ClosedRange<Int>, _ file: FileContext, _ report: inout Reporter) {
        let start = file.tree.tokens.range(tokens.lowerBound).lowerBound
        let end = file.tree.tokens.range(tokens.upperBound).upperBound
        guard end - start > 40, end - start < 100_000 else { return }
        var code = 0
        var prose = 0
        for line in file.source.bytes[start..<end].split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            switch kind(line) {
            case .code: code += 1
            case .prose: prose += 1
            case .neither: break
            }
        }
        guard code >= 3, code > 3 * prose else { return }
        report("php.commented-out-code", at: start..<end, values: ["lines": "\(code)"], confidence: .medium)
    }

    private enum Line { case code, prose, neither }

    private func kind(_ line: ArraySlice<UInt8>) -> Line {
        var text = line
        while let first = text.first,
            first == 32 || first == 9 || first == UInt8(ascii: "/") || first == UInt8(ascii: "*")
                || first == UInt8(ascii: "#")
        {
            text = text.dropFirst()
        }
        while let last = text.last, last == 32 || last == 9 || last == UInt8(ascii: "/") || last == UInt8(ascii: "*") {
            text = text.dropLast()
        }
        guard let first = text.first, let last = text.last, text.count > 1 else { return .neither }
        if text.starts(with: "@".utf8) { return .prose }
        let hasVariable = zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "$") && isLetter($1) }
        let hasCall = zip(text, text.dropFirst()).contains { isLetter($0) && $1 == UInt8(ascii: "(") }
        let endsStatement = last == UInt8(ascii: ";") || last == UInt8(ascii: "{") || last == UInt8(ascii: "}")
        if endsStatement && (hasVariable || hasCall) { return .code }
        if first == UInt8(ascii: "}") || first == UInt8(ascii: ")") { return .neither }
        if hasVariable && last == UInt8(ascii: ",") { return .neither }
        return text.contains(32) ? .prose : .neither
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (65...90).contains(byte) || (97...122).contains(byte)
    }
}
