extension JinjaInterpreter {
    func sequenceFilter(
        _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        switch name {
        case "first", "last":
            _ = try bind(arguments, to: name, [])
            return try name == "first" ? first(value) : last(value)
        case "join":
            let bound = try bind(arguments, to: name, ["d", "attribute"])
            let separator = try text(of: bound[0] ?? .string(""))
            return try join(
                try projected(try elements(of: value), bound.given(1)).map(\.key), separator: separator, converts: true)
        case "reverse":
            _ = try bind(arguments, to: name, [])
            return try reverse(value)
        case "sort":
            let bound = try bind(arguments, to: name, ["reverse", "case_sensitive", "attribute"])
            return try list(try sort(try elements(of: value), bound))
        case "unique":
            return try unique(value, try bind(arguments, to: name, ["case_sensitive", "attribute"]))
        case "dictsort":
            return try dictsort(value, try bind(arguments, to: name, ["case_sensitive", "by", "reverse"]))
        case "items":
            _ = try bind(arguments, to: name, [])
            return try iterator { (result) throws(ChatTemplateError) in
                if value.isUndefined { return }
                guard case .dictionary(let dictionary) = value else {
                    throw self.fail("Can only get item pairs from a mapping.")
                }
                result = JinjaDictionaryView(.items, dictionary).elements
            }
        case "sum":
            let bound = try bind(arguments, to: name, ["attribute", "start"])
            var total = bound[1] ?? .integer(0)
            if case .string = total { throw fail("sum() can't sum strings") }
            for (element, _) in try projected(try elements(of: value), bound.given(0)) {
                total = try calculate(total, .add, element)
            }
            return total
        case "min", "max":
            return try extreme(
                name, try elements(of: value), try bind(arguments, to: name, ["case_sensitive", "attribute"]))
        case "batch":
            return try batch(value, try bind(arguments, to: name, ["linecount", "fill_with"], required: 1))
        default:
            return try slices(value, try bind(arguments, to: name, ["slices", "fill_with"], required: 1))
        }
    }

    private func first(_ value: JinjaValue) throws(ChatTemplateError) -> JinjaValue {
        let none = JinjaValue.undefined(JinjaUndefined("No first item, sequence was empty."))
        switch value {
        case .iterator(let iterator): return try iterator.next() ?? none
        case .string(let text): return text.unicodeScalars.first.map { .string(String($0)) } ?? none
        default: return try elements(of: value).first ?? none
        }
    }

    private func last(_ value: JinjaValue) throws(ChatTemplateError) -> JinjaValue {
        let none = JinjaValue.undefined(JinjaUndefined("No last item, sequence was empty."))
        switch value {
        case .iterator: throw fail("'generator' object is not reversible")
        case .string(let text): return text.unicodeScalars.last.map { .string(String($0)) } ?? none
        default: return try elements(of: value).last ?? none
        }
    }

    private func reverse(_ value: JinjaValue) throws(ChatTemplateError) -> JinjaValue {
        switch value {
        case .string(let text):
            try charge(text.utf8.count / 16)
            return try string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
        case .iterator: return try list(try elements(of: value).reversed())
        default:
            let elements = try elements(of: value)
            return try iterator { (result) throws(ChatTemplateError) in result = elements.reversed() }
        }
    }

    // MARK: - sorting

    private func sort(_ elements: [JinjaValue], _ bound: JinjaBoundArguments) throws(ChatTemplateError) -> [JinjaValue]
    {
        var attributes: [JinjaValue?] = [bound.given(2)]
        if case .string(let text)? = bound.given(2) {
            attributes = PythonText.split(text, by: ",", limit: .max).map { .string($0) }
        }
        let isCaseSensitive = bound.isTrue(1)
        var keyed: [(key: JinjaValue, element: JinjaValue)] = []
        for element in elements {
            var keys: [JinjaValue] = []
            for attribute in attributes {
                keys.append(try sortKey(element, attribute, isCaseSensitive: isCaseSensitive))
            }
            keyed.append((try list(keys), element))
        }
        return try sorted(keyed, isReversed: bound.isTrue(0))
    }

    private func sortKey(
        _ element: JinjaValue, _ attribute: JinjaValue?, isCaseSensitive: Bool
    ) throws(ChatTemplateError) -> JinjaValue {
        let key = try attribute.map { (path) throws(ChatTemplateError) in try member(path, of: element) } ?? element
        if case .string(let text) = key, !isCaseSensitive { return try string(PythonText.lowercased(text)) }
        return key
    }

    private func dictsort(_ value: JinjaValue, _ bound: JinjaBoundArguments) throws(ChatTemplateError) -> JinjaValue {
        let by = bound[1] == nil ? "key" : try requireText(bound[1], "by")
        guard by == "key" || by == "value" else { throw fail("You can only sort by either \"key\" or \"value\"") }
        guard case .dictionary(let dictionary) = value else {
            try requireDefined(value)
            throw fail("'dictsort' needs a mapping, not '\(value.typeName)'")
        }
        var keyed: [(key: JinjaValue, element: JinjaValue)] = []
        for entry in dictionary.entries {
            let key = try sortKey(by == "key" ? entry.key : entry.value, nil, isCaseSensitive: bound.isTrue(0))
            keyed.append((key, try tuple([entry.key, entry.value])))
        }
        return try list(try sorted(keyed, isReversed: bound.isTrue(2)))
    }

    private func unique(_ value: JinjaValue, _ bound: JinjaBoundArguments) throws(ChatTemplateError) -> JinjaValue {
        try iterator { (result) throws(ChatTemplateError) in
            var seen: Set<JinjaKey> = []
            for element in try self.elements(of: value) {
                let key = try self.sortKey(element, bound.given(1), isCaseSensitive: bound.isTrue(0))
                if seen.insert(try self.key(key)).inserted { result.append(element) }
            }
        }
    }

    private func extreme(
        _ name: String, _ elements: [JinjaValue], _ bound: JinjaBoundArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        var best: (key: JinjaValue, element: JinjaValue)?
        for element in elements {
            let key = try sortKey(element, bound.given(1), isCaseSensitive: bound.isTrue(0))
            if let current = best {
                guard try compare(key, name == "min" ? .less : .greater, current.key) else { continue }
            }
            best = (key, element)
        }
        return best?.element ?? .undefined(JinjaUndefined("No aggregated item, sequence was empty."))
    }

    // MARK: - groups

    private func batch(_ value: JinjaValue, _ bound: JinjaBoundArguments) throws(ChatTemplateError) -> JinjaValue {
        try iterator { (batches) throws(ChatTemplateError) in
            let size = try self.requireInteger(bound[0], "linecount")
            var batch: [JinjaValue] = []
            for element in try self.elements(of: value) {
                if Int64(batch.count) == size {
                    batches.append(try self.list(batch))
                    batch = []
                }
                batch.append(element)
            }
            if batch.isEmpty { return }
            if let filler = bound.given(1), Int64(batch.count) < size {
                let missing = Int(size) - batch.count
                try self.charge(missing)
                batch.append(contentsOf: repeatElement(filler, count: missing))
            }
            batches.append(try self.list(batch))
        }
    }

    private func slices(_ value: JinjaValue, _ bound: JinjaBoundArguments) throws(ChatTemplateError) -> JinjaValue {
        try iterator { (slices) throws(ChatTemplateError) in
            let elements = try self.elements(of: value)
            let count = try self.requireInteger(bound[0], "slices")
            if count == 0 { throw self.fail("integer division or modulo by zero") }
            guard count > 0 else { return }
            try self.charge(Int(min(count, Int64(JinjaLimits.steps) + 1)))
            let size = elements.count / Int(count)
            let longer = elements.count % Int(count)
            var start = 0
            for number in 0..<Int(count) {
                let end = start + size + (number < longer ? 1 : 0)
                var slice = Array(elements[start..<end])
                if let filler = bound.given(1), number >= longer { slice.append(filler) }
                slices.append(try self.list(slice))
                start = end
            }
        }
    }

    // MARK: - map, select, reject

    func mappingFilter(
        _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        try iterator { (result) throws(ChatTemplateError) in
            // Jinja looks at nothing in a false value, of whatever type it is.
            guard value.isTrue else { return }
            let elements = try self.elements(of: value)
            if name == "map" {
                try self.map(elements, arguments, into: &result)
            } else {
                try self.select(name, elements, arguments, into: &result)
            }
        }
    }

    private func select(
        _ name: String, _ elements: [JinjaValue], _ arguments: JinjaArguments, into result: inout [JinjaValue]
    ) throws(ChatTemplateError) {
        var rest = arguments
        var attribute: JinjaValue?
        if name == "selectattr" || name == "rejectattr" {
            guard let first = rest.positional.first else { throw fail("Missing parameter for attribute name") }
            attribute = first
            rest.positional.removeFirst()
        }
        var testName: String?
        if let first = rest.positional.first {
            testName = try requireText(first, "the name of a test")
            rest.positional.removeFirst()
        }
        let selects = name == "select" || name == "selectattr"
        for element in elements {
            let tested =
                try attribute.map { (path) throws(ChatTemplateError) in try member(path, of: element) } ?? element
            let isTrue =
                try testName.map { (name) throws(ChatTemplateError) in try test(name, tested, rest) } ?? tested.isTrue
            if isTrue == selects { result.append(element) }
        }
    }

    private func map(
        _ elements: [JinjaValue], _ arguments: JinjaArguments, into result: inout [JinjaValue]
    ) throws(ChatTemplateError) {
        if arguments.positional.isEmpty, arguments.keywords.contains(where: { $0.name == "attribute" }) {
            let bound = try bind(arguments, to: "map", ["attribute", "default"])
            for element in elements {
                result.append(try member(bound[0] ?? .none, of: element, default: bound.given(1)))
            }
            return
        }
        guard let first = arguments.positional.first else { throw fail("map requires a filter argument") }
        let name = try requireText(first, "the name of a filter")
        var rest = arguments
        rest.positional.removeFirst()
        for element in elements { result.append(try filter(name, element, rest)) }
    }

    /// Elements with the member that `path` names in each, or the elements themselves.
    private func projected(
        _ elements: [JinjaValue], _ path: JinjaValue?
    ) throws(ChatTemplateError) -> [(key: JinjaValue, element: JinjaValue)] {
        var result: [(key: JinjaValue, element: JinjaValue)] = []
        for element in elements {
            let key = try path.map { (path) throws(ChatTemplateError) in try member(path, of: element) } ?? element
            result.append((key, element))
        }
        return result
    }

    /// What a path like `address.city` or `0` leads to.
    private func member(
        _ path: JinjaValue, of value: JinjaValue, default defaultValue: JinjaValue? = nil
    ) throws(ChatTemplateError) -> JinjaValue {
        var keys = [path]
        if case .string(let text) = path {
            keys = PythonText.split(text, by: ".", limit: .max).map { part in
                let isDigits = !part.isEmpty && part.utf8.allSatisfy { $0 &- 0x30 < 10 }
                return isDigits ? Int64(part).map { .integer($0) } ?? .string(part) : .string(part)
            }
        }
        var value = value
        for key in keys {
            try charge(1)
            value = try item(key, of: value)
            if value.isUndefined, let defaultValue { value = defaultValue }
        }
        return value
    }
}
