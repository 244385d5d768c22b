"""The cost of a request or a sweep does not grow with history: every statement of the domain is run, explained and
measured on both databases, with a short and with a long history."""

import pkgutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, Executable, event, insert, text

import app.domain
from app.config import COMBINATIONS
from app.domain import (
    audit,
    audit_log,
    claims,
    clients,
    counter,
    deliveries,
    entries,
    estimates,
    events,
    gauges,
    generations,
    grants,
    keys,
    ledger,
    links,
    operator_requests,
    operators,
    pauses,
    permissions,
    requests,
    restores,
    retention,
    sign_ins,
    signatures,
    stories,
    usage,
    verdicts,
    videos,
    webhooks,
)  # fmt: skip
from app.domain.audit_log import Actor
from app.domain.claims import Claim
from app.domain.deliveries import Answer
from app.domain.entries import EntryRange
from app.domain.keys import Caller
from app.domain.operator_requests import RequestName
from app.domain.queue import Surroundings
from app.domain.requests import NewVideo
from app.errors import LastAdmin
from app.schemas.audit_log import Target
from app.schemas.clients import ClientChange, KeyRotation, NewClient, NewKey, Permissions
from app.schemas.credits import BudgetSettings, Credits, NewGrant
from app.schemas.parameters import VideoParameters
from app.schemas.queue import NewCancellation, NewPause, QueueFilter, Resumption
from app.schemas.verdicts import NewVerdict
from app.schemas.webhooks import NewWebhook, SecretRotation, WebhookChange
from app.store.ids import first_id, new_id
from app.store.sessions import Session, now
from app.store.statements import Compiled, Values
from app.store.tables import Delivery, Event
from app.words import (
    ActorType,
    AuditOutcome,
    BucketWidth,
    ClientStatus,
    DeliveryStatus,
    EventType,
    Failure,
    Outcome,
    Pausable,
    Period,
    Resolution,
    Role,
    Scope,
    State,
    Status,
    TargetType,
    Variant,
    VerdictFilter,
    WebhookStatus,
)
from tests.support import steps
from tests.support.databases import NewDatabase, open_engine, open_session
from tests.support.history import add_history
from tests.support.steps import DAY_MS, FILM

SHORT, LONG = 300, 3_000
GROWTH = 1.3
PLENTY = 10**15  # for all clients together
GROWING = (
    *("generation", "video", "credit_entry", "attempt", "idempotency_key", "audit_log", "reading", "alert", "delivery"),
)


# Statements that may read a whole table, and why. All others use an index.
MAY_SCAN = {
    retention._UNSEEN: "hourly, in a reader's thread: finds what a kill left",  # noqa: SLF001 - the guard checks these
    gauges._WITHOUT_VERDICT: "in a reader's thread: unknown outcomes are few, each may have cost a film",  # noqa: SLF001
    gauges._PENDING: "in a reader's thread: what waits for enabled webhooks is its subject",  # noqa: SLF001
    gauges._FILMS: "once a minute, in a reader's thread: every stored film is its subject",  # noqa: SLF001
    deliveries._END_LEASES: "at the start: a partial index of what is held is its subject",  # noqa: SLF001
}


@dataclass
class Record:
    """What was run: statements as written, and as the database received them, with SQLite's count of its own steps."""

    written: set[int] = field(default_factory=set)
    sent: dict[str, Any] = field(default_factory=dict)
    steps: Counter[str] = field(default_factory=Counter)


class Recorder(Session):
    """A session that records what the functions of the domain execute, by either way."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.record = Record()
        self._current = ""
        event.listen(connection, "before_execute", self._note_written)
        event.listen(connection, "before_cursor_execute", self._note_sent)
        if connection.dialect.name == "sqlite":
            self._cursor.connection.set_progress_handler(self._count, 1)

    def _compile(self, statement: Executable, parameters: Any) -> Compiled | None:
        self.record.written.add(id(statement))
        return super()._compile(statement, parameters)

    def _send(self, text: str, values: Values = (), *, returns_rows: bool = False) -> tuple[Sequence[Any], int]:
        self._note_sent(None, None, text, values)
        return super()._send(text, values, returns_rows=returns_rows)

    def _note_written(self, _connection: Connection, statement: Executable, *_: object) -> None:
        self.record.written.add(id(statement))

    def _note_sent(self, _connection: object, _cursor: object, sql: str, parameters: Any, *_: object) -> None:
        self._current = sql
        if sql.startswith(("SELECT", "UPDATE", "INSERT", "DELETE")):
            self.record.sent[sql] = parameters

    def _count(self) -> int:
        self.record.steps[self._current] += 1
        return 0


@dataclass
class Past:
    """A database with a history, in an open transaction."""

    session: Recorder
    payer: str
    other: str
    quiet: str  # a client of whom there is hardly anything
    caller: Caller
    webhook: str


@contextmanager
def open_past(new_database: NewDatabase, count: int) -> Iterator[Past]:
    engine = open_engine(new_database())
    with open_session(engine) as session:
        names = ("payer", "other", "quiet")
        ids = [clients.create(session, name, 10**9, Role.MEMBER).id for name in names]
        add_history(session, ids[:2], count, began_at=now(session) - 30 * DAY_MS)
        caller = Caller(ids[0], "payer", frozenset(Scope))
        webhook_id = webhooks.create(session, caller, NewWebhook(url="https://shop.example/")).id
        add_deliveries(session, webhook_id, ids[0], count)
    if engine.dialect.name == "postgresql":  # as its autovacuum does; a SQLite file is never analysed
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    with engine.connect() as connection, connection.begin():
        yield Past(Recorder(connection), ids[0], ids[1], ids[2], caller, webhook_id)
    engine.dispose()


def test_every_statement_uses_an_index_and_takes_no_longer_beside_a_long_past(new_database: NewDatabase) -> None:
    with open_past(new_database, SHORT) as past:
        live(past)
        before = past.session.record
    with open_past(new_database, LONG) as past:
        live(past)
        after = past.session.record
        scans = [problem for sql, sent in list(after.sent.items()) for problem in explain(past.session, sql, sent)]
    assert scans == []
    grown = {
        sql: (before.steps[sql], steps)
        for sql, steps in after.steps.items()
        if steps > GROWTH * before.steps[sql] + 20 and sql in before.sent
    }
    assert grown == {}
    written = before.written | after.written
    unseen = {name for name, statement in list_statements() if id(statement) not in written}
    assert unseen == {name for name, statement in list_statements() if statement in MAY_SCAN}


def test_a_scan_would_be_noticed(new_database: NewDatabase) -> None:
    with open_past(new_database, SHORT) as past:
        past.session.execute(text("SELECT count(*) FROM video WHERE credits = 7"))
        assert [len(explain(past.session, *each)) for each in list(past.session.record.sent.items())] == [1]


def list_statements() -> list[tuple[str, Executable]]:
    """Every statement that a module of the domain defines."""
    found = []
    for module in pkgutil.iter_modules(app.domain.__path__, "app.domain."):
        values = vars(import_module(module.name))
        found += [(f"{module.name}.{name}", value) for name, value in values.items() if isinstance(value, Executable)]
    return [(name, value) for name, value in found if not name.endswith(".SELECT")]  # a part of other statements


def explain(session: Session, sql: str, parameters: Any) -> list[str]:
    """The tables that the plan reads completely."""
    if session.connection.dialect.name == "sqlite":
        details = [row.detail for row in session.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        return [f"{detail}: {sql}" for detail in details if _reads_all(detail, sql)]
    driver: Any = session.connection.connection.dbapi_connection
    session.connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # without an index, it scans the table anyway
    whole = psycopg.ClientCursor(driver).mogrify(sql, parameters)
    analyze = "ANALYZE, " if sql.startswith("SELECT") else ""  # which executes it once more
    [[plan]] = driver.execute(f"EXPLAIN ({analyze}FORMAT JSON) {whole}").fetchone()
    return [f"{node['Node Type']} {node['Relation Name']}: {sql}" for node in walk(plan["Plan"]) if is_scan(node)]


def is_scan(node: dict[str, Any]) -> bool:
    """Whether it reads the whole table, or much of an index whose order is not that of what is wanted."""
    if not _grows(node.get("Relation Name", "")):
        return False
    wasted = node.get("Rows Removed by Filter", 0) * node.get("Actual Loops", 1)
    return bool(node["Node Type"] == "Seq Scan" or wasted > LONG / 10)


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from walk(child)


def _reads_all(detail: str, sql: str) -> bool:
    is_ordered = "USING INDEX" in detail and "LIMIT" in sql  # it stops after a few rows; the count of steps shows it
    return detail.startswith("SCAN") and _grows(detail.split()[1]) and not is_ordered


def _grows(name: str) -> bool:
    return name.removesuffix("_1") in GROWING


def add_deliveries(session: Session, webhook_id: str, client_id: str, count: int) -> None:
    """Events of an hour ago, most of which were delivered."""
    time = now(session) - 3_600_000
    rows = [f"{number:026}" for number in range(count)]
    about = {"type": "video.completed", "client_id": client_id, "payload": {}, "created_at": time}
    session.execute(insert(Event), [{**about, "id": f"evt_{name}", "video_id": f"video_{name}"} for name in rows])
    statuses = [DeliveryStatus.DELIVERED] * 8 + [DeliveryStatus.FAILED, DeliveryStatus.PENDING]
    deliveries = [
        {"id": f"delivery_{name}", "event_id": f"evt_{name}", "webhook_id": webhook_id, "client_id": client_id,
         "status": statuses[place % 10],
         "tries": 1, "fence": 1, "try_at": time if place % 10 == 9 else None, "created_at": time}
        for place, name in enumerate(rows)
    ]  # fmt: skip
    session.execute(insert(Delivery), deliveries)


# A normal day: each function of the domain that a request or a sweep calls.


def live(past: Past) -> None:
    _tell(past)
    _authenticate(past)
    made = _make_film(past)
    _share_film(past, made)
    _look_around(past, made)
    _end_in_every_way(past)
    _sweep(past, made)
    _audit(past)
    _operate(past)
    _watch_the_counter(past)
    _restore_a_copy(past)
    _spend_a_budget(past)
    clients.suspend(past.session, past.payer)
    clients.lift(past.session, "payer")  # by its name
    leaver = clients.create(past.session, "leaver", 10**6, Role.MEMBER).id
    ask(past, "to be erased", who=leaver)
    ask(past, "to be left")
    ask(past, "to be left", who=leaver)
    operators.erase(past.session, Actor(type=ActorType.SYSTEM, name="the test"), leaver, None)
    _read_about_quiet(past)


def _read_about_quiet(past: Past) -> None:
    """Last, because only the last parameters of a statement are explained: PostgreSQL may expect that the newest of all
    rows contain enough of any client."""
    session, quiet = past.session, past.quiet
    clients.get(session, quiet)
    clients.get(session, "quiet")
    for after in (None, new_id("video")):
        for ascending in (True, False):
            for status in (None, *Status):
                videos.list_page(session, quiet, limit=2, ascending=ascending, after=after, status=status)
    ledger.list_entries(session, quiet, 2, None)
    ledger.list_entries(session, quiet, 2, new_id("entry"))
    entries.list_page(session, quiet, EntryRange(), 2)
    caller = Caller(quiet, "quiet", frozenset(Scope))
    for delivered in (None, True, False):
        webhooks.list_events(session, caller, limit=2, after=None, delivered=delivered)
    for wanted in (audit_log.Filter(target=quiet), audit_log.Filter(actor=quiet), audit_log.Filter(type="total.set")):
        audit_log.list_page(session, wanted, limit=2, after=None)
        audit_log.list_page(session, wanted, limit=2, after=new_id("audit"))
    for mine in (stories.Filter(client=quiet), stories.Filter(failure=Failure.CONTENT_LOST)):
        stories.list_page(session, mine, 60_000, limit=2, after=None)
    _count_usage(session, quiet)


def _tell(past: Past) -> None:
    session, caller = past.session, past.caller
    operators_types = sorted(events.OPERATOR_TYPES)
    theirs = webhooks.create(session, caller, NewWebhook(url="https://shop.example/", types=operators_types))
    keys.issue(session, past.payer, NewKey(scopes=[Scope.OPERATE_READ]))
    events.record(session, EventType.WEBHOOK_DISABLED, None, {}, client_id=past.payer)
    for answer in (Answer(200), Answer(500), Answer(410)):
        held = deliveries.claim_next(session, 60_000)
        assert held is not None
        assert deliveries.renew(session, held, 60_000)
        deliveries.end_try(session, held, answer)
        webhooks.change_webhook(session, caller, held.webhook_id, WebhookChange(status=WebhookStatus.ENABLED))
    held = deliveries.claim_next(session, None)
    assert held is not None
    deliveries.hand_back(session, held)
    webhooks.resend(session, caller, held.webhook_id, held.id)
    webhooks.recover_failed(session, caller, past.webhook, now(session) - 60_000)
    webhooks.rotate_secret(session, caller, past.webhook, SecretRotation())
    webhooks.rotate_secret(session, caller, past.webhook, SecretRotation(force=True))
    webhooks.send_test(session, caller, past.webhook)
    webhooks.list_all(session, caller)
    for after in (None, held.id):
        for status in (None, *DeliveryStatus):
            webhooks.list_deliveries(session, caller, past.webhook, limit=2, after=after, status=status)
    for after in (None, held.event_id):
        for delivered in (None, True, False):
            webhooks.list_events(session, caller, limit=2, after=after, delivered=delivered)
    operators.change_webhook(session, Actor(type=ActorType.SYSTEM, name="the test"), theirs.id, WebhookChange(), None)
    webhooks.remove(session, caller, theirs.id)


def _let_a_grant_expire(past: Past) -> None:
    session = past.session
    clock = session.differences
    ledger.grant(session, past.other, 10**6, expires_at=now(session) + 1_000)
    session.differences = replace(clock, read_clock=lambda session: clock.read_clock(session) + 2_000)
    grants.lapse(session, past.other)
    session.differences = clock


def _spend_a_budget(past: Past) -> None:
    session = past.session
    budget = BudgetSettings(period=Period.DAY, timezone="UTC", limit=10**6)
    ledger.set_budget(session, past.payer, budget)
    ask(past, "within a budget")
    clients.set_permissions(session, past.payer, Permissions(resolution=[Resolution.FULL_HD], concurrency=10**6))
    claim(past, State.QUEUED)
    clients.set_permissions(session, past.payer, None)
    permissions.check_urls(session, past.payer)
    ledger.set_budget(session, past.payer, budget.model_copy(update={"limit": steps.PRICE}))  # is reached
    ledger.set_budget(session, past.payer, budget)
    session.execute(text("UPDATE client SET period_end = period_start + 1 WHERE budget_period IS NOT NULL"))
    ask(past, "in the next window")
    audit.audit_open_holds(session)
    ledger.set_budget(session, past.payer, None)


def _audit(past: Past) -> None:
    """A client and the generations of today: all others take as long."""
    session = past.session
    assert audit.begin_run(session)
    new = clients.create(session, "to be audited", 10**6, Role.MEMBER).id
    assert new in audit.list_clients(session)
    assert audit.check_client(session, new) == []
    part = audit.find_part(session, first_id("gen", now(session) - DAY_MS))
    assert part is not None
    audit.check_part(session, part)
    audit.list_films(session, part)
    audit.end_run(session, [])
    assert audit.find_last(session) is not None


def _operate(past: Past) -> None:
    session, actor = past.session, Actor(type=ActorType.SYSTEM, name="the test")
    made = operators.create_client(session, actor, NewClient(name="third", role=Role.ADMIN))
    change = ClientChange(name="fourth", role=Role.READER, credit_limit=5, status=ClientStatus.SUSPENDED)
    with pytest.raises(LastAdmin), session.savepoint():
        operators.change_client(session, actor, made.id, change)
    operators.change_client(session, actor, past.other, ClientChange(name="fifth", role=Role.READER))
    key = operators.issue_key(session, actor, made.id, NewKey())
    operators.rotate_key(session, actor, key.id, KeyRotation())
    name = RequestName(made.id, "grant 7", "a hash")
    for _ in range(2):
        operator_requests.answer_once(session, actor, name, Credits, operators.grant, made.id, NewGrant(amount=1))
    page = entries.list_page(session, past.payer, EntryRange(), 20)
    entries.list_page(session, past.payer, EntryRange(1, now(session), page.last_id), 20)
    paid = _newest(past, Status.COMPLETED)
    for name_of_it in (paid, videos.get(session, past.payer, paid).generation_id):
        operators.refund(session, actor, name_of_it)
    _count_usage(session, past.payer)
    _steer_the_queue(past, actor)
    _judge_unknown(past)
    _watch(past)
    _read_stories(past, videos.get(session, past.payer, paid).generation_id)
    clients.list_all(session)
    clients.list_page(session, limit=2, after=made.id, status=ClientStatus.ACTIVE, role=Role.ADMIN)
    operators.record_denial(session, replace(actor, client_id=made.id), "change_client")
    audit_log.record_refusal(session, actor, "client.updated", Target(type=TargetType.CLIENT, id=made.id), "last_admin")
    for wanted in (
        audit_log.Filter(),
        audit_log.Filter(type="client.updated", created_after=1, created_before=now(session)),
        audit_log.Filter(target=made.id),
        audit_log.Filter(actor=made.id),
        audit_log.Filter(outcome=AuditOutcome.REFUSED),
    ):
        audit_log.list_page(session, wanted, limit=2, after=None)
        audit_log.list_page(session, wanted, limit=2, after=new_id("audit"))


def _watch(past: Past) -> None:
    session = past.session
    gauges.show_work(session)
    gauges.list_credits(session, most=1)
    gauges.list_names(session, [past.payer])


def _read_stories(past: Past, generation_id: str) -> None:
    session = past.session
    for wanted in (
        stories.Filter(),
        stories.Filter(state=State.COMPLETED, created_after=1, created_before=now(session)),
        stories.Filter(client=past.payer),
        stories.Filter(failure=Failure.PROMPT_REFUSED),
    ):
        stories.list_page(session, wanted, 60_000, limit=2, after=None)
        stories.list_page(session, wanted, 60_000, limit=2, after=generation_id)
    stories.get(session, generation_id, DAY_MS)


def _steer_the_queue(past: Past, actor: Actor) -> None:
    session, around = past.session, Surroundings(concurrency=4)
    for what in Pausable:
        operators.pause(session, actor, NewPause(what=what), around)
        operators.resume(session, actor, Resumption(what=what), around)
    for prompt in ("to be cancelled", "to be cancelled, too"):
        ask(past, prompt)
    for wanted in (
        QueueFilter(client=past.payer, created_after=1, created_before=2),
        QueueFilter(generation=new_id("gen")),
        QueueFilter(client=past.payer),
    ):
        operators.cancel(session, actor, NewCancellation(filter=wanted))


def _judge_unknown(past: Past) -> None:
    session, actor = past.session, Actor(type=ActorType.SYSTEM, name="the test")
    for what in ("seen", "unseen"):
        run, attempt_id = submit(past, what)
        generations.mark_unknown(session, run, attempt_id, "lost", charge=True)
        assert verdicts.find_evidence(session, run.id, 60_000) is not None
    for wanted in (
        stories.Filter(state=State.UNKNOWN),
        stories.Filter(state=State.UNKNOWN, verdict=VerdictFilter.NONE),
        stories.Filter(state=State.UNKNOWN, verdict=VerdictFilter.NONE, client=past.payer),
    ):
        stories.list_page(session, wanted, 60_000, limit=1, after=None)
        stories.list_page(session, wanted, 60_000, limit=1, after=run.id)
    operators.give_verdict(session, actor, run.id, NewVerdict(billed=False))


def _watch_the_counter(past: Past) -> None:
    session, prices = past.session, dict.fromkeys(COMBINATIONS, steps.PRICE)
    run, attempt_id = submit(past, "with another price")
    generations.accept(session, run, attempt_id, "uuid", reading=(10**9, 10**8))
    counter.judge(session, steps.KEY, prices, 60_000)
    assert counter.stop_for_price(session, "fast", 2 * steps.PRICE, prices) is not None
    pauses.resume(session, Pausable.PAID_CALLS)
    counter.judge(session, steps.KEY, prices, 60_000)
    counter.show(session, "of the past", 60_000, stopped=None, key_valid=None)


def _restore_a_copy(past: Past) -> None:
    session, generation_id = past.session, new_id("gen")
    ask(past, "queued in a copy")
    for markers in ([], [restores.Marker(generation_id, new_id("attempt"))]):
        restores.check(session, markers, charge=True)
        restores.pause_copy(session)
        restores.find_doubtful(session)
    pauses.resume(session, Pausable.PAID_CALLS)


def _count_usage(session: Session, client_id: str) -> None:
    """The newest hour, beside all that came before it, also of a client that has a long past."""
    end = now(session) // 1000 + 60
    for groups in ((), ("client",), ("outcome",), ("metadata.order",), ("client", "outcome", "metadata.order")):
        for one in (None, client_id):
            wanted = usage.Filter(end - 3600, end, BucketWidth.HOUR, "UTC", groups, one)
            usage.list_page(session, wanted, limit=2, after=None)


def ask(past: Past, what: str, *, who: str | None = None, key: str | None = None) -> str:
    name = requests.name_request(key, "a still", VideoParameters(prompt=what)) if key else None
    wanted = NewVideo(who or past.payer, VideoParameters(prompt=what), f"print of {what}", steps.PRICE, name)
    requests.foresee(past.session, wanted, 100, PLENTY)
    requests.share(past.session, wanted, steps.DAY_MS)
    return steps.ask(past.session, who or past.payer, what, name=name, credit_limit_total=PLENTY).view.video.id


def claim(past: Past, state: State) -> Claim:
    run = claims.claim_next(past.session, frozenset({state, State.UNKNOWN}), lease_ms=60_000)
    assert run is not None
    assert run.state is state
    return run


def submit(past: Past, what: str) -> tuple[Claim, str]:
    ask(past, what)
    attempt_id, run = new_id("attempt"), claim(past, State.QUEUED)
    assert claims.renew(past.session, run, 60_000) is not None
    submitted = generations.submit(past.session, run, attempt_id, 100, steps.KEY)
    assert submitted is not None
    return submitted, attempt_id


def _authenticate(past: Past) -> None:
    estimates.estimate_duration(
        past.session, VideoParameters(prompt="x", generate_audio=True)
    )  # a combination without any film
    key = keys.issue(past.session, past.payer)
    assert keys.authenticate(past.session, key.key).client_id == past.payer
    keys.record_uses(past.session, [key.id])
    keys.revoke(past.session, keys.issue(past.session, past.payer).id)
    keys.revoke(past.session, key.id)
    ledger.grant(past.session, past.payer, 1)
    _let_a_grant_expire(past)


def _make_film(past: Past) -> str:
    video_id = ask(past, "waves", key="order 7")
    assert ask(past, "waves", key="order 7") == video_id
    attempt_id, run = new_id("attempt"), claim(past, State.QUEUED)
    for step in (
        partial(generations.submit, attempt_id=attempt_id, concurrency=100, upstream_key=steps.KEY),
        partial(generations.accept, attempt_id=attempt_id, uuid="uuid", reading=(10**9, 7)),
        partial(generations.link_ready, url="https://127.0.0.1/film", url_expires_at=1),
        partial(generations.complete, film=FILM, retention_ms=DAY_MS),
    ):
        moved = step(past.session, run)
        assert moved is not None
        run = moved
    return video_id


def _share_film(past: Past, made: str) -> None:
    assert ask(past, "waves") == made
    ask(past, "waves", who=past.other)
    assert requests.extend(past.session, past.payer, "print of waves", DAY_MS) is not None
    shared = ask(past, "rain"), ask(past, "rain", who=past.other)
    videos.cancel(past.session, past.payer, shared[0])
    videos.cancel(past.session, past.other, shared[1])


def _look_around(past: Past, made: str) -> None:
    session = past.session
    view = videos.get(session, past.payer, made)
    videos.find_film(session, past.payer, made)
    videos.find_thumbnail(session, past.payer, made)
    assert not signatures.has_key(session)
    signatures.make_key(session)
    link = links.sign(session, past.payer, made, Variant.VIDEO, 60)
    assert links.verify(session, made, Variant.VIDEO, link.token).client_id == past.payer
    operators.prepare_sign_in(session, Actor(type=ActorType.OPERATOR, name="dana"))
    assert sign_ins.is_prepared(session)
    token = sign_ins.write_token(session, sign_ins.begin(session, "dana"), "secret")
    assert sign_ins.find_caller(session, token, "secret").name == "dana"
    for status in (None, *Status):
        for ascending in (True, False):
            for after in (None, made):
                videos.list_page(session, past.payer, limit=20, ascending=ascending, after=after, status=status)
    generations.find_versions(session, [view.generation_id])
    page = ledger.list_entries(session, past.payer, 20, None)
    ledger.list_entries(session, past.payer, 20, page.last_id)
    retention.find_needed(session, [view.generation_id], DAY_MS)


def _end_in_every_way(past: Past) -> None:
    session = past.session
    run, attempt_id = submit(past, "refused")
    assert generations.refuse(session, run, attempt_id, Failure.PROMPT_REFUSED, "no") is not None
    run, attempt_id = submit(past, "later")
    postponed = generations.postpone(session, run, attempt_id, Outcome.DEFERRED, "later")
    assert postponed is not None
    claims.hand_back(session, postponed)
    again = claim(past, State.QUEUED)
    assert generations.fail(session, again, Failure.IMAGE_REFUSED) is not None
    run, attempt_id = submit(past, "lost")
    assert generations.mark_unknown(session, run, attempt_id, "lost", charge=True) is not None
    generations.accept(session, run, attempt_id, "uuid")
    asked = claim(past, State.UNKNOWN)
    assert generations.poll_later(session, asked) is not None
    assert generations.complete_late(session, asked, FILM, DAY_MS) is not None
    run, attempt_id = submit(past, "late")
    assert generations.mark_unknown(session, run, attempt_id, "lost", charge=True) is not None
    generations.refuse(session, run, attempt_id, Failure.PROMPT_REFUSED, "no")
    videos.remove(session, past.payer, _newest(past, Status.FAILED))


def _newest(past: Past, status: Status) -> str:
    page = videos.list_page(past.session, past.payer, limit=1, ascending=False, after=None, status=status)
    return page.data[0].id


def _sweep(past: Past, made: str) -> None:
    session = past.session
    submit(past, "crashed")
    generations.recover(session, charge=True, all_leases=False)
    assert generations.recover(session, charge=True, all_leases=True)
    ask(past, "waits")
    generations.fail_overdue(session, DAY_MS)
    overdue = generations.fail_overdue(session, -1)
    assert retention.find_unneeded(session, overdue)
    age = text("UPDATE generation SET expires_at = 1 WHERE id = (SELECT generation_id FROM video WHERE id = :made)")
    session.execute(age, {"made": made})
    assert len(retention.expire_due(session)) == 1
    assert audit.audit_open_holds(session) == []
    assert events.delete_old(session) == 0
