/// Runs the statements of one rendering.
///
/// Functions that can cost much count their steps with `charge`; functions that call themselves count with `enter`.
final class JinjaInterpreter {
    private let source: [UInt8]
    let now: TemplateTime?
    /// What has been written, or what the innermost capture has.
    private(set) var output = ""
    var scope = JinjaScope(parent: nil)
    /// Byte offset of what runs now, for errors.
    var offset = 0
    private var steps = 0
    private var depth = 0
    /// Objects that may refer to each other in a circle, or in a chain too long to release at once.
    private var namespaces: [JinjaNamespace] = []
    private var capturedScopes: [JinjaScope] = []

    init(source: [UInt8], now: TemplateTime?) {
        self.source = source
        self.now = now
    }

    /// What ends the statements of a body before their end.
    enum Flow {
        case normal, breakLoop, continueLoop
    }

    func run(_ statements: [JinjaStatement]) throws(ChatTemplateError) -> Flow {
        for statement in statements {
            let flow = try run(statement)
            if flow != .normal { return flow }
        }
        return .normal
    }

    private func run(_ statement: JinjaStatement) throws(ChatTemplateError) -> Flow {
        offset = statement.offset
        try charge(1)
        try enter()
        defer { leave() }
        switch statement.kind {
        case .data(let text): try write(text)
        case .print(let expression): try write(try text(of: try evaluate(expression)))
        case .set(let target, let expression): try assign(try evaluate(expression), to: target)
        case .conditional(let branches, let otherwise): return try runConditional(branches, otherwise)
        case .loop(let loop): return try run(loop)
        case .setBlock(let target, let filters, let body):
            return try runCapture(body) { (interpreter, text) throws(ChatTemplateError) in
                try interpreter.assign(try interpreter.apply(filters, to: text), to: target)
            }
        case .filter(let filters, let body):
            return try runCapture(body) { (interpreter, text) throws(ChatTemplateError) in
                try interpreter.write(try interpreter.text(of: try interpreter.apply(filters, to: text)))
            }
        case .macro(let definition): try define(definition)
        case .call(let expression, let body): try runCall(expression, body)
        case .with(let assignments, let body): return try runWith(assignments, body)
        case .scope(let body):
            return try inNewScope { (interpreter) throws(ChatTemplateError) in try interpreter.run(body) }
        case .breakLoop: return .breakLoop
        case .continueLoop: return .continueLoop
        }
        return .normal
    }

    private func runConditional(
        _ branches: [(condition: JinjaExpression, body: [JinjaStatement])], _ otherwise: [JinjaStatement]
    ) throws(ChatTemplateError) -> Flow {
        for (condition, body) in branches where try evaluate(condition).isTrue { return try run(body) }
        return try run(otherwise)
    }

    private func runWith(
        _ assignments: [(target: JinjaTarget, value: JinjaExpression)], _ body: [JinjaStatement]
    ) throws(ChatTemplateError) -> Flow {
        var values: [JinjaValue] = []
        for assignment in assignments { values.append(try evaluate(assignment.value)) }
        return try inNewScope { (interpreter) throws(ChatTemplateError) in
            for (assignment, value) in zip(assignments, values) { try interpreter.assign(value, to: assignment.target) }
            return try interpreter.run(body)
        }
    }

    private func runCapture(
        _ body: [JinjaStatement], _ use: (JinjaInterpreter, JinjaValue) throws(ChatTemplateError) -> Void
    ) throws(ChatTemplateError) -> Flow {
        var flow = Flow.normal
        let text = try capture { (interpreter) throws(ChatTemplateError) in
            flow = try interpreter.inNewScope { (interpreter) throws(ChatTemplateError) in try interpreter.run(body) }
        }
        if flow == .normal { try use(self, .string(text)) }
        return flow
    }

    /// Runs `body` and returns what it wrote.
    func capture(_ body: (JinjaInterpreter) throws(ChatTemplateError) -> Void) throws(ChatTemplateError) -> String {
        let outer = output
        output = ""
        try body(self)
        defer { output = outer }
        return output
    }

    func inNewScope<Result>(
        _ body: (JinjaInterpreter) throws(ChatTemplateError) -> Result
    ) throws(ChatTemplateError) -> Result {
        let outer = scope
        scope = try newScope(parent: outer)
        let result = try body(self)
        scope = outer
        return result
    }

    // MARK: - assignment

    func assign(_ value: JinjaValue, to target: JinjaTarget) throws(ChatTemplateError) {
        switch target {
        case .name(let name):
            scope.variables[name] = value
        case .attribute(let name, let attribute):
            guard case .namespace(let namespace)? = scope.lookUp(name) else {
                throw fail("cannot assign to an attribute of '\(name)', which is no namespace")
            }
            namespace.attributes[attribute] = value
        case .tuple(let targets):
            let values = try elements(of: value)
            guard values.count == targets.count else {
                throw fail("cannot unpack \(values.count) values into \(targets.count)")
            }
            for (target, value) in zip(targets, values) { try assign(value, to: target) }
        }
    }

    // MARK: - objects, limits and errors

    func makeNamespace() throws(ChatTemplateError) -> JinjaNamespace {
        let namespace = JinjaNamespace()
        namespaces.append(namespace)
        try checkObjects()
        return namespace
    }

    /// A macro that sees the variables of the scope it is defined in.
    func makeMacro(_ definition: JinjaMacroDefinition) throws(ChatTemplateError) -> JinjaValue {
        if capturedScopes.last !== scope { capturedScopes.append(scope) }
        try checkObjects()
        return .function(JinjaFunction(.macro(definition, scope)))
    }

    func newScope(parent: JinjaScope) throws(ChatTemplateError) -> JinjaScope {
        let scope = JinjaScope(parent: parent)
        if scope.depth > JinjaLimits.evaluationDepth { throw fail("scopes nest too deep", .limit) }
        return scope
    }

    private func checkObjects() throws(ChatTemplateError) {
        if namespaces.count + capturedScopes.count > JinjaLimits.objects {
            throw fail("the template makes more than \(JinjaLimits.objects) namespaces and macros", .limit)
        }
    }

    /// Breaks the circles among objects, one object at a time.
    func releaseObjects() {
        for namespace in namespaces { namespace.attributes = [:] }
        for scope in capturedScopes { scope.variables = [:] }
    }

    func write(_ text: String) throws(ChatTemplateError) {
        try charge(text.utf8.count / 64)
        output += text
        if output.utf8.count > JinjaLimits.textBytes { throw textTooLong }
    }

    func charge(_ count: Int) throws(ChatTemplateError) {
        steps += min(count, JinjaLimits.steps + 1)
        if steps > JinjaLimits.steps { throw fail("the template takes more than \(JinjaLimits.steps) steps", .limit) }
    }

    func enter() throws(ChatTemplateError) {
        depth += 1
        if depth > JinjaLimits.evaluationDepth {
            throw fail("the template recurses deeper than \(JinjaLimits.evaluationDepth)", .limit)
        }
    }

    func leave() {
        depth -= 1
    }

    var textTooLong: ChatTemplateError {
        fail("the template makes a text of more than \(JinjaLimits.textBytes) bytes", .limit)
    }

    func fail(_ message: String, _ kind: ChatTemplateError.Kind = .runtime) -> ChatTemplateError {
        ChatTemplateError(kind, message, at: offset, in: source)
    }
}
