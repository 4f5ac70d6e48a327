import AnalysisModel
import Inference
import JSON
import Kernels

/// What this build of the library can do.
package enum Capabilities {
    /// The version of the library: also the version of the pkg-config file and the bindings.
    package static let version: StaticString = "0.1.0"
    /// The revision of the C interface: (major << 16) | minor.
    package static let abiVersion: UInt32 = 1 << 16 | 2

    /// The JSON of `wpllm_capabilities`.
    package static func json() -> [UInt8] {
        var writer = JSONWriter()
        func list(_ key: String, _ values: [String]) {
            writer.key(key)
            writer.beginArray()
            for value in values { writer.string(value) }
            writer.endArray()
        }
        writer.beginObject()
        writer.key("version")
        writer.string("\(version)")
        writer.key("abi")
        writer.integer(abiVersion)
        writer.key("simd")
        writer.string(String(cString: wk_isa_name(wk_isa())))
        writer.key("threads")
        writer.integer(wk_default_threads())
        list("formats", ["gguf"])
        list("architectures", Architecture.allCases.map(\.rawValue))
        let types = [WK_F32, WK_F16, WK_BF16, WK_Q8_0, WK_Q4_0, WK_Q4_K, WK_Q5_K, WK_Q6_K]
        list("tensor_types", types.map { String(cString: wk_type_name(Int32($0))) })
        list("tokenizers", TokenizerModel.allCases.map(\.rawValue))
        list(
            "samplers",
            [
                "temperature", "top_k", "top_p", "min_p", "repeat_penalty", "presence_penalty", "frequency_penalty",
            ])
        writeAnalysis(to: &writer)
        list("operations", RESTUseCase.operations)
        list("plugins", [])
        writer.endObject()
        return writer.bytes
    }

    private static func writeAnalysis(to writer: inout JSONWriter) {
        let languages: [SourceFile.Language] = [.php, .javaScript, .json, .html, .css]
        writer.key("analysis")
        writer.beginObject()
        writer.key("rules")
        writer.integer(RuleCatalogue.shared.rules.count)
        for (key, values) in [
            ("types", AnalysisType.allCases.map(\.name)),
            ("formats", AnalyzeRequest.Format.allCases.map(\.rawValue)),
            ("languages", languages.map { "\($0)" }),
        ] {
            writer.key(key)
            writer.beginArray()
            for value in values { writer.string(value) }
            writer.endArray()
        }
        writer.endObject()
    }
}
