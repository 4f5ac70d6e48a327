import ScaffoldCore

/// Makes the files of a block.
package enum BlockGenerator {
    /// - Throws: `SpecError` for a specification that its schema allows and that still cannot be made.
    package static func files(_ spec: BlockSpec) throws(SpecError) -> [GeneratedFile] { [] }
}
