"""No sequence of the domain's steps, late and repeated ones included, leaves the table or unbalances the books."""

import asyncio
import contextlib
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from app.domain import audit as auditing
from app.domain import clients, generations, recovery, retention, runs, videos
from app.domain.generations import Film
from app.domain.life import RESUMABLE
from app.domain.runs import Run
from app.errors import Conflict, VideoNotFound
from app.schemas.clients import Role
from app.schemas.parameters import VideoParameters
from app.schemas.videos import Failure
from app.store import migrations
from app.store.content import Content, film_name
from app.store.database import Database, open_database
from app.store.ids import new_id
from app.store.sessions import Session
from app.store.tables import Generation, Outcome, State
from tests.support.life import STEPS

FILM = b"not really a film"
HASH = hashlib.sha256(FILM).hexdigest()
DAY_MS = 86_400_000


@dataclass
class World:
    """A database with two clients who want the same, a worker that forgets nothing, and all states seen so far."""

    database: Database
    content: Content
    clients: list[str]
    runs: list[Run] = field(default_factory=list)
    videos: list[tuple[str, str]] = field(default_factory=list)
    attempt: str = "none"
    states: dict[str, State] = field(default_factory=dict)

    def run(self, number: int) -> Run | None:
        """One of the runs as a worker once held it, the latest or one that is over by now."""
        return self.runs[-1 - number % len(self.runs)] if self.runs else None


async def act(world: World, name: str, number: int) -> None:
    """One step as web, worker or sweep take it. What is not allowed is refused, and that is well."""
    write = world.database.write
    if name in WORKER_STEPS:
        await step(world, name, number)
    elif name == "request":
        wanted = videos.Wanted(world.clients[number % 2], VideoParameters(prompt="x"), "same", "image/png", 100)
        generation_id = new_id("gen")
        world.content.path(film_name(generation_id)).write_bytes(FILM)
        answer = await write(videos.request, wanted, generation_id, 100, DAY_MS)
        world.videos.append((wanted.client_id, answer.view.video.id))
    elif name in {"cancel", "remove"} and world.videos:
        client_id, video_id = world.videos[number % len(world.videos)]
        with contextlib.suppress(Conflict, VideoNotFound):
            await write(videos.cancel if name == "cancel" else videos.remove, client_id, video_id)
    elif name == "claim":
        states = RESUMABLE | {State.QUEUED}
        if claimed := await write(runs.claim, states):
            world.runs.append(claimed)
    elif name == "restart":
        await write(recovery.recover, charge=number % 2 == 0, all_leases=True)
    elif name == "expire":
        await write(expire_all)
    elif name == "overdue":
        await write(generations.fail_overdue, -1000)


async def step(world: World, name: str, number: int) -> None:
    """A worker's step with a run that it holds, or once held."""
    if (run := world.run(number)) is None:
        return
    if name == "submit":
        world.attempt = new_id("attempt")
    with contextlib.suppress(AssertionError):  # a step that the table does not know
        if moved := await world.database.write(WORKER_STEPS[name], world.attempt, run):
            world.runs.append(moved)


def expire_all(session: Session) -> None:
    for generation_id in session.execute(select(col(Generation.id))).scalars().all():
        retention.expire(session, generation_id)


Step = Callable[[Session, str, Run], Run | None]
LINK = ("http://127.0.0.1/film", 1)
FILM_KEPT = Film(HASH, len(FILM))
WORKER_STEPS: dict[str, Step] = {
    "submit": lambda session, attempt, run: generations.submit(session, run, attempt, 5),
    "postpone": lambda session, attempt, run: generations.postpone(session, run, attempt, Outcome.DEFERRED, "429"),
    "accept": lambda session, attempt, run: generations.accept(session, run, attempt, "uuid"),
    "answer": lambda session, attempt, run: generations.answer(session, run, attempt, "uuid", *LINK),
    "refuse": lambda session, attempt, run: generations.refuse(session, run, attempt, Failure.PROMPT_REFUSED, "400"),
    "doubt": lambda session, attempt, run: generations.doubt(session, run, attempt, "500", charge=True),
    "give_up": lambda session, _, run: generations.give_up(session, run, charge=False),
    "show_link": lambda session, _, run: generations.show_link(session, run, *LINK),
    "complete": lambda session, _, run: generations.complete(session, run, FILM_KEPT, DAY_MS),
    "complete_late": lambda session, _, run: generations.complete_late(session, run, FILM_KEPT, DAY_MS),
    "fail": lambda session, _, run: generations.fail(session, run, Failure.REFUSED_BY_UPSTREAM),
    "lose": lambda session, _, run: generations.fail(session, run, Failure.CONTENT_LOST),
    "ask_later": lambda session, _, run: generations.ask_later(session, run),
    "hand_back": lambda session, _, run: runs.hand_back(session, run),
}
OTHERS = ("request", "claim", "cancel", "remove", "restart", "expire", "overdue")
EVERYTHING = (*OTHERS, *WORKER_STEPS)
# Most steps suit the state of the run that was claimed last, so that lives get long; the rest is anything at all.
SENSIBLE = {
    State.QUEUED: ("submit", "submit", "submit", "cancel"),
    State.SUBMITTING: ("postpone", "accept", "accept", "accept", "answer", "refuse", "doubt", "restart"),
    State.GENERATING: ("show_link", "fail", "give_up"),
    State.STORING: ("complete", "complete", "lose"),
    State.UNKNOWN: ("complete_late", "fail", "ask_later", "request"),
    State.COMPLETED: ("expire", "remove", "request"),
    State.FAILED: ("request", "claim"),
    State.EXPIRED: ("request", "claim"),
}
seen = set[tuple[State, State]]()  # steps, over all examples
ACTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 23), st.integers(0, 3)), min_size=10, max_size=30)


def choose(world: World, wild: bool, pick: int) -> str:
    run = world.run(0)
    names = EVERYTHING if wild or run is None else SENSIBLE[world.states[run.id]]
    return names[pick % len(names)]


def read_states(session: Session) -> dict[str, State]:
    rows = session.execute(select(col(Generation.id), col(Generation.state)))
    return {generation_id: State(state) for generation_id, state in rows}


async def live(world: World, acts: list[tuple[int, int, int]]) -> None:
    for wild, pick, number in [(1, 0, 0), (1, 1, 0), *acts]:
        name = choose(world, wild == 1, pick)
        await act(world, name, number if wild == 1 else 0)
        states = await world.database.scan(read_states)
        for generation_id, state in states.items():
            before = world.states.get(generation_id, State.QUEUED)
            assert state == before or (before, state) in STEPS, (name, before, state)
            seen.add((before, state))
        world.states = states
    report = await world.database.scan(auditing.audit, world.content)
    assert report.findings == []


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "kinora.db"
    migrations.upgrade(f"sqlite:///{path}", tell=lambda _: None)
    return path


def add_clients(session: Session) -> list[Any]:
    return [clients.create(session, name, 1_000_000, Role.MEMBER).id for name in ("one", "two")]


# Not made smaller when it fails: on a real database that takes minutes.
@settings(max_examples=30, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
@given(acts=ACTS)
def test_whatever_happens_in_whatever_order(template: Path, acts: list[tuple[int, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kinora.db"
        shutil.copy(template, path)
        database = open_database(f"sqlite:///{path}")
        try:
            ids = asyncio.run(database.write(add_clients))
            asyncio.run(live(World(database, Content(Path(folder) / "content"), ids), acts))
        finally:
            database.close()


def test_the_sequences_came_through_the_whole_table() -> None:
    assert {(before, after) for before, after in seen if before != after} == STEPS


def test_the_gate_lets_through_as_many_as_it_should_and_no_more(template: Path, tmp_path: Path) -> None:
    """Two databases open on one file, as two processes have them: twelve runs at a gate for three, all at once."""
    shutil.copy(template, tmp_path / "kinora.db")
    databases = [open_database(f"sqlite:///{tmp_path / 'kinora.db'}") for _ in range(2)]

    async def race() -> list[Run | None]:
        one, _ = await databases[0].write(add_clients)
        for number in range(12):
            wanted = videos.Wanted(one, VideoParameters(prompt="x"), f"print {number}", "image/png", 1)
            await databases[0].write(videos.request, wanted, new_id("gen"), 100, DAY_MS)
        claims = [await databases[0].write(runs.claim, frozenset({State.QUEUED})) for _ in range(12)]
        held = enumerate(run for run in claims if run)
        return await asyncio.gather(
            *(databases[place % 2].write(generations.submit, run, new_id("attempt"), 3) for place, run in held)
        )

    try:
        submitted = asyncio.run(race())
    finally:
        for database in databases:
            database.close()
    states = [run.state for run in submitted if run]
    assert (states.count(State.SUBMITTING), states.count(State.QUEUED)) == (3, 9)
