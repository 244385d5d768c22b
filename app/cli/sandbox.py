"""`kinora sandbox`: runs only the sandbox, which replaces 1min.ai."""

from typing import Any

from app.config import Misconfigured


def serve(host: str, port: int, faults: list[str], **options: object) -> None:
    """Serve until stopped. With the fault `help`, print the list of faults instead. Raises Misconfigured."""
    server = _import_server()
    if faults == ["help"]:
        for name, description in server.FAULTS.items():
            print(f"{name:20} {description}")
        return
    try:
        server.serve(server.Options(faults=tuple(faults), **options), host, port)
    except ValueError as error:
        raise Misconfigured(str(error)) from None
    except OSError as error:
        raise Misconfigured(f"cannot listen on {host}:{port} ({error.strerror}): choose another --port") from None


def _import_server() -> Any:
    try:
        from app.sandbox import server  # noqa: PLC0415 - an optional extra: all other commands work without it
    except ImportError as error:
        raise Misconfigured(
            f"the sandbox needs its extra: pip install 'kinora[sandbox]' ({error.name} is missing)"
        ) from None
    return server
