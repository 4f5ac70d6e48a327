import AnalysisModel

/// The files of an analysis, those that are not text emptied: what they are called still counts.
struct TakenFiles {
    let files: [SourceFile]
    let notes: [AnalysisNote]

    /// How many bytes tell whether a file is binary.
    private static let sniffedBytes = 8192

    init(_ given: [SourceFile]) {
        var files: [SourceFile] = []
        var notes: [AnalysisNote] = []
        for (index, file) in given.enumerated() {
            if Self.isBinary(file) {
                notes.append(AnalysisNote(file: index, message: "The file is binary and was not analysed"))
                files.append(SourceFile(path: file.path, bytes: []))
                continue
            }
            if file.bytes.count > Analyzer.largeFileBytes {
                let megabytes = file.bytes.count >> 20
                notes.append(AnalysisNote(file: index, message: "The file is large (\(megabytes) MB)"))
            }
            files.append(file)
        }
        self.files = files
        self.notes = notes
    }

    /// Whether a NUL is near the beginning; PHP may hold one, but then it has an open tag before it.
    private static func isBinary(_ file: SourceFile) -> Bool {
        let head = file.bytes.prefix(sniffedBytes)
        guard let null = head.firstIndex(of: 0) else { return false }
        guard file.language == .php else { return true }
        return !file.isPHPFragment && file.bytes.firstOffset(of: "<?", in: 0..<null) == nil
    }
}
