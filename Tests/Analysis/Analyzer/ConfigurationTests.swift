import Analysis
import AnalysisModel
import Testing

struct ConfigurationTests {
    private func error(_ text: String) -> SettingsError? {
        do {
            _ = try Configuration(parsing: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func everyKeyIsRead() throws {
        let text = """
            {"$schema": "x", "types": ["security", "quality"], "minimum_severity": "low",
             "minimum_confidence": "medium", "fail_on": "high", "disabled_rules": ["php.eval", "xss"],
             "exclude": ["vendor", "*.min.js"],
             "overrides": [{"files": ["tests/**"], "disabled_rules": ["php"]}],
             "text_domain": "my-plugin", "prefixes": ["my_"], "minimum_wordpress": "6.2", "minimum_php": "7.4",
             "baseline": "baseline.json", "sanitizers": ["my_clean 1 string html"],
             "escapers": ["my_escape 1 string html"], "sources": ["function my_input request"]}
            """
        let configuration = try Configuration(parsing: Array(text.utf8))
        #expect(configuration.excludes("vendor/a/b.php"))
        #expect(!configuration.excludes("src/a.php"))
        #expect(configuration.failOn == .high)
        #expect(configuration.baseline == "baseline.json")
        var options = AnalysisOptions()
        var selection = Selection()
        configuration.apply(to: &options, &selection)
        #expect(options.types == [.security, .quality])
        #expect(options.minimumWordPress == [6, 2])
        #expect(options.minimumPHP == [7, 4])
        #expect(options.textDomain == "my-plugin")
        #expect(options.prefixes == ["my_"])
        #expect(options.disabledRules == ["php.eval", "xss"])
        #expect(
            options.customFacts["sanitizers"].map { Set($0) } == [
                "my_clean 1 string html", "my_escape 1 string html",
            ])
        #expect(options.customFacts["sources"] == ["function my_input request"])
        #expect(selection.minimumSeverity == .low)
        #expect(selection.minimumConfidence == .medium)
        #expect(selection.overrides.count == 1)
    }

    @Test func whatTheCallerSetsIsNotChanged() throws {
        let configuration = try Configuration(
            parsing: Array(
                #"{"types":["quality"],"text_domain":"a","minimum_php":"8.0","minimum_severity":"low"}"#.utf8))
        var options = AnalysisOptions(types: [.security], minimumPHP: [7], textDomain: "b")
        var selection = Selection(minimumSeverity: .high)
        configuration.apply(to: &options, &selection)
        #expect(options.types == [.security])
        #expect(options.minimumPHP == [7])
        #expect(options.textDomain == "b")
        #expect(selection.minimumSeverity == .high)
    }

    @Test(arguments: [
        (#"{"typs": []}"#, "typs"), (#"{"types": ["speed"]}"#, "types[0]"), (#"{"types": []}"#, "types"),
        (#"{"types": "all"}"#, "types"), (#"{"minimum_severity": "bad"}"#, "minimum_severity"),
        (#"{"disabled_rules": ["no.such-rule"]}"#, "disabled_rules[0]"), (#"{"exclude": [1]}"#, "exclude[0]"),
        (#"{"exclude": [""]}"#, "exclude[0]"), (#"{"overrides": [{"paths": []}]}"#, "overrides[0].paths"),
        (#"{"overrides": [{"disabled_rules": ["?"]}]}"#, "overrides[0].disabled_rules[0]"),
        (#"{"minimum_php": "7.x"}"#, "minimum_php"), (#"{"minimum_php": "99999.1"}"#, "minimum_php"),
        (#"{"minimum_wordpress": 6.2}"#, "minimum_wordpress"), (#"{"sinks": ["a\nb"]}"#, "sinks[0]"),
    ])
    func aFaultNamesItsKey(_ text: String, _ key: String) {
        #expect(error(text)?.key == key)
        #expect(error(text)?.message.hasPrefix(key) == true)
    }

    @Test func whatIsNoObjectIsRefused() {
        #expect(error("[]")?.key == nil)
        #expect(error("[]") != nil)
        #expect(error("{") != nil)
        #expect(error("{}") == nil)
    }

    @Test func overridesHoldForTheirFiles() throws {
        let configuration = try Configuration(
            parsing: Array(#"{"overrides":[{"files":["tests"],"disabled_rules":["php.silenced-error"]}]}"#.utf8))
        var options = AnalysisOptions()
        var selection = Selection()
        configuration.apply(to: &options, &selection)
        let code = "<?php\n$a = @count( 'x' );\n"
        let result = analyze([("tests/a.php", code), ("src/a.php", code)], options: options, selection: selection)
        #expect(result.issues.map { result.files[$0.finding.span.file].path } == ["src/a.php"])
    }

    @Test func rulesAndGroupsCanBeDisabled() {
        let code = "<?php\n$a = @count( 'x' );\n"
        #expect(analyze(code, options: AnalysisOptions(disabledRules: ["php"])).reported == [])
        #expect(analyze(code, options: AnalysisOptions(disabledRules: ["php.silenced-error"])).reported == [])
        #expect(analyze(code, options: AnalysisOptions(disabledRules: ["php.eval"])).reported.count == 1)
    }
}

struct GlobTests {
    @Test(arguments: [
        ("vendor", "vendor/a.php", true), ("vendor", "lib/vendor/x/a.php", true), ("vendor", "vendors/a.php", false),
        ("vendor/", "lib/vendor/a.php", true), ("/vendor", "lib/vendor/a.php", false), ("/vendor", "vendor/a", true),
        ("*.min.js", "a/b/c.min.js", true), ("*.min.js", "a/c.min.jsx", false), ("a/*.php", "a/b.php", true),
        ("a/*.php", "a/b/c.php", false), ("a/**/c.php", "a/b/b/c.php", true), ("**/c.php", "c.php", true),
        ("**/b/c.php", "a/b/c.php", true), ("a/**", "a/b", true), ("a/**", "b/a/b", false), ("?.php", "a.php", true),
        ("?.php", "ab.php", false), ("./a.php", "a.php", true), ("./a.php", "b/a.php", false), ("", "a", false),
        ("*", "anything/at/all", true), ("tests/*/fixtures", "tests/unit/fixtures/a.php", true),
        ("é*", "é.php", true), ("a/b", "a/bc", false),
    ])
    func matches(_ pattern: String, _ path: String, _ expected: Bool) {
        #expect(Glob(pattern).matches(path) == expected)
    }

    @Test(.timeLimit(.minutes(1)))
    func manyStarsTakeNoLongTime() {
        let glob = Glob(String(repeating: "*a", count: 200) + "b")
        #expect(!glob.matches(String(repeating: "a", count: 4000)))
    }
}
