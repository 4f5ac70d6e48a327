"""fork while a thread computes: models go on, the rest is refused, a new context works."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import warnings

import common
import wpllm
from common import LONG, NANO, REQUEST, check, finish, raises

# Python 3.12 warns of forks in processes that have threads; that they work is what is tested here.
warnings.simplefilter("ignore", DeprecationWarning)

context = wpllm.Context()
model = context.model(NANO)
expected = context.generate(**REQUEST).text
stream = context.stream(**LONG)
next(stream)
stop = threading.Event()


def compute() -> None:
    while not stop.is_set():
        with context.stream(**LONG) as own:
            for _ in own:
                if stop.is_set():
                    return


def child() -> None:
    signal.alarm(60)
    common.failures = 0
    with raises(wpllm.ForkedError):
        context.models()
    with raises(wpllm.ForkedError):
        context.generate(**REQUEST)
    with raises(wpllm.ForkedError):
        next(stream)
    with raises(wpllm.ForkedError):
        stream.cancel()
    check(len(model.evaluate(model.tokenize("<?php"))) == 1, "a model in the child")
    with wpllm.Context() as own:
        check(own.generate(**REQUEST).text == expected, "a new context in the child")
    stream.close()
    model.close()
    context.close()
    os._exit(1 if common.failures else 0)


def in_pool(number: int) -> str:
    with wpllm.Context() as own:
        return own.generate(**REQUEST).text


computing = threading.Thread(target=compute)
computing.start()
for _ in range(20):
    pid = os.fork()
    if pid == 0:
        child()
    _, status = os.waitpid(pid, 0)
    check(status == 0, f"status {status} of a child")
with multiprocessing.get_context("fork").Pool(3) as pool:
    check(pool.map(in_pool, range(6)) == [expected] * 6, "multiprocessing")
stop.set()
computing.join()
check(next(stream), "the parent's stream goes on")
finish()
