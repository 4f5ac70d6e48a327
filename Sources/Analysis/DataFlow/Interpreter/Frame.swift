import AnalysisProgram
import OutputContexts
import PHPSyntax

/// What belongs to the function being looked at.
struct Frame {
    var function: FunctionID
    var classID: ClassID?
    var file: Int
    var tree: SyntaxTree
    /// The slot of each variable met so far.
    var slots: [Symbol: Int] = [:]
    /// Slots of superglobals, which hold what a request sends even where they were not read yet.
    var sourceSlots: Set<Int> = []
    /// The cell behind a slot: `global $a`, captured and static variables.
    var bound: [Int: Cell] = [:]
    /// Slots that are the same variable: `$a = &$b`.
    var aliases: [Int: Int] = [:]
    /// Elements and properties that a slot is the same variable as: `$a = &$b['key']`.
    var references: [Int: NodeID] = [:]
    /// The loops and switches around, innermost last.
    var loops: [Loop] = []
    /// What environments met `return`, by what was returned.
    var returned = Environment.dead
    var returnedTrue = Environment.dead
    var returnedFalse = Environment.dead
    var result: ValueID = .undefined
    var yields: ValueID = .undefined
    var summary = Summary()
    var candidates: [Candidate.Key: Candidate] = [:]
    /// What has been checked where the code is being looked at now.
    var guards: Guards = []
    /// Whom it calls, and what it has checked whenever it does.
    var calls: [FunctionID: Guards] = [:]
    /// Whether the call being looked at may reach several functions, of which some may not be meant.
    var isAmbiguous = false
    /// Whether it gives back what a store holds under a name that is not known.
    var returnsStored = false
    /// Whether the file tells parsers of XML to read entities; nil before somebody asked.
    var readsEntities: Bool?
    /// Functions that are being run in place of their calls.
    var inlined: [FunctionID] = []
    /// Whether the code asks for arguments that are no parameters.
    var hasOpenArguments = false
    /// Files whose code is being run inside of this one.
    var includes: [Int] = []
    /// How deep expressions and statements are nested now.
    var depth = 0
    /// How many conditions kept in variables are being looked through.
    var conditionDepth = 0
    /// Environments that a `catch` may see.
    var thrown: [Environment] = []
    /// What was thrown in each of the `try` blocks around, innermost last.
    var exceptions: [ValueID] = []
    /// Copies of what cells hold in the arena of this function, with what they are copies of.
    var copies: [Cell: (kept: ValueID, copy: ValueID)] = [:]
    /// The same as a reader sees it.
    var readings: [Cell: (kept: ValueID, copy: ValueID)] = [:]
    /// Whether this is the code of a file itself, whose variables are globals.
    var isFileCode = false

    struct Loop {
        var broken = Environment.dead
        var continued = Environment.dead
    }

    init(function: FunctionID, classID: ClassID?, file: Int, tree: SyntaxTree) {
        self.function = function
        self.classID = classID
        self.file = file
        self.tree = tree
    }
}
