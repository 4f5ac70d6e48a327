import Analysis
import Glibc
import Synchronization

/// Control-C ends the analysis with what there is; a second one ends the tool.
enum Interruption {
    private static let flag = Atomic<Bool>(false)

    static var isRequested: Bool { flag.load(ordering: .relaxed) }

    static func listen() {
        signal(SIGINT) { _ in
            Interruption.flag.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
    }
}

/// A line on the terminal that tells how far the analysis is; nothing if nobody watches.
struct ProgressLine {
    private let isShown: Bool
    private let name: String

    init(_ name: String, isQuiet: Bool) {
        isShown = Terminal.hasProgress && !isQuiet && !Terminal.isDumb
        self.name = String(name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.map(Character.init))
    }

    func show(_ progress: AnalysisProgress) {
        guard isShown else { return }
        let percent = Int(progress.fraction * 100)
        let stage =
            switch progress.stage {
            case .parsing: "parsing"
            case .dataFlow: "following data"
            case .rules: "PHP rules"
            case .blocks: "blocks and scripts"
            case .themes: "themes"
            case .done: "done"
            }
        Terminal.write("\r\u{1B}[K\(name): \(percent) % \(stage)", toError: true)
    }

    func clear() {
        if isShown { Terminal.write("\r\u{1B}[K", toError: true) }
    }
}
