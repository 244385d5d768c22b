"""Upstream's refusals: what they are about, how long to wait, and what an operator may read of them."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.upstream import wire
from app.upstream.wire import Cause

BUSY = "EXTERNAL_API_RESPONSE_WITH_ERROR"
CONTEXT = {"feature": "IMAGE_TO_VIDEO", "model": "veo3-video"}


def refuse(code: str, **more: Any) -> bytes:
    return json.dumps({"errorCode": code, "message": "The AI provider is a bit busy right now.", **more}).encode()


@pytest.mark.parametrize(
    ("details", "cause"),
    [
        ("Error: The prompt contains words that violate the safety guidelines", Cause.PROMPT),
        ("PROMPT_SAFETY_FILTER", Cause.PROMPT),
        ("it violates our usage guidelines", Cause.PROMPT),
        ("Error: The input image could not be processed (IMAGE_SAFETY_FILTER)", Cause.IMAGE),
        ("input image images/x.png not found", Cause.IMAGE),
        ("promptObject.imageUrl is no picture", Cause.IMAGE),
        ("fast_mode must be a boolean", Cause.OTHER),
        ("ECONNRESET", Cause.OTHER),
        ("the feature IMAGE_TO_VIDEO is off", Cause.OTHER),
        ('[{"message": "the prompt is too long"}]', Cause.PROMPT),
        (None, Cause.OTHER),
        ({"cause": "image too small"}, Cause.IMAGE),
    ],
)
def test_busy_is_said_of_permanent_errors_whose_cause_is_in_the_details(details: object, cause: Cause) -> None:
    assert wire.read_refusal(refuse(BUSY, context=CONTEXT, details=details)).cause is cause


def test_what_is_wrapped_in_error_is_read_as_well() -> None:
    wrapped = {"success": False, "error": {"code": BUSY, "message": "no", "details": "the prompt is harmful"}}
    failed = wire.read_refusal(json.dumps(wrapped).encode())
    assert failed.cause is Cause.PROMPT
    assert failed.detail.startswith(BUSY)


@pytest.mark.parametrize("code", ["MISSING_REQUIRED_FIELDS", "UNSUPPORTED_MODEL", "UNKNOWN_ERROR"])
def test_other_codes_blame_neither_prompt_nor_image(code: str) -> None:
    failed = wire.read_refusal(refuse(code, details="promptObject.imageUrl is required, the prompt too"))
    assert failed.cause is Cause.OTHER
    assert failed.detail.startswith(f"{code}: ")


@pytest.mark.parametrize("body", [b"", b"<html><h1>502</h1></html>", b"[]", b"\xff", b"null", b"[" * 100_000])
def test_html_and_rubbish_are_refusals_without_a_cause(body: bytes) -> None:
    assert wire.read_refusal(body).cause is Cause.OTHER
    assert wire.read_retry_after(body) is None
    assert wire.read_required_credits(body) is None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (26, 26.0),
        (0.5, 0.5),
        (0, None),
        (-3, None),
        (1e9, None),
        ("26", None),
        (None, None),
        (10**400, None),
        ([], None),
    ],
)
def test_how_long_to_wait_is_a_number_within_an_hour_or_not_said(said: object, seconds: float | None) -> None:
    assert wire.read_retry_after(json.dumps({"message": "Too many requests", "retryAfter": said}).encode()) == seconds


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("26", 26.0),
        ("0", None),
        ("86400", None),
        ("Wed, 21 Oct 2026 07:28:00 GMT", None),
        ("-3", None),
        ("9" * 5_000, None),
        ("\u0663", None),
        ("", None),
        (None, None),
    ],
)
def test_where_the_body_is_no_json_the_header_says_it(header: str | None, seconds: float | None) -> None:
    assert wire.read_retry_after(b"<html><h1>Error 1015</h1></html>", header) == seconds


@pytest.mark.parametrize(
    ("message", "required"),
    [
        ("The feature requires 4800 credits, but the X team only has 46 credits", 4_800),
        ("The feature requires 1,920,000 credits, but the X team only has 46 credits", 1_920_000),
        ("The X team only has 46 credits", None),
        ("The feature requires many credits", None),
    ],
)
def test_a_406_names_the_true_price(message: str, required: int | None) -> None:
    body = json.dumps({"errorCode": "INSUFFICIENT_CREDITS", "message": message}).encode()
    assert wire.read_required_credits(body) == required


KEY = "3f9c0b7ad1e24c55a8d07be6f3c1d2e49b60"
SECRETS = [
    "https://s3.example/v/x.mp4?X-Amz-Signature=abc",
    "HTTPS://S3.EXAMPLE/V/X.MP4",
    "s3://bucket/team/x.mp4",
    "http:\\/\\/s3.example\\/v\\/x.mp4",
    "/usr/src/app/dist/features/video/veo.provider.js",
    "/usr/src/app/@scope/package/index.js",
    "\\n/usr/src/app/index.js",
    "\\/usr\\/src\\/app\\/index.js",
    "/tmp/uploads/veo/input-image.bin",
    "jo.miller+veo@example.com",
    "the Musterfrau & Sons GmbH team",
    KEY,
    f"sk-{KEY}",
]
TELLTALES = re.compile(
    r"s3\.example|amz|/usr|/src|/tmp|uploads|index|veo\.provider|bucket|miller|example|Muster|3f9c0b7ad"
)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("around", ["{}", "Error: {}", "at Veo.run ({}:214:19) {}", "x\n\t{}\r\n", '"{}",', "key={}"])
def test_no_link_path_address_name_or_key_is_kept(secret: str, around: str) -> None:
    assert not TELLTALES.search(wire.scrub(around.format(secret, secret)))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(SECRETS) | st.text("ab c.,:;()[]{}\"'\n\t", max_size=30), max_size=120).map(" ".join))
def test_no_mixture_of_them_is_kept_and_what_is_kept_is_bounded(words: str) -> None:
    kept = wire.scrub(words)
    assert not TELLTALES.search(kept)
    assert len(kept) <= 500
    assert "\n" not in kept


@pytest.mark.parametrize("length", [1_990, 1_999, 2_010, 4_000, 900_000])
def test_a_key_at_any_place_of_long_words_is_not_kept(length: int) -> None:
    """Many links are shortened to a few letters each, so text that was far behind moves to the front."""
    words = f"https://{'x' * (length - 30)} {KEY}{KEY} tail"
    assert "3f9c" not in wire.scrub(words)


@pytest.mark.parametrize("piece", ["a", "a.", "/a", "a@", "the ", "x-", "A", " ", "http:/", "\\n"])
def test_a_million_characters_are_scrubbed_while_one_waits(piece: str) -> None:
    """Some patterns take time that grows with the square of the length; the event loop would be blocked for hours."""
    assert len(wire.scrub(piece * (1_000_000 // len(piece)))) <= 500


def test_what_is_harmless_stays() -> None:
    words = f"{BUSY}: Error: The prompt could not be submitted (PROMPT_SAFETY_FILTER), status 400"
    assert wire.scrub(words) == words
