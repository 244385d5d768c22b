"""The catalogue of faults: their names and descriptions, and the notation in which they are requested."""

import re
from dataclasses import dataclass
from typing import Literal

Stage = Literal["list", "upload", "submit", "account", "generation", "render", "poll", "link", "film"]

_BY_STAGE: dict[Stage, dict[str, str]] = {
    "submit": {
        "missing-fields": "400 MISSING_REQUIRED_FIELDS; not charged",
        "unsupported-model": "400 UNSUPPORTED_MODEL; not charged",
        "unknown-error": "400 UNKNOWN_ERROR; not charged",
        "busy": "400 EXTERNAL_API_RESPONSE_WITH_ERROR; the details name the prompt as the cause; not charged",
        "busy-image": "the same, but the details name the image; not charged",
        "wrapped-error": '400 {"success": false, "error": {...}}; not charged',
        "bad-key": "401 as for a deleted key; not charged",
        "out-of-credit": "406 that names a price (VALUE, or the real one) and a team; not charged",
        "too-many": "429 with retryAfter (VALUE seconds, default 2); not charged",
        "cloudflare-1015": "Cloudflare's 429 in HTML; VALUE seconds, if given, in Retry-After; not charged",
        "500": "charged, then 500",
        "502": "charged, then 502 in HTML",
        "503": "charged, then 503 in HTML",
        "504": "charged, then 504 in HTML",
        "520": "charged, then Cloudflare's 520 in HTML",
        "524": "charged, then Cloudflare's 524 in HTML",
        "5xx-unpaid": "500; not charged",
        "reset-before": "the connection is reset without a response; not charged",
        "reset-after": "charged, then the connection is reset without a response",
        "billed-late": "the connection is reset without a response; charged VALUE seconds (default 1) later",
        "half-answer": "charged; only half of the JSON that Content-Length announces",
        "nonsense": "charged; 200 with a body that is not JSON",
        "html": "charged; 200 with HTML",
        "silence": "charged; no response until the client disconnects or VALUE seconds (default 3600) have passed",
    },
    "account": {
        "other-use": "before the submit, another user of the key spends VALUE credits (default 4800)",
        "price-fast-audio": "a fast film with sound costs VALUE credits (default twice its price)",
        "price-fast": "a fast film without sound costs VALUE credits (default twice its price)",
        "price-standard-audio": "a standard film with sound costs VALUE credits (default twice its price)",
        "price-standard": "a standard film without sound costs VALUE credits (default twice its price)",
        "other-dialect": "the field for fast mode is ignored: every film is a standard one, and costs so",
        "live-counter": "a poll shows the counter as it is then; without this, as it was before the submit",
    },
    "list": {
        "other-list": "the public price list names VALUE times the prices (default 2)",
    },
    "generation": {
        "empty-success": "charged; the submit itself returns SUCCESS, without a result or a link",
        "failure": "the generation ends as FAILURE, in the blocking response or at a poll; the charge is refunded",
        "failed": "the same, with the status FAILED",
        "never-ends": "PROCESSING for ever; charged",
        "late-success": "PROCESSING until VALUE seconds (default 5) after the submit, then SUCCESS",
        "late-failure": "PROCESSING until VALUE seconds (default 5) after the submit, then FAILURE and a refund",
    },
    "render": {
        "small-film": "the film has 720p, whatever was requested",
        "silent-film": "the film has no sound, whatever was requested",
        "brief-film": "the film lasts 5 s, whatever was requested",
    },
    "poll": {
        "poll-500": "a poll gets 500",
        "poll-html": "a poll gets 200 with HTML",
        "poll-429": "a poll gets 429 with retryAfter (VALUE seconds, default 2)",
        "poll-null": "a poll finds no record: aiRecord is null",
        "poll-empty": "a poll gets SUCCESS without a result or a link",
        "poll-gzip-gzip": "a poll gets JSON in two layers of gzip that unpack to VALUE megabytes (default 1500)",
    },
    "link": {
        "evil-link": "temporaryUrl points at 169.254.169.254, or with VALUE at that port of 127.0.0.1",
    },
    "film": {
        "late-film": "404 until VALUE seconds (default 2) after SUCCESS",
        "lost-film": "404 for ever",
        "cut-film": "only half of the bytes that Content-Length announces",
        "short-film": "200 with a truncated mp4 and a matching Content-Length",
        "wrong-film": "200 with a file that is not an mp4",
        "film-500": "500 with S3's error body",
        "evil-redirect": "302 to 169.254.169.254, or with VALUE to that port of 127.0.0.1",
        "gzip-gzip": "a film in two layers of gzip that unpack to VALUE megabytes (default 1500)",
        "drip": "a film that never ends: one byte every VALUE seconds (default 1)",
        "heavy-film": "the whole film, padded to VALUE megabytes (default 8) with a box that players skip",
    },
    "upload": {
        "upload-500": "an upload gets 500",
        "upload-400": "an upload gets 400",
        "upload-413": "an upload gets 413",
        "upload-429": "an upload gets 429 with retryAfter (VALUE seconds, default 2)",
        "upload-reset": "the connection is reset without a response; the asset is not stored",
        "upload-nonsense": "200 with a body that is not JSON",
        "upload-silence": "no response until the client disconnects or VALUE seconds (default 3600) have passed",
    },
}

FAULTS: dict[str, str] = {name: line for stage in _BY_STAGE.values() for name, line in stage.items()}
"""Every fault's name, with a description of one line."""

_STAGE: dict[str, Stage] = {name: stage for stage, names in _BY_STAGE.items() for name in names}
_WRITTEN = re.compile(r"(?P<name>[a-z0-9-]+)(=(?P<value>\d+(\.\d+)?))?(\*(?P<times>\d+))?")
_MARKER = re.compile(r"\[\[fault:([^\]]*)\]\]")


class UnknownFault(ValueError):
    """The text names no fault or is not in the notation. The message lists all names."""

    def __init__(self, written: str) -> None:
        super().__init__(f"unknown fault {written!r}; there are: {', '.join(FAULTS)}")


@dataclass(frozen=True)
class Fault:
    """One requested fault. `value` is in the unit that its description gives; with `times` None it always applies."""

    name: str
    value: float | None = None
    times: int | None = None

    @property
    def stage(self) -> Stage:
        return _STAGE[self.name]

    def seconds(self, default: float) -> float:
        """The value in seconds, or the default when none was given."""
        return default if self.value is None else self.value


def create_fault(name: str, value: float | None = None, times: int | None = None) -> Fault:
    """Creates a fault by its name. Raises `UnknownFault`."""
    if name not in FAULTS:
        raise UnknownFault(name)
    return Fault(name, value, times)


def parse_fault(written: str) -> Fault:
    """Parses `NAME[=VALUE][*TIMES]`. Raises `UnknownFault`."""
    parts = _WRITTEN.fullmatch(written.strip())
    if parts is None:
        raise UnknownFault(written)
    value, times = parts["value"], parts["times"]
    return create_fault(parts["name"], None if value is None else float(value), None if times is None else int(times))


def parse_markers(prompt: str) -> tuple[Fault, ...]:
    """The faults that a prompt requests with `[[fault:…]]`, in their order. Raises `UnknownFault`."""
    return tuple(parse_fault(written) for written in _MARKER.findall(prompt))
