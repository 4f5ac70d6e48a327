"""Library, models, tokens, logits, streams and exceptions of the Python package."""

from __future__ import annotations

import json
import math

import wpllm
from common import LONG, NANO, REQUEST, check, finish, raises

check(wpllm.abi_version()[0] == 1, "interface")
check(wpllm.version() == wpllm.capabilities()["version"], "version")

context = wpllm.Context(threads=2, log_level="info")
check(NANO in [item["id"] for item in context.models()], "models()")
check(context.drain_log().dropped == 0, "drain_log()")

model = context.model(NANO)
check(model.info()["architecture"] == "llama", "info()")
for text in ("", "a", "NUL \0 inside \0", "naïve ☕ 👩\u200d💻\n\t"):
    check(model.detokenize(model.tokenize(text)) == text, f"round trip of {text!r}")
check(model.tokenize(b"\xff x") == model.tokenize("\udcff x") != [], "malformed bytes, and their surrogate escape")
check(model.detokenize(model.tokenize("☕")[:1]) == "\ufffd", "half of a sequence")
end = model.tokenize("<|im_end|>", parse_special=True)
check(len(end) == 1 and len(model.tokenize("<|im_end|>")) > 1, "special token")
check(model.detokenize(end) == "" and model.detokenize(end, special=True) == "<|im_end|>", "special token written")

tokens = model.tokenize("<?php\nadd_action( 'init', 'x' );")
last, rows = model.evaluate(tokens), model.evaluate(tokens, all_rows=True)
check((len(last), len(rows), rows.columns) == (1, len(tokens), 2048), "shape of the logits")
check(rows.data.shape == (len(tokens), 2048) and rows.data.readonly, "shape of the view")
check(math.isclose(max(last[0]), max(rows[-1]), rel_tol=1e-3), "last row")
kept = model.evaluate(tokens)[0]
check(all(math.isfinite(number) for number in kept), "a row outlives its matrix")

# Streams
with context.stream(**REQUEST) as stream:
    pieces = list(stream)
check(len(pieces) > 5 and all(pieces) and "".join(pieces) == stream.text, "pieces")
check(stream.finish_reason in ("stop", "length"), "finish_reason")
check(0 < stream.usage.completion_tokens <= 120 and stream.usage.prompt_tokens > 0, "usage")
check(not list(stream), "nothing after the end")
answer = context.generate(**REQUEST)
check(answer.text == stream.text and answer.raw["choices"][0]["text"] == answer.text, "generate()")
check(answer.raw["object"] == "text_generation" and answer.raw["usage"]["total_tokens"] > 0, "raw")
check(answer.usage.cached_tokens > 0, "the second request reuses the first")
events = list(context.stream(**REQUEST).events())
for event in events:
    chunk = json.loads(event.json)
    check(chunk["choices"][0]["delta"].get("text", "") == event.text, "text of the chunk")
    check(chunk["choices"][0]["finish_reason"] == event.finish_reason, "finish_reason of the chunk")
check("".join(event.text for event in events) == answer.text and events[-1].done, "events")
asked = {key: value for key, value in REQUEST.items() if key != "prompt"}
check(
    context.generate(messages=[{"role": "user", "content": REQUEST["prompt"]}], **asked).text == answer.text, "messages"
)
seeded = {**REQUEST, "temperature": 1.5, "seed": 3, "max_tokens": 30, "stop": ["zzzz"], "top_k": 40}
check(context.generate(**seeded).text == context.generate(**seeded).text, "seed")

stream = context.stream(**REQUEST)
first = next(stream)
check(stream.finish_reason is None, "finish_reason while it goes on")
check(stream.read() == answer.text, "read() after a piece")
with context.stream(**LONG) as stream:
    for _ in stream:
        stream.cancel()
check(stream.finish_reason == "cancelled", "cancel()")
with context.stream(**LONG) as stream:
    for _ in stream:
        context.cancel()
check(stream.finish_reason == "cancelled", "cancel() of the context")
check(context.generate(**LONG, deadline_ms=30).finish_reason == "deadline", "deadline_ms")
stream = context.stream(**LONG)
for _ in stream:
    stream.close()
stream.close()
check(stream.text and next(stream, None) is None, "close() inside the loop")

# Exceptions
with raises(wpllm.InvalidRequestError, "max_token"):
    context.generate(**REQUEST, max_token=3)
with raises(wpllm.InvalidRequestError, "max_tokens"):
    context.generate("x", model=NANO, max_tokens="3")  # type: ignore[arg-type]
with raises(wpllm.InvalidRequestError, "threads"):
    wpllm.Context(threads=0)
with raises(wpllm.InvalidRequestError, "messages[0].content"):
    context.generate(model=NANO, messages=[{"role": "user", "content": 5}])
with raises(wpllm.InvalidJSONError):
    context.generate("\ud800", model=NANO)
with raises(ValueError):
    context.generate(**{**REQUEST, "temperature": math.nan})
with raises(wpllm.NotFoundError):
    context.model("no-such-model")
with raises(wpllm.NotFoundError):
    context.generate("x", model="no-such-model")
with raises(wpllm.BadModelError):
    context.model(__file__)
with raises(wpllm.ContextLengthError):
    context.generate("post " * 9000, model=NANO)
with raises(wpllm.UnsupportedError):
    context.embed("x", model=NANO)
with raises(wpllm.UnsupportedError):
    model.embed(["x"])
with raises(wpllm.InvalidArgumentError, "tokens[2]"):
    model.detokenize([1, 2, 5000])
with raises(wpllm.InvalidArgumentError):
    model.detokenize([1 << 40])
with raises(wpllm.InvalidArgumentError):
    model.evaluate([])
try:
    context.generate(**REQUEST, max_token=3)
except wpllm.WPLLMError as error:
    check(error.code == "WPLLM_E_INVALID_REQUEST" and error.status == -7, "code and status")
    check("max_token" in str(error) and not error.retryable and error.retry_after_ms is None, "message")

other = wpllm.Context()
outlives = other.model(NANO)
other.close()
other.close()
with raises(wpllm.BadHandleError):
    other.models()
check(outlives.info()["id"], "a model outlives its context")
outlives.close()
with raises(wpllm.BadHandleError):
    outlives.info()
for kind in vars(wpllm).values():
    if isinstance(kind, type) and issubclass(kind, wpllm.WPLLMError):
        check(kind("x").code.startswith("WPLLM_E_"), f"code of {kind}")

# What is left open goes at the interpreter's exit.
left_open = (context.stream(**LONG), context.model(NANO), wpllm.Context())
next(left_open[0])
finish()
