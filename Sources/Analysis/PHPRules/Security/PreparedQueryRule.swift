import OutputContexts
import PHPSyntax

/// What is given to `$wpdb->prepare()`: placeholders, quotes around them, and values.
struct PreparedQueryRule: NodeRule {
    static let ids = [
        "sqli.prepare-arguments", "sqli.quoted-placeholder", "sqli.prepare-without-placeholder",
        "sqli.unquoted-placeholder",
    ]
    static let kinds: [NodeKind] = [.methodCall]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard let call = Call(node, in: file), call.name == "prepare", isDatabase(call, file), !call.isSpread,
            let argument = call.argument(0, "query"), let query = QueryText(file.resolved(argument), file)
        else { return }
        let prepared = PreparedQuery.parse(query.bytes, holes: query.holes)
        let given = call.argumentCount - 1
        if prepared.placeholders.isEmpty {
            if query.mayHidePlaceholders || (query.isOpen && given > 0) { return }
            report("sqli.prepare-without-placeholder", at: node)
            return
        }
        checkQuotes(prepared, query, argument, file, &report)
        checkFormats(prepared, query, argument, &report)
        guard !query.isOpen, !query.mayHidePlaceholders else { return }
        checkCount(prepared, call, given, file, &report)
    }

    /// `$wpdb`, or whatever is given a query with placeholders of its kind.
    private func isDatabase(_ call: Call, _ file: FileContext) -> Bool {
        DatabaseCall.isDatabase(call.receiver, file)
    }

    private func checkCount(
        _ prepared: PreparedQuery, _ call: Call, _ given: Int, _ file: FileContext, _ report: inout Reporter
    ) {
        var given = given
        if given == 1, let only = call.argument(1) {
            let value = file.resolved(only) ?? only
            switch file.tree.kind(value) {
            case .array:
                if QueryArguments(value, in: file).isOpen { return }
                given = file.tree.slotCount(value)
            case .string, .integer, .float, .interpolatedString, .cast, .index, .binary: break
            default:
                // It may hold an array of values.
                if prepared.argumentCount != 1 && !isScalar(only, file) { return }
            }
        }
        let isNumbered = prepared.placeholders.contains { $0.isNumbered }
        let expected = isNumbered ? prepared.greatestArgument : prepared.argumentCount
        guard given != expected else { return }
        report(
            "sqli.prepare-arguments", at: call.node, values: ["expected": "\(expected)", "given": "\(given)"],
            severity: given > expected ? .low : nil)
    }

    /// Whether a variable that is never set in the function has a name for one thing.
    private func isScalar(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let name = file.variableName(node)?.lowercased(),
            file.localFacts.assignments(to: name, in: file.enclosingFunction(node)).isEmpty
        else { return false }
        return !name.hasSuffix("s")
            && !["arg", "param", "value", "data", "list", "array", "bind"].contains(where: name.contains)
    }

    /// `%1$s` and `%10s` get no quotes, unlike `%s`; of `%x` and its like nothing is made.
    private func checkFormats(
        _ prepared: PreparedQuery, _ query: QueryText, _ argument: NodeID, _ report: inout Reporter
    ) {
        let unquoted = prepared.placeholders.first { $0.isUnquotedText && !$0.isIdentifierPosition }
        let unsupported = prepared.problems.first { $0.kind == .unsupported }
        guard let range = unquoted?.range ?? unsupported?.range else { return }
        let text = String(decoding: query.bytes[range], as: UTF8.self)
        report(
            "sqli.unquoted-placeholder", at: argument,
            values: [
                "placeholder": text,
                "problem": unquoted == nil ? "is no placeholder to prepare()" : "gets no quotes from prepare()",
            ])
    }

    private func checkQuotes(
        _ prepared: PreparedQuery, _ query: QueryText, _ argument: NodeID, _ file: FileContext,
        _ report: inout Reporter
    ) {
        for placeholder in prepared.placeholders {
            let text = String(decoding: query.bytes[placeholder.range], as: UTF8.self)
            if placeholder.hasDoubledQuotes || (placeholder.kind != .string && placeholder.quote != .none) {
                let isNumber = placeholder.kind == .integer || placeholder.kind == .float
                report(
                    "sqli.quoted-placeholder", at: argument, values: ["placeholder": text],
                    severity: isNumber ? .info : .medium)
                return
            }
            if placeholder.hasOwnQuotes {
                report("sqli.quoted-placeholder", at: argument, values: ["placeholder": text])
                return
            }
        }
    }
}

/// The text of a query, as far as it is written out, with the places where values of the program stand in it.
struct QueryText {
    private(set) var bytes: [UInt8] = []
    private(set) var holes: [Int] = []
    /// Whether more may be joined to it elsewhere.
    private(set) var isOpen = false
    /// Whether a value in it may bring placeholders along: a condition, a list.
    private(set) var mayHidePlaceholders = false

    /// Nil if nothing of the text is known.
    init?(_ node: NodeID?, _ file: FileContext) {
        guard let node else { return nil }
        var pieces: [NodeID] = []
        var rest: NodeID? = node
        while let part = rest {
            guard pieces.count < 256 else { return nil }
            let isJoin = file.tree.kind(part) == .binary && file.tree.mainTokenKind(part) == .dot
            guard let operand = isJoin ? file.tree.child(part, 1) : part else { return nil }
            pieces.append(operand)
            rest = isJoin ? file.tree.child(part, 0) : nil
        }
        var isKnown = false
        for piece in pieces.reversed() {
            if let text = file.tree.string(piece) {
                bytes += text
                isKnown = true
                continue
            }
            switch file.tree.kind(piece) {
            case .interpolatedString, .heredoc:
                isKnown = true
                for part in file.tree.stringParts(piece) {
                    switch part {
                    case .text(let text): bytes += text
                    case .expression(let expression): addHole(expression, file)
                    }
                }
            default: addHole(piece, file)
            }
        }
        guard isKnown else { return nil }
    }

    private mutating func addHole(_ node: NodeID, _ file: FileContext) {
        holes.append(bytes.count)
        // Something must stand there, so that what is around it is not read as one word.
        if !isTable(node, file) { mayHidePlaceholders = true }
    }

    /// Whether the value is the name of a table or column, or a number.
    private func isTable(_ node: NodeID, _ file: FileContext) -> Bool {
        switch file.tree.kind(node) {
        case .property:
            if DatabaseCall.isDatabase(file.tree.child(node, 0), file) { return true }
            return file.tree.child(node, 1).map { isTableName(file.tree.text($0)) } ?? false
        case .variable: return file.variableName(node).map(isTableName) ?? false
        case .staticProperty, .classConstant:
            return file.tree.child(node, 1).map { isTableName(file.tree.text($0)) } ?? false
        case .constant: return true
        case .cast: return file.tree.mainTokenKind(node) == .castInt
        case .call:
            return ["absint", "intval"].contains(file.calledFunction(node) ?? "")
        case .methodCall: return Call(node, in: file)?.name.map(isTableName) ?? false
        default: return false
        }
    }

    private func isTableName(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.contains("table") || name.contains("prefix") || name.contains("tbl") || name.hasSuffix("_name")
            || name.contains("column") || name.contains("orderby")
    }
}

/// Databases that are reached past `$wpdb`.
struct DatabaseDriverRule: NodeRule {
    static let ids = ["sqli.direct-driver"]
    static let kinds: [NodeKind] = [.new, .call, .staticCall, .staticProperty, .classDeclaration, .anonymousClass]

    /// What the functions of such drivers begin with.
    private static let prefixes = ["mysql_", "mysqli_", "mysqlnd_", "maxdb_"]
    /// A function of WordPress that is called like them.
    private static let others: Set<String> = ["mysql_to_rfc3339"]
    private static let classes: Set<String> = ["mysqli", "pdo", "pdostatement", "mysqli_stmt", "mysqli_result"]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard !file.isCore else { return }
        switch tree.kind(node) {
        case .new: checkNew(node, file, &report)
        case .call:
            guard let callee = tree.child(node, 0), tree.kind(callee) == .name,
                tree.mainTokenKind(callee) != .qualifiedName, tree.mainTokenKind(callee) != .relativeName,
                let name = file.lowercasedName(callee), name.utf8.first == UInt8(ascii: "m"),
                Self.prefixes.contains(where: name.hasPrefix), !Self.others.contains(name)
            else { return }
            if case .program = file.calledFunction(of: node) { return }
            report("sqli.direct-driver", at: node, values: ["function": "\(name)()"])
        case .staticCall, .staticProperty: checkClass(tree.child(node, 0), file, &report)
        default: checkClass(tree.child(node, 2), file, &report)
        }
    }

    private func checkClass(_ name: NodeID?, _ file: FileContext, _ report: inout Reporter) {
        guard let name, file.tree.kind(name) == .name, let text = file.lowercasedName(name),
            Self.classes.contains(text), file.namedClass(name) == nil
        else { return }
        report("sqli.direct-driver", at: name, values: ["function": file.text(name)])
    }

    private func checkNew(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let call = Call(node, in: file), let name = call.name, Self.classes.contains(name)
        else {
            return
        }
        // Files of another kind of database are none of WordPress's.
        if name == "pdo", let source = call.argument(0).flatMap({ RemoteAddress.prefix($0, file) }),
            !source.hasPrefix("mysql")
        {
            return
        }
        report("sqli.direct-driver", at: node, values: ["function": call.displayName])
    }
}

/// Uploads of every type.
struct UnfilteredUploadRule: NodeRule, CallRule {
    static let ids = ["files.unfiltered-uploads"]
    static let kinds: [NodeKind] = [.arrayElement, .constDeclaration, .assign]
    static let functions = ["define"]
    /// What web servers run.
    private static let programs: Set<String> = [
        "php", "php3", "php4", "php5", "php7", "phtml", "phar", "pht", "cgi", "pl", "py", "asp", "aspx", "jsp", "exe",
        "sh",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard call.string(0) == "ALLOW_UNFILTERED_UPLOADS", file.isTrue(call.argument(1)) else { return }
        report("files.unfiltered-uploads", at: call.node, values: ["name": "ALLOW_UNFILTERED_UPLOADS"])
    }

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        switch tree.kind(node) {
        case .arrayElement:
            guard let key = tree.child(node, 0), file.constantString(key) == "test_type",
                file.isFalse(tree.child(node, 1)), !file.isCore
            else { return }
            report("files.unfiltered-uploads", at: node, values: ["name": "'test_type' => false"])
        case .assign:
            // `$mimes['php'] = 'application/x-php';`
            guard let target = tree.child(node, 0), tree.kind(target) == .index,
                let key = file.constantString(tree.child(target, 1)),
                key.lowercased().split(separator: "|").contains(where: { Self.programs.contains(String($0)) }),
                let type = file.constantString(tree.child(node, 1)), type.contains("/"), !file.isCore
            else { return }
            report("files.unfiltered-uploads", at: node, values: ["name": "The type '\(key)'"])
        default:
            for element in tree.children(node) where tree.kind(element) == .constantElement {
                guard let name = tree.child(element, 0), tree.text(name) == "ALLOW_UNFILTERED_UPLOADS",
                    file.isTrue(tree.child(element, 1))
                else { continue }
                report("files.unfiltered-uploads", at: element, values: ["name": "ALLOW_UNFILTERED_UPLOADS"])
            }
        }
    }
}
