"""The budget of requests: while upstream asks for a pause, no request is sent, except paid calls."""

import asyncio
import time

from app.upstream.budget import Budget

REST_SECONDS = 0.3


def test_after_a_rest_was_asked_for_only_paid_calls_go_out() -> None:
    assert asyncio.run(_take_in_order(rests=True)) == ["paid", "free"]


def test_without_one_they_go_out_as_they_come() -> None:
    assert asyncio.run(_take_in_order(rests=False)) == ["free", "paid"]


def test_a_shorter_rest_does_not_end_a_longer_one() -> None:
    async def wait() -> float:
        budget, began = Budget(60_000), time.monotonic()
        budget.pause(REST_SECONDS)
        budget.pause(0)
        await budget.acquire()
        return time.monotonic() - began

    assert asyncio.run(wait()) >= REST_SECONDS


async def _take_in_order(*, rests: bool) -> list[str]:
    budget, order = Budget(60_000), list[str]()
    if rests:
        budget.pause(REST_SECONDS)

    async def take(name: str, *, paid: bool) -> None:
        await budget.acquire(paid=paid)
        order.append(name)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(take("free", paid=False))
        tasks.create_task(take("paid", paid=True))
    return order
