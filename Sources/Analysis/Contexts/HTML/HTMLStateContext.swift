extension HTMLState {
    /// Where a hole at this point would stand.
    package var context: HTMLContext {
        switch phase {
        case .text: flags.contains(.unknown) ? .unknown : .text
        case .tagOpen, .endTagOpen, .tagName: .tagName
        case .beforeAttributeName, .attributeName, .afterAttributeName, .afterAttributeValue, .selfClosing:
            .attributeName
        case .beforeAttributeValue, .unquoted: .attributeValue(attributeContext(.none))
        case .doubleQuoted: .attributeValue(attributeContext(.double))
        case .singleQuoted: .attributeValue(attributeContext(.single))
        case .markupDeclaration, .bogusComment: .declaration
        case .commentStart, .commentStartDash, .comment, .commentEndDash, .commentEnd, .commentBang: .comment
        case .cdata: .cdata
        case .rawText: rawTextContext
        }
    }

    private var rawTextContext: HTMLContext {
        switch element {
        case .script: scriptType == .json ? .json(script.context) : .script(script.context)
        case .style: .style(style.context)
        case .title, .textarea: .rcdata
        default: .rawText
        }
    }

    private func attributeContext(_ quote: Quote) -> AttributeContext {
        // Before the first byte of the value, the states of its languages may still be those of another value.
        let before = phase == .beforeAttributeValue
        var context = AttributeContext(
            element: element, attribute: attribute, quote: quote, kind: kind,
            isStart: before || flags.contains(.valueStart))
        switch kind {
        case .script: context.script = script.context
        case .style: context.style = style.context
        case .url:
            context.url = url.context
            context.isStart = url.isStart
            if url.isScript { context.script = script.context }
        case .refresh:
            if isRefreshAddress || match == 6 {
                context.kind = .url
                context.url = url.context
                context.isStart = url.isStart
            }
        default: break
        }
        return context
    }

    /// The state after two branches meet.
    ///
    /// Equal states stay. Of two different ones the more dangerous goes on: code of a script before strings of a script,
    /// then style, unquoted values, names, addresses, quoted values, text, comments; a known state before an unknown one.
    /// Within one of these groups the less deeply nested state goes on. This is the maximum of a total order, so it does
    /// not depend on the order of the branches, and loops come to rest.
    package static func merge(_ a: HTMLState, _ b: HTMLState) -> HTMLState {
        if a == b { return a }
        let (rankA, rankB) = (a.context.danger, b.context.danger)
        if rankA != rankB { return rankA > rankB ? a : b }
        return a.sortKey.lexicographicallyPrecedes(b.sortKey) ? a : b
    }

    private var sortKey: [UInt64] {
        let fields: [UInt8] = [
            foreignDepth, phase.rawValue, flags.rawValue, element.rawValue, attribute.rawValue, kind.rawValue,
            scriptType.rawValue, match, escape, dashes, templateMatch,
        ]
        return fields.map(UInt64.init) + [url.sortKey, register] + script.sortKey + style.sortKey
    }
}

extension HTMLContext {
    /// How much a value can do here that a value in text cannot; greater is worse.
    package var danger: Int {
        switch self {
        case .unknown: 0
        case .comment, .declaration: 1
        case .text, .rcdata, .rawText, .cdata: 2
        case .attributeValue(let attribute):
            if attribute.script != nil {
                9
            } else if attribute.quote == .none {
                7
            } else {
                attribute.kind == .plain ? 3 : 4
            }
        case .json: 5
        case .attributeName, .tagName: 6
        case .style: 8
        case .script(let script): script.isQuoted ? 9 : 10
        }
    }
}
