import ScaffoldCore

/// Something that a block can do, as `features` names it.
package enum BlockFeature: String, Sendable, CaseIterable {
    case serverSideRendering = "server_side_rendering"
    case customControls = "custom_controls"
    case responsiveDesign = "responsive_design"
    case innerBlocks = "inner_blocks"
    case variations, styles, transforms, interactivity, deprecated, patterns, supports

    /// Other names that people use, as words with underscores between them.
    private static let synonyms: [String: BlockFeature] = [
        "dynamic": .serverSideRendering, "dynamic_block": .serverSideRendering, "ssr": .serverSideRendering,
        "server_side_render": .serverSideRendering, "render_callback": .serverSideRendering,
        "inspector_controls": .customControls, "controls": .customControls, "responsive": .responsiveDesign,
        "nested_blocks": .innerBlocks, "innerblocks": .innerBlocks, "block_variations": .variations,
        "block_styles": .styles, "style_variations": .styles, "block_transforms": .transforms,
        "interactivity_api": .interactivity, "interactive": .interactivity, "view_script": .interactivity,
        "deprecation": .deprecated, "deprecations": .deprecated, "block_patterns": .patterns, "pattern": .patterns,
        "block_supports": .supports,
    ]

    /// The features that are named, and those whose details are given.
    ///
    /// - Throws: `SpecError` for a name that is none.
    static func read(_ source: SpecObject) throws(SpecError) -> Set<BlockFeature> {
        var features: Set<BlockFeature> = []
        for (index, given) in (source.strings("features") ?? []).enumerated() {
            let name = Words.of(given).joined(separator: "_")
            guard let feature = BlockFeature(rawValue: name) ?? synonyms[name] else {
                let known = allCases.map(\.rawValue).joined(separator: ", ")
                throw SpecError(
                    "\(source.member("features"))[\(index)]",
                    "is to be one of \(known), not \"\(BlockText.line(String(given.prefix(60))))\"")
            }
            features.insert(feature)
        }
        let subjects: [BlockFeature] = [.variations, .styles, .transforms, .innerBlocks, .deprecated, .supports]
        for feature in subjects where source.has(feature.rawValue) { features.insert(feature) }
        return features
    }
}
