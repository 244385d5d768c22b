"""Checks the environment of a process at its start: the API key, certificates, folders and variables."""

import os
import stat
from pathlib import Path

import structlog

from app import tracing
from app.config import PREFIX, Misconfigured, Settings
from app.errors import Unavailable
from app.store.content import open_content

log = structlog.get_logger(__name__)

UMASK = 0o077  # only this user may read stills, films and the database
_KNOWN_ELSEWHERE = {"KINORA_API_KEY", "KINORA_URL"}  # the variables of `kinora generate`
_ENV_FILE = Path(".env")


def check(settings: Settings) -> None:
    """Raises Misconfigured when the API key of 1min.ai or the file of trusted certificates is missing."""
    if settings.upstream_api_key is None:
        raise Misconfigured(
            "KINORA_UPSTREAM_API_KEY is not set: put 1min.ai's API key there, or run `kinora demo`, which needs none"
        )
    check_certificates()


def check_certificates() -> None:
    """Raises Misconfigured when the file of SSL_CERT_FILE does not exist.

    Some libraries would ignore this silently; others would fail with an error that does not name the variable."""
    path = os.environ.get("SSL_CERT_FILE")
    if path and not Path(path).exists():
        raise Misconfigured(f"SSL_CERT_FILE names {path}, which does not exist: correct or unset it")


def check_content(settings: Settings) -> None:
    """Create the folders of stills and films. Raises Unavailable when they cannot be created or written."""
    try:
        content = open_content(settings.content_url)
    except OSError as error:
        raise Unavailable(f"KINORA_CONTENT_URL: {Path(error.filename).absolute()}: {error.strerror}") from None
    try:
        content.check_writable()
    except Unavailable as error:
        cause = error.__cause__
        reason = cause.strerror if isinstance(cause, OSError) else error.message
        raise Unavailable(f"KINORA_CONTENT_URL: {content.describe_place()} cannot be written: {reason}") from None


def warn() -> None:
    """Log what is probably a mistake. Without this, a misspelt variable would be ignored silently."""
    for name in list_unknown():
        log.warning("unknown_setting", variable=name)
    if problem := tracing.find_problem():
        log.warning("no_traces", cause=problem)
    if is_env_file_open():
        log.warning("readable_by_others", file=str(_ENV_FILE.absolute()), remedy="chmod 600 .env")


def list_unknown() -> list[str]:
    """The variables that look like settings and are none."""
    known = {PREFIX + name.upper() for name in Settings.model_fields} | _KNOWN_ELSEWHERE
    return sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)


def is_env_file_open() -> bool:
    """Whether other users of this machine can read the file with the settings."""
    return _ENV_FILE.is_file() and bool(_ENV_FILE.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))
