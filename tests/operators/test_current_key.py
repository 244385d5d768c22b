"""What a key is told about itself: its scopes and its client, and nothing about others."""

from app.domain import keys
from app.schemas.clients import NewKey
from app.words import Role, Scope
from tests.support.films import assert_error
from tests.support.services import App, Service


def test_each_key_learns_what_it_may_do_and_whose_it_is(service: Service, admin: App, app: App) -> None:
    issued = service.write(keys.issue, app.name, NewKey(name="the desk", scopes=[Scope.CREDITS_READ]))
    answer = app.http.get("/keys/current", headers={"authorization": f"Bearer {issued.key}"})
    told = answer.json()
    assert (
        told.items()
        >= {
            "id": issued.id,
            "name": "the desk",
            "scopes": ["credits:read"],
            "clientId": app.id,
            "clientName": app.name,
            "role": "MEMBER",
        }.items()
    )
    assert "key" not in told
    assert admin.http.get("/keys/current").json()["scopes"] == ["operate:read", "operate:write"]


def test_its_client_has_the_name_and_the_role_of_now(service: Service, admin: App) -> None:
    with service.add_app() as app:
        changed = admin.http.patch(f"/clients/{app.id}", json={"name": f"{app.name}-renamed", "role": "READER"})
        assert changed.is_success
        told = app.http.get("/keys/current").json()
    assert (told["clientName"], told["role"]) == (f"{app.name}-renamed", Role.READER)
    assert "videos:write" in told["scopes"]  # a new role leaves the scopes of existing keys


def test_a_revoked_key_learns_nothing(admin: App, service: Service) -> None:
    with service.add_app() as app:
        (key,) = admin.http.get(f"/clients/{app.id}/keys").json()["data"]
        assert admin.http.delete(f"/keys/{key['id']}").is_success
        assert_error(app.http.get("/keys/current"), 401, "invalid_api_key")
