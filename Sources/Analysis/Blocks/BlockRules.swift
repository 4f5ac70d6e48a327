import AnalysisModel
import JSON
import JSSyntax

/// The rules about blocks: their block.json and their scripts, and those about every other script.
package enum BlockRules {
    /// What the rules find in `files`, which belong to one plugin or theme, in the order of files and of their bytes.
    package static func check(_ files: [SourceFile], options: AnalysisOptions) -> [Finding] {
        let reporter = Reporter(options: options)
        var blocks: [BlockMetadata] = []
        for (index, file) in files.enumerated() where file.language == .json && BlockMetadata.isMetadata(file) {
            if options.isCancelled() { return [] }
            // WordPress's own blocks and scripts play by rules of their own.
            if isCore(file.path) { continue }
            let block = BlockMetadata(file, index: index)
            MetadataRules(block: block, files: files, reporter: reporter).check()
            blocks.append(block)
        }
        DuplicateBlocks.check(blocks, reporter)
        for (index, file) in files.enumerated() where file.language == .javaScript {
            if options.isCancelled() { return [] }
            if isCore(file.path) { continue }
            let block = BlockMetadata.nearest(to: file.path, in: blocks)
            ScriptRules.check(file, index: index, block: block, reporter: reporter)
        }
        return reporter.findings.sorted {
            ($0.span.file, $0.span.range.lowerBound, $0.rule) < ($1.span.file, $1.span.range.lowerBound, $1.rule)
        }
    }

    /// Whether a file lies where WordPress keeps its own: built scripts, and blocks whose form it has changed since.
    private static func isCore(_ path: String) -> Bool {
        path.hasPrefix("wp-includes/") || path.contains("/wp-includes/")
    }

    /// What a piece of a block is written in.
    package enum CodeKind: Sendable {
        case php, javaScript, json
    }

    /// The language of `bytes` that come without a file name: the code of a block.
    package static func kind(of bytes: [UInt8]) -> CodeKind {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        while let byte = rest.first, byte <= 0x20 { rest.removeFirst() }
        if contains(rest, "<?php") || contains(rest, "<?=") { return .php }
        if rest.first == UInt8(ascii: "{") || rest.first == UInt8(ascii: "[") {
            let document = JSONDocument(Array(rest))
            if document.faults.isEmpty { return .json }
            // A broken block.json still has quoted keys; a script has statements.
            let script = JSParser.parse(Array(rest))
            let keys = document.root?.members?.count ?? 0
            if keys > 0 && document.faults.count <= script.errors.count { return .json }
        }
        let script = JSParser.parse(Array(rest))
        if script.errors.isEmpty { return .javaScript }
        // PHP without its opening tag: variables and functions of its own.
        let marks = ["->", "$attributes[", "esc_html(", "esc_attr(", "register_block_type(", "add_action(", "echo "]
        let isPHP = marks.contains { contains(rest, $0) } && contains(rest, "$")
        return isPHP && !script.hasJSX ? .php : .javaScript
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
        let needle = Array(text.utf8)
        guard let first = needle.first else { return true }
        var rest = bytes
        while let index = rest.firstIndex(of: first) {
            if rest[index...].starts(with: needle) { return true }
            rest = rest[(index + 1)...]
        }
        return false
    }
}
