"""The paid call's connection: a new one, kept alive while upstream is silent, closed afterwards (upstream.md §5)."""

from collections.abc import Callable
from pathlib import Path

from tests.support.films import ask, finish, make
from tests.support.sandboxes import Sandbox
from tests.support.services import Service
from tests.support.waiting import wait_until

_ESTABLISHED, _KEEPALIVE = "01", "02"  # as the kernel writes them: a connection's state, its timer's purpose


def list_timers(address: str) -> dict[str, str]:
    """The timer of each connection to this address, by the connection's own end."""
    port = f"{int(address.rpartition(':')[2]):04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return {
        own: timer[:2]
        for _, own, other, state, _, timer, *_ in rows
        if other.endswith(f":{port}") and state == _ESTABLISHED
    }


def test_a_paid_call_has_a_fresh_connection_that_is_kept_alive(
    start_service: Callable[..., Service], start_sandbox: Callable[..., Sandbox]
) -> None:
    sandbox = start_sandbox()
    with start_service(sandbox.address).add_app() as app:
        make(app)
        before = list_timers(sandbox.address)
        assert _KEEPALIVE not in before.values()
        video = ask(app, prompt="it is silent for long [[fault:silence=2]]")
        during = wait_until(
            lambda: {own for own, timer in list_timers(sandbox.address).items() if timer == _KEEPALIVE},
            what="a paid call under way",
        )
        assert len(during) == 1
        assert not during & set(before)
        finish(app, video["id"])
        assert not during & set(list_timers(sandbox.address))
