import AnalysisModel
import JSON
import ScaffoldCore

/// What was made of a specification.
package struct ScaffoldProduct: Sendable {
    package var subject: SpecSchemas.Subject
    /// What people call it.
    package var title: String
    /// The folder that its files belong in.
    package var slug: String
    package var textDomain: String
    /// What its global names begin with.
    package var prefix: String
    package var files: [GeneratedFile]
    /// What to do with the files, in a sentence or two.
    package var instructions: String
    /// The whole specification that it was made of.
    package var specification: JSONValue

    /// Runs our own checkers over the files.
    package func verified(
        depth: Verification.Depth = .all, options: AnalysisOptions = .init()
    ) -> Verification {
        Verification(files, textDomain: textDomain, prefixes: [prefix], depth: depth, options: options)
    }

    /// The files in one archive, within the folder of the slug.
    package var archive: [UInt8] { ZIPArchive.bytes(files, folder: slug) }

    /// Sixteen hexadecimal digits that are the same for the same files: FNV-1a over paths and contents.
    package var digest: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        for file in files {
            add(file.path.utf8)
            add([0])
            add(file.content)
            add([0])
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
