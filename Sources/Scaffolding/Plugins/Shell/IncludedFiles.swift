import ScaffoldCore

/// What there is to be beside the code of a plugin.
package struct IncludedFiles: Sendable {
    /// A file or a folder that can be asked for.
    package enum Part: String, Sendable, CaseIterable {
        case readme = "readme.txt"
        case uninstall = "uninstall.php"
        case languages = "languages/"
        case assets = "assets/"
        case tests = "tests/"
        case codingStandard = "phpcs.xml.dist"
        case includes = "includes/"
    }

    private let parts: Set<Part>
    /// Whether they were named; else there is what applies.
    let isGiven: Bool

    /// Reads `include_files`.
    init(_ source: SpecObject) throws(SpecError) {
        guard let given = source.strings("include_files") else {
            parts = Set(Part.allCases)
            isGiven = false
            return
        }
        var parts: Set<Part> = []
        for (index, name) in given.enumerated() {
            guard let part = Self.part(name) else {
                let known = Part.allCases.map(\.rawValue).joined(separator: ", ")
                throw SpecError("include_files[\(index)]", "is to be one of \(known), not \"\(name.prefix(60))\"")
            }
            parts.insert(part)
        }
        self.parts = parts
        isGiven = true
    }

    package func has(_ part: Part) -> Bool { parts.contains(part) }

    /// With or without the slash of a folder or the ending of a file, in any case.
    private static func part(_ name: String) -> Part? {
        var plain = name.lowercased()
        while plain.hasSuffix("/") { plain.removeLast() }
        if ["src", "main_plugin"].contains(plain) { return .includes }
        if ["phpunit.xml.dist", "phpunit.xml"].contains(plain) { return .tests }
        if plain == "phpcs.xml" || plain == "phpcs" { return .codingStandard }
        return Part.allCases.first { part in
            let own = part.rawValue.hasSuffix("/") ? String(part.rawValue.dropLast()) : part.rawValue
            return plain == own || plain == own.split(separator: ".").first.map(String.init)
        }
    }
}
