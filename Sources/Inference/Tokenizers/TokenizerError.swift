/// Why a model's tokenizer cannot be used.
package struct TokenizerError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable {
        /// The file lacks a value, or the value contradicts another.
        case malformed
        /// The file is sound, but asks for something that is not implemented.
        case unsupported
    }

    package let kind: Kind
    /// The metadata key at fault.
    package let key: String
    package let message: String

    package var description: String { "\(key): \(message)" }

    static func missing(_ key: String) -> TokenizerError {
        TokenizerError(kind: .malformed, key: key, message: "is missing")
    }

    static func malformed(_ key: String, _ message: String) -> TokenizerError {
        TokenizerError(kind: .malformed, key: key, message: message)
    }

    static func unsupported(_ key: String, _ message: String) -> TokenizerError {
        TokenizerError(kind: .unsupported, key: key, message: message)
    }
}
