"""Builds small vocabularies of every kind and writes them as GGUF files without tensors."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import gguf
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from tokenizers_strings import PHP, TEXTS

NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = (
    gguf.TokenType.NORMAL,
    gguf.TokenType.UNKNOWN,
    gguf.TokenType.CONTROL,
    gguf.TokenType.USER_DEFINED,
    gguf.TokenType.UNUSED,
    gguf.TokenType.BYTE,
)

LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
QWEN2 = LLAMA3.replace(r"\p{N}{1,3}", r"\p{N}")

#: name, pre-tokenizer, expression to train with ("" for GPT-2's), entries, control tokens, user-defined tokens
BYTE_PAIR: list[tuple[str, str, str, int, list[str], list[str]]] = [
    (
        "bpe-llama-bpe", "llama-bpe", LLAMA3, 1600,
        ["<|begin_of_text|>", "<|eot_id|>", "<|start_header_id|>", "<|end_header_id|>", "<|endoftext|>"], ["<keep>"],
    ),
    ("bpe-qwen2", "qwen2", QWEN2, 1600, ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], ["<keep>", "<keep2>"]),
    ("bpe-gpt-2", "gpt-2", "", 1200, ["<|endoftext|>"], ["  ", "    ", "====", "====="]),
    ("bpe-default", "default", "", 700, ["<|endoftext|>"], []),
    ("bpe-falcon", "falcon", "", 700, ["<|endoftext|>", "<|im_end|>"], []),
    ("bpe-smollm", "smollm", "", 700, ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], []),
    ("bpe-qwen35", "qwen35", QWEN2.replace(r"?\p{L}+", r"?[\p{L}\p{M}]+"), 700, ["<|im_start|>", "<|im_end|>"], []),
]  # fmt: skip


def corpus() -> list[str]:
    """PHP, markup and prose in many scripts, generated from word lists."""
    draw = random.Random(20)
    verbs = ["get", "the", "add", "register", "update", "delete", "render", "is", "has", "wp", "esc", "sanitize"]
    nouns = ["post", "option", "user", "meta", "block", "query", "term", "title", "content", "html", "attr", "id"]
    lines = list(TEXTS) * 2
    for _ in range(3000):
        name = "_".join([draw.choice(verbs), draw.choice(nouns), draw.choice(nouns)])
        value = draw.choice(
            ["true", "false", "null", f"'{draw.choice(nouns)}'", str(draw.randrange(100000)), "array()"]
        )
        lines.append(
            draw.choice(
                [
                    f"\tif ( ! {name}( ${draw.choice(nouns)} ) ) {{\n\t\treturn {value};\n\t}}\n",
                    f"    $this->{name} = {value};\n",
                    f"add_filter( '{name}', '{draw.choice(verbs)}_{draw.choice(nouns)}', {draw.randrange(100)} );\n",
                    f"<!-- wp:{draw.choice(nouns)} --><p>{draw.choice(nouns)} {value}</p><!-- /wp -->\n\n",
                    f"The {draw.choice(nouns)} isn't {draw.choice(verbs)} {draw.choice(nouns)}, it's {value}. ",
                ]
            )
        )
    return lines + [PHP]


def write(path: Path, architecture: str, model: str) -> gguf.GGUFWriter:
    """Begins a file with what llama.cpp wants to see before it reads a vocabulary."""
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name(path.stem)
    writer.add_context_length(512)
    writer.add_embedding_length(64)
    writer.add_block_count(1)
    writer.add_feed_forward_length(64)
    writer.add_head_count(2)
    if architecture == "bert":
        writer.add_layer_norm_eps(1e-12)
        writer.add_causal_attention(False)
        writer.add_token_type_count(2)
    else:
        writer.add_layer_norm_rms_eps(1e-6)
    writer.add_tokenizer_model(model)
    return writer


def finish(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.close()


def byte_pair(folder: Path, index: int) -> Path:
    name, pre, expression, size, control, defined = BYTE_PAIR[index]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = (
        pre_tokenizers.Sequence(
            [
                pre_tokenizers.Split(Regex(expression), "isolated"),
                pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
            ]
        )
        if expression
        else pre_tokenizers.ByteLevel(add_prefix_space=False)
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size - len(control) - len(defined),
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(corpus(), trainer)
    tokenizer.add_special_tokens([AddedToken(text, special=True) for text in control])
    entries = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    texts = list(dict.fromkeys([text for text, _ in entries] + defined))
    types = [CONTROL if text in control else USER_DEFINED if text in defined else NORMAL for text in texts]
    state = json.loads(tokenizer.to_str())
    merges = [" ".join(merge) if isinstance(merge, list) else merge for merge in state["model"]["merges"]]
    path = folder / f"{name}.gguf"
    writer = write(path, "llama", "gpt2")
    writer.add_tokenizer_pre(pre)
    writer.add_token_list(texts)
    writer.add_token_types(types)
    writer.add_token_merges(merges)
    writer.add_bos_token_id(texts.index(control[0]))
    writer.add_eos_token_id(texts.index(control[-1]))
    if pre == "gpt-2":
        writer.add_add_bos_token(True)
        writer.add_add_eos_token(True)
    finish(writer)
    return path


def sentence_piece(folder: Path, *, plain: bool) -> Path:
    """Byte-pair merges over characters as SentencePiece stores them: each merge a token, its score its rank."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex("▁*[^▁]+|▁+"), "isolated")
    tokenizer.train_from_iterator(corpus(), trainers.BpeTrainer(vocab_size=1500, show_progress=False))
    learned = [text for text, _ in sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])]
    texts, types, scores = ["<unk>", "<s>", "</s>"], [UNKNOWN, CONTROL, CONTROL], [0.0, 0.0, 0.0]
    if plain:
        # A vocabulary with holes: some bytes are written plainly, and the newline has no byte token but a name.
        for byte in range(256):
            texts.append(chr(byte) if 0x21 <= byte < 0x7F and byte % 2 else f"<0x{byte:02X}>")
            types.append(NORMAL if len(texts[-1]) == 1 else BYTE)
            scores.append(0.0)
    else:
        texts += [f"<0x{byte:02X}>" for byte in range(256)]
        types += [BYTE] * 256
        scores += [0.0] * 256
    for text in ["<keep>", "<keep2>", "▁▁▁▁"]:
        texts.append(text)
        types.append(USER_DEFINED)
        scores.append(-1000.0)
    merged = [text for text in learned if len(text) > 1 and text not in texts]
    letters = [text for text in learned if len(text) == 1 and text not in texts]
    for rank, text in enumerate(merged + letters):
        texts.append(text)
        types.append(UNUSED if plain and rank == 5 else NORMAL)
        # Equal scores now and then: the leftmost pair wins.
        scores.append(-float(rank // 3 * 3 if plain else rank))
    path = folder / ("spm-holes.gguf" if plain else "spm.gguf")
    writer = write(path, "llama", "llama")
    writer.add_token_list(texts)
    writer.add_token_scores(scores)
    writer.add_token_types(types)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    if plain:
        writer.add_add_space_prefix(False)
        writer.add_add_eos_token(True)
    finish(writer)
    return path


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The most frequent first, equal ones in the order of the alphabet."""
    return sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def word_piece(folder: Path, *, cased: bool) -> Path:
    """Frequent words, and frequent parts of words, which are not what BERT's trainer would choose but as hard."""
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    normalizer = normalizers.BertNormalizer(lowercase=not cased)
    splitter = pre_tokenizers.BertPreTokenizer()
    words = Counter(word for line in corpus() for word, _ in splitter.pre_tokenize_str(normalizer.normalize_str(line)))
    parts: Counter[str] = Counter()
    for word, number in words.items():
        parts.update({word[:length]: number for length in range(2, min(len(word), 6))})
        parts.update({word[at : at + 3]: number for at in range(1, len(word) - 1)})
    letters = sorted({letter for word in words for letter in word})
    # The form that GGUF files have: a mark where a word begins, none where it goes on.
    learned = ["▁" + letter for letter in letters] + [letter for letter in letters if letter.isalnum()]
    learned += ["▁" + word for word, _ in ranked(words)[:500]] + [part for part, _ in ranked(parts)[:300]]
    learned += ["▁" + part for part, _ in ranked(parts)[:200]]
    texts = list(dict.fromkeys(special + learned))
    path = folder / ("wpm-cased.gguf" if cased else "wpm.gguf")
    writer = write(path, "bert", "bert")
    writer.add_token_list(texts)
    writer.add_token_types([UNKNOWN if text == "[UNK]" else CONTROL if text in special else NORMAL for text in texts])
    writer.add_bos_token_id(texts.index("[CLS]"))
    writer.add_unk_token_id(texts.index("[UNK]"))
    writer.add_sep_token_id(texts.index("[SEP]"))
    writer.add_pad_token_id(texts.index("[PAD]"))
    writer.add_mask_token_id(texts.index("[MASK]"))
    if cased:
        writer.add_bool("tokenizer.ggml.normalizer.lowercase", False)
    finish(writer)
    return path


def build(folder: Path) -> list[Path]:
    """Writes all vocabularies and returns their paths."""
    paths = [byte_pair(folder, index) for index in range(len(BYTE_PAIR))]
    paths += [sentence_piece(folder, plain=False), sentence_piece(folder, plain=True)]
    return paths + [word_piece(folder, cased=False), word_piece(folder, cased=True)]
