import PHPSyntax

/// A class of the program: an index into `Program.classes`.
package struct ClassID: Sendable, Hashable, Comparable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }

    /// The index in `Program.classes`.
    package var index: Int { Int(rawValue) }

    package static func < (left: ClassID, right: ClassID) -> Bool { left.rawValue < right.rawValue }
}

package enum ClassKind: UInt8, Sendable {
    case `class`, interface, trait, `enum`, anonymous
}

package enum Visibility: UInt8, Sendable {
    case `public`, protected, `private`

    init(_ flags: NodeFlags) {
        self = flags.contains(.private) ? .private : flags.contains(.protected) ? .protected : .public
    }
}

/// A class, interface, trait or enum.
package struct ClassInfo: Sendable {
    /// The index in `Program.files`.
    package let file: Int
    package let node: NodeID
    package let kind: ClassKind
    package let isAbstract: Bool
    package let isFinal: Bool
    /// In lower case, fully qualified, without a leading backslash; a unique one for anonymous classes.
    package let name: Symbol
    /// In lower case, fully qualified; `.none` without a parent.
    package let parentName: Symbol
    /// The parent, if it is in the program.
    package internal(set) var parent: ClassID?
    /// What it implements or, for an interface, extends.
    package let interfaceNames: [Symbol]
    /// The traits that it uses.
    package let traitNames: [Symbol]
    /// The methods that it declares, by name in lower case.
    package let methods: [Symbol: FunctionID]
    /// The properties that it declares, promoted parameters among them.
    package let properties: [Symbol: PropertyInfo]
    /// The values of the constants that it declares; the case itself for cases of an enum without a value.
    package let constants: [Symbol: NodeID]
    /// What `as` says in its uses of traits.
    package let traitAliases: [TraitAlias]
    /// What `insteadof` says in its uses of traits.
    package let traitPrecedences: [TraitPrecedence]
    /// The function around; the code of the file for most.
    package let enclosing: FunctionID?
    let outer: ClassID?
    /// The index of the first node below the list of members.
    let start: Int
    let display: Symbol
    let symbols: SymbolTable

    /// The name as written, fully qualified; "class@anonymous" for anonymous classes.
    package var displayName: String { symbols.text(display) }
}

package struct PropertyInfo: Sendable {
    /// Without the dollar.
    package let name: Symbol
    /// The `.propertyElement`, or the `.parameter` that declares it as well.
    package let node: NodeID
    package let type: NodeID?
    package let defaultValue: NodeID?
    package let isStatic: Bool
    package let isPromoted: Bool
    package let visibility: Visibility
    /// The class that `@var` names, or `@param` for a promoted parameter; `.none` if it names none that the program
    /// knows.
    package let docType: Symbol
}

/// `class::method as alias`.
package struct TraitAlias: Sendable {
    /// `.none` if the trait is not named.
    package let trait: Symbol
    /// In lower case.
    package let method: Symbol
    /// In lower case; `.none` if only the visibility changes.
    package let alias: Symbol
}

/// `class::method insteadof others`.
package struct TraitPrecedence: Sendable {
    package let trait: Symbol
    /// In lower case.
    package let method: Symbol
    package let replaced: [Symbol]
}
