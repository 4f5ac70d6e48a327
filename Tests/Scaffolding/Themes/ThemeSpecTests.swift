import JSON
import ScaffoldCore
import Scaffolding
import Testing

@Suite struct ThemeSpecTests {
    @Test func everyFieldIsDescribed() throws {
        var missing: [String] = []
        func look(_ value: JSONValue, _ path: String) {
            guard case .object(let members) = value else { return }
            for key in ["properties", "$defs"] {
                guard case .object(let fields)? = members[key] else { continue }
                for (name, field) in fields {
                    if SpecObject(field).string("description") == nil, !path.isEmpty || key == "properties" {
                        missing.append("\(path)/\(name)")
                    }
                    look(field, "\(path)/\(name)")
                }
            }
            if let items = members["items"] {
                if SpecObject(items).string("description") == nil { missing.append("\(path)[]") }
                look(items, "\(path)[]")
            }
        }
        look(SpecSchemas.schema(of: .theme).root, "")
        #expect(missing.filter { !$0.hasPrefix("/field") } == [])
    }

    @Test(arguments: [
        (#""type": "child""#, "template"), (#""template": "parent""#, "template"),
        (#""theme_uri": "https://example.org/", "author_uri": "http://www.example.org""#, "theme_uri"),
        (#""requires_at_least": "5.9""#, "requires_at_least"),
        (#""content_width": 900, "wide_width": 800"#, "wide_width"),
        (#""tags": ["blog", "news", "portfolio", "education"]"#, "tags"),
        (#""variations": ["Dark", "dark!"]"#, "variations[1].name"),
        (#""custom_templates": ["Wide", "wide"]"#, "custom_templates[1].name"),
        (#""type": "classic", "menus": ["Top", "top"]"#, "menus[1].name"),
        (#""type": "child", "template": "modern-portfolio""#, "template"),
        (##""palette": {"base": "#777777"}"##, "palette.base"),
        (##""palette": {"base": "#ffffff", "primary": "#ffcc00"}"##, "palette.primary"),
        (##""palette": {"base": "#ffffff", "contrast": "#767676"}"##, "palette.contrast"),
        (##""palette": {"surface": "#222222", "accent": "#333333"}"##, "palette.surface"),
        (
            ##""variations": [{"name": "A", "palette": {"base": "#000000", "muted": "#111111"}}]"##,
            "variations[0].palette.muted"
        ),
    ]) func whatCannotBeMadeIsNamed(_ members: String, _ path: String) {
        #expect(fault(members)?.path == path, "\(String(describing: fault(members)))")
    }

    @Test func whatTheSchemaRefusesIsNamed() {
        #expect(fault(#""tags": ["cheap"]"#)?.path.hasPrefix("tags") == true)
        #expect(fault(#""template": "../x", "type": "child""#)?.path == "template")
        #expect(fault(#""palette": {"base": "red"}"#)?.path == "palette.base")
    }

    /// A name of the template hierarchy would take the place of a template.
    @Test func customTemplatesKeepAwayFromTheHierarchy() throws {
        let theme = try GeneratedTheme(#""custom_templates": ["Front page", "404", "Landing"]"#)
        #expect(!theme.paths.contains("templates/front-page.html"))
        for name in ["front-page-template", "404-template", "landing"] {
            #expect(theme.paths.contains("templates/\(name).html"))
        }
    }
}
