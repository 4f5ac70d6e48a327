import AnalysisProgram
import PHPSyntax

/// What the callers of functions have checked before they call them.
extension Interpreter {
    /// Goes from the functions that are called to those that requests run.
    mutating func findGuardsOfCallers() {
        var entered: Set<FunctionID> = []
        for registration in program.hooks {
            for target in registration.callbacks { if let function = target.functionID { entered.insert(function) } }
            for endpoint in registration.route?.endpoints ?? [] {
                for target in endpoint.callback?.targets ?? [] {
                    if let function = target.functionID { entered.insert(function) }
                }
            }
        }
        var sites: [FunctionID: [(caller: FunctionID, guards: Guards)]] = [:]
        for (caller, callees) in calls {
            for (callee, guards) in callees where callee != caller && !entered.contains(callee) {
                sites[callee, default: []].append((caller, guards))
            }
        }
        // Functions that nobody calls, but for the hooks and files that requests run, are for others to call.
        for (callee, callers) in sites {
            let used = callers.filter { site in
                sites[site.caller] != nil || entered.contains(site.caller)
                    || program.functions[site.caller.index].kind != .function
            }
            if !used.isEmpty { sites[callee] = used }
        }
        var found: [FunctionID: Guards] = [:]
        for function in sites.keys { found[function] = Guards(rawValue: .max) }
        for _ in 0..<12 {
            var isSettled = true
            for (function, callers) in sites {
                var common = Guards(rawValue: .max)
                for site in callers { common.formIntersection(site.guards.union(found[site.caller] ?? [])) }
                if found[function] != common {
                    found[function] = common
                    isSettled = false
                }
            }
            if isSettled { break }
        }
        // Functions that only call each other are not reached at all.
        guardsOfCallers = found.filter { $0.value.rawValue != .max }
    }

    /// What has been checked whenever a function is called.
    func callerGuards(of function: FunctionID) -> Guards { guardsOfCallers[function] ?? [] }

    /// Notes what has been checked where a callback is registered.
    mutating func noteRegistration(_ node: NodeID, _ guards: Guards) {
        let checks = guards.intersection([.capability, .objectCapability, .login, .nonce, .offline])
        guard !checks.isEmpty else { return }
        guardsOfRegistrations[UInt64(frame.file) << 32 | UInt64(node.index)] = checks
    }

    /// What has been checked where a callback is registered.
    func registrationGuards(_ registration: HookRegistration) -> Guards {
        var guards = guardsOfRegistrations[UInt64(registration.file) << 32 | UInt64(registration.node.index)] ?? []
        if let function = registration.enclosing { guards.formUnion(callerGuards(of: function)) }
        return guards
    }
}
