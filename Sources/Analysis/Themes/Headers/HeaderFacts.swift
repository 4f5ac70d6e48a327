import AnalysisModel

/// The table `facts/headers.txt`: what headers and readmes may hold, and what must not be shipped.
struct HeaderFacts: Sendable {
    /// The newest release of WordPress that the table knows.
    private(set) var newestWordPress = Version("7.1")
    /// Names of fields in small letters, and as they are written.
    private(set) var pluginFields: [String: String] = [:]
    private(set) var themeFields: [String: String] = [:]
    private(set) var readmeFields: [String: String] = [:]
    /// Words in the names of licenses that are not compatible with the GPL, in small letters.
    private(set) var incompatibleLicenses: [String] = []
    /// Texts of templates for headers and readmes, in small letters.
    private(set) var placeholders: [String] = []
    /// Names of files that hold a library which WordPress has, with the handle of its script or its place.
    private(set) var libraries: [String: String] = [:]
    /// What a file with that ending is: "archive" or "executable".
    private(set) var refusedEndings: [String: String] = [:]

    static let shared = HeaderFacts()

    private init() {
        for (_, line) in EmbeddedFile.named("facts/headers.txt")?.entries ?? [] {
            let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimmed) }
            guard columns.count >= 2 else { continue }
            let value = columns[1]
            switch columns[0] {
            case "wordpress": newestWordPress = Version(value) ?? newestWordPress
            case "plugin": pluginFields[value.lowercased()] = value
            case "theme": themeFields[value.lowercased()] = value
            case "readme": readmeFields[value.lowercased()] = value
            case "license": incompatibleLicenses.append(value.lowercased())
            case "placeholder": placeholders.append(value.lowercased())
            case "library" where columns.count > 2: libraries[value.lowercased()] = columns[2]
            case "ending" where columns.count > 2: refusedEndings[value] = columns[2]
            default: break
            }
        }
    }
}
