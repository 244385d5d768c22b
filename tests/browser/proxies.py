"""A real nginx between browser and service, with TLS and a path prefix, to test what a proxy can do to a page."""

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self

import trustme

from tests.support.waiting import wait_until

PATH = Path(os.environ.get("NGINX") or shutil.which("nginx", path=os.defpath + ":/usr/sbin:/usr/local/sbin") or "nginx")
MISSING = f"no nginx at {PATH}: `apt-get install nginx`, or say where one is with NGINX=/path"

# Only what nginx needs: no forwarded headers, default limits for bodies, default buffers.
_CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/bodies;
    proxy_temp_path {folder}/answers;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""
_AT_A_PREFIX = """
server {
    listen 443 ssl;
    ssl_certificate /etc/ssl/certs/kinora.pem;
    ssl_certificate_key /etc/ssl/private/kinora.key;
    location /kinora/ {
        proxy_pass http://127.0.0.1:8000/;
    }
}
"""


class Nginx:
    """`address` is where it publishes the service, without a slash at the end. `server` is a part of its configuration,
    with ports and files as in the operator's guide; they are replaced."""

    def __init__(self, folder: Path, upstream: str, server: str = _AT_A_PREFIX, path: str = "/kinora") -> None:
        port = _find_port()
        certificate = trustme.CA().issue_cert("127.0.0.1")
        certificate.private_key_and_cert_chain_pem.write_to_path(folder / "certificate.pem")
        configuration = folder / "nginx.conf"
        for guides, own in {
            "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
            "/etc/ssl/certs/kinora.pem": f"{folder}/certificate.pem",
            "/etc/ssl/private/kinora.key": f"{folder}/certificate.pem",
            "http://127.0.0.1:8000": upstream,
        }.items():
            assert guides in server
            server = server.replace(guides, own)
        configuration.write_text(_CONFIGURATION.format(folder=folder, server=server))
        self.address = f"https://127.0.0.1:{port}{path}"
        self._log = folder / "error.log"
        self._popen = subprocess.Popen([PATH, "-p", folder, "-c", configuration], stderr=subprocess.DEVNULL)
        wait_until(lambda: self._listens(port), what="nginx")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._popen.terminate()
        self._popen.wait()

    def _listens(self, port: int) -> bool:
        if self._popen.poll() is not None:
            raise AssertionError(f"nginx ended with {self._popen.returncode}: {self._log.read_text()}")
        with socket.socket() as attempt:
            return attempt.connect_ex(("127.0.0.1", port)) == 0


class _Gate(BaseHTTPRequestHandler):
    """What oauth2-proxy answers to nginx. Whoever has the cookie `login` is the person that it names."""

    def do_GET(self) -> None:
        login = SimpleCookie(self.headers["cookie"] or "").get("login")
        if self.path != "/oauth2/auth":
            self._answer(200, {"content-type": "text/html"}, b"<title>Company login</title><link rel=icon href=data:,>")
        elif login is None:
            self._answer(401)
        else:
            self._answer(202, {"x-auth-request-email": login.value})

    def _answer(self, status: int, headers: Mapping[str, str] | None = None, body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in {**(headers or {}), "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def open_gate() -> Iterator[str]:
    """Stands in for oauth2-proxy. Its host and port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Gate) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
