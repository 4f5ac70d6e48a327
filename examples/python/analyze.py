"""Analyses files of a plugin or theme together; exits with 1 if something grave is found.

cd my-plugin && python analyze.py my-plugin.php includes/form.php
"""

import sys
from pathlib import Path

import wpllm

files = {path: Path(path).read_bytes() for path in sys.argv[1:]}
try:
    with wpllm.Context() as context:
        analysis = context.analyze(files=files, analysis_type="security")
except wpllm.WPLLMError as error:
    print(f"{error.code}: {error}", file=sys.stderr)
    sys.exit(2)
for issue in analysis.issues:
    print(f"{issue['file']}:{issue['line']}: {issue['severity']}: {issue['message']} ({issue['rule']})")
    for step in issue["trace"]:
        print(f"    {step['file']}:{step['line']} {step['note']}")
print(f"score {analysis.score:.1f} of 10")
sys.exit(1 if any(issue["severity"] in ("high", "critical") for issue in analysis.issues) else 0)
