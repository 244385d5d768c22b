"""`kinora doctor`: looks at everything that a start depends on, says what is wrong, and changes nothing."""

import asyncio
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing

from sqlalchemy.exc import DBAPIError

from app import config, tracing
from app.cli import logs, surroundings, upstream
from app.cli.checks import Check, State, report
from app.config import Misconfigured, Settings
from app.errors import KinoraError, LowOnSpace
from app.server import descriptors
from app.store.content import open_content
from app.store.database import Backend, find_backend
from app.store.database.migrations import Schema
from app.store.sessions import now

_FARTHEST_SECONDS = 2.0  # between our clock and that of the database
_EARLIEST = 1_735_689_600  # 2025-01-01: a clock before it was never set
_FEW = 256  # connections


Result = tuple[State, str]


def examine(*, as_json: bool) -> None:
    """Print each check. Exit code 1 when one of them fails."""
    logs.configure()
    report(list(_check_all()), as_json=as_json)


def check_key(settings: Settings) -> Check:
    """Whether upstream accepts the key, which is free."""
    return _look("upstream key", lambda: _check_key(settings))


def _check_all() -> Iterator[Check]:
    """Without settings, nothing else can be looked at."""
    try:
        settings = config.load()
        backend = find_backend(settings.database_url)
    except Misconfigured as error:
        yield Check("settings", State.FAIL, str(error))
        return
    yield _look("settings", lambda: _check_settings(settings))
    database = _look("database", lambda: _check_schema(backend))
    yield database
    yield _look("encodings", lambda: _check_encodings(backend))
    yield _look("database version", lambda: _check_version(backend))
    if database.state is State.OK:
        yield _look("clock", lambda: _check_clock(backend))
    yield _look("content store", lambda: _check_content(settings))
    yield _look("disk", lambda: _check_disk(settings))
    yield _look("descriptors", lambda: _check_descriptors(settings))
    if settings.upstream_api_key is not None:
        yield check_key(settings)


def _look(name: str, check: Callable[[], Result]) -> Check:
    """What is raised is what is wrong."""
    try:
        return Check(name, *check())
    except Misconfigured as error:
        return Check(name, State.FAIL, str(error))
    except KinoraError as error:
        return Check(name, State.FAIL, error.message)
    except DBAPIError as error:
        return Check(name, State.FAIL, f"the database does not answer: {' '.join(str(error.orig).split())}")
    except OSError as error:
        return Check(name, State.FAIL, f"{error.filename or name}: {error.strerror}")


def _check_settings(settings: Settings) -> Result:
    surroundings.check(settings)
    tracing.check()
    mistakes = [f"{name} is no setting of Kinora" for name in surroundings.list_unknown()]
    if problem := tracing.find_problem():
        mistakes.append(problem)
    if surroundings.is_env_file_open():
        mistakes.append("others can read .env: chmod 600 .env")
    return (
        (State.WARN, "; ".join(mistakes)) if mistakes else (State.OK, "all are valid, and there is a key for upstream")
    )


def _check_schema(backend: Backend) -> Result:
    place = backend.describe_place()
    match backend.inspect_schema():
        case Schema.NONE:
            return State.FAIL, f"there is none at {place}; `kinora serve` and `kinora migrate` make one"
        case Schema.BEHIND:
            return State.FAIL, f"{place} has an older schema: stop `kinora serve`, then run `kinora migrate`"
        case Schema.CURRENT:
            return State.OK, f"{place} has the schema of this version"


def _check_encodings(backend: Backend) -> Result:
    stored, names = backend.read_encoding(), sys.getfilesystemencoding()
    if names != "utf-8":
        return State.FAIL, f"names of files are {names}: set LANG=C.UTF-8 or PYTHONUTF8=1"
    if stored not in {"UTF8", "UTF-8"}:
        return State.FAIL, f"the database is {stored}, and Kinora needs UTF-8"
    return State.OK, "the database and the names of files are UTF-8"


def _check_version(backend: Backend) -> Result:
    problems = backend.list_warnings()
    return (State.WARN, "; ".join(problems)) if problems else (State.OK, "it has no known problem")


def _check_clock(backend: Backend) -> Result:
    with closing(backend.open()) as database:
        apart = asyncio.run(database.scan(now)) / 1000 - time.time()
    if time.time() < _EARLIEST:
        return State.FAIL, f"it says {time.strftime('%Y-%m-%d')}: set it, for links to films expire by it"
    if abs(apart) > _FARTHEST_SECONDS:
        return State.FAIL, f"the database's is {apart:+.1f} s from ours: let both follow the same NTP server"
    return State.OK, f"ours and the database's agree: {time.strftime('%Y-%m-%d %H:%M:%S UTC', time.gmtime())}"


def _check_content(settings: Settings) -> Result:
    content = open_content(settings.content_url, create=False)
    if not content.exists():
        return State.FAIL, f"there is no folder at {content.describe_place()}; `kinora serve` makes it"
    content.check_writable()
    return State.OK, f"{content.describe_place()} can be written"


def _check_disk(settings: Settings) -> Result:
    try:
        open_content(settings.content_url, create=False).check_space()
    except LowOnSpace as error:
        return State.FAIL, f"only {error.free_bytes / 1_000_000:,.0f} MB are free: new films are refused"
    return State.OK, "there is enough space for new films"


def _check_descriptors(settings: Settings) -> Result:
    descriptors.raise_limit()
    limit = descriptors.Connections(settings.upstream_concurrency).find_limit()
    if limit < _FEW:
        return State.WARN, f"they are enough for only {limit} connections at once: raise the limit (`ulimit -Hn`)"
    return State.OK, f"they are enough for {limit:,} connections at once"


def _check_key(settings: Settings) -> Result:
    is_accepted, problem = asyncio.run(upstream.check_key(settings))
    if is_accepted is None:
        return State.FAIL, f"{settings.upstream_url} does not answer as it should: {problem}"
    if not is_accepted:
        return State.FAIL, f"{settings.upstream_url} refuses it: copy it again into KINORA_UPSTREAM_API_KEY"
    return State.OK, f"{settings.upstream_url} accepts it"
