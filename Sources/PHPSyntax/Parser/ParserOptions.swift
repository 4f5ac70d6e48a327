import SourceText

/// How a file is read, and how far.
package struct ParserOptions: Sendable {
    /// Whether `<?` alone opens PHP (`short_open_tag`).
    package var shortTags: Bool
    /// Whether the source is PHP from its first byte on, as if an open tag were before it.
    package var startsInPHP: Bool
    /// How deep expressions, statements and types may nest; what is deeper becomes one error.
    ///
    /// The default keeps the parser within 384 KB of stack in a release build. PHP itself gives up near 10,000.
    package var maximumDepth: Int
    /// The largest file that is parsed; of a larger one only the error is kept.
    package var maximumBytes: Int
    /// How many errors are recorded.
    package var maximumErrors: Int

    package init(
        shortTags: Bool = false, startsInPHP: Bool = false, maximumDepth: Int = 512, maximumBytes: Int = 1 << 30,
        maximumErrors: Int = 100
    ) {
        self.shortTags = shortTags
        self.startsInPHP = startsInPHP
        self.maximumDepth = maximumDepth
        self.maximumBytes = Swift.min(maximumBytes, 1 << 31)
        self.maximumErrors = maximumErrors
    }
}

/// Reads PHP source; never fails.
package enum PHPParser {
    /// The tree of `source`, with the errors in it.
    package static func parse(_ source: UnsafeBufferPointer<UInt8>, options: ParserOptions = .init()) -> SyntaxTree {
        let padded = SourceBytes.padded(source, limit: options.maximumBytes)
        let count = padded.count - SourceBytes.padding
        return padded.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return Parser.empty }
            let tokens = Lexer.tokens(
                base, count: count, shortTags: options.shortTags, mode: options.startsInPHP ? .scripting : .html)
            let lines = LineTable(UnsafeBufferPointer(start: base, count: count))
            return tokens.kinds.withUnsafeBufferPointer { kinds in
                tokens.starts.withUnsafeBufferPointer { starts in
                    guard let kinds = kinds.baseAddress, let starts = starts.baseAddress else { return Parser.empty }
                    var parser = Parser(
                        source: base, kinds: kinds, starts: starts, count: tokens.count, options: options)
                    if count < source.count {
                        parser.report(.tooLarge, "the file has more than \(options.maximumBytes) bytes", at: 0)
                    }
                    parser.parseFile()
                    return parser.tree(padded: padded, byteCount: count, tokens: tokens, lines: lines)
                }
            }
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
