"""Analysis and the REST interface through the Python package."""

from __future__ import annotations

import json

import wpllm
from common import check, finish, raises

CODE = "<?php\necho 'Hello ' . $_GET['name'];\n"

with wpllm.Context() as context:
    analysis = context.analyze(CODE, analysis_type="security")
    check(analysis.issues[0]["rule"] == "xss.reflected", "rule")
    check(analysis.issues[0]["line"] == 2, "line")
    check(0 <= analysis.score < 5, "score")
    check(bool(analysis.recommendations), "recommendations")
    check(analysis.scores == {}, "scores without files")

    files = {"a.php": "<?php\nrequire 'b.php';\nshow( $_GET['x'] );", "b.php": "<?php function show( $t ) { echo $t; }"}
    batch = context.analyze(files=files)
    check(list(batch.scores) == ["a.php", "b.php"], "scores")
    check("xss.reflected" in [issue["rule"] for issue in batch.issues], "across files")

    latin = context.analyze(b"<?php\n$a = 'Gr\xfc\xdfe'; echo $_GET['a'];\n", analysis_type="security")
    check(latin.issues[0]["column"] == 20, "column behind bytes that are not UTF-8")

    sarif = json.loads(context.analysis_report(CODE, format="sarif"))
    check(sarif["version"] == "2.1.0", "SARIF")
    check(context.analysis_report(CODE, format="html").startswith("<!DOCTYPE html>"), "HTML")

    response = context.request("POST", "/v1/analyze", {"code": CODE, "analysis_type": "security"})
    check(response.status == 200, "status")
    check(response.json()["issues"][0]["rule"] == "xss.reflected", "body")
    response = context.request("GET", "/v1/models", headers={"X-Request-Id": "mine"})
    check(response.headers["x-request-id"] == "mine", "request identifier")
    response = context.request("POST", "/v1/analyze", "{")
    check((response.status, response.json()["error"]["code"]) == (400, "invalid_json"), "error")
    check(context.request("GET", "/v1/analyze").headers["allow"] == "POST", "method")

    with raises(wpllm.InvalidRequestError, "code"):
        context.analyze()
    with raises(wpllm.InvalidRequestError, "kode"):
        context.analyze("", kode=1)
    with raises(wpllm.InvalidRequestError, "format"):
        context.analysis_report("", format="pdf")

finish()
