import PHPSyntax

/// What changes variables, so that those with one value only can be told.
extension FileScanner {
    mutating func visitWrite(_ node: NodeID) {
        switch tree.kind(node) {
        case .assign:
            guard let target = tree.child(node, 0), let value = tree.child(node, 1) else { return }
            switch tree.kind(target) {
            case .variable: add(.assignment, scan.symbols[target.index], value)
            case .property: addProperty(target, value)
            case .list, .array: addPattern(target)
            default: break
            }
        case .assignReference:
            addOther(tree.child(node, 0))
            addOther(tree.child(node, 1))
        case .compoundAssign, .prefixUpdate, .postfixUpdate, .staticVariable: addOther(tree.child(node, 0))
        case .closureUse: if tree.flags(node).contains(.byReference) { addOther(tree.child(node, 0)) }
        case .catchClause: addOther(tree.child(node, 1))
        case .foreach:
            addLoop(tree.child(node, 1), .key, node)
            addLoop(tree.child(node, 2), tree.flags(node).contains(.byReference) ? .other : .element, node)
        case .global: for variable in tree.children(node) { addOther(variable) }
        default: break
        }
    }

    private mutating func add(_ kind: ScannedWrite.Kind, _ name: UInt32, _ value: NodeID) {
        if name != 0 { scan.writes.append(ScannedWrite(kind: kind, name: name, value: value)) }
    }

    /// Notes that the variable, or each in the pattern, or the base of the element, is changed.
    private mutating func addOther(_ target: NodeID?) {
        guard let target else { return }
        switch tree.kind(target) {
        case .variable: add(.other, scan.symbols[target.index], target)
        case .list, .array: addPattern(target)
        default: break
        }
    }

    private mutating func addLoop(_ target: NodeID?, _ kind: ScannedWrite.Kind, _ loop: NodeID) {
        guard let target, tree.kind(target) == .variable, kind != .other, let subject = tree.child(loop, 0) else {
            return addOther(target)
        }
        add(kind, scan.symbols[target.index], subject)
    }

    private mutating func addPattern(_ pattern: NodeID) {
        var patterns = [pattern]
        while let next = patterns.popLast() {
            for element in tree.children(next) where tree.kind(element) == .arrayElement {
                guard let value = tree.child(element, 1) else { continue }
                switch tree.kind(value) {
                case .variable: add(.other, scan.symbols[value.index], value)
                case .list, .array: patterns.append(value)
                default: break
                }
            }
        }
    }

    private mutating func addProperty(_ target: NodeID, _ value: NodeID) {
        guard let object = tree.child(target, 0), tree.kind(object) == .variable,
            scan.symbols[object.index] == KnownName.this.symbol.rawValue,
            let name = tree.child(target, 1), tree.kind(name) == .identifier
        else { return }
        add(.property, scan.symbols[name.index], value)
    }
}
