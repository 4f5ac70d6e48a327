/// What the tables know of a function of PHP or WordPress.
package struct FunctionFacts: Sendable {
    package struct Parameter: Sendable {
        /// Without the dollar.
        package var name: String
        /// Nil if it may be anything.
        package var type: String?
        package var isReference: Bool
        package var isVariadic: Bool
        package var isOptional: Bool
    }

    package var name: String
    /// How many arguments it needs.
    package var minimum: Int
    /// How many arguments it takes; nil for any number.
    package var maximum: Int?
    package var returns: String?
    package var parameters: [Parameter]
    /// Whether it is WordPress's and not PHP's; the versions are those of the one it belongs to.
    package var isWordPress: Bool
    /// The version that brought it.
    package var since: [Int]?
    /// The version since which it should not be used any more; "private" if it is WordPress's own.
    package var deprecated: String?
    /// The first version without it.
    package var removed: [Int]?
    /// What to use in its place.
    package var replacement: String?
    /// Whether its parameters are known.
    package var hasParameters: Bool

    /// The parameter that the argument at `position` is for.
    package func parameter(at position: Int) -> Parameter? {
        if position < parameters.count { return parameters[position] }
        return parameters.last.flatMap { $0.isVariadic ? $0 : nil }
    }

    private static let php = FactTable("facts/php-functions.txt")
    private static let wordPress = FactTable("facts/functions.txt")

    /// PHP's own function, or else WordPress's, with that name in small letters.
    package static func named(_ name: String) -> FunctionFacts? { php(name) ?? wordPress(name) }

    /// Whether PHP or WordPress has the function.
    package static func isKnown(_ name: String) -> Bool { php.contains(name) || wordPress.contains(name) }

    package static func php(_ name: String) -> FunctionFacts? {
        guard let fields = php.fields(name), fields.count >= 8 else { return nil }
        return FunctionFacts(
            name: name, minimum: fields[1].flatMap { Int($0) } ?? 0, maximum: fields[2].flatMap { Int($0) },
            returns: fields[7], parameters: fields.dropFirst(8).compactMap { $0.flatMap(parameter) },
            isWordPress: false, since: versionNumbers(fields[3]), deprecated: fields[4],
            removed: versionNumbers(fields[5]), replacement: alternatives(fields[6]), hasParameters: fields[1] != nil)
    }

    package static func wordPress(_ name: String) -> FunctionFacts? {
        guard let fields = wordPress.fields(name), fields.count >= 7 else { return nil }
        return FunctionFacts(
            name: name, minimum: fields[1].flatMap { Int($0) } ?? 0, maximum: fields[2].flatMap { Int($0) },
            returns: fields[6], parameters: fields.dropFirst(7).compactMap { $0.flatMap(parameter) },
            isWordPress: true, since: versionNumbers(fields[3]), deprecated: fields[4],
            replacement: alternatives(fields[5]), hasParameters: fields[1] != nil)
    }

    private static func alternatives(_ text: String?) -> String? {
        text?.split(separator: "|").joined(separator: " or ")
    }

    /// `type:&...name=`, each part but the name optional.
    private static func parameter(_ text: String) -> Parameter? {
        var name = text[...]
        var type: String?
        if let colon = text.lastIndex(of: ":") {
            type = String(text[..<colon])
            name = text[text.index(after: colon)...]
        }
        let isReference = name.hasPrefix("&")
        if isReference { name.removeFirst() }
        let isVariadic = name.hasPrefix("...")
        if isVariadic { name.removeFirst(3) }
        let isOptional = name.hasSuffix("=")
        if isOptional { name.removeLast() }
        return Parameter(
            name: String(name), type: type, isReference: isReference, isVariadic: isVariadic,
            isOptional: isOptional || isVariadic)
    }
}

/// In which versions of PHP a class or constant is.
struct PHPVersionFacts: Sendable {
    var since: [Int]?
    var deprecated: [Int]?
    var removed: [Int]?
    var replacement: String?

    private static let classes = FactTable("facts/php-versions.txt", kind: "class")
    private static let constants = FactTable("facts/php-versions.txt", kind: "constant", keepsCase: true)

    /// Of a class, by its name in small letters.
    static func type(_ name: String) -> PHPVersionFacts? { read(classes.fields(name)) }
    /// Of a constant.
    static func constant(_ name: String) -> PHPVersionFacts? { read(constants.fields(name)) }

    private static func read(_ fields: [String?]?) -> PHPVersionFacts? {
        guard let fields, fields.count >= 6 else { return nil }
        return PHPVersionFacts(
            since: versionNumbers(fields[2]), deprecated: versionNumbers(fields[3]), removed: versionNumbers(fields[4]),
            replacement: fields[5]?.split(separator: "|").joined(separator: " or "))
    }
}
