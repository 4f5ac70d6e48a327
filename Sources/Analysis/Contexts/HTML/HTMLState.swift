/// Reads the HTML that a page puts out, as the tokenizer of the WHATWG HTML standard does (section 13.2.5).
///
/// Of the standard's tree builder it knows what the tokenizer depends on: elements whose content is text (`<script>`,
/// `<style>`, `<title>`, …), and that CDATA sections exist only in SVG and MathML. `<noscript>` is read as if scripts were
/// off, so that the tags in it are seen, and `<style>` and `<script>` of SVG as if they stood in HTML. Inside scripts,
/// style sheets and attributes it reads the language of the content.
package struct HTMLState: TextState {
    enum Phase: UInt8 {
        case text, tagOpen, endTagOpen, tagName, beforeAttributeName, attributeName, afterAttributeName,
            beforeAttributeValue, doubleQuoted, singleQuoted, unquoted, afterAttributeValue, selfClosing,
            markupDeclaration, commentStart, commentStartDash, comment, commentEndDash, commentEnd, commentBang,
            bogusComment, cdata, rawText
    }

    struct Flags: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        /// The tag being read is a closing one.
        static let endTag = Flags(rawValue: 1)
        /// Nothing of the attribute's value has been read.
        static let valueStart = Flags(rawValue: 2)
        /// The tags stand in a `<script>` that holds a template.
        static let template = Flags(rawValue: 4)
        /// Nothing is known of the text before.
        static let unknown = Flags(rawValue: 8)
        /// HTML inside an element of SVG.
        static let island = Flags(rawValue: 16)
        /// A hole is part of the `type` of the script.
        static let typeHole = Flags(rawValue: 32)
    }

    var phase = Phase.text
    var flags: Flags = []
    /// The element of the tag being read, or whose text content is read.
    var element = HTMLElement.other
    var attribute = HTMLAttribute.other
    var kind = AttributeKind.plain
    var scriptType = ScriptType.javascript
    /// How much has been read of what may end the present phase.
    var match: UInt8 = 0
    /// Inside a script: 1 after `<!--`, 2 after `<!--` and `<script`.
    var escape: UInt8 = 0
    /// Inside an escaped script: how many dashes stand before this point, up to 2.
    var dashes: UInt8 = 0
    /// How much of `</script` has been read, in a template.
    var templateMatch: UInt8 = 0
    /// How many `<svg>` and `<math>` are open.
    var foreignDepth: UInt8 = 0
    var url = URLState.start
    /// The name being read; in an attribute's value, a character reference or the end of a MIME type.
    var register: UInt64 = 0
    var script = JSState.start
    var style = CSSState.declarations

    package init() {}

    /// The beginning of a document or fragment, between tags.
    package static let text = HTMLState()

    /// A point of which nothing is known. The next tag makes it known.
    package static let unknown: HTMLState = {
        var state = HTMLState()
        state.flags = .unknown
        return state
    }()

    /// Whether the tags stand in a `<script>` that holds a template, such as `type="text/html"`.
    package var isInsideTemplate: Bool { flags.contains(.template) }

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            index = skip(bytes, from: index)
            if index < bytes.count {
                step(bytes[index])
                index += 1
            }
        }
    }

    /// Reads the bytes that leave the phase as it is, and returns the index of the first other one.
    @inline(__always)
    private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        switch phase {
        case .text where templateMatch == 0: return Byte.find(UInt8(ascii: "<"), bytes, start)
        case .comment where templateMatch == 0 && !flags.contains(.template):
            return Byte.find(UInt8(ascii: "-"), bytes, start)
        case .bogusComment where !flags.contains(.template): return Byte.find(UInt8(ascii: ">"), bytes, start)
        case .doubleQuoted, .singleQuoted:
            if flags.contains(.template) { return start }
            let quote = phase == .doubleQuoted ? UInt8(ascii: "\"") : UInt8(ascii: "'")
            if readsValue { return skipAddress(bytes, from: start, quote) }
            let end = Byte.find(quote, bytes, start)
            if end > start { flags.remove(.valueStart) }
            return end
        case .rawText where match == 0 && escape == 0 && templateMatch == 0:
            let end = Byte.find(UInt8(ascii: "<"), bytes, start)
            readContent(UnsafeBufferPointer(rebasing: bytes[start..<end]))
            return end
        case .tagName, .attributeName:
            if flags.contains(.template) { return start }
            var index = start
            var name = name
            while index < bytes.count && Byte.isLetter(bytes[index]) {
                name.append(bytes[index])
                index += 1
            }
            self.name = name
            return index
        default: return start
        }
    }

    /// Reads the rest of an address, where nothing can change what it is.
    private mutating func skipAddress(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ quote: UInt8
    ) -> Int {
        guard kind == .url && register == 0 && url.isSettled else { return start }
        var index = start
        while index < bytes.count && bytes[index] != quote && bytes[index] != UInt8(ascii: "&") { index += 1 }
        url.consume(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        return index
    }

    /// Reads the content of a script or style sheet.
    private mutating func readContent(_ bytes: UnsafeBufferPointer<UInt8>) {
        switch element {
        case .script: script.consume(bytes)
        case .style: style.consume(bytes)
        default: break
        }
    }

    mutating func step(_ byte: UInt8) {
        if flags.contains(.template) && endsTemplate(byte) { return }
        switch phase {
        case .text: if byte == UInt8(ascii: "<") { phase = .tagOpen }
        case .tagOpen, .endTagOpen, .tagName, .beforeAttributeName, .attributeName, .afterAttributeName,
            .beforeAttributeValue, .doubleQuoted, .singleQuoted, .unquoted, .afterAttributeValue, .selfClosing:
            tag(byte)
        case .rawText: rawText(byte)
        case .markupDeclaration: markupDeclaration(byte)
        case .bogusComment: if byte == UInt8(ascii: ">") { phase = .text }
        case .cdata: cdata(byte)
        case .commentStart, .commentStartDash, .comment, .commentEndDash, .commentEnd, .commentBang: comment(byte)
        }
    }

    package mutating func consumeHole() {
        templateMatch = 0
        switch phase {
        case .text: break
        case .tagOpen, .endTagOpen:
            if phase == .endTagOpen { flags.insert(.endTag) }
            beginTag()
            name.appendHole()
        case .tagName: name.appendHole()
        case .beforeAttributeName, .afterAttributeName, .afterAttributeValue, .selfClosing:
            beginAttribute()
            name.appendHole()
        case .attributeName: name.appendHole()
        case .beforeAttributeValue:
            beginValue(.unquoted)
            consumeHoleInValue()
        case .doubleQuoted, .singleQuoted, .unquoted: consumeHoleInValue()
        case .markupDeclaration:
            phase = .bogusComment
            match = 0
        case .commentStart, .commentStartDash, .comment, .commentEndDash, .commentEnd, .commentBang: phase = .comment
        case .bogusComment: break
        case .cdata: match = 0
        case .rawText:
            match = 0
            dashes = 0
            if element == .script { script.consumeHole() }
            if element == .style { style.consumeHole() }
        }
    }

    // MARK: Comments and declarations

    private mutating func markupDeclaration(_ byte: UInt8) {
        let cdata: StaticString = "[CDATA["
        if match == 0 && byte == UInt8(ascii: "-") {
            match = 1
        } else if match == 1 && byte == UInt8(ascii: "-") {
            match = 0
            phase = .commentStart
        } else if match == 0 && byte == UInt8(ascii: "[") && foreignDepth > 0 && !flags.contains(.island) {
            match = 2
        } else if match > 1 && byte == cdata.utf8Start[Int(match) - 1] {
            match += 1
            if Int(match) > cdata.utf8CodeUnitCount {
                match = 0
                phase = .cdata
            }
        } else {
            match = 0
            phase = byte == UInt8(ascii: ">") ? .text : .bogusComment
        }
    }

    private mutating func cdata(_ byte: UInt8) {
        if byte == UInt8(ascii: "]") {
            match = min(match + 1, 2)
        } else {
            if byte == UInt8(ascii: ">") && match == 2 { phase = .text }
            match = 0
        }
    }

    private mutating func comment(_ byte: UInt8) {
        let dash = byte == UInt8(ascii: "-")
        if byte == UInt8(ascii: ">") && phase != .comment && phase != .commentEndDash {
            phase = .text
            return
        }
        switch phase {
        case .commentStart: phase = dash ? .commentStartDash : .comment
        case .commentStartDash: phase = dash ? .commentEnd : .comment
        case .comment, .commentBang: phase = dash ? .commentEndDash : .comment
        case .commentEndDash: phase = dash ? .commentEnd : .comment
        default:
            if !dash { phase = byte == UInt8(ascii: "!") ? .commentBang : .comment }
        }
    }
}

// MARK: Elements whose content is text

extension HTMLState {
    private static let openComment: UInt8 = 40
    private static let openScript: UInt8 = 20

    private func closes(_ byte: UInt8) -> Bool {
        Byte.isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    private mutating func rawText(_ byte: UInt8) {
        let name = element.closingName
        let length = UInt8(truncatingIfNeeded: name.utf8CodeUnitCount)
        if match == length + 2 && length > 0 && closes(byte) {
            if escape < 2 {
                endRawText(byte)
                return
            }
            escape = 1
            match = 0
        } else {
            advance(byte, name, length)
        }
        switch element {
        case .script: script.step(byte)
        case .style: style.step(byte)
        default: break
        }
    }

    /// Looks for the closing tag and, in scripts, for `<!--`, `<script` and `-->`.
    private mutating func advance(_ byte: UInt8, _ name: StaticString, _ length: UInt8) {
        let lower = Byte.lowercased(byte)
        let before = match
        match = 0
        switch before {
        case 1:
            if byte == UInt8(ascii: "/") {
                match = 2
            } else if element == .script && byte == UInt8(ascii: "!") && escape == 0 {
                match = Self.openComment
            } else if escape == 1 && lower == UInt8(ascii: "s") {
                match = Self.openScript + 1
            }
        case 2..<(length + 2): if lower == name.utf8Start[Int(before) - 2] { match = before + 1 }
        case Self.openComment: if byte == UInt8(ascii: "-") { match = Self.openComment + 1 }
        case Self.openComment + 1:
            if byte == UInt8(ascii: "-") {
                escape = 1
                dashes = 2
                return
            }
        case Self.openScript + length: if closes(byte) { escape = 2 }
        case (Self.openScript + 1)..<(Self.openScript + max(length, 1)):
            if lower == name.utf8Start[Int(before - Self.openScript)] { match = before + 1 }
        default: break
        }
        if byte == UInt8(ascii: "<") { match = 1 }
        if escape > 0 {
            if byte == UInt8(ascii: "-") {
                dashes = min(dashes + 1, 2)
            } else {
                if byte == UInt8(ascii: ">") && dashes == 2 { escape = 0 }
                dashes = 0
            }
        }
    }

    /// The closing tag of a text element has been read up to the byte behind its name.
    private mutating func endRawText(_ byte: UInt8) {
        let element = element
        leaveRawText()
        flags.insert(.endTag)
        self.element = element
        phase = .beforeAttributeName
        tag(byte)
    }

    func leavesTemplate(_ byte: UInt8) -> Bool { templateMatch == 8 && closes(byte) }

    /// Looks for `</script` in a script that holds a template, where it ends everything that is open.
    private mutating func endsTemplate(_ byte: UInt8) -> Bool {
        let name: StaticString = "</script"
        if leavesTemplate(byte) {
            let depth = foreignDepth
            self = HTMLState()
            foreignDepth = depth
            flags = .endTag
            element = .script
            phase = .beforeAttributeName
            tag(byte)
            return true
        }
        if templateMatch < 8 && Byte.lowercased(byte) == name.utf8Start[Int(templateMatch)] {
            templateMatch += 1
        } else {
            templateMatch = byte == UInt8(ascii: "<") ? 1 : 0
        }
        return false
    }

    private mutating func leaveRawText() {
        match = 0
        escape = 0
        dashes = 0
        script = .start
        style = .declarations
        scriptType = .javascript
        phase = .text
    }
}
