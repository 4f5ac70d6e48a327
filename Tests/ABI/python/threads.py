"""Threads share a context; cancel and close come from elsewhere; abandoned streams go with the garbage."""

from __future__ import annotations

import gc
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import wpllm
from common import LONG, NANO, REQUEST, check, finish


def private_kib() -> int:
    match = re.search(r"^RssAnon:\s+(\d+)", Path("/proc/self/status").read_text(), re.M)
    return int(match[1]) if match else 0


context = wpllm.Context()
expected = context.generate(**REQUEST).text
model = context.model(NANO)


def work(number: int) -> str:
    model.evaluate(model.tokenize(f"add_action( 'init', 'hook_{number}' );"))
    return context.generate(**REQUEST).text


with ThreadPoolExecutor(6) as pool:
    for text in pool.map(work, range(24)):
        check(text == expected, "text from a thread")

# Other Python threads run while a call is inside the library.
ticks = 0
running = True


def tick() -> None:
    global ticks
    while running:
        ticks += 1
        time.sleep(0.001)


ticker = threading.Thread(target=tick)
ticker.start()
begun = time.monotonic()
context.generate(**{**LONG, "max_tokens": 300})
seconds = time.monotonic() - begun
running = False
ticker.join()
check(ticks > 50 * seconds, f"{ticks} ticks in {seconds:.2f} s")

# Cancel, then close, while another thread reads.
for act in ("cancel", "close"):
    stream = context.stream(**LONG)
    reader = threading.Thread(target=stream.read)
    reader.start()
    time.sleep(0.03)
    getattr(stream, act)()
    reader.join(20)
    check(not reader.is_alive(), f"{act}() ends the other thread's read")
    if act == "cancel":
        check(stream.finish_reason == "cancelled", "finish_reason")

# Two readers: one of them is told.
stream = context.stream(**LONG)
busy = threading.Event()


def read() -> None:
    try:
        for _ in stream:
            if busy.is_set():
                return
    except wpllm.BusyError:
        busy.set()


readers = [threading.Thread(target=read) for _ in range(3)]
for thread in readers:
    thread.start()
for thread in readers:
    thread.join(30)
check(busy.is_set(), "BusyError for a second reader")
stream.close()

# Closing a model while others are inside calls on it.
shared = context.model(NANO)


def use_until_closed() -> str:
    for _ in range(10_000):
        try:
            shared.evaluate([1, 2, 3, 4])
        except wpllm.BadHandleError:
            return "closed"
    return "never closed"


with ThreadPoolExecutor(4) as pool:
    jobs = [pool.submit(use_until_closed) for _ in range(4)]
    time.sleep(0.05)
    shared.close()
    for job in jobs:
        check(job.result() == "closed", "close() of a model in use")


# Abandoned streams
def abandon(count: int) -> None:
    for number in range(count):
        stream = context.stream(**{**LONG, "prompt": f"<?php // {number}"})
        next(stream)
        events = context.stream(**REQUEST).events()
        next(events)
    gc.collect()


abandon(100)
before = private_kib()
abandon(300)
after = private_kib()
check(after - before < 2048, f"abandoned streams grew the process from {before} to {after} KiB")
finish()
