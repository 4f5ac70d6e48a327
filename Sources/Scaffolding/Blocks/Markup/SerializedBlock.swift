import JSON
import ScaffoldCore

/// The block as a post stores it, byte for byte as `serialize()` of the editor writes it.
struct SerializedBlock {
    let spec: BlockSpec
    /// By names in camel case; for what is not there the defaults hold.
    let values: JSONObject

    var text: HTML {
        let name: HTML = "wp:\(spec.namespace)/\(spec.slug)\(attributes: commentAttributes)"
        let content = self.content
        if content.isEmpty { return "<!-- \(name) /-->" }
        return "<!-- \(name) -->\n\(content)\n<!-- /wp:\(spec.namespace)/\(spec.slug) -->"
    }

    private func value(_ attribute: BlockAttribute) -> JSONValue { values[attribute.name.text] ?? attribute.initial }

    /// What is not in the markup and is not the default.
    private var commentAttributes: JSONObject {
        var result = JSONObject()
        for attribute in spec.attributes where attribute.source == .comment {
            let value = self.value(attribute)
            if value != attribute.initial { result[attribute.name.text] = value }
        }
        return result
    }

    /// Paragraphs can stand in for whatever is written there.
    private var innerBlocks: HTML {
        guard let inner = spec.innerBlocks, inner.takesParagraphs else { return "" }
        return "<!-- wp:paragraph -->\n<p>\(markup: Self.escapedText(spec.description))</p>\n<!-- /wp:paragraph -->"
    }

    private var content: HTML {
        if spec.isDynamic { return innerBlocks }
        var parts: [HTML] = []
        for attribute in spec.shown {
            let element = self.element(attribute)
            if !element.isEmpty { parts.append(element) }
        }
        if spec.innerBlocks != nil {
            parts.append("<div class=\"\(markup: spec.className)__inner\">\(inner: innerBlocks)</div>")
        }
        return "<div\(wrapper)>\(inner: HTML.joined(parts, separator: ""))</div>"
    }

    private var wrapper: HTML {
        let wrapper = WrapperClasses(spec: spec)
        var classes = [spec.className]
        for attribute in wrapper.modifiers {
            switch value(attribute) {
            case .bool(true): classes.append(wrapper.modifier(attribute))
            case .string(let choice): classes.append("\(wrapper.modifier(attribute))-\(choice)")
            default: break
            }
        }
        var styles: [String] = []
        for attribute in wrapper.colours {
            if let text = value(attribute).text, !text.isEmpty {
                styles.append("\(spec.customProperty(attribute)):\(text)")
            }
        }
        let style: HTML =
            styles.isEmpty ? "" : " style=\"\(markup: Self.escapedAttribute(styles.joined(separator: ";")))\""
        return " class=\"\(markup: Self.escapedAttribute(classes.joined(separator: " ")))\"\(style)"
    }

    private func element(_ attribute: BlockAttribute) -> HTML {
        let value = self.value(attribute)
        let text = value.text ?? ""
        let mayBeOmitted = attribute.isOmittedWhenEmpty || attribute.source == .comment
        let name: HTML = "class=\"\(markup: spec.element(attribute))\""
        let tag = HTML(verbatim: "\(attribute.tag)")
        switch attribute.kind {
        case .number, .range:
            let element = spec.element(attribute)
            return """
                <p \(name)><span class="\(markup: element)-label">\(markup: Self.escapedText(attribute.label))</span> \
                <span class="\(markup: element)-value">\(markup: Self.number(value))</span></p>
                """
        case .list:
            guard case .array(let items) = value else { return "" }
            let lines = items.compactMap(\.text).filter { !$0.isEmpty }
            if lines.isEmpty, mayBeOmitted { return "" }
            let entries = lines.map { "<li>\(markup: Self.escapedText($0))</li>" as HTML }
            return "<ul \(name)>\(HTML.joined(entries, separator: ""))</ul>"
        default: if text.isEmpty, mayBeOmitted { return "" }
        }
        let escaped = Self.escapedText(text)
        switch attribute.kind {
        case .richText: return "<p \(name)>\(markup: text)</p>"
        case .media:
            let alternative = spec.attribute(attribute.textCompanion).flatMap { self.value($0).text } ?? ""
            let id = spec.attribute(attribute.identifierCompanion).flatMap { self.value($0).double } ?? 0
            let number: HTML = id == 0 ? "" : " class=\"wp-image-\(markup: Self.number(.number(id)))\""
            return """
                <figure \(name)><img src="\(markup: Self.escapedAttribute(text))" \
                alt="\(markup: Self.escapedAttribute(alternative))"\(number)/></figure>
                """
        case .url:
            let own = spec.attribute(attribute.textCompanion).flatMap { self.value($0).text } ?? ""
            let shown = own.isEmpty ? escaped : Self.escapedText(own)
            return "<a \(name) href=\"\(markup: Self.escapedAttribute(text))\">\(markup: shown)</a>"
        case .email:
            return "<a \(name) href=\"mailto:\(markup: Self.escapedAttribute(text))\">\(markup: escaped)</a>"
        default: return "<\(tag) \(name)>\(markup: escaped)</\(tag)>"
        }
    }

    // MARK: As the editor escapes

    static func number(_ value: JSONValue) -> String {
        switch AttributeReader.normalized(value) {
        case .integer(let number)?: "\(number)"
        case .number(let number)?: "\(number)"
        default: "0"
        }
    }

    /// `escapeHTML()` of @wordpress/escape-html.
    static func escapedText(_ value: String) -> String { escaped(value, [("<", "&lt;")]) }

    /// `escapeAttribute()` of @wordpress/escape-html.
    static func escapedAttribute(_ value: String) -> String { escaped(value, [("\"", "&quot;"), (">", "&gt;")]) }

    /// Ampersands are escaped unless they begin a reference that is written out.
    private static func escaped(_ value: String, _ replacements: [(Unicode.Scalar, String)]) -> String {
        let scalars = Array(value.unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            if scalar == "&", !isReference(scalars[(index + 1)...]) {
                result += "&amp;"
            } else if let replacement = replacements.first(where: { $0.0 == scalar }) {
                result += replacement.1
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether `amp;`, `#38;` or `#x26;` stands there.
    private static func isReference(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        var digits = rest
        var allowed: (Unicode.Scalar) -> Bool = { $0.properties.isASCIIHexDigit || ("a"..."z").contains(lower($0)) }
        if digits.first == "#" {
            digits = digits.dropFirst()
            allowed = { ("0"..."9").contains($0) }
            if let x = digits.first, lower(x) == "x" {
                digits = digits.dropFirst()
                allowed = { $0.properties.isASCIIHexDigit }
            }
        }
        let name = digits.prefix(while: allowed)
        return !name.isEmpty && digits.dropFirst(name.count).first == ";"
    }

    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
    }
}

extension Code.StringInterpolation where Language == HTMLLanguage {
    /// Text that is escaped as the editor escapes it.
    fileprivate mutating func appendInterpolation(markup text: String) { append(escaped: text) }

    /// Markup that keeps its lines as they are.
    fileprivate mutating func appendInterpolation(inner code: HTML) { append(escaped: code.text) }
}
