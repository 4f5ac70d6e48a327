import ScaffoldCore

/// The formats of strings in specifications: for each, what is wrong with a string that is none.
enum SpecFormats {
    static let all: [String: @Sendable (String) -> String?] = [
        "slug": { Slug($0) == nil ? "is to be lower-case letters, digits and single hyphens" : nil },
        "prefix": prefix,
        "identifier": {
            Identifier($0) == nil ? "is to be letters, digits and underscores, and no reserved word" : nil
        },
        "version": { version($0, parts: 1...4) ? nil : "is to be a version such as 1.0.0" },
        "wordpress-version": { version($0, parts: 2...3) ? nil : "is to be a version of WordPress such as 6.5" },
        "php-version": phpVersion,
        "url": url,
        "color": { Colour($0) == nil ? "is to be a colour such as #1e3a8a" : nil },
        "field-type": fieldType,
        "contributor": contributor,
    ]

    private static func prefix(_ text: String) -> String? {
        guard Identifier(text) != nil else { return "is to be letters, digits and underscores, and no reserved word" }
        if text.utf8.count < PluginNames.minimumPrefix {
            return
                "has \(text.utf8.count) characters, at least \(PluginNames.minimumPrefix) are needed to keep names apart"
        }
        return ["wp_", "wordpress"].contains { text.lowercased().hasPrefix($0) }
            ? "begins like names of WordPress itself" : nil
    }

    private static func version(_ text: String, parts allowed: ClosedRange<Int>) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return allowed.contains(parts.count)
            && parts.allSatisfy { (1...6).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private static func phpVersion(_ text: String) -> String? {
        guard version(text, parts: 2...3) else { return "is to be a version of PHP such as 7.4" }
        let numbers = text.split(separator: ".").compactMap { Int($0) }
        return numbers[0] < 7 || (numbers[0] == 7 && numbers[1] < 4)
            ? "is older than 7.4, which the code is written for" : nil
    }

    private static func url(_ text: String) -> String? {
        let lower = text.lowercased()
        let isWeb = ["http://", "https://"].contains { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }
        let isClean = text.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x27 && $0 != 0x3C && $0 != 0x3E && $0 != 0x5C
        }
        return isWeb && isClean && text != "" && !text.contains("*/") && !text.contains("?>")
            ? nil : "is to be the address of a page, beginning with https://"
    }

    private static func fieldType(_ text: String) -> String? {
        if Field.kind(named: text) != nil { return nil }
        return "is to be one of \(Field.Kind.allCases.map(\.rawValue).joined(separator: ", "))"
    }

    private static func contributor(_ text: String) -> String? {
        let isName =
            !text.isEmpty
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
            }
        return isName ? nil : "is to be the name of a user of wordpress.org: lower-case letters, digits, hyphens"
    }
}
