"""What an operator finds: clients of every kind, keys, and an audit log with changes and refusals."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from app.words import Role
from tests.support.films import ask, finish, make
from tests.support.money import PRICE
from tests.support.services import App, Service


@dataclass(frozen=True)
class Office:
    """`pages`: by name, the hash of a page of an operator and what must appear on it."""

    admin: App
    shop: str
    pages: dict[str, tuple[str, str]]


@contextmanager
def open_office(service: Service) -> Iterator[Office]:
    """Make clients over HTTP, with an operator's key, and change them."""
    with service.add_app(0, Role.ADMIN) as admin, service.add_app(4 * PRICE) as app:
        office = _furnish(admin)
        office.pages.update(_list_stories(admin, app))
        yield office


def _list_stories(admin: App, app: App) -> dict[str, tuple[str, str]]:
    """Make a film at the second attempt, and lose the answer of another."""
    make(app, prompt="at the second attempt [[fault:too-many=1*1]]")
    finish(app, ask(app, prompt="lost [[fault:500]]")["id"])
    make(app, prompt="well after it")  # many lost answers in a row would pause paid calls
    _change(admin, app.id, budget={"period": "month", "timezone": "UTC", "limit": 3 * PRICE}, reason="a pilot")
    _, lost, made = (one["id"] for one in admin.http.get("/generations", params={"client": app.id}).json()["data"])
    return {
        "story": (f"#/generations/{made}", ".attempts li"),
        "lost": (f"#/generations/{lost}", ".sides"),
        "unknown outcomes": (f"#/unknown?client={app.id}", ".unknown li"),
        "nearly used up": (f"#/clients/{app.id}", ".alerts"),
        "no unknown outcome": ("#/unknown?client=client_nonsense", ".none"),
    }


def _furnish(admin: App) -> Office:
    shop = _create(admin, f"web shop {admin.name}", creditLimit=20_000_000, reason="the Christmas campaign")
    _create(admin, f"newsletter {admin.name}", creditLimit=0)
    _create(admin, f"board {admin.name}", role="READER")
    former = _create(admin, f"old campaign {admin.name}", creditLimit=1_000_000)
    _change(admin, former, status="SUSPENDED", reason="It has ended.")
    budget = {"period": "month", "timezone": "Europe/Berlin", "limit": 20_000_000}
    _change(admin, shop, budget=budget, permissions={"fast_mode": [True], "queueLimit": 20}, reason="as agreed")
    _change(admin, shop, creditLimit=35_000_000, reason="more films in December")
    issued = admin.http.post(f"/clients/{shop}/keys", json={"name": "the second server", "scopes": ["videos:read"]})
    assert issued.status_code == 201
    assert admin.http.post(f"/keys/{issued.json()['id']}/rotate", json={"overlapSeconds": 86_400}).status_code == 201
    gone = admin.http.post(f"/clients/{shop}/keys", json={"name": "the old server"}).json()
    assert admin.http.delete(f"/keys/{gone['id']}").is_success
    assert admin.http.patch(f"/clients/{shop}", json={"name": f"newsletter {admin.name}"}).status_code == 409
    pages = {
        "overview": ("#/", ".tasks"),
        "clients": ("#/clients", ".clients"),
        "clients found": (f"#/clients?search=shop+{admin.name}", ".clients"),
        "no client": ("#/clients?search=nonsense", ".none"),
        "client": (f"#/clients/{shop}", ".log li"),
        "suspended": (f"#/clients/{former}", ".log li"),
        "new client": ("#/clients/new", ".form"),
        "queue": ("#/queue", ".pausing"),
        "generations": ("#/generations", ".none, .generations"),
        "no generation": ("#/generations?to=2020-01-01", ".none"),
        "usage": ("#/usage", ".none, .bars"),
        "audit log": ("#/audit-log", ".log li"),
        "no entry": ("#/audit-log?type=nothing", ".none"),
        "operators' webhooks": ("#/operators-webhooks", ".none"),
        "not for films": ("#/films", ".lead"),
    }
    return Office(admin, shop, pages)


def _create(admin: App, name: str, **fields: Any) -> str:
    created = admin.http.post("/clients", json={"name": name, **fields})
    assert created.status_code == 201, created.text
    client_id: str = created.json()["id"]
    return client_id


def _change(admin: App, client_id: str, **fields: Any) -> None:
    assert admin.http.patch(f"/clients/{client_id}", json=fields).is_success
