#!/usr/bin/env python3
"""Mixed load on one process for a while: nothing may crash, answers must stay the same, memory must not grow.

    make build models
    PYTHONPATH=bindings/python/src WPLLM_LIBRARY=.build/release/libwpllm.so WPLLM_MODEL_PATH=models:build/models \\
        python3 Tests/Soak/soak.py --seconds 600

Several threads share a context and do what hosts do: whole generations, streams read to the end, streams dropped or
cancelled half-way, embeddings, tokenisation, contexts and models opened and closed, bad requests, forked children.
The last line is `N passed, N failed`: one check for each kind of work, and one for memory.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable

import wpllm

THREADS = 4
TEXT_MODEL = "wp-llm-nano"
EMBEDDING_MODEL = "all-minilm-l6-v2"
CACHE_BYTES = 64 << 20
# What a long run may add after the warm-up: caches that fill up to CACHE_BYTES, and the allocator's fragments.
GROWTH_BYTES = CACHE_BYTES + (48 << 20)
REQUESTS = [
    "Create a custom post type for recipes",
    "Create a shortcode that shows the current year",
    "Create a REST route that returns the latest posts",
    "Create a meta box for the price of a product",
]
SENTENCES = [
    "WordPress stores posts in one table.",
    "Nonces protect forms.",
    "Transients expire. " * 20,
    "プラグインを有効化する",
    "<?php echo esc_html( $title );",
]


def resident_bytes() -> int:
    """The private memory of this process: pages of mapped model files are shared and do not count."""
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("RssAnon:"):
                return int(line.split()[1]) * 1024
    raise RuntimeError("/proc/self/status has no RssAnon")


class Soak:
    """The work, its expected answers and what went wrong."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.context = wpllm.Context(max_memory_bytes=CACHE_BYTES, threads=2)
        self.kinds: dict[str, Callable[[random.Random], None]] = {
            "generate": self.generate,
            "stream": self.stream,
            "drop a stream": self.drop,
            "cancel a stream": self.cancel,
            "embed": self.embed,
            "tokenize": self.tokenize,
            "open and close": self.reopen,
            "bad requests": self.bad_requests,
            "fork": self.fork,
        }
        self.done: Counter[str] = Counter()
        self.errors: dict[str, str] = {}
        self.lock = threading.Lock()
        self.answers = {request: self.answer(request) for request in REQUESTS}
        with self.context.model(EMBEDDING_MODEL) as model:
            self.vectors = [list(row) for row in model.embed(SENTENCES)]

    def answer(self, request: str) -> str:
        """The answer of the most likely tokens, which is always the same."""
        return self.context.generate(request, model=TEXT_MODEL, temperature=0, max_tokens=48).text

    def generate(self, chance: random.Random) -> None:
        """A whole answer, as it was the first time."""
        request = chance.choice(REQUESTS)
        assert self.answer(request) == self.answers[request], f"another answer to {request!r}"

    def stream(self, chance: random.Random) -> None:
        """A stream read to its end gives the same text."""
        request = chance.choice(REQUESTS)
        with self.context.stream(request, model=TEXT_MODEL, temperature=0, max_tokens=48) as stream:
            assert stream.read() == self.answers[request], f"another stream for {request!r}"

    def drop(self, chance: random.Random) -> None:
        """A stream is closed after a few pieces, or before the first."""
        with self.context.stream(chance.choice(REQUESTS), model=TEXT_MODEL, seed=chance.getrandbits(31)) as stream:
            for _ in range(chance.randrange(4)):
                if next(stream, None) is None:
                    break

    def cancel(self, chance: random.Random) -> None:
        """Another thread cancels a stream, which then ends in order."""
        with self.context.stream(chance.choice(REQUESTS), model=TEXT_MODEL, max_tokens=700) as stream:
            timer = threading.Timer(chance.random() * 0.05, stream.cancel)
            timer.start()
            stream.read()
            timer.join()
            assert stream.finish_reason in ("cancelled", "stop", "length"), stream.finish_reason

    def embed(self, chance: random.Random) -> None:
        """Vectors are the same as the first time, whatever their neighbours."""
        order = chance.sample(range(len(SENTENCES)), chance.randint(1, len(SENTENCES)))
        vectors = self.context.embed([SENTENCES[index] for index in order], model=EMBEDDING_MODEL).vectors
        for index, vector in zip(order, vectors):
            similarity = sum(x * y for x, y in zip(vector, self.vectors[index]))
            assert similarity > 0.9999, f"sentence {index}: cosine {similarity} to the first time"

    def tokenize(self, chance: random.Random) -> None:
        """Text goes through the byte-level tokenizer and comes back; malformed bytes go through."""
        length = chance.randrange(400)
        text = "".join(chr(chance.randrange(0xD800)) for _ in range(length)).encode()
        with self.context.model(TEXT_MODEL) as model:
            assert model.detokenize_bytes(model.tokenize(text), special=True) == text, text.hex()
            malformed = bytes(chance.randrange(256) for _ in range(length))
            assert model.tokenize(malformed) or not malformed, malformed.hex()

    def reopen(self, chance: random.Random) -> None:
        """Contexts and models come and go beside the shared ones."""
        with wpllm.Context(threads=chance.randint(1, 3)) as context:
            with context.model(chance.choice([TEXT_MODEL, EMBEDDING_MODEL])) as model:
                assert model.info()["vocabulary_size"] > 0
            context.drain_log()

    def bad_requests(self, chance: random.Random) -> None:
        """What is wrong is refused, with an error that has a message."""
        wrong: list[dict[str, object]] = [
            {"temperature": "hot"},
            {"max_tokens": -1},
            {"no_such_key": 1},
            {"top_p": 7},
            {"stop": [""]},
        ]
        try:
            self.context.generate("x", model=TEXT_MODEL, **chance.choice(wrong))  # type: ignore[arg-type]
        except wpllm.WPLLMError as error:
            assert str(error), "an error without a message"
        else:
            raise AssertionError("a bad request was answered")

    def fork(self, chance: random.Random) -> None:
        """A child opens a context of its own and embeds, while the parent's threads are busy."""
        index = chance.randrange(len(SENTENCES))
        child = os.fork()
        if child == 0:
            status = 1
            try:
                context = wpllm.Context(threads=2)
                vector = context.embed(SENTENCES[index], model=EMBEDDING_MODEL).vectors[0]
                status = 0 if sum(x * y for x, y in zip(vector, self.vectors[index])) > 0.9999 else 2
            except BaseException:  # the child must not return into the parent's code
                traceback.print_exc()
            finally:
                os._exit(status)
        deadline = time.monotonic() + 60
        while True:
            pid, status = os.waitpid(child, os.WNOHANG)
            if pid == child:
                assert status == 0, f"the child ended with status {status}"
                return
            if time.monotonic() > deadline:
                os.kill(child, 9)
                os.waitpid(child, 0)
                raise AssertionError("the child hung for 60 s")
            time.sleep(0.005)

    def work(self, number: int, until: float) -> None:
        """One thread: random kinds of work until the time is over or something fails."""
        chance = random.Random(self.seed * 1000 + number)
        names = list(self.kinds)
        while time.monotonic() < until:
            # Forking is dear and heavy, so it comes seldom; each kind comes at least once, in turn.
            name = "fork" if chance.random() < 0.02 else chance.choice(names[:-1])
            missing = [kind for kind in names if not self.done[kind]]
            if missing:
                name = missing[number % len(missing)]
            try:
                self.kinds[name](chance)
            except Exception:
                with self.lock:
                    self.errors.setdefault(name, traceback.format_exc())
            with self.lock:
                self.done[name] += 1

    def run(self, seconds: float) -> None:
        """Runs the threads for so many seconds."""
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=self.work, args=(number, until)) for number in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def main() -> int:
    """Warms up for a third of the time, then watches memory; returns the exit status."""
    parser = argparse.ArgumentParser(description="Mixed load, with memory watched.")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    soak = Soak(arguments.seed)
    soak.run(arguments.seconds / 3)
    before = resident_bytes()
    soak.run(arguments.seconds * 2 / 3)
    growth = resident_bytes() - before

    failed = 0
    for name in soak.kinds:
        error = soak.errors.get(name)
        if error is None and not soak.done[name]:
            error = "never ran"
        print(f"{soak.done[name]:8} × {name}" + (f": FAILED\n{error}" if error else ""))
        failed += error is not None
    print(f"private memory: {before / 1e6:.0f} MB after the warm-up, {growth / 1e6:+.1f} MB since")
    if growth > GROWTH_BYTES:
        print(f"FAILED: more than {GROWTH_BYTES / 1e6:.0f} MB were added")
        failed += 1
    print(f"{len(soak.kinds) + 1 - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
