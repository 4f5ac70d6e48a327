import OutputContexts
struct RegexFacts { init?(_ p: [UInt8]) { return nil }
 var allowedBytes: ByteSet? { nil }
 var evaluatesReplacement: Bool { false }
 func remainingBytes(replacement: [UInt8]) -> ByteSet? { nil } }
enum FormatString { struct Conversion { var argument: Int?; var isNumeric: Bool }
 enum Item { case literal([UInt8]); case conversion(Conversion) }
 static func parse(_ b: [UInt8]) -> [Item] {
  var out: [Item] = []; var lit: [UInt8] = []; var i = 0
  while i < b.count { if b[i] == 37, i + 1 < b.count { if b[i+1] == 37 { lit.append(37); i += 2; continue }
    var j = i + 1; var num = 0; while j < b.count, b[j] >= 48, b[j] <= 57 { num = num &* 10 &+ Int(b[j]) - 48; j += 1 }
    var arg: Int? = nil; if j < b.count, b[j] == 36 { arg = num - 1; j += 1 }
    while j < b.count, !((b[j] >= 97 && b[j] <= 122) || (b[j] >= 65 && b[j] <= 90)) { j += 1 }
    if j < b.count { if !lit.isEmpty { out.append(.literal(lit)); lit = [] }; out.append(.conversion(.init(argument: arg, isNumeric: b[j] != 115))); i = j + 1; continue } }
    lit.append(b[i]); i += 1 }
  if !lit.isEmpty { out.append(.literal(lit)) }
  return out } }
