import PHPSyntax

/// Functions of PHP and WordPress whose results are known when their arguments are.
extension ConstantEvaluator {
    /// The result of a call; nil if the function is not one of these.
    mutating func callPattern(_ node: NodeID, _ tree: SyntaxTree, in file: Int, depth: Int) -> StringPattern? {
        guard let callee = tree.child(node, 0), tree.kind(callee) == .name else { return nil }
        let arguments = ArgumentReader(tree, call: node)
        let first = arguments[0]
        let name = program.symbols.text(program.calledFunctionName(callee, in: file))
        switch name {
        case "dirname":
            guard let first, let path = value(first, in: file, depth: depth + 1)?.string else { return .unknown }
            var levels = 1
            if let second = arguments[1, "levels"] {
                guard case .integer(let number)? = value(second, in: file, depth: depth + 1) else { return .unknown }
                levels = number
            }
            return folder(path, levels: levels)
        case "plugin_dir_path":
            guard let first, let path = value(first, in: file, depth: depth + 1)?.string else {
                return withSlash(.unknown)
            }
            return withSlash(folder(path, levels: 1))
        case "trailingslashit": return first.map { withSlash(pattern($0, in: file, depth: depth + 1)) } ?? .unknown
        case "untrailingslashit", "rtrim":
            guard let first, name == "untrailingslashit" || arguments.positional.count == 2 else { return .unknown }
            return withoutSlash(pattern(first, in: file, depth: depth + 1))
        case "plugin_basename":
            guard let first, let path = value(first, in: file, depth: depth + 1)?.string else { return .unknown }
            return StringPattern(String(path.drop { $0 == "/" }))
        case "wp_normalize_path", "realpath", "strval":
            return first.map { pattern($0, in: file, depth: depth + 1) } ?? .unknown
        case "path_join":
            guard let first, let second = arguments[1] else { return .unknown }
            var whole = withSlash(pattern(first, in: file, depth: depth + 1))
            whole.append(pattern(second, in: file, depth: depth + 1))
            return whole
        case "get_template_directory", "get_stylesheet_directory":
            return program.themeFolder(of: file).map { StringPattern($0) } ?? .unknown
        case "get_theme_file_path", "get_parent_theme_file_path":
            var whole = program.themeFolder(of: file).map { StringPattern($0) } ?? .unknown
            guard let first else { return whole }
            let rest = pattern(first, in: file, depth: depth + 1)
            if !rest.prefix.hasPrefix("/") { whole.append("/") }
            whole.append(rest)
            return whole
        case "sprintf": return format(arguments, in: file, depth: depth)
        case "constant":
            guard let first, let text = value(first, in: file, depth: depth + 1)?.string,
                let symbol = program.symbols.symbol(text), let definition = program.constant(named: symbol)
            else { return .unknown }
            return pattern(definition.value, in: definition.file, depth: depth + 1)
        default: return nil
        }
    }

    private func folder(_ path: String, levels: Int) -> StringPattern {
        var path = path
        guard levels > 0 && levels <= 64 else { return .unknown }
        for _ in 0..<levels {
            guard let folder = Paths.folder(path) else { return .unknown }
            path = folder
        }
        return StringPattern(path)
    }

    private func withSlash(_ pattern: StringPattern) -> StringPattern {
        var pattern = withoutSlash(pattern)
        pattern.append("/")
        return pattern
    }

    private func withoutSlash(_ pattern: StringPattern) -> StringPattern {
        var result = StringPattern()
        for (index, piece) in pattern.pieces.enumerated() {
            switch piece {
            case .unknown: result.appendUnknown()
            case .text(var text):
                if index == pattern.pieces.count - 1 {
                    while text.last == "/" || text.last == "\\" { text.removeLast() }
                }
                result.append(text)
            }
        }
        return result
    }

    /// `sprintf`: placeholders `%s`, `%d` and `%1$s`; others are unknown.
    private mutating func format(_ arguments: ArgumentReader, in file: Int, depth: Int) -> StringPattern {
        guard let first = arguments[0], let format = value(first, in: file, depth: depth + 1)?.string else {
            return .unknown
        }
        var whole = StringPattern()
        var next = 1
        var rest = Array(format.utf8)[...]
        while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            whole.append(String(decoding: rest[..<percent], as: UTF8.self))
            rest = rest[(percent + 1)...]
            if rest.first == UInt8(ascii: "%") {
                whole.append("%")
                rest = rest.dropFirst()
                continue
            }
            let specification = rest.prefix { !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
            rest = rest[specification.endIndex...]
            guard let letter = rest.first else { return .unknown }
            rest = rest.dropFirst()
            var index = next
            if specification.last == UInt8(ascii: "$"),
                let number = Int(String(decoding: specification.dropLast(), as: UTF8.self))
            {
                index = number
            } else if specification.isEmpty {
                next += 1
            } else {
                next += 1
                whole.appendUnknown()
                continue
            }
            let isSimple = letter == UInt8(ascii: "s") || letter == UInt8(ascii: "d")
            if isSimple, index > 0, let argument = arguments[index] {
                whole.append(pattern(argument, in: file, depth: depth + 1))
            } else {
                whole.appendUnknown()
            }
        }
        whole.append(String(decoding: rest, as: UTF8.self))
        return whole
    }
}
