import Engine
import Foundation
import Testing

@Suite struct Base64Tests {
    @Test func equalsFoundation() {
        for count in 0...64 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
            #expect(String(decoding: Base64.encode(bytes), as: UTF8.self) == Data(bytes).base64EncodedString())
        }
    }
}
