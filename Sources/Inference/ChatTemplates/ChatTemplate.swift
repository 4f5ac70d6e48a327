/// A chat template: turns messages into the text that a model was trained on.
///
/// The language is Jinja, as `tokenizer.chat_template` of a model file holds it, in the settings of Hugging Face's
/// transformers: `trim_blocks`, `lstrip_blocks`, `break` and `continue`, `tojson` without HTML escapes, the functions
/// `raise_exception` and `strftime_now`, and lists and mappings that cannot be changed. A template is outside data:
/// nesting, steps and memory are bounded (`JinjaLimits`), and whatever is not supported is an error that says so.
///
/// Differences from Jinja, all of them in corners: integers have 64 bits, `safe` and `escape` give plain strings, and
/// template inheritance, includes and recursive loops are not supported.
package struct ChatTemplate: Sendable {
    private let body: [JinjaStatement]
    private let source: [UInt8]

    /// Reads a template.
    ///
    /// - Throws: `ChatTemplateError` of the kinds syntax, unsupported and limit.
    package init(source text: String) throws(ChatTemplateError) {
        (body, source) = try JinjaParser.parse(text)
    }

    /// Renders the template.
    ///
    /// - Parameters:
    ///   - variables: what the template can name: `messages`, `add_generation_prompt`, `bos_token`, `eos_token`, `tools` …
    ///   - now: the time that `strftime_now` formats; without it that function is undefined.
    /// - Throws: `ChatTemplateError` of the kinds unsupported, runtime, raised and limit.
    package func render(
        _ variables: [String: TemplateValue], now: TemplateTime? = nil
    ) throws(ChatTemplateError) -> String {
        let interpreter = JinjaInterpreter(source: source, now: now)
        defer { interpreter.releaseObjects() }
        for (name, value) in variables {
            interpreter.scope.variables[name] = try interpreter.value(value, depth: 0)
        }
        interpreter.scope = JinjaScope(parent: interpreter.scope)
        _ = try interpreter.run(body)
        return interpreter.output
    }
}
