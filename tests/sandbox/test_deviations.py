"""An upstream that works, but not as agreed: other prices, another user of the key, other films."""

from collections.abc import Callable

import pytest

from .conftest import Running
from .test_films import probe

COMBINATIONS = {
    "price-fast": (True, False, 480_000),
    "price-fast-audio": (True, True, 720_000),
    "price-standard": (False, False, 960_000),
    "price-standard-audio": (False, True, 1_920_000),
}


@pytest.mark.parametrize("fault", COMBINATIONS)
def test_a_combination_costs_another_price_and_only_this_one(start: Callable[..., Running], fault: str) -> None:
    sandbox = start(faults=(f"{fault}=777",))
    for name, (fast_mode, generate_audio, price) in COMBINATIONS.items():
        before = sandbox.state()["usedCredit"]
        sandbox.made(name, fast_mode=fast_mode, generate_audio=generate_audio)
        assert sandbox.state()["usedCredit"] - before == (777 if name == fault else price)


def test_without_a_value_it_is_the_double_price_and_a_refund_gives_that_back(sandbox: Running) -> None:
    before = sandbox.state()["usedCredit"]
    sandbox.made("[[fault:price-fast]]")
    assert sandbox.state()["usedCredit"] - before == 2 * 480_000
    sandbox.made("[[fault:price-fast]] [[fault:failure]]")
    assert sandbox.state()["usedCredit"] - before == 2 * 480_000


def test_another_user_of_the_key_spends_before_the_submit(start: Callable[..., Running]) -> None:
    sandbox = start(faults=("other-use=46*1",))
    figures = [sandbox.made(f"film {number}")["teamUser"]["usedCredit"] for number in range(2)]
    assert figures == [46, 46 + 480_000]


def test_each_key_has_an_account_of_its_own(start: Callable[..., Running]) -> None:
    sandbox = start(credit_limit=480_000)
    sandbox.made("the first")
    assert sandbox.submit("too much").status_code == 406
    sandbox.http.headers["API-KEY"] = "another-key"
    assert sandbox.made("with another key")["teamUser"]["usedCredit"] == 0
    assert sandbox.state()["usedCredit"] == 960_000


def test_the_field_for_fast_mode_is_ignored(sandbox: Running) -> None:
    before = sandbox.state()["usedCredit"]
    sandbox.made("[[fault:other-dialect]]", fast_mode=True)
    after = sandbox.state()
    assert after["usedCredit"] - before == 960_000
    assert after["records"][-1]["parameters"]["fast_mode"] is False


def test_a_poll_shows_the_counter_as_it_was_or_as_it_is(sandbox: Running) -> None:
    first, second, live = (
        sandbox.made(prompt)["teamUser"]["usedCredit"]
        for prompt in ("as it was", "as it was, after the first", "[[fault:live-counter]]")
    )
    assert (second - first, live - second) == (480_000, 2 * 480_000)


def test_the_price_list_has_other_prices_than_films_cost(start: Callable[..., Running]) -> None:
    sandbox = start(faults=("other-list=3*1",))
    first, second = (sandbox.http.get("/models?feature=IMAGE_TO_VIDEO").json()["models"][0] for _ in range(2))
    listed, right = (each["creditMetadata"]["IMAGE_TO_VIDEO"] for each in (first, second))
    assert (listed["fast"]["withAudio"], right["fast"]["withAudio"]) == (3 * 90_000, 90_000)


def test_a_film_in_full_size_may_have_few_frames(start: Callable[..., Running]) -> None:
    sandbox = start(tiny=False, frames_per_second=2)
    told = probe(sandbox.http.get(sandbox.made("large", aspect_ratio="1:1", resolution="720p")["temporaryUrl"]).content)
    assert (told["size"], told["frames"]) == ((720, 720), 16)


@pytest.mark.parametrize(
    ("faults", "expected"),
    [
        ("", {"size": (96, 54), "seconds": 8, "tracks": 1}),
        ("[[fault:small-film]]", {"size": (64, 36), "seconds": 8, "tracks": 1}),
        ("[[fault:silent-film]]", {"size": (96, 54), "seconds": 8, "tracks": 0}),
        ("[[fault:brief-film]]", {"size": (96, 54), "seconds": 5, "tracks": 1}),
        ("[[fault:brief-film]] [[fault:small-film]]", {"size": (64, 36), "seconds": 5, "tracks": 1}),
    ],
)
def test_a_film_is_not_what_was_requested(sandbox: Running, faults: str, expected: dict[str, object]) -> None:
    record = sandbox.made(f"a film {faults}", generate_audio=True)
    told = probe(sandbox.http.get(record["temporaryUrl"]).content)
    found = {"size": told["size"], "seconds": round(told["seconds"]), "tracks": len(told["sound"])}
    assert found == expected
