"""What the machine has to give: room in memory, and ports."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path


def folder_in_memory() -> str | None:
    """Where thousands of small files are written fastest, if there is room for them."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 1 << 30:
        return str(memory)
    return None


def free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port: int = server.getsockname()[1]
        return port
