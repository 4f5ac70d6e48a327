"""Generates a plugin from a specification and writes its files, or the archive that WordPress installs.

python scaffold.py specification.json FOLDER
python scaffold.py specification.json plugin.zip
"""

import json
import sys
from pathlib import Path

import wpllm

specification = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
target = Path(sys.argv[2])
try:
    with wpllm.Context() as context:
        if target.suffix == ".zip":
            target.write_bytes(context.scaffold_archive("plugin", **specification))
            sys.exit(0)
        answer = context.scaffold("plugin", **specification)
except wpllm.WPLLMError as error:
    print(f"{error.code}: {error.path or 'request'}: {error}", file=sys.stderr)
    sys.exit(2)
for file in answer["files"].values():
    path = target / file["filename"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file["content"], encoding="utf-8")
    print(path)
verification = answer["verification"]
print(f"{sum(verification['checked_files'].values())} files checked, {len(verification['issues'])} remarks")
print(answer["installation_instructions"])
