/// Splits canonical text into the words that byte-pair encoding works on, one call a word.
///
/// Splitters that apply several expressions one after the other see each part that the one before left as a text of
/// its own.
struct WordSplitter {
    private let scanner: WordScanner
    private let splitter: PreTokenizer.Splitter
    /// Ends of the parts that are open, from the widest to the narrowest.
    private var outerEnd: Int
    private var wordEnd: Int
    private var partEnd: Int

    private static let falconSymbols = AsciiSet("$+<=>^~|`")
    private static let legacySymbols = AsciiSet("$+<=>^~|")
    private static let lettersAndMarks = CharacterClass.letter.rawValue | CharacterClass.mark.rawValue
    private static let letters = CharacterClass.letter.rawValue

    init(_ text: UnsafePointer<UInt8>, start: Int, end: Int, splitter: PreTokenizer.Splitter) {
        scanner = WordScanner(text, end: end)
        self.splitter = splitter
        outerEnd = start
        wordEnd = start
        partEnd = start
    }

    /// The end of the word at `start`, which lies before the end of the text and where the last word ended.
    @inline(__always)
    mutating func wordEnd(from start: Int) -> Int {
        switch splitter {
        case .llama3:
            return scanner.modernWordEnd(from: start, digits: 3, letters: Self.letters)
        case .qwen2:
            return scanner.modernWordEnd(from: start, digits: 1, letters: Self.letters)
        case .gpt2:
            return scanner.gpt2WordEnd(from: start)
        case .qwen35:
            return scanner.modernWordEnd(from: start, digits: 1, letters: Self.lettersAndMarks)
        default:
            return stagedWordEnd(from: start)
        }
    }

    private mutating func stagedWordEnd(from start: Int) -> Int {
        switch splitter {
        case .falcon:
            openPunctuationRun(at: start, Self.falconSymbols)
            return tripleEnd(from: start, end: wordEnd)
        case .legacy:
            openPunctuationRun(at: start, Self.legacySymbols)
            if start == partEnd {
                partEnd = scanner.ending(at: wordEnd).numberRunEnd(from: start)
            }
            return tripleEnd(from: start, end: partEnd)
        default:
            return digitsThenGPT2End(from: start)
        }
    }

    /// Runs of punctuation, and GPT-2's words in them and between them.
    private mutating func openPunctuationRun(at start: Int, _ symbols: AsciiSet) {
        if start == outerEnd {
            outerEnd = scanner.punctuationRunEnd(from: start, symbols: symbols)
        }
        if start == wordEnd {
            wordEnd = scanner.ending(at: outerEnd).gpt2WordEnd(from: start)
            partEnd = start
        }
    }

    /// Three ASCII digits in a row are a word.
    private func tripleEnd(from start: Int, end: Int) -> Int {
        guard let digits = scanner.ending(at: end).threeDigits(from: start) else { return end }
        return digits == start ? start + 3 : digits
    }

    /// Every number is a word; GPT-2's words between them.
    private mutating func digitsThenGPT2End(from start: Int) -> Int {
        if start == outerEnd {
            if let digitEnd = scanner.singleNumberEnd(from: start) {
                outerEnd = digitEnd
                return digitEnd
            }
            outerEnd = scanner.numberRunEnd(from: start)
        }
        return scanner.ending(at: outerEnd).gpt2WordEnd(from: start)
    }
}
