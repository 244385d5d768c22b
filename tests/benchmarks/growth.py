"""How cost grows with the number of videos: list, poll, accept, claim, sweep, audit of open holds.

The domain functions run in this process on databases of several sizes, in turns. Each transaction is rolled back. CPU
is that of this process and, on PostgreSQL, of the server's process for the connection.
"""

import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Engine, text

from app.domain import claims, clients, generations, retention, videos
from app.domain.audit import audit_open_holds
from app.store.database import find_backend
from app.store.sessions import Session, now
from app.words import Role, State
from tests.benchmarks.history import CLIENTS, CREDITS
from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench
from tests.support import steps
from tests.support.databases import open_engine, open_session
from tests.support.history import add_history
from tests.support.postgres import Postgres

_TURNS = 100
_LIVING = 20
_DAY_MS = 86_400_000
Function = Callable[[Session], object]


def run(bench: Bench, report: Report, postgres: Postgres) -> None:
    for title in bench.databases:
        names = [f"{count:,} videos, ms" for count in bench.videos]
        report.open_table(
            f"Growth, {title}", *names, "ratio", note=f"CPU, median of {_TURNS}. The ratio is last : first."
        )
        with ExitStack() as stack:
            sides = []
            for count in bench.videos:
                is_file = title == "SQLite"
                url = f"sqlite:///{bench.folder}/growth-{count}.db" if is_file else postgres.create_database()
                engine, functions = prepare(url, count)
                stack.callback(engine.dispose)
                sides.append((engine, functions))
            for name in sides[0][1]:
                figures = measure([(engine, functions[name]) for engine, functions in sides])
                report.add(name, *figures, figures[-1] / figures[0])


def prepare(url: str, count: int) -> tuple[Engine, dict[str, Function]]:
    """Fill a database, and list what is measured on it."""
    find_backend(url).upgrade(tell=lambda _: None)
    engine = open_engine(url)
    with open_session(engine) as session:
        ids = [clients.create(session, f"client {number}", CREDITS, Role.MEMBER).id for number in range(CLIENTS)]
        add_history(session, ids, count, began_at=now(session) - _DAY_MS)
        living = [steps.ask(session, ids[0], f"living {number}").view.video.id for number in range(_LIVING)]
    if not url.startswith("sqlite"):
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    return engine, list_functions(ids[0], living[0])


def list_functions(client_id: str, known: str) -> dict[str, Function]:
    def sweep(session: Session) -> None:
        generations.fail_overdue(session, _DAY_MS)
        generations.recover(session, charge=True, all_leases=False)
        retention.expire_due(session)

    def list_videos(session: Session) -> None:
        videos.list_page(session, client_id, limit=20, ascending=False, after=None, status=None)

    return {
        "list of 20": list_videos,
        "poll": lambda session: videos.get(session, client_id, known),
        "accept": lambda session: steps.ask(session, client_id, f"new {time.monotonic_ns()}"),
        "claim": lambda session: claims.claim_next(session, frozenset({State.QUEUED})),
        "sweep": sweep,
        "audit of open holds": audit_open_holds,
        "the sweep of each hour, which may read all rows": retention.find_unseen,
    }


def measure(sides: list[tuple[Engine, Function]]) -> list[float]:
    """Median milliseconds of CPU on each side."""
    used: list[list[float]] = [[] for _ in sides]
    for _ in range(_TURNS + 1):
        for place, side in enumerate(sides):
            used[place].append(run_once(*side))
    return [statistics.median(each[1:]) for each in used]  # the first one also compiles


def run_once(engine: Engine, function: Function) -> float:
    with engine.connect() as connection:
        server = None
        if engine.dialect.name == "postgresql":
            server = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            connection.rollback()
        with connection.begin() as transaction:
            session = Session(connection)
            before = _read_cpu(server)
            function(session)
            used = _read_cpu(server) - before
            transaction.rollback()
    return used * 1000


def _read_cpu(server: int | None) -> float:
    """Seconds."""
    own = time.process_time()
    return own if server is None else own + int(Path(f"/proc/{server}/schedstat").read_text().split()[0]) / 1e9
