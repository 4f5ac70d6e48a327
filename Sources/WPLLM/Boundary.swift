import CWPLLM
import Engine
import Glibc

// The boundary: the functions of `wpllm.h`, and nothing else. Conventions of every file in this folder:
//
// - A function takes its C arguments apart, calls one thing of the engine, and hands out handles. No logic lives here.
// - `boundary(err) { … }` turns a thrown `Failure` into a status and a `wpllm_error`.
// - Handles are numbers of `HandleTable`, not addresses: a freed, foreign or made-up handle is found out without
//   touching memory that is no longer ours.
// - Inputs are copied before use; what is handed out lives in an object that the handle keeps.

/// A handle as C sees it.
public typealias Handle = OpaquePointer
/// Where a function stores a handle that it hands out.
public typealias HandleOut = UnsafeMutablePointer<OpaquePointer?>

/// Runs `body`; a failure becomes its status, and a `wpllm_error` if the caller wants one.
func boundary(_ err: HandleOut?, _ body: () throws(Failure) -> Status) -> Int32 {
    do {
        return try body().rawValue
    } catch {
        err?.pointee = HandleTable.shared.insert(ErrorObject(error))
        return error.status.rawValue
    }
}

/// The place for a handle, which must be there; NULL is stored in it until the call succeeds.
func required(_ out: HandleOut?, _ name: StaticString = "out") throws(Failure) -> HandleOut {
    guard let out else { throw Failure(.invalidArgument, "\(name) is NULL", path: "\(name)") }
    out.pointee = nil
    return out
}

/// The bytes of an argument; NULL with a length of 0 is empty.
func bytes(
    _ pointer: UnsafePointer<CChar>?, _ length: Int, _ name: StaticString
) throws(Failure) -> UnsafeRawBufferPointer {
    guard length >= 0 else { throw Failure(.invalidArgument, "the length of \(name) is too large", path: "\(name)") }
    guard let pointer else {
        guard length == 0 else { throw Failure(.invalidArgument, "\(name) is NULL", path: "\(name)") }
        return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: pointer, count: length)
}

/// The bytes of an argument that must be there.
func requiredBytes(
    _ pointer: UnsafePointer<CChar>?, _ length: Int, _ name: StaticString
) throws(Failure) -> UnsafeRawBufferPointer {
    guard pointer != nil else { throw Failure(.invalidArgument, "\(name) is NULL", path: "\(name)") }
    return try bytes(pointer, length, name)
}

/// Token ids of an argument, copied.
func tokenArray(_ pointer: UnsafePointer<Int32>?, _ count: Int) throws(Failure) -> [Int32] {
    guard count >= 0, count <= Int(Int32.max) else {
        throw Failure(.invalidArgument, "the count of tokens is too large", path: "tokens")
    }
    guard let pointer else {
        guard count == 0 else { throw Failure(.invalidArgument, "tokens is NULL", path: "tokens") }
        return []
    }
    return Array(UnsafeBufferPointer(start: pointer, count: count))
}

/// Texts of an argument, copied; without `lengths` each ends in NUL.
func textArray(
    _ texts: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int>?, _ count: Int
) throws(Failure) -> [[UInt8]] {
    guard count >= 1, count <= 1 << 20 else {
        throw Failure(.invalidArgument, "count is to be 1 to 1048576", path: "count")
    }
    guard let texts else { throw Failure(.invalidArgument, "texts is NULL", path: "texts") }
    var copies: [[UInt8]] = []
    copies.reserveCapacity(count)
    for index in 0..<count {
        guard let text = texts[index] else {
            throw Failure(.invalidArgument, "texts[\(index)] is NULL", path: "texts[\(index)]")
        }
        copies.append(Array(try bytes(text, lengths?[index] ?? strlen(text), "texts")))
    }
    return copies
}

/// Whether `flags` are all among `known`.
func check(_ flags: UInt32, among known: UInt32) throws(Failure) {
    guard flags & ~known == 0 else {
        throw Failure(.invalidArgument, "flags has bits that mean nothing: \(flags & ~known)", path: "flags")
    }
}
