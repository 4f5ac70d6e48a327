import JSON
import ScaffoldCore
import Scaffolding
import Testing

/// Specifications put together at random from what is usual and what is hostile: each gives whole files or an error that
/// names a field.
@Suite struct RandomBlockTests {
    @Test(arguments: 0..<8) func eachIsWholeOrRefused(_ group: UInt64) throws {
        var made = 0
        for seed in 0..<25 {
            var source = RandomSpecification(seed: group * 1000 + UInt64(seed))
            let specification = source.specification
            do {
                let block = try GeneratedBlock(specification)
                #expect(block.faults == [], "\(specification)")
                if block.files.contains(where: { $0.path == "block.json" }) { try MetadataRules.check(block.metadata) }
                try HostileBlockTests.checkCalls(block)
                made += 1
            } catch let error as SpecError {
                #expect(!error.path.isEmpty && !error.message.isEmpty)
            }
        }
        // Were most refused, little would be tested.
        #expect(made >= 10, "\(made) of 25")
    }
}

/// Specifications that follow from a number.
struct RandomSpecification {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// SplitMix64: https://prng.di.unimi.it/splitmix64.c
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    private mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    private mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    private mutating func isHappening(_ percent: Int) -> Bool { below(100) < percent }

    private mutating func text() -> String {
        isHappening(50) ? one(of: HostileBlockTests.values) : one(of: ["Plain", "Two words", "ünï çødé", "日本"])
    }

    private static let names = [
        "title", "client_name", "image", "image_url", "image_alt", "image_id", "button_url", "button_text",
        "show_title",
        "rating", "style", "className", "__proto__", "content", "color", "background_color", "items", "email",
        "start_date", "a", "el", "wp", "create", "props", "attributes", "setAttributes", "blockProps", "undefined",
        "default", "price", "layout", "Größe", "x y z", "toString", "media", "url", "value", "text", "item", "index",
    ]

    private static let types = [
        "string", "number", "integer", "boolean", "array", "object", "text", "textarea", "rich_text", "range", "toggle",
        "color", "media", "url", "email", "date", "list",
    ]

    var specification: JSONValue {
        mutating get {
            var result = JSONObject([("block_type", .string(one(of: ["card", "acme/card", "3D", "日本", "Team Card!"])))])
            var attributes = JSONObject()
            for _ in 0..<below(9) {
                let name = one(of: Self.names)
                attributes[name] = isHappening(50) ? .string(one(of: Self.types)) : attribute()
            }
            result["attributes"] = .object(attributes)
            var features: [JSONValue] = []
            for feature in Samples.features where isHappening(35) { features.append(.string(feature)) }
            result["features"] = .array(features)
            if isHappening(50) { result["title"] = .string("T" + text()) }
            if isHappening(50) { result["description"] = .string("D" + text()) }
            if isHappening(20) { result["styles"] = .array([.string("S" + text())]) }
            if isHappening(20) {
                result["variations"] = .array([.object(JSONObject([("title", .string("W" + text()))]))])
            }
            if isHappening(10) { result["php_only"] = .bool(true) }
            if isHappening(30) { result["jsx"] = .bool(true) }
            if isHappening(20) { result["requires_at_least"] = .string(one(of: ["6.1", "6.5", "7.0"])) }
            if isHappening(20) { result["prefix"] = .string(one(of: ["acme_", "Some_Prefix", "abcd"])) }
            return .object(result)
        }
    }

    private mutating func attribute() -> JSONValue {
        var result = JSONObject([("type", .string(one(of: Self.types)))])
        if isHappening(60) { result["label"] = .string("L" + text()) }
        if isHappening(40) { result["help"] = .string("H" + text()) }
        if isHappening(15) {
            result["type"] = .string("string")
            result["options"] = .array([.string("One"), .string("O" + text())])
        }
        let type = result["type"]?.string ?? ""
        if isHappening(30), ["text", "textarea", "rich_text"].contains(type) {
            result["default"] = .string("V" + text())
        }
        if isHappening(30), ["array", "list"].contains(type) { result["default"] = .array([.string("I" + text())]) }
        if isHappening(30), ["number", "integer", "range"].contains(type) {
            result["min"] = .integer(Int64(below(5)))
            if isHappening(50) { result["max"] = .integer(Int64(below(10))) }
        }
        return .object(result)
    }
}
