import AnalysisModel
import JSON

/// Contrast of text and background in a theme.json, as WCAG 2.1 measures it (success criterion 1.4.3).
struct ContrastRules {
    let file: ThemeJSON
    let base: ThemeJSON?
    let reporter: Reporter
    let facts = ThemeFacts.shared
    /// The colors of the palette by slug, a variation's before the theme's.
    private let palette: [String: String]

    private static let minimum = 4.5
    private static let minimumOfLarge = 3.0
    /// More names than that are no styles of a theme; looking them up takes time.
    private static let maximumNames = 300

    init(file: ThemeJSON, base: ThemeJSON?, reporter: Reporter) {
        self.file = file
        self.base = base
        self.reporter = reporter
        var palette: [String: String] = [:]
        for document in [base, file].compactMap(\.self) {
            for element in document.node(["settings", "color", "palette"])?.elements ?? [] {
                guard let slug = element["slug"]?.string, let color = element["color"]?.string else { continue }
                palette[slug] = color
                palette[ThemeJSON.kebab(slug)] = color
            }
        }
        self.palette = palette
    }

    /// A color that the styles name.
    private struct Named {
        var color: CSSColor
        /// As it is written, or the preset it is.
        var text: String
        /// Where it stands, if it is in this file.
        var range: Range<Int>?
    }

    /// Text and background of a place, as far as they are known.
    private struct Pair {
        var text: Named?
        var background: Named?
        /// A gradient or picture hides the color.
        var isCovered = false
    }

    /// A place of the styles, in this file and in the one it varies.
    private struct Place {
        var own: JSONDocument.Node?
        var base: JSONDocument.Node?

        subscript(key: String) -> Place { Place(own: own?[key], base: base?[key]) }

        /// The node there is, this file's before the other's.
        var node: (node: JSONDocument.Node, isOwn: Bool)? { own.map { ($0, true) } ?? base.map { ($0, false) } }

        /// The members, each name once, in their order.
        var members: [(name: String, place: Place)] {
            var order: [String] = []
            var places: [String: Place] = [:]
            for member in own?.members?.prefix(ContrastRules.maximumNames) ?? [] {
                if places[member.key] == nil { order.append(member.key) }
                places[member.key] = Place(own: member.value)
            }
            for member in base?.members?.prefix(ContrastRules.maximumNames) ?? [] {
                if places[member.key] == nil { order.append(member.key) }
                places[member.key, default: Place()].base = member.value
            }
            return order.map { ($0, places[$0] ?? Place()) }
        }
    }

    func check() {
        guard file.document.faults.isEmpty else { return }
        let styles = Place(own: file.document.root?["styles"], base: base?.document.root?["styles"])
        let root = pair(styles, inheriting: Pair())
        compare(root, root, at: "the page", isLarge: false, isSure: true)
        let button = pair(styles["elements"]["button"], inheriting: Self.coreButton)
        checkElements(styles["elements"], root, button: Self.coreButton, suffix: "")
        for (name, block) in styles["blocks"].members {
            let own = pair(block, inheriting: root)
            let isLarge = facts.largeElements.contains(name)
            compare(own, pair(block, inheriting: Pair()), at: "the block \(name)", isLarge: isLarge, isSure: false)
            checkElements(block["elements"], own, button: button, suffix: " in \(name)")
        }
    }

    /// - Parameters:
    ///   - outer: the colors around the elements.
    ///   - button: the colors that buttons have by themselves.
    private func checkElements(_ elements: Place, _ outer: Pair, button: Pair, suffix: String) {
        for (name, element) in elements.members {
            // A field of a form has a background of its own.
            if name == "select" || name == "textInput" { continue }
            let isLarge = facts.largeElements.contains(name)
            let own = pair(element, inheriting: name == "button" ? button : outer)
            let bare = pair(element, inheriting: Pair())
            compare(own, bare, at: "the element \(name)\(suffix)", isLarge: isLarge, isSure: suffix.isEmpty)
            for state in facts.states.sorted() {
                let inner = element[state]
                guard inner.node != nil else { continue }
                compare(
                    pair(inner, inheriting: own), pair(inner, inheriting: Pair()),
                    at: "the element \(name)\(state)\(suffix)", isLarge: isLarge, isSure: suffix.isEmpty,
                    isBrief: state == ":active")
            }
        }
    }

    /// What WordPress gives buttons.
    private static var coreButton: Pair {
        Pair(
            text: Named(color: CSSColor(red: 1, green: 1, blue: 1), text: "#fff", range: nil),
            background: Named(
                color: CSSColor(red: 0x32 / 255, green: 0x37 / 255, blue: 0x3C / 255), text: "#32373c", range: nil))
    }

    /// Reports the pair if one of its colors is set at this very place, in this file.
    ///
    /// - Parameter isBrief: whether it is seen for a moment only.
    private func compare(
        _ pair: Pair, _ own: Pair, at place: String, isLarge: Bool, isSure: Bool, isBrief: Bool = false
    ) {
        guard let text = pair.text, let background = pair.background, !pair.isCovered,
            text.color.alpha == 1, background.color.alpha == 1
        else { return }
        guard let range = own.text?.range ?? own.background?.range else { return }
        let ratio = CSSColor.contrast(text.color, background.color)
        let wanted = isLarge ? Self.minimumOfLarge : Self.minimum
        guard ratio < wanted else { return }
        // Nobody writes text in the color of its ground on purpose; something else lies between.
        if ratio < 1.01 && !(own.text != nil && own.background != nil) { return }
        let isExplicit = own.text != nil && own.background != nil
        reporter.report(
            "theme.contrast", file.index, range,
            [
                "text": text.text, "background": background.text, "ratio": Self.decimal(ratio), "place": place,
                "minimum": isLarge ? "3" : "4.5",
            ],
            severity: isBrief ? .info : isExplicit || isSure ? nil : .low,
            confidence: isExplicit || isSure ? .high : .medium)
    }

    /// The ratio with two digits, rounded down so that 4.499 is not 4.5.
    private static func decimal(_ ratio: Double) -> String {
        let hundredths = Int((ratio * 100).rounded(.down))
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    // MARK: Looking up

    private func pair(_ place: Place, inheriting outer: Pair) -> Pair {
        var pair = outer
        let color = place["color"]
        // What cannot be known hides what was.
        if let (node, isOwn) = color["text"].node { pair.text = resolve(node, isOwn) }
        if let (node, isOwn) = color["background"].node {
            pair.background = resolve(node, isOwn)
            pair.isCovered = false
        }
        if color["gradient"].node != nil || place["background"]["backgroundImage"].node != nil {
            pair.isCovered = true
        }
        return pair
    }

    private func resolve(_ node: JSONDocument.Node, _ isOwn: Bool) -> Named? {
        guard let text = node.string else { return nil }
        let range = isOwn ? node.range : nil
        if case .color(let color) = CSSColor.read(text) { return Named(color: color, text: text, range: range) }
        // Nothing but a reference: what is around it might change the color.
        guard let reference = PresetReference.all(in: text).first, reference.kind == "color", !reference.hasFallback,
            !text.has("color-mix"), let value = palette[reference.slug],
            case .color(let color) = CSSColor.read(value)
        else { return nil }
        return Named(color: color, text: "\(reference.slug) (\(value))", range: range)
    }
}
