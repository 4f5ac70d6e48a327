import ArgumentParser
import Engine

/// The command-line tool: the engine's use cases for people and scripts.
@main
struct Tool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wpllm",
        abstract: "Language models for WordPress code, on this machine.",
        version: "\(Capabilities.version)",
        subcommands: [GenerateCommand.self, EmbedCommand.self, TokenizeCommand.self, InfoCommand.self])
}
