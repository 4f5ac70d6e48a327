import AnalysisModel
import PHPSyntax
import Testing

import AnalysisProgram

@Suite("Files that includes run")
struct IncludeTests {
    /// The paths that the only include, or the call of `name`, of the first file may run.
    private func targets(_ expression: String, from path: String = "main.php", files: [String]) -> [String] {
        let sources = [(path, "\(expression);")] + files.map { ($0, "") }
        let program = Program(
            files: sources.map { SourceFile(path: $0.0, bytes: Array("<?php \($0.1)".utf8)) },
            options: AnalysisOptions())
        let node = program.nodes(.include).last ?? program.nodes(.call).last
        return node.map { program.includeTargets($0, in: 0).map { program.files[$0].path } } ?? []
    }

    @Test func literalAndRelativePaths() {
        let files = ["inc/a.php", "a.php", "lib/deep/b.php"]
        #expect(targets("require __DIR__ . '/inc/a.php'", files: files) == ["inc/a.php"])
        #expect(targets("require_once dirname(__FILE__) . '/inc/../a.php'", files: files) == ["a.php"])
        #expect(targets("include 'inc/a.php'", files: files) == ["inc/a.php"])
        #expect(targets("include './a.php'", files: files) == ["a.php"])
        #expect(targets("include 'a.php'", from: "inc/main.php", files: files) == ["inc/a.php"])
        #expect(targets("include __DIR__ . '/../a.php'", from: "inc/main.php", files: files) == ["a.php"])
        #expect(targets("(@include 'b.php')", files: files) == ["lib/deep/b.php"])
        #expect(targets("include 'missing.php'", files: files) == [])
        #expect(targets("include $file", files: files) == [])
        #expect(targets("include __DIR__ . '/../../../etc/a.php'", files: ["x/etc/b.php"]) == [])
    }

    @Test func knownEndsOfUnknownPaths() {
        let files = ["views/page.php", "other/views/list.php", "views/list.php"]
        #expect(targets("include $dir . '/views/page.php'", files: files) == ["views/page.php"])
        #expect(targets("include UNKNOWN . 'views/page.php'", files: files) == ["views/page.php"])
        #expect(targets("include $dir . '/views/list.php'", files: files) == [])
        #expect(targets("include $dir . '.php'", files: ["only.php"]) == [])
        #expect(targets("include $dir . 'age.php'", files: files) == [])
        #expect(targets("include __DIR__ . \"/views/{$x}ge.php\"", files: files) == ["views/page.php"])
    }

    @Test func severalValues() {
        let files = ["a.php", "b.php"]
        #expect(targets("include $x ? 'a.php' : 'b.php'", files: files) == ["a.php", "b.php"])
        #expect(targets("$f = 'b.php'; if ($x) { $f = 'a.php'; } include $f", files: files) == ["a.php", "b.php"])
    }

    @Test func wordPressItself() {
        let files = ["wp-settings.php", "wp-includes/load.php", "wp-includes/version.php", "wp-load.php"]
        let text =
            "define('ABSPATH', '/srv/www/'); define('WPINC', 'wp-includes'); require ABSPATH . WPINC . '/load.php'"
        #expect(targets(text, from: "wp-config.php", files: files) == ["wp-includes/load.php"])
        let program = makeProgram([
            "wp-load.php": "define( 'ABSPATH', __DIR__ . '/' );",
            "wp-admin/a.php": "require_once ABSPATH . 'wp-admin/b.php';", "wp-admin/b.php": "",
        ])
        #expect(program.nodes(.include, in: 1).map { program.includeTargets($0, in: 1) } == [[2]])
    }

    @Test func templateLoaders() {
        let theme = ["theme/style.css", "theme/header.php", "theme/header-shop.php", "theme/parts/content.php"]
        let more = ["theme/parts/content-page.php", "theme/comments.php", "other/header.php", "theme/searchform.php"]
        let files = theme + more
        func load(_ call: String) -> [String] { targets(call, from: "theme/index.php", files: files) }
        #expect(load("get_header()") == ["theme/header.php"])
        #expect(load("get_header('shop')") == ["theme/header.php", "theme/header-shop.php"])
        #expect(load("get_template_part('parts/content', 'page')") == [theme[3], more[0]])
        #expect(load("get_template_part('parts/content', get_post_type())") == [theme[3], more[0]])
        #expect(load("get_template_part('parts/content')") == [theme[3]])
        #expect(load("comments_template()") == ["theme/comments.php"])
        #expect(load("get_search_form()") == ["theme/searchform.php"])
        #expect(load("locate_template(['missing.php', 'parts/content.php'], true)") == [theme[3]])
        #expect(load("load_template(locate_template('comments.php'))") == ["theme/comments.php"])
        #expect(load("load_template(get_template_directory() . '/comments.php')") == ["theme/comments.php"])
        #expect(load("include get_theme_file_path('header.php')") == ["theme/header.php"])
        #expect(load("get_posts()") == [])
    }

    @Test func cyclesEnd() throws {
        let program = makeProgram(["a.php": "$f = $g; $g = $f; include $f; include 'a.php';"])
        #expect(program.nodes(.include).map { program.includeTargets($0, in: 0) } == [[], [0]])
    }
}
