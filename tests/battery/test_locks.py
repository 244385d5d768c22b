"""A database that another process locks for longer than anybody waits: clear words, and nothing is lost."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

from app.store.tables import State
from tests.support.films import ask, assert_unavailable, finish, list_prompts, make, post
from tests.support.money import PRICE, assert_figures
from tests.support.processes import Sandbox, Service


def test_a_database_that_another_process_locks(start_service: Callable[..., Service], upstream: Sandbox) -> None:
    service, prompts = start_service(upstream.address), [f"locked out {number}" for number in range(3)]
    with service.add_app() as app, ThreadPoolExecutor(len(prompts)) as pool:
        under_way = ask(app, prompt="locked in [[fault:late-success=0.5]]")
        service.wait_for_state(under_way["id"], State.GENERATING)
        with closing(sqlite3.connect(service.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for answer in pool.map(lambda prompt: post(app, prompt=prompt), prompts):
                assert_unavailable(answer)
            assert list_prompts(app) == {under_way["prompt"]}
            assert_figures(app, held=PRICE)
            other.execute("ROLLBACK")
        for prompt in prompts:
            assert make(app, prompt=prompt)["status"] == "completed"
        assert finish(app, under_way["id"])["status"] == "completed"
        assert_figures(app, used=4 * PRICE)
        assert [upstream.paid_calls(prompt) for prompt in (under_way["prompt"], *prompts)] == [1, 1, 1, 1]
    service.audit()
    assert service.rows("PRAGMA integrity_check") == [("ok",)]
