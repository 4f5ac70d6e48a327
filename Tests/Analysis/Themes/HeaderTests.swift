import AnalysisModel
import Testing

@Suite struct HeaderTests {
    @Test func `A sound plugin is silent`() {
        #expect(rules([("acme-opening-hours/acme-opening-hours.php", Samples.pluginHeader)]) == [])
    }

    @Test func `A sample of a header is no plugin that lacks fields`() {
        #expect(rules([("plugin.php", "<?php\n/*\nPlugin Name: Sample\n*/\n")]) == [])
    }

    @Test func `Text in a string is no header`() {
        let code = "<?php\n$template = '\n Plugin Name: X\n Version: none\n Author: Y\n Description: Z';\n"
        #expect(rules([("generator.php", code)]) == [])
    }

    @Test func `A comment that explains headers is none`() {
        let code = Samples.pluginHeader.replacing(" */", with: " * @param string $file Its path.\n */")
        #expect(rules([("reader.php", code.replacing("1.2.0", with: "A number"))]) == [])
    }

    @Test(arguments: [
        ("1.2", true), ("2.0.0-beta.1", true), ("20230101", true), ("{{VERSION}}", true), ("one", false),
        ("v1.2", false),
    ])
    func `Versions are numbers`(version: String, isValid: Bool) {
        let code = Samples.pluginHeader.replacing("1.2.0", with: version)
        #expect(rules([("a.php", code)]).contains("header.invalid-version") == !isValid)
    }

    @Test(arguments: [
        ("GPLv2 or later", "GNU General Public License v2 or later", true), ("GPL-3.0", "GPLv2", false),
        ("MIT", "GPLv2", false), ("Something", "GPLv2", true), ("LGPL", "GPL", false), ("GPL", "GPLv3", true),
    ])
    func `Licenses are compared by what they mean`(readme: String, header: String, isEqual: Bool) {
        let plugin = Samples.pluginHeader.replacing("GPL-2.0-or-later", with: header)
        let text =
            "=== A ===\nContributors: a\nTags: b\nTested up to: 7.1\nStable tag: 1.2.0\nLicense: \(readme)\n\nB.\n"
        #expect(rules([("a.php", plugin), ("readme.txt", text)]) == (isEqual ? [] : ["readme.header-mismatch"]))
    }

    @Test func `Findings stand where the value is`() {
        let code = Samples.pluginHeader.replacing("7.4", with: "PHP 7").replacing("Version:", with: "Verson:")
        #expect(place("header.invalid-version", [("a.php", code)]) == "PHP 7")
        #expect(place("header.misspelt-field", [("a.php", code)]) == "Verson")
    }

    @Test(arguments: ["\r", "\r\n", "\n"]) func `Lines end in every way`(end: String) {
        let code = Samples.pluginHeader.replacing("7.4", with: "seven").replacing("\n", with: end)
        #expect(place("header.invalid-version", [("a.php", code)]) == "seven")
    }

    @Test func `A theme in a plugin's folder has its own header and readme`() {
        let style = "/*\nTheme Name: B\nVersion: 3\nAuthor: C\n*/\n"
        let readme = "=== B ===\nContributors: c\nStable tag: 1.2.0\nLicense: MIT\n\nB.\n"
        let found = findings([
            ("acme-opening-hours/a.php", Samples.pluginHeader), ("acme-opening-hours/themes/b/style.css", style),
            ("acme-opening-hours/themes/b/readme.txt", readme),
        ])
        #expect(found.filter { $0.rule == "readme.stable-tag" }.map(\.span.file) == [2])
        #expect(!found.contains { $0.span.file == 0 })
    }

    @Test func `Other programs' readmes are left alone`() {
        #expect(rules([("readme.txt", "Version: next\nTested up to: my knees\n\nHello.\n")]) == [])
    }

    @Test func `A repository may hold what its package must not`() {
        let files = [("a.php", Samples.pluginHeader), (".env", "A=b"), ("bin/pack.sh", "zip")]
        #expect(rules(files) == ["package.hidden-file", "package.executable"])
        #expect(rules(files + [(".gitignore", "vendor")]) == [])
    }

    @Test(arguments: [0, 1, 7, 8191, 8192, 8193]) func `Any bytes are read`(count: Int) {
        let noise = String(repeating: "Plugin Name: \u{0}: = == ===\n", count: count / 20 + 1)
        for path in ["a.php", "style.css", "readme.txt"] { _ = findings([(path, String(noise.prefix(count)))]) }
    }
}
