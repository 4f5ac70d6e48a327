import Foundation
import Inference
import Testing

/// Files that are truncated, contradict themselves or want to harm. A trap would end the whole test run.
@Suite struct GGUFHostileTests {
    private let folder = TemporaryFolder()

    private func open(_ bytes: [UInt8]) throws -> GGUFFile {
        try GGUFFile(path: folder.write(bytes, as: "file"))
    }

    private func fault(_ bytes: [UInt8]) -> GGUFError? {
        do {
            _ = try open(bytes)
            return nil
        } catch { return error as? GGUFError }
    }

    private func fault(_ change: (inout GGUFWriter) -> Void) -> GGUFError? {
        var writer = Self.valid
        change(&writer)
        return fault(writer.serialized())
    }

    /// A little of everything.
    private static let valid: GGUFWriter = {
        var writer = GGUFWriter()
        writer.set("a", .uint32(1))
        writer.set("b", .string("text"))
        writer.set("c", .strings(["x", "yy", ""]))
        writer.set("d", .floats([1, 2]))
        writer.set("general.alignment", .uint32(32))
        writer.add("t", type: 0, [2, 2], [UInt8](repeating: 1, count: 16))
        writer.add("u", type: 8, [32], [UInt8](repeating: 2, count: 34))
        return writer
    }()

    /// Reads everything that an open file offers.
    private func read(_ file: GGUFFile) -> Int {
        var sum = 0
        for key in file.metadata.keys {
            sum += file.metadata.string(key)?.count ?? 0
            sum += file.metadata.bytes(key)?.count ?? 0
            sum &+= Int(file.metadata.integer(key) ?? 0)
            sum += (file.metadata.float(key) ?? 0).isNaN ? 1 : 0
            sum += file.metadata.bool(key) == true ? 1 : 0
            sum += file.metadata.strings(key)?.reduce(0) { $0 + $1.reduce(0) { $0 + Int($1) } } ?? 0
            sum += file.metadata.floats(key)?.count ?? 0
            sum += file.metadata.integers(key)?.count ?? 0
        }
        for tensor in file.tensors {
            let data = UnsafeRawBufferPointer(start: tensor.data, count: tensor.byteCount)
            sum += data.reduce(0) { $0 + Int($1) } + tensor.elementCount
        }
        return sum
    }

    @Test func everyTruncationIsRefused() throws {
        let bytes = Self.valid.serialized()
        _ = read(try open(bytes))
        // The padding after the last tensor may be missing.
        let needed = bytes.count - 30
        for length in 0..<bytes.count {
            let fault = fault(Array(bytes[..<length]))
            #expect((fault == nil) == (length >= needed), "length \(length)")
            if let fault { #expect(fault.kind == .truncated || length < 4, "length \(length): \(fault)") }
        }
    }

    @Test func everyChangedByteIsReadOrRefused() throws {
        let bytes = Self.valid.serialized()
        var refused = 0
        for index in bytes.indices {
            for value in [0, 1, 0x7f, 0x80, 0xff, bytes[index] ^ 1, bytes[index] &+ 1, bytes[index] &- 1] {
                var changed = bytes
                changed[index] = value
                do {
                    _ = read(try open(changed))
                } catch {
                    let fault = try #require(error as? GGUFError)
                    #expect(!fault.message.isEmpty)
                    refused += 1
                }
            }
        }
        #expect(refused > 1000)
    }

    @Test func everyFieldOfHugeNumbersIsReadOrRefused() throws {
        let bytes = Self.valid.serialized()
        for index in 0..<bytes.count - 8 {
            for number in [UInt64.max, 1 << 63, .max >> 1, 1 << 32, 1 << 62, .max - 7, UInt64(bytes.count)] {
                var changed = bytes
                withUnsafeBytes(of: number.littleEndian) { changed.replaceSubrange(index..<index + 8, with: $0) }
                if let file = try? open(changed) { _ = read(file) }
            }
        }
    }

    @Test func randomBytesAreReadOrRefused() throws {
        var random = SplitMix64(seed: 1)
        let bytes = Self.valid.serialized()
        for _ in 0..<2000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                changed[Int.random(in: changed.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            if let file = try? open(changed) { _ = read(file) }
        }
    }

    @Test func headersAreChecked() throws {
        #expect(fault([UInt8]("GGML".utf8) + [3, 0, 0, 0])?.kind == .malformed)
        #expect(fault { $0.version = 1 }?.kind == .unsupported)
        #expect(fault { $0.version = 4 }?.kind == .unsupported)
        #expect(fault { $0.version = 0x0300_0000 }?.message.contains("big-endian") == true)
        for count in [UInt64.max, 1 << 63, 1 << 40, 100] {
            #expect(fault { $0.claimedTensorCount = count } != nil)
            #expect(fault { $0.claimedMetadataCount = count } != nil)
        }
    }

    @Test func metadataIsChecked() throws {
        #expect(fault { $0.set("a", .uint32(2)) }?.key == "a")
        #expect(fault { $0.set("", .uint32(2)) }?.kind == .malformed)
        #expect(fault { $0.set(String(repeating: "k", count: 70_000), .uint32(2)) }?.kind == .malformed)
        #expect(fault { $0.set("type", .raw(13, [])) }?.key == "type")
        #expect(fault { $0.set("type", .raw(.max, [])) }?.message.contains("4294967295") == true)
        #expect(fault { $0.set("string", .raw(8, [UInt8](repeating: 0xff, count: 8))) }?.kind == .truncated)
        let strings = [8, 0, 0, 0] + [UInt8](repeating: 0xff, count: 8)
        #expect(fault { $0.set("strings", .raw(9, strings)) }?.key == "strings")
        for alignment in [UInt32(0), 3, 48, 33] {
            #expect(
                fault {
                    $0.metadata.removeLast()
                    $0.set("general.alignment", .uint32(alignment))
                }?.key == "general.alignment")
        }
        #expect(
            fault {
                $0.metadata.removeLast()
                $0.set("general.alignment", .string("32"))
            }?.key == "general.alignment")
    }

    @Test func nestedArraysEndSomewhere() throws {
        // Arrays of one array, a hundred thousand deep, then one that is as deep as is allowed.
        func nest(_ depth: Int) -> [UInt8] {
            var bytes: [UInt8] = []
            for _ in 0..<depth {
                bytes.append(integer: UInt32(9))
                bytes.append(integer: UInt64(1))
            }
            bytes.append(integer: UInt32(0))
            bytes.append(integer: UInt64(0))
            return bytes
        }
        #expect(fault { $0.set("deep", .raw(9, nest(100_000))) }?.kind == .unsupported)
        #expect(fault { $0.set("deep", .raw(9, nest(3))) } == nil)
    }

    @Test func tensorsAreChecked() throws {
        func tensor(_ change: (inout GGUFWriter.Tensor) -> Void) -> GGUFError? {
            fault { $0.change("u", change) }
        }
        #expect(tensor { _ in } == nil)
        #expect(tensor { $0.name = "t" }?.key == "t")
        #expect(tensor { $0.dimensions = [] }?.key == "u")
        #expect(tensor { $0.dimensions = [32, 1, 1, 1, 1] }?.key == "u")
        #expect(tensor { $0.dimensions = [0] }?.key == "u")
        #expect(tensor { $0.dimensions = [32, 0] }?.key == "u")
        #expect(tensor { $0.dimensions = [33] }?.key == "u")
        #expect(tensor { $0.dimensions = [.max] }?.key == "u")
        #expect(tensor { $0.dimensions = [1 << 32, 1 << 32] }?.key == "u")
        #expect(tensor { $0.dimensions = [1 << 31, 1 << 31] }?.key == "u")
        #expect(tensor { $0.dimensions = [64] }?.kind == .truncated)
        #expect(tensor { $0.type = 4 }?.kind == .unsupported)
        #expect(tensor { $0.type = .max }?.kind == .unsupported)
        #expect(tensor { $0.claimedOffset = 1 }?.kind == .malformed)
        #expect(tensor { $0.claimedOffset = 0 }?.message.contains("overlaps") == true)
        #expect(tensor { $0.claimedOffset = 64 }?.kind == .truncated)
        #expect(tensor { $0.claimedOffset = .max & ~31 }?.key == "u")
        #expect(tensor { $0.claimedOffset = UInt64(Int64.max) & ~31 }?.kind == .truncated)
    }

    @Test func whatIsNoFileIsRefused() throws {
        func kind(_ path: String) -> GGUFError.Kind? {
            do {
                _ = try GGUFFile(path: path)
                return nil
            } catch { return error.kind }
        }
        #expect(kind(folder.path + "/absent") == .notFound)
        #expect(kind("") == .notFound)
        #expect(kind(Repository.nanoModel + "\0") == .notFound)
        #expect(kind(Repository.nanoModel + "/x") == .notFound)
        #expect(kind(folder.path) == .io)
        #expect(kind("/dev/null") == .io)
        #expect(kind("/dev/zero") == .io)
        let fifo = folder.path + "/fifo"
        try #require(mkfifo(fifo, 0o600) == 0)
        #expect(kind(fifo) == .io)
        let empty = try folder.write([], as: "empty")
        #expect(kind(empty) == .truncated)
        if geteuid() != 0 {
            chmod(empty, 0)
            #expect(kind(empty) == .io)
        }
    }
}
