import PHPSyntax

/// Queries that count all rows although nobody asks how many there are, and loops that leave the wrong post behind.
struct FoundRowsRule: NodeRule {
    static let ids = ["performance.found-rows"]
    static let kinds: [NodeKind] = [.new]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard let call = Call(node, in: file), call.name == "wp_query", let assignment = file.parent(node),
            tree.kind(assignment) == .assign, let target = tree.child(assignment, 0),
            let variable = file.variableName(target), variable != "wp_query", let argument = call.argument(0)
        else { return }
        let arguments = QueryArguments(argument, in: file)
        if arguments.isOpen || arguments.has(["no_found_rows", "paged", "offset", "nopaging", "page"]) { return }
        if let number = arguments["posts_per_page"]?.integer(file), number < 0 || number == 1 { return }
        if arguments.has(["p", "page_id"]) { return }
        let function = file.enclosingFunction(node)
        guard function != nil || !includesFiles(file), staysHere(variable, function, file) else { return }
        let pagination: Set<String> = [
            "paginate_links", "the_posts_pagination", "get_next_posts_link", "next_posts_link", "wp_send_json",
            "previous_posts_link", "the_posts_navigation", "compact", "get_defined_vars",
        ]
        guard file.localFacts.calledNames(in: function).isDisjoint(with: pagination) else { return }
        report("performance.found-rows", at: node, confidence: .medium)
    }

    /// Whether the variable is only used for its methods and posts, so that nobody else can ask for the total.
    private func staysHere(_ variable: String, _ function: NodeID?, _ file: FileContext) -> Bool {
        let tree = file.tree
        for use in file.localFacts.uses(of: variable, in: function).prefix(200) {
            guard let parent = file.parent(use) else { return false }
            switch tree.kind(parent) {
            case .assign where tree.child(parent, 0) == use: continue
            case .methodCall where tree.child(parent, 0) == use: continue
            case .property where tree.child(parent, 0) == use:
                guard let name = file.lowercasedName(tree.child(parent, 1)) else { return false }
                if name == "found_posts" || name == "max_num_pages" { return false }
            case .closureUse, .global, .staticVariable: return false
            case .argument, .arrayElement, .returnStatement, .binary, .echo: return false
            case .argumentList: return false
            default: return false
            }
        }
        return true
    }

    private func includesFiles(_ file: FileContext) -> Bool {
        !file.localFacts.calledNames(in: nil).isDisjoint(with: [
            "get_template_part", "load_template", "wc_get_template", "locate_template", "the_posts_pagination",
        ])
    }
}
