import OutputContexts
import Testing

@Suite struct ByteSetTests {
    @Test func setAlgebraAgreesWithSet() {
        var random = SplitMix(seed: 1)
        for _ in 0..<50 {
            let a = Set((0..<random.below(300)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
            let b = Set((0..<random.below(300)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
            let (x, y) = (ByteSet(a), ByteSet(b))
            #expect(x.bytes == a.sorted())
            #expect(x.union(y).bytes == a.union(b).sorted())
            #expect(x.intersection(y).bytes == a.intersection(b).sorted())
            #expect(x.subtracting(y).bytes == a.subtracting(b).sorted())
            #expect(x.inverse.bytes == Set(0...255).subtracting(a).sorted())
            #expect(x.isSubset(of: y) == a.isSubset(of: b))
            #expect(x.isSubset(of: x.union(y)))
            #expect(x.isDisjoint(with: y) == a.isDisjoint(with: b))
            #expect(x.count == a.count)
            #expect((x == y) == (a == b))
        }
    }

    @Test func insertingAndRemoving() {
        for byte in UInt8(0)...255 {
            var set = ByteSet.empty
            set.insert(byte)
            #expect(set.bytes == [byte] && set.contains(byte))
            set.remove(byte)
            #expect(set.isEmpty)
        }
        #expect(ByteSet.all.count == 256)
    }

    @Test func namedSets() {
        #expect(ByteSet.word.count == 63)
        #expect(ByteSet.word.isDisjoint(with: .htmlSpecial))
        #expect(ByteSet.word.isDisjoint(with: .sqlSpecial))
        #expect(ByteSet.word.isDisjoint(with: .shellSpecial))
        #expect(ByteSet.word.isDisjoint(with: .pathSpecial))
        #expect(ByteSet.quotes.isSubset(of: .shellSpecial))
        #expect(ByteSet.whitespace.isSubset(of: .unquotedAttributeSpecial))
        #expect(ByteSet("/\\\u{00}") == .pathSeparators)
    }
}
