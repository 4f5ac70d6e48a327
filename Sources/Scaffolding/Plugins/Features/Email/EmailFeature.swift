import ScaffoldCore

/// Mails from templates.
struct EmailFeature: PluginFeature {
    static let name = "email"
    static let synonyms = ["emails", "mail", "mails", "email_notifications", "notifications"]
    static let subjects = ["emails"]

    struct Mail: Sendable {
        var name: Identifier
        var label: String
        var subject: String
        var heading: String
        /// Paragraphs.
        var message: [String]
        /// The user that the trigger's first argument names, instead of the administrator.
        var isForUser: Bool
        /// The action that sends it.
        var trigger: String?
    }

    private let given: [Mail]

    init(_ spec: PluginSpec) throws(SpecError) {
        var mails: [Mail] = []
        for source in spec.source.objects("emails") ?? [] {
            let words = Words.of(source.string("name") ?? "")
            guard !words.isEmpty else {
                throw SpecError(source.member("name"), "has no letter or digit that a mail's name could be made of")
            }
            let name = Identifier(words: words, fallback: "mail")
            guard !mails.contains(where: { $0.name == name }) else {
                throw SpecError(source.member("name"), "is the name of two mails: \(name.text)")
            }
            let label = Field.title(words)
            let subject = source.string("subject").map(Self.line) ?? label
            let message = source.string("message") ?? "This is to tell you: \(subject)."
            let paragraphs = message.split(whereSeparator: \.isNewline).map { Self.line(String($0)) }
            mails.append(
                Mail(
                    name: name, label: label, subject: subject, heading: source.string("heading") ?? subject,
                    message: paragraphs.filter { !$0.isEmpty }, isForUser: source.string("recipient") == "user",
                    trigger: source.string("trigger")))
        }
        given = mails
    }

    /// Without line ends, which a subject cannot have.
    private static func line(_ value: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in value.unicodeScalars { scalars.append(CommentText.isBreaking(scalar) ? " " : scalar) }
        return String(scalars)
    }

    private static func derived(_ plugin: PluginParts) -> Mail {
        guard let record = plugin.records.first else {
            return Mail(
                name: Identifier(words: ["notice"]), label: "Notice", subject: "News from {site_name}",
                heading: "Hello {user_name}", message: ["There is news on {site_name}: {site_url}"], isForUser: false)
        }
        return Mail(
            name: Identifier(record.singular, Identifier(words: ["added"])), label: "\(record.noun.singular) added",
            subject: "New \(record.noun.lowercased) on {site_name}", heading: "\(record.noun.singular) added",
            message: ["Somebody added \(record.noun.withArticle) on {site_name}."], isForUser: false,
            trigger: record.arrival(plugin.names))
    }

    func add(to plugin: inout PluginParts) {
        let mails = given.isEmpty ? [Self.derived(plugin)] : given
        let mailer = MailerClass(mails: mails, plugin: plugin)
        plugin.add(mailer.definition)
        plugin.add(MailTestScreen(mails: mails, plugin: plugin).definition)
        plugin.files.append(mailer.template)
        for mail in mails { plugin.highlights.append("Sends a mail: \(mail.label).") }
    }
}
