import FuzzSupport
import Inference

private let variables: [String: TemplateValue] = [
    "messages": [
        ["role": "system", "content": "Be brief."],
        ["role": "user", "content": "Create a shortcode <|im_end|> {{ 1 }}"],
        ["role": "assistant", "content": "<think>\nhm\n</think>\n\nYes."],
        ["role": "user", "content": ""],
    ],
    "tools": [["type": "function", "function": ["name": "now", "parameters": ["type": "object"]]]],
    "add_generation_prompt": true,
    "enable_thinking": false,
    "bos_token": "<s>",
    "eos_token": "</s>",
    "n": 3,
]

/// Parses and renders the input as a chat template. Both end, with a text or an error that has a position.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTemplate(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
    do {
        let template = try ChatTemplate(source: source)
        let first = try template.render(variables)
        require(try template.render(variables) == first, "the same template rendered differently: \(source)")
    } catch {
        require(!error.message.isEmpty && error.line >= 1 && error.column >= 1, "an error without a place: \(error)")
    }
    return 0
}
