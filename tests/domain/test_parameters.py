"""The parameters of a request: normalised, complete, and no unknown ones."""

from typing import Any
from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.config import COMBINATIONS, Settings
from app.domain import pricing
from app.schemas.parameters import PROMPT_LIMIT, SIZES, TAKE_LIMIT, VideoParameters, name_size
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


@pytest.mark.parametrize(
    "wrong",
    [{"take": 0}, {"take": -1}, {"take": TAKE_LIMIT + 1}, {"take": 1.5}, {"take": "one"}, {"seconds": 4},
     {"seconds": "8s"}, {"seconds": True}, {"model": "sora-2"}, {"fast_mode": "perhaps"}, {"fast-mode": True},
     {"aspect_ratio": "4:3"}, {"resolution": "4k"}, {"size": "1x1"}, {"n": 2}],
    ids=str,
)  # fmt: skip
def test_what_is_not_known_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refusal:
        VideoParameters.model_validate({"prompt": "x", **wrong})
    assert refusal.value.errors()[0]["loc"] == tuple(wrong)


@pytest.mark.parametrize("seconds", [8, "8"])
def test_seconds_may_be_a_number_or_a_word(seconds: object) -> None:
    assert VideoParameters.model_validate({"prompt": "x", "seconds": seconds}).seconds == "8"


@pytest.mark.parametrize("combination", COMBINATIONS)
def test_a_price_is_the_tables_own(combination: str) -> None:
    """Nothing is added, rounded or taken from another line of the table."""
    speed, _, sound = combination.partition("+")
    prices = {name: number for number, name in enumerate(COMBINATIONS, start=1)}
    asked = {"fast_mode": speed == "fast", "generate_audio": sound == "audio"}
    assert pricing.price(prices, **asked) == prices[combination]
    listed = [price for price in pricing.list_prices(prices).data if price.model_dump().items() >= asked.items()]
    assert [price.credits for price in listed] == [prices[combination]]


def test_the_prices_unless_set_are_those_of_upstream_for_8_seconds() -> None:
    by_second = {"fast+audio": 90_000, "fast": 60_000, "standard+audio": 240_000, "standard": 120_000}
    assert {name: price // 8 for name, price in _PRICES.items()} == by_second
    assert all(price % 8 == 0 for price in _PRICES.values())
    assert len(pricing.list_prices(_PRICES).data) == len(COMBINATIONS)
