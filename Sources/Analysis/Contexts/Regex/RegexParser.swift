/// Reads a regular expression of PCRE2 as far as the bytes of its match are concerned.
struct RegexParser {
    struct Group {
        var name: String?
        var bytes = ByteSet.empty
    }

    private(set) var groups: [Group] = []
    /// Whether there are back references or recursion, whose text is that of other groups.
    private(set) var hasReferences = false

    let bytes: [UInt8]
    var index = 0
    var flags: RegexSyntax.Flags
    private var depth = 0
    /// Behind `\Q`.
    private var isQuoting = false
    private var hasFailed = false

    /// Nesting beyond this is not understood; PCRE2 itself stops at 250.
    private static let depthLimit = 100
    private static let groupLimit = 1000

    init(_ syntax: RegexSyntax) {
        bytes = Array(syntax.body)
        flags = syntax.flags
    }

    /// Returns nil when the expression is not understood.
    mutating func parse() -> RegexNode? {
        let node = alternatives()
        return hasFailed || index < bytes.count ? nil : node
    }

    func peek(_ offset: Int = 0) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

    mutating func take(_ byte: UInt8) -> Bool {
        if index < bytes.count && bytes[index] == byte {
            index += 1
            return true
        }
        return false
    }

    mutating func fail() -> RegexNode {
        hasFailed = true
        index = bytes.count
        return .empty
    }

    // MARK: Structure

    /// Reads up to a closing parenthesis or the end.
    private mutating func alternatives() -> RegexNode {
        var result: RegexNode?
        while true {
            let node = sequence()
            result = result?.or(node) ?? node
            if !take(UInt8(ascii: "|")) { break }
        }
        return result ?? .empty
    }

    private mutating func sequence() -> RegexNode {
        var result = RegexNode.empty
        while index < bytes.count {
            if isQuoting {
                result = result.followed(by: quotedCharacter())
                continue
            }
            if flags.contains(.extended) && skipExtended() { continue }
            if takeEscape(UInt8(ascii: "Q")) {
                isQuoting = true
                continue
            }
            let byte = bytes[index]
            if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ")") { break }
            let item = atom()
            result = result.followed(by: quantified(item))
        }
        return result
    }

    private mutating func takeEscape(_ letter: UInt8) -> Bool {
        guard peek() == UInt8(ascii: "\\") && peek(1) == letter else { return false }
        index += 2
        return true
    }

    /// Reads a character between `\Q` and `\E`. A quantifier behind `\E` belongs to the last one.
    private mutating func quotedCharacter() -> RegexNode {
        if takeEscape(UInt8(ascii: "E")) {
            isQuoting = false
            return .empty
        }
        let node = literal(bytes[index])
        index += 1
        guard takeEscape(UInt8(ascii: "E")) else { return node }
        isQuoting = false
        return quantified(node)
    }

    /// Skips a blank or comment of the extended syntax.
    private mutating func skipExtended() -> Bool {
        if Byte.isBlank(bytes[index]) || bytes[index] == 0x0B {
            index += 1
            return true
        }
        guard bytes[index] == UInt8(ascii: "#") else { return false }
        while index < bytes.count && bytes[index] != Byte.newline { index += 1 }
        return true
    }

    private mutating func atom() -> RegexNode {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "("): return group()
        case UInt8(ascii: "["): return characterClass()
        case UInt8(ascii: "\\"): return escape()
        case UInt8(ascii: "."):
            let all = RegexClass(.all)
            return RegexNode(flags.contains(.dotAll) ? all : RegexClass(ByteSet("\n").inverse))
        case UInt8(ascii: "^"): return flags.contains(.multiline) ? .assertion : .start
        case UInt8(ascii: "$"):
            return flags.contains(.multiline) ? .assertion : .end(allowsNewline: !flags.contains(.dollarEndOnly))
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return fail()
        default: return literal(byte)
        }
    }

    func literal(_ byte: UInt8) -> RegexNode {
        var set = RegexClass(ByteSet(CollectionOfOne(byte)))
        if flags.contains(.utf8) && byte >= 0x80 { set.must = .empty }
        if flags.contains(.caseless) {
            set = set.caseless(utf8: flags.contains(.utf8))
            // Other cases of a character outside of ASCII have other bytes.
            if byte >= 0x80 && flags.contains(.utf8) { set.may.formUnion(.nonASCII) }
        }
        return RegexNode(set)
    }

    // MARK: Quantifiers

    private mutating func quantified(_ node: RegexNode) -> RegexNode {
        var result = node
        while index < bytes.count {
            if flags.contains(.extended) && skipExtended() { continue }
            var (least, most) = (0, Int.max)
            switch bytes[index] {
            case UInt8(ascii: "*"): index += 1
            case UInt8(ascii: "+"):
                index += 1
                least = 1
            case UInt8(ascii: "?"):
                index += 1
                most = 1
            case UInt8(ascii: "{"):
                guard let counts = counts() else { return result }
                (least, most) = counts
            default: return result
            }
            var isGreedy = !flags.contains(.ungreedy)
            // Behind a comment, a quantifier belongs to what stands before the comment.
            if node.isNothing { return fail() }
            if take(UInt8(ascii: "?")) { isGreedy.toggle() } else { _ = take(UInt8(ascii: "+")) }
            result = result.repeated(least, most, isGreedy: isGreedy)
        }
        return result
    }

    /// Reads `{2}`, `{2,}` or `{2,5}`; a brace that begins none of these is a character.
    ///
    /// `{,5}` and blanks inside are quantifiers for PCRE2 since 10.43 and characters before: not understood.
    private mutating func counts() -> (Int, Int)? {
        let start = index
        index += 1
        if peek() == UInt8(ascii: ",") || peek() == Byte.space {
            _ = fail()
            return nil
        }
        let least = number()
        var most = least
        if least != nil && take(UInt8(ascii: ",")) { most = number() ?? Int.max }
        guard let least, let most, take(UInt8(ascii: "}")) else {
            if peek() == Byte.space { _ = fail() } else { index = start }
            return nil
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while Byte.isDigit(peek()) {
            value = min((value ?? 0) * 10 + Int(peek() - 0x30), 100_000)
            index += 1
        }
        return value
    }

    // MARK: Groups

    private mutating func group() -> RegexNode {
        if depth >= Self.depthLimit || groups.count >= Self.groupLimit { return fail() }
        if peek() == UInt8(ascii: "*") { return fail() }
        guard take(UInt8(ascii: "?")) else {
            return flags.contains(.noCapture) ? inside() : capture(nil)
        }
        let byte = peek()
        index += 1
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: ">"): return inside()
        case UInt8(ascii: "="), UInt8(ascii: "!"): return lookaround()
        case UInt8(ascii: "#"):
            while index < bytes.count && bytes[index] != UInt8(ascii: ")") { index += 1 }
            return take(UInt8(ascii: ")")) ? .empty : fail()
        case UInt8(ascii: "<"):
            if peek() == UInt8(ascii: "=") || peek() == UInt8(ascii: "!") {
                index += 1
                return lookaround()
            }
            return capture(name(until: UInt8(ascii: ">")))
        case UInt8(ascii: "'"): return capture(name(until: UInt8(ascii: "'")))
        case UInt8(ascii: "P"): return pythonGroup()
        case UInt8(ascii: "R"), UInt8(ascii: "&"), UInt8(ascii: "+"), 0x30...0x39: return recursion()
        case UInt8(ascii: "-") where Byte.isDigit(peek()): return recursion()
        default:
            index -= 1
            return flagGroup()
        }
    }

    /// Reads up to the closing parenthesis; flags that are set inside end there.
    private mutating func inside() -> RegexNode {
        depth += 1
        let outer = flags
        let node = alternatives()
        flags = outer
        depth -= 1
        return take(UInt8(ascii: ")")) ? node : fail()
    }

    private mutating func capture(_ name: String?) -> RegexNode {
        let number = groups.count
        groups.append(Group(name: name))
        let node = inside()
        if number < groups.count { groups[number].bytes = node.bytes }
        return node
    }

    private mutating func lookaround() -> RegexNode {
        _ = inside()
        return .assertion
    }

    private mutating func name(until end: UInt8) -> String? {
        let start = index
        while index < bytes.count && bytes[index] != end && Byte.isWord(bytes[index]) { index += 1 }
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        if !take(end) || name.isEmpty { _ = fail() }
        return name
    }

    /// `(?P<name>…)`, `(?P=name)`, `(?P>name)`.
    private mutating func pythonGroup() -> RegexNode {
        if take(UInt8(ascii: "<")) { return capture(name(until: UInt8(ascii: ">"))) }
        if peek() == UInt8(ascii: "=") || peek() == UInt8(ascii: ">") { return recursion() }
        return fail()
    }

    private mutating func recursion() -> RegexNode {
        while index < bytes.count && bytes[index] != UInt8(ascii: ")") { index += 1 }
        return take(UInt8(ascii: ")")) ? backReference() : fail()
    }

    mutating func backReference() -> RegexNode {
        hasReferences = true
        return .reference
    }

    /// `(?i)`, `(?i-s:…)`: flags for the rest of the group around, or for this group.
    private mutating func flagGroup() -> RegexNode {
        var changed = flags
        var isOff = false
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            let flag: RegexSyntax.Flags
            switch byte {
            case UInt8(ascii: ")"):
                flags = changed
                return .empty
            case UInt8(ascii: ":"):
                let outer = flags
                flags = changed
                let node = inside()
                flags = outer
                return node
            case UInt8(ascii: "-"):
                isOff = true
                continue
            case UInt8(ascii: "i"): flag = .caseless
            case UInt8(ascii: "m"): flag = .multiline
            case UInt8(ascii: "s"): flag = .dotAll
            case UInt8(ascii: "x"):
                if peek() == UInt8(ascii: "x") { return fail() }
                flag = .extended
            case UInt8(ascii: "U"): flag = .ungreedy
            case UInt8(ascii: "n"): flag = .noCapture
            case UInt8(ascii: "J"): continue
            default: return fail()
            }
            if isOff { changed.remove(flag) } else { changed.insert(flag) }
        }
        return fail()
    }
}
