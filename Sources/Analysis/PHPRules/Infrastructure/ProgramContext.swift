import AnalysisModel
import AnalysisProgram

/// What all checks of an analysis share.
package final class ProgramContext: Sendable {
    package let program: Program
    package let options: AnalysisOptions
    /// What the code says about itself in its header and readme.
    package let header: PluginHeader
    /// The oldest PHP that the code is for, if the options or the header say so.
    package let minimumPHP: [Int]?
    /// The oldest WordPress that the code is for, if the options or the header say so.
    package let minimumWordPress: [Int]?

    /// What strings of the program spell: names that may be called back, or that code checks for.
    package let mentions: Mentions
    /// What the program's classes have below them.
    package let hierarchy: ClassHierarchy
    /// What functions do and what they are hooked to.
    package let wordpress: WordPressFacts

    package init(program: Program, options: AnalysisOptions) {
        self.program = program
        wordpress = WordPressFacts(program)
        self.options = options
        mentions = Mentions(program)
        hierarchy = ClassHierarchy(program)
        header = PluginHeader(files: program.files)
        minimumPHP = options.minimumPHP ?? header.version("requires php")
        minimumWordPress = options.minimumWordPress ?? header.version("requires at least")
    }
}
