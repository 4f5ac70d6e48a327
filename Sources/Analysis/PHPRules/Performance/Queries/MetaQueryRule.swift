import PHPSyntax

/// Queries that compare metadata, and queries for terms that need subqueries or many joins.
struct MetaQueryRule: NodeRule {
    static let ids = ["performance.meta-query", "performance.meta-query-pattern", "performance.tax-query"]
    static let kinds: [NodeKind] = [.array, .assign, .string]
    /// More clauses than this join too many tables.
    private static let clauses = 2

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        if tree.kind(node) == .string {
            checkText(node, file, &report)
            return
        }
        if tree.kind(node) == .assign {
            guard let target = tree.child(node, 0), tree.kind(target) == .index, let value = tree.child(node, 1),
                let key = file.constantString(tree.child(target, 1)), QueryShape.looksLikeQuery(target, file)
            else { return }
            checkNested(key, value, file, &report)
            return
        }
        guard isQuery(node, file) else { return }
        let arguments = QueryArguments(node, in: file)
        for (key, value) in arguments.values where value.text == nil {
            checkNested(key, value.node, file, &report)
        }
        checkFlat(arguments, file, &report)
    }

    /// `'post_type=item&meta_key=size&meta_value=3'`
    private func checkText(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let text = file.tree.string(node), text.contains(UInt8(ascii: "&")), text.contains(UInt8(ascii: "="))
        else {
            return
        }
        let arguments = QueryArguments(node, in: file)
        guard let value = arguments["meta_value"]?.text, !value.isEmpty else { return }
        report("performance.meta-query", at: node, values: ["parameter": "'meta_value'"])
    }

    /// Whether the array may be arguments of a query; rows for a table have the same keys.
    private func isQuery(_ array: NodeID, _ file: FileContext) -> Bool {
        let isRow = ["post_id", "user_id", "term_id", "comment_id", "object_id"].contains {
            file.arrayElement($0, of: array) != nil
        }
        return !isRow && QueryShape.isQuery(array, file)
    }

    /// `meta_value` beside `meta_key`.
    private func checkFlat(_ arguments: QueryArguments, _ file: FileContext, _ report: inout Reporter) {
        let compare = arguments["meta_compare"].flatMap { $0.string(file) }?.uppercased()
        if let value = arguments["meta_value"] ?? arguments["meta_value_num"], !value.isEmpty(file) {
            if let compare, Self.isPattern(compare) {
                report("performance.meta-query-pattern", at: value.node, values: ["compare": compare])
            } else {
                report("performance.meta-query", at: value.node, values: ["parameter": "'meta_value'"])
            }
        } else if let order = arguments["orderby"], let name = order.string(file), name.hasPrefix("meta_value") {
            report("performance.meta-query", at: order.node, values: ["parameter": "'orderby' => '\(name)'"])
        }
    }

    private func checkNested(_ key: String, _ value: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard key == "meta_query" || key == "tax_query", let array = file.resolved(value),
            file.tree.kind(array) == .array
        else { return }
        var clauses: [NodeID] = []
        collect(array, file, &clauses)
        if key == "meta_query" {
            checkMeta(clauses, value, file, &report)
        } else {
            checkTaxonomies(clauses, value, file, &report)
        }
    }

    /// The innermost arrays, at most 64.
    private func collect(_ array: NodeID, _ file: FileContext, _ clauses: inout [NodeID]) {
        let tree = file.tree
        var pending = [array]
        while let next = pending.popLast(), clauses.count < 64 {
            if file.arrayElement("key", of: next) != nil || file.arrayElement("taxonomy", of: next) != nil {
                clauses.append(next)
                continue
            }
            for element in tree.children(next) where tree.kind(element) == .arrayElement {
                guard let inner = tree.child(element, 1), tree.kind(inner) == .array, pending.count < 64 else {
                    continue
                }
                pending.append(inner)
            }
        }
    }

    private func checkMeta(_ clauses: [NodeID], _ value: NodeID, _ file: FileContext, _ report: inout Reporter) {
        var comparesValue = false
        for clause in clauses {
            let compare = file.constantString(file.arrayElement("compare", of: clause))?.uppercased()
            if let compare, Self.isPattern(compare) {
                report("performance.meta-query-pattern", at: clause, values: ["compare": compare])
                continue
            }
            if file.arrayElement("value", of: clause) != nil && compare != "EXISTS" { comparesValue = true }
        }
        if comparesValue { report("performance.meta-query", at: value, values: ["parameter": "'meta_query'"]) }
    }

    private func checkTaxonomies(_ clauses: [NodeID], _ value: NodeID, _ file: FileContext, _ report: inout Reporter) {
        for clause in clauses {
            let compare = file.constantString(file.arrayElement("operator", of: clause))?.uppercased()
            if compare == "NOT IN" || compare == "NOT EXISTS" {
                let reason = "excludes terms with \(compare ?? ""), which needs a subquery"
                report("performance.tax-query", at: value, values: ["reason": reason])
                return
            }
        }
        if clauses.count > Self.clauses {
            report("performance.tax-query", at: value, values: ["reason": "joins \(clauses.count) tables of terms"])
        }
    }

    private static func isPattern(_ compare: String) -> Bool {
        ["LIKE", "NOT LIKE", "REGEXP", "NOT REGEXP", "RLIKE", "NOT EXISTS"].contains(compare)
    }
}
