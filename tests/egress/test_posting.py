"""What a POST to another server meets: late or endless answers, redirects, and certificates that do not fit."""

import asyncio
import ssl
import threading
from collections.abc import Iterator

import pytest
import trustme

from app.config import load as load_settings
from app.egress import Answer, Egress, Refused, Unreachable
from tests.support.elsewhere import Elsewhere, Page, drip
from tests.support.receivers import Receiver, Reply, answer

ALLOWED = load_settings(egress_allow="127.0.0.1/32").egress_allow
LIMIT = 1024
BODY = b'{"id":"evt_1"}'


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


def post(url: str, *, seconds: float = 20, tls: ssl.SSLContext | None = None, is_allowed: bool = True) -> Answer:
    egress = Egress(tls or ssl.create_default_context(), ALLOWED if is_allowed else (), seconds=seconds)
    try:
        return asyncio.run(egress.post(url, BODY, {"content-type": "application/json"}, LIMIT))
    finally:
        egress.close()


def test_the_body_arrives_and_the_answer_comes_back(receiver: Receiver) -> None:
    receiver.replies["/"] = answer(202, b"thanks", Retry_After="7")
    assert post(receiver.url("/")) == Answer(202, "7", b"thanks")
    (received,) = receiver.list_at("/")
    assert received.body == BODY
    assert received.headers["content-length"] == str(len(BODY))
    assert received.headers["accept-encoding"] == "identity"


def test_who_never_answers_is_left_in_time(receiver: Receiver) -> None:
    released = threading.Event()

    def hang(_: object) -> Reply:
        released.wait(60)
        return Reply()

    receiver.replies["/hang"] = hang
    try:
        with pytest.raises(Unreachable, match="took longer than"):
            post(receiver.url("/hang"), seconds=0.5)
    finally:
        released.set()


def test_the_status_counts_although_the_body_never_ends() -> None:
    with Elsewhere(None) as server:
        server.pages["/"] = Page(drip(b"x", 0.05), status=500)
        answered = post(server.url("/", "127.0.0.1"), seconds=2)
    assert answered.status == 500
    assert set(answered.body) == {ord("x")}
    assert len(answered.body) < LIMIT


def test_of_a_large_body_only_the_beginning_is_read() -> None:
    with Elsewhere(None) as server:
        server.pages["/"] = Page(lambda _: (b"x" * 65_536 for _ in range(100_000)))
        assert post(server.url("/", "127.0.0.1")) == Answer(200, None, b"x" * LIMIT)


def test_a_redirect_is_an_answer(receiver: Receiver) -> None:
    receiver.replies["/away"] = answer(307, Location=receiver.url("/there"))
    assert post(receiver.url("/away")).status == 307
    assert receiver.list_at("/there") == []


def test_to_a_private_address_nothing_is_sent(receiver: Receiver) -> None:
    for url in (receiver.url("/private"), "ftp://127.0.0.1/", "https://me@127.0.0.1/"):
        with pytest.raises(Refused):
            post(url, is_allowed=False)
    assert receiver.list_at("/private") == []


def test_a_certificate_that_does_not_fit_ends_it_before_the_body() -> None:
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with Elsewhere(authority, names=("other.example",)) as server:
        for tls in (None, trusting):  # of an authority that nobody knows; for another name
            with pytest.raises(Unreachable, match="certificate is not trusted"):
                post(server.url("/", "127.0.0.1"), tls=tls)
    assert server.asked == []
