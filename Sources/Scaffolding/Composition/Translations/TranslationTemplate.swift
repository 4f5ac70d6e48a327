import ScaffoldCore

/// The file that translations begin with: all texts of a plugin or theme, as the code has them.
/// https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
package struct TranslationTemplate {
    /// A field of the header of a plugin's or theme's main file, which WordPress translates, too.
    package typealias HeaderField = (comment: String, value: String)

    package var title: String
    package var version: String
    package var domain: Slug
    package var license: String
    package var author: String
    /// Where faults of texts are reported.
    package var reports: String
    /// The file with the header.
    package var mainFile: String
    package var header: [HeaderField]

    package init(
        title: String, version: String, domain: Slug, license: String, author: String, reports: String,
        mainFile: String, header: [HeaderField]
    ) {
        self.title = title
        self.version = version
        self.domain = domain
        self.license = license
        self.author = author
        self.reports = reports
        self.mainFile = mainFile
        self.header = header
    }

    /// `languages/DOMAIN.pot` for the files. Tests are left out: nobody reads them in another language.
    package func file(for files: [GeneratedFile]) -> GeneratedFile {
        var text = heading
        for entry in entries(files) { text += "\n" + Self.written(entry) }
        return GeneratedFile("translations", "languages/\(domain.text).pot", bytes: Array(text.utf8))
    }

    /// Each text once, in the order in which they are met.
    func entries(_ files: [GeneratedFile]) -> [TranslatableText] {
        var found = header.filter { !$0.value.isEmpty }.map { field in
            var text = TranslatableText(field.value, path: mainFile)
            text.comments = [field.comment]
            return text
        }
        for file in files where !file.path.hasPrefix("tests/") {
            switch file.kind {
            case "php": found += PHPTexts.of(file, domain: domain) + MetadataTexts.of(file)
            case "js", "mjs", "jsx": found += JSTexts.of(file, domain: domain)
            case "json": found += MetadataTexts.of(file)
            default: break
            }
        }
        var entries: [TranslatableText] = []
        var positions: [TranslatableText.Key: Int] = [:]
        for text in found where !text.key.text.isEmpty {
            guard let position = positions[text.key] else {
                positions[text.key] = entries.count
                entries.append(text)
                continue
            }
            entries[position].plural = entries[position].plural ?? text.plural
            entries[position].flag = entries[position].flag ?? text.flag
            for comment in text.comments where !entries[position].comments.contains(comment) {
                entries[position].comments.append(comment)
            }
            for place in text.places where !entries[position].places.contains(place) {
                entries[position].places.append(place)
            }
        }
        return entries
    }

    private var heading: String {
        """
        # Copyright (C) \(CommentText.line(author))
        # This file is distributed under the \(license).
        msgid ""
        msgstr ""
        \(Self.literal("Project-Id-Version: \(title) \(version)\n"))
        \(Self.literal("Report-Msgid-Bugs-To: \(reports)\n"))
        \(Self.literal("MIME-Version: 1.0\n"))
        \(Self.literal("Content-Type: text/plain; charset=UTF-8\n"))
        \(Self.literal("Content-Transfer-Encoding: 8bit\n"))
        \(Self.literal("X-Domain: \(domain.text)\n"))

        """
    }

    private static func written(_ entry: TranslatableText) -> String {
        var text = ""
        for comment in entry.comments { text += "#. \(CommentText.line(comment))\n" }
        for place in entry.places { text += "#: \(place.path)\(place.line.map { ":\($0)" } ?? "")\n" }
        if let flag = entry.flag { text += "#, \(flag)\n" }
        if let context = entry.key.context { text += "msgctxt \(value(context))\n" }
        text += "msgid \(value(entry.key.text))\n"
        if let plural = entry.plural {
            return text + "msgid_plural \(value(plural))\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n"
        }
        return text + "msgstr \"\"\n"
    }

    /// A text in quotes; one of several lines with each line in quotes of its own below an empty one.
    private static func value(_ text: String) -> String {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count > 1 else { return literal(text) }
        var parts = lines.dropLast().map { literal($0 + "\n") }
        if let last = lines.last, !last.isEmpty { parts.append(literal(last)) }
        return parts.count == 1 ? parts[0] : "\"\"\n" + parts.joined(separator: "\n")
    }

    private static func literal(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\0"..<" ", "\u{7F}":
                let digits = String(scalar.value, radix: 8)
                result += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
