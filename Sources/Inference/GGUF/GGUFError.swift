/// Why a GGUF file could not be read, with the field and the place in the file.
package struct GGUFError: Error, Sendable, Equatable {
    package enum Kind: Sendable {
        /// There is no such file.
        case notFound
        /// The operating system refused; the message carries its words.
        case io
        /// The file ends before something that it announces.
        case truncated
        /// The file contradicts itself or the format.
        case malformed
        /// Well-formed, but nothing this version reads.
        case unsupported
    }

    package let kind: Kind
    /// One sentence that names the field, the key or tensor, and the byte.
    package let message: String
    /// Where in the file, in bytes from its start, if the fault has a place.
    package let offset: Int?
    /// The metadata key or tensor name at fault, if there is one.
    package let key: String?

    package init(kind: Kind, message: String, offset: Int? = nil, key: String? = nil) {
        self.kind = kind
        self.message = message
        self.offset = offset
        self.key = key
    }
}

extension GGUFError: CustomStringConvertible {
    package var description: String { message }
}
