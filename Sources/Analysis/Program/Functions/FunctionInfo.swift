import PHPSyntax

/// A function of the program: an index into `Program.functions`.
package struct FunctionID: Sendable, Hashable, Comparable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }

    /// The index in `Program.functions`.
    package var index: Int { Int(rawValue) }

    package static func < (left: FunctionID, right: FunctionID) -> Bool { left.rawValue < right.rawValue }
}

package enum FunctionKind: UInt8, Sendable {
    case function, method, closure, arrowFunction, propertyHook
    /// The code of a file outside of all functions.
    case file
}

/// Anything with code of its own: a function, a method, a closure, or the code of a file outside of those.
package struct FunctionInfo: Sendable {
    /// The index in `Program.files`.
    package let file: Int
    /// The declaration, or the root of the file.
    package let node: NodeID
    package let kind: FunctionKind
    package let isStatic: Bool
    package let returnsReference: Bool
    /// Of a method.
    package let isAbstract: Bool
    /// In lower case; fully qualified, without a leading backslash, for functions; `.none` for closures and files.
    package let name: Symbol
    /// The class around; closures in methods have that of the method.
    package let classID: ClassID?
    package let parameters: [ParameterInfo]
    package let returnType: NodeID?
    /// A block, or the expression of an arrow function or property hook; absent if there is none.
    package let body: NodeID?
    /// The function that a closure or arrow function stands in; nil for others.
    package let enclosing: FunctionID?
    /// The innermost function around; nil for files alone.
    let outer: FunctionID?
    /// The index of the first node below `node`.
    let start: Int
    let display: Symbol
    let className: Symbol
    let symbols: SymbolTable

    /// What to call it in a message: "save()", "Foo::save()", "{closure}()", or the path of the file.
    package var displayName: String {
        switch kind {
        case .file: symbols.text(display)
        case .method: symbols.text(className) + "::" + symbols.text(display) + "()"
        case .propertyHook: symbols.text(className) + " hook " + symbols.text(display)
        case .function, .closure, .arrowFunction: symbols.text(display) + "()"
        }
    }

    /// Whether `$this` and variables may come from the function around.
    package var isClosure: Bool { kind == .closure || kind == .arrowFunction }
}

package struct ParameterInfo: Sendable {
    /// Without the dollar.
    package let name: Symbol
    package let node: NodeID
    package let type: NodeID?
    package let defaultValue: NodeID?
    package let isReference: Bool
    package let isVariadic: Bool
    /// Whether it declares a property as well.
    package let isPromoted: Bool
}
