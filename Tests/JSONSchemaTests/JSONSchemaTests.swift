import JSON
import JSONSchema
import Testing

@Suite struct JSONSchemaTests {
    private func fault(_ schema: String, _ value: String) throws -> JSONSchema.Fault? {
        JSONSchema(try JSONParser.parse(schema), formats: ["even": { $0.count % 2 == 0 ? nil : "is odd" }])
            .fault(in: try JSONParser.parse(value))
    }

    @Test(arguments: [
        (#"{"type":"string"}"#, "1", "", "is to be string, not an integer"),
        (#"{"type":["string","null"]}"#, "true", "", "is to be string or null, not a boolean"),
        (#"{"enum":["a","b"]}"#, #""c""#, "", #"is to be "a" or "b", not "c""#),
        (#"{"required":["x"]}"#, "{}", "x", "is required"),
        (
            #"{"properties":{"a":{"items":{"type":"integer"}}}}"#, #"{"a":[1,"2"]}"#, "a[1]",
            "is to be integer, not a string"
        ),
        (
            #"{"properties":{"name":{}},"additionalProperties":false}"#, #"{"nmae":1}"#, "nmae",
            "is no field that is known here; did you mean name?"
        ),
        (#"{"minimum":1}"#, "0", "", "is 0, at least 1 is needed"),
        (#"{"exclusiveMaximum":1.5}"#, "1.5", "", "is to be less than 1.5"),
        (#"{"maxLength":2}"#, #""äöü""#, "", "has 3 characters, at most 2 are allowed"),
        (#"{"uniqueItems":true}"#, "[1,2,1]", "[2]", "is there twice"),
        (#"{"format":"even"}"#, #""abc""#, "", "is odd"),
        (#"{"not":{"type":"null"}}"#, "null", "", "is not allowed"),
        (#"{"multipleOf":0.5}"#, "0.75", "", "is to be a multiple of 0.5"),
        (#"{"anyOf":[{"type":"string"},{"type":"object","required":["name"]}]}"#, "{}", "name", "is required"),
        (#"{"anyOf":[{"type":"string"},{"type":"object"}]}"#, "1", "", "is to be string or object, not an integer"),
        (#"{"oneOf":[{"minimum":1},{"maximum":5}]}"#, "3", "", "fits several of the forms that it may have"),
        (##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"null"}}}"##, "1", "", "is to be null, not an integer"),
        (
            #"{"propertyNames":{"maxLength":1}}"#, #"{"ab":1}"#, "ab",
            "has a name that has 2 characters, at most 1 are allowed"
        ),
    ])
    func whatDoesNotFitIsNamed(_ schema: String, _ value: String, _ path: String, _ message: String) throws {
        #expect(try fault(schema, value) == .init(path: path, message: message))
    }

    @Test(arguments: [
        (#"{"type":"integer"}"#, "2.0"), (#"{"type":"number"}"#, "2"), ("true", "{}"), ("{}", "[1]"),
        (#"{"anyOf":[{"type":"string"},{"type":"null"}]}"#, "null"), (#"{"const":{"a":1}}"#, #"{"a":1}"#),
        (#"{"prefixItems":[{"type":"string"}],"items":{"type":"integer"}}"#, #"["a",1,2]"#),
    ])
    func whatFitsIsAllowed(_ schema: String, _ value: String) throws {
        #expect(try fault(schema, value) == nil)
    }

    @Test func schemasThatReferToThemselvesEnd() throws {
        let fault = try fault(##"{"$ref":"#"}"##, "1")
        #expect(fault?.message == "is nested too deep")
    }

    @Test func membersWithoutANameHaveAPlace() throws {
        #expect(try fault(#"{"additionalProperties":false}"#, #"{"":1}"#)?.path == #""""#)
    }
}
