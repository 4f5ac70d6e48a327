import AnalysisModel
import AnalysisReports
import Foundation
import JSON
import Testing

struct SARIFTests {
    private let log: JSONValue
    private var run: JSONValue { log["runs"][0] }

    init() throws {
        log = try JSONParser.parse(SARIFReport.json(Sample.result, Sample.details))
    }

    @Test func isWhatTheSchemaDemands() throws {
        #expect(SARIFSchema.faults(log) == [])
        let empty = SARIFReport.json(AnalysisResult(files: []), ReportDetails(version: "1"))
        #expect(SARIFSchema.faults(try JSONParser.parse(empty)) == [])
    }

    /// Each change makes a log that the schema refuses, so the check above can fail.
    @Test(
        arguments: [
            (["version"], JSONValue.string("2.0.0")), (["runs"], nil), (["runs", "0", "tool"], nil),
            (["runs", "0", "tool", "driver", "name"], nil), (["runs", "0", "columnKind"], .string("bytes")),
            (["runs", "0", "results", "0", "level"], .string("high")), (["runs", "0", "results", "0", "message"], nil),
            (["runs", "0", "results", "0", "message", "text"], nil),
            (["runs", "0", "results", "0", "colour"], .string("red")),
            (["runs", "0", "results", "0", "ruleIndex"], .string("0")),
            (["runs", "0", "results", "0", "locations", "0", "physicalLocation", "region", "startLine"], .integer(0)),
            (
                ["runs", "0", "results", "0", "locations", "0", "physicalLocation", "artifactLocation", "uri"],
                .string("a b")
            ),
            (["runs", "0", "results", "0", "codeFlows", "0", "threadFlows"], .array([])),
            (
                [
                    "runs", "0", "results", "0", "fixes", "0", "artifactChanges", "0", "replacements", "0",
                    "deletedRegion",
                ], nil
            ),
            (["runs", "0", "tool", "driver", "rules", "1"], .object(JSONObject([("id", .string("no.such-rule"))]))),
            (["runs", "0", "invocations", "0", "executionSuccessful"], .integer(1)),
            (["runs", "0", "invocations", "0", "startTimeUtc"], .string("yesterday")),
            (["runs", "0", "newlineSequences"], .array([])),
        ] as [([String], JSONValue?)])
    func theCheckOfTheSchemaFindsFaults(_ path: [String], _ value: JSONValue?) {
        #expect(SARIFSchema.faults(log.replacing(path, with: value)).count >= 1)
    }

    @Test func rulesAreThoseOfTheResults() {
        let rules = run["tool"]["driver"]["rules"].array
        #expect(
            rules.map { $0["id"].string } == ["no.such-rule", "suppression.unused", "syntax.error", "xss.reflected"])
        for result in run["results"].array {
            let index = result["ruleIndex"].int ?? -1
            #expect(rules.indices.contains(index) && rules[index]["id"] == result["ruleId"])
        }
        let xss = rules[3]
        #expect(xss["name"].string == "XssReflected")
        #expect(xss["help"]["markdown"].string?.contains("```php") == true)
        #expect(xss["properties"]["security-severity"].string == "8.0")
        #expect(xss["properties"]["precision"].string == "high")
        #expect(xss["properties"]["tags"].array.contains(.string("external/cwe/cwe-079")))
        #expect(xss["relationships"][0]["target"]["id"].string == "79")
        #expect(run["taxonomies"][0]["taxa"][0]["id"].string == "79")
        #expect(rules[2]["properties"]["problem.severity"].string == "warning")
        #expect(rules[2]["properties"]["security-severity"] == .null)
    }

    @Test func levelsFollowSeverities() {
        #expect(
            run["results"].array.map { $0["level"].string } == ["error", "warning", "error", "note", "note", "note"])
    }

    @Test func pathsAreURIsThatGiveThePathBack() {
        let artifacts = run["artifacts"].array
        #expect(artifacts.count == Sample.files.count)
        for (artifact, file) in zip(artifacts, Sample.files) {
            #expect(artifact["location"]["uri"].string?.removingPercentEncoding == file.path)
            #expect(artifact["location"]["uriBaseId"].string == "SRCROOT")
        }
        #expect(run["originalUriBaseIds"]["SRCROOT"]["uri"].string == "file:///srv/my%20plugin/")
        let absolute = AnalysisResult(files: [SourceFile(path: "/tmp/ä.php", bytes: [])])
        let log = try? JSONParser.parse(SARIFReport.json(absolute, ReportDetails(version: "1")))
        #expect(log?["runs"][0]["artifacts"][0]["location"]["uri"].string == "file:///tmp/%C3%A4.php")
    }

    @Test func filesOfTheSamePathAreOneArtifact() throws {
        let file = SourceFile(path: "a.php", bytes: [])
        let log = try JSONParser.parse(
            SARIFReport.json(AnalysisResult(files: [file, file]), ReportDetails(version: "1")))
        #expect(log["runs"][0]["artifacts"].array.count == 1)
        #expect(SARIFSchema.faults(log) == [])
    }

    /// Lines, columns, bytes and snippet of each region mean the same text of the file.
    @Test func regionsAreExact() throws {
        var count = 0
        func check(_ location: JSONValue) throws {
            let physical = location["physicalLocation"]
            let file = Sample.files[try #require(physical["artifactLocation"]["index"].int)]
            for region in [physical["region"], physical["contextRegion"]] where region != .null {
                let start = try #require(region["byteOffset"].int)
                let range = start..<start + (try #require(region["byteLength"].int))
                let position = file.position(of: range.lowerBound)
                #expect(region["startLine"].int == position.line)
                #expect(region["startColumn"].int == position.column)
                #expect(region["endLine"].int == file.position(of: range.upperBound).line)
                #expect(region["endColumn"].int == file.position(of: range.upperBound).column)
                if let snippet = region["snippet"]["text"].string { #expect(snippet == file.text(range)) }
                count += 1
            }
        }
        for result in run["results"].array {
            for location in result["locations"].array { try check(location) }
            for step in result["codeFlows"][0]["threadFlows"][0]["locations"].array { try check(step["location"]) }
        }
        #expect(count > 10)
        // The line in min.js has 9000 two-byte characters before the finding.
        #expect(run["results"][3]["locations"][0]["physicalLocation"]["region"]["startColumn"].int == 9001)
    }

    @Test func theTraceIsAThreadFlow() {
        let steps = run["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"].array
        #expect(
            steps.map { $0["location"]["message"]["text"].string } == [
                "read from $_GET['q']", "returned by helper() <i>", "printed",
            ])
        #expect(steps.map { $0["executionOrder"].int } == [1, 2, 3])
        #expect(run["results"][1]["codeFlows"] == .null)
    }

    @Test func fixesAreGroupedByFileAndCanBeApplied() throws {
        let changes = run["results"][0]["fixes"][0]["artifactChanges"].array
        #expect(changes.map { $0["artifactLocation"]["index"].int } == [1, 2])
        var bytes = Sample.files[1].bytes
        for replacement in changes[0]["replacements"].array.reversed() {
            let start = try #require(replacement["deletedRegion"]["byteOffset"].int)
            let end = start + (try #require(replacement["deletedRegion"]["byteLength"].int))
            bytes.replaceSubrange(start..<end, with: Array((replacement["insertedContent"]["text"].string ?? "").utf8))
        }
        #expect(String(decoding: bytes, as: UTF8.self).contains("esc_html( $_GET['q'] )"))
    }

    @Test func suppressedResultsSayWhy() {
        let results = run["results"].array
        #expect(results[4]["suppressions"][0]["kind"].string == "inSource")
        #expect(results[4]["suppressions"][0]["justification"].string == "because <b>")
        #expect(results[5]["suppressions"][0]["kind"].string == "external")
        #expect(results[0]["suppressions"] == .null)
    }

    @Test func equalFingerprintsAreNumbered() {
        let fingerprints = run["results"].array.map { $0["partialFingerprints"]["wpllmFingerprint/v1"].string }
        #expect(Set(fingerprints).count == fingerprints.count)
        #expect(fingerprints[0]?.hasSuffix("e0:1") == true)
        #expect(fingerprints[2]?.hasSuffix("e0:2") == true)
    }

    @Test func theInvocationHasTimesAndNotes() {
        let invocation = run["invocations"][0]
        #expect(invocation["startTimeUtc"].string == "2000-02-29T00:00:00Z")
        #expect(invocation["endTimeUtc"].string == "2000-02-29T23:59:59Z")
        #expect(invocation["executionSuccessful"] == .bool(true))
        #expect(invocation["toolExecutionNotifications"].array.count == 2)
    }
}
