import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Outside data that reaches a sink.
struct Candidate: Sendable {
    var site: SinkSite
    var mark: Mark
    /// The ways from origin to sink, function by function: last steps of chains.
    var tails: [UInt32]
    /// What has been checked on every way to the sink.
    var guards: Guards
    /// The function in which it was noted.
    var function: FunctionID

    struct Key: Hashable {
        var file: Int32
        var node: NodeID
        var rule: String
    }

    var key: Key { Key(file: site.file, node: site.node, rule: site.rule) }
}
