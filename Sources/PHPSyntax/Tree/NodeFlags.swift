/// Modifiers and other marks of a node.
package struct NodeFlags: OptionSet, Sendable {
    package var rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let `public` = NodeFlags(rawValue: 1 << 0)
    package static let protected = NodeFlags(rawValue: 1 << 1)
    package static let `private` = NodeFlags(rawValue: 1 << 2)
    package static let `static` = NodeFlags(rawValue: 1 << 3)
    package static let abstract = NodeFlags(rawValue: 1 << 4)
    package static let final = NodeFlags(rawValue: 1 << 5)
    package static let readonly = NodeFlags(rawValue: 1 << 6)
    package static let publicSet = NodeFlags(rawValue: 1 << 7)
    package static let protectedSet = NodeFlags(rawValue: 1 << 8)
    package static let privateSet = NodeFlags(rawValue: 1 << 9)
    /// `var` before a property.
    package static let `var` = NodeFlags(rawValue: 1 << 10)
    /// `&` before a variable, or before the name of a function that returns a reference.
    package static let byReference = NodeFlags(rawValue: 1 << 11)
    /// `...` before a parameter, an argument or an array element.
    package static let variadic = NodeFlags(rawValue: 1 << 12)
    /// The expression stands in parentheses, which its range leaves out.
    package static let parenthesised = NodeFlags(rawValue: 1 << 15)

    // Marks of other kinds of nodes share bits with the modifiers.

    /// `?->` instead of `->`.
    package static let nullsafe = NodeFlags(rawValue: 1 << 0)
    /// `(...)` for arguments.
    package static let firstClassCallable = NodeFlags(rawValue: 1 << 0)
    /// `[…]` instead of `array(…)` or `list(…)`; `<?=` instead of `echo`.
    package static let short = NodeFlags(rawValue: 1 << 0)
    /// `if (…): … endif;` and its like.
    package static let alternative = NodeFlags(rawValue: 1 << 0)
    /// `else if` instead of `elseif`.
    package static let separated = NodeFlags(rawValue: 1 << 1)
    /// `use function`.
    package static let function = NodeFlags(rawValue: 1 << 0)
    /// `use const`.
    package static let constant = NodeFlags(rawValue: 1 << 1)

    /// The modifiers that say who may see a member.
    package static let visibility: NodeFlags = [.public, .protected, .private]
    /// The modifiers that say who may write a property.
    package static let setVisibility: NodeFlags = [.publicSet, .protectedSet, .privateSet]
    /// Every modifier, in the sense of PHP's grammar.
    package static let modifiers: NodeFlags = [
        .public, .protected, .private, .static, .abstract, .final, .readonly, .publicSet, .protectedSet, .privateSet,
        .var,
    ]
}
