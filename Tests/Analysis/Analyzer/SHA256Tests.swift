import Analysis
import Testing

struct SHA256Tests {
    private func digest(_ message: [UInt8], parts: Int = 1) -> String {
        var hash = SHA256()
        let size = Swift.max(1, message.count / parts)
        for start in stride(from: 0, to: message.count, by: size) {
            hash.update(message[start..<Swift.min(start + size, message.count)])
        }
        return hash.hexadecimal()
    }

    /// Messages of FIPS 180-4 and of its example document.
    @Test func hashesTheStandardsMessages() {
        #expect(digest([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(digest(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let twoBlocks = Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        #expect(digest(twoBlocks) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(digest(million) == expected)
        for parts in [2, 3, 997, 15_625] { #expect(digest(million, parts: parts) == expected) }
    }

    @Test func partsDoNotRunIntoEachOther() {
        let one = SHA256.fingerprint([Array("ab".utf8), Array("c".utf8)])
        let other = SHA256.fingerprint([Array("a".utf8), Array("bc".utf8)])
        #expect(one != other)
        #expect(one.utf8.count == 32)
    }
}
