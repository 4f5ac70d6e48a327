import CWPLLM
import Engine

@c @implementation
public func wpllm_abi_version() -> UInt32 {
    Capabilities.abiVersion
}

@c @implementation
public func wpllm_version_string() -> UnsafePointer<CChar>? {
    address(of: Capabilities.version)
}

@c @implementation
public func wpllm_status_name(_ status: Int32) -> UnsafePointer<CChar>? {
    address(of: Status(rawValue: status)?.name ?? "WPLLM_E_UNKNOWN")
}

@c @implementation
public func wpllm_capabilities(_ out: HandleOut?, _ err: HandleOut?) -> Int32 {
    boundary(err) { () throws(Failure) in
        let out = try required(out)
        out.pointee = HandleTable.shared.insert(ResultObject(json: Capabilities.json()))
        return .ok
    }
}

/// The address of a literal, which is NUL-terminated and lives as long as the process (the library is never unloaded).
private func address(of string: StaticString) -> UnsafePointer<CChar>? {
    guard string.hasPointerRepresentation else { return nil }
    return UnsafeRawPointer(string.utf8Start).assumingMemoryBound(to: CChar.self)
}
