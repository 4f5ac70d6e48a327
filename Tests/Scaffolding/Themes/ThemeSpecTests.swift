import JSON
import Scaffolding
import Testing

@Suite struct ThemeSpecTests {
    @Test func theSchemaIsAnObject() throws {
        guard case .object(let members) = SpecSchemas.schema(of: .theme).root else {
            Issue.record("the schema is no object")
            return
        }
        #expect(members["type"] == .string("object"))
    }
}
