"""Texts that are hard to tokenise, as bytes, and a generator of random ones that the tests repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

PHP = """<?php
/**
 * Plugin Name: Hello
 */
defined( 'ABSPATH' ) || exit;

function my_plugin_register() {
\tregister_post_type( 'book', array(
\t\t'label'  => __( 'Books', 'my-plugin' ),
\t\t'public' => true,
\t) );
}
add_action( 'init', 'my_plugin_register' );
$x = $a . $b ?? null; $y['k'] = &$z->p::Q; // don't
"""

TEXTS: list[str] = [
    "",
    " ",
    "  ",
    "   ",
    " " * 7,
    " " * 31,
    " " * 100,
    "\t",
    "\t\t\t",
    "\n",
    "\n\n",
    "\n\n\n\n",
    "\r",
    "\r\n",
    "\r\n\r\n",
    "\r\r\n\n\r",
    " \n",
    "\n ",
    "  \n  ",
    "\n\n  x",
    "x\n\n  ",
    " \t \t\n \t",
    "a \n\n b",
    "a\n \n \nb",
    "a  b   c    d",
    "a\tb\t\tc",
    " a",
    "  a",
    "   a",
    "a ",
    "a  ",
    "\x0b\x0c",
    "\x1c\x1d\x1e\x1f",
    "a\x85b",
    "a\u00a0b\u00a0\u00a0c",
    "\u00a0",
    "\u3000全角\u3000空白\u3000",
    "a\u2003b\u2009c\u202fd\u205fe\u1680f",
    "line\u2028separator\u2029paragraph",
    "zero\u200bwidth\u200cjoin\u200der\u2060\ufeff",
    "\ufeffBOM first",
    "\ufeff",
    "a",
    "A",
    "0",
    "!",
    "'",
    "''",
    "'s",
    "'S",
    "it's IT'S they're THEY'RE I'm I'M you've we'll he'd HE'D",
    "'re've'll'd'm't's",
    "'RE'Ve'lL",
    "\u2019s don\u2019t \u2018quoted\u2019",
    "'sarcastic 'r 'l 'v 'rE",
    "x'",
    " 's 't",
    "O'Reilly's d'être l'été",
    "Hello, world!",
    "Hello,  world !  How are you ?",
    "$a . $b , $c ! ' s ' x 're 've n't",
    " ' ",
    "a ' b",
    "The quick brown fox jumps over the lazy dog.",
    "CamelCaseWord snake_case_word kebab-case-word SCREAMING_SNAKE",
    "__construct __get() ___ __",
    "1",
    "12",
    "123",
    "1234",
    "12345678901234567890",
    "3.14159 1,000,000 1e10 0xFF 0b11 1_000",
    "2024-01-31T12:00:00+00:00",
    "v1.2.3-beta.4",
    "١٢٣٤٥ ۱۲۳ १२३ ๑๒๓ 一二三 １２３４",
    "½ ⅓ ² ³ ₄ Ⅷ ⅷ ① ⑳ 〇 ㊿",
    "a1b2c3 1a2b3c",
    "12٣456",
    "PHP8.3",
    PHP,
    "<?php echo 'x'; ?>",
    "<?=$x?>",
    "if ($a===$b&&$c!==$d||!$e){return-1;}",
    "$this->get_option('foo')['bar'] ?? [];",
    "fn(int|string $x): ?array => [...$x, 'k' => <<<EOT\nheredoc\nEOT];",
    '<!-- wp:paragraph {"align":"center"} -->\n<p class="has-text-align-center">Hi</p>\n<!-- /wp:paragraph -->',
    '<!-- wp:group {"layout":{"type":"constrained"}} --><div></div><!-- /wp:group -->',
    "[gallery ids=\"1,2,3\" size='medium']",
    "/wp-json/wp/v2/posts?per_page=100&_embed",
    "SELECT * FROM {$wpdb->prefix}posts WHERE ID = %d;",
    "body{margin:0;padding:0 1rem!important}",
    "const { useState } = wp.element; export default () => <Foo bar={1} />;",
    '{"a":[1,2.5e-3,null,true],"b":"\\u00e9\\n"}',
    "https://example.org/?q=a%20b#frag",
    "user@example.org",
    "C:\\Windows\\System32",
    "!@#$%^&*()_+-=[]{}|;':\",./<>?`~",
    "`code` **bold** _em_ ~~x~~ # h\n- item\n\t- nested\n1. one",
    "...!!!???---___===",
    "«guillemets» „quotes“ ‹x› ‚y‘",
    "— – ‐ ‑ ‒ ― … ·",
    "€ £ ¥ ₹ ₿ ¢ ₽",
    "± × ÷ ≠ ≤ ≥ ∞ ∑ √ ∂ ∫",
    "© ® ™ § ¶ † ‡ °",
    "← → ↑ ↓ ↔ ⇒ ⌘ ⌥ ⏎",
    "│ ┌─┐ └─┘ █ ▓ ▒ ░ ▁ ▂ ▁▁ ▁a",
    "naïve café résumé Ünïcödé straße Øresund Łódź İstanbul ıI",
    "nai\u0308ve cafe\u0301 re\u0301sume\u0301",
    "e\u0301\u0302\u0303\u0304 a\u0308\u0323",
    "Z\u0351\u036b\u0343\u036a\u0302a\u034a\u0307\u0342l\u030dg\u0329o\u0324",
    "\u0301combining first",
    " \u0301 \u20dd x\u20e3",
    "ﬁ ﬂ ﬀ ﬃ ſ ẞ ß Å K Ω",
    "Å\u212b A\u030a",
    "ＦＵＬＬ　ｗｉｄｔｈ！",
    "Ǆ ǅ ǆ ŉ Ŀ",
    "Привет, мир! ЁЖИК ёжик",
    "Γειά σου Κόσμε ΣΊΣΥΦΟΣ ς",
    "שלום עולם שָׁלוֹם",
    "مرحبا بالعالم اَلْعَرَبِيَّةُ ـــ",
    "سلام دنیا می‌خواهم",
    "नमस्ते दुनिया हिन्दी में क्ष त्र ज्ञ",
    "বাংলা தமிழ் తెలుగు ಕನ್ನಡ മലയാളം",
    "สวัสดีชาวโลก ภาษาไทยไม่มีช่องว่าง",
    "ສະບາຍດີ မင်္ဂလာပါ សួស្តី",
    "བོད་སྐད་ ქართული Հայերեն አማርኛ",
    "你好，世界！这是一个测试。",
    "漢字とひらがなとカタカナ、ﾊﾝｶｸ。",
    "안녕하세요 세계 한국어 ㄱㄴㄷ",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8",
    "混合mixed文字text１２３abc",
    "𠀀𠀁𪛖𫝀𫠝𬺡 𝒜𝓑𝕮 𝟙𝟚𝟛 🄰🅱",
    "👍 👍🏽 👩‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪🇫🇷🇯🇵 ☺ ☺️ ❤️‍🔥 #️⃣",
    "😀😃😄😁😆😅😂🤣",
    "🇩🇪🇫",
    "a👍b 1👍2 '👍s",
    "\U0001f9d1\u200d\U0001f9d1 \u200d \ufe0f",
    "\U000e0067\U000e0062\U000e007f",
    "\ue000\uf8ff \U000f0000 \U0010ffff",
    "\u0378 \u2fe0 \U0003ffff \ufdd0 \uffff",
    "\ufffd",
    "\ufffd\ufffda",
    "\x00",
    "a\x00b",
    "\x00\x01\x02\x03\x04\x05\x06\x07\x08",
    "\x7f\x80\x9f",
    "tab\tnew\nline\rreturn\x0bvt\x0cff",
    "\x1b[31mred\x1b[0m",
    "\u202edlrow\u202c \u200e\u200f \u2066x\u2069",
    "soft\u00adhyphen",
    "Ġ Ċ ĉ Ã© âĢ",
    "<0x0A> <0x41> <0xFF>",
    "##ing ##",
    "▁the ▁",
    "[UNK] [CLS] [SEP] [MASK] [PAD] [unused1]",
    "[CLS]a[SEP]b[SEP]",
    "[cls] [CLS [ CLS]",
    "<s>",
    "</s>",
    "<s> a </s>",
    "<s><s></s><unk>",
    "a<s>b</s> c <unk> d",
    "<s",
    "< s >",
    "<|endoftext|>",
    "a<|endoftext|>b",
    "<|endoftext|><|endoftext|>",
    "<|im_start|>user\nhello<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>system\n<|im_end|",
    "<|im_end|>|>",
    "<<|im_end|>",
    "<|im_<|im_end|>end|>",
    "<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nhi<|eot_id|>",
    "<|eot_id|> <|eot_id|>  <|eot_id|>",
    "  <keep>  ",
    "<keep><keep2><keep>2>",
    "a<keep>b",
    "<keep",
    "  <|im_end|>  \n",
    "==== ===== ======",
    "=====x",
    "word " * 40,
    "a" * 300,
    "ab" * 150,
    "supercalifragilisticexpialidocious" * 8,
    "=" * 80,
    "-" * 81,
    "\n" * 50,
    "\t" * 50 + "x",
    "0" * 50,
    "中" * 60,
    "é" * 60,
    "👍" * 30,
    "x" * 26 + " " + "y" * 27,
    "the" + " the" * 20,
    "aAbBcCdDeE" * 6,
    "()()()[[]]{{}}",
    "a.b.c.d.e.f",
    "don't" * 12,
]

MALFORMED: list[bytes] = [
    b"\x80",
    b"\xbf\xbf",
    b"\xc2",
    b"a\xc2",
    b"\xc2a",
    b"\xe2\x82",
    b"\xe2\x82a",
    b"\xe2 x",
    b"\xe2\x96",
    b"\xe2\x96\x81\xe2\x96",
    b"\xf0\x9f\x91",
    b"\xf0\x9f\x91 \xf0\x9f",
    b"\xf0\x9f\x91\xf0\x9f\x91\x8d",
    b"\xff\xfe",
    b"\xfe\xff a",
    b"\xc0\x80",
    b"\xc1\xbf",
    b"\xe0\x80\xaf",
    b"\xf0\x80\x80\xa0",
    b"\xed\xa0\x80",
    b"\xed\xa0\xbd\xed\xb8\x80",
    b"x\xed\xbf\xbfy",
    b"caf\xe9 na\xefve",
    b"\xe4\xb8",
    b"\xb8\xad\xe4\xb8\xad",
    b"ok \xff ok \xf8\x88\x80\x80\x80 ok",
    b"<|im_\xffend|>",
    b"\xff<|im_end|>\xff",
    b"\xff<s>\xc2</s>",
    b"\n\xff\n \xff ",
    b"1\xff2\xff3",
    b"it\xff's",
    bytes(range(1, 256))[:244],
]

HARD: list[bytes] = [text.encode("utf-8") for text in TEXTS] + MALFORMED

#: Ranges of code points to draw from.
RANGES: list[tuple[int, int]] = [
    (0x20, 0x7E),
    (0x00, 0x1F),
    (0x7F, 0xFF),
    (0x100, 0x24F),
    (0x250, 0x36F),
    (0x300, 0x36F),
    (0x370, 0x52F),
    (0x590, 0x6FF),
    (0x900, 0xDFF),
    (0xE00, 0xFFF),
    (0x1100, 0x11FF),
    (0x1E00, 0x1FFF),
    (0x2000, 0x206F),
    (0x2070, 0x2BFF),
    (0x3000, 0x30FF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xD7B0, 0xDFFF),
    (0xE000, 0xF8FF),
    (0xF900, 0xFFFF),
    (0x10000, 0x1FFFF),
    (0x1F300, 0x1FAFF),
    (0x20000, 0x323AF),
    (0xE0000, 0xE01EF),
    (0x10FFF0, 0x10FFFF),
]

SPACES: list[str] = [
    " ", "  ", "   ", "\t", "\n", "\r", "\r\n", "\n\n", "\v", "\f", "\x85", "\xa0", "\u2003", "\u2028", "\u3000", "\u200b",
]  # fmt: skip

MASK = (1 << 64) - 1


class Random:
    """SplitMix64 (Steele, Lea, Flood 2014): the tests have the same."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def next(self) -> int:
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        value = self.state
        value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
        return value ^ (value >> 31)

    def below(self, bound: int) -> int:
        return self.next() % bound


def character(code: int) -> bytes:
    return chr(code).encode("utf-8", "surrogatepass")


def random_text(random: Random, entries: Sequence[bytes]) -> bytes:
    """A text of up to 24 parts. `entries` are the vocabulary's."""
    parts: list[bytes] = []
    for _ in range(random.below(25)):
        kind = random.below(8)
        if kind == 0:
            first, last = RANGES[random.below(len(RANGES))]
            for _ in range(1 + random.below(5)):
                parts.append(character(first + random.below(last - first + 1)))
        elif kind == 1:
            # 0xF4...0xF7 could begin numbers beyond Unicode, on which llama.cpp throws.
            byte = random.below(256)
            parts.append(bytes([byte if byte < 0xF4 else 0xFF]))
        elif kind == 2:
            parts.append(bytes(0x20 + random.below(95) for _ in range(1 + random.below(8))))
        elif kind == 3:
            parts.append(str(random.below(1000000)).encode())
        elif kind == 4:
            parts.append(SPACES[random.below(len(SPACES))].encode("utf-8"))
        elif kind == 5:
            parts.append(entries[random.below(len(entries))])
        else:
            hard = HARD[random.below(len(HARD))]
            start = random.below(len(hard) + 1)
            parts.append(hard[start : start + random.below(12)])
    text = bytearray(b"".join(parts))
    for at in range(len(text) - 1):
        # Parts may have met to a number beyond Unicode.
        if text[at] == 0xF4 and 0x90 <= text[at + 1] < 0xC0:
            text[at] = 0x3F
    return bytes(text)


def random_texts(seed: int, count: int, entries: Sequence[bytes]) -> Iterator[bytes]:
    random = Random(seed)
    for _ in range(count):
        yield random_text(random, entries)


def escaped(text: bytes) -> str:
    """A text on one line: valid characters as they are, but for controls, spaces at the ends and backslashes."""
    try:
        shown = text.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(chr(byte) if 0x20 < byte < 0x7F and byte != 0x5C else f"\\x{byte:02x}" for byte in text)
    return "".join(
        letter if letter.isprintable() and letter not in "\\" and (letter != " " or 0 < at < len(shown) - 1)
        else "".join(f"\\x{byte:02x}" for byte in letter.encode("utf-8"))
        for at, letter in enumerate(shown)
    )  # fmt: skip
