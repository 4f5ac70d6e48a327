import BenchmarkSupport

/// What is known about a case: a line of labels.tsv.
struct Label {
    /// The file, or the folder of a case of several files, beside the table.
    var path: String
    /// What it is about: "xss", "sqli", …, "performance", "quality".
    var group: String
    /// Groups whose report is right as well: reading a whole address from the request is "requests" and "files".
    var alternatives: [String]
    /// The number in the Common Weakness Enumeration, or for performance and quality the topic.
    var kind: String
    var isVulnerable: Bool
    /// Where a report is due; the file is nil in a case of one file.
    var lines: [(file: String?, line: Int)]
    var note: String

    /// Reads a table; its lines hold path, group, kind, "vulnerable" or "safe", lines, note.
    static func read(_ path: String) -> [Label] {
        guard let text = readText(path) else { fail("cannot read \(path)") }
        var labels: [Label] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 6, fields[3] == "vulnerable" || fields[3] == "safe" else {
                fail("\(path):\(number + 1): six fields are due: path, group, kind, vulnerable|safe, lines, note")
            }
            let groups = fields[1].split(separator: "|").map(String.init)
            labels.append(
                Label(
                    path: fields[0], group: groups.first ?? "", alternatives: Array(groups.dropFirst()),
                    kind: fields[2], isVulnerable: fields[3] == "vulnerable",
                    lines: fields[4].split(separator: ",").compactMap(place), note: fields[5]))
        }
        return labels
    }

    private static func place(_ text: Substring) -> (file: String?, line: Int)? {
        let parts = text.split(separator: ":")
        guard let line = parts.last.flatMap({ Int($0) }) else { return nil }
        return (parts.count > 1 ? String(parts[0]) : nil, line)
    }
}

/// Which rules answer for which group of labels.
struct Groups {
    /// Weaknesses that belong together; a rule about any of them answers for a label of the group.
    static let weaknesses: [String: Set<Int>] = [
        "xss": [79, 80, 83, 87, 116],
        "sqli": [89, 564],
        "csrf": [352],
        "access": [266, 269, 284, 285, 287, 288, 290, 302, 303, 304, 306, 425, 620, 639, 640, 862, 863, 915, 1390],
        "files": [22, 23, 36, 73, 98, 377, 434, 494, 552, 732],
        "injection": [74, 77, 78, 88, 90, 91, 93, 94, 95, 96, 113, 470, 473, 502, 611, 621, 643, 917, 1333, 1336],
        "requests": [601, 918, 942, 1385],
        "crypto": [
            208, 256, 259, 261, 295, 319, 321, 326, 327, 328, 329, 330, 335, 338, 347, 353, 697, 759, 798, 916, 1204,
        ],
        "disclosure": [200, 201, 209, 213, 215, 312, 489, 497, 532, 538, 540, 548, 614, 1004],
    ]
    /// Groups whose findings count from low severity on: what they are about is seldom worse by itself.
    static let mild: Set<String> = ["crypto", "disclosure"]

    /// Identifiers of rules for each topic of performance and quality; a `*` at the end stands for anything.
    private let rules: [String: [String]]

    /// Reads topics.tsv; its lines hold a topic and identifiers of rules, with commas between.
    init(topics path: String) {
        var rules: [String: [String]] = [:]
        for line in (readText(path) ?? "").split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t")
            if fields.count > 1 { rules[String(fields[0])] = fields[1].split(separator: ",").map(String.init) }
        }
        self.rules = rules
    }

    /// Whether a rule, with its group and weakness, reports what the label is about.
    func answers(_ label: Label, rule id: String, group: String, weakness: Int?) -> Bool {
        if Self.weaknesses[label.group] != nil {
            return ([label.group] + label.alternatives).contains { name in
                guard let weakness else { return group == name }
                return Self.weaknesses[name]?.contains(weakness) == true || String(weakness) == label.kind
            }
        }
        return (rules[label.kind] ?? []).contains { pattern in
            pattern.hasSuffix("*") ? id.hasPrefix(pattern.dropLast()) : id == pattern
        }
    }
}
