import Glibc
import Kernels

/// Floats of a model that are copied out of its file: norms, biases, tables. Immutable, aligned to a cache line.
final class FloatVector: @unchecked Sendable {
    let pointer: UnsafePointer<Float>
    let count: Int

    /// Allocates `count` zeros and lets `fill` write them; `nil` if there is no memory.
    init?(count: Int, _ fill: (UnsafeMutablePointer<Float>) -> Void) {
        guard let memory = AlignedMemory.allocate(count, of: Float.self) else { return nil }
        memory.initialize(repeating: 0, count: count)
        fill(memory)
        self.pointer = UnsafePointer(memory)
        self.count = count
    }

    deinit { free(UnsafeMutablePointer(mutating: pointer)) }
}

enum AlignedMemory {
    /// Uninitialised memory on a cache line, to be released with `free`; `nil` if there is none.
    static func allocate<T>(_ count: Int, of type: T.Type) -> UnsafeMutablePointer<T>? {
        let (bytes, overflow) = max(count, 1).multipliedReportingOverflow(by: MemoryLayout<T>.stride)
        var memory: UnsafeMutableRawPointer?
        guard !overflow, posix_memalign(&memory, 64, bytes) == 0, let memory else { return nil }
        return memory.bindMemory(to: type, capacity: max(count, 1))
    }
}

extension ModelError {
    static let outOfMemory = ModelError(kind: .memory, message: "out of memory")
}

/// A matrix where it lies in the file: `rows` rows of `columns` elements.
struct WeightMatrix: @unchecked Sendable {
    let type: Int32
    let data: UnsafeRawPointer
    let rows: Int
    let columns: Int
    let rowBytes: Int

    /// Turns one row into floats; `row` < `rows`.
    func copyRow(_ row: Int, to destination: UnsafeMutablePointer<Float>) {
        wk_dequantize_row(type, data + row * rowBytes, destination, columns)
    }
}

/// A matrix and what is added to its product.
struct LinearLayer: Sendable {
    let matrix: WeightMatrix
    let bias: FloatVector?

    /// The layer as an operand of `wk_matmul` whose results for token t begin at `output + t * rows`.
    func product(into output: UnsafeMutablePointer<Float>) -> wk_matrix {
        wk_matrix(
            type: matrix.type, weights: matrix.data, rows: matrix.rows, bias: bias?.pointer, output: output,
            output_stride: matrix.rows)
    }
}

/// Looks tensors up by name and checks their shapes and types.
struct WeightLoader {
    let file: GGUFFile

    func matrix(_ name: String, rows: Int, columns: Int) throws(ModelError) -> WeightMatrix {
        guard let matrix = try optionalMatrix(name, rows: rows, columns: columns) else { throw missing(name) }
        return matrix
    }

    func optionalMatrix(_ name: String, rows: Int, columns: Int) throws(ModelError) -> WeightMatrix? {
        guard let tensor = file.tensor(name) else { return nil }
        try check(tensor, shape: [columns, rows])
        return WeightMatrix(
            type: tensor.type, data: tensor.data, rows: rows, columns: columns, rowBytes: tensor.byteCount / rows)
    }

    /// `NAME.weight` and, if it is there or must be, `NAME.bias`.
    func linear(_ name: String, rows: Int, columns: Int, bias: Bias = .optional) throws(ModelError) -> LinearLayer {
        let matrix = try matrix(name + ".weight", rows: rows, columns: columns)
        let vector = try optionalVector(name + ".bias", count: rows)
        if vector == nil, bias == .required { throw missing(name + ".bias") }
        return LinearLayer(matrix: matrix, bias: vector)
    }

    enum Bias { case optional, required }

    func vector(_ name: String, count: Int) throws(ModelError) -> FloatVector {
        guard let vector = try optionalVector(name, count: count) else { throw missing(name) }
        return vector
    }

    func optionalVector(_ name: String, count: Int) throws(ModelError) -> FloatVector? {
        guard let tensor = file.tensor(name) else { return nil }
        try check(tensor, shape: [count])
        guard let vector = FloatVector(count: count, { wk_dequantize_row(tensor.type, tensor.data, $0, count) }) else {
            throw .outOfMemory
        }
        return vector
    }

    private func check(_ tensor: GGUFTensor, shape: [Int]) throws(ModelError) {
        let ones = { (count: Int) in [Int](repeating: 1, count: count) }
        guard tensor.dimensions + ones(4 - tensor.dimensions.count) == shape + ones(4 - shape.count) else {
            throw ModelError(
                kind: .malformed,
                message: "tensor '\(tensor.name)' has dimensions \(tensor.dimensions); \(shape) are expected",
                key: tensor.name)
        }
        guard wk_type_block_elements(tensor.type) > 0 else {
            let type = GGUFTensorType.numbered(tensor.type).map { "\($0.name)" } ?? "\(tensor.type)"
            throw ModelError(
                kind: .unsupported, message: "tensor '\(tensor.name)' is of type \(type), which is not supported",
                key: tensor.name)
        }
    }

    private func missing(_ name: String) -> ModelError {
        ModelError(kind: .malformed, message: "tensor '\(name)' is missing", key: name)
    }
}
