"""Visitors of a site: requests with cookies, forms, and the REST API with its nonce."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import Message
from http.cookiejar import CookieJar
from typing import Any

# Seconds that a request may take before the test gives up.
TIMEOUT = 60
# WordPress gives its rich text editor to browsers that it knows.
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"


@dataclass
class Response:
    """An answer of the site, after redirections."""

    status: int
    url: str
    headers: Message[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def json(self) -> Any:
        return json.loads(self.body)


class NoRedirection(urllib.request.HTTPRedirectHandler):
    """Hands redirections to the caller."""

    def redirect_request(self, *arguments: Any, **keywords: Any) -> None:
        return None


@dataclass
class Session:
    """A visitor of the site, with cookies; logged in or not."""

    base: str
    jar: CookieJar = field(default_factory=CookieJar)
    _rest_nonce: str | None = None

    def request(
        self,
        method: str,
        path: str,
        data: Mapping[str, Any] | Sequence[tuple[str, str]] | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
    ) -> Response:
        """Asks for a path of the site, or for an address. Fields are sent as a form."""
        url = path if path.startswith("http") else self.base + path
        body = data if isinstance(data, bytes) or data is None else urllib.parse.urlencode(data, doseq=True).encode()
        handlers: list[urllib.request.BaseHandler] = [
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPCookieProcessor(self.jar),
        ]
        if not follow:
            handlers.append(NoRedirection())
        every = {"User-Agent": BROWSER, **(headers or {})}
        request = urllib.request.Request(url, data=body, headers=every, method=method)
        try:
            with urllib.request.build_opener(*handlers).open(request, timeout=TIMEOUT) as answer:
                return Response(answer.status, answer.url, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Response(error.code, error.url or url, error.headers, error.read())

    def get(self, path: str, follow: bool = True) -> Response:
        return self.request("GET", path, follow=follow)

    def post(
        self, path: str, data: Mapping[str, Any] | Sequence[tuple[str, str]] | bytes, follow: bool = True
    ) -> Response:
        return self.request("POST", path, data, follow=follow)

    @property
    def rest_nonce(self) -> str:
        """What proves to the REST API that a request comes from a page of the site; empty for a visitor."""
        if self._rest_nonce is None:
            answer = self.get("/wp-admin/admin-ajax.php?action=rest-nonce")
            self._rest_nonce = answer.text.strip() if answer.status == 200 and answer.text != "0" else ""
        return self._rest_nonce

    def rest(self, method: str, route: str, body: Any = None, query: Mapping[str, Any] | None = None) -> Response:
        """Sends a request to a route of the REST API, such as /wp/v2/posts."""
        headers = {"Content-Type": "application/json"}
        if self.rest_nonce:
            headers["X-WP-Nonce"] = self.rest_nonce
        path = "/wp-json" + urllib.parse.quote(route, safe="/%")
        if query:
            path += "?" + urllib.parse.urlencode(query, doseq=True)
        return self.request(method, path, None if body is None else json.dumps(body).encode(), headers)
