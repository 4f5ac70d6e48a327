import AnalysisProgram
import PHPSyntax

/// Calls of the program's functions, by their summaries.
extension Interpreter {
    /// A call that may reach several functions.
    mutating func applyAll(
        _ functions: [FunctionID], _ arguments: [CallArgument], receiver: ValueID?, at node: NodeID,
        _ environment: inout Environment
    ) -> ValueID {
        guard functions.count > 1 else {
            guard let only = functions.first else { return .unknown }
            return apply(only, arguments, receiver: receiver, at: node, &environment)
        }
        var result = ValueID.undefined
        var joined = Environment.dead
        // Of many methods of one name most are not meant.
        let wasAmbiguous = frame.isAmbiguous
        frame.isAmbiguous = functions.count > 2 || wasAmbiguous
        defer { frame.isAmbiguous = wasAmbiguous }
        for function in functions {
            var one = environment
            result = join(result, apply(function, arguments, receiver: receiver, at: node, &one))
            joined = join(joined, one)
        }
        environment = joined
        return result
    }

    mutating func apply(
        _ function: FunctionID, _ arguments: [CallArgument], receiver: ValueID?, at node: NodeID,
        _ environment: inout Environment, isInlined: Bool = false
    ) -> ValueID {
        frame.calls[function] = frame.calls[function]?.intersection(environment.guards) ?? environment.guards
        guard let summary = summaries[function.index] else {
            // It calls itself, directly or not: it is looked at again when something is known of it.
            return .unknown
        }
        frame.guards = environment.guards
        let given = positioned(arguments, for: function)
        if summary.asksCapability { frame.summary.asksCapability = true }
        let note = annotations[function]
        if let note { sinkAnnotated(note, given, program.functions[function.index].displayName, at: node) }
        for use in summary.sinks { reach(use, given, function, at: node) }
        for write in summary.writes {
            let value = substituted(write.value, given, function, at: node)
            self.write(write.cell, value)
        }
        for use in summary.actions { passOn(use, given, environment) }
        for out in summary.outs where out.parameter < given.count {
            guard let target = given[out.parameter]?.node else { continue }
            let value = substituted(out.value, given, function, at: node)
            assign(to: target, value, at: node, &environment)
        }
        environment.guards.formUnion(summary.returnGuards)
        for validation in summary.validated where !validation.always.isEmpty && validation.parameter < given.count {
            if let target = given[validation.parameter]?.node {
                refine(target, clearing: validation.always, to: nil, &environment)
            }
        }
        if summary.neverReturns { environment.isLive = false }
        var result = substituted(summary.result, given, function, at: node)
        if !isInlined, hasMarks(result), isTold(arguments, function),
            let inlined = runInline(function, arguments, receiver: escaped(receiver ?? .undefined))
        {
            result = inlined.result
        }
        if frame.isAmbiguous { result = guessed(result) }
        if let note { result = annotated(note, result, given, function, at: node) }
        return stepped(result, .returned(function), at: node)
    }

    /// A sink inside of a function that is called, if the arguments carry something to it.
    private mutating func reach(
        _ use: ParameterSink, _ given: [CallArgument?], _ function: FunctionID, at node: NodeID
    ) {
        let index = use.origin.parameter
        guard index < given.count, let argument = given[index] else { return }
        let parameters = program.functions[function.index].parameters
        let parameter = index < parameters.count ? parameters[index].name : .none
        let isCalled = use.danger == .callable && use.origin.key == 0
        let part = isCalled ? argument.value : part(of: argument.value, key: use.origin.key, at: node)
        for mark in reachingMarks(part, use, at: node) {
            let danger = mark.danger.intersection(use.danger)
            guard !danger.isEmpty else { continue }
            var changed = mark
            changed.danger = danger
            changed.flags.formUnion(use.flags)
            if frame.isAmbiguous { changed.flags.insert(.guessed) }
            if use.site.rule == "xss", isUnseen(frame.guards) { continue }
            if use.sanitizer != .none { changed.sanitizer = use.sanitizer }
            changed.step = provenance.step(
                .passed(function, parameter), after: mark.step, file: frame.file, node: argument.node ?? node)
            let tails = [changed.step] + use.tails
            if changed.origin.isParameter {
                addParameterSink(changed, use.site, tails: tails, guards: use.guards)
            } else {
                let guards = use.guards.union(frame.guards)
                addCandidate(
                    Candidate(site: use.site, mark: changed, tails: tails, guards: guards, function: frame.function))
            }
        }
    }

    /// An argument, one of its elements, or its keys; of an object, the text that it becomes.
    private mutating func part(of id: ValueID, key: LiteralID, at node: NodeID) -> ValueID {
        guard id != .undefined else { return id }
        guard key != 0 else {
            if case .object = arena[id].reference, let text = objectText(id, at: node) { return text }
            return id
        }
        if key == keysLiteral { return anyKey(of: id, at: node, Environment()) }
        var value = Value(types: .string)
        value.literal = key
        let keyValue = arena.add(value)
        return element(of: id, key: keyValue, base: nil, at: node, Environment())
    }

    /// The marks of an argument, of one of its elements, or of its keys.
    mutating func marks(of id: ValueID, key: LiteralID, at node: NodeID) -> [Mark] {
        let part = part(of: id, key: key, at: node)
        return part == .undefined ? [] : key == 0 ? wholeMarks(part) : arena.allMarks(part)
    }

    /// The marks of an argument that is meant as a whole.
    private func wholeMarks(_ id: ValueID) -> [Mark] {
        let marks = arena.allMarks(id)
        guard !marks.isEmpty, isMostlyHarmless(id) else { return marks }
        return marks.map { mark in
            var mark = mark
            mark.flags.insert(.guessed)
            return mark
        }
    }

    /// The marks that reach a sink inside of a function, each with the danger that its place in the argument leaves.
    private mutating func reachingMarks(_ id: ValueID, _ use: ParameterSink, at node: NodeID) -> [Mark] {
        guard id != .undefined else { return [] }
        var id = id
        if use.danger == .callable { id = calledName(id) }
        guard id != .undefined else { return [] }
        let placed: Danger = [.redirect, .ssrf, .callable]
        let isPlaced = !use.danger.isDisjoint(with: placed)
        guard !arena[id].pieces.isEmpty, isPlaced || use.danger == .key || use.danger == .upload else {
            return use.origin.key == 0 ? wholeMarks(id) : arena.allMarks(id)
        }
        if use.danger == .key, isHarmlessKey(id) { return [] }
        if use.danger == .upload, hasFixedExtension(id) { return [] }
        var list: [Mark] = []
        var prefix: [UInt8] = []
        var isStart = true
        for piece in textPieces(id) {
            defer { isStart = false }
            if piece.literal != 0 {
                prefix += literals[piece.literal].prefix(2048 - min(prefix.count, 2048))
                continue
            }
            var lost: Danger = []
            for danger in [Danger.redirect, .ssrf, .callable]
            where use.danger.contains(danger) && realDanger(danger, behind: prefix, isStart: isStart).isEmpty {
                lost.insert(danger)
            }
            for index in piece.marks.range {
                var mark = arena.marks[index]
                mark.danger.subtract(lost)
                if !mark.danger.isEmpty { Arena.merge(mark, into: &list) }
            }
            prefix.append(UInt8(ascii: "?"))
        }
        return list
    }

    /// Whether most of the elements of an array, told apart, carry nothing: which of them a function means that names none
    /// is a guess.
    private func isMostlyHarmless(_ id: ValueID) -> Bool {
        let value = arena[id]
        guard value.shape != 0, value.marks.isEmpty else { return false }
        let shape = arena.shapes[Int(value.shape)]
        guard shape.entries.count >= 4, !hasMarks(shape.rest) else { return false }
        let marked = shape.entries.range.reduce(0) { $0 + (hasMarks(arena.entries[$1].value) ? 1 : 0) }
        return marked * 2 < Int(shape.entries.count)
    }

    mutating func addParameterSink(_ mark: Mark, _ site: SinkSite, tails: [UInt32], guards: Guards = []) {
        guard frame.summary.sinks.count < Summary.maximumSinks, tails.count <= 12 else { return }
        for index in frame.summary.sinks.indices
        where frame.summary.sinks[index].site == site && frame.summary.sinks[index].origin == mark.origin {
            return
        }
        frame.summary.sinks.append(
            ParameterSink(
                origin: mark.origin, danger: mark.danger, flags: mark.flags, sanitizer: mark.sanitizer, site: site,
                guards: guards.union(frame.guards), tails: tails))
    }

    mutating func addCandidate(_ candidate: Candidate) {
        if let old = frame.candidates[candidate.key] {
            let oldGrade = provenance[old.mark.origin]?.grade ?? .environment
            let newGrade = provenance[candidate.mark.origin]?.grade ?? .environment
            let isBetter =
                newGrade > oldGrade
                || (newGrade == oldGrade && old.mark.flags.contains(.guessed)
                    && !candidate.mark.flags.contains(.guessed))
            if !isBetter { return }
        }
        frame.candidates[candidate.key] = candidate
    }

    // MARK: Substituting

    /// A value of a summary with the arguments put in for the parameters.
    mutating func substituted(
        _ id: ValueID, _ given: [CallArgument?], _ function: FunctionID, at node: NodeID
    ) -> ValueID {
        copy(id, depth: 0) { interpreter, mark in
            guard mark.origin.isParameter else { return [mark] }
            let index = mark.origin.parameter
            guard index < given.count, let argument = given[index] else { return [] }
            return interpreter.marks(of: argument.value, key: mark.origin.key, at: node).compactMap { theirs in
                var changed = theirs
                changed.danger = theirs.danger.intersection(mark.danger)
                changed.flags.formUnion(mark.flags)
                if mark.sanitizer != .none { changed.sanitizer = mark.sanitizer }
                return changed.danger.isEmpty ? nil : changed
            }
        } whole: { interpreter, identity in
            let index = identity.parameter
            guard index < given.count, let argument = given[index] else { return nil }
            if identity.key == 0 { return argument.value }
            var key = Value(types: .string)
            key.literal = identity.key
            let keyValue = interpreter.arena.add(key)
            return interpreter.element(
                of: argument.value, key: keyValue, base: nil, at: node, Environment())
        } choice: { interpreter, choice in
            interpreter.substituted(choice, given)
        }
    }

    /// A choice that parameters make, made by the arguments.
    mutating func substituted(_ choice: Choice, _ given: [CallArgument?]) -> Choice {
        var result = choice
        for index in 0..<min(given.count, 60) where choice.parameters >> UInt64(index) & 1 == 1 {
            result.subtract(Choice(parameter: index))
            if let argument = given[index] { result.formUnion(self.choice(of: argument.value)) }
        }
        return result
    }

    /// Who chose what a value says.
    func choice(of id: ValueID) -> Choice {
        guard id != .undefined, id != .unknown else { return [] }
        var result = arena[id].choice
        guard hasMarks(id) else { return result }
        for mark in arena.allMarks(id) {
            if mark.origin.isParameter {
                result.insert(Choice(parameter: mark.origin.parameter))
            } else if let grade = provenance[mark.origin]?.grade {
                if grade.isRequest { result.insert(.request) }
                if grade == .remote || grade == .file { result.insert(.foreign) }
            }
        }
        return result
    }

    /// A kept value, in the arena of the function being looked at.
    mutating func copyFromKept(_ id: ValueID) -> ValueID {
        copy(id, depth: 0) { _, mark in
            [mark]
        } whole: { _, _ in
            nil
        } choice: { _, choice in
            choice
        }
    }

    private mutating func copy(
        _ id: ValueID, depth: Int, marks change: (inout Interpreter, Mark) -> [Mark],
        whole: (inout Interpreter, OriginID) -> ValueID?, choice: (inout Interpreter, Choice) -> Choice
    ) -> ValueID {
        guard id != .undefined, id != .unknown, depth < 8 else { return id == .undefined ? .undefined : .unknown }
        var value = kept[id]
        if let identity = value.identity, let replacement = whole(&self, identity) { return replacement }
        value.identity = nil
        value.base = nil
        value.condition = 0
        if !value.choice.isEmpty { value.choice = choice(&self, value.choice) }
        value.marks = copy(value.marks, change)
        if !value.pieces.isEmpty {
            var pieces = Array(kept.pieces[value.pieces.range])
            for index in pieces.indices { pieces[index].marks = copy(pieces[index].marks, change) }
            value.pieces = arena.add(pieces)
        }
        if value.shape != 0 {
            let shape = kept.shapes[Int(value.shape)]
            var entries = Array(kept.entries[shape.entries.range])
            for index in entries.indices {
                entries[index].value = copy(
                    entries[index].value, depth: depth + 1, marks: change, whole: whole, choice: choice)
            }
            let rest = copy(shape.rest, depth: depth + 1, marks: change, whole: whole, choice: choice)
            value.shape = arena.add(entries, rest: rest)
        }
        return arena.add(value)
    }

    private mutating func copy(_ span: ListSpan, _ change: (inout Interpreter, Mark) -> [Mark]) -> ListSpan {
        guard !span.isEmpty else { return span }
        var list: [Mark] = []
        for index in span.range {
            for mark in change(&self, kept.marks[index]) { Arena.merge(mark, into: &list) }
        }
        return arena.add(list)
    }

    /// A value of the function being looked at, kept for all.
    mutating func copyToKept(_ id: ValueID, depth: Int = 0) -> ValueID {
        guard id != .undefined, id != .unknown, depth < 8 else { return id == .undefined ? .undefined : .unknown }
        let shared = escaped(id)
        var value = arena[shared]
        value.condition = 0
        value.base = nil
        value.marks = kept.add(Array(arena.list(value.marks)))
        if !value.pieces.isEmpty {
            var pieces = Array(arena.pieces[value.pieces.range])
            for index in pieces.indices {
                pieces[index].marks = kept.add(Array(arena.list(pieces[index].marks)))
            }
            value.pieces = kept.add(pieces)
        }
        if value.shape != 0 {
            let shape = arena.shapes[Int(value.shape)]
            var entries = Array(arena.entries[shape.entries.range])
            for index in entries.indices {
                entries[index].value = copyToKept(entries[index].value, depth: depth + 1)
            }
            let rest = copyToKept(shape.rest, depth: depth + 1)
            value.shape = kept.add(entries, rest: rest)
        }
        return kept.add(value)
    }

    /// Adds to what a cell holds. The joined value is kept anew only if something is new in it.
    mutating func mergeIntoCell(_ cell: Cell, _ id: ValueID) {
        if hasMarks(id) { cells.noteWriter(frame.function, of: cell) }
        let old = cells[cell]
        guard old != .undefined else {
            cells.set(cell, copyToKept(id), isNews: true)
            return
        }
        if isCovered(id, by: old) { return }
        let before = copy(of: cell)
        let joined = join(before, id)
        guard joined != before, saysMore(joined, before) else { return }
        cells.set(cell, copyToKept(joined), isNews: isNews(joined, before))
    }

    /// Whether a kept value says of a value without elements all that there is to say.
    private func isCovered(_ id: ValueID, by old: ValueID) -> Bool {
        let ours = arena[id]
        let theirs = kept[old]
        guard ours.shape == 0, ours.reference == .none || ours.reference == theirs.reference,
            ours.types.isSubset(of: theirs.types), theirs.literal == 0 || theirs.literal == ours.literal
        else { return false }
        let known = kept.allMarks(old)
        return arena.allMarks(id).allSatisfy { mark in
            known.contains { $0.origin == mark.origin && $0.danger.isSuperset(of: mark.danger) }
        }
    }

    /// Whether one value says more than another that it was made from.
    private func saysMore(_ new: ValueID, _ old: ValueID) -> Bool {
        let a = arena[new]
        let b = arena[old]
        if a.reference != b.reference || a.types != b.types || a.literal != b.literal { return true }
        let theirs = arena.allMarks(old)
        for mark in arena.allMarks(new) {
            guard let other = theirs.first(where: { $0.origin == mark.origin }) else { return true }
            if !other.danger.isSuperset(of: mark.danger) { return true }
        }
        return arena.shapes[Int(a.shape)].entries.count != arena.shapes[Int(b.shape)].entries.count
    }

    /// Whether those who read a value that is now more than it was may find something that they did not find before:
    /// another class, or a danger from a source that is worse than those of the same danger before.
    private func isNews(_ new: ValueID, _ old: ValueID, depth: Int = 0) -> Bool {
        if new == old || new == .undefined { return false }
        let a = arena[new]
        guard old != .undefined else { return a.reference != .none || hasMarks(new) }
        let b = arena[old]
        if a.reference != b.reference { return true }
        if isNews(arena.ownMarks(a), arena.ownMarks(b)) { return true }
        guard a.shape != b.shape else { return false }
        guard a.shape != 0, depth < 4 else { return isNews(arena.allMarks(new), arena.allMarks(old)) }
        let ours = arena.shapes[Int(a.shape)]
        let theirs = arena.shapes[Int(b.shape)]
        for index in ours.entries.range {
            let entry = arena.entries[index]
            let before = b.shape == 0 ? nil : arena.element(b.shape, entry.key)
            if isNews(entry.value, before ?? theirs.rest, depth: depth + 1) { return true }
        }
        return isNews(ours.rest, theirs.rest, depth: depth + 1)
    }

    /// Whether marks are more dangerous than others.
    func isNews(_ new: [Mark], _ old: [Mark]) -> Bool {
        new.contains { mark in
            let grade = provenance[mark.origin]?.grade
            var danger = mark.danger
            for other in old where other.flags.isSubset(of: mark.flags) {
                if other.origin == mark.origin {
                    danger.subtract(other.danger)
                } else if let grade, let theirs = provenance[other.origin]?.grade, theirs >= grade {
                    danger.subtract(other.danger)
                }
            }
            return !danger.isEmpty
        }
    }
}
