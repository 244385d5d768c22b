"""A service that receives only bad requests, so that anything which a refused request leaves behind is found."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

LIMIT = 2_000_000  # credits: two films at the standard price


@dataclass(frozen=True)
class Quiet:
    """The service, its own upstream, and one client of it with `LIMIT` credits."""

    service: Service
    sandbox: Sandbox
    app: App

    def assert_untouched(self) -> None:
        """Assert that no credit moved, no row was written, nothing was sent upstream, and no file was left."""
        assert self.app.credits() == {
            "object": "credits", "clientId": self.app.id, "clientName": self.app.name, "creditLimit": LIMIT,
            "usedCredit": 0, "heldCredit": 0, "availableCredit": LIMIT, "budget": None,
            "expiringGrants": [],
        }  # fmt: skip
        assert [entry["kind"] for entry in self.app.http.get("/credits/entries").json()["data"]] == ["grant"]
        assert self.service.rows("SELECT (SELECT count(*) FROM generation), (SELECT count(*) FROM video)") == [(0, 0)]
        assert {name: self.sandbox.state()[name] for name in ("uploads", "submits")} == {"uploads": 0, "submits": 0}
        # The service notices a moment later that a client has disconnected. What is left behind by mistake never goes
        # away.
        wait_until(lambda: not self._files(), 10, f"{self._files()} to go")

    def _files(self) -> list[str]:
        content = self.service.content
        return [path.name for path in content.rglob("*") if path.is_file()]


@pytest.fixture(scope="package")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Quiet]:
    sandbox = Sandbox(tmp_path_factory.mktemp("quiet-sandbox"))
    service = Service(tmp_path_factory.mktemp("quiet-service"), sandbox.address)
    with service.add_app(LIMIT) as app:
        yield Quiet(service, sandbox, app)
    service.kill()  # nothing was written: `assert_untouched` checks more than the audit does
    sandbox.close()
