"""Every spelling of an address that is not public is refused with the same text, and no connection is made."""
# ruff: noqa: RUF001, S104 - look-alikes and the unspecified address are what this is about

from collections.abc import Callable, Iterator
from ipaddress import ip_address

import pytest

from app.egress import is_public
from tests.support.films import assert_error
from tests.support.services import App, Service

V4_OF_LOOPBACK = [
    "127.0.0.1", "127.0.0.2", "127.255.255.254", "127.1", "127.0.1", "0", "0.0.0.0", "0.0", "0.0.0", "0.1.2.3",
    "2130706433", "2130706434", "017700000001", "0x7f000001", "0X7F000001", "0x7F.1", "0x7f.0.1", "0x7f.0.0.1",
    "0x7f.0x0.0x0.0x1", "0177.1", "0177.0.1", "0177.0.0.0x1", "127.0x1", "127.0.0x1", "127.0.0.0x1", "127.65535",
    "127.0.65535", "127.16777215", "0x0000007f.1", "00000177.1", "127.0.0.1.", "localhost", "LOCALHOST", "LocalHost",
    "localhost.", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "127。1", "0x7f。1",
]  # fmt: skip
V4_INTERNAL = [
    "10.0.0.1", "10.1", "10.255.255.255", "167772161", "0x0a000001", "012.1", "0xa.0.0.1", "10。0。0。1",
    "172.16.0.1", "172.31.255.255", "2886729729", "0xac100001", "0xac.16.1", "172.1048577",
    "192.168.0.1", "192.168.1", "3232235521", "0xc0a80001", "0300.0250.1", "192.0xa80001", "192.11010049",
    "169.254.169.254", "2852039166", "0xa9fea9fe", "0xa9.254.43518", "0251.0376.0251.0376", "169.16689662",
    "169.254.170.2", "169.254.0.0", "169.254.255.255",
    "100.64.0.1", "100.100.100.200", "100.127.255.254", "1681915905", "0x64.64.1",
    "224.0.0.1", "239.255.255.250", "3758096385", "0xe0000001", "240.0.0.1", "255.255.255.255", "4294967295",
    "0xffffffff", "255.16777215", "192.0.0.1", "192.0.0.192", "192.0.2.1", "198.51.100.7", "203.0.113.9",
    "198.18.0.1", "198.19.255.255", "192.88.99.1", "168.63.129.16", "2822734096", "0xa83f8110",
]  # fmt: skip
V6 = [
    "::1", "::", "0:0:0:0:0:0:0:1", "0000:0000:0000:0000:0000:0000:0000:0001", "::0001", "0::1", "::0:1", "0:0::0:1",
    "::ffff:127.0.0.1", "::FFFF:127.0.0.1", "::ffff:7f00:1", "0:0:0:0:0:ffff:127.0.0.1", "0:0:0:0:0:ffff:7f00:0001",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:a9fe:a9fe", "::ffff:192.168.0.1", "::ffff:0:127.0.0.1",
    "::ffff:8.8.8.8", "::127.0.0.1", "::7f00:1", "::10.0.0.1", "::169.254.169.254", "::8.8.8.8",
    "64:ff9b::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::8.8.8.8",
    "64:ff9b:1::10.0.0.1", "64:ff9b:1:ffff::1", "2002:7f00:1::", "2002:7f00:0001::1", "2002:a00:1::",
    "2002:a9fe:a9fe::", "2002:c0a8:1::1", "2001::1", "2001:0:7f00:1::", "2001:0:53aa:64c:0:7a51:80ff:fffe",
    "2001:10::1", "2001:20::1",
    "2001:2::1", "2001:db8::1", "2001:DB8:0:0::1", "3fff::1", "3ffe::1", "fe80::1", "fe80::a9fe:a9fe", "febf::1",
    "fec0::1", "feff::1", "fc00::1", "fd00::1", "fdff:ffff::1", "fd00:ec2::254", "ff02::1", "ff05::1:3", "ff0e::1",
    "100::1", "100:0:0:1::1", "5f00::1", "4000::1", "::2", "1::1", "0100::", "e000::1",
]  # fmt: skip
HOSTS = [*V4_OF_LOOPBACK, *V4_INTERNAL, *(f"[{host}]" for host in V6)]
# Not the host that they seem to name, or a form that is not accepted.
TRICKS = [
    "https://example.com@127.0.0.1/", "https://example.com:443@127.0.0.1/", "https://127.0.0.1@example.com/",
    "https://user:secret@example.com/", "https://:@example.com/", "https://127.0.0.1\\@example.com/",
    "https://example.com\\@127.0.0.1/", "https://127.0.0.1#@example.com/", "https://127.0.0.1?@example.com/",
    "https://127.0.0.1%23@example.com/", "https://127.0.0.1%00.example.com/", "https://127.0.0.1%2f.example.com/",
    "https://%31%32%37.0.0.1/", "https://%6c%6f%63alhost/", "https://①②⑦.⓪.⓪.①/", "https://１２７.0.0.1/",
    "https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "https://ｌｏｃａｌｈｏｓｔ/", "https://local\u00adhost/", "https://local\u200bhost/",
    "https://[::1%25lo]/", "https://[fe80::1%25eth0]/", "https://[fe80::1%eth0]/", "https://[127.0.0.1]/",
    "https://[v1.a]/",
    "https://0177.0.0.1/", "https://127.0.0.01/", "https://127.0.0.256/", "https://4294967296/", "https://127.0.0.1.1/",
    "https://8.8.8.8:80/", "https://8.8.8.8:22/", "https://8.8.8.8:8443/", "https://8.8.8.8:0/", "https://8.8.8.8:65536/",
    "https://8.8.8.8:-443/", "https://127.0.0.1:6379/", "https://127.0.0.1:443/", "https://[::1]:443/", "https://[::1]:22/",
    "http://8.8.8.8/", "http://8.8.8.8:443/", "http://127.0.0.1/", "http://127.0.0.1:8000/livez", "HTTP://127.0.0.1/",
    "HTTPS://127.0.0.1/", "hTTpS://LOCALHOST/", "https://", "https:///", "https:///127.0.0.1/", "https:////127.0.0.1/",
    "https://:443/", "https://?", "https://./", "https://../", "https://a..b/", "https://.localhost/",
    "https://127.0.0.1 /",
    "https:// 127.0.0.1/", "https://127.0.0.1\t/", "https://127.0.0.1\n/", "https://127.0.0.1\r\nHost: a/",
    "https://exa mple.com/", "https://[::1/", "https://::1/", "https://[]/", "https://nothing.invalid/", "https://-/",
    "https://" + "a" * 64 + ".invalid/", "https://" + "a." * 130 + "invalid/", "https://8.8.8.8/" + "x" * 8_200,
]  # fmt: skip
SPELLINGS = [*(f"https://{host}/still.png" for host in HOSTS), *TRICKS]


@pytest.fixture(scope="module")
def quiet(serve: Callable[..., Service]) -> Iterator[App]:
    """A client of a service that asks its name server once and briefly: some of these spellings are host names."""
    service = serve(posts_per_minute=0)
    service.restart(RES_OPTIONS="timeout:1 attempts:1")
    with service.add_app() as app:
        yield app


def test_there_are_enough_of_them() -> None:
    assert len(set(SPELLINGS)) == len(SPELLINGS)
    assert len(HOSTS) >= 150


@pytest.mark.parametrize("url", SPELLINGS, ids=range(len(SPELLINGS)))
def test_it_is_refused_in_the_same_words(quiet: App, url: str) -> None:
    """If a connection had been tried, the error would say so."""
    error = assert_error(quiet.http.post("/videos", json={"prompt": "a", "image": url}), 400, "invalid_image", "image")
    assert error["message"] == (
        "The image's URL must be https, on port 443, without a user name, and its host must be public. "
        "Or send the image itself, as a file or a data URL."
    )
    assert quiet.http.get("/videos").json()["data"] == []


EDGES = [
    ("0.255.255.255", "1.0.0.0"), ("10.0.0.0", "9.255.255.255"), ("10.255.255.255", "11.0.0.0"),
    ("100.64.0.0", "100.63.255.255"), ("100.127.255.255", "100.128.0.0"), ("127.0.0.0", "126.255.255.255"),
    ("127.255.255.255", "128.0.0.0"), ("169.254.0.0", "169.253.255.255"), ("169.254.255.255", "169.255.0.0"),
    ("172.16.0.0", "172.15.255.255"), ("172.31.255.255", "172.32.0.0"), ("192.0.0.255", "192.0.1.0"),
    ("192.0.2.255", "192.0.3.0"), ("192.88.99.0", "192.88.98.255"), ("192.168.0.0", "192.167.255.255"),
    ("192.168.255.255", "192.169.0.0"), ("198.18.0.0", "198.17.255.255"), ("198.19.255.255", "198.20.0.0"),
    ("198.51.100.0", "198.51.99.255"), ("203.0.113.255", "203.0.114.0"), ("224.0.0.0", "223.255.255.255"),
    ("168.63.129.16", "168.63.129.17"), ("2001::", "2000:ffff::"), ("2001:1ff::", "2001:200::"),
    ("2001:db8::", "2001:db7:ffff::"), ("2001:db8:ffff::", "2001:db9::"), ("2002::", "2001:ffff::"),
    ("2002:ffff::", "2003::"), ("3ffe::", "3ffd::"), ("3fff:fff::", "3fff:1000::"), ("4000::", "2a00::"),
    ("1fff:ffff::", "2606:4700::"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "outside"), EDGES)
def test_a_network_ends_where_the_registry_says(inside: str, outside: str) -> None:
    assert not is_public(ip_address(inside))
    assert is_public(ip_address(outside))
