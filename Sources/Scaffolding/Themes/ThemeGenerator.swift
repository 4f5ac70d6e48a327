import ScaffoldCore

/// Makes the files of a theme.
package enum ThemeGenerator {
    /// - Throws: `SpecError` for a specification that its schema allows and that still cannot be made.
    package static func files(_ spec: ThemeSpec) throws(SpecError) -> [GeneratedFile] {
        switch spec.type {
        case .block: BlockThemeFiles(spec: spec).files
        case .classic: ClassicThemeFiles(spec: spec).files
        case .child: ChildThemeFiles(spec: spec).files
        }
    }
}
