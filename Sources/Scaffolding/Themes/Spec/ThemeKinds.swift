/// What a theme is built of.
package enum ThemeType: String, Sendable, CaseIterable {
    /// Templates of blocks, edited in the site editor.
    case block = "block_theme"
    /// Templates of PHP.
    case classic
    /// Changes to another theme.
    case child
}

/// What a theme has beside its templates.
package enum ThemeFeature: String, Sendable, CaseIterable {
    case customTemplates = "custom_templates"
    case blockPatterns = "block_patterns"
    case themeJSON = "theme_json"
    case responsiveDesign = "responsive_design"
    case styleVariations = "style_variations"
}

/// Licences that the theme directory takes.
package enum ThemeLicense: String, Sendable, CaseIterable {
    case gpl2 = "GPL-2.0-or-later"
    case gpl3 = "GPL-3.0-or-later"
    case mit = "MIT"
    case apache2 = "Apache-2.0"

    package var uri: String {
        switch self {
        case .gpl2: "https://www.gnu.org/licenses/gpl-2.0.html"
        case .gpl3: "https://www.gnu.org/licenses/gpl-3.0.html"
        case .mit: "https://opensource.org/license/mit"
        case .apache2: "https://www.apache.org/licenses/LICENSE-2.0"
        }
    }
}

/// Fonts that are on people's machines already, so that none is loaded.
package enum FontStack: String, Sendable, CaseIterable {
    case sans, humanist, geometric, serif, oldStyle = "old_style", slab, rounded, mono

    var title: String {
        switch self {
        case .sans: "System Sans"
        case .humanist: "Humanist Sans"
        case .geometric: "Geometric Sans"
        case .serif: "System Serif"
        case .oldStyle: "Old Style Serif"
        case .slab: "Slab Serif"
        case .rounded: "Rounded Sans"
        case .mono: "Monospace"
        }
    }

    /// As `font-family` has it.
    var families: String {
        switch self {
        case .sans: "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif"
        case .humanist: "Optima, Candara, \"Noto Sans\", \"Gill Sans\", sans-serif"
        case .geometric: "Avenir, \"Century Gothic\", Montserrat, Corbel, sans-serif"
        case .serif: "Georgia, Cambria, \"Times New Roman\", Times, serif"
        case .oldStyle: "\"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"URW Palladio L\", P052, serif"
        case .slab: "Rockwell, \"Rockwell Nova\", \"Roboto Slab\", \"DejaVu Serif\", serif"
        case .rounded: "ui-rounded, \"Arial Rounded MT Bold\", Quicksand, Comfortaa, sans-serif"
        case .mono: "ui-monospace, Menlo, Consolas, \"DejaVu Sans Mono\", monospace"
        }
    }

    var slug: String { rawValue.split(separator: "_").joined(separator: "-") }
}
