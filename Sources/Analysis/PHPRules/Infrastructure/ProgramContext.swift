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

    /// What strings of the program spell, in small letters, that may be the name of a function or method: others may call
    /// it back.
    package let callbackNames: Set<String> = []

    package init(program: Program, options: AnalysisOptions) {
        self.program = program
        self.options = options
        header = PluginHeader(files: program.files)
        minimumPHP = options.minimumPHP ?? header.version("requires php")
        minimumWordPress = options.minimumWordPress ?? header.version("requires at least")
    }
}
