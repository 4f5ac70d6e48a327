import ScaffoldCore

/// All files of a classic theme.
struct ClassicThemeFiles {
    let spec: ThemeSpec

    var files: [GeneratedFile] {
        var files = [GeneratedFile("style_css", "style.css", ClassicStyle(spec: spec).code)]
        files.append(GeneratedFile("editor_style", "editor-style.css", ClassicStyle(spec: spec).editor))
        if spec.has(.themeJSON) { files.append(ThemeJSON(spec: spec).file) }
        files.append(GeneratedFile("functions_php", "functions.php", ClassicFunctions(spec: spec).code))
        files += ClassicTemplates(spec: spec).files
        files += ClassicParts(spec: spec).files
        files += spec.has(.themeJSON) ? ThemeJSON(spec: spec).variationFiles : []
        return files + [ReadmeFile(spec: spec).file, Screenshot(spec: spec).file]
    }
}

/// A template of PHP with its comment and its guard.
struct ClassicFile {
    let spec: ThemeSpec

    func file(_ role: String, _ path: String, _ summary: String, extra: PHP = "", _ body: PHP) -> GeneratedFile {
        let code: PHP = """
            <?php
            /**
             * \(comment: summary)
            \(extra)
             *
             * @package \(spec.names.namespace)
             */

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }

            \(body)
            """
        return GeneratedFile(role, path, code)
    }
}
