// swift-tools-version: 6.2
import PackageDescription

/// Flags that make the release build of the boundary target the finished, self-contained `libwpllm.so`.
/// `Sources/WPLLM/link` holds a one-line linker script that turns the `-lstdc++` of the static Swift runtime
/// into the static archive, so that nothing but libc, libm and the loader is NEEDED.
let finishedLibrary: [String] = [
    "-static-stdlib",
    "-use-ld=lld",
    "-L", "\(Context.packageDirectory)/Sources/WPLLM/link",
    "-Xclang-linker", "-static-libgcc",
    "-Xlinker", "-soname=libwpllm.so.1",
    "-Xlinker", "--version-script=\(Context.packageDirectory)/include/wpllm.map",
    "-Xlinker", "-Bsymbolic",
    "-Xlinker", "-z", "-Xlinker", "nodelete",
    "-Xlinker", "-z", "-Xlinker", "now",
    "-Xlinker", "--gc-sections",
    "-Xlinker", "--icf=safe",
    "-Xlinker", "-s",
]

/// Flags that make the release build of the command-line tool run without a Swift toolchain. The three libraries are
/// what FoundationEssentials, which ArgumentParser imports, is made of: autolinking names them only when every module is
/// compiled for static linking.
let finishedTool: [String] = [
    "-static-stdlib",
    "-use-ld=lld",
    "-L", "\(Context.packageDirectory)/Sources/WPLLM/link",
    "-Xclang-linker", "-static-libgcc",
    "-Xlinker", "-l_FoundationCollections",
    "-Xlinker", "-l_FoundationCShims",
    "-Xlinker", "-lswiftSynchronization",
    "-Xlinker", "--gc-sections",
    "-Xlinker", "-s",
]

/// Flags of a module whose generic types are hot in other modules: those compile them anew for the types that they use.
let specialised: [String] = ["-enable-cmo-everything"]

let package = Package(
    name: "libwpllm",
    products: [
        .library(name: "wpllm", type: .dynamic, targets: ["WPLLM"]),
        .executable(name: "wpllm-tool", targets: ["wpllm"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CWPLLM", path: "include"),
        .target(
            name: "WPLLM",
            dependencies: ["CWPLLM", "Engine"],
            exclude: ["link"],
            linkerSettings: [.unsafeFlags(finishedLibrary, .when(configuration: .release))]),
        .target(
            name: "Engine",
            dependencies: [
                "Analysis", "AnalysisModel", "AnalysisReports", "Inference", "JSON", "Kernels", "ScaffoldCore",
                "Scaffolding",
            ]),
        .target(name: "Inference", dependencies: ["Kernels", "JSON"]),
        .target(
            name: "Kernels",
            cSettings: [.unsafeFlags(["-O3", "-Wall", "-Wextra", "-Werror", "-fno-math-errno", "-ffp-contract=off"])]),
        .target(name: "JSON"),
        .target(name: "SourceText", swiftSettings: [.unsafeFlags(specialised, .when(configuration: .release))]),
        .target(name: "JSONSchema", dependencies: ["JSON"]),
        .target(name: "ScaffoldCore", dependencies: ["JSON"], path: "Sources/Scaffolding/Core"),
        .target(
            name: "PluginScaffold", dependencies: ["BlockScaffold", "ScaffoldCore"], path: "Sources/Scaffolding/Plugins"
        ),
        .target(name: "BlockScaffold", dependencies: ["JSON", "ScaffoldCore"], path: "Sources/Scaffolding/Blocks"),
        .target(name: "ThemeScaffold", dependencies: ["JSON", "ScaffoldCore"], path: "Sources/Scaffolding/Themes"),
        .target(
            name: "ScaffoldData", path: "Sources/Scaffolding/Data", exclude: ["schemas"],
            cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror", "-Wno-c23-extensions"])]),
        .target(
            name: "Scaffolding",
            dependencies: [
                "Analysis", "AnalysisModel", "BlockScaffold", "JSONSchema", "JSSyntax", "PHPSyntax", "PluginScaffold",
                "ScaffoldData",
                "ThemeScaffold",
            ],
            path: "Sources/Scaffolding/Composition"),
        .target(name: "PHPSyntax", dependencies: ["SourceText"]),
        .target(name: "JSSyntax", dependencies: ["SourceText"]),
        .target(
            name: "AnalysisData", path: "Sources/Analysis/Data", exclude: ["rules", "facts", "report"],
            cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror", "-Wno-c23-extensions"])]),
        .target(name: "AnalysisModel", dependencies: ["AnalysisData", "SourceText"], path: "Sources/Analysis/Model"),
        .target(name: "OutputContexts", path: "Sources/Analysis/Contexts"),
        .target(
            name: "AnalysisProgram", dependencies: ["AnalysisModel", "PHPSyntax"], path: "Sources/Analysis/Program"),
        .target(
            name: "DataFlow", dependencies: ["AnalysisData", "AnalysisProgram", "OutputContexts"],
            path: "Sources/Analysis/DataFlow"),
        .target(
            name: "PHPRules", dependencies: ["AnalysisData", "AnalysisProgram", "OutputContexts"],
            path: "Sources/Analysis/PHPRules"),
        .target(
            name: "BlockRules", dependencies: ["AnalysisModel", "JSON", "JSSyntax"], path: "Sources/Analysis/Blocks"),
        .target(name: "ThemeRules", dependencies: ["AnalysisModel", "JSON"], path: "Sources/Analysis/Themes"),
        .target(name: "AnalysisReports", dependencies: ["AnalysisModel", "JSON"], path: "Sources/Analysis/Reports"),
        .target(
            name: "Analysis",
            dependencies: [
                "AnalysisProgram", "AnalysisReports", "BlockRules", "DataFlow", "JSON", "JSSyntax", "PHPRules",
                "PHPSyntax",
                "ThemeRules",
            ],
            path: "Sources/Analysis/Analyzer"),
        .target(name: "BenchmarkSupport", dependencies: ["SourceText"], path: "Benchmarks/Support"),
        .executableTarget(name: "php-syntax", dependencies: ["BenchmarkSupport", "PHPSyntax"], path: "Benchmarks/php"),
        .executableTarget(
            name: "js-syntax", dependencies: ["BenchmarkSupport", "JSSyntax"], path: "Benchmarks/javascript"),
        .executableTarget(
            name: "analysis-bench",
            dependencies: ["BenchmarkSupport", "AnalysisModel", "AnalysisProgram", "DataFlow", "PHPRules"],
            path: "Benchmarks/analysis/Runner"),
        .executableTarget(
            name: "wpllm",
            dependencies: [
                "Analysis", "AnalysisModel", "AnalysisReports", "Engine", "JSON", "ScaffoldCore", "Scaffolding",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            linkerSettings: [.unsafeFlags(finishedTool, .when(configuration: .release))]),
        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .testTarget(name: "JSONSchemaTests", dependencies: ["JSONSchema"]),
        .testTarget(name: "ScaffoldCoreTests", dependencies: ["JSON", "ScaffoldCore"], path: "Tests/Scaffolding/Core"),
        .testTarget(
            name: "PluginScaffoldTests",
            dependencies: ["JSON", "JSSyntax", "PHPSyntax", "ScaffoldCore", "Scaffolding"],
            path: "Tests/Scaffolding/Plugins"),
        .testTarget(
            name: "BlockScaffoldTests", dependencies: ["JSON", "JSSyntax", "PHPSyntax", "ScaffoldCore", "Scaffolding"],
            path: "Tests/Scaffolding/Blocks"),
        .testTarget(
            name: "ThemeScaffoldTests", dependencies: ["JSON", "JSSyntax", "PHPSyntax", "ScaffoldCore", "Scaffolding"],
            path: "Tests/Scaffolding/Themes"),
        .testTarget(
            name: "HostileSpecTests", dependencies: ["JSON", "JSSyntax", "PHPSyntax", "ScaffoldCore", "Scaffolding"],
            path: "Tests/Scaffolding/Hostile"),
        .testTarget(
            name: "ScaffoldingTests", dependencies: ["JSON", "JSONSchema", "ScaffoldCore", "Scaffolding"],
            path: "Tests/Scaffolding/Composition"),
        .testTarget(
            name: "AnalysisModelTests", dependencies: ["AnalysisModel", "SourceText"], path: "Tests/Analysis/Model"),
        .testTarget(
            name: "OutputContextsTests", dependencies: ["OutputContexts"], path: "Tests/Analysis/Contexts",
            exclude: ["Goldens"]),
        .testTarget(name: "AnalysisProgramTests", dependencies: ["AnalysisProgram"], path: "Tests/Analysis/Program"),
        .testTarget(name: "DataFlowTests", dependencies: ["DataFlow", "Analysis"], path: "Tests/Analysis/DataFlow"),
        .testTarget(name: "PHPRulesTests", dependencies: ["PHPRules", "Analysis"], path: "Tests/Analysis/PHPRules"),
        .testTarget(name: "BlockRulesTests", dependencies: ["BlockRules", "Analysis"], path: "Tests/Analysis/Blocks"),
        .testTarget(name: "ThemeRulesTests", dependencies: ["ThemeRules", "Analysis"], path: "Tests/Analysis/Themes"),
        .testTarget(
            name: "AnalysisReportsTests", dependencies: ["AnalysisReports", "JSON"], path: "Tests/Analysis/Reports"),
        .testTarget(name: "AnalysisTests", dependencies: ["Analysis", "JSON"], path: "Tests/Analysis/Analyzer"),
        .testTarget(name: "JSSyntaxTests", dependencies: ["JSSyntax"], exclude: ["Goldens"]),
        .testTarget(name: "PHPSyntaxTests", dependencies: ["PHPSyntax"], exclude: ["Goldens"]),
        .target(name: "KernelsTestSupport", dependencies: ["Kernels"], path: "Tests/KernelsTestSupport"),
        .testTarget(name: "KernelsTests", dependencies: ["Kernels", "KernelsTestSupport"], exclude: ["Goldens"]),
        .testTarget(
            name: "InferenceTests", dependencies: ["Inference", "JSON", "Kernels"], exclude: ["Goldens"]),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "Inference", "JSON"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu11
)

// Programs for libFuzzer have no `main` of their own, so they exist only in the build that scripts/fuzz.sh makes.
if Context.environment["WPLLM_FUZZ"] != nil {
    let modules: KeyValuePairs = [
        "JSON": "JSON", "GGUF": "Inference", "Model": "Inference", "Vocabulary": "Inference",
        "Text": "Inference", "Template": "Inference", "Request": "Engine", "JavaScript": "JSSyntax",
        "PHP": "PHPSyntax", "Analysis": "Analysis",
    ]
    package.targets.append(.target(name: "FuzzSupport", path: "Fuzz/Support"))
    package.targets += modules.map { name, module in
        .executableTarget(
            name: "Fuzz\(name)", dependencies: [.byName(name: module), "FuzzSupport"], path: "Fuzz/\(name)")
    }
}
