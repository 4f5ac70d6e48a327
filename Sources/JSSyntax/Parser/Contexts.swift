/// What the code around a place allows; each function begins a new one.
struct FunctionContext {
    var isStrict = false
    /// Whether `await` is an operator.
    var isAsync = false
    /// Whether `yield` is an operator.
    var isGenerator = false
    /// Inside of a function of any form.
    var isFunction = false
    var allowsReturn = false
    var allowsNewTarget = false
    /// Whether `super.name` means something.
    var allowsSuperMember = false
    /// Whether `super(…)` means something.
    var allowsSuperCall = false
    /// The initial value of a field or a static block, where `arguments` is no name.
    var isClassInitializer = false
    /// A static block, where `await` is no name.
    var isStaticBlock = false
    /// The parameters of a function that is no arrow function.
    var isInParameters = false
    /// Inside of how many loops the place is.
    var loops = 0
    /// Inside of how many loops and `switch` statements the place is.
    var breakables = 0
    /// The labels around the place.
    var labels: [Label] = []

    struct Label {
        var token: Int
        var isLoop: Bool
        /// The first token of what it stands before.
        var statement: Int
    }
}

/// The private names of a class that is being read.
struct ClassContext {
    enum Member: UInt8 {
        case plain, getter, setter, both
    }

    struct Declaration {
        var member: Member
        var isStatic: Bool
    }

    var declared: [String: Declaration] = [:]
    /// Names that were used, with the first token of each that does.
    var used: [String: Int] = [:]
    var hasConstructor = false
    var isDerived = false
}
