/// A tensor of a GGUF file; its data lies in the mapped file, which the tensor keeps alive.
package struct GGUFTensor: @unchecked Sendable {
    package let name: String
    /// The type's number in the format, as in `wk_type_block_elements`.
    package let type: Int32
    /// Elements along each axis, the fastest-changing one first; 1 to 4 axes, none empty.
    package let dimensions: [Int]
    /// The first byte of the data; aligned to the file's alignment.
    package let data: UnsafeRawPointer
    package let byteCount: Int
    private let file: MappedFile

    init(
        name: String, type: Int32, dimensions: [Int], data: UnsafeRawPointer, byteCount: Int, file: MappedFile
    ) {
        self.name = name
        self.type = type
        self.dimensions = dimensions
        self.data = data
        self.byteCount = byteCount
        self.file = file
    }

    /// Elements in all; the reader has checked that the product fits.
    package var elementCount: Int { dimensions.reduce(1, *) }
}

/// How the format stores a tensor type: blocks of `elements` in `bytes`.
package struct GGUFTensorType: Sendable {
    package let number: Int32
    package let name: StaticString
    package let blockElements: Int
    package let blockBytes: Int

    /// The type with this number; `nil` if the format has none.
    package static func numbered(_ number: Int32) -> GGUFTensorType? {
        all.first { $0.number == number }
    }

    private init(_ number: Int32, _ name: StaticString, _ blockElements: Int, _ blockBytes: Int) {
        self.number = number
        self.name = name
        self.blockElements = blockElements
        self.blockBytes = blockBytes
    }

    /// Every type of the format, those without kernels included, so that any file's tensors can be listed.
    private static let all = [
        GGUFTensorType(0, "F32", 1, 4), GGUFTensorType(1, "F16", 1, 2),
        GGUFTensorType(2, "Q4_0", 32, 18), GGUFTensorType(3, "Q4_1", 32, 20),
        GGUFTensorType(6, "Q5_0", 32, 22), GGUFTensorType(7, "Q5_1", 32, 24),
        GGUFTensorType(8, "Q8_0", 32, 34), GGUFTensorType(9, "Q8_1", 32, 40),
        GGUFTensorType(10, "Q2_K", 256, 84), GGUFTensorType(11, "Q3_K", 256, 110),
        GGUFTensorType(12, "Q4_K", 256, 144), GGUFTensorType(13, "Q5_K", 256, 176),
        GGUFTensorType(14, "Q6_K", 256, 210), GGUFTensorType(15, "Q8_K", 256, 292),
        GGUFTensorType(16, "IQ2_XXS", 256, 66), GGUFTensorType(17, "IQ2_XS", 256, 74),
        GGUFTensorType(18, "IQ3_XXS", 256, 98), GGUFTensorType(19, "IQ1_S", 256, 50),
        GGUFTensorType(20, "IQ4_NL", 32, 18), GGUFTensorType(21, "IQ3_S", 256, 110),
        GGUFTensorType(22, "IQ2_S", 256, 82), GGUFTensorType(23, "IQ4_XS", 256, 136),
        GGUFTensorType(24, "I8", 1, 1), GGUFTensorType(25, "I16", 1, 2),
        GGUFTensorType(26, "I32", 1, 4), GGUFTensorType(27, "I64", 1, 8),
        GGUFTensorType(28, "F64", 1, 8), GGUFTensorType(29, "IQ1_M", 256, 56),
        GGUFTensorType(30, "BF16", 1, 2), GGUFTensorType(34, "TQ1_0", 256, 54),
        GGUFTensorType(35, "TQ2_0", 256, 66), GGUFTensorType(39, "MXFP4", 32, 17),
        GGUFTensorType(40, "NVFP4", 64, 36), GGUFTensorType(41, "Q1_0", 128, 18),
    ]
}
