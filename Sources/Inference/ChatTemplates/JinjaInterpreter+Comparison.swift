import JSON

extension JinjaInterpreter {
    func compare(
        _ left: JinjaValue, _ sign: JinjaComparisonOperator, _ right: JinjaValue
    ) throws(ChatTemplateError) -> Bool {
        switch sign {
        case .equal: return try areEqual(left, right)
        case .notEqual: return !(try areEqual(left, right))
        case .isIn: return try contains(right, left)
        case .isNotIn: return !(try contains(right, left))
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return try isOrdered(left, sign, right)
        }
    }

    // MARK: - equality

    func areEqual(_ left: JinjaValue, _ right: JinjaValue) throws(ChatTemplateError) -> Bool {
        try charge(1)
        switch (left, right) {
        case (.undefined, .undefined), (.none, .none): return true
        case (.string(let a), .string(let b)):
            try charge(min(a.utf8.count, b.utf8.count) / 64)
            return a.hasSameScalars(as: b)
        case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
            return try areEqual(a.elements, b.elements)
        case (.dictionary(let a), .dictionary(let b)): return try areEqual(a, b)
        case (.range(let a), .range(let b)):
            return a.count == b.count
                && (a.count == 0 || (a.start == b.start && (a.count == 1 || a.step == b.step)))
        case (.namespace(let a), .namespace(let b)): return a === b
        case (.loop(let a), .loop(let b)): return a === b
        case (.iterator(let a), .iterator(let b)): return a === b
        case (.function(let a), .function(let b)): return a === b
        default: return JinjaNumber(left).flatMap { a in JinjaNumber(right).map { a.isEqual(to: $0) } } ?? false
        }
    }

    func areEqual(_ left: [JinjaValue], _ right: [JinjaValue]) throws(ChatTemplateError) -> Bool {
        guard left.count == right.count else { return false }
        for (a, b) in zip(left, right) where !(try areEqual(a, b)) { return false }
        return true
    }

    private func areEqual(_ left: JinjaDictionary, _ right: JinjaDictionary) throws(ChatTemplateError) -> Bool {
        guard left.entries.count == right.entries.count else { return false }
        for entry in left.entries {
            guard let other = right.value(for: entry.identity), try areEqual(entry.value, other) else { return false }
        }
        return true
    }

    // MARK: - order

    private func isOrdered(
        _ left: JinjaValue, _ sign: JinjaComparisonOperator, _ right: JinjaValue
    ) throws(ChatTemplateError) -> Bool {
        try charge(1)
        try requireDefined(left)
        try requireDefined(right)
        switch (left, right) {
        case (.string(let a), .string(let b)):
            try charge(min(a.utf8.count, b.utf8.count) / 64)
            switch sign {
            case .less: return PythonText.isLess(a, b)
            case .lessOrEqual: return !PythonText.isLess(b, a)
            case .greater: return PythonText.isLess(b, a)
            default: return !PythonText.isLess(a, b)
            }
        case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
            for (x, y) in zip(a.elements, b.elements) where !(try areEqual(x, y)) {
                return try isOrdered(x, sign, y)
            }
            return JinjaNumber.integer(Int64(a.elements.count)).isOrdered(sign, .integer(Int64(b.elements.count)))
        default:
            guard let a = JinjaNumber(left), let b = JinjaNumber(right) else {
                throw fail(
                    "'\(sign.rawValue)' not supported between instances of '\(left.typeName)' and '\(right.typeName)'")
            }
            return a.isOrdered(sign, b)
        }
    }

    /// Sorts stably, from the smallest; `isReversed` from the largest, equal elements still in their order.
    func sorted<Element>(
        _ elements: [(key: JinjaValue, element: Element)], isReversed: Bool
    ) throws(ChatTemplateError) -> [Element] {
        var source = elements
        var width = 1
        while width < source.count {
            var merged: [(key: JinjaValue, element: Element)] = []
            merged.reserveCapacity(source.count)
            var start = 0
            while start < source.count {
                let middle = min(start + width, source.count)
                let end = min(middle + width, source.count)
                var left = start
                var right = middle
                while left < middle, right < end {
                    let takesRight =
                        isReversed
                        ? try isOrdered(source[left].key, .less, source[right].key)
                        : try isOrdered(source[right].key, .less, source[left].key)
                    merged.append(source[takesRight ? right : left])
                    if takesRight { right += 1 } else { left += 1 }
                }
                merged.append(contentsOf: source[left..<middle])
                merged.append(contentsOf: source[right..<end])
                start = end
            }
            source = merged
            width *= 2
        }
        return source.map(\.element)
    }

    // MARK: - membership

    /// `element in container`.
    func contains(_ container: JinjaValue, _ element: JinjaValue) throws(ChatTemplateError) -> Bool {
        switch container {
        case .string(let text):
            guard case .string(let needle) = element else {
                throw fail("'in <string>' requires string as left operand, not \(element.typeName)")
            }
            try charge(text.utf8.count / 64)
            return PythonText.contains(text, needle)
        case .dictionary(let dictionary):
            return dictionary.value(for: try key(element)) != nil
        case .range(let range):
            guard let number = JinjaNumber(element), case .integer(let value) = number.normalized else { return false }
            let last = range.start &+ range.step &* Int64(max(0, range.count - 1))
            guard range.count > 0, value >= min(range.start, last), value <= max(range.start, last) else {
                return false
            }
            return value.subtractingReportingOverflow(range.start).partialValue % range.step == 0
        case .undefined, .list, .tuple, .view, .iterator:
            for other in try elements(of: container) where try areEqual(other, element) { return true }
            return false
        default: throw fail("argument of type '\(container.typeName)' is not iterable")
        }
    }
}

/// A number for comparisons, which are exact between integers and floats.
enum JinjaNumber {
    case integer(Int64)
    case float(Double)

    init?(_ value: JinjaValue) {
        if case .float(let number) = value {
            self = .float(number)
        } else if let integer = value.asInteger {
            self = .integer(integer)
        } else {
            return nil
        }
    }

    /// A float without fraction as an integer, if it fits.
    var normalized: JinjaNumber {
        if case .float(let value) = self, let integer = Int64(exactly: value) { return .integer(integer) }
        return self
    }

    func isEqual(to other: JinjaNumber) -> Bool {
        switch (normalized, other.normalized) {
        case (.integer(let a), .integer(let b)): a == b
        case (.float(let a), .float(let b)): a == b
        default: false
        }
    }

    func isOrdered(_ sign: JinjaComparisonOperator, _ other: JinjaNumber) -> Bool {
        switch sign {
        case .less: isLess(than: other)
        case .lessOrEqual: isLess(than: other) || isEqual(to: other)
        case .greater: other.isLess(than: self)
        default: other.isLess(than: self) || isEqual(to: other)
        }
    }

    private func isLess(than other: JinjaNumber) -> Bool {
        switch (normalized, other.normalized) {
        case (.integer(let a), .integer(let b)): return a < b
        case (.float(let a), .float(let b)): return a < b
        // A float that is no integer here has a fraction, and then it is below 2^53, or lies beyond all integers.
        case (.integer(let a), .float(let b)): return b >= 0x1p63 || (b > -0x1p63 && a <= Int64(b.rounded(.down)))
        case (.float(let a), .integer(let b)): return a < -0x1p63 || (a < 0x1p63 && Int64(a.rounded(.down)) < b)
        }
    }
}
