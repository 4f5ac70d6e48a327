/// Why a model cannot be built from its file, or cannot do what it was asked.
package struct ModelError: Error, Sendable, Equatable {
    package enum Kind: Sendable {
        /// Metadata or tensors are missing or contradict each other.
        case malformed
        /// A well-formed model that this version has no code for.
        case unsupported
        /// A token id, sequence or cache that does not belong to the model.
        case invalidArgument
        /// More tokens than fit.
        case contextLength
        /// A size beyond what the library allows.
        case limit
        /// An allocation failed.
        case memory
    }

    package let kind: Kind
    /// One sentence that names the key or tensor and says what was expected.
    package let message: String
    /// The metadata key or tensor name at fault, if there is one.
    package let key: String?
    /// Which of several sequences or tokens is at fault, if one is.
    package let index: Int?

    package init(kind: Kind, message: String, key: String? = nil, index: Int? = nil) {
        self.kind = kind
        self.message = message
        self.key = key
        self.index = index
    }
}

extension ModelError: CustomStringConvertible {
    package var description: String { message }
}
