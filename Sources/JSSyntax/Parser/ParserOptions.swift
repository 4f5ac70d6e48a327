import SourceText

/// How a file is read, and how far.
package struct ParserOptions: Sendable {
    /// What the file is taken for.
    package enum Goal: Sendable {
        /// A script; `import` and `export` are errors.
        case script
        /// A module: strict code, `await` at the top level, no HTML-like comments.
        case module
        /// Whatever it is: `import` and `export` are allowed, and so is what only scripts may do.
        case either
    }

    package var goal: Goal
    /// Whether `<` where an operand is due begins an element.
    package var hasJSX: Bool
    /// Whether `return` and `new.target` are allowed at the top level, as in a CommonJS module.
    package var allowsTopLevelReturn: Bool
    /// How deep expressions, statements and patterns may nest; what is deeper becomes one error.
    package var maximumDepth: Int
    /// The largest file that is parsed; of a larger one only the error is kept.
    package var maximumBytes: Int
    /// How many errors are recorded.
    package var maximumErrors: Int

    package init(
        goal: Goal = .either, hasJSX: Bool = true, allowsTopLevelReturn: Bool = false, maximumDepth: Int = 512,
        maximumBytes: Int = 1 << 30, maximumErrors: Int = 100
    ) {
        self.goal = goal
        self.hasJSX = hasJSX
        self.allowsTopLevelReturn = allowsTopLevelReturn
        self.maximumDepth = maximumDepth
        self.maximumBytes = Swift.min(maximumBytes, 1 << 31)
        self.maximumErrors = maximumErrors
    }
}

/// Reads JavaScript source; never fails.
package enum JSParser {
    /// The tree of `source`, with the errors in it.
    package static func parse(_ source: UnsafeBufferPointer<UInt8>, options: ParserOptions = .init()) -> SyntaxTree {
        let padded = SourceBytes.padded(source, limit: options.maximumBytes)
        let count = padded.count - SourceBytes.padding
        return padded.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return Parser.empty }
            let lines = LineTable(UnsafeBufferPointer(start: base, count: count))
            var parser = Parser(source: base, count: count, options: options)
            if count < source.count {
                parser.report(.tooLarge, "the file has more than \(options.maximumBytes) bytes", at: 0)
            }
            parser.parseFile()
            return parser.tree(padded: padded, byteCount: count, lines: lines)
        }
    }

    /// The tree of `source`, with the errors in it.
    package static func parse(_ source: [UInt8], options: ParserOptions = .init()) -> SyntaxTree {
        source.withUnsafeBufferPointer { parse($0, options: options) }
    }

    /// The tree of `source`, with the errors in it.
    package static func parse(_ source: String, options: ParserOptions = .init()) -> SyntaxTree {
        var source = source
        return source.withUTF8 { parse($0, options: options) }
    }
}
