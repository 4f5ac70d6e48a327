/// The ways in which a value may still do harm, one bit for each kind of place it could be put.
///
/// A sanitiser takes away the bits of the places for which it makes a value harmless; a sink asks for one of them.
struct Danger: OptionSet, Sendable, Hashable {
    var rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    private init(bit: Int) { rawValue = 1 << UInt64(bit) }

    /// Text between tags: `<` opens one.
    static let html = Danger(bit: 0)
    static let attributeDouble = Danger(bit: 1)
    static let attributeSingle = Danger(bit: 2)
    static let unquoted = Danger(bit: 3)
    /// The name of a tag or an attribute.
    static let markup = Danger(bit: 4)
    /// The start of a link, where a scheme may stand.
    static let url = Danger(bit: 5)
    static let jsString = Danger(bit: 6)
    static let js = Danger(bit: 7)
    static let css = Danger(bit: 8)
    static let sqlString = Danger(bit: 9)
    static let sql = Danger(bit: 10)
    static let sqlIdentifier = Danger(bit: 11)
    static let shell = Danger(bit: 12)
    static let shellQuoted = Danger(bit: 13)
    static let path = Danger(bit: 14)
    static let pathWrite = Danger(bit: 15)
    static let pathDelete = Danger(bit: 16)
    static let include = Danger(bit: 17)
    static let redirect = Danger(bit: 18)
    static let header = Danger(bit: 19)
    static let ssrf = Danger(bit: 20)
    static let regex = Danger(bit: 21)
    static let unserialize = Danger(bit: 22)
    static let code = Danger(bit: 23)
    static let callable = Danger(bit: 24)
    static let xpath = Danger(bit: 25)
    static let ldap = Danger(bit: 26)
    static let xml = Danger(bit: 27)
    static let mail = Danger(bit: 28)
    static let key = Danger(bit: 29)
    static let upload = Danger(bit: 30)
    static let log = Danger(bit: 31)
    /// What is nobody else's business, such as the addresses of users: not for visitors' eyes. It belongs to no text of
    /// an attacker's choice, and so not to `all`.
    static let personal = Danger(bit: 32)

    static let all = Danger(rawValue: (1 << 32) - 1)
    /// What matters in the output of a page.
    static let page: Danger = [
        .html, .attributeDouble, .attributeSingle, .unquoted, .markup, .url, .jsString, .js, .css,
    ]
    static let database: Danger = [.sqlString, .sql, .sqlIdentifier]
    static let paths: Danger = [.path, .pathWrite, .pathDelete, .include]

    /// The names that the tables use; `attr` stands for both quoted attributes.
    static let names: [String: Danger] = [
        "html": .html, "attr-double": .attributeDouble, "attr-single": .attributeSingle,
        "attr": [.attributeDouble, .attributeSingle], "unquoted": .unquoted, "markup": .markup, "url": .url,
        "js-string": .jsString, "js": .js, "css": .css, "sql-string": .sqlString, "sql": .sql,
        "sql-identifier": .sqlIdentifier, "shell": .shell, "shell-quoted": .shellQuoted, "path": .path,
        "path-write": .pathWrite, "path-delete": .pathDelete, "include": .include, "redirect": .redirect,
        "header": .header, "ssrf": .ssrf, "regex": .regex, "unserialize": .unserialize, "code": .code,
        "callable": .callable, "xpath": .xpath, "ldap": .ldap, "xml": .xml, "mail": .mail, "key": .key,
        "upload": .upload, "log": .log, "personal": .personal, "all": .all,
    ]
}

/// Where a value came from, in the order of what an attacker can do with it.
enum Grade: UInt8, Sendable, Comparable {
    case environment
    case file
    case remote
    case stored
    case block
    case shortcode
    case upload
    case header
    case cookie
    case request

    static let names: [String: Grade] = [
        "environment": .environment, "file": .file, "remote": .remote, "stored": .stored, "block": .block,
        "shortcode": .shortcode, "upload": .upload, "header": .header, "cookie": .cookie, "request": .request,
    ]

    static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }

    /// Whether a request carries it.
    var isRequest: Bool { self >= .upload }

    /// In a sentence: "Request data reaches …".
    var subject: String {
        switch self {
        case .environment: "Output of another program"
        case .file: "The content of a file"
        case .remote: "A remote server's answer"
        case .stored: "Stored data"
        case .block: "A block attribute"
        case .shortcode: "A shortcode attribute"
        case .upload: "Data of an uploaded file"
        case .header: "A request header"
        case .cookie: "A cookie"
        case .request: "Request data"
        }
    }
}
