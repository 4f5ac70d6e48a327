import JSON

extension JinjaInterpreter {
    /// Takes over a variable.
    func value(_ value: TemplateValue, depth: Int) throws(ChatTemplateError) -> JinjaValue {
        if depth > JinjaLimits.valueDepth {
            throw ChatTemplateError(
                kind: .limit, message: "a variable nests deeper than \(JinjaLimits.valueDepth)", line: 0, column: 0)
        }
        switch value {
        case .none: return .none
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .string(let value): return .string(value)
        case .list(let elements):
            var values: [JinjaValue] = []
            values.reserveCapacity(elements.count)
            for element in elements { values.append(try self.value(element, depth: depth + 1)) }
            return .list(JinjaList(values))
        case .dictionary(let members):
            let dictionary = JinjaDictionary()
            for (key, member) in members { dictionary.set(key, to: try self.value(member, depth: depth + 1)) }
            return .dictionary(dictionary)
        }
    }

    func list(_ elements: [JinjaValue]) throws(ChatTemplateError) -> JinjaValue {
        .list(try checked(JinjaList(elements)))
    }

    func tuple(_ elements: [JinjaValue]) throws(ChatTemplateError) -> JinjaValue {
        .tuple(try checked(JinjaList(elements)))
    }

    /// Makes an iterator of what `body` appends; if it fails, so does the iterator, behind the elements there are.
    func iterator(
        _ body: (inout [JinjaValue]) throws(ChatTemplateError) -> Void
    ) throws(ChatTemplateError) -> JinjaValue {
        var elements: [JinjaValue] = []
        var failure: ChatTemplateError?
        do throws(ChatTemplateError) {
            try body(&elements)
        } catch {
            if error.kind == .limit { throw error }
            failure = error
        }
        try charge(elements.count)
        let iterator = JinjaIterator(elements, failure: failure)
        try check(depth: iterator.depth)
        return .iterator(iterator)
    }

    /// Makes a mapping; fails for keys without a hash.
    func dictionary(_ members: [(key: JinjaValue, value: JinjaValue)]) throws(ChatTemplateError) -> JinjaDictionary {
        try charge(members.count * 2)
        let dictionary = JinjaDictionary()
        for (key, value) in members { dictionary.set(key, try self.key(key), to: value) }
        try check(depth: dictionary.depth)
        return dictionary
    }

    /// The identity of a value as a key; a list or a mapping has none.
    func key(_ value: JinjaValue) throws(ChatTemplateError) -> JinjaKey {
        switch value {
        case .none: return .none
        case .undefined: return .undefined
        case .boolean(let value): return .integer(value ? 1 : 0)
        case .integer(let value): return .integer(value)
        case .float(let value): return Int64(exactly: value).map { .integer($0) } ?? .float(value)
        case .string(let text): return .string(ScalarText(text))
        case .tuple(let list):
            // Tuples may share elements many times over: count them one by one.
            var keys: [JinjaKey] = []
            for element in list.elements {
                try charge(1)
                keys.append(try key(element))
            }
            return .tuple(keys)
        default: throw fail("unhashable type: '\(value.typeName)'")
        }
    }

    /// A text that an expression makes; its length counts as steps.
    func string(_ text: String) throws(ChatTemplateError) -> JinjaValue {
        try charge(text.utf8.count / 64)
        if text.utf8.count > JinjaLimits.textBytes { throw textTooLong }
        return .string(text)
    }

    func string(_ bytes: [UInt8]) throws(ChatTemplateError) -> JinjaValue {
        try string(String(decoding: bytes, as: UTF8.self))
    }

    private func checked(_ list: JinjaList) throws(ChatTemplateError) -> JinjaList {
        try charge(list.elements.count)
        try check(depth: list.depth)
        return list
    }

    func check(depth: Int) throws(ChatTemplateError) {
        if depth > JinjaLimits.valueDepth {
            throw fail("a value nests deeper than \(JinjaLimits.valueDepth)", .limit)
        }
    }

    /// What iterating over the value gives; an iterator is empty afterwards.
    func elements(of value: JinjaValue) throws(ChatTemplateError) -> [JinjaValue] {
        let elements: [JinjaValue]
        switch value {
        case .undefined: return []
        case .list(let list), .tuple(let list): return list.elements
        case .string(let text): elements = text.unicodeScalars.map { .string(String($0)) }
        case .dictionary(let dictionary): elements = dictionary.entries.map(\.key)
        case .view(let view): elements = view.elements
        case .range(let range): elements = range.elements
        case .iterator(let iterator): elements = try iterator.rest()
        default: throw fail("'\(value.typeName)' object is not iterable")
        }
        try charge(elements.count)
        return elements
    }

    /// Python's `len`.
    func length(of value: JinjaValue) throws(ChatTemplateError) -> Int {
        switch value {
        case .undefined: return 0
        case .string(let text):
            try charge(text.utf8.count / 64)
            return PythonText.length(text)
        case .list(let list), .tuple(let list): return list.elements.count
        case .dictionary(let dictionary): return dictionary.entries.count
        case .view(let view): return view.dictionary.entries.count
        case .range(let range): return range.count
        case .loop(let state): return Int(try length(of: state))
        default: throw fail("object of type '\(value.typeName)' has no len()")
        }
    }
}
