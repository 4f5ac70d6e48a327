"""Embeddings through the Python package."""

from __future__ import annotations

import wpllm
from common import check, finish, raises

NAME = "all-minilm-l6-v2"
TEXTS = [
    "How do I add a navigation menu?",
    "Register a menu location in a theme",
    "Schedule a cron event",
    "NUL \0 byte",
]


def dot(first: object, second: object) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))  # type: ignore[call-overload]


context = wpllm.Context()
answer = context.embed(TEXTS, model=NAME)
check(len(answer.vectors) == 4 and len(answer.vectors[0]) == 384, "shape")
check(answer.usage.prompt_tokens > 10, "usage")
question, near, far, _ = answer.vectors
check(abs(dot(question, question) - 1) < 1e-4, "length 1")
check(dot(question, near) > dot(question, far) + 0.2, "near and far")
check(len(context.embed("one text", model=NAME).vectors) == 1, "one text")

with context.model(NAME) as model:
    rows = model.embed(TEXTS)
    check(model.info()["embeds"] is True, "embeds")
    with raises(wpllm.ContextLengthError):
        model.embed(["a", "menu " * 2000])
    with raises(wpllm.InvalidArgumentError):
        model.embed([])
    with raises(wpllm.UnsupportedError):
        model.evaluate([101])
check(rows.data.shape == (4, 384), "shape of the rows, which outlive the model")
for row, vector in zip(rows, answer.vectors, strict=True):
    check(dot(row, vector) > 0.9999, "both forms agree")
check(rows.tolist()[1] == list(rows[1]) and len(rows[1:3]) == 2, "rows as lists")

with raises(wpllm.ContextLengthError, "input[1]"):
    context.embed(["a", "menu " * 2000], model=NAME)
check(len(context.embed(["a", "menu " * 2000], model=NAME, truncate=True).vectors) == 2, "truncate")
with raises(wpllm.InvalidRequestError, "input"):
    context.embed([], model=NAME)
with raises(wpllm.InvalidRequestError, "input[1]"):
    context.embed(["a", 5], model=NAME)  # type: ignore[list-item]
with raises(wpllm.UnsupportedError):
    context.generate("x", model=NAME)
finish()
