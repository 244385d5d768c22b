"""A signed link gives access to one film without a key, and to nothing else; and it stops working when it should."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable, Iterator

import httpx
import pytest
from sqlalchemy import text

from app.domain import clients, keys
from app.store.sessions import Session
from tests.support.films import ask, assert_error, make
from tests.support.services import App, Service

NEVER = "waves [[fault:never-ends]]"


@pytest.fixture
def film(app: App) -> str:
    """The id of a completed video."""
    video_id: str = make(app)["id"]
    return video_id


@pytest.fixture
def nobody(service: Service) -> Iterator[httpx.Client]:
    """An HTTP client without a key."""
    with httpx.Client(base_url=service.address, timeout=30) as http:
        yield http


def link(app: App, video_id: str, **body: object) -> str:
    answer = app.http.post(f"/videos/{video_id}/links", json=body)
    assert answer.status_code == 200, answer.text
    url: str = answer.json()["url"]
    return url


def test_it_gives_the_very_film_without_a_key_and_says_until_when(app: App, film: str, nobody: httpx.Client) -> None:
    answer = app.http.post(f"/videos/{film}/links", json={"expires_in": 600})
    assert set(answer.json()) == {"object", "url", "expires_at"}
    assert answer.json()["object"] == "video.link"
    assert abs(answer.json()["expires_at"] - time.time() - 600) < 60
    mine, theirs = app.http.get(f"/videos/{film}/content"), nobody.get(answer.json()["url"])
    assert theirs.status_code == 200
    assert theirs.content == mine.content
    assert theirs.headers["etag"] == mine.headers["etag"]
    assert theirs.headers["content-type"] == "video/mp4"


def test_no_body_asks_for_an_hour_of_the_film(app: App, film: str) -> None:
    answer = app.http.post(f"/videos/{film}/links")
    assert abs(answer.json()["expires_at"] - time.time() - 3600) < 60
    assert "variant=video" in answer.json()["url"]


def test_range_head_and_etag_work_as_with_a_key(app: App, film: str, nobody: httpx.Client) -> None:
    url = link(app, film)
    part = nobody.get(url, headers={"range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    head = nobody.head(url)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head.headers["content-length"]) > 100
    assert nobody.get(url, headers={"if-none-match": head.headers["etag"]}).status_code == 304


def test_a_page_of_another_origin_may_embed_it_and_only_it(app: App, film: str, nobody: httpx.Client) -> None:
    assert nobody.get(link(app, film)).headers["cross-origin-resource-policy"] == "cross-origin"
    assert app.http.get(f"/videos/{film}/content").headers["cross-origin-resource-policy"] == "same-origin"


def test_the_thumbnail_has_a_link_of_its_own(app: App, film: str, nobody: httpx.Client) -> None:
    url = link(app, film, variant="thumbnail")
    assert nobody.get(url).headers["content-type"] == "image/jpeg"
    assert_error(nobody.get(url.replace("thumbnail", "video")), 403, "link_invalid")


def test_it_names_the_host_and_the_prefix_that_the_caller_used(app: App, film: str) -> None:
    headers = {"host": "films.example", "x-forwarded-prefix": "/kinora", "x-forwarded-proto": "https"}
    url = app.http.post(f"/videos/{film}/links", headers=headers).json()["url"]
    assert url.startswith(f"https://films.example/kinora/videos/{film}/content?")
    headers["x-forwarded-prefix"] = "//elsewhere.example/"
    assert link_host(app, film, headers) == "films.example"


def link_host(app: App, film: str, headers: dict[str, str]) -> str:
    return httpx.URL(app.http.post(f"/videos/{film}/links", headers=headers).json()["url"]).host


@pytest.mark.parametrize("place", [0, 3, 12, 25, 60])
def test_one_changed_character_makes_it_worthless(app: App, film: str, nobody: httpx.Client, place: int) -> None:
    base, _, token = link(app, film).partition("link=")
    wrong = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
    assert_error(nobody.get(f"{base}link={wrong}"), 403, "link_invalid")


@pytest.mark.parametrize("token", ["x", "A" * 64, "ä" * 64, "%00", "A" * 4_000])
def test_what_was_never_a_link_is_refused(film: str, nobody: httpx.Client, token: str) -> None:
    answer = nobody.get(f"/videos/{film}/content", params={"link": token})
    assert "new one" in assert_error(answer, 403, "link_invalid")["message"]


def test_an_empty_one_is_none_given(film: str, nobody: httpx.Client) -> None:
    assert_error(nobody.get(f"/videos/{film}/content", params={"link": ""}), 401, "missing_api_key")


def test_it_is_no_key_to_another_film_and_to_nothing_else(app: App, film: str, nobody: httpx.Client) -> None:
    other, token = make(app)["id"], link(app, film).partition("link=")[2]
    assert_error(nobody.get(f"/videos/{other}/content", params={"link": token}), 403, "link_invalid")
    for path in (f"/videos/{film}", f"/videos/{film}/events", "/videos", "/credits"):
        assert_error(nobody.get(path, params={"link": token}), 401, "missing_api_key")
    assert_error(nobody.delete(f"/videos/{film}", params={"link": token}), 401, "missing_api_key")


def test_it_ends_with_its_expiry(service: Service, app: App, film: str, nobody: httpx.Client) -> None:
    """Signed with the service's own secret; expired a minute ago."""
    base, _, token = link(app, film).partition("link=")
    expired = service.scan(_sign_expired, film)
    assert expired != token
    assert_error(nobody.get(f"{base}link={expired}"), 410, "link_expired")


def _sign_expired(session: Session, video_id: str) -> str:
    secret = session.execute(text("SELECT secret FROM signing_key")).scalar_one()
    times = struct.pack(">QQ", int(time.time() * 1000) - 120_000, int(time.time() * 1000) - 60_000)
    said = b"kinora link 1\0" + b"\0".join([video_id.encode(), b"video", times])
    return base64.urlsafe_b64encode(times + hmac.digest(secret, said, hashlib.sha256)).decode()


def test_it_ends_with_the_video(app: App, film: str, nobody: httpx.Client) -> None:
    url = link(app, film)
    assert app.http.delete(f"/videos/{film}").status_code == 200
    assert_error(nobody.get(url), 404, "video_not_found", "video_id")


def test_it_ends_when_its_client_is_suspended_and_stays_ended(
    service: Service, app: App, film: str, nobody: httpx.Client
) -> None:
    url = link(app, film)
    service.write(clients.suspend, app.name)
    assert_error(nobody.get(url), 403, "link_invalid")
    service.write(clients.lift, app.name)
    assert_error(nobody.get(url), 403, "link_invalid")
    assert nobody.get(link(app, film)).status_code == 200


def test_it_ends_with_the_last_key_of_its_client_and_not_before(
    service: Service, app: App, film: str, nobody: httpx.Client
) -> None:
    url, second = link(app, film), service.write(keys.issue, app.name)
    service.write(keys.revoke, app.key)
    assert nobody.get(url).status_code == 200, "keys are exchanged without harm"
    service.write(keys.revoke, second.id)
    assert_error(nobody.get(url), 403, "link_invalid")
    service.write(keys.issue, app.name)
    assert_error(nobody.get(url), 403, "link_invalid")


def test_it_works_after_a_restart(start_service: Callable[[], Service]) -> None:
    service = start_service()
    with service.add_app() as app:
        url = link(app, make(app)["id"])
        before = httpx.get(url).content
        service.restart()
        assert httpx.get(url).content == before


def test_there_is_none_to_what_is_not_there(service: Service, app: App) -> None:
    running = ask(app, prompt=NEVER)["id"]
    assert_error(app.http.post(f"/videos/{running}/links"), 409, "video_not_ready")
    refused = ask(app, prompt="waves [[fault:refuse-prompt]]")
    unknown = f"video_{'0' * 26}"
    assert_error(app.http.post(f"/videos/{unknown}/links"), 404, "video_not_found", "video_id")
    with service.add_app() as other:
        assert_error(other.http.post(f"/videos/{running}/links"), 404, "video_not_found", "video_id")
    assert refused["id"] != running


@pytest.mark.parametrize(
    ("body", "code", "param", "words"),
    [
        (b'{"expires_in": 59}', "invalid_value", "expires_in", "60"),
        (b'{"expires_in": 604801}', "invalid_value", "expires_in", "604800"),
        (b'{"expires_in": "soon"}', "invalid_value", "expires_in", "integer"),
        (b'{"expires_in": null}', "invalid_value", "expires_in", "integer"),
        (b'{"variant": "spritesheet"}', "invalid_value", "variant", "`video` or `thumbnail`"),
        (b'{"days": 7}', "unknown_field", "days", "`expires_in` or `variant`"),
        (b"[]", "invalid_json", None, "object"),
        (b"{", "invalid_json", None, "JSON"),
        (b'{"expires_in": 60, "expires_in": 61}', "invalid_value", "expires_in", "more than once"),
        (b'{"x": "' + b"x" * 5_000 + b'"}', "invalid_value", None, "4,096 bytes"),
    ],
)
def test_a_bad_wish_is_named(app: App, film: str, body: bytes, code: str, param: str | None, words: str) -> None:
    answer = app.http.post(f"/videos/{film}/links", content=body)
    assert words in assert_error(answer, 400, code, param)["message"]


def test_neither_link_nor_secret_is_logged(service: Service, app: App, film: str, nobody: httpx.Client) -> None:
    base, _, token = link(app, film).partition("link=")
    assert nobody.get(f"{base}link={token}").status_code == 200
    assert nobody.get(f"{base}link={token}x").status_code == 403
    log = (service.folder / "serve.log").read_text()
    assert film in log
    assert token not in log
    assert "link=" not in log
