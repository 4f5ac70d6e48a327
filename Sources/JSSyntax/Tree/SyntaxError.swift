/// Something in a file that a JavaScript engine would not compile.
package struct SyntaxError: Error, Sendable, Equatable {
    /// What class of trouble it is.
    package enum Code: Sendable, Equatable {
        /// A token that the grammar does not allow there.
        case syntax
        /// Grammatical, but refused before the code runs (ECMAScript's "early errors").
        case semantics
        /// Nested deeper than the parser follows.
        case tooDeep
        /// The file is larger than the parser takes.
        case tooLarge
    }

    package var code: Code
    package var message: String
    /// The offset of the byte at fault, from 0.
    package var offset: Int
    /// The line of that byte, from 1.
    package var line: Int
    /// The byte's place in its line, from 1, in bytes.
    package var column: Int
}
