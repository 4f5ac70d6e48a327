import PHPSyntax

/// Which files an `include` or a template loader runs.
extension Program {
    /// The PHP files that an `.include`, the path of one, or a call of a template loader (`get_template_part`,
    /// `get_header`, `locate_template`, …) may run, each once, by index; empty if that cannot be told.
    package func includeTargets(_ expression: NodeID, in file: Int) -> [Int] {
        guard let tree = tree(file), expression.index < tree.nodeCount else { return [] }
        var targets: Set<Int> = []
        var pending = [expression]
        var rounds = 0
        while let node = pending.popLast(), rounds < Self.maximumAlternatives {
            rounds += 1
            switch tree.kind(node) {
            case .include, .errorSuppress: if let operand = tree.child(node, 0) { pending.append(operand) }
            case .ternary: pending += [tree.child(node, 1), tree.child(node, 2)].compactMap { $0 }
            case .binary where tree.mainTokenKind(node) == .coalesce:
                pending += [tree.child(node, 0), tree.child(node, 1)].compactMap { $0 }
            case .variable:
                let values = assignedValues(ofVariable: node, in: file)
                if values.count <= Self.maximumAlternatives { pending += values }
            case .call:
                if let path = loadedTemplate(node, tree, in: file) {
                    pending.append(path)
                } else if let templates = templates(node, tree, in: file) {
                    targets.formUnion(templates)
                } else {
                    targets.formUnion(files(stringPattern(node, in: file), from: file))
                }
            default: targets.formUnion(files(stringPattern(node, in: file), from: file))
            }
        }
        return targets.sorted()
    }

    /// How many values of an expression are looked at.
    private static let maximumAlternatives = 32
    /// How deep folders nest.
    private static let maximumFolders = 64
    /// How many templates may begin alike.
    private static let maximumTemplates = 32

    private func files(_ path: StringPattern, from file: Int) -> [Int] {
        let matches: [Int]
        if let literal = path.literal {
            guard !literal.isEmpty else { return [] }
            if let found = self.file(literal, from: file) { return [found] }
            matches = filesEnding(literal)
        } else if path.pieces.count == 2 && path.prefix.isEmpty {
            matches = filesEnding(path.suffix)
        } else {
            guard let prefix = Paths.normalized(path.prefix), path.suffix.utf8.count > 4 else { return [] }
            let isFolder = path.prefix.hasSuffix("/")
            let start = prefix.isEmpty ? "/" : isFolder ? "/\(prefix)/" : "/\(prefix)"
            matches = path.prefix.hasPrefix("/") ? paths.files(from: start, to: path.suffix) : []
        }
        return matches.count == 1 ? matches : []
    }

    /// The PHP file at a path that is known; one without a leading slash is looked for beside `file` first.
    private func file(_ path: String, from file: Int) -> Int? {
        let folder = Paths.folder(paths.absolute(file)) ?? ""
        let candidates = path.hasPrefix("/") ? [path] : [folder + "/" + path, path]
        return candidates.lazy.compactMap { self.paths.file($0) }.first { self.trees[$0] != nil }
    }

    /// The PHP files whose paths end with whole parts of `path`.
    private func filesEnding(_ path: String) -> [Int] {
        var end = path[...]
        if let range = end.lastRange(of: "../") { end = end[range.upperBound...] }
        while end.hasPrefix("./") { end = end.dropFirst(2) }
        guard end.utf8.contains(UInt8(ascii: ".")) else { return [] }
        return paths.files(to: end.hasPrefix("/") ? String(end) : "/" + end)
    }

    // MARK: Themes

    /// The nearest folder around a file that holds a theme's `style.css`, or `functions.php` beside `index.php`;
    /// begins with a slash unless it is that of the program.
    func themeFolder(of file: Int) -> String? {
        var folder = Paths.folder(paths.absolute(file))
        for _ in 0..<Self.maximumFolders {
            guard let candidate = folder else { break }
            if paths.file(candidate + "/style.css") != nil
                || paths.file(candidate + "/functions.php") != nil && paths.file(candidate + "/index.php") != nil
            {
                return candidate
            }
            folder = candidate.isEmpty ? nil : Paths.folder(candidate)
        }
        return nil
    }

    /// The path that `load_template` is given.
    private func loadedTemplate(_ call: NodeID, _ tree: SyntaxTree, in file: Int) -> NodeID? {
        guard let callee = tree.child(call, 0), tree.kind(callee) == .name,
            symbols.text(calledFunctionName(callee, in: file)) == "load_template"
        else { return nil }
        return ArgumentReader(tree, call: call)[0, "_template_file"]
    }

    /// The files that a template loader may run; nil if the call is of another function.
    private func templates(_ call: NodeID, _ tree: SyntaxTree, in file: Int) -> [Int]? {
        guard let callee = tree.child(call, 0), tree.kind(callee) == .name else { return nil }
        let arguments = ArgumentReader(tree, call: call)
        switch symbols.text(calledFunctionName(callee, in: file)) {
        case "get_template_part":
            guard let slug = arguments[0, "slug"] else { return [] }
            return variants(stringPattern(slug, in: file), arguments[1, "name"], in: file)
        case "get_header": return variants(StringPattern("header"), arguments[0, "name"], in: file)
        case "get_footer": return variants(StringPattern("footer"), arguments[0, "name"], in: file)
        case "get_sidebar": return variants(StringPattern("sidebar"), arguments[0, "name"], in: file)
        case "get_search_form": return template("searchform.php", in: file)
        case "comments_template":
            guard let path = arguments[0, "file"] else { return template("comments.php", in: file) }
            return stringPattern(path, in: file).literal.map { template($0, in: file) } ?? []
        case "locate_template":
            guard let names = arguments[0, "template_names"] else { return [] }
            var nodes = [names]
            if tree.kind(names) == .array { nodes = tree.children(names).compactMap { tree.child($0, 1) } }
            return nodes.prefix(Self.maximumAlternatives).flatMap { name in
                stringPattern(name, in: file).literal.map { template($0, in: file) } ?? []
            }
        default: return nil
        }
    }

    /// `slug-name.php` and `slug.php`.
    private func variants(_ slug: StringPattern, _ name: NodeID?, in file: Int) -> [Int] {
        guard let slug = slug.literal else { return [] }
        let general = template(slug + ".php", in: file)
        guard let name else { return general }
        if let name = stringPattern(name, in: file).literal {
            return (name.isEmpty ? [] : template("\(slug)-\(name).php", in: file)) + general
        }
        guard let theme = themeFolder(of: file), let prefix = Paths.normalized(theme + "/" + slug) else {
            return general
        }
        let special = paths.files(from: "/\(prefix)-", to: ".php")
        return (special.count <= Self.maximumTemplates ? special : []) + general
    }

    /// The template with that path in the theme, or else the only file with that path in any folder.
    private func template(_ path: String, in file: Int) -> [Int] {
        if let theme = themeFolder(of: file), let found = paths.file(theme + "/" + path), trees[found] != nil {
            return [found]
        }
        let matches = filesEnding(path)
        return matches.count == 1 ? matches : []
    }
}

extension Substring {
    /// Where `text` occurs last.
    fileprivate func lastRange(of text: String) -> Range<Index>? {
        let bytes = Array(text.utf8)
        let view = utf8
        guard var start = view.index(view.endIndex, offsetBy: -bytes.count, limitedBy: view.startIndex) else {
            return nil
        }
        while true {
            if view[start...].starts(with: bytes) { return start..<view.index(start, offsetBy: bytes.count) }
            guard start > view.startIndex else { return nil }
            start = view.index(before: start)
        }
    }
}
