"""Checks a response against `openapi.json`: its status, its content type and each of its headers.

`App.http` checks every response that any test receives. So no route can send anything that the contract does not
describe.
"""

import json
import re
from functools import cache
from typing import Any

import httpx

from tests.support.repository import ROOT

Json = dict[str, Any]

DOCUMENT: Json = json.loads((ROOT / "openapi.json").read_text())
# Headers of HTTP itself and of the server: every response of any service may have them.
_HTTPS_OWN = {"content-type", "content-length", "transfer-encoding", "connection", "date", "server", "cache-control"}
# Headers only for browsers and proxies: no client reads them.
_BROWSERS = {
    "content-security-policy", "cross-origin-resource-policy", "referrer-policy", "vary", "x-content-type-options",
    "access-control-allow-origin", "access-control-expose-headers", "x-accel-buffering",
}  # fmt: skip


def check(answer: httpx.Response) -> None:
    """An event hook of httpx. Raises AssertionError, which names what the contract does not describe."""
    operation = find_operation(answer.request.method, answer.request.url.path)
    if operation is None or answer.status_code == 405:  # not an operation of the contract
        return
    name, status = operation["operationId"], str(answer.status_code)
    assert status in operation["responses"], f"{name} answered {status}, which the contract does not tell"
    described = operation["responses"][status]
    untold = list_own_headers(answer) - list_told_headers(described)
    assert not untold, (
        f"{name} {status} sent {sorted(untold)}, which the contract does not tell: "
        "add them to `SENT` in app/api/openapi/headers.py and to the route"
    )
    if media_types := described.get("content", {}):
        media_type = answer.headers["content-type"].partition(";")[0]
        assert media_type in media_types, f"{name} {status} is {media_type}"


def list_own_headers(answer: httpx.Response) -> set[str]:
    return {header.lower() for header in answer.headers} - _HTTPS_OWN - _BROWSERS


def list_told_headers(described: Json) -> set[str]:
    return {header.lower() for header in described.get("headers", {})}


@cache
def find_operation(method: str, path: str) -> Json | None:
    """The operation of a request. Fixed paths are tried before those with a parameter; HEAD is described as GET."""
    wanted = "get" if method == "HEAD" else method.lower()
    for template, item in sorted(DOCUMENT["paths"].items(), key=lambda pair: "{" in pair[0]):
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path) and wanted in item:
            operation: Json = item[wanted]
            return operation
    return None
