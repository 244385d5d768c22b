"""Each failure of a real upstream is classified by what it has cost, exactly as in the table of upstream.md §5."""

import asyncio
import gzip
import json
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from app import config
from app.domain import films
from app.metrics import Metrics
from app.schemas.parameters import VideoParameters
from app.upstream.breaker import Reason
from app.upstream.client import NotSent, Refused, Rejected, TransientError, Unknown, Upstream, UpstreamError
from app.upstream.wire import Cause, Failed, Finished, Order, Working
from app.words import Resolution
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox

T = TypeVar("T")


def call(address: str, work: Callable[[Upstream], Awaitable[T]], **options: Any) -> T:
    """The result of `work` with a new `Upstream`."""
    settings = config.load(
        upstream_url=address, upstream_api_key="a-key", upstream_requests_per_minute=100_000, **options
    )

    async def run() -> T:
        upstream = Upstream(settings, ssl.create_default_context(), Metrics())
        try:
            return await work(upstream)
        finally:
            await upstream.close()

    return asyncio.run(run())


async def upload(upstream: Upstream) -> str:
    return await upstream.upload("attempt_1.png", "image/png", draw_png())


def write_order(image: str, prompt: str) -> Order:
    return Order(image, VideoParameters(prompt=prompt, fast_mode=True, resolution=Resolution.HD))


def submit(sandbox: Sandbox, prompt: str, **options: Any) -> Working | Finished:
    async def work(upstream: Upstream) -> Working | Finished:
        return await upstream.submit(write_order(await upload(upstream), prompt), upstream.key)

    return call(sandbox.address, work, **options)


def fail(sandbox: Sandbox, prompt: str, **options: Any) -> UpstreamError:
    with pytest.raises(UpstreamError) as caught:
        submit(sandbox, prompt, **options)
    return caught.value


PAID = ["500", "502", "503", "504", "520", "524", "reset-after", "half-answer", "nonsense", "html"]
# A failure that cannot be told apart from a charged one counts as one.
LIKE_PAID = ["5xx-unpaid", "reset-before"]


@pytest.mark.parametrize("fault", [*PAID, *LIKE_PAID])
def test_a_lost_or_broken_answer_of_a_paid_call_is_unknown(sandbox: Sandbox, fault: str) -> None:
    prompt = f"[[fault:{fault}]] lost"
    error = fail(sandbox, prompt)
    assert type(error) is Unknown
    assert sandbox.paid_calls(prompt) == (fault in PAID), "one call, never repeated"


def test_an_answer_that_never_comes_is_unknown(sandbox: Sandbox) -> None:
    error = fail(sandbox, "[[fault:silence=5]] silent", generation_deadline_minutes=0.01)
    assert type(error) is Unknown
    assert error.detail == "ReadTimeout"


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("missing-fields", Cause.OTHER),
        ("unsupported-model", Cause.OTHER),
        ("unknown-error", Cause.OTHER),
        ("wrapped-error", Cause.OTHER),
        ("busy", Cause.PROMPT),
        ("busy-image", Cause.IMAGE),
    ],
)
def test_a_definite_4xx_is_refused_and_says_what_it_was_about(sandbox: Sandbox, fault: str, cause: Cause) -> None:
    error = fail(sandbox, f"[[fault:{fault}]] refused")
    assert type(error) is Refused
    assert error.cause is cause
    assert error.detail.startswith("HTTP 400 ")
    assert "/usr/" not in error.detail
    assert "/tmp/" not in error.detail


@pytest.mark.parametrize(
    ("fault", "reason", "retry_after", "required"),
    [
        ("bad-key", Reason.BAD_KEY, None, None),
        ("out-of-credit", Reason.OUT_OF_CREDIT, None, 480_000),
        ("out-of-credit=4800", Reason.OUT_OF_CREDIT, None, 4_800),
        ("too-many=26", Reason.TOO_MANY_REQUESTS, 26.0, None),
        ("cloudflare-1015", Reason.TOO_MANY_REQUESTS, None, None),
        ("cloudflare-1015=26", Reason.TOO_MANY_REQUESTS, 26.0, None),
    ],
)
def test_401_406_and_429_are_our_trouble_and_not_the_requests(
    sandbox: Sandbox, fault: str, reason: Reason, retry_after: float | None, required: int | None
) -> None:
    prompt = f"[[fault:{fault}]] deferred"
    error = fail(sandbox, prompt)
    assert type(error) is Rejected
    assert (error.reason, error.retry_after, error.required) == (reason, retry_after, required)
    assert "team" not in error.detail
    assert sandbox.paid_calls(prompt) == 0


def test_a_refused_connection_is_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error = ask_at(f"http://127.0.0.1:{port}")
    assert type(error) is NotSent


def test_what_is_no_tls_is_not_sent(sandbox: Sandbox) -> None:
    assert type(ask_at(sandbox.address.replace("http:", "https:"))) is NotSent


def test_a_redirect_is_followed_nowhere_and_unknown() -> None:
    """A proxy's login page must not receive the key, and nobody can know whether the POST arrived."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answer = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"
        assert type(ask_at(f"http://127.0.0.1:{listener.getsockname()[1]}", listener, answer)) is Unknown


@pytest.mark.parametrize("status", ["200 OK", "100 Continue", "400 Bad Request"])
def test_an_answer_without_end_is_unknown(status: str) -> None:
    """Even for a 400: an incomplete refusal is not a refusal."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answer = f"HTTP/1.1 {status}\r\nContent-Length: 2000000\r\n\r\n".encode() + b"x" * 1_500_000
        assert type(ask_at(f"http://127.0.0.1:{listener.getsockname()[1]}", listener, answer)) is Unknown


@pytest.mark.parametrize(("status", "kind"), [("200 OK", Unknown), ("400 Bad Request", Refused), ("429 No", Rejected)])
def test_a_compressed_answer_is_not_read_and_judged_by_its_status(status: str, kind: type[UpstreamError]) -> None:
    body = gzip.compress(b'{"aiRecord": {"uuid": "73ae328e", "status": "PROCESSING"}}')
    head = f"HTTP/1.1 {status}\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        error = ask_at(f"http://127.0.0.1:{listener.getsockname()[1]}", listener, head.encode() + body)
    assert type(error) is kind


def ask_at(address: str, listener: socket.socket | None = None, answer: bytes = b"") -> UpstreamError:
    """The failure of a paid call to this address, where one connection receives this response."""

    def reply(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(answer)

    async def work(upstream: Upstream) -> UpstreamError:
        replying = asyncio.to_thread(reply, listener) if listener else asyncio.sleep(0)
        with pytest.raises(UpstreamError) as caught:
            await asyncio.gather(upstream.submit(write_order("images/x.png", "waves"), upstream.key), replying)
        return caught.value

    return call(address, work)


def test_a_success_without_a_film_is_asked_about_later(sandbox: Sandbox) -> None:
    assert isinstance(submit(sandbox, "[[fault:empty-success]] empty"), Working)


def test_without_async_the_paid_call_brings_the_link_itself(sandbox: Sandbox) -> None:
    assert isinstance(submit(sandbox, "blocking", upstream_async=False), Finished)


@pytest.mark.parametrize("fault", ["failure", "failed"])
def test_a_failure_said_by_the_paid_call_itself_is_refused(sandbox: Sandbox, fault: str) -> None:
    assert type(fail(sandbox, f"[[fault:{fault}]] blocking", upstream_async=False)) is Refused


@pytest.mark.parametrize(
    ("options", "speed"),
    [
        ({"upstream_async": False}, {"fast_mode": True}),
        ({"upstream_async": True}, {"fast_mode": True}),
        ({"upstream_async": False, "upstream_dialect": "task_type"}, {"task_type": "veo3-video-fast"}),
        ({"upstream_dialect": "task_type", "upstream_model": "veo3.1-video"}, {"task_type": "veo3.1-video-fast"}),
    ],
    ids=range(4),
)
def test_what_went_upstream_is_the_seeds_body_in_each_dialect(
    sandbox: Sandbox, options: dict[str, Any], speed: dict[str, Any]
) -> None:
    submit(sandbox, prompt := f"body of {json.dumps(options)}", **options)
    record = next(record for record in sandbox.state()["records"] if record["prompt"] == prompt)
    wanted: dict[str, Any] = {
        "type": "IMAGE_TO_VIDEO",
        "model": "veo3" if "task_type" in speed else "veo3-video",
        "conversationId": "IMAGE_TO_VIDEO",
        "promptObject": {
            "imageUrl": record["imageUrl"], "prompt": prompt, **speed, "generate_audio": False,
            "aspect_ratio": "16:9", "veo3_duration": "8s", "resolution": "720p",
        },
    }  # fmt: skip
    if options.get("upstream_async", True):
        wanted["async"] = True
    assert json.dumps(record["body"]) == json.dumps(wanted), "every key, in the seed's order"
    assert record["parameters"]["fast_mode"] is True


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("poll-500", TransientError),
        ("poll-html", TransientError),
        ("poll-gzip-gzip", TransientError),
        ("poll-429=7", Rejected),
        ("poll-null", None),
        ("poll-empty", Working),
        ("failure", Failed),
        ("failed", Failed),
        ("never-ends", Working),
    ],
)
def test_a_poll_is_harmless_whatever_it_says(sandbox: Sandbox, fault: str, kind: type | None) -> None:
    async def work(upstream: Upstream) -> object:
        accepted = await upstream.submit(write_order(await upload(upstream), f"[[fault:{fault}]] poll"), upstream.key)
        await asyncio.sleep(0.5 if fault.startswith("fail") else 0)  # the sandbox takes 0.2 s for a generation
        try:
            return await upstream.poll(accepted.uuid)
        except UpstreamError as error:
            return error

    found = call(sandbox.address, work)
    assert (found is None) if kind is None else type(found) is kind, found
    if isinstance(found, Rejected):
        assert (found.reason, found.retry_after) == (Reason.TOO_MANY_REQUESTS, 7.0)


def test_an_unknown_uuid_is_none(sandbox: Sandbox) -> None:
    assert call(sandbox.address, lambda upstream: upstream.poll("00000000-0000-4000-8000-000000000000")) is None


FILM_LIMIT = 1_000_000  # bytes; a tiny film has some thousands

FILMS = {
    "evil-link=9": TransientError,
    "evil-redirect=9": TransientError,
    "gzip-gzip": TransientError,
    "heavy-film=2": TransientError,
    "lost-film": TransientError,
    "late-film=60": TransientError,
    "film-500": TransientError,
    "cut-film": TransientError,
    "short-film": films.BrokenFilm,
    "wrong-film": films.BrokenFilm,
    "": None,
}


@pytest.mark.parametrize("fault", FILMS)
def test_a_film_that_does_not_come_whole_is_noticed(sandbox: Sandbox, fault: str, tmp_path: Path) -> None:
    async def work(upstream: Upstream) -> Exception | None:
        prompt = f"[[fault:{fault}]] film" if fault else "film"
        accepted = await upstream.submit(write_order(await upload(upstream), prompt), upstream.key)
        assert isinstance(accepted, Finished)
        film = tmp_path / "film.mp4"
        try:
            with film.open("wb") as file:
                await upstream.fetch(accepted.url, lambda piece: asyncio.to_thread(file.write, piece), FILM_LIMIT)
            with film.open("rb") as file:
                films.check(file)
        except (UpstreamError, films.BrokenFilm) as error:
            return error
        return None

    error = call(sandbox.address, work, upstream_async=False)
    assert (error and type(error)) is FILMS[fault]
    assert "://" not in str(error)
    assert "Amz" not in str(error)


@pytest.fixture(scope="module")
def moody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox with a fault for every upload."""
    sandbox = Sandbox(tmp_path_factory.mktemp("moody"))
    yield sandbox
    sandbox.close()


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("upload-500", TransientError),
        ("upload-reset", TransientError),
        ("upload-nonsense", TransientError),
        ("upload-429", Rejected),
        ("upload-400", Refused),
        ("upload-413", Refused),
    ],
)
def test_an_upload_costs_nothing_however_it_fails(moody: Sandbox, fault: str, kind: type) -> None:
    moody.heal()
    moody.fault(fault)
    with pytest.raises(UpstreamError) as caught:
        call(moody.address, upload)
    assert type(caught.value) is kind
    if isinstance(caught.value, Refused):
        assert caught.value.cause is (Cause.IMAGE_SIZE if fault == "upload-413" else Cause.IMAGE)
