"""What each scope opens, for every operation of the contract: nothing more and nothing less."""

import json
from collections.abc import Iterator

import pytest

from app.domain import keys
from app.schemas.clients import NewKey
from app.words import Role, Scope
from tests.support.films import assert_error
from tests.support.repository import ROOT
from tests.support.services import App, Service

IDS = {
    "{video_id}": "video_01m85mraxtwegeha8yhwskr0y4",
    "{client_id}": "client_01m85mraxt4s2m0xk1c3rq7d9p",
    "{generation_id}": "gen_01m85mraxtgd6r7m9q2w4e5t8y",
    "{key_id}": "Zq3T0bXc9LmA",
    "{webhook_id}": "webhook_01m85mraxt9d6r7m9q2w4e5t8y",
    "{delivery_id}": "delivery_01m85mraxt3d6r7m9q2w4e5t8y",
    "{model}": "veo3",
}
# Of a webhook, what it gets decides which of the two it must be: tests/webhooks/test_managing.py.
_READ_WEBHOOKS, _WRITE_WEBHOOKS = {Scope.VIDEOS_READ, Scope.OPERATE_READ}, {Scope.VIDEOS_WRITE, Scope.OPERATE_READ}
NEEDED: dict[str, Scope | set[Scope] | None] = {
    "create_video": Scope.VIDEOS_WRITE,
    "list_videos": Scope.VIDEOS_READ,
    "get_video": Scope.VIDEOS_READ,
    "follow_video": Scope.VIDEOS_READ,
    "delete_video": Scope.VIDEOS_WRITE,
    "cancel_video": Scope.VIDEOS_WRITE,
    "download_video": Scope.VIDEOS_READ,
    "create_link": Scope.VIDEOS_READ,
    "create_webhook": _WRITE_WEBHOOKS,
    "list_webhooks": _READ_WEBHOOKS,
    "get_webhook": _READ_WEBHOOKS,
    "change_webhook": _WRITE_WEBHOOKS,
    "delete_webhook": _WRITE_WEBHOOKS,
    "rotate_webhook_secret": _WRITE_WEBHOOKS,
    "test_webhook": _WRITE_WEBHOOKS,
    "list_deliveries": _READ_WEBHOOKS,
    "resend_delivery": _WRITE_WEBHOOKS,
    "recover_deliveries": _WRITE_WEBHOOKS,
    "list_events": _READ_WEBHOOKS,
    "get_credits": Scope.CREDITS_READ,
    "list_entries": Scope.CREDITS_READ,
    "list_prices": None,
    "list_models": None,
    "get_model": None,
    "get_current_key": None,
    "list_clients": Scope.OPERATE_READ,
    "create_client": Scope.OPERATE_WRITE,
    "get_client": Scope.OPERATE_READ,
    "change_client": Scope.OPERATE_WRITE,
    "erase_data": Scope.OPERATE_WRITE,
    "list_keys": Scope.OPERATE_READ,
    "issue_key": Scope.OPERATE_WRITE,
    "rotate_key": Scope.OPERATE_WRITE,
    "revoke_key": Scope.OPERATE_WRITE,
    "get_client_credits": Scope.OPERATE_READ,
    "grant_credits": Scope.OPERATE_WRITE,
    "list_client_entries": Scope.OPERATE_READ,
    "list_generations": Scope.OPERATE_READ,
    "get_generation": Scope.OPERATE_READ,
    "refund_generation": Scope.OPERATE_WRITE,
    "get_queue": Scope.OPERATE_READ,
    "pause_queue": Scope.OPERATE_WRITE,
    "resume_queue": Scope.OPERATE_WRITE,
    "cancel_queue": Scope.OPERATE_WRITE,
    "get_upstream": Scope.OPERATE_READ,
    "give_verdict": Scope.OPERATE_WRITE,
    "get_usage": Scope.OPERATE_READ,
    "get_own_usage": Scope.CREDITS_READ,
    "list_audit_log": Scope.OPERATE_READ,
}


def _list_operations() -> Iterator[tuple[str, str, str]]:
    document = json.loads((ROOT / "openapi.json").read_text())
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if operation["security"]:
                yield operation["operationId"], method, path


OPERATIONS = list(_list_operations())


def test_each_operation_that_needs_a_key_has_its_scope_here() -> None:
    assert {name for name, _, _ in OPERATIONS} == NEEDED.keys()


@pytest.fixture(scope="module")
def by_scope(service: Service) -> Iterator[dict[Scope, App]]:
    """A client per scope, whose key has only this one."""
    apps = {}
    for scope in Scope:
        with service.add_app(0) as app:
            key = service.write(keys.issue, app.name, NewKey(scopes=[scope])).key
        apps[scope] = service.open_app(App(app.http, app.id, app.name, key))
    yield apps
    for app in apps.values():
        app.http.close()


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize(("name", "method", "path"), OPERATIONS, ids=[name for name, _, _ in OPERATIONS])
def test_a_key_opens_what_its_scope_says(
    by_scope: dict[Scope, App], name: str, method: str, path: str, scope: Scope
) -> None:
    for placeholder, value in IDS.items():
        path = path.replace(placeholder, value)
    assert "{" not in path
    answer = by_scope[scope].http.request(method, path)
    needed = NEEDED[name]
    wanted = needed if isinstance(needed, set) else {needed}
    if wanted & {None, scope}:
        assert answer.status_code not in {401, 403}
    else:
        error = assert_error(answer, 403, "permission_denied")
        assert all(f"`{each}`" in error["message"] for each in wanted)


@pytest.mark.parametrize(
    ("role", "scopes"),
    [
        (Role.MEMBER, {Scope.VIDEOS_WRITE, Scope.VIDEOS_READ, Scope.CREDITS_READ}),
        (Role.READER, {Scope.OPERATE_READ}),
        (Role.ADMIN, {Scope.OPERATE_READ, Scope.OPERATE_WRITE}),
    ],
)
def test_a_key_gets_the_scopes_of_its_clients_role(service: Service, role: Role, scopes: set[Scope]) -> None:
    with service.add_app(0, role) as app:
        (key,) = service.scan(keys.list_all, app.name)
    assert set(key.scopes) == scopes


def test_an_operators_key_makes_films_only_if_it_gets_that_scope(service: Service, admin: App) -> None:
    assert_error(admin.http.post("/videos"), 403, "permission_denied")
    key = service.write(keys.issue, admin.name, NewKey(scopes=[Scope.OPERATE_READ, Scope.VIDEOS_WRITE])).key
    answer = admin.http.post("/videos", headers={"authorization": f"Bearer {key}"})
    assert_error(answer, 415, "unsupported_content_type")
