"""What upstream's answers show of its counter is stored as evidence, and moves no client's credits."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.films import ask, finish, make
from tests.support.money import PRICE, read_figures
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import Service

READINGS = (
    "SELECT used_credit, credit_limit, attempt_id IS NOT NULL, upstream_key FROM reading "
    "JOIN video USING (generation_id) WHERE video.id = ? ORDER BY reading.id"
)


@pytest.mark.parametrize("mode", ["async", "blocking"])
def test_the_answer_to_a_paid_call_shows_the_counter_before_it(
    upstream: Sandbox, serve: Callable[..., Service], mode: str
) -> None:
    upstream.set(mode=mode)
    service = serve(upstream)
    with service.add_app() as app:
        films = [make(app, prompt=f"{mode} {number}")["id"] for number in range(2)]
        found = [service.rows(READINGS, film) for film in films]
        paid = [[row for row in rows if row[2]] for rows in found]
        assert [[row[:2] for row in rows] for rows in paid] == [[(0, 10**15)], [(PRICE, 10**15)]]
        assert [len(rows) for rows in found] == [2, 2] if mode == "async" else [1, 1]  # a poll ended it
        assert read_figures(app) == {"usedCredit": 2 * PRICE, "heldCredit": 0}
    service.audit()


def test_a_failure_shows_the_counter_and_a_lost_answer_shows_nothing(service: Service) -> None:
    with service.add_app() as app:
        failed = finish(app, ask(app, draw_png(), prompt="[[fault:failure]] reading")["id"])
        lost = finish(app, ask(app, draw_png(), prompt="[[fault:504]] reading")["id"])
    assert len(service.rows(READINGS, failed["id"])) == 2
    assert service.rows(READINGS, lost["id"]) == []


def test_a_reading_and_its_paid_call_say_which_key_was_used(
    start_sandbox: Callable[..., Sandbox], start_service: Callable[..., Service], tmp_path: Path
) -> None:
    upstream = start_sandbox()
    file = tmp_path / "key"
    file.write_text("first-upstream-key")
    service = start_service(upstream.address, upstream_api_key_file=file, upstream_api_key="")
    names = list[Any]()
    with service.add_app() as app:
        for key in ("first-upstream-key", "second-upstream-key"):
            upstream.set(api_key=key)
            file.write_text(key)
            video_id = make(app, prompt=key)["id"]
            (name,) = {row[3] for row in service.rows(READINGS, video_id)}
            sent = (
                "SELECT attempt.upstream_key, outcome FROM attempt JOIN video USING (generation_id) WHERE video.id = ?"
            )
            assert (name, "accepted") in service.rows(sent, video_id)
            names.append(name)
    assert len(set(names)) == 2
    assert not any("upstream-key" in name for name in names)
