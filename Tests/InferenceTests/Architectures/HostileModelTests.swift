import Inference
import Testing

/// Well-formed files whose models contradict themselves. A trap would end the whole test run.
@Suite struct HostileModelTests {
    private let folder = TemporaryFolder()

    /// Opens a file and, if it is a model, runs it.
    private func run(_ bytes: [UInt8]) throws {
        let file = try GGUFFile(path: folder.write(bytes, as: "file"))
        if try Architecture(file.metadata).generates {
            let decoder = try TextDecoder(file: file)
            let cache = try decoder.makeCache(capacity: min(4, decoder.hyperparameters.contextLength))
            var logits: [Float] = []
            let tokens = [Int32](repeating: 0, count: cache.capacity)
            try decoder.evaluate(tokens[...], cache: cache, threads: 1, logits: .all, into: &logits)
        } else {
            _ = try TextEncoder(file: file).embed([[0], [0, 0]], threads: 1)
        }
    }

    private func fault(_ architecture: String, _ change: (inout GGUFWriter) -> Void) -> ModelError? {
        var writer = RandomModel.tiny(architecture).bareWriter()
        change(&writer)
        do {
            try run(writer.serialized())
            return nil
        } catch {
            return error as? ModelError
        }
    }

    @Test(arguments: ["llama", "qwen2", "qwen3", "bert"])
    func everyChangedByteOfTheHeaderIsRunOrRefused(architecture: String) throws {
        let writer = RandomModel.tiny(architecture).bareWriter()
        let bytes = writer.serialized()
        try run(bytes)
        let data = writer.tensors.reduce(0) { $0 + ($1.data.count + 31) / 32 * 32 }
        var refused = 0
        for index in 0..<bytes.count - data {
            for value in [0, 0x7f, 0xff, bytes[index] ^ 1] {
                var changed = bytes
                changed[index] = value
                do { try run(changed) } catch { refused += 1 }
            }
        }
        #expect(refused > 1000)
    }

    @Test(arguments: ["llama", "qwen2", "qwen3", "bert"])
    func everyNumberIsChecked(architecture: String) throws {
        let numbers = [
            "block_count", "embedding_length", "context_length", "feed_forward_length", "attention.head_count",
            "attention.head_count_kv", "attention.key_length", "attention.value_length",
        ]
        for name in numbers {
            let key = "\(architecture).\(name)"
            for value in [0, 3, 33, 1 << 20, UInt32.max, UInt32(Int32.max)] {
                let fault = fault(architecture) { $0.replace(key, .uint32(value)) }
                // Any context is fine for a decoder, as long as nothing is reserved for all of it.
                let allowed = name == "context_length" && architecture != "bert" && (1..<1 << 31).contains(value)
                #expect((fault == nil) == allowed, "\(key) = \(value): \(fault?.message ?? "accepted")")
                #expect(fault?.kind != .memory)
            }
            for value in [UInt64.max, 1 << 63, 1 << 32] {
                #expect(fault(architecture) { $0.replace(key, .uint64(value)) }?.key == key)
            }
            #expect(fault(architecture) { $0.replace(key, .int32(-1)) }?.key == key)
            #expect(fault(architecture) { $0.replace(key, .string("8")) }?.key == key)
            #expect(fault(architecture) { $0.replace(key, .float32(8)) }?.key == key)
            #expect(fault(architecture) { $0.replace(key, .int32s([1, 2])) }?.key == key)
            #expect(fault(architecture) { $0.replace(key, .int32s([])) }?.key == key)
        }
        let required = numbers.prefix(5)
        for name in required {
            let key = "\(architecture).\(name)"
            #expect(fault(architecture) { $0.remove(key) }?.key == key)
        }
    }

    @Test func realNumbersAreChecked() throws {
        for value in [Float.nan, .infinity, -1, 2] {
            let key = "llama.attention.layer_norm_rms_epsilon"
            #expect(fault("llama") { $0.replace(key, .float32(value)) }?.key == key)
        }
        for value in [Float.nan, .infinity, -1, 0] {
            #expect(fault("llama") { $0.replace("llama.rope.freq_base", .float32(value)) }?.kind == .malformed)
        }
        for value in [Float.nan, .infinity, -1] {
            #expect(fault("llama") { $0.replace("llama.rope.scaling.factor", .float32(value)) }?.kind == .malformed)
        }
        for type in ["longrope", "", "Linear"] {
            let key = "llama.rope.scaling.type"
            #expect(fault("llama") { $0.replace(key, .string(type)) }?.kind == .unsupported)
        }
        #expect(fault("llama") { $0.replace("llama.rope.scaling.type", .uint32(1)) }?.kind == .malformed)
        for rotated in [UInt32(0), 1, 3, 18, .max] {
            let key = "llama.rope.dimension_count"
            #expect(fault("llama") { $0.replace(key, .uint32(rotated)) }?.key == key)
        }
        #expect(fault("llama") { $0.replace("llama.rope.dimension_count", .uint32(8)) } == nil)
        #expect(fault("llama") { $0.replace("llama.expert_count", .uint32(8)) }?.kind == .unsupported)
        #expect(fault("bert") { $0.replace("bert.pooling_type", .uint32(0)) }?.kind == .unsupported)
        #expect(fault("bert") { $0.replace("bert.pooling_type", .uint32(4)) }?.kind == .unsupported)
        #expect(fault("bert") { $0.replace("bert.attention.causal", .bool(true)) }?.kind == .unsupported)
    }

    @Test func architecturesAreNamed() throws {
        let key = "general.architecture"
        #expect(fault("llama") { $0.remove(key) }?.key == key)
        #expect(fault("llama") { $0.replace(key, .uint32(1)) }?.kind == .malformed)
        let fault = fault("llama") { $0.replace(key, .string("mamba")) }
        #expect(fault?.kind == .unsupported && fault?.message.contains("mamba") == true)
    }

    @Test(arguments: ["llama", "qwen2", "qwen3", "bert"])
    func everyTensorIsChecked(architecture: String) throws {
        let optional = ["output.weight", "token_types.weight"]
        for tensor in RandomModel.tiny(architecture).writer().tensors {
            let name = tensor.name
            let missing = fault(architecture) { $0.tensors.removeAll { $0.name == name } }
            let mayBeMissing =
                optional.contains(name)
                || architecture == "bert" && name.contains("blk.")
                    && name.hasSuffix(".bias") && !name.contains("norm")
            #expect((missing == nil) == mayBeMissing, "\(name): \(missing?.message ?? "accepted")")
            if let missing { #expect(missing.key == name || missing.key == "\(architecture).block_count") }

            let longer = fault(architecture) {
                $0.change(name) {
                    $0.dimensions[0] += 32
                    $0.data += [UInt8](repeating: 0, count: $0.data.count * 2)
                }
            }
            #expect(longer?.key == name)
            let deeper = fault(architecture) {
                $0.change(name) {
                    $0.dimensions.append(2)
                    $0.data += $0.data
                }
            }
            #expect(deeper?.kind == .malformed)
            // I32 has the size of F32.
            let other = fault(architecture) { $0.change(name) { $0.type = 26 } }
            #expect(other?.key == name && other?.kind == .unsupported)
            #expect(other?.message.contains("I32") == true)
        }
    }

    @Test func vocabulariesOfAnotherSizeAreRefused() throws {
        let key = "tokenizer.ggml.tokens"
        #expect(fault("llama") { $0.replace(key, .strings(["a", "b"])) }?.key == key)
        #expect(fault("llama") { $0.replace(key, .strings((0..<8).map(String.init))) } == nil)
    }

    @Test func weightsThatAreNoNumbersDoNotTrap() throws {
        for architecture in ["llama", "qwen3", "bert"] {
            for type in ["F32", "F16", "BF16", "Q8_0", "Q4_0"] {
                var writer = RandomModel.tiny(architecture, type: type).bareWriter()
                for index in writer.tensors.indices {
                    writer.tensors[index].data = [UInt8](repeating: 0xff, count: writer.tensors[index].data.count)
                }
                try run(writer.serialized())
            }
        }
    }
}
