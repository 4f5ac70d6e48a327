import AnalysisProgram
import OutputContexts
import PHPSyntax

/// Where requests come in: what hooks put into the parameters of their callbacks, and what becomes of what they return.
extension Interpreter {
    /// What a hook puts into a parameter.
    enum EntryValue: Sendable {
        case grade(Grade, name: String, danger: Danger, isGuess: Bool = false)
        case object(Symbol)
    }

    /// What becomes of what a callback returns.
    enum ReturnPlace: Sendable {
        /// It is printed.
        case page
        /// It becomes a part of a query.
        case query
        /// It becomes the ORDER BY clause of a query.
        case queryOrder
        /// It is sent to whoever asked.
        case answer
    }

    /// What runs when a callback is called: a method of a class that others extend is also theirs.
    func implementations(of function: FunctionID) -> [FunctionID] {
        let info = program.functions[function.index]
        guard info.kind == .method, let classID = info.classID else { return [function] }
        return (info.body == nil ? [] : [function]) + links.overrides(of: info.name, below: classID)
    }

    mutating func findEntries() {
        for registration in program.hooks {
            for target in registration.callbacks {
                guard let callback = target.functionID else { continue }
                for function in implementations(of: callback) {
                    for (index, value) in parameters(of: registration) {
                        entryParameters[function, default: []].append((index, value))
                    }
                    if let place = returnPlace(of: registration) { returnPlaces[function] = place }
                }
            }
            for endpoint in registration.route?.endpoints ?? [] { addSchema(endpoint, registration.file) }
        }
        for (index, info) in program.functions.enumerated() where info.kind == .method {
            guard let classID = info.classID else { continue }
            enterMethod(FunctionID(rawValue: Int32(truncatingIfNeeded: index)), info, classID)
        }
    }

    /// Methods that WordPress calls on classes of its own that a program extends.
    private mutating func enterMethod(_ function: FunctionID, _ info: FunctionInfo, _ classID: ClassID) {
        let ancestors = program.ancestors(of: classID).dropFirst()
        guard !ancestors.isEmpty else { return }
        let names = ancestors.map { text($0) }
        let method = text(info.name)
        for entry in facts.entries where entry.kind == "method" {
            guard let owner = names.first(where: { entry.pattern.lowercased() == "\($0)::\(method)" }) else { continue }
            for parameter in entry.parameters {
                if owner == "wp_rest_controller" {
                    entryParameters[function, default: []].append((parameter.index, .object(facts.requestClass)))
                    continue
                }
                let name = "what \(owner) passes"
                entryParameters[function, default: []].append(
                    (parameter.index, .grade(parameter.grade, name: name, danger: .all)))
            }
        }
        if names.contains("wp_list_table"), method.hasPrefix("column_") {
            returnPlaces[function] = .page
            // A class that prints its rows by itself prepares them for that.
            let rows = program.symbols.symbol("display_rows").flatMap { program.method($0, in: classID) }
            let owner = rows.flatMap { program.functions[$0.index].classID }
            let isPrepared = owner.map { text(program.classes[$0.index].name) != "wp_list_table" } ?? false
            entryParameters[function, default: []].append(
                (0, .grade(.stored, name: "the row of the table", danger: .all, isGuess: isPrepared)))
        }
    }

    private func parameters(of registration: HookRegistration) -> [(Int, EntryValue)] {
        let kind: String
        switch registration.kind {
        case .action: kind = "action"
        case .filter: kind = "filter"
        case .shortcode:
            // The content of a post went through wp_kses when it was saved; it may still break out of an attribute.
            let content = Danger.all.subtracting(.html)
            return [
                (0, .grade(.shortcode, name: "attributes of [\(registration.name)]", danger: .all)),
                (1, .grade(.shortcode, name: "content of [\(registration.name)]", danger: content)),
            ]
        case .restRoute, .ability: return [(0, .object(facts.requestClass))]
        case .block:
            return [(0, .grade(.block, name: "attributes of the block \(registration.name)", danger: .all))]
        default: return []
        }
        var result: [(Int, EntryValue)] = []
        for entry in facts.entries where entry.kind == kind && entry.matches(registration.name) {
            for parameter in entry.parameters {
                let danger = Self.filteredHooks.contains(registration.name) ? Danger.all.subtracting(.html) : .all
                let name = "what \(registration.name) passes"
                result.append((parameter.index, .grade(parameter.grade, name: name, danger: danger)))
            }
            for object in entry.objects {
                if let symbol = program.symbols.symbol(object.type) { result.append((object.index, .object(symbol))) }
            }
        }
        return result
    }

    /// Filters whose values are HTML that WordPress has made harmless as such.
    static let filteredHooks: Set<String> = [
        "the_content", "the_excerpt", "the_title", "comment_text", "widget_text", "widget_text_content",
        "widget_title", "get_the_excerpt", "term_description", "the_content_feed", "widget_block_content",
    ]

    private func returnPlace(of registration: HookRegistration) -> ReturnPlace? {
        switch registration.kind {
        case .shortcode, .block: return .page
        case .restRoute: return .answer
        case .filter:
            if Self.filteredHooks.contains(registration.name) { return .page }
            switch registration.name {
            case "posts_where", "posts_join", "posts_request", "posts_clauses", "posts_groupby", "posts_distinct",
                "posts_fields", "posts_search", "posts_where_paged", "comments_clauses", "terms_clauses", "query",
                "get_pages_query", "posts_limits", "post_limits":
                return .query
            case "posts_orderby", "get_terms_orderby", "posts_search_orderby": return .queryOrder
            case "wp_nav_menu_items", "comment_form_field_comment", "login_message", "admin_footer_text",
                "the_author", "get_the_archive_title", "wp_get_attachment_image", "post_thumbnail_html",
                "render_block":
                return .page
            default: return nil
            }
        default: return nil
        }
    }

    /// Checks what a callback returns against what becomes of it.
    mutating func checkReturned(_ id: ValueID, at node: NodeID) {
        guard frame.includes.isEmpty, let place = returnPlaces[frame.function], id != .undefined else { return }
        switch place {
        case .answer: notePersonal(id, at: node, "the answer")
        case .page:
            // What a filter was given is not its own doing.
            let own = mapMarks(id) { $0.origin.isParameter ? nil : $0 }
            var page = HTMLState.text
            print(own, at: node, "what is returned", &page)
        case .query, .queryOrder:
            for mark in arena.allMarks(id) where !mark.origin.isParameter {
                let danger: Danger = place == .queryOrder ? .sqlIdentifier : .database
                hit(mark, danger, at: node, "sqli", place: "a clause of the query")
            }
        }
    }
}
