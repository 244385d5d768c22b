"""A real nginx between browser and service, with TLS and a path prefix, to test what a proxy can do to a page."""

import os
import shutil
import socket
import subprocess
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
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/certificate.pem;
        location /kinora/ {{
            proxy_pass {upstream}/;
        }}
    }}
}}
"""


class Nginx:
    """`address` is where it publishes the service, without a slash at the end."""

    def __init__(self, folder: Path, upstream: str) -> None:
        port = _find_port()
        certificate = trustme.CA().issue_cert("127.0.0.1")
        certificate.private_key_and_cert_chain_pem.write_to_path(folder / "certificate.pem")
        configuration = folder / "nginx.conf"
        configuration.write_text(_CONFIGURATION.format(folder=folder, port=port, upstream=upstream))
        self.address = f"https://127.0.0.1:{port}/kinora"
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


def _find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
