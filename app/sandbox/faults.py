"""The faults that a sandbox can be asked for: their names, how they are written, and how often each still applies."""

import re
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Stage = Literal["upload", "submit", "run", "poll", "film"]

_BY_STAGE: dict[Stage, dict[str, str]] = {
    "submit": {
        "missing-fields": "400 MISSING_REQUIRED_FIELDS; not charged",
        "unsupported-model": "400 UNSUPPORTED_MODEL; not charged",
        "unknown-error": "400 UNKNOWN_ERROR; not charged",
        "busy": "400 EXTERNAL_API_RESPONSE_WITH_ERROR, the cause in details is the prompt; not charged",
        "busy-image": "the same, the cause is the image; not charged",
        "wrapped-error": '400 {"success": false, "error": {...}}; not charged',
        "bad-key": "401 as for a deleted key; not charged",
        "out-of-credit": "406 that names a price (VALUE, else the true one) and a team; not charged",
        "too-many": "429 with retryAfter (VALUE seconds, 2); not charged",
        "cloudflare-1015": "429 as Cloudflare says it, in HTML; VALUE seconds, if given, as Retry-After; not charged",
        "500": "charged, then 500",
        "502": "charged, then 502 in HTML",
        "503": "charged, then 503 in HTML",
        "504": "charged, then 504 in HTML",
        "520": "charged, then Cloudflare's 520 in HTML",
        "524": "charged, then Cloudflare's 524 in HTML",
        "5xx-unpaid": "500, and nothing was charged",
        "reset-before": "the connection is reset with no answer; not charged",
        "reset-after": "charged, then the connection is reset with no answer",
        "half-answer": "charged; half of the JSON that Content-Length announced, then the end",
        "nonsense": "charged; 200 whose body is no JSON",
        "html": "charged; 200 with HTML",
        "silence": "charged; no answer before the client leaves or VALUE seconds (3600) have passed",
    },
    "run": {
        "empty-success": "charged; SUCCESS without a result or a link, said by the submit itself",
        "failure": "the run ends as FAILURE: in the answer when blocking, else at the poll; the charge is given back",
        "failed": "the same, with the word FAILED",
        "never-ends": "PROCESSING for ever; charged",
        "late-success": "PROCESSING until VALUE seconds (5) after the submit, then SUCCESS",
        "late-failure": "PROCESSING until VALUE seconds (5) after the submit, then FAILURE; the charge is given back",
    },
    "poll": {
        "poll-500": "a poll is answered 500",
        "poll-html": "a poll is answered 200 with HTML",
        "poll-429": "a poll is answered 429 with retryAfter (VALUE seconds, 2)",
        "poll-null": "a poll finds no record: aiRecord is null",
        "poll-empty": "a poll says SUCCESS without a result or a link",
    },
    "film": {
        "late-film": "404 until VALUE seconds (2) after SUCCESS",
        "lost-film": "404 for ever",
        "cut-film": "half of the bytes that Content-Length announced, then the end",
        "short-film": "200 with a truncated mp4 whose Content-Length agrees",
        "wrong-film": "200 with something that is no mp4",
        "film-500": "500 as S3 says it",
        "heavy-film": "the whole film, padded to VALUE megabytes (8) with a box that players skip",
    },
    "upload": {
        "upload-500": "an upload is answered 500",
        "upload-400": "an upload is answered 400",
        "upload-429": "an upload is answered 429 with retryAfter (VALUE seconds, 2)",
        "upload-reset": "the connection is reset with no answer; the asset is not kept",
        "upload-nonsense": "200 whose body is no JSON",
        "upload-silence": "no answer before the client leaves or VALUE seconds (3600) have passed",
    },
}

FAULTS: dict[str, str] = {name: line for stage in _BY_STAGE.values() for name, line in stage.items()}
"""Every name with its description of one line."""

_STAGE: dict[str, Stage] = {name: stage for stage, names in _BY_STAGE.items() for name in names}
_WRITTEN = re.compile(r"(?P<name>[a-z0-9-]+)(=(?P<value>\d+(\.\d+)?))?(\*(?P<times>\d+))?")
_MARKER = re.compile(r"\[\[fault:([^\]]*)\]\]")
_REMEMBERED = 10_000


class UnknownFault(ValueError):
    """No fault is written like this; the message lists those there are."""

    def __init__(self, written: str) -> None:
        super().__init__(f"unknown fault {written!r}; there are: {', '.join(FAULTS)}")


@dataclass(frozen=True)
class Fault:
    """One fault as asked for: `value` in the unit its description gives, `times` None for every time."""

    name: str
    value: float | None = None
    times: int | None = None

    @property
    def stage(self) -> Stage:
        return _STAGE[self.name]

    def seconds(self, default: float) -> float:
        """The value as seconds."""
        return default if self.value is None else self.value


def make(name: str, value: float | None = None, times: int | None = None) -> Fault:
    """The fault of that name; raises `UnknownFault`."""
    if name not in FAULTS:
        raise UnknownFault(name)
    return Fault(name, value, times)


def parse(written: str) -> Fault:
    """Reads `NAME[=VALUE][*TIMES]`; raises `UnknownFault`."""
    parts = _WRITTEN.fullmatch(written.strip())
    if parts is None:
        raise UnknownFault(written)
    value, times = parts["value"], parts["times"]
    return make(parts["name"], None if value is None else float(value), None if times is None else int(times))


def markers(prompt: str) -> tuple[Fault, ...]:
    """The faults that a prompt asks for by `[[fault:…]]`, in their order; raises `UnknownFault`."""
    return tuple(parse(written) for written in _MARKER.findall(prompt))


class Faults:
    """Which fault governs a call: the prompt's own markers first, then those that stand for every call."""

    def __init__(self, written: Iterable[str]) -> None:
        self._standing: list[Fault] = [parse(each) for each in written]
        # A refused submit leaves no record to count in, so its markers are counted by what it asked for.
        self._spent: OrderedDict[str, Counter[Fault]] = OrderedDict()

    def add(self, fault: Fault) -> None:
        """From now on it governs every call of its stage."""
        self._standing.append(fault)

    def clear(self) -> None:
        """No fault stands for every call any more, those of the options included."""
        self._standing.clear()

    def spent(self, request: str) -> Counter[Fault]:
        """How often each marker of this request has applied to its submits."""
        spent = self._spent.setdefault(request, Counter())
        self._spent.move_to_end(request)
        if len(self._spent) > _REMEMBERED:
            self._spent.popitem(last=False)
        return spent

    def take(self, stage: Stage, marked: Iterable[Fault] = (), spent: Counter[Fault] | None = None) -> Fault | None:
        """The first fault of this stage that still applies, counted as used."""
        for fault in marked:
            if fault.stage != stage:
                continue
            if fault.times is None:
                return fault
            if spent is not None and spent[fault] < fault.times:
                spent[fault] += 1
                return fault
        return self._take_standing(stage)

    def _take_standing(self, stage: Stage) -> Fault | None:
        for place, fault in enumerate(self._standing):
            if fault.stage != stage or fault.times == 0:
                continue
            if fault.times is not None:
                self._standing[place] = replace(fault, times=fault.times - 1)
            return fault
        return None
