import Foundation
import ScaffoldCore
import Testing

/// What our writers make, read by other people's programs.
@Suite struct ArchiveTests {
    private func python(_ program: String, _ input: [UInt8]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        let (inner, outer) = (Pipe(), Pipe())
        process.standardInput = inner
        process.standardOutput = outer
        try process.run()
        DispatchQueue.global().async {
            inner.fileHandleForWriting.write(Data(input))
            inner.fileHandleForWriting.closeFile()
        }
        let output = outer.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: output, as: UTF8.self)
    }

    @Test func archivesAreReadByOthers() throws {
        var generator = SystemRandomNumberGenerator()
        let random = (0..<70_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let text = Array(String(repeating: "Lorem ipsum dolor sit amet, ", count: 4000).utf8) + random.prefix(500)
        let files = [
            GeneratedFile("a", "a.txt", bytes: []), GeneratedFile("b", "dir/b.txt", bytes: text),
            GeneratedFile("c", "ü.bin", bytes: random), GeneratedFile("d", "d.txt", bytes: Array(text.reversed())),
            GeneratedFile("e", "e", bytes: [UInt8](repeating: 7, count: 200_000)),
        ]
        let archive = ZIPArchive.bytes(files, folder: "my-plugin")
        #expect(archive == ZIPArchive.bytes(files, folder: "my-plugin"))
        let program = """
            import io, sys, zipfile, zlib
            z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
            assert z.testzip() is None
            for i in z.infolist(): print(i.filename, i.file_size, zlib.crc32(z.read(i)), oct(i.external_attr >> 16))
            """
        let seen = try python(program, archive).split(whereSeparator: \.isNewline)
        #expect(seen.count == files.count)
        for (line, file) in zip(seen, files) {
            #expect(line.hasPrefix("my-plugin/\(file.path) \(file.content.count) "))
        }
        #expect(archive.count < 100_000 + 70_000)
    }

    @Test func picturesAreReadByOthers() throws {
        var image = PNGImage(width: 1200, height: 900, background: Colour(red: 250, green: 250, blue: 250))
        image.fill(x: -5, y: 100, width: 300, height: 50, Colour(red: 30, green: 58, blue: 138))
        image.fill(x: 1100, y: 850, width: 5000, height: 5000, Colour(red: 1, green: 2, blue: 3))
        let program = """
            import struct, sys, zlib
            b = sys.stdin.buffer.read()
            assert b[:8] == b"\\x89PNG\\r\\n\\x1a\\n"
            at, data, palette = 8, b"", b""
            while at < len(b):
                n, kind = struct.unpack(">I4s", b[at:at+8]); chunk = b[at+8:at+8+n]
                assert zlib.crc32(kind + chunk) == struct.unpack(">I", b[at+8+n:at+12+n])[0]
                if kind == b"IHDR": w, h = struct.unpack(">II", chunk[:8])
                if kind == b"PLTE": palette = chunk
                if kind == b"IDAT": data += chunk
                at += 12 + n
            rows = zlib.decompress(data); assert len(rows) == (w + 1) * h
            p = lambda x, y: tuple(palette[3 * rows[y * (w + 1) + 1 + x]:][:3])
            print(w, h, p(0, 0), p(294, 149), p(295, 149), p(1199, 899))
            """
        let bytes = image.bytes
        #expect(try python(program, bytes) == "1200 900 (250, 250, 250) (30, 58, 138) (250, 250, 250) (1, 2, 3)\n")
        #expect(bytes.count < 20_000)
    }
}
