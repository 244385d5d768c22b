"""A name is resolved once, and the address that was checked is the one connected to, even if DNS then changes."""

import asyncio
import gc
import socket
import ssl
import threading
from collections.abc import Iterable, Iterator
from io import BytesIO

import pytest
import trustme

from app.config import Network
from app.config import load as load_settings
from app.egress import Crowded, Egress, EgressError, Refused, TooLarge, Unreachable
from tests.support.elsewhere import Elsewhere, Page, drip, trust

NAME = "images.example"
LOCALHOST, CHECKED, OTHER = "127.0.0.1", "127.0.0.2", "127.0.0.3"
LIMIT = 100_000


class Dns:
    """A resolver that returns its answers one after the other, and then repeats the last one."""

    def __init__(self, *answers: Iterable[str]) -> None:
        self.answers = list(answers)
        self.questions: list[tuple[str, int]] = []

    async def __call__(self, host: str, port: int) -> Iterable[str]:
        self.questions.append((host, port))
        return self.answers[min(len(self.questions), len(self.answers)) - 1]


class Silence(Dns):
    async def __call__(self, host: str, port: int) -> Iterable[str]:
        await asyncio.Event().wait()
        return await super().__call__(host, port)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[trustme.CA]:
    """A certificate authority that every `Egress` in this module trusts."""
    authority = trustme.CA()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SSL_CERT_FILE", trust(authority, tmp_path_factory.mktemp("authority")))
        yield authority


@pytest.fixture
def elsewhere(authority: trustme.CA) -> Iterator[Elsewhere]:
    with Elsewhere(authority, names=(NAME, CHECKED), host=CHECKED) as server:
        server.lay("/still.png", b"the image")
        yield server


def networks(*texts: str) -> tuple[Network, ...]:
    return load_settings(egress_allow=",".join(texts)).egress_allow


def fetch(
    url: str,
    dns: Dns | None = None,
    *,
    allow: Iterable[str] = (f"{CHECKED}/32",),
    seconds: float = 20,
    own: str | None = None,
    suffixes: Iterable[str] = (),
) -> bytes:
    """Download a URL. Uses the system's resolver unless another one is given."""

    async def run() -> bytes:
        tls, file = ssl.create_default_context(), BytesIO()
        egress = Egress(tls, networks(*allow), dns, seconds, own=own, suffixes=suffixes)
        try:
            await egress.fetch(url, file, LIMIT, "client")
        finally:
            egress.close()
        return file.getvalue()

    return asyncio.run(run())


def test_the_address_that_was_checked_is_the_one_that_is_dialled(authority: trustme.CA) -> None:
    """The machine itself would resolve the name to another address, where another server listens."""
    with (
        Elsewhere(authority, host=LOCALHOST) as trap,
        Elsewhere(authority, names=("localhost",), host=CHECKED) as right,
    ):
        right.lay("/still.png", b"from the checked one")
        dns = Dns([CHECKED], [OTHER])
        assert fetch(right.url("/still.png", "localhost"), dns) == b"from the checked one"
        assert dns.questions == [("localhost", right.port)]
        assert (trap.connections, right.connections) == (0, 1)


def test_dns_that_changes_between_check_and_dial_changes_nothing(elsewhere: Elsewhere) -> None:
    with socket.create_server((OTHER, elsewhere.port)) as inside:
        inside.settimeout(0)
        dns = Dns([CHECKED], [OTHER], [OTHER])
        assert fetch(elsewhere.url("/still.png", NAME), dns) == b"the image"
        assert dns.questions == [(NAME, elsewhere.port)], "asked once"
        with pytest.raises(BlockingIOError):
            inside.accept()


def test_each_redirect_is_resolved_and_checked_by_itself(elsewhere: Elsewhere) -> None:
    elsewhere.redirect("/start", "/still.png")
    dns = Dns([CHECKED], [OTHER])
    with socket.create_server((OTHER, elsewhere.port)) as inside:
        inside.settimeout(0)
        with pytest.raises(Refused):
            fetch(elsewhere.url("/start", NAME), dns)
        with pytest.raises(BlockingIOError):
            inside.accept()
    assert len(dns.questions) == 2
    assert [asked.path for asked in elsewhere.asked] == ["/start"]


def test_tls_and_host_are_the_names_and_the_dot_behind_a_name_is_none_of_it(elsewhere: Elsewhere) -> None:
    for name in (NAME, NAME.upper(), f"{NAME}."):
        assert fetch(elsewhere.url("/still.png", name), Dns([CHECKED])) == b"the image"
    assert {asked.server_name for asked in elsewhere.asked} == {NAME}
    hosts = [dict(asked.headers)["host"] for asked in elsewhere.asked]
    assert hosts == [f"{name}:{elsewhere.port}" for name in (NAME, NAME, f"{NAME}.")]


def test_a_number_as_host_is_checked_against_the_certificate_too(authority: trustme.CA, elsewhere: Elsewhere) -> None:
    assert fetch(elsewhere.url("/still.png", CHECKED)) == b"the image"
    with Elsewhere(authority, names=(NAME,), host=CHECKED) as nameless, pytest.raises(Unreachable):
        fetch(nameless.url("/still.png", CHECKED))


@pytest.mark.parametrize(
    "answers",
    [[], [OTHER], [CHECKED, OTHER], [OTHER, CHECKED], ["8.8.8.8", OTHER], [CHECKED, "::1"], [CHECKED, "8.8.8.8"],
     ["::ffff:127.0.0.2"], ["64:ff9b::127.0.0.2"], ["fe80::1%1"], [CHECKED, "10.0.0.1", "8.8.8.8"]],
)  # fmt: skip
def test_one_address_that_may_not_be_asked_spoils_the_name(elsewhere: Elsewhere, answers: list[str]) -> None:
    with pytest.raises(Refused):
        fetch(elsewhere.url("/still.png", NAME), Dns(answers))
    assert elsewhere.connections == 0


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "192.168.1.1", "::1", "fd00::1", "fe80::1%2",
     "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:a00:1::", "ff02::1", "168.63.129.16", "240.0.0.1"],
)  # fmt: skip
def test_a_public_name_of_an_internal_address_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        fetch(f"https://{NAME}/still.png", Dns([address]), allow=())


@pytest.mark.parametrize("answers", [["8.8.8.8", "10.0.0.1"], ["10.0.0.1", "8.8.8.8"], ["2606:4700::1", "::1"]])
def test_a_public_name_of_which_one_address_is_internal_is_refused(answers: list[str]) -> None:
    with pytest.raises(Refused):
        fetch(f"https://{NAME}/still.png", Dns(answers), allow=())


def test_the_next_address_is_tried_when_one_does_not_answer(elsewhere: Elsewhere) -> None:
    dns = Dns(["127.0.0.3", "127.0.0.4", CHECKED])
    assert fetch(elsewhere.url("/still.png", NAME), dns, allow=("127.0.0.0/29",)) == b"the image"
    dns = Dns(["127.0.0.3", "127.0.0.4", "127.0.0.5", CHECKED])
    with pytest.raises(Unreachable, match="cannot be connected to"):
        fetch(elsewhere.url("/still.png", NAME), dns, allow=("127.0.0.0/29",))


@pytest.mark.parametrize("allow", [("::1/128",), ("127.0.0.0/31",), ("10.0.0.0/8", "fd00::/8"), ("::ffff:0:0/96",)])
def test_what_the_operator_allows_is_just_that(elsewhere: Elsewhere, allow: tuple[str, ...]) -> None:
    with pytest.raises(Refused):
        fetch(elsewhere.url("/still.png", NAME), Dns([CHECKED]), allow=allow)


@pytest.mark.parametrize(
    ("host", "suffixes", "is_reached"),
    [
        (NAME, [], True),
        (NAME, [NAME], True),
        (f"{NAME.upper()}.", [NAME], True),
        (NAME, ["other.example", "example"], True),
        (NAME, ["other.example"], False),
        (NAME, ["ages.example"], False),
        (NAME, [f"more.{NAME}"], False),
        (CHECKED, ["example"], False),
    ],
)
def test_where_hosts_are_named_only_they_and_their_subdomains_are_asked(
    elsewhere: Elsewhere, host: str, suffixes: list[str], *, is_reached: bool
) -> None:
    dns, url = Dns([CHECKED]), elsewhere.url("/still.png", host)
    if is_reached:
        assert fetch(url, dns, suffixes=suffixes) == b"the image"
    else:
        with pytest.raises(Refused):
            fetch(url, dns, suffixes=suffixes)
        assert (dns.questions, elsewhere.connections) == ([], 0)


def test_its_own_server_is_reached_at_its_own_port_and_scheme_alone(elsewhere: Elsewhere) -> None:
    own = elsewhere.url("/api", NAME)
    for base in (own, own.replace(NAME, NAME.upper())):
        got = fetch(elsewhere.url("/still.png", NAME), Dns([CHECKED]), allow=(), own=base, suffixes=["other.example"])
        assert got == b"the image"
    with socket.create_server((CHECKED, 0)) as inside:
        inside.settimeout(0)
        port = inside.getsockname()[1]
        plain = elsewhere.url("/still.png", NAME).replace("https:", "http:")
        for url in (f"https://{NAME}:{port}/", f"http://{NAME}:{port}/", plain, elsewhere.url("/", "other.example")):
            with pytest.raises(Refused):
                fetch(url, Dns([CHECKED]), allow=(), own=own)
        with pytest.raises(BlockingIOError):
            inside.accept()


def test_a_server_that_never_ends_is_left_when_time_is_up(elsewhere: Elsewhere) -> None:
    elsewhere.pages["/slow"] = Page(drip(b"x", 0.05))
    with pytest.raises(Unreachable, match=r"took longer than 0\.5 s"):
        fetch(elsewhere.url("/slow", NAME), Dns([CHECKED]), seconds=0.5)
    assert elsewhere.asked


def test_a_server_that_says_nothing_is_left_when_time_is_up_and_the_connection_is_closed() -> None:
    with socket.create_server((CHECKED, 0)) as silent:
        with pytest.raises(Unreachable, match="took longer"):
            fetch(f"https://{NAME}:{silent.getsockname()[1]}/", Dns([CHECKED]), seconds=0.5)
        gc.collect()  # anything left open would cause a warning, and a warning is an error


def test_a_name_server_that_says_nothing_is_left_when_time_is_up() -> None:
    with pytest.raises(Unreachable, match="took longer"):
        fetch(f"https://{NAME}/", Silence(), seconds=0.2)


def test_redirects_share_the_time(elsewhere: Elsewhere) -> None:
    """Each redirect alone would be in time."""
    pages = {"/0": "/1", "/1": "/2", "/2": "/still.png"}
    for path, target in pages.items():
        elsewhere.redirect(path, target)

    class Slow(Dns):
        async def __call__(self, host: str, port: int) -> Iterable[str]:
            await asyncio.sleep(0.4)
            return await super().__call__(host, port)

    with pytest.raises(Unreachable, match="took longer"):
        fetch(elsewhere.url("/0", NAME), Slow([CHECKED]), seconds=1)


def test_errors_are_of_one_family_and_hold_no_address(elsewhere: Elsewhere) -> None:
    elsewhere.lay("/large", bytes(LIMIT + 1))
    urls = [elsewhere.url(path, NAME) for path in ("/none", "/large", "/none?secret=hunter2")]
    for url in (*urls, "https://10.0.0.1/hunter2"):
        with pytest.raises(EgressError) as error:
            fetch(url, Dns([CHECKED] if NAME in url else ["10.0.0.1"]))
        assert not {NAME, CHECKED, "hunter2", "10.0.0.1"} & set(str(error.value).split())
    with pytest.raises(TooLarge):
        fetch(urls[1], Dns([CHECKED]))


def test_a_client_whose_turn_does_not_come_is_told_so(elsewhere: Elsewhere) -> None:
    """Of twelve silent downloads, four may run at a time, and each of them ends later than the others wait."""
    elsewhere.pages["/silent"] = Page(lambda _: threading.Event().wait(10) and [])

    async def run() -> list[BaseException | None]:
        egress = Egress(ssl.create_default_context(), networks(f"{CHECKED}/32"), None, 1)
        url = elsewhere.url("/silent", CHECKED)
        try:
            downloads = [egress.fetch(url, BytesIO(), LIMIT, "client") for _ in range(12)]
            return await asyncio.gather(*downloads, return_exceptions=True)
        finally:
            egress.close()

    ends = [type(end) for end in asyncio.run(run())]
    assert set(ends) <= {Unreachable, Crowded}
    assert ends.count(Crowded) >= 4
