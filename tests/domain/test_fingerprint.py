"""Two requests have the same fingerprint exactly when they ask for the same film."""

import hashlib
import subprocess
import sys
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.requests import fingerprint
from app.schemas.parameters import SIZES, VideoParameters
from app.words import Size
from tests.domain import steady
from tests.support.repository import ROOT

SHA256 = hashlib.sha256(b"a still").hexdigest()
GOLDEN = "9b151f6860716b63c239f753e9065f666c91ed5557c4c4ebded7f06594c712df"
_MEASURE = """
import hashlib
from app.domain.requests import fingerprint
from app.schemas.parameters import VideoParameters
still = hashlib.sha256(b"a still").hexdigest()
print(fingerprint(still, VideoParameters(prompt="gentle waves"), "veo3-video", "fast_mode", None))
"""

requests = st.fixed_dictionaries(
    {
        "prompt": st.sampled_from(["waves", "Waves", "waves.", "wäves"]),
        "fast_mode": st.booleans(),
        "generate_audio": st.booleans(),
        "aspect_ratio": st.sampled_from(["16:9", "9:16", "1:1"]),
        "resolution": st.sampled_from(["720p", "1080p"]),
        "take": st.integers(1, 3),
    }
)
surroundings = st.tuples(
    st.sampled_from([SHA256, hashlib.sha256(b"another").hexdigest()]),
    st.sampled_from(["veo3-video", "veo3"]),
    st.sampled_from(["fast_mode", "task_type"]),
    st.sampled_from([None, "client_1", "client_2"]),
)


def _take(request: dict[str, Any], surrounding: tuple[str, str, str, str | None] | None = None) -> str:
    still, model, dialect, client = surrounding or (SHA256, "veo3-video", "fast_mode", None)
    return fingerprint(still, VideoParameters.model_validate(request), model, dialect, client)


@steady
@given(requests, requests, surroundings, surroundings)
def test_fingerprints_are_equal_exactly_when_the_requests_are(
    one: dict[str, Any],
    other: dict[str, Any],
    here: tuple[str, str, str, str | None],
    there: tuple[str, str, str, str | None],
) -> None:
    assert (_take(one, here) == _take(other, there)) == ((one, here) == (other, there))
    assert _take(one, here) == _take(dict(reversed(one.items())), here)


@steady
@given(requests, st.sampled_from(["prompt", "fast_mode", "generate_audio", "aspect_ratio", "resolution", "take"]))
def test_each_field_counts(request: dict[str, Any], field: str) -> None:
    others = {
        "prompt": "fire",
        "aspect_ratio": {"16:9": "9:16"}.get(request["aspect_ratio"], "16:9"),
        "resolution": {"720p": "1080p"}.get(request["resolution"], "720p"),
        "take": request["take"] + 1,
    }
    changed = {**request, field: others.get(field, not request[field])}
    assert _take(changed) != _take(request)


@steady
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip))
def test_what_looks_the_same_is_the_same(prompt: str) -> None:
    assert _take({"prompt": prompt}) == _take({"prompt": f"  {normalize('NFD', prompt)}\n"})


@pytest.mark.parametrize("size", SIZES)
def test_a_size_is_its_two_words(size: Size) -> None:
    aspect_ratio, resolution = SIZES[size]
    said_in_two = {"prompt": "waves", "aspect_ratio": aspect_ratio, "resolution": resolution}
    assert _take({"prompt": "waves", "size": size}) == _take(said_in_two)
    assert _take({**said_in_two, "size": size}) == _take(said_in_two)


def test_it_is_the_same_in_every_process_and_every_version() -> None:
    """Existing films are found by it. An intended change must also increase its version."""
    answer = subprocess.run([sys.executable, "-c", _MEASURE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == _take({"prompt": "gentle waves"}) == GOLDEN
