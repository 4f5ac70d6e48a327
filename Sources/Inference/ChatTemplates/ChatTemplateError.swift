/// Why a chat template cannot be read or rendered, and where.
package struct ChatTemplateError: Error, Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// The text is no Jinja template.
        case syntax
        /// The template uses a part of Jinja that is not implemented here; the message names it.
        case unsupported
        /// An expression failed: a wrong type, an undefined value, a division by zero.
        case runtime
        /// The template called `raise_exception`; the message is its argument.
        case raised
        /// The template nests, runs or writes more than `JinjaLimits` allow.
        case limit
    }

    package let kind: Kind
    /// One sentence without the position.
    package let message: String
    /// Line of the template, from 1; 0 if the fault lies in the variables.
    package let line: Int
    /// Column, from 1, in Unicode scalars; 0 if the fault lies in the variables.
    package let column: Int

    package init(kind: Kind, message: String, line: Int, column: Int) {
        self.kind = kind
        self.message = message
        self.line = line
        self.column = column
    }

    /// Makes an error and finds line and column of the byte `offset` in `source`.
    init(_ kind: Kind, _ message: String, at offset: Int, in source: [UInt8]) {
        var line = 1
        var column = 1
        for byte in source.prefix(max(0, offset)) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(kind: kind, message: message, line: line, column: column)
    }
}

extension ChatTemplateError: CustomStringConvertible {
    package var description: String {
        line > 0 ? "\(message) (line \(line), column \(column))" : message
    }
}

/// What one template may cost; a model file is outside data, and so is its template.
enum JinjaLimits {
    /// Longest template, in bytes.
    static let sourceBytes = 1 << 20
    /// Deepest nesting of statements and expressions in the text.
    static let syntaxDepth = 100
    /// Deepest recursion of the interpreter: nested statements, expressions and macro calls together.
    static let evaluationDepth = 300
    /// Deepest nesting of lists and mappings.
    static let valueDepth = 128
    /// Steps of one rendering: a step is a statement, an operation, an element of a new list, or 64 bytes of a new text.
    static let steps = 10_000_000
    /// Longest text that an expression makes or a rendering writes, in bytes.
    static let textBytes = 64 << 20
    /// Longest `range`, as Jinja's sandbox has it.
    static let rangeLength = 100_000
    /// Most namespaces, scopes with macros and other objects that live until the rendering ends.
    static let objects = 10_000
}
