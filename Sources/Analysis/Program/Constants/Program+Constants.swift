import PHPSyntax

/// Values that are known without running the code.
///
/// The folder of the program is the empty string, so that `__DIR__` in `inc/a.php` is "/inc" and `__FILE__` is
/// "/inc/a.php".
extension Program {
    /// Where a global constant gets its value: the first place by file of several. The name is as `resolvedConstantNames`
    /// gives it.
    package func constant(named name: Symbol) -> ConstantDefinition? { declarations.constants.first(name) }

    /// All places where a global constant gets its value.
    package func constants(named name: Symbol) -> [ConstantDefinition] { Array(declarations.constants.all(name)) }

    /// The value of an expression; nil if it depends on anything but the source, or is an array.
    package func constantValue(_ node: NodeID, in file: Int) -> ConstantValue? {
        var evaluator = ConstantEvaluator(program: self)
        return evaluator.value(node, in: file, depth: 0)
    }

    /// The value of an expression as PHP makes a string of it; nil if it depends on anything but the source.
    package func constantString(_ node: NodeID, in file: Int) -> String? { constantValue(node, in: file)?.string }

    /// The parts of a string that are known.
    package func stringPattern(_ node: NodeID, in file: Int) -> StringPattern {
        var evaluator = ConstantEvaluator(program: self)
        return evaluator.pattern(node, in: file, depth: 0)
    }
}
