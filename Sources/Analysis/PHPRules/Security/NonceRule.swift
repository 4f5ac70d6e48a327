import PHPSyntax

/// Nonces whose check does not protect: nobody looks at the answer, the check can be left out, or the nonce is for
/// everything.
struct NonceRule: CallRule {
    static let ids = ["csrf.nonce-unchecked", "csrf.nonce-bypass", "csrf.nonce-action"]
    static let functions = [
        "wp_verify_nonce", "check_ajax_referer", "check_admin_referer", "wp_create_nonce", "wp_nonce_field",
        "wp_nonce_url",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !call.isSpread else { return }
        switch name {
        case "wp_verify_nonce":
            checkUse(call, file, &report)
            checkCondition(call, file, &report)
            checkOrigin(call, file, &report)
            checkAction(call, 1, file, &report)
        case "check_ajax_referer":
            if file.isFalse(call.argument(2, "stop")) || file.integer(call.argument(2, "stop")) == 0 {
                checkUse(call, file, &report)
            }
            checkAction(call, 0, file, &report)
        case "check_admin_referer", "wp_create_nonce", "wp_nonce_field": checkAction(call, 0, file, &report)
        case "wp_nonce_url": checkAction(call, 1, file, &report)
        default: return
        }
    }

    /// The answer must be looked at.
    private func checkUse(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard let parent = file.parent(call.node) else { return }
        let values = ["function": call.displayName]
        switch tree.kind(parent) {
        case .expressionStatement: report("csrf.nonce-unchecked", at: call.node, values: values)
        case .assign:
            guard file.parentKind(parent) == .expressionStatement,
                let variable = file.variableName(tree.child(parent, 0))
            else { return }
            let function = file.enclosingFunction(call.node)
            guard function != nil else { return }
            let uses = file.localFacts.uses(of: variable, in: function)
            if uses.count == 1 { report("csrf.nonce-unchecked", at: call.node, values: values) }
        case .errorSuppress:
            if file.parentKind(parent) == .expressionStatement {
                report("csrf.nonce-unchecked", at: call.node, values: values)
            }
        default: return
        }
    }

    /// `isset( $_POST['nonce'] ) && ! wp_verify_nonce( $_POST['nonce'], … )` before what denies: without the field nothing
    /// is checked. Two refusals joined with "and" deny only who fails both.
    private func checkCondition(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard let negation = file.parent(call.node), tree.kind(negation) == .unary,
            tree.mainTokenKind(negation) == .exclamation
        else { return }
        var top = negation
        var conjuncts: [NodeID] = []
        for ancestor in file.ancestors(of: negation, limit: 12) {
            guard tree.kind(ancestor) == .binary else { break }
            let kind = tree.mainTokenKind(ancestor)
            guard kind == .booleanAnd || kind == .kwLogicalAnd else { break }
            for side in tree.children(ancestor) where side != top { conjuncts.append(side) }
            top = ancestor
        }
        guard let statement = file.parent(top), tree.kind(statement) == .ifStatement || tree.kind(statement) == .elseIf,
            tree.child(statement, 0) == top, let body = tree.child(statement, 1), !file.flow.completes(body),
            !conjuncts.isEmpty
        else {
            checkNested(call, negation, file, &report)
            return
        }
        guard let nonce = call.argument(0).map({ Request.unwrapped($0, file) }) else { return }
        for conjunct in conjuncts {
            if tests(conjunct, nonce, file) || isCapabilityRefusal(conjunct, file) {
                report(
                    "csrf.nonce-bypass", at: top,
                    values: ["name": file.text(nonce)])
                return
            }
        }
    }

    /// `if ( isset( … ) ) { if ( ! wp_verify_nonce( … ) ) { die; } }` with the action behind it.
    private func checkNested(_ call: Call, _ negation: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard let inner = file.parent(negation), tree.kind(inner) == .ifStatement, tree.child(inner, 0) == negation,
            let body = tree.child(inner, 1), !file.flow.completes(body),
            let block = file.parent(inner), tree.kind(block) == .block, tree.slotCount(block) == 1,
            let outer = file.parent(block), tree.kind(outer) == .ifStatement, tree.slotCount(outer) == 2,
            let condition = tree.child(outer, 0), let nonce = call.argument(0).map({ Request.unwrapped($0, file) }),
            tests(condition, nonce, file), isFollowed(outer, file)
        else { return }
        report(
            "csrf.nonce-bypass", at: condition,
            values: ["name": file.text(nonce)])
    }

    private func isFollowed(_ statement: NodeID, _ file: FileContext) -> Bool {
        guard let block = file.parent(statement) else { return false }
        return !file.siblings(after: statement, in: block, limit: 1).isEmpty
    }

    /// Whether the condition is `isset( nonce )`, `! empty( nonce )` or the nonce itself.
    private func tests(_ condition: NodeID, _ nonce: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        switch tree.kind(condition) {
        case .isset: return tree.children(condition).contains { file.isSameCode($0, nonce) }
        case .unary where tree.mainTokenKind(condition) == .exclamation:
            guard let operand = tree.child(condition, 0), tree.kind(operand) == .empty,
                let tested = tree.child(operand, 0)
            else { return false }
            return file.isSameCode(tested, nonce)
        case .variable, .index: return file.isSameCode(condition, nonce)
        default: return false
        }
    }

    private func isCapabilityRefusal(_ condition: NodeID, _ file: FileContext) -> Bool {
        guard file.tree.kind(condition) == .unary, file.tree.mainTokenKind(condition) == .exclamation,
            let name = file.calledFunction(file.tree.child(condition, 0))
        else { return false }
        return ["current_user_can", "user_can", "is_user_logged_in", "is_super_admin", "is_admin"].contains(name)
    }

    /// A nonce that is made on the spot is always right.
    private func checkOrigin(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let value = file.resolved(call.argument(0)), file.calledFunction(value) == "wp_create_nonce" else {
            return
        }
        report(
            "csrf.nonce-bypass", at: call.node,
            values: ["name": "wp_create_nonce()"])
    }

    private func checkAction(_ call: Call, _ position: Int, _ file: FileContext, _ report: inout Reporter) {
        let action = call.argument(position, "action")
        if let action, file.integer(action) != -1, file.constantString(action) != "" { return }
        guard !file.isCore, !call.isFirstClassCallable else { return }
        report(
            "csrf.nonce-action", at: call.node,
            values: ["function": call.displayName])
    }
}
