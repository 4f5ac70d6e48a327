/// Strings and numbers that programs write out, each once.
///
/// An integer is kept as its decimal digits, as PHP does for the keys of arrays.
struct Literals {
    private var texts: [[UInt8]] = [[]]
    private var ids: [[UInt8]: LiteralID] = [:]

    /// Longer literals are known by their beginning only in messages, but whole here.
    mutating func id(_ text: [UInt8]) -> LiteralID {
        if let id = ids[text] { return id }
        guard texts.count < 0x1FF_FFFF else { return 0 }
        let id = LiteralID(texts.count)
        texts.append(text)
        ids[text] = id
        return id
    }

    mutating func id(_ text: String) -> LiteralID { id(Array(text.utf8)) }

    func contains(_ text: [UInt8]) -> Bool { ids[text] != nil }

    subscript(id: LiteralID) -> [UInt8] { texts[Int(id)] }

    func string(_ id: LiteralID) -> String { String(decoding: texts[Int(id)], as: UTF8.self) }
}
