/// Tags and attributes.
extension HTMLState {
    var name: PackedName {
        get { PackedName(bits: register) }
        set { register = newValue.bits }
    }

    mutating func tag(_ byte: UInt8) {
        switch phase {
        case .tagOpen: tagOpen(byte)
        case .endTagOpen: endTagOpen(byte)
        case .tagName:
            if Byte.isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
                element = HTMLElement(name)
                register = 0
                betweenAttributes(byte)
            } else {
                name.append(byte)
            }
        case .beforeAttributeName, .afterAttributeValue:
            // `=` begins a name here.
            betweenAttributes(byte)
        case .selfClosing:
            if byte == UInt8(ascii: ">") { finishTag(selfClosing: true) } else { betweenAttributes(byte) }
        case .attributeName:
            if Byte.isBlank(byte) {
                resolveAttribute()
                phase = .afterAttributeName
            } else if byte == UInt8(ascii: "=") {
                resolveAttribute()
                phase = .beforeAttributeValue
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
                betweenAttributes(byte)
            } else {
                name.append(byte)
            }
        case .afterAttributeName:
            if byte == UInt8(ascii: "=") {
                phase = .beforeAttributeValue
            } else {
                betweenAttributes(byte)
                if phase == .beforeAttributeName { phase = .afterAttributeName }
            }
        case .beforeAttributeValue:
            switch byte {
            case UInt8(ascii: "\""): beginValue(.doubleQuoted)
            case UInt8(ascii: "'"): beginValue(.singleQuoted)
            case UInt8(ascii: ">"): finishTag(selfClosing: false)
            default:
                if !Byte.isBlank(byte) {
                    beginValue(.unquoted)
                    value(byte)
                }
            }
        case .doubleQuoted:
            if byte == UInt8(ascii: "\"") { endValue(.afterAttributeValue) } else { value(byte) }
        case .singleQuoted:
            if byte == UInt8(ascii: "'") { endValue(.afterAttributeValue) } else { value(byte) }
        case .unquoted:
            if Byte.isBlank(byte) {
                endValue(.beforeAttributeName)
            } else if byte == UInt8(ascii: ">") {
                endValue(.beforeAttributeName)
                finishTag(selfClosing: false)
            } else {
                value(byte)
            }
        default: break
        }
    }

    private mutating func tagOpen(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "!"):
            phase = .markupDeclaration
            match = 0
        case UInt8(ascii: "/"): phase = .endTagOpen
        case UInt8(ascii: "?"): phase = .bogusComment
        case UInt8(ascii: "<"): break
        default:
            if Byte.isLetter(byte) {
                beginTag()
                name.append(byte)
            } else {
                phase = .text
            }
        }
    }

    private mutating func endTagOpen(_ byte: UInt8) {
        if Byte.isLetter(byte) {
            flags.insert(.endTag)
            beginTag()
            name.append(byte)
        } else {
            phase = byte == UInt8(ascii: ">") ? .text : .bogusComment
        }
    }

    mutating func beginTag() {
        phase = .tagName
        register = 0
        flags.remove(.unknown)
    }

    private mutating func betweenAttributes(_ byte: UInt8) {
        if Byte.isBlank(byte) {
            register = 0
            phase = .beforeAttributeName
        } else if byte == UInt8(ascii: "/") {
            register = 0
            phase = .selfClosing
        } else if byte == UInt8(ascii: ">") {
            finishTag(selfClosing: false)
        } else {
            beginAttribute()
            name.append(byte)
        }
    }

    mutating func beginAttribute() {
        phase = .attributeName
        register = 0
        attribute = .other
        kind = .plain
    }

    private mutating func resolveAttribute() {
        attribute = HTMLAttribute(name)
        kind = attribute.kind(in: element)
        register = 0
    }

    private mutating func finishTag(selfClosing: Bool) {
        let isEnd = flags.contains(.endTag)
        let element = element
        let type = scriptType
        let hasTypeHole = flags.contains(.typeHole)
        flags.subtract([.endTag, .typeHole, .valueStart])
        self.element = .other
        attribute = .other
        kind = .plain
        scriptType = .javascript
        register = 0
        match = 0
        phase = .text
        if isEnd {
            if element == .svg || element == .math { foreignDepth -= foreignDepth == 0 ? 0 : 1 }
            if element == .htmlIsland { flags.remove(.island) }
            if foreignDepth == 0 { flags.remove(.island) }
            return
        }
        let isForeign = foreignDepth > 0 && !flags.contains(.island)
        if isForeign && element.breaksOutOfForeign { foreignDepth = 0 }
        switch element {
        case .svg, .math: if !selfClosing { foreignDepth = foreignDepth == 255 ? 255 : foreignDepth + 1 }
        case .htmlIsland: if isForeign && !selfClosing { flags.insert(.island) }
        case .script: if !(isForeign && selfClosing) { beginScript(hasTypeHole ? .javascript : type) }
        case .style: if !(isForeign && selfClosing) { beginRawText(.style) }
        case .title, .textarea, .xmp, .iframe, .noembed, .noframes: if !isForeign { beginRawText(element) }
        case .plaintext: if !isForeign { beginRawText(.plaintext) }
        default: break
        }
    }

    private mutating func beginRawText(_ element: HTMLElement) {
        phase = .rawText
        self.element = element
        script = .start
        style = element == .style ? .sheet : .declarations
    }

    private mutating func beginScript(_ type: ScriptType) {
        if type == .template {
            if !flags.contains(.template) {
                flags.insert(.template)
                return
            }
        }
        beginRawText(.script)
        scriptType = type
    }
}

/// Values of attributes.
extension HTMLState {
    mutating func beginValue(_ phase: Phase) {
        self.phase = phase
        flags.insert(.valueStart)
        register = 0
        match = 0
        url = .start
        script = .start
        style = .declarations
    }

    /// Whether the characters of the value matter.
    var readsValue: Bool {
        switch kind {
        case .url, .refresh, .script, .style: true
        default: attribute == .type && element == .script
        }
    }

    mutating func endValue(_ next: Phase) {
        if attribute == .type && element == .script { scriptType = Self.scriptType(register) }
        phase = next
        register = 0
        match = 0
        url = .start
        script = .start
        style = .declarations
        attribute = .other
        kind = .plain
        flags.remove(.valueStart)
    }

    mutating func consumeHoleInValue() {
        flags.remove(.valueStart)
        switch kind {
        case .plain, .identifier, .srcset, .srcdoc:
            if attribute == .type && element == .script { flags.insert(.typeHole) }
        case .script:
            flushReference()
            script.consumeHole()
        case .style:
            flushReference()
            style.consumeHole()
        case .url:
            flushReference()
            if url.isScript { script.consumeHole() } else { url.consumeHole() }
        case .refresh:
            flushReference()
            if match == Self.refreshAddress { url.consumeHole() }
        }
    }

    private mutating func value(_ byte: UInt8) {
        flags.remove(.valueStart)
        if !readsValue { return }
        if attribute == .type {
            readType(byte)
        } else if register != 0 || byte == UInt8(ascii: "&") {
            reference(byte)
        } else {
            feed(byte)
        }
    }

    private mutating func feed(_ byte: UInt8) {
        switch kind {
        case .script: script.step(byte)
        case .style: style.step(byte)
        case .url: if url.isScript { script.step(byte) } else { url.step(byte) }
        case .refresh: refresh(byte)
        default: break
        }
    }

    // MARK: Character references

    /// Reads a character reference, such as `&quot;`: the language inside the attribute sees the character itself.
    private mutating func reference(_ byte: UInt8) {
        if register == 0 {
            register = UInt64(byte)
        } else if byte == UInt8(ascii: ";") {
            if let character = Self.character(register) {
                register = 0
                feed(character)
            } else {
                flushReference()
                feed(byte)
            }
        } else if (Byte.isLetter(byte) || Byte.isDigit(byte) || byte == UInt8(ascii: "#")) && register >> 48 == 0 {
            register = register << 8 | UInt64(byte)
        } else {
            flushReference()
            value(byte)
        }
    }

    /// Gives on as it stands what was no character reference.
    private mutating func flushReference() {
        let pending = register
        register = 0
        var shift: UInt64 = 64
        while shift > 0 {
            shift -= 8
            let byte = UInt8(truncatingIfNeeded: pending >> shift)
            if byte != 0 { feed(byte) }
        }
    }

    private static let references: [UInt64: UInt8] = {
        let names: KeyValuePairs<String, UInt8> = [
            "&quot": 0x22, "&apos": 0x27, "&amp": 0x26, "&lt": 0x3C, "&gt": 0x3E, "&colon": 0x3A, "&lpar": 0x28,
            "&rpar": 0x29, "&Tab": 0x09, "&sol": 0x2F, "&grave": 0x60,
        ]
        return Dictionary(uniqueKeysWithValues: names.map { ($0.utf8.reduce(0) { $0 << 8 | UInt64($1) }, $1) })
    }()

    private static func character(_ reference: UInt64) -> UInt8? {
        if let byte = references[reference] { return byte }
        var digits: [UInt8] = []
        var rest = reference
        while rest > 0 {
            digits.insert(UInt8(truncatingIfNeeded: rest), at: 0)
            rest >>= 8
        }
        guard digits.count > 2, digits[1] == UInt8(ascii: "#") else { return nil }
        let isHex = digits[2] | 0x20 == UInt8(ascii: "x")
        guard let code = Int(String(decoding: digits.dropFirst(isHex ? 3 : 2), as: UTF8.self), radix: isHex ? 16 : 10)
        else { return nil }
        return code > 0 && code < 0x80 ? UInt8(code) : nil
    }

    // MARK: The type of a script

    /// Keeps the last eight characters of the MIME type, parameters left out.
    private mutating func readType(_ byte: UInt8) {
        if byte == UInt8(ascii: ";") { match = 1 }
        if match == 0 && (Byte.isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "+") || byte == 0x2D)
        {
            register = register << 8 | UInt64(Byte.lowercased(byte))
        }
    }

    private static func scriptType(_ register: UInt64) -> ScriptType {
        func ends(_ text: StaticString) -> Bool {
            var value: UInt64 = 0
            text.withUTF8Buffer { for byte in $0 { value = value << 8 | UInt64(byte) } }
            let bits = UInt64(text.utf8CodeUnitCount) * 8
            return register & (bits == 64 ? .max : 1 << bits - 1) == value
        }
        if register == 0 || ends("script") || ends("module") || ends("babel") || ends("jsx") { return .javascript }
        if ends("json") || ends("mportmap") || ends("ionrules") { return .json }
        return .template
    }

    // MARK: The address of a refresh

    private static let refreshAddress: UInt8 = 7
    private static let refreshOther: UInt8 = 8

    var isRefreshAddress: Bool { kind == .refresh && match == Self.refreshAddress }

    /// Looks for `5; url=`, behind which an address stands.
    private mutating func refresh(_ byte: UInt8) {
        let lower = Byte.lowercased(byte)
        switch match {
        case 0, 1:
            if Byte.isDigit(byte) || (match == 1 && byte == UInt8(ascii: ".")) {
                match = 1
            } else if match == 1 && (byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")) {
                match = 2
            } else if !Byte.isBlank(byte) {
                match = Self.refreshOther
            }
        case 2: if !Byte.isBlank(byte) { match = lower == UInt8(ascii: "u") ? 3 : Self.refreshOther }
        case 3: match = lower == UInt8(ascii: "r") ? 4 : Self.refreshOther
        case 4: match = lower == UInt8(ascii: "l") ? 5 : Self.refreshOther
        case 5:
            if byte == UInt8(ascii: "=") {
                match = 6
            } else if !Byte.isBlank(byte) {
                match = Self.refreshOther
            }
        case 6:
            match = Self.refreshAddress
            if byte != UInt8(ascii: "'") && byte != UInt8(ascii: "\"") { url.step(byte) }
        case Self.refreshAddress: url.step(byte)
        default: break
        }
    }
}
