"""Lets the tool generate what tests ask for."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
# WPLLM_TOOL names another build of the tool.
TOOL = Path(os.environ.get("WPLLM_TOOL", REPOSITORY / ".build/release/wpllm-tool"))
# Pictures that a test leaves behind.
SCREENSHOTS = REPOSITORY / "build/screenshots"


def generate(kind: str, spec: Mapping[str, Any], folder: Path) -> Path:
    """Generates a plugin, block or theme into the folder; returns the folder of its own in it."""
    folder.mkdir(parents=True, exist_ok=True)
    before = set(folder.iterdir())
    command = [str(TOOL), "scaffold", kind, "--spec", "-", "--out", str(folder), "--json"]
    done = subprocess.run(command, input=json.dumps(spec), capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{kind} {json.dumps(spec)[:200]}: {done.stderr or done.stdout}")
    (made,) = set(folder.iterdir()) - before
    return made
