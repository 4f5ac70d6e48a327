import AnalysisModel
import PHPSyntax

/// Builds the index: reads the files in parallel, merges their symbols in order, assembles the files in parallel, and
/// joins what they declare in order.
struct ProgramBuilder {
    struct Parts {
        var files: [SourceFile]
        var trees: [SyntaxTree?]
        var symbols: SymbolTable
        var functions: [FunctionInfo] = []
        var classes: [ClassInfo] = []
        var indexes: [FileIndex] = []
        var declarations = Declarations()
    }

    let files: [SourceFile]
    let options: AnalysisOptions
    let names: NameSet
    /// Less than this is not worth a second thread.
    private static let bytesPerThread = 32 << 10

    mutating func build() -> Parts {
        let threads = threadCount
        let scans = scanFiles(threads)
        let trees = files.indices.map { scans[$0]?.tree }
        var interner = names.interner
        var numbers: [[UInt32]] = []
        numbers.reserveCapacity(files.count)
        var firstFunction = [0]
        var firstClass = [0]
        for file in files.indices {
            let scan = scans[file]
            numbers.append(scan.map { interner.merge($0.interner) } ?? [])
            firstFunction.append(firstFunction[file] + (scan?.functions.count ?? 0))
            firstClass.append(firstClass[file] + (scan?.classes.count ?? 0))
        }
        let symbols = SymbolTable(interner)
        let results = ParallelResults<FileAssembler.Result>(count: files.count)
        let order = sizeOrder
        ParallelLoop.run(order.count, threads: threads) { [numbers, firstFunction, firstClass] round in
            let file = order[round]
            guard let scan = scans.take(file) else { return }
            var assembler = FileAssembler(
                file: file, scan: scan, numbers: numbers[file], symbols: symbols,
                firstFunction: firstFunction[file], firstClass: firstClass[file])
            results[file] = assembler.assemble()
        }
        return join(results, trees, symbols)
    }

    private var threadCount: Int {
        let bytes = files.reduce(0) { $0 + ($1.language == .php ? $1.bytes.count : 0) }
        return max(1, min(options.threads, bytes / Self.bytesPerThread))
    }

    /// The PHP files, large ones first, so that no thread is left with a large one at the end.
    private var sizeOrder: [Int] {
        files.indices.filter { files[$0].language == .php }
            .sorted { (files[$1].bytes.count, $0) < (files[$0].bytes.count, $1) }
    }

    private func scanFiles(_ threads: Int) -> ParallelResults<FileScan> {
        let scans = ParallelResults<FileScan>(count: files.count)
        let order = sizeOrder
        ParallelLoop.run(order.count, threads: threads) { [files, options] round in
            if options.isCancelled() { return }
            let file = files[order[round]]
            scans[order[round]] = FileScanner.scan(
                PHPParser.parse(file.bytes, options: ParserOptions(startsInPHP: file.isPHPFragment)), path: file.path)
        }
        return scans
    }

    private func join(
        _ results: ParallelResults<FileAssembler.Result>, _ trees: [SyntaxTree?], _ symbols: SymbolTable
    ) -> Parts {
        var parts = Parts(files: files, trees: trees, symbols: symbols)
        var constants: [(file: Int, name: Symbol, value: NodeID)] = []
        var propertyWrites: [PropertyWrite] = []
        for file in files.indices {
            guard let result = results.take(file) else {
                let functions = parts.functions.count
                let classes = parts.classes.count
                parts.indexes.append(
                    FileIndex(
                        sections: [NamespaceSection(start: 0)], functions: functions..<functions,
                        classes: classes..<classes))
                continue
            }
            parts.indexes.append(result.index)
            parts.functions += result.functions
            parts.classes += result.classes
            constants += result.constants.map { (file, $0.name, $0.value) }
            propertyWrites += result.propertyWrites
        }
        parts.declarations = Declarations(
            functions: parts.functions, classes: parts.classes, constants: constants, propertyWrites: propertyWrites,
            symbols: symbols, indexes: parts.indexes, trees: trees)
        for index in parts.classes.indices {
            parts.classes[index].parent = parts.declarations.classes.first(parts.classes[index].parentName)
        }
        return parts
    }
}
