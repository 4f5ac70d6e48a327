import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Code that is there twice, in one file or in two.
///
/// Tokens are hashed as they are, white space and comments left out. Of each run of `blockTokens` tokens the hash is
/// kept that is the smallest of its neighbourhood (winnowing: Schleimer, Wilkerson, Aiken 2003), so that one position in
/// some forty is looked up; what is found there is grown in both directions and reported once. The time is linear in the
/// number of tokens.
struct DuplicateCode: ProgramRule {
    static let ids = ["php.duplicate-code"]

    /// The shortest run of tokens that is looked for.
    private static let blockTokens = 70
    /// The length from which a run is reported.
    private static let reportedTokens = 120
    private static let reportedLines = 25
    /// Of how many positions one is kept.
    private static let window = 40
    private static let maximumReports = 200

    /// A token of the program.
    private struct Place {
        var file: Int32
        /// The index among the file's tokens that are no trivia.
        var token: Int32
    }

    /// The tokens of a file that matter.
    private struct Tokens {
        var hashes: [UInt32] = []
        /// Which token of the file each is.
        var positions: [Int32] = []
    }

    func check(_ context: ProgramContext, report: inout Reporter) {
        let trees = context.program.trees
        let tokens = ParallelLoop.map(trees.count, threads: context.options.threads) { file in
            trees[file].map(Self.tokens) ?? Tokens()
        }
        var seen: [UInt64: Place] = [:]
        // Up to which token of each file code is known to be a copy.
        var reports = 0
        for file in tokens.indices where !context.options.isCancelled() {
            var covered = 0
            for (position, hash) in Self.fingerprints(tokens[file].hashes) where position >= covered {
                let place = Place(file: Int32(truncatingIfNeeded: file), token: Int32(truncatingIfNeeded: position))
                guard let first = seen[hash] else {
                    seen[hash] = place
                    continue
                }
                guard let length = Self.match(first, place, tokens, from: covered) else { continue }
                covered = length.copy.upperBound
                if reports < Self.maximumReports,
                    add(length.original, Int(first.file), length.copy, file, tokens, context, &report)
                {
                    reports += 1
                }
            }
        }
    }

    /// The tokens that are no trivia, hashed; text outside of PHP is one token like any other.
    private static func tokens(_ tree: SyntaxTree) -> Tokens {
        var tokens = Tokens()
        for (token, kind) in tree.tokens.kinds.enumerated() where !kind.isTrivia && kind != .endOfFile {
            var hash: UInt32 = 2_166_136_261 ^ UInt32(kind.rawValue)
            for byte in tree.bytes(token: token) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            tokens.hashes.append(hash)
            tokens.positions.append(Int32(truncatingIfNeeded: token))
        }
        return tokens
    }

    /// Positions and hashes of the runs of `blockTokens` tokens that winnowing keeps.
    private static func fingerprints(_ hashes: [UInt32]) -> [(position: Int, hash: UInt64)] {
        guard hashes.count >= blockTokens else { return [] }
        let base: UInt64 = 0x9E37_79B9_7F4A_7C15
        var power: UInt64 = 1
        for _ in 1..<blockTokens { power = power &* base }
        var rolling: UInt64 = 0
        var kept: [(position: Int, hash: UInt64)] = []
        // A queue of candidates, their hashes growing: the first is the least of the window.
        var queue: [(position: Int, hash: UInt64)] = []
        var head = 0
        for (index, hash) in hashes.enumerated() {
            if index >= blockTokens { rolling = rolling &- UInt64(hashes[index - blockTokens]) &* power }
            rolling = rolling &* base &+ UInt64(hash)
            let position = index - blockTokens + 1
            guard position >= 0 else { continue }
            let mixed = (rolling ^ rolling >> 29) &* 0xBF58_476D_1CE4_E5B9
            while queue.count > head, queue[queue.count - 1].hash >= mixed { queue.removeLast() }
            queue.append((position, mixed))
            if queue[head].position <= position - window { head += 1 }
            if head > 4096 {
                queue.removeFirst(head)
                head = 0
            }
            if position >= window - 1 || index == hashes.count - 1 {
                if kept.last?.position != queue[head].position { kept.append(queue[head]) }
            }
        }
        return kept
    }

    /// The longest equal runs around two places, as ranges of tokens, the copy not before `start`; nil if they are too
    /// short, or not equal at all.
    private static func match(
        _ first: Place, _ second: Place, _ tokens: [Tokens], from start: Int
    ) -> (original: Range<Int>, copy: Range<Int>)? {
        let left = tokens[Int(first.file)].hashes
        let right = tokens[Int(second.file)].hashes
        let isSameFile = first.file == second.file
        var begin = 0
        while Int(first.token) - begin > 0, Int(second.token) - begin > start,
            left[Int(first.token) - begin - 1] == right[Int(second.token) - begin - 1]
        {
            begin += 1
        }
        var end = 0
        while Int(first.token) + end < left.count, Int(second.token) + end < right.count,
            // The original ends where the copy begins.
            !isSameFile || Int(first.token) + end < Int(second.token) - begin,
            left[Int(first.token) + end] == right[Int(second.token) + end]
        {
            end += 1
        }
        guard begin + end >= reportedTokens else { return nil }
        return (
            Int(first.token) - begin..<Int(first.token) + end, Int(second.token) - begin..<Int(second.token) + end
        )
    }

    /// Reports a copy; false if it has too few lines, or is data rather than code.
    private func add(
        _ original: Range<Int>, _ originalFile: Int, _ copy: Range<Int>, _ file: Int, _ tokens: [Tokens],
        _ context: ProgramContext, _ report: inout Reporter
    ) -> Bool {
        let program = context.program
        guard let tree = program.trees[file] else { return false }
        func bytes(_ range: Range<Int>, _ file: Int) -> Range<Int>? {
            guard let tree = program.trees[file], let first = tokens[file].positions[range].first,
                let last = tokens[file].positions[range].last
            else { return nil }
            return tree.tokens.range(Int(first)).lowerBound..<tree.tokens.range(Int(last)).upperBound
        }
        guard let place = bytes(copy, file), let other = bytes(original, originalFile) else { return false }
        let lines = tree.lines.position(of: place.upperBound).line - tree.lines.position(of: place.lowerBound).line + 1
        guard lines >= Self.reportedLines else { return false }
        // Tables of literals are alike by nature; code has variables.
        let kinds = tokens[file].positions[copy].map { tree.tokens.kinds[Int($0)] }
        let variables = kinds.count { $0 == .variable || $0 == .arrow || $0 == .doubleColon }
        let markup = kinds.count { $0 == .inlineHTML }
        guard variables * 20 >= kinds.count, markup * 4 < kinds.count else { return false }
        let start = program.files[originalFile].position(of: other.lowerBound)
        let path =
            originalFile == file ? "line \(start.line)" : "\(program.files[originalFile].path), line \(start.line)"
        report(
            "php.duplicate-code", at: SourceSpan(file: file, range: place),
            values: ["lines": "\(lines)", "place": path],
            trace: [
                TraceStep(
                    kind: .source, span: SourceSpan(file: originalFile, range: other), note: "the same code before")
            ])
        return true
    }
}
