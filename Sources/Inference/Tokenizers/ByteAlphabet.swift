/// The alphabet in which byte-level BPE vocabularies write bytes: one printable character a byte (GPT-2's).
enum ByteAlphabet {
    /// The character of each byte.
    private static let characters: [UInt16] = {
        var table: [UInt16] = []
        var next: UInt16 = 256
        for byte in UInt16(0)..<256 {
            if (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || byte >= 0xAE {
                table.append(byte)
            } else {
                table.append(next)
                next += 1
            }
        }
        return table
    }()

    /// The byte of each character below U+0180, -1 for characters outside the alphabet.
    private static let bytes: [Int16] = {
        var table = [Int16](repeating: -1, count: 0x180)
        for (byte, character) in characters.enumerated() { table[Int(character)] = Int16(byte) }
        return table
    }()

    static func byte(of code: UInt32) -> UInt8? {
        guard code < 0x180, bytes[Int(code)] >= 0 else { return nil }
        return UInt8(bytes[Int(code)])
    }

    /// Reads text written in the alphabet and appends its bytes.
    /// - Returns: whether every character belongs to the alphabet; if not, `output` holds a part.
    static func read(_ text: UnsafeBufferPointer<UInt8>, appendingTo output: inout [UInt8]) -> Bool {
        var index = 0
        while index < text.count {
            let lead = text[index]
            if lead &- 0x21 < 0x5E {
                output.append(lead)
                index += 1
                continue
            }
            guard (0xC2...0xC5).contains(lead), index + 1 < text.count, text[index + 1] & 0xC0 == 0x80,
                let byte = byte(of: UInt32(lead & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F))
            else { return false }
            output.append(byte)
            index += 2
        }
        return true
    }

    /// Writes bytes in the alphabet.
    static func write(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(raw.count * 2)
        for byte in raw { TextEncoding.append(UInt32(characters[Int(byte)]), to: &text) }
        return text
    }
}
