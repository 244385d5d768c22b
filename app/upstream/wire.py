"""Writes and parses 1min.ai's JSON in its dialects; only this module knows them. `§` refers to upstream.md."""

import json
import re
import time
from calendar import timegm
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qs, urlsplit

from app.schemas.parameters import VideoParameters

Dialect = Literal["fast_mode", "task_type"]

FEATURE = "IMAGE_TO_VIDEO"
_LINK_SECONDS = 7 * 24 * 3600  # the longest lifetime of a link, and that of a link which states none (§2)
_DETAIL_LIMIT = 500  # characters of upstream's own text that the operator may read
_WORDS_LIMIT = 2_000  # characters of it that are searched: some patterns take quadratic time
_SECONDS = re.compile(r"[0-9]{1,9}")
_UUID = re.compile(r"[0-9A-Za-z_\-]{1,100}")  # it becomes part of a URL path
_LISTED = {
    "fast+audio": ("fast", "withAudio"),
    "fast": ("fast", "withoutAudio"),
    "standard+audio": ("standard", "withAudio"),
    "standard": ("standard", "withoutAudio"),
}
_LISTED_SECONDS = 8
_LARGEST_FIGURE = 10**15  # credits; what is larger is nonsense, and no database integer


@dataclass(frozen=True)
class Order:
    """One paid call, in our own terms."""

    image: str  # the path that the asset API returned
    parameters: VideoParameters


class Reading(NamedTuple):
    """The counter of our key's account, in credits, as an answer shows it: without what its own call costs (§2)."""

    credit_limit: int
    used_credit: int


@dataclass(frozen=True)
class Working:
    """Upstream has accepted the paid call, or still works on it."""

    uuid: str
    reading: Reading | None = None


@dataclass(frozen=True)
class Finished:
    """The film can be downloaded from `url` until `expires_at` (milliseconds UTC).

    Never log `url`: anyone who has it can download the film."""

    uuid: str
    url: str
    expires_at: int
    reading: Reading | None = None


class Cause(StrEnum):
    """What a definite refusal was about, as far as upstream's response shows it."""

    IMAGE = "image"
    IMAGE_SIZE = "image_size"
    PROMPT = "prompt"
    OTHER = "other"


@dataclass(frozen=True)
class Failed:
    """A definite refusal: nothing was billed (§5)."""

    cause: Cause
    detail: str
    reading: Reading | None = None


Record = Working | Finished | Failed


class MalformedResponse(Exception):
    """A response that does not have the expected form."""


def write_order(order: Order, *, model: str, dialect: Dialect, asynchronous: bool) -> dict[str, Any]:
    """The body of a paid call (§2). Every parameter is sent, so upstream's defaults do not matter."""
    wanted = order.parameters
    speed: dict[str, Any] = {"fast_mode": wanted.fast_mode}
    if dialect == "task_type":  # newer documentation: model is `veo3`; task_type is the old model name, plus `-fast`
        speed = {"task_type": f"{model}-fast" if wanted.fast_mode else model}
    prompt_object = {
        "imageUrl": order.image,
        "prompt": wanted.prompt,
        **speed,
        "generate_audio": wanted.generate_audio,
        "aspect_ratio": wanted.aspect_ratio,
        "veo3_duration": f"{wanted.seconds}s",
        "resolution": wanted.resolution,
    }
    body = {
        "type": FEATURE,
        "model": model if dialect == "fast_mode" else "veo3",
        "conversationId": FEATURE,
        "promptObject": prompt_object,
    }
    return body | {"async": True} if asynchronous else body


def read_asset(text: bytes) -> str:
    """The path to send as `imageUrl` (§1). Raises MalformedResponse."""
    body = _parse(text)
    path = _dig(body, "fileContent", "path") or _dig(body, "asset", "key")
    if not isinstance(path, str) or not path:
        raise MalformedResponse("the upload's answer names no path")
    return path


def read_record(text: bytes) -> Record | None:
    """A record of the features or results API (§2). None when upstream has no such record.

    Raises MalformedResponse."""
    body = _parse(text)
    if body.get("success") is False or ("aiRecord" not in body and "errorCode" in body):
        return read_refusal(text)
    record = body.get("aiRecord", ...)
    if record is None:
        return None
    if not isinstance(record, dict):
        raise MalformedResponse("the answer holds no record")
    uuid, status, reading = record.get("uuid"), record.get("status"), _read_counter(record)
    if status in ("FAILURE", "FAILED"):
        # Only `responseObject` is searched: the record also repeats the request's own prompt.
        return Failed(_find_cause(_say(_dig(record, "aiRecordDetail", "responseObject"))), "status FAILURE", reading)
    if not isinstance(uuid, str) or not _UUID.fullmatch(uuid):
        raise MalformedResponse("the record has no uuid")
    url, result = body.get("temporaryUrl") or record.get("temporaryUrl"), _dig(record, "aiRecordDetail", "resultObject")
    if status == "SUCCESS" and result and isinstance(url, str) and _is_link(url):
        return Finished(uuid, url, _read_expiry(url), reading)
    # PROCESSING; or a SUCCESS without a usable link, which the next poll may bring; or a status that we do not know:
    # it has a uuid, so it can be polled, and its deadline ends it.
    return Working(uuid, reading)


def read_refusal(text: bytes) -> Failed:
    """The refusal in a 4xx response (§4): in either JSON form, or HTML.

    The message says "busy" for permanent errors too; `details` has the cause."""
    try:
        body = _parse(text)
    except MalformedResponse:
        return Failed(Cause.OTHER, "no JSON in the answer")
    wrapped = body.get("error")
    inner: dict[str, Any] = wrapped if isinstance(wrapped, dict) else body
    code = inner.get("errorCode") or inner.get("code")
    details, *others = (_say(inner.get(key, "")) for key in ("details", "context", "message"))
    cause = _find_cause(details) if code == "EXTERNAL_API_RESPONSE_WITH_ERROR" else Cause.OTHER
    return Failed(cause, scrub(" ".join([f"{_say(code or 'no code')}:", details, *others])))


def read_prices(text: bytes, model: str) -> dict[str, int]:
    """What a film of 8 s with this model costs by the public list (§3), by the names in `config.COMBINATIONS`. The list
    has prices per second. Raises MalformedResponse."""
    models = _parse(text).get("models")
    for listed in models if isinstance(models, list) else ():
        if isinstance(listed, dict) and listed.get("modelId") == model:
            return {name: _read_price(listed, *place) for name, place in _LISTED.items()}
    raise MalformedResponse(f"the list has no {model}")


def _read_price(listed: dict[str, Any], speed: str, sound: str) -> int:
    price = _dig(listed, "creditMetadata", FEATURE, speed, sound)
    if type(price) not in {int, float} or not 1 <= price < _LARGEST_FIGURE:
        raise MalformedResponse("the list has prices in another form")
    return int(price * _LISTED_SECONDS)


def read_retry_after(text: bytes, header: str | None = None) -> float | None:
    """Seconds to wait after a 429: from its body (§4), or from `Retry-After`, which a proxy in front of the service may
    have set. None when neither names them."""
    try:
        seconds = _parse(text).get("retryAfter")
    except MalformedResponse:
        seconds = None
    if seconds is None and header and _SECONDS.fullmatch(header):
        seconds = int(header)
    return float(seconds) if isinstance(seconds, int | float) and 0 < seconds < 3600 else None


def read_required_credits(text: bytes) -> int | None:
    """The real price, which only a 406 names: "The feature requires N credits" (§3)."""
    found = re.search(rb"requires ([0-9][0-9,]*) credits", text[:4096])
    return int(found[1].replace(b",", b"")) if found else None


def scrub(words: str) -> str:
    """A short copy of upstream's text for the operator, without links, keys, paths, addresses and team names."""
    words = re.sub(r"(\s|\\[nrt])+", " ", words.replace("\\/", "/"))  # `details` is often JSON inside a string
    if len(words) > _WORDS_LIMIT:
        words = words[:_WORDS_LIMIT].rpartition(" ")[0]  # a key that is cut in half would not be recognized
    words = re.sub(r"(?i)\b[a-z][a-z0-9+.\-]*://\S+", "<link>", words)
    words = re.sub(r"(?<![\w.])/(?:[\w.@+\-]+/)+[\w.@+\-]*", "<path>", words)
    words = re.sub(r"[\w.+\-]+@[\w.\-]+", "<address>", words)
    words = re.sub(r"\bthe .{1,80}? team\b", "the <name> team", words)
    words = re.sub(r"(?![A-Z_]+\b)[0-9A-Za-z_\-]{32,}", "<token>", words)  # but keep the names of errors
    return words.strip()[:_DETAIL_LIMIT]


def _read_counter(record: dict[str, Any]) -> Reading | None:
    """None unless both figures are there. The rest of `teamUser` is personal data of the key's owner."""
    figures = [_dig(record, "teamUser", name) for name in ("creditLimit", "usedCredit")]
    if all(type(figure) is int and 0 <= figure <= _LARGEST_FIGURE for figure in figures):
        return Reading(*figures)
    return None


def _find_cause(words: str) -> Cause:
    """The cause that is named first. Words such as "policy" come last, because they are used for images too."""
    words = words.lower()
    if found := re.search(r"(prompt(?!object))|image(?!_to_video)|\bpicture\b|\bpixel", words):
        return Cause.PROMPT if found[1] else Cause.IMAGE
    is_about_words = re.search(r"safety|policy|prohibited|sensitive|harmful|usage guideline", words)
    return Cause.PROMPT if is_about_words else Cause.OTHER


def _is_link(url: str) -> bool:
    try:
        return url.isascii() and url.isprintable() and urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return False


def _read_expiry(url: str) -> int:
    """When a presigned link expires, in milliseconds UTC. Its query says so; seven days are the maximum."""
    query, latest = parse_qs(urlsplit(url).query), int(time.time()) + _LINK_SECONDS
    try:
        signed = timegm(time.strptime(query["X-Amz-Date"][0], "%Y%m%dT%H%M%SZ"))
        return max(0, min(signed + int(query["X-Amz-Expires"][0]), latest)) * 1000
    except (KeyError, ValueError):
        return latest * 1000


def _parse(text: bytes) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise MalformedResponse("the answer is not JSON") from None
    if not isinstance(body, dict):
        raise MalformedResponse("the answer is not an object")
    return body


def _say(value: object) -> str:
    try:
        return value if isinstance(value, str) else json.dumps(value)
    except RecursionError:
        return "<too deep>"


def _dig(body: dict[str, Any], *keys: str) -> Any:
    value: Any = body
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
