import ScaffoldCore

/// What is said of a theme.
package struct ThemeSpec: Sendable {
    package var source: SpecObject

    package init(_ source: SpecObject) throws(SpecError) { self.source = source }
}
