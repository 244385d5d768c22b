"""An image by its URL, through the API: from a real https server, with redirects and limits."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
from PIL import Image

from tests.support.elsewhere import Elsewhere, Page, trust
from tests.support.films import assert_error, post
from tests.support.pictures import draw_bomb, draw_png
from tests.support.services import App, Service
from tests.support.waiting import wait_until

LIMIT = 1_500_000  # bytes of an image in these tests; more than is kept in memory
REFUSED = "must be https, on port 443, without a user name, and its host must be public"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def elsewhere(authority: trustme.CA) -> Iterator[Elsewhere]:
    with Elsewhere(authority) as server:
        yield server


@pytest.fixture(scope="module")
def fetching(authority: trustme.CA, serve: Callable[..., Service]) -> Iterator[Service]:
    """A service that trusts the test authority, may reach 127.0.0.1, and has variables of a silent proxy."""
    service = serve(egress_allow="127.0.0.1/32, ::1/128", max_image_bytes=LIMIT)
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxies = dict.fromkeys(
            ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), f"http://127.0.0.1:{proxy.getsockname()[1]}"
        )
        service.restart(SSL_CERT_FILE=trust(authority, service.folder), **proxies)
        yield service


@pytest.fixture
def asker(fetching: Service, elsewhere: Elsewhere) -> Iterator[App]:
    elsewhere.asked.clear()
    with fetching.add_app() as app:
        yield app


def send(app: App, url: str, **fields: object) -> httpx.Response:
    return app.http.post("/videos", json={"prompt": "waves", "image": url} | fields)


@pytest.mark.parametrize(
    "body",
    [
        lambda url: {"json": {"prompt": "waves", "image": url}},
        lambda url: {"json": {"prompt": "waves", "input_reference": url}},
        lambda url: {"json": {"prompt": "waves", "input_reference": {"image_url": url}}},
        lambda url: {"files": {"prompt": (None, "waves"), "image": (None, url)}},
        lambda url: {"files": {"prompt": (None, "waves"), "input_reference[image_url]": (None, url)}},
    ],
    ids=["json", "the other name", "as the SDK writes it", "a form", "a form of the SDK"],
)
def test_an_image_by_url_is_the_same_video_as_the_file(asker: App, elsewhere: Elsewhere, body: Any) -> None:
    image = draw_png()
    uploaded = post(asker, image)
    answer = asker.http.post("/videos", **body(elsewhere.lay("/still.png", image)))
    assert answer.status_code in {200, 202}, answer.text
    assert answer.json()["id"] == uploaded.json()["id"]
    assert len(elsewhere.asked) == 1


def test_a_film_is_made_of_it(asker: App, elsewhere: Elsewhere) -> None:
    image = draw_png()
    answer = send(asker, elsewhere.lay("/still.png", image))
    assert (answer.status_code, answer.headers["kinora-cache"]) == (202, "miss")
    still = asker.http.get(f"{answer.headers['location']}/content?variant=thumbnail")
    assert Image.open(BytesIO(still.content)).size == Image.open(BytesIO(image)).size


def test_what_is_asked_says_nothing_of_who_asks(asker: App, elsewhere: Elsewhere) -> None:
    """The name appears in TLS and in `Host`; there is no cookie, no key and no referrer."""
    elsewhere.lay("/still.png", draw_png())
    start = elsewhere.redirect("/start", "/still.png?v=1", ("Set-Cookie", "who=me; Path=/"))
    assert send(asker, f"{start}?sig=a%2Fb#part").status_code == 202
    assert [asked.path for asked in elsewhere.asked] == ["/start?sig=a%2Fb", "/still.png?v=1"]
    for asked in elsewhere.asked:
        assert asked.server_name == "localhost"
        assert {name.lower(): value for name, value in asked.headers} == {
            "host": f"localhost:{elsewhere.port}",
            "accept": "image/jpeg, image/png, image/webp, image/heic, image/heif, image/avif",
            "accept-encoding": "identity",
            "user-agent": "Kinora",
            "connection": "close",
        }


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_three_redirects_are_followed_and_a_fourth_is_not(asker: App, elsewhere: Elsewhere, status: int) -> None:
    elsewhere.lay("/still.png", draw_png())
    for number in range(3):
        elsewhere.redirect(f"/{number}", f"/{number + 1}" if number < 2 else "still.png", status=status)
    assert send(asker, elsewhere.url("/0")).status_code == 202
    first = elsewhere.redirect("/first", elsewhere.url("/0"), status=status)
    assert "redirects more than 3 times" in refuse(send(asker, first))


INTERNAL = [
    "https://127.0.0.2/", "https://127.0.0.2:{port}/still.png", "https://127.1.1.1:{port}/still.png", "https://0/",
    "https://0x7f000002/", "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data/", "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:127.0.0.1]:{port}/still.png", "https://[64:ff9b::127.0.0.1]/", "https://[fd00::1]/", "//10.0.0.1/",
    "http://10.0.0.1/", "http://8.8.8.8/", "https://8.8.8.8:8443/", "https://me@localhost:{port}/still.png",
    "https://me:secret@8.8.8.8/", "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_x",
    "data:image/png;base64,aGk=", "http:", "https://[", "https://\u2460/",
]  # fmt: skip


@pytest.mark.parametrize("target", INTERNAL)
def test_a_redirect_is_checked_as_the_first_address_is(asker: App, elsewhere: Elsewhere, target: str) -> None:
    elsewhere.lay("/still.png", draw_png())
    target = target.format(port=elsewhere.port).encode().decode("latin-1")
    assert REFUSED in refuse(send(asker, elsewhere.redirect("/start", target)))
    assert [asked.path for asked in elsewhere.asked] == ["/start"]


def test_http_is_taken_where_the_operator_allows_the_network(asker: App) -> None:
    with Elsewhere(None) as plain:
        assert send(asker, plain.lay("/still.png", draw_png())).status_code == 202
        assert len(plain.asked) == 1


def test_a_certificate_of_another_name_is_not_trusted(asker: App, authority: trustme.CA) -> None:
    with Elsewhere(authority, names=("other.example",)) as other:
        assert "cannot be connected to" in refuse(send(asker, other.lay("/still.png", draw_png())))
        assert (other.asked, other.connections) == ([], 1)


def test_a_certificate_of_another_authority_is_not_trusted(asker: App) -> None:
    with Elsewhere(trustme.CA()) as other:
        assert "certificate is not trusted here" in refuse(send(asker, other.lay("/still.png", draw_png())))
        assert (other.asked, other.connections) == ([], 1)


def test_nobody_there(asker: App) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert "cannot be connected to" in refuse(send(asker, f"https://localhost:{port}/still.png"))


def endless(_: Elsewhere) -> Iterator[bytes]:
    while True:
        yield bytes(65_536)


@pytest.mark.parametrize(
    "page",
    [
        Page(lambda _: [bytes(LIMIT + 1)], headers=(("Content-Length", str(LIMIT + 1)),)),
        Page(lambda _: [], headers=(("Content-Length", "99999999999999"),)),
        Page(endless),
        Page(lambda _: [bytes(LIMIT), b"x"]),
    ],
    ids=["one byte more", "by its own word", "without end", "without a length"],
)
def test_what_is_larger_than_a_still_may_be_is_413(asker: App, elsewhere: Elsewhere, page: Page) -> None:
    elsewhere.pages["/large"] = page
    assert_error(send(asker, elsewhere.url("/large")), 413, "image_too_large", "image")


def test_the_largest_that_a_still_may_be_is_taken(asker: App, elsewhere: Elsewhere) -> None:
    image = draw_png()
    padded = image + bytes(LIMIT - len(image))
    assert send(asker, elsewhere.lay("/large.png", padded)).status_code == 202


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (Page(status=404), "answered with status 404"),
        (Page(status=403), "answered with status 403"),
        (Page(status=500), "answered with status 500"),
        (Page(status=204), "answered with status 204"),
        (Page(status=206, body=lambda _: [draw_png()]), "answered with status 206"),
        (Page(status=302), "answered with status 302"),
        (Page(status=304), "answered with status 304"),
        (Page(body=lambda _: [draw_png()], headers=(("Content-Encoding", "gzip"),)), "compressed"),
        (Page(body=lambda _: [draw_png()], headers=(("Content-Encoding", "br"),)), "compressed"),
        (Page(body=lambda _: [draw_png()[:20]], headers=(("Content-Length", "1000"),)), "broke off its answer"),
        (Page(body=lambda _: [b"nonsense\r\n"], headers=(("Transfer-Encoding", "chunked"),)), "broke off its answer"),
        (Page(headers=tuple((f"X-{number}", "x" * 1_000) for number in range(300))), "broke off its answer"),
        (Page(), "The image is empty"),
        (Page(lambda _: [b"<html>"]), "not a JPEG, PNG, WebP, HEIC or AVIF file"),
        (Page(lambda _: [draw_png()[:-30]]), "damaged or cut short"),
        (Page(lambda _: [draw_bomb(9_000, 9_000)]), "million pixels"),
    ],
)  # fmt: skip
def test_an_answer_that_holds_no_image_is_refused(asker: App, elsewhere: Elsewhere, page: Page, words: str) -> None:
    elsewhere.pages["/page"] = page
    assert words in refuse(send(asker, elsewhere.url("/page")))


@pytest.mark.parametrize("fields", [{"seconds": 4}, {"fast-mode": True}, {"prompt": ""}, {"take": 0}])
def test_nothing_is_fetched_for_a_request_that_is_refused_anyway(
    asker: App, elsewhere: Elsewhere, fields: dict[str, Any]
) -> None:
    assert send(asker, elsewhere.lay("/still.png", draw_png()), **fields).status_code == 400
    with httpx.Client(base_url=asker.http.base_url) as nobody:
        answer = nobody.post("/videos", json={"prompt": "a", "image": elsewhere.url("/still.png")})
    assert answer.status_code == 401
    assert elsewhere.asked == []


def test_an_address_is_as_good_as_a_key_and_is_not_logged(asker: App, elsewhere: Elsewhere, fetching: Service) -> None:
    for path in ("/still.png", "/none.png"):
        elsewhere.lay("/still.png", draw_png())
        answer = send(asker, f"{elsewhere.url(path)}?X-Amz-Signature=hunter2")
        fetching.process.wait_for(answer.headers["x-request-id"])
        assert "hunter2" not in answer.text
    log = fetching.process.log.read_text()
    assert "hunter2" not in log
    assert "still.png" not in log


def test_nothing_is_left_of_what_was_refused(asker: App, elsewhere: Elsewhere, fetching: Service) -> None:
    """No still is stored, and no deleted file is still open."""
    before = set((fetching.content / "stills").iterdir())
    elsewhere.pages["/large"] = Page(lambda _: [bytes(LIMIT + 1)])
    assert send(asker, elsewhere.url("/large")).status_code == 413
    refuse(send(asker, elsewhere.lay("/page", b"<html>" * 200_000)))
    assert set((fetching.content / "stills").iterdir()) <= before
    wait_until(lambda: not list_nameless(fetching.process.popen.pid), 10, "the spools to be closed")


def list_nameless(pid: int) -> list[str]:
    """Deleted files that a process still has open."""
    found = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            found.append(str(link.readlink()))
    return [name for name in found if name.endswith("(deleted)")]


def refuse(answer: httpx.Response) -> str:
    error = assert_error(answer, 400, "invalid_image", "image")
    return str(error["message"])


def test_a_client_with_many_slow_urls_delays_only_itself(fetching: Service, elsewhere: Elsewhere) -> None:
    """Without a limit for each client, forty of them held all places, and another client waited until they had timed
    out. Here the slow ones end only when the other one has its answer."""
    may_end, image = threading.Event(), draw_png()

    def hold_back(_: Elsewhere) -> Iterator[bytes]:
        assert may_end.wait(30)
        yield image

    elsewhere.pages["/slow.png"] = Page(hold_back)
    url, quick = elsewhere.url("/slow.png"), elsewhere.lay("/quick.png", draw_png())
    elsewhere.asked.clear()
    with fetching.add_app() as many, fetching.add_app() as other, ThreadPoolExecutor(40) as pool:
        slow = [pool.submit(send, many, url, take=take + 1) for take in range(40)]
        wait_until(lambda: len(elsewhere.asked) >= 4, what="the first ones")
        assert send(other, quick).status_code == 202
        assert len([asked for asked in elsewhere.asked if asked.path == "/slow.png"]) == 4
        may_end.set()
        assert {answer.result().status_code for answer in slow} == {202}
