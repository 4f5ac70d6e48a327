/// What a callback runs.
package enum CallbackTarget: Sendable, Hashable {
    /// A function of the program.
    case function(FunctionID)
    /// A function that is not in the program, by its name in lower case.
    case external(Symbol)
    /// A method of a class that is not in the program, or of such an ancestor; both in lower case.
    case externalMethod(class: Symbol, method: Symbol)
    case unknown

    /// The function, if it is in the program.
    package var functionID: FunctionID? { if case .function(let id) = self { id } else { nil } }
}
