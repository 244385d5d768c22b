"""Behind the proxy of the operator's guide, whoever is logged in there is signed in, and stays so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx
import pytest
from playwright.sync_api import expect

from app.domain import clients
from app.store.ids import PROXY_ID
from app.words import Role
from tests.browser import barriers
from tests.browser.conftest import Open
from tests.browser.console import Console
from tests.browser.proxies import Nginx, open_gate
from tests.support.films import assert_error
from tests.support.repository import ROOT, list_blocks
from tests.support.services import Service
from tests.support.waiting import wait_until

GUIDE = ROOT / "docs" / "operations" / "clients.md"
DANA, SECRET = "dana@company.example", "0123456789abcdef" * 2


@dataclass(frozen=True)
class Company:
    service: Service
    address: str


@pytest.fixture(scope="module")
def company(serve: Callable[..., Service], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    service = serve(operator_header="X-Forwarded-Email", operator_proxies="127.0.0.1", operator_proxy_secret=SECRET)
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "secret.conf").write_text(f'proxy_set_header X-Kinora-Proxy-Secret "{SECRET}";')
    (server,) = list_blocks(GUIDE, "nginx")
    with open_gate() as gate:
        for guides, own in {
            "127.0.0.1:4180": gate, "/etc/nginx/kinora-secret.conf": str(folder / "secret.conf"),
        }.items():  # fmt: skip
            assert guides in server
            server = server.replace(guides, own)
        with Nginx(folder, service.address, server, path="") as nginx:
            yield Company(service, nginx.address)


@pytest.fixture
def console(open_console: Open, company: Company) -> Console:
    """In a browser that is not logged in."""
    return open_console(company.service, address=company.address)


def log_in(console: Console, person: str = DANA) -> None:
    console.context.add_cookies([{"name": "login", "value": person, "url": console.address}])


def expect_operator(console: Console, person: str = DANA) -> None:
    expect(console.page.get_by_role("button", name=f"Account: {person}")).to_be_visible()
    expect(console.page.get_by_role("navigation", name="Pages", exact=True)).to_contain_text("Overview")


def test_who_is_logged_in_is_signed_in(console: Console) -> None:
    log_in(console)
    console.open()
    expect_operator(console)
    assert console.page.evaluate("localStorage.length") == 0
    console.page.reload()
    expect_operator(console)


def test_who_is_not_is_led_to_the_login(console: Console) -> None:
    console.open("#/clients")
    expect(console.page).to_have_title("Company login")
    log_in(console)
    console.page.reload()
    expect(console.page.get_by_role("heading", name="Clients")).to_be_visible()


def test_a_token_that_has_ended_is_renewed_where_one_is(console: Console, company: Company) -> None:
    log_in(console)
    console.open("#/clients/new")
    console.page.get_by_label("Name").fill("half written")
    token = console.page.evaluate("sessionStorage.getItem('kinora.key')")
    end_all(company, token)
    console.refusals = {401}
    console.page.get_by_role("button", name="Create").click()
    expect(console.page.get_by_text("kin_").first).to_be_visible()
    assert console.page.evaluate("sessionStorage.getItem('kinora.key')") != token
    console.page.reload()
    expect_operator(console)


def end_all(company: Company, token: str) -> None:
    """End all tokens, and wait until the service has noticed it."""
    company.service.write(clients.suspend, PROXY_ID)
    company.service.write(clients.lift, PROXY_ID)
    headers = {"authorization": f"Bearer {token}"}
    address = f"{company.service.address}/clients"
    wait_until(lambda: httpx.get(address, headers=headers).status_code == 401, what="the token to be refused")


def test_who_signs_out_stays_out_until_asking(console: Console) -> None:
    log_in(console)
    console.open()
    expect_operator(console)
    console.sign_out()
    again = console.page.get_by_role("button", name="Sign in without a key")
    expect(again).to_be_enabled()
    expect(console.page.get_by_label("API key")).to_be_visible()
    assert console.page.evaluate("sessionStorage.getItem('kinora.key')") is None
    again.click()
    expect_operator(console)


def test_who_is_logged_out_is_told_and_may_use_a_key(console: Console, company: Company) -> None:
    log_in(console)
    console.open()
    expect_operator(console)
    console.context.clear_cookies()
    end_all(company, console.page.evaluate("sessionStorage.getItem('kinora.key')"))
    console.refusals = {401}
    console.page.get_by_role("link", name="Clients").click()
    expect(console.problem("key")).to_contain_text("ended")
    console.page.get_by_role("button", name="Sign in without a key").click()
    expect(console.problem("key")).not_to_contain_text("ended")
    expect(console.problem("key")).not_to_be_empty()
    with company.service.add_app(0, Role.ADMIN) as admin:
        console.page.get_by_label("API key").fill(admin.key)
        console.page.keyboard.press("Enter")
        expect(console.page.get_by_role("button", name=f"Account: {admin.name}")).to_be_visible()


def test_the_way_back_in_has_no_barrier(console: Console) -> None:
    log_in(console, "someone.with.a.rather.long.name@a.department.company.example")
    console.open()
    console.page.get_by_role("button", name="Account").click()
    expect(console.page.locator("#account")).to_contain_text("You may see all clients")
    barriers.assert_none(console.page)
    console.page.get_by_role("button", name="Sign out").click()
    expect(console.page.get_by_role("button", name="Sign in without a key")).to_be_enabled()
    barriers.assert_none(console.page)


def test_a_proxy_that_answers_with_its_login_is_explained(console: Console) -> None:
    log_in(console)
    redirect = {"location": "https://login.company.example/"}
    console.page.route("**/operator/session", lambda route: route.fulfill(status=302, headers=redirect))
    console.open()
    expect(console.problem("key")).to_contain_text("reload this page")
    expect(console.page.get_by_role("button", name="Sign in without a key")).to_be_enabled()


def test_a_key_that_is_refused_does_not_become_a_person(console: Console) -> None:
    log_in(console)
    console.refusals = {401}
    console.open("#key=kin_nonsense")
    expect(console.problem("key")).not_to_be_empty()
    expect(console.page.get_by_role("button", name="Sign in without a key")).to_be_enabled()


def test_a_key_comes_before_the_login(console: Console, company: Company) -> None:
    log_in(console)
    with company.service.add_app() as app:
        console.open(f"#key={app.key}")
        expect(console.page.get_by_role("button", name=f"Account: {app.name}")).to_be_visible()


def test_without_a_proxy_nothing_is_asked(open_console: Open, service: Service) -> None:
    console = open_console(service)
    console.open()
    expect(console.page.get_by_label("API key")).to_be_visible()
    expect(console.page.get_by_role("button", name="Sign in without a key")).to_have_count(0)


# The proxy of the guide, without a browser.


@pytest.fixture
def outside(company: Company) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=company.address, verify=False) as http:  # noqa: S501 - the test's own certificate
        yield http


def test_apps_pass_the_proxy_with_their_keys(outside: httpx.Client, company: Company) -> None:
    with company.service.add_app() as app:
        assert outside.get("/credits", headers={"authorization": f"Bearer {app.key}"}).status_code == 200


def test_nobody_can_say_to_it_who_one_is(outside: httpx.Client) -> None:
    forged = {"x-forwarded-email": "eve", "cookie": f"login={DANA}"}
    assert outside.post("/operator/session", headers=forged, json={}).json()["person"] == DANA
    assert outside.post("/operator/session", headers={"x-forwarded-email": "eve"}, json={}).status_code == 401
    for path in ("/v1/operator/session", "/operator//session", "/operator/session/"):
        answer = outside.post(path, headers=forged, json={})
        assert answer.status_code in {403, 404}, path
    assert_error(outside.post("/v1/operator/session", headers=forged, json={}), 403, "proxy_not_trusted")


def test_the_page_of_another_site_is_refused_behind_it(outside: httpx.Client) -> None:
    browser = {"cookie": f"login={DANA}", "sec-fetch-site": "cross-site", "origin": "https://evil.example"}
    assert_error(outside.post("/operator/session", headers=browser, json={}), 403, "other_site", "Sec-Fetch-Site")
