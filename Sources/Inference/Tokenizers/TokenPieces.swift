/// From tokens back to text.
extension Vocabulary {
    /// Appends the bytes that a token adds to a text.
    package func appendPiece(of token: Int32, special: Bool, to bytes: inout [UInt8]) {
        let attributes = attributes(of: token)
        let hidden: TokenAttributes = [.control, .unknown]
        guard contains(token), special || attributes.isDisjoint(with: hidden) else { return }
        let entry = symbols[Int(token)]
        if !attributes.isDisjoint(with: hidden.union(.userDefined)) {
            // These are written as they are named.
            if isDecoded[Int(token)] != 0 { bytes += ByteAlphabet.write(entry) } else { bytes += entry }
        } else if attributes.contains(.normal) {
            switch model {
            case .bytePair:
                if isDecoded[Int(token)] != 0 { bytes += entry } else { Self.appendForeign(entry, to: &bytes) }
            case .sentencePiece, .wordPiece:
                Self.appendUnescaped(entry, to: &bytes)
            }
        } else if attributes.contains(.byte), let byte = Self.byte(named: self.bytes(of: token) ?? []) {
            bytes.append(byte)
        }
    }

    /// Writes U+2581 as the space for which it stands.
    private static func appendUnescaped(_ entry: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var index = 0
        while index < entry.count {
            if entry[index] == 0xE2, index + 2 < entry.count, entry[index + 1] == 0x96, entry[index + 2] == 0x81 {
                bytes.append(0x20)
                index += 3
            } else {
                bytes.append(entry[index])
                index += 1
            }
        }
    }

    /// An entry of a byte-level vocabulary that the byte alphabet does not write. llama.cpp marks such characters.
    private static func appendForeign(_ entry: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        guard let base = entry.baseAddress else { return }
        let digits = Array("0123456789abcdef".utf8)
        var offset = 0
        while offset < entry.count {
            let (code, length) = TextEncoding.decode(base, at: offset, end: entry.count)
            offset += length
            if let byte = ByteAlphabet.byte(of: code) {
                bytes.append(byte)
                continue
            }
            bytes += "[UNK_BYTE_0x".utf8
            var character: [UInt8] = []
            TextEncoding.append(code, to: &character)
            for byte in character { bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
            bytes += entry
            bytes.append(UInt8(ascii: "]"))
        }
    }

    /// The byte of an entry such as "<0x0A>".
    static func byte(named entry: [UInt8]) -> UInt8? {
        guard entry.count == 6, entry.starts(with: "<0x".utf8), entry[5] == UInt8(ascii: ">") else { return nil }
        guard let high = digit(entry[3]), let low = digit(entry[4]) else { return nil }
        return high << 4 | low
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    func decode(_ tokens: some Collection<Int32>, special: Bool, cleaningSpaces: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        // A text that follows BOS begins as one that follows nothing, unless BOS is part of it.
        var hasPrefix = model == .sentencePiece && addsSpacePrefix
        for token in tokens {
            let start = bytes.count
            appendPiece(of: token, special: special, to: &bytes)
            if hasPrefix {
                if !special, token == bos { continue }
                if start < bytes.count, bytes[start] == 0x20 { bytes.remove(at: start) }
                hasPrefix = false
            }
        }
        return cleaningSpaces && cleansSpaces ? SpaceCleaning.cleaned(bytes) : bytes
    }
}

/// The tidying of spaces in `llama_detokenize`.
enum SpaceCleaning {
    static func cleaned(_ text: [UInt8]) -> [UInt8] {
        contractions(looseApostrophes(punctuation(text)))
    }

    private static let space = UInt8(ascii: " ")
    private static let apostrophe = UInt8(ascii: "'")

    /// No space before ? ! . ,
    private static func punctuation(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        for (index, byte) in text.enumerated() {
            if index > 0, text[index - 1] == space, "?!.,".utf8.contains(byte) { output.removeLast() }
            output.append(byte)
        }
        return output
    }

    /// No spaces around a lone apostrophe.
    private static func looseApostrophes(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = 0
        // The space behind an apostrophe is gone for what follows it.
        var follows: UInt8 = 0
        while index < text.count {
            let byte = text[index]
            if byte == apostrophe, follows == space, index + 1 < text.count, text[index + 1] == space {
                output[output.count - 1] = apostrophe
                index += 2
                follows = 0
                continue
            }
            output.append(byte)
            follows = byte
            index += 1
        }
        return output
    }

    /// No space before 's 'm 're 've
    private static func contractions(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        for (index, byte) in text.enumerated() {
            if index > 0, text[index - 1] == space, byte == apostrophe, index + 1 < text.count {
                let next = text[index + 1]
                let last = index + 2 < text.count ? text[index + 2] : 0
                if next == UInt8(ascii: "s") || next == UInt8(ascii: "m")
                    || (last == UInt8(ascii: "e") && (next == UInt8(ascii: "r") || next == UInt8(ascii: "v")))
                {
                    output.removeLast()
                }
            }
            output.append(byte)
        }
        return output
    }
}
