import AnalysisProgram
import OutputContexts
import PHPSyntax

/// What has been checked on every way to a point of a program.
struct Guards: OptionSet, Sendable, Hashable {
    var rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    static let nonce = Guards(rawValue: 1)
    /// A capability that ordinary users do not have.
    static let capability = Guards(rawValue: 2)
    /// A capability for one object, such as `edit_post` with an identifier.
    static let objectCapability = Guards(rawValue: 4)
    static let login = Guards(rawValue: 8)
    /// The way here depends on what a request carries.
    static let request = Guards(rawValue: 16)
    /// A capability that every user has, such as `read`.
    static let weakCapability = Guards(rawValue: 32)
    /// Only on the command line, in cron, or while (de)activating.
    static let offline = Guards(rawValue: 64)
    /// `is_admin()` was taken for a check.
    static let adminScreen = Guards(rawValue: 128)

    /// A capability of everybody who writes, such as `edit_posts`.
    static let authorCapability = Guards(rawValue: 256)
    /// A password, or a secret that stands for one.
    static let password = Guards(rawValue: 512)
    /// What is printed is sent as something that browsers do not take for a page.
    static let noPage = Guards(rawValue: 1024)
    /// Perhaps it is: it is XML, or sent as something else only in some cases.
    static let perhapsNoPage = Guards(rawValue: 2048)
    /// A constant is set that the program does not set: in wp-config.php, say.
    static let switchedOn = Guards(rawValue: 4096)
    /// The extension of a file was found among those that are allowed.
    static let fileType = Guards(rawValue: 8192)
    /// A capability that those who write posts do not have.
    static let strongCapability = Guards(rawValue: 16384)
    /// What is printed is kept as a file by whoever gets it.
    static let attachment = Guards(rawValue: 32768)
    /// What is printed is sent as XML, or as something that a variable names.
    static let xmlPage = Guards(rawValue: 65536)

    /// What is asked of whoever sends a request.
    static let checks: Guards = [
        .nonce, .capability, .objectCapability, .login, .weakCapability, .authorCapability, .password,
    ]
    static let anyCapability: Guards = [.capability, .objectCapability]
}

/// What is known at a point of a program: variables by slot, checks, and the state of the page that is being printed.
struct Environment {
    /// `.undefined` where a variable was not assigned; slots past the end are undefined too.
    var slots: [ValueID] = []
    var guards: Guards = []
    var page: HTMLState = .text
    /// False behind `return`, `exit` and their like.
    var isLive = true
    /// Checks that were made if a variable is true.
    var promises: [Promise] = []
    /// Checks that were made wherever a test was true.
    var tests: [TestPromise] = []
    /// What variables hold that are not assigned by name: after `extract()`.
    var fallback: ValueID = .undefined

    subscript(slot: Int) -> ValueID {
        get { slot < slots.count ? slots[slot] : .undefined }
        set {
            while slots.count <= slot { slots.append(.undefined) }
            slots[slot] = newValue
        }
    }

    /// If the variable at `slot` still has that value, and it is true, `guards` have been checked.
    struct Promise: Sendable, Hashable {
        var slot: Int
        var value: ValueID
        var guards: Guards
    }

    /// Where the test at `node` is true again, or `subject` is one of `values`, `guards` have been checked, if the
    /// variables in it still have those values.
    struct TestPromise: Sendable, Hashable {
        var file: Int
        var node: NodeID
        var subject: NodeID
        var values: [LiteralID]
        var variables: [Known]
        var guards: Guards

        struct Known: Sendable, Hashable {
            var slot: Int
            var value: ValueID
        }
    }

    /// An environment that no way leads to.
    static let dead: Environment = {
        var environment = Environment()
        environment.isLive = false
        return environment
    }()
}
