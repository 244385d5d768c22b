"""The parameters of a request: normalised, complete, and no unknown ones."""

from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.config import COMBINATIONS, Settings
from app.domain import pricing
from app.schemas.parameters import PROMPT_LIMIT, SIZES, VideoParameters, name_size
from tests.domain import steady

_PRICES = Settings.model_fields["prices"].default
prompts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@steady
@given(prompts)
def test_a_prompt_is_normalised_once_and_for_all(prompt: str) -> None:
    try:
        taken = VideoParameters(prompt=prompt).prompt
    except ValidationError:
        assert not prompt.strip()
        return
    assert is_normalized("NFC", taken)
    assert taken == taken.strip() != ""
    assert VideoParameters(prompt=taken).prompt == taken


@steady
@given(prompts.filter(str.strip))
def test_a_prompt_is_the_same_with_whatever_line_ends(prompt: str) -> None:
    """Browsers and Node write CRLF into every form. The same request must not be paid twice because of that."""
    with_lf = "\n".join(prompt.replace("\r\n", "\n").split("\r"))
    taken = {VideoParameters(prompt=with_lf.replace("\n", end)).prompt for end in ("\n", "\r\n", "\r")}
    assert taken == {VideoParameters(prompt=prompt).prompt}


@pytest.mark.parametrize(
    ("prompt", "is_taken"),
    [("x" * PROMPT_LIMIT, True), ("x" * (PROMPT_LIMIT + 1), False), ("😀" * PROMPT_LIMIT, True), (" " * 9, False),
     (" " * 9_000 + "x", True), ("e\u0301" * PROMPT_LIMIT, True), ("a\0b", False), ("\u2003\u00a0", False)],
    ids=["4000", "4001", "emoji", "blank", "padded", "decomposed", "null", "odd-spaces"],
)  # fmt: skip
def test_a_prompt_has_1_to_4000_characters_after_that(prompt: str, is_taken: bool) -> None:
    if is_taken:
        assert 1 <= len(VideoParameters(prompt=prompt).prompt) <= PROMPT_LIMIT
    else:
        with pytest.raises(ValidationError):
            VideoParameters(prompt=prompt)


@pytest.mark.parametrize("size", SIZES)
def test_a_size_and_its_two_words_must_not_contradict(size: str) -> None:
    parameters = VideoParameters.model_validate({"prompt": "x", "size": size})
    assert name_size(parameters.aspect_ratio, parameters.resolution) == size
    assert parameters.size is None
    for other in set(SIZES) - {size}:
        aspect_ratio, resolution = SIZES[other]
        with pytest.raises(ValidationError, match=r"but `(aspect_ratio|resolution)` is"):
            VideoParameters.model_validate(
                {"prompt": "x", "size": size, "aspect_ratio": aspect_ratio, "resolution": resolution}
            )


def test_the_prices_unless_set_are_those_of_upstream_for_8_seconds() -> None:
    by_second = {"fast+audio": 90_000, "fast": 60_000, "standard+audio": 240_000, "standard": 120_000}
    assert {name: price // 8 for name, price in _PRICES.items()} == by_second
    assert all(price % 8 == 0 for price in _PRICES.values())
    assert len(pricing.list_prices(_PRICES).data) == len(COMBINATIONS)
