import AnalysisModel

/// The rules about themes, and about headers and readmes of themes and plugins.
package enum ThemeRules {
    /// What the rules find in `files`, in the order of files and of their bytes.
    package static func check(_ files: [SourceFile], options: AnalysisOptions) -> [Finding] {
        let reporter = Reporter(options: options)
        let owners = Extension.all(in: files)
        for owner in owners {
            if options.isCancelled() { return [] }
            HeaderRules(owner: owner, files: files, reporter: reporter).check()
            PackageRules(owner: owner, files: files, reporter: reporter).check()
        }
        for theme in Theme.all(in: files, owners: owners) {
            if options.isCancelled() { return [] }
            ThemeJSONRules(theme: theme, files: files, reporter: reporter).check()
            TemplateRules(theme: theme, files: files, reporter: reporter).check()
            ClassicRules(theme: theme, files: files, reporter: reporter).check()
        }
        for (index, file) in files.enumerated() {
            if options.isCancelled() { return [] }
            if hasMarkup(file) { MarkupRules(markup: BlockMarkup(file), index: index, reporter: reporter).check() }
            HeadRules.check(file, index, reporter)
            let isForeign = Path.passes(file.path, Extension.foreignFolders) || file.name.hasSuffix(".min.css")
            if file.language == .css && !isForeign { StylesheetRules.check(file, index, reporter) }
        }
        checkReadmes(files, owners, reporter)
        return reporter.findings.sorted {
            ($0.span.file, $0.span.range.lowerBound, $0.rule) < ($1.span.file, $1.span.range.lowerBound, $1.rule)
        }
    }

    /// Whether the file is a template, part or pattern made of blocks.
    private static func hasMarkup(_ file: SourceFile) -> Bool {
        let isPattern = file.language == .php && Path.passes(file.path, ["patterns"])
        guard file.language == .html || isPattern, !Path.passes(file.path, Extension.foreignFolders) else {
            return false
        }
        let all = 0..<file.bytes.count
        return ["<!-- wp:", "<!--wp:", "<!-- /wp:"].contains { file.firstOffset(of: $0, in: all) != nil }
    }

    /// Those of plugins and themes, and those that come alone.
    private static func checkReadmes(_ files: [SourceFile], _ owners: [Extension], _ reporter: Reporter) {
        for (index, file) in files.enumerated() where file.name.lowercased() == "readme.txt" {
            let owner = owners.first { $0.readme == index }
            guard owner != nil || !Path.passes(file.path, Extension.foreignFolders) else { continue }
            ReadmeRules(readme: Readme(file), index: index, owner: owner, reporter: reporter).check()
        }
    }
}
