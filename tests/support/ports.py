"""A port for a server that cannot choose one itself."""

import socket


def find_port() -> int:
    """Free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
