import Foundation
import Testing

import Inference

@Suite struct GGUFFileTests {
    @Test func readsTheCommittedModel() throws {
        let file = try GGUFFile(path: Repository.nanoModel)
        #expect(file.version == 3)
        #expect(file.alignment == 32)
        #expect(file.metadata.string("general.architecture") == "llama")
        let tokens = try #require(file.metadata.strings("tokenizer.ggml.tokens"))
        let embedding = try #require(file.tensor("token_embd.weight"))
        #expect(tokens.count == embedding.dimensions[1])
        #expect(file.size == 3_762_560)
        #expect(file.identity.modifiedSeconds > 0)
        let types = try #require(file.metadata.integers("tokenizer.ggml.token_type"))
        #expect(types.count == tokens.count)
        #expect(file.tensor("no such tensor") == nil)
        #expect(file.tensors.allSatisfy { Int(bitPattern: $0.data) % 32 == 0 })
    }

    @Test func viewsKeepTheFileMapped() throws {
        var file: GGUFFile? = try GGUFFile(path: Repository.nanoModel)
        let tokens = try #require(file?.metadata.strings("tokenizer.ggml.tokens"))
        let tensor = try #require(file?.tensors.first)
        file = nil
        #expect(tokens.reduce(0) { $0 + $1.count } > 1000)
        #expect(UnsafeRawBufferPointer(start: tensor.data, count: tensor.byteCount).contains { $0 != 0 })
    }

    @Test(arguments: [UInt32(2), 3]) func readsEveryValueType(version: UInt32) throws {
        var writer = GGUFWriter()
        writer.version = version
        writer.set("u8", .raw(0, [200]))
        writer.set("i8", .raw(1, [200]))
        writer.set("u16", .raw(2, [0xff, 0xff]))
        writer.set("i16", .raw(3, [0xff, 0xff]))
        writer.set("u32", .uint32(.max))
        writer.set("i32", .int32(-7))
        writer.set("f32", .float32(0.5))
        writer.set("true", .bool(true))
        writer.set("text", .string("naïve"))
        writer.set("not text", .raw(8, [1, 0, 0, 0, 0, 0, 0, 0, 0xff]))
        writer.set("u64", .uint64(.max))
        writer.set("i64", .raw(11, [0xfe] + [UInt8](repeating: 0xff, count: 7)))
        writer.set("f64", .raw(12, [0, 0, 0, 0, 0, 0, 0xf8, 0x3f]))
        writer.set("strings", .strings(["a", "", "ccc"]))
        writer.set("floats", .floats([1, -2]))
        writer.set("integers", .int32s([1, -2]))
        writer.set("empty", .strings([]))
        writer.set("nested", .raw(9, nestedArray))
        writer.add("t", type: 0, [2, 3], [UInt8](repeating: 1, count: 24))
        let folder = TemporaryFolder()
        let file = try GGUFFile(path: folder.write(writer.serialized(), as: "values.gguf"))
        let metadata = file.metadata

        #expect(file.version == version)
        #expect(metadata.keys.count == 18)
        #expect(
            ["u8", "i8", "u16", "i16", "u32", "i32", "i64"].map(metadata.integer) == [
                200, -56, 65535, -1, 4_294_967_295, -7, -2,
            ])
        #expect(metadata.integer("u64") == nil && metadata.contains("u64"))
        #expect(metadata.float("f32") == 0.5 && metadata.float("f64") == 1.5 && metadata.float("i32") == -7)
        #expect(metadata.bool("true") == true && metadata.bool("u8") == nil)
        #expect(metadata.string("text") == "naïve" && metadata.string("not text") == nil)
        #expect(metadata.bytes("not text") == [0xff])
        #expect(metadata.strings("strings")?.map { String(decoding: $0, as: UTF8.self) } == ["a", "", "ccc"])
        #expect(metadata.strings("empty")?.isEmpty == true)
        #expect(metadata.floats("floats") == [1, -2] && metadata.integers("integers") == [1, -2])
        #expect(metadata.floats("integers") == nil && metadata.strings("floats") == nil)
        #expect(metadata.count(of: "nested") == 2 && metadata.integers("nested") == nil)
        #expect(metadata.string("absent") == nil && metadata.integer("absent") == nil)
        let tensor = try #require(file.tensor("t"))
        #expect(tensor.dimensions == [2, 3] && tensor.byteCount == 24 && tensor.elementCount == 6)
    }

    /// [[u8 1, u8 2], ["x"]]
    private var nestedArray: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(integer: UInt32(9))
        bytes.append(integer: UInt64(2))
        bytes.append(integer: UInt32(0))
        bytes.append(integer: UInt64(2))
        bytes += [1, 2]
        bytes.append(integer: UInt32(8))
        bytes.append(integer: UInt64(1))
        bytes.append(string: "x")
        return bytes
    }
}
