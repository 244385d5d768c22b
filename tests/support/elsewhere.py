"""Another web server that has images: real TLS under a test CA. It records the requests that it receives."""

import contextlib
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import trustme


@dataclass(frozen=True)
class Asked:
    """One request as received: the server name from TLS (SNI), the path and the headers."""

    server_name: str | None
    path: str
    headers: list[tuple[str, str]]


@dataclass(frozen=True)
class Page:
    """The response at a path. `body` is sent piece by piece, until it ends or the client stops reading."""

    body: Callable[["Elsewhere"], Any] = lambda _: [b""]
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class Elsewhere:
    """The server: pages by their paths. Without an authority it serves plain HTTP."""

    authority: trustme.CA | None
    names: tuple[str, ...] = ("localhost", "127.0.0.1")
    host: str = "127.0.0.1"
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> Self:
        tls = self._make_tls() if self.authority else None
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                secure = self.connection
                name = getattr(secure, "asked_name", None)
                server.asked.append(Asked(name, self.path, list(self.headers.items())))
                page = server.pages.get(self.path.partition("?")[0], Page(status=404))
                self.send_response_only(page.status)
                for header in (*page.headers, ("Connection", "close")):
                    self.send_header(*header)
                self.end_headers()
                with contextlib.suppress(OSError):
                    for piece in page.body(server):
                        self.wfile.write(piece)
                self.close_connection = True

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))  # else the response may be lost at the close
                self.do_GET()

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def finish_request(self, request: Any, client_address: Any) -> None:
                server.connections += 1
                request.settimeout(30)
                with contextlib.suppress(OSError):  # a handshake that the other side aborted
                    secure = tls.wrap_socket(request, server_side=True) if tls else request
                    with contextlib.closing(secure):
                        Handler(secure, client_address, self)

        self._server = Server((self.host, 0), Handler)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str, host: str = "localhost") -> str:
        return f"http{'s' if self.authority else ''}://{host}:{self.port}{path}"

    def lay(self, path: str, content: bytes, *headers: tuple[str, str]) -> str:
        """Add a page with these bytes; return its URL."""
        self.pages[path] = Page(lambda _: [content], headers=(("Content-Length", str(len(content))), *headers))
        return self.url(path)

    def redirect(self, path: str, target: str, *headers: tuple[str, str], status: int = 302) -> str:
        where = (("Location", target), ("Content-Length", "0"), *headers)
        self.pages[path] = Page(status=status, headers=where)
        return self.url(path)

    def _make_tls(self) -> ssl.SSLContext:
        assert self.authority
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(*self.names).configure_cert(tls)
        tls.sni_callback = lambda secure, name, _: setattr(secure, "asked_name", name)
        return tls


def drip(piece: bytes, seconds: float) -> Callable[[Elsewhere], Any]:
    """A body that never ends: one piece every `seconds`."""

    def pieces(_: Elsewhere) -> Any:
        while True:
            yield piece
            time.sleep(seconds)

    return pieces


def trust(authority: trustme.CA, folder: Path) -> str:
    """Write a file for SSL_CERT_FILE, which Python's default TLS context reads; return its path."""
    path = folder / "authority.crt"
    path.write_bytes(authority.cert_pem.bytes())
    return str(path)
