import Analysis
import Glibc

/// What has changed in a folder since a revision, as git says.
enum GitChanges {
    /// The changed lines of files, by their paths in `folder`; files that git does not know yet count as a whole.
    ///
    /// - Throws: `ToolError` if git is missing, the folder is in no repository or there is no such revision.
    static func changes(in folder: String, since revision: String) throws -> ChangedLines {
        guard !revision.hasPrefix("-"), !revision.isEmpty else {
            throw ToolError("\"\(revision)\" is no revision")
        }
        let command = ChangedLines.command
        var changes = ChangedLines(
            parsing: try run(Array(command.prefix(1)) + ["-C", folder] + command.dropFirst() + [revision, "--", "."]))
        let listing = try run(["git", "-C", folder, "ls-files", "-z", "--others", "--exclude-standard"])
        for path in listing.split(separator: 0) { changes.addFile(String(decoding: path, as: UTF8.self)) }
        return changes
    }

    /// The standard output of a program that ends with 0.
    private static func run(_ command: [String]) throws -> [UInt8] {
        var ends: [CInt] = [0, 0]
        guard pipe(&ends) == 0 else { throw ToolError.system("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process = pid_t()
        let status = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
        close(ends[1])
        guard status == 0 else { throw ToolError("\(command[0]): \(String(cString: strerror(status)))") }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(ends[0], &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            output += buffer[..<count]
        }
        var end: CInt = 0
        while waitpid(process, &end, 0) < 0, errno == EINTR {}
        // The process ended by itself, with 0.
        guard end == 0 else { throw ToolError("git could not tell what has changed") }
        return output
    }
}
