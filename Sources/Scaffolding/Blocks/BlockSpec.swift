import ScaffoldCore

/// What is said of a block.
package struct BlockSpec: Sendable {
    package var source: SpecObject

    package init(_ source: SpecObject) throws(SpecError) { self.source = source }
}
