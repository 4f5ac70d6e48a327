import ArgumentParser
import Engine
import Glibc

/// The command-line tool: the engine's use cases for people and scripts.
@main
struct Tool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wpllm",
        abstract: "Language models for WordPress code, on this machine.",
        version: "\(Capabilities.version)",
        subcommands: [
            GenerateCommand.self, EmbedCommand.self, TokenizeCommand.self, InfoCommand.self, AnalyzeCommand.self,
            ScaffoldCommand.self,
        ])

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // Where 1 means that something was found, a wrong option is to be 2, as with other checkers.
            guard CommandLine.arguments.dropFirst().first == "analyze", exitCode(for: error) == .validationFailure
            else {
                exit(withError: error)
            }
            Terminal.progress(fullMessage(for: error))
            Glibc.exit(2)
        }
    }
}
