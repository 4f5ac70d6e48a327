"""Generates until it is interrupted."""

from __future__ import annotations

import wpllm
from common import LONG

context = wpllm.Context()
print("begun", flush=True)
try:
    while True:
        context.generate(**LONG)
except KeyboardInterrupt:
    print("interrupted", flush=True)
