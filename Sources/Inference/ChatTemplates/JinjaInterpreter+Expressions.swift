extension JinjaInterpreter {
    func evaluate(_ expression: JinjaExpression) throws(ChatTemplateError) -> JinjaValue {
        try charge(1)
        offset = expression.offset
        switch expression.kind {
        case .none: return .none
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .string(let text): return .string(text)
        case .name(let name): return lookUp(name)
        default: break
        }
        try enter()
        defer { leave() }
        return try evaluateCompound(expression)
    }

    private func evaluateCompound(_ expression: JinjaExpression) throws(ChatTemplateError) -> JinjaValue {
        switch expression.kind {
        case .list(let elements): return try list(try evaluate(elements))
        case .tuple(let elements): return try tuple(try evaluate(elements))
        case .dictionary(let members): return try evaluateDictionary(members)
        case .or(let operands): return try evaluateChain(operands, endsAt: true)
        case .and(let operands): return try evaluateChain(operands, endsAt: false)
        case .not(let operand): return .boolean(!(try evaluate(operand).isTrue))
        case .negated(let operand): return try sign(try evaluate(operand), isNegative: true)
        case .positive(let operand): return try sign(try evaluate(operand), isNegative: false)
        case .conditional(let value, let condition, let otherwise):
            if try evaluate(condition).isTrue { return try evaluate(value) }
            if let otherwise { return try evaluate(otherwise) }
            return .undefined(JinjaUndefined("the condition of an inline 'if' without 'else' is false"))
        case .concatenation(let operands): return try concatenate(operands)
        case .arithmetic(let first, let operands): return try evaluateArithmetic(first, operands)
        case .comparison(let first, let operands): return try evaluateComparison(first, operands)
        case .postfix(let value, let postfixes): return try apply(postfixes, to: try evaluate(value))
        default: return .none
        }
    }

    func evaluate(_ expressions: [JinjaExpression]) throws(ChatTemplateError) -> [JinjaValue] {
        var values: [JinjaValue] = []
        values.reserveCapacity(expressions.count)
        for expression in expressions { values.append(try evaluate(expression)) }
        return values
    }

    private func lookUp(_ name: String) -> JinjaValue {
        if let value = scope.lookUp(name) { return value }
        if Self.globalNames.contains(name), name != "strftime_now" || now != nil {
            return .function(JinjaFunction(.global(name)))
        }
        return .undefined(JinjaUndefined("'\(name)' is undefined"))
    }

    private func evaluateDictionary(
        _ members: [(key: JinjaExpression, value: JinjaExpression)]
    ) throws(ChatTemplateError) -> JinjaValue {
        var values: [(key: JinjaValue, value: JinjaValue)] = []
        for member in members { values.append((try evaluate(member.key), try evaluate(member.value))) }
        return .dictionary(try dictionary(values))
    }

    /// `or` gives the first true operand, `and` the first false one, else the last.
    private func evaluateChain(
        _ operands: [JinjaExpression], endsAt truth: Bool
    ) throws(ChatTemplateError) -> JinjaValue {
        var value = JinjaValue.none
        for operand in operands {
            value = try evaluate(operand)
            if value.isTrue == truth { return value }
        }
        return value
    }

    private func concatenate(_ operands: [JinjaExpression]) throws(ChatTemplateError) -> JinjaValue {
        let values = try evaluate(operands)
        var result = ""
        for value in values {
            result += try text(of: value)
            if result.utf8.count > JinjaLimits.textBytes { throw textTooLong }
        }
        return try string(result)
    }

    private func evaluateArithmetic(
        _ first: JinjaExpression, _ operands: [JinjaOperand<JinjaArithmeticOperator>]
    ) throws(ChatTemplateError) -> JinjaValue {
        var value = try evaluate(first)
        for operand in operands {
            let right = try evaluate(operand.value)
            offset = operand.offset
            value = try calculate(value, operand.sign, right)
        }
        return value
    }

    private func evaluateComparison(
        _ first: JinjaExpression, _ operands: [JinjaOperand<JinjaComparisonOperator>]
    ) throws(ChatTemplateError) -> JinjaValue {
        var left = try evaluate(first)
        for operand in operands {
            let right = try evaluate(operand.value)
            offset = operand.offset
            if !(try compare(left, operand.sign, right)) { return .boolean(false) }
            left = right
        }
        return .boolean(true)
    }

    // MARK: - postfixes

    func apply(_ postfixes: [JinjaPostfix], to value: JinjaValue) throws(ChatTemplateError) -> JinjaValue {
        var value = value
        for postfix in postfixes {
            try charge(1)
            value = try apply(postfix, to: value)
        }
        return value
    }

    private func apply(_ postfix: JinjaPostfix, to value: JinjaValue) throws(ChatTemplateError) -> JinjaValue {
        offset = postfix.offset
        switch postfix.kind {
        case .attribute(let name):
            return try attribute(name, of: value)
        case .subscripted(let key):
            let key = try evaluate(key)
            offset = postfix.offset
            return try item(key, of: value)
        case .sliced(let start, let stop, let step):
            let start = try bound(start)
            let stop = try bound(stop)
            let step = try bound(step)
            offset = postfix.offset
            return try slice(value, start: start, stop: stop, step: step)
        case .call(let arguments):
            let arguments = try evaluate(arguments)
            offset = postfix.offset
            return try call(value, arguments)
        case .filter(let name, let arguments):
            let arguments = try evaluate(arguments)
            offset = postfix.offset
            return try filter(name, value, arguments)
        case .test(let name, let arguments, let isNegated):
            let arguments = try evaluate(arguments)
            offset = postfix.offset
            return .boolean(try test(name, value, arguments) != isNegated)
        }
    }

    private func bound(_ expression: JinjaExpression?) throws(ChatTemplateError) -> Int64? {
        guard let expression else { return nil }
        let value = try evaluate(expression)
        if case .none = value { return nil }
        guard let integer = value.asInteger else {
            throw fail("slice indices must be integers or none, not '\(value.typeName)'")
        }
        return integer
    }

    func evaluate(_ arguments: JinjaCallArguments) throws(ChatTemplateError) -> JinjaArguments {
        var result = JinjaArguments()
        if arguments.positional.isEmpty, arguments.keywords.isEmpty, arguments.spread == nil,
            arguments.keywordSpread == nil
        {
            return result
        }
        result.positional = try evaluate(arguments.positional)
        for (name, value) in arguments.keywords { result.keywords.append((name, try evaluate(value))) }
        if let spread = arguments.spread {
            result.positional.append(contentsOf: try elements(of: try evaluate(spread)))
        }
        if let spread = arguments.keywordSpread {
            guard case .dictionary(let dictionary) = try evaluate(spread) else {
                throw fail("argument after ** must be a mapping")
            }
            for entry in dictionary.entries {
                guard case .string(let name) = entry.key else { throw fail("keywords must be strings") }
                if result.keywords.contains(where: { $0.name == name }) {
                    throw fail("the argument '\(name)' is given twice")
                }
                try charge(result.keywords.count)
                result.keywords.append((name, entry.value))
            }
        }
        return result
    }

    // MARK: - attributes, items and slices

    /// `value.name`: a method or attribute, else the member of a mapping, else undefined.
    func attribute(_ name: String, of value: JinjaValue) throws(ChatTemplateError) -> JinjaValue {
        if let attribute = try nativeAttribute(name, of: value) { return attribute }
        if case .dictionary(let dictionary) = value, let member = dictionary.value(forKey: name) { return member }
        return .undefined(JinjaUndefined("'\(describe(value))' has no attribute '\(name)'"))
    }

    /// `value[key]`: an element or member, else an attribute, else undefined.
    func item(_ key: JinjaValue, of value: JinjaValue) throws(ChatTemplateError) -> JinjaValue {
        if case .undefined(let undefined) = value { throw fail(undefined.message) }
        if let element = try element(key, of: value) { return element }
        if case .string(let name) = key {
            if let attribute = try nativeAttribute(name, of: value) { return attribute }
            return .undefined(JinjaUndefined("'\(describe(value))' has no attribute '\(name)'"))
        }
        return .undefined(JinjaUndefined("'\(describe(value))' has no element \(try representation(of: key))"))
    }

    private func element(_ key: JinjaValue, of value: JinjaValue) throws(ChatTemplateError) -> JinjaValue? {
        if case .dictionary(let dictionary) = value {
            switch key {
            case .none, .undefined, .boolean, .integer, .float, .string, .tuple:
                return dictionary.value(for: try self.key(key))
            default: return nil
            }
        }
        guard let index = key.asInteger else { return nil }
        switch value {
        case .list(let list), .tuple(let list):
            return position(index, in: list.elements.count).map { list.elements[$0] }
        case .range(let range):
            return position(index, in: range.count).map { .integer(range.start &+ range.step &* Int64($0)) }
        case .string(let text):
            try charge(text.utf8.count / 64)
            let scalars = text.unicodeScalars
            // Only the end that the index counts from is walked.
            let start = index < 0 ? scalars.endIndex : scalars.startIndex
            guard let distance = Int(exactly: index),
                let found = scalars.index(
                    start, offsetBy: distance, limitedBy: index < 0 ? scalars.startIndex : scalars.endIndex),
                found < scalars.endIndex
            else { return nil }
            return .string(String(scalars[found]))
        default: return nil
        }
    }

    private func position(_ index: Int64, in count: Int) -> Int? {
        let (position, overflow) = index < 0 ? index.addingReportingOverflow(Int64(count)) : (index, false)
        guard !overflow, position >= 0, position < Int64(count) else { return nil }
        return Int(position)
    }

    /// What an error message calls the value: a type's name, or "None".
    private func describe(_ value: JinjaValue) -> String {
        switch value {
        case .none: "None"
        case .dictionary, .list, .string, .tuple, .integer, .float, .boolean: "\(value.typeName) object"
        default: value.typeName
        }
    }

    private func slice(
        _ value: JinjaValue, start: Int64?, stop: Int64?, step: Int64?
    ) throws(ChatTemplateError) -> JinjaValue {
        func positions(_ count: Int) throws(ChatTemplateError) -> [Int] {
            guard let positions = JinjaSlice.positions(start: start, stop: stop, step: step ?? 1, count: count) else {
                throw fail("slice step cannot be zero")
            }
            return positions
        }
        switch value {
        case .undefined(let undefined): throw fail(undefined.message)
        case .list(let list): return try self.list(try positions(list.elements.count).map { list.elements[$0] })
        case .tuple(let list): return try tuple(try positions(list.elements.count).map { list.elements[$0] })
        case .string(let text):
            let scalars = Array(text.unicodeScalars)
            try charge(scalars.count / 16)
            var result = String.UnicodeScalarView()
            for position in try positions(scalars.count) { result.append(scalars[position]) }
            return try string(String(result))
        case .range(let range):
            let count = try positions(range.count).count
            let (first, end) = JinjaSlice.bounds(start: start, stop: stop, step: step ?? 1, count: range.count)
            guard let part = range.part(from: first, to: end, step: step ?? 1, count: count) else {
                throw fail("an integer does not fit 64 bits", .limit)
            }
            return .range(part)
        case .dictionary: throw fail("unhashable type: 'slice'")
        default: throw fail("'\(value.typeName)' object is not subscriptable")
        }
    }
}

/// Python's rules for slices.
enum JinjaSlice {
    /// The first position of a slice of `count` elements and the one at which it ends; `step` is not 0.
    static func bounds(start: Int64?, stop: Int64?, step: Int64, count: Int) -> (first: Int64, end: Int64) {
        let count = Int64(count)
        let lowest: Int64 = step < 0 ? -1 : 0
        let highest = step < 0 ? count - 1 : count
        func clamped(_ bound: Int64?, _ missing: Int64) -> Int64 {
            guard let bound else { return missing }
            let absolute = bound < 0 ? bound.addingReportingOverflow(count).partialValue : bound
            return min(max(absolute, lowest), highest)
        }
        return (clamped(start, step < 0 ? highest : 0), clamped(stop, step < 0 ? lowest : highest))
    }

    /// The positions that a slice takes from `count` elements; nil for step 0.
    static func positions(start: Int64?, stop: Int64?, step: Int64, count: Int) -> [Int]? {
        guard step != 0 else { return nil }
        let (first, end) = bounds(start: start, stop: stop, step: step, count: count)
        var position = first
        var positions: [Int] = []
        while step > 0 ? position < end : position > end {
            positions.append(Int(position))
            let (next, overflow) = position.addingReportingOverflow(step)
            if overflow { break }
            position = next
        }
        return positions
    }
}
