"""Builds the wheel, with the library inside and nothing but the standard library to build it with.

    python3 build_backend.py OUT        writes OUT/wpllm-…-py3-none-manylinux_….whl
    pip wheel .  /  python -m build     the same, by PEP 517

$WPLLM_LIBRARY names the libwpllm.so to pack; default ../../.build/release/libwpllm.so.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import stat
import sys
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PACKAGE = ROOT / "src" / "wpllm"
REPOSITORY = ROOT.parent.parent
LIBRARY_NAME = "libwpllm.so.1"
MACHINES = {0x3E: "x86_64", 0xB7: "aarch64"}
Settings = Mapping[str, object] | None


class BuildError(Exception):
    """The wheel cannot be built."""


def _project() -> dict[str, str]:
    # The few lines of pyproject.toml that are needed; tomllib came with Python 3.11.
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table = text.split("[project]", 1)[1].split("\n[", 1)[0]
    return dict(re.findall(r'^([\w-]+) = "(.*)"$', table, re.MULTILINE))


def _classifiers() -> list[str]:
    return re.findall(r'^ +"(.+ :: .+)",$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)


def _metadata() -> str:
    project = _project()
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {project['version']}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        f"Requires-Python: {project['requires-python']}",
        *(f"Classifier: {name}" for name in _classifiers()),
        "Description-Content-Type: text/markdown",
        "",
        (ROOT / "README.md").read_text(encoding="utf-8"),
    ]
    return "\n".join(lines)


def _library() -> Path:
    path = Path(os.environ.get("WPLLM_LIBRARY") or REPOSITORY / ".build" / "release" / "libwpllm.so")
    if not path.is_file():
        raise BuildError(f"{path} is missing: run `swift build -c release` first, or set WPLLM_LIBRARY")
    return path


def platform_tag(library: bytes) -> str:
    """The wheel tag of a Linux library: its processor, and the newest glibc whose symbols it asks for (PEP 600)."""
    if library[:4] != b"\x7fELF" or library[4] != 2 or library[5] != 1:
        raise BuildError("the library is not a little-endian 64-bit ELF file")
    machine = MACHINES.get(int.from_bytes(library[18:20], "little"))
    if machine is None:
        raise BuildError("the library is for a processor that has no wheel tag here")
    minors = [int(number) for number in re.findall(rb"GLIBC_2\.(\d+)(?:\.\d+)?\0", library)]
    return f"manylinux_2_{max([17, *minors])}_{machine}"


def _tag(platform: str) -> str:
    pure = "true" if platform == "any" else "false"
    return f"Wheel-Version: 1.0\nGenerator: wpllm\nRoot-Is-Purelib: {pure}\nTag: py3-none-{platform}\n"


class _Wheel:
    """A wheel being written: files, then the record of their hashes. The same input gives the same bytes."""

    def __init__(self, path: Path, info: str) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self._info = info
        self._record: list[str] = []

    def add(self, name: str, content: bytes, mode: int = 0o644) -> None:
        self._store(name, content, mode)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        self._record.append(f"{name},sha256={digest},{len(content)}")

    def close(self) -> None:
        record = f"{self._info}/RECORD"
        self._store(record, "\n".join([*self._record, f"{record},,", ""]).encode(), 0o644)
        self._zip.close()

    def _store(self, name: str, content: bytes, mode: int) -> None:
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.external_attr = (stat.S_IFREG | mode) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(entry, content)


def _write(directory: Path, files: Mapping[str, tuple[bytes, int]], platform: str) -> str:
    project = _project()
    stem = f"{project['name']}-{project['version']}"
    name = f"{stem}-py3-none-{platform}.whl"
    directory.mkdir(parents=True, exist_ok=True)
    wheel = _Wheel(directory / name, f"{stem}.dist-info")
    for path, (content, mode) in files.items():
        wheel.add(path, content, mode)
    license_file = REPOSITORY / "LICENSE"
    if license_file.is_file():
        wheel.add(f"{stem}.dist-info/licenses/LICENSE", license_file.read_bytes())
    wheel.add(f"{stem}.dist-info/METADATA", _metadata().encode())
    wheel.add(f"{stem}.dist-info/WHEEL", _tag(platform).encode())
    wheel.close()
    return name


def _sources() -> list[Path]:
    return sorted(path for path in PACKAGE.iterdir() if path.suffix == ".py" or path.name == "py.typed")


def build_wheel(wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None) -> str:
    """PEP 517: writes the wheel and returns its file name. Raises BuildError."""
    library = _library().read_bytes()
    files = {f"wpllm/{path.name}": (path.read_bytes(), 0o644) for path in _sources()}
    files[f"wpllm/{LIBRARY_NAME}"] = (library, 0o755)
    return _write(Path(wheel_directory), files, platform_tag(library))


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """PEP 660: a wheel that points at src/; the library is found by $WPLLM_LIBRARY or the loader."""
    return _write(Path(wheel_directory), {"wpllm.pth": (f"{PACKAGE.parent}\n".encode(), 0o644)}, "any")


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """PEP 517: writes the source archive, without the library, and returns its file name."""
    project = _project()
    stem = f"{project['name']}-{project['version']}"
    name = f"{stem}.tar.gz"
    names = ["pyproject.toml", "README.md", "build_backend.py", *(f"src/wpllm/{path.name}" for path in _sources())]
    with tarfile.open(Path(sdist_directory) / name, "w:gz") as archive:
        for path in names:
            archive.add(ROOT / path, f"{stem}/{path}")
        info = Path(sdist_directory) / "PKG-INFO"
        info.write_text(_metadata(), encoding="utf-8")
        archive.add(info, f"{stem}/PKG-INFO")
        info.unlink()
    return name


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        print(Path(sys.argv[1]) / build_wheel(sys.argv[1]))
    except BuildError as problem:
        sys.exit(f"build_backend.py: {problem}")
