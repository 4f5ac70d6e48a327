import JSON
import Scaffolding
import Testing

@Suite struct BlockSpecTests {
    @Test func theSchemaIsAnObject() throws {
        guard case .object(let members) = SpecSchemas.schema(of: .block).root else {
            Issue.record("the schema is no object")
            return
        }
        #expect(members["type"] == .string("object"))
    }
}
