import JSON

/// Texts that RFC 8259 and the parser's limits accept.
let acceptedTexts: [String] = [
    "null", "true", "false", "0", "-1", "1.5", "\"\"", "[]", "{}", " [ ] ", "\t{\n}\r\n", "[[]]", "[1]", "[1,2]",
    "[ 1 , 2 ]",
    "[[],[[]],{}]", "{\"a\":{}}", "{\"\":0}", "{\"a\":1,\"b\":2}", "{ \"a\" : [ 1 ] , \"b\" : null }",
    "{\"\\u0000\":1}",
    "[0e1]", "[0E+1]", "[1e-2]", "[-0]", "[-0.0]", "[123.456e78]", "[1.0000000000000000000000000000000001]",
    "[-237462374673276894279832749832423479823246327846]", "[1e0000000000000000000000000001]",
    "[1e-99999999999999999999]",
    "[\"\\u0060\\u012a\\u12AB\"]", "[\"\\ud801\\udc37\"]", "[\"\\uDBFF\\uDFFE\"]", "[\"\\\\a\"]", "[\"\\\\u0000\"]",
    "[\"a/*b*/c/*d//e\"]",
    "[\"\u{7F}\"]", "[\"\u{FFFF}\"]", "[\"\u{FFFE}\"]", "[\"\u{10FFFF}\"]", "[\"\u{2028}\u{2029}\"]", "[\"\u{FEFF}\"]",
    "[\"⍂㈴⍂\"]",
    "[\"\\uFFFF\"]", "[\"new\\u000Aline\"]", "[\"\\\"\"]", "[\"\\/\"]", "{\"a\":\"b\",\"A\":\"b\"}",
    "{\"min\":-1.0e+28,\"max\":1.0e+28}",
    "[null,1,\"1\",{}]", "\n\n[\n\n]\n\n",
    "{\"x\":[{\"id\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}],\"id\":\"x\"}",
    "[1\n,1\n,\n1]", "[false]", "[null , null]", "{\"asd\":\"sdf\"}", "[4.9406564584124654e-324]",
    "[1.7976931348623157e+308]",
]

/// Texts that are refused, and as what.
let refusedTexts: [(String, JSONError.Kind)] = [
    // nothing, and too much
    ("", .syntax), (" ", .syntax), ("\u{FEFF}", .syntax), ("\u{FEFF}{}", .syntax), ("[][]", .syntax), ("1 2", .syntax),
    ("{}x", .syntax), ("[]]", .syntax), ("{}}", .syntax), ("nullnull", .syntax), ("true,", .syntax),
    ("\u{A0}[]", .syntax),
    ("[]\u{0}", .syntax), ("[]\u{2060}", .syntax), ("[]//x", .syntax), ("/**/[]", .syntax), ("[/**/]", .syntax),
    ("[#\n]", .syntax),
    // literals
    ("nul", .syntax), ("Null", .syntax), ("TRUE", .syntax), ("tru", .syntax), ("[truth]", .syntax), ("fals", .syntax),
    ("undefined", .syntax), ("NaN", .syntax), ("[-NaN]", .syntax), ("Infinity", .syntax), ("[-Infinity]", .syntax),
    ("[nan]", .syntax),
    // numbers
    ("-", .syntax), ("+1", .syntax), ("01", .syntax), ("-01", .syntax), ("00", .syntax), ("1.", .syntax),
    (".5", .syntax),
    ("-.5", .syntax), ("1.e1", .syntax), ("1e", .syntax), ("1e+", .syntax), ("1E-", .syntax), ("1e1.5", .syntax),
    ("0x1F", .syntax),
    ("1_000", .syntax), ("1 000", .syntax), ("--1", .syntax), ("-a", .syntax), ("1a", .syntax), ("0e", .syntax),
    ("0.e1", .syntax),
    ("1eE2", .syntax), ("1.2.3", .syntax), ("１", .syntax), ("-１", .syntax), ("[- 1]", .syntax), ("[-2.]", .syntax),
    ("1e309", .numberOutOfRange), ("-1e400", .numberOutOfRange), ("123123e100000", .numberOutOfRange),
    ("1e99999999999999999999999", .numberOutOfRange), ("1" + String(repeating: "0", count: 400), .numberOutOfRange),
    // strings
    ("\"", .syntax), ("\"a", .syntax), ("a\"", .syntax), ("'a'", .syntax), ("\"\\\"", .syntax), ("\"\\\"\\", .syntax),
    ("[\"\\x00\"]", .syntax),
    ("\"\\a\"", .syntax), ("\"\\'\"", .syntax), ("\"\\\u{0}\"", .syntax), ("\"\\u\"", .syntax), ("\"\\u00A\"", .syntax),
    ("\"\\u00G0\"", .syntax), ("\"\\U0041\"", .syntax), ("\"\\u+041\"", .syntax), ("\"\\u１234\"", .syntax),
    ("\"\n\"", .syntax),
    ("\"\t\"", .syntax), ("\"\u{0}\"", .syntax), ("\"\u{1F}\"", .syntax), ("\"abcdefgh\u{1F}ijkl\"", .syntax),
    ("\\n", .syntax),
    ("[\"\\u00\"]", .syntax), ("\"\\😀\"", .syntax), ("[\"a\u{0}a\"]", .syntax), ("\"\\uD834\\u\"", .syntax),
    ("\"\\uD800\"", .invalidUTF8), ("\"\\uDC00\"", .invalidUTF8), ("\"\\uDC00\\uD800\"", .invalidUTF8),
    ("\"\\uD800\\uD800\"", .invalidUTF8),
    ("\"\\uD800x\"", .invalidUTF8), ("\"\\uD800\\n\"", .invalidUTF8), ("\"\\uD800\\u0041\"", .invalidUTF8),
    ("\"\\ud83d\\\\ude00\"", .invalidUTF8),
    // arrays
    ("[", .syntax), ("]", .syntax), ("[1", .syntax), ("[1,", .syntax), ("[,]", .syntax), ("[,1]", .syntax),
    ("[1,]", .syntax),
    ("[1,,2]", .syntax), ("[1 2]", .syntax), ("[1;2]", .syntax), ("[1:2]", .syntax), ("[1}", .syntax), ("[[]", .syntax),
    ("[*]", .syntax),
    ("[\"a\"", .syntax), ("[\"\": 1]", .syntax), ("[\u{B}]", .syntax), ("[1,\n1\n,1", .syntax), ("[<null>]", .syntax),
    ("(1)", .syntax),
    // objects
    ("{", .syntax), ("}", .syntax), ("{\"a\"", .syntax), ("{\"a\":", .syntax), ("{\"a\":1", .syntax),
    ("{\"a\":1,", .syntax),
    ("{\"a\":1,}", .syntax), ("{,}", .syntax), ("{,\"a\":1}", .syntax), ("{\"a\":1,,\"b\":2}", .syntax),
    ("{\"a\" 1}", .syntax),
    ("{\"a\",1}", .syntax), ("{\"a\"::1}", .syntax), ("{a:1}", .syntax), ("{'a':1}", .syntax), ("{1:1}", .syntax),
    ("{null:1}", .syntax),
    ("{\"a\":1 \"b\":2}", .syntax), ("{\"a\":1]", .syntax), ("{[]:1}", .syntax), ("{\"a\":}", .syntax),
    ("{:1}", .syntax), ("{\"a\":1 b}", .syntax),
    ("{\"a\":1,\"a\":1}", .duplicateKey), ("{\"a\":1,\"b\":2,\"\\u0061\":3}", .duplicateKey),
    ("[{\"\":1,\"\":2}]", .duplicateKey),
]
