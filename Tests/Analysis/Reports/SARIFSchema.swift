import Foundation
import JSON

/// What the schema of SARIF 2.1.0 (errata 01) demands of the objects that a log of a scan can have: for each object all
/// members it may have, their types and limits, and which it must have. Checked with nothing in common with the writer.
struct SARIFSchema {
    indirect enum Kind: Sendable {
        case string, uri, reference, time, boolean
        /// An integer from a limit on.
        case integer(Int)
        case number(ClosedRange<Double>)
        case words([String])
        case object(String)
        case array(Kind, least: Int = 0, unique: Bool = false)
        /// An object whose members all have a kind.
        case map(Kind)
        case anything
    }

    struct Definition: Sendable {
        var members: [String: Kind]
        var required: [String] = []
        /// One of these must be there.
        var oneOf: [String] = []
    }

    static let levels = Kind.words(["none", "note", "warning", "error"])
    static let message = Kind.object("message")
    static let index = Kind.integer(-1)

    static let definitions: [String: Definition] = [
        "log": Definition(
            members: [
                "$schema": .uri, "version": .words(["2.1.0"]), "runs": .array(.object("run")),
                "properties": .object("bag"),
            ], required: ["version", "runs"]),
        "run": Definition(
            members: [
                "tool": .object("tool"), "invocations": .array(.object("invocation")),
                "originalUriBaseIds": .map(.object("artifactLocation")),
                "artifacts": .array(.object("artifact"), unique: true), "results": .array(.object("result")),
                "taxonomies": .array(.object("toolComponent"), unique: true), "language": .string,
                "newlineSequences": .array(.string, least: 1, unique: true), "automationDetails": .anything,
                "columnKind": .words(["utf16CodeUnits", "unicodeCodePoints"]), "properties": .object("bag"),
            ], required: ["tool"]),
        "tool": Definition(
            members: ["driver": .object("toolComponent"), "extensions": .anything, "properties": .object("bag")],
            required: ["driver"]),
        "toolComponent": Definition(
            members: [
                "guid": .string, "name": .string, "organization": .string, "product": .string, "fullName": .string,
                "shortDescription": .object("multiformat"), "fullDescription": .object("multiformat"),
                "version": .string, "semanticVersion": .string, "informationUri": .uri, "downloadUri": .uri,
                "notifications": .array(.object("descriptor"), unique: true),
                "rules": .array(.object("descriptor"), unique: true),
                "taxa": .array(.object("descriptor"), unique: true), "isComprehensive": .boolean,
                "supportedTaxonomies": .array(.object("componentReference"), unique: true),
                "properties": .object("bag"),
            ], required: ["name"]),
        "componentReference": Definition(
            members: ["name": .string, "index": index, "guid": .string, "properties": .object("bag")]),
        "descriptor": Definition(
            members: [
                "id": .string, "name": .string, "shortDescription": .object("multiformat"),
                "fullDescription": .object("multiformat"), "messageStrings": .map(.object("multiformat")),
                "defaultConfiguration": .object("configuration"), "helpUri": .uri, "help": .object("multiformat"),
                "relationships": .array(.object("relationship"), unique: true), "properties": .object("bag"),
            ], required: ["id"]),
        "relationship": Definition(
            members: [
                "target": .object("descriptorReference"), "kinds": .array(.string, unique: true),
                "description": message, "properties": .object("bag"),
            ], required: ["target"]),
        "descriptorReference": Definition(
            members: [
                "id": .string, "index": index, "guid": .string, "toolComponent": .object("componentReference"),
                "properties": .object("bag"),
            ], oneOf: ["index", "guid", "id"]),
        "configuration": Definition(
            members: [
                "enabled": .boolean, "level": levels, "rank": .number(-1...100), "parameters": .object("bag"),
                "properties": .object("bag"),
            ]),
        "invocation": Definition(
            members: [
                "commandLine": .string, "arguments": .array(.string), "startTimeUtc": .time, "endTimeUtc": .time,
                "exitCode": .integer(.min), "toolExecutionNotifications": .array(.object("notification")),
                "toolConfigurationNotifications": .array(.object("notification")), "executionSuccessful": .boolean,
                "workingDirectory": .object("artifactLocation"), "properties": .object("bag"),
            ], required: ["executionSuccessful"]),
        "notification": Definition(
            members: [
                "locations": .array(.object("location"), unique: true), "message": message, "level": levels,
                "timeUtc": .time, "descriptor": .object("descriptorReference"), "properties": .object("bag"),
            ], required: ["message"]),
        "artifact": Definition(
            members: [
                "description": message, "location": .object("artifactLocation"), "parentIndex": index,
                "length": .integer(-1),
                "roles": .array(.words(["analysisTarget", "resultFile", "modified", "added"]), unique: true),
                "mimeType": .string, "contents": .object("content"), "encoding": .string, "sourceLanguage": .string,
                "hashes": .map(.string), "properties": .object("bag"),
            ]),
        "artifactLocation": Definition(
            members: [
                "uri": .reference, "uriBaseId": .string, "index": index, "description": message,
                "properties": .object("bag"),
            ]),
        "result": Definition(
            members: [
                "ruleId": .string, "ruleIndex": index, "kind": .words(["fail", "review", "open", "informational"]),
                "level": levels, "message": message, "locations": .array(.object("location")), "guid": .string,
                "partialFingerprints": .map(.string), "fingerprints": .map(.string),
                "codeFlows": .array(.object("codeFlow")),
                "relatedLocations": .array(.object("location"), unique: true),
                "suppressions": .array(.object("suppression"), unique: true),
                "baselineState": .words(["new", "unchanged", "updated", "absent"]), "rank": .number(-1...100),
                "fixes": .array(.object("fix"), unique: true),
                "taxa": .array(.object("descriptorReference"), unique: true), "properties": .object("bag"),
            ], required: ["message"]),
        "location": Definition(
            members: [
                "id": index, "physicalLocation": .object("physicalLocation"), "logicalLocations": .anything,
                "message": message, "annotations": .array(.object("region"), unique: true),
                "properties": .object("bag"),
            ]),
        "physicalLocation": Definition(
            members: [
                "artifactLocation": .object("artifactLocation"), "region": .object("region"),
                "contextRegion": .object("region"), "properties": .object("bag"),
            ], required: ["artifactLocation"]),
        "region": Definition(
            members: [
                "startLine": .integer(1), "startColumn": .integer(1), "endLine": .integer(1), "endColumn": .integer(1),
                "charOffset": index, "charLength": .integer(0), "byteOffset": index, "byteLength": .integer(0),
                "snippet": .object("content"), "message": message, "sourceLanguage": .string,
                "properties": .object("bag"),
            ], oneOf: ["startLine", "charOffset", "byteOffset"]),
        "content": Definition(
            members: [
                "text": .string, "binary": .string, "rendered": .object("multiformat"), "properties": .object("bag"),
            ]),
        "codeFlow": Definition(
            members: [
                "message": message, "threadFlows": .array(.object("threadFlow"), least: 1),
                "properties": .object("bag"),
            ], required: ["threadFlows"]),
        "threadFlow": Definition(
            members: [
                "id": .string, "message": message, "locations": .array(.object("threadFlowLocation"), least: 1),
                "properties": .object("bag"),
            ], required: ["locations"]),
        "threadFlowLocation": Definition(
            members: [
                "index": index, "location": .object("location"), "kinds": .array(.string, unique: true),
                "module": .string, "state": .map(.object("multiformat")), "nestingLevel": .integer(0),
                "executionOrder": index, "importance": .words(["important", "essential", "unimportant"]),
                "properties": .object("bag"),
            ]),
        "fix": Definition(
            members: [
                "description": message, "artifactChanges": .array(.object("artifactChange"), least: 1, unique: true),
                "properties": .object("bag"),
            ], required: ["artifactChanges"]),
        "artifactChange": Definition(
            members: [
                "artifactLocation": .object("artifactLocation"),
                "replacements": .array(.object("replacement"), least: 1), "properties": .object("bag"),
            ], required: ["artifactLocation", "replacements"]),
        "replacement": Definition(
            members: [
                "deletedRegion": .object("region"), "insertedContent": .object("content"), "properties": .object("bag"),
            ], required: ["deletedRegion"]),
        "suppression": Definition(
            members: [
                "guid": .string, "kind": .words(["inSource", "external"]),
                "status": .words(["accepted", "underReview", "rejected"]), "justification": .string,
                "location": .object("location"), "properties": .object("bag"),
            ], required: ["kind"]),
        "message": Definition(
            members: [
                "text": .string, "markdown": .string, "id": .string, "arguments": .array(.string),
                "properties": .object("bag"),
            ], oneOf: ["text", "id"]),
        "multiformat": Definition(
            members: ["text": .string, "markdown": .string, "properties": .object("bag")], required: ["text"]),
    ]

    /// What is wrong with a log, each with its path.
    static func faults(_ log: JSONValue) -> [String] {
        var faults: [String] = []
        check(log, .object("log"), "log", &faults)
        return faults
    }

    private static func check(_ value: JSONValue, _ kind: Kind, _ path: String, _ faults: inout [String]) {
        func fault(_ text: String) { faults.append("\(path): \(text)") }
        switch (kind, value) {
        case (.anything, _), (.string, .string), (.boolean, .bool): break
        case (.uri, .string(let text)): if !isURI(text, isAbsolute: true) { fault("no URI") }
        case (.reference, .string(let text)): if !isURI(text, isAbsolute: false) { fault("no URI reference") }
        case (.time, .string(let text)): if ISO8601DateFormatter().date(from: text) == nil { fault("no time") }
        case (.integer(let least), .integer(let number)): if number < least { fault("less than \(least)") }
        case (.number(let range), .integer(let number)): if !range.contains(Double(number)) { fault("not in \(range)") }
        case (.number(let range), .number(let number)): if !range.contains(number) { fault("not in \(range)") }
        case (.words(let words), .string(let word)): if !words.contains(word) { fault("not one of \(words)") }
        case (.array(let kind, let least, let unique), .array(let elements)):
            if elements.count < least { fault("fewer than \(least)") }
            for (index, element) in elements.enumerated() {
                if unique, elements[..<index].contains(element) { fault("not unique") }
                check(element, kind, "\(path)[\(index)]", &faults)
            }
        case (.map(let kind), .object(let members)):
            for (key, member) in members { check(member, kind, "\(path).\(key)", &faults) }
        case (.object("bag"), .object(let members)):
            if let tags = members["tags"] { check(tags, .array(.string, unique: true), path + ".tags", &faults) }
        case (.object(let name), .object(let members)):
            guard let definition = definitions[name] else { return fault("no definition of \(name)") }
            for (key, member) in members {
                guard let kind = definition.members[key] else {
                    fault("unknown member \(key)")
                    continue
                }
                check(member, kind, "\(path).\(key)", &faults)
            }
            for key in definition.required where members[key] == nil { fault("lacks \(key)") }
            if !definition.oneOf.isEmpty, definition.oneOf.allSatisfy({ members[$0] == nil }) {
                fault("lacks all of \(definition.oneOf)")
            }
        default: fault("is \(value.typeName), not \(kind)")
        }
    }

    /// RFC 3986, as far as characters go.
    private static func isURI(_ text: String, isAbsolute: Bool) -> Bool {
        let pattern = #"^([A-Za-z][A-Za-z0-9+.-]*:)?([A-Za-z0-9._~!$&'()*+,;=:@/?#\[\]-]|%[0-9A-Fa-f]{2})*$"#
        guard text.range(of: pattern, options: .regularExpression) != nil else { return false }
        let scheme = text.prefix { $0 != "/" }.contains(":")
        return isAbsolute ? scheme : true
    }
}
