import Engine
import Testing

@Suite struct UTF8AssemblerTests {
    private func assemble(_ bytes: [UInt8], pieces size: Int) -> (text: [UInt8], wholeEachTime: Bool) {
        var assembler = UTF8Assembler()
        var out: [UInt8] = []
        var isWhole = true
        for start in stride(from: 0, to: bytes.count, by: size) {
            let piece = assembler.append(Array(bytes[start..<min(bytes.count, start + size)]))
            isWhole = isWhole && String(validating: piece, as: UTF8.self) != nil
            out += piece
        }
        return (out + assembler.finish(), isWhole)
    }

    @Test func cutsNoSequence() {
        let text = "aé漢字🧑‍🚀e\u{301}"
        for size in 1...5 {
            let (bytes, isWhole) = assemble(Array(text.utf8), pieces: size)
            #expect(isWhole)
            #expect(String(decoding: bytes, as: UTF8.self) == text)
        }
    }

    @Test func givesOutAWholeSequenceAtOnce() {
        var assembler = UTF8Assembler()
        #expect(assembler.append([0xF0, 0x9F, 0x92]).isEmpty)
        #expect(assembler.append([0xA9]) == Array("💩".utf8))
    }

    @Test func repairsAnyBytesTheSameWayInAnyPieces() {
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0...12)).map { _ in
                [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xFF].randomElement() ?? 0
            }.map { UInt8($0) }
            let wanted = Array(String(decoding: bytes, as: UTF8.self).utf8)
            for size in 1...3 {
                let (text, isWhole) = assemble(bytes, pieces: size)
                #expect(isWhole)
                #expect(text == wanted, "\(bytes) in pieces of \(size)")
            }
        }
    }
}
