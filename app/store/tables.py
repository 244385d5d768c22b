"""All SQL tables. Alembic reads them from here; CHECKs and triggers, which it does not compare, are in the migrations.

Every `…_at` is an integer: milliseconds since 1970 in UTC. It is the same in SQLite and PostgreSQL and needs no time
zone. Credits are integers too.
"""

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, LargeBinary, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.words import PauseCause

FOR_OPERATORS = (
    "type IN ('client.credit_threshold', 'generation.unknown', 'webhook.disabled', 'upstream.paused', "
    "'upstream.resumed', 'upstream.drift', 'audit.failed')"
)  # events
UNDELIVERED = "status <> 'delivered'"  # deliveries
_HAS_FILM = "film_sha256 IS NOT NULL AND failure IS NULL"


def index_where(condition: str, name: str, *columns: str) -> Index:
    """A partial index: it contains only the rows that fulfil the condition."""
    return Index(name, *columns, sqlite_where=text(condition), postgresql_where=text(condition))


def unique_where(condition: str, name: str, *columns: str) -> Index:
    """A partial unique index: no two rows that fulfil the condition are equal in these columns."""
    return Index(name, *columns, unique=True, sqlite_where=text(condition), postgresql_where=text(condition))


def unique_if(flag: str, name: str, *columns: str) -> Index:
    """A partial unique index of the rows that have the flag.

    The condition must be written exactly as SQLAlchemy writes it in queries (`flag = 1` for SQLite, `flag` for
    PostgreSQL), or the planner ignores the index."""
    return Index(name, *columns, unique=True, sqlite_where=text(f"{flag} = 1"), postgresql_where=text(flag))


class Client(SQLModel, table=True):
    """An app that calls us. Its limit, used and held credits can be recalculated from `credit_entry`."""

    __tablename__ = "client"

    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    role: str
    status: str
    credit_limit: int = Field(sa_type=BigInteger)
    used_credit: int = Field(sa_type=BigInteger)
    held_credit: int = Field(sa_type=BigInteger)
    created_at: int = Field(sa_type=BigInteger)
    updated_at: int = Field(sa_type=BigInteger)
    links_revoked_at: int | None = Field(default=None, sa_type=BigInteger)  # signed links made before it are invalid
    # From when on no hold may be made before what is left of expired grants has left the limit. NULL: none expires.
    grant_ends_at: int | None = Field(default=None, sa_type=BigInteger)
    # Its budget, and the window that the next two figures are about; all NULL without a budget. The window is the
    # current one only until `period_end`: the first hold after that begins another.
    budget_period: str | None = None
    budget_timezone: str | None = None
    budget_limit: int | None = Field(default=None, sa_type=BigInteger)
    period_start: int | None = Field(default=None, sa_type=BigInteger)
    period_end: int | None = Field(default=None, sa_type=BigInteger)
    period_used: int | None = Field(default=None, sa_type=BigInteger)
    period_held: int | None = Field(default=None, sa_type=BigInteger)
    permissions: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))  # None: everything


class ApiKey(SQLModel, table=True):
    """A key that authenticates a client. It contains this id; of its secret, only the SHA-256 is stored."""

    __tablename__ = "api_key"

    id: str = Field(primary_key=True)
    client_id: str = Field(foreign_key="client.id", index=True)
    secret_hash: str
    name: str | None = None
    scopes: str  # what the key may do: words of `Scope`, separated by spaces
    created_at: int = Field(sa_type=BigInteger)
    expires_at: int | None = Field(default=None, sa_type=BigInteger)
    allowed_networks: str | None = None  # where requests may come from, separated by spaces; None: from anywhere
    replaces: str | None = None  # the id of the key that a rotation replaced with this one
    last_used_at: int | None = Field(default=None, sa_type=BigInteger)  # up to two minutes behind
    revoked_at: int | None = Field(default=None, sa_type=BigInteger)


class AuditLog(SQLModel, table=True):
    """A change that an operator made or tried, written in the transaction of the change. Append-only; kept for ever.

    It never holds a secret or a prompt."""

    __tablename__ = "audit_log"
    __table_args__ = (
        Index("audit_log_by_target", "target_id", "id"),
        Index("audit_log_by_actor", "actor_client_id", "id"),
        Index("audit_log_by_type", "type", "id"),
        index_where("outcome = 'refused'", "audit_log_of_refusals", "id"),
    )

    id: str = Field(primary_key=True)
    type: str
    actor: dict[str, Any] = Field(sa_type=JSON)
    actor_client_id: str | None = None
    target_type: str
    target_id: str | None = None
    target_name: str | None = None
    changes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    reason: str | None = Field(default=None, sa_type=Text)
    request_id: str | None = None
    outcome: str
    created_at: int = Field(sa_type=BigInteger)


class Alert(SQLModel, table=True):
    """A client has reached a part of a limit: once for each size of the limit and, for a budget, each window."""

    __tablename__ = "alert"

    client_id: str = Field(primary_key=True, foreign_key="client.id")
    period: str = Field(primary_key=True)  # of the budget; `life` for the limit without windows
    period_start: int = Field(primary_key=True, sa_type=BigInteger)  # of the window; 0 for the limit without windows
    credit_limit: int = Field(primary_key=True, sa_type=BigInteger)
    threshold: int = Field(primary_key=True)  # percent of the limit
    created_at: int = Field(sa_type=BigInteger)


class SigningKey(SQLModel, table=True):
    """A single row: the secret that signs links to films, and sign-ins. It is created once, with the first of them."""

    __tablename__ = "signing_key"

    id: int = Field(primary_key=True)
    secret: bytes = Field(sa_type=LargeBinary, repr=False)


class Generation(SQLModel, table=True):
    """One paid call upstream, from the queue to the film. The completed generations that are current are the cache."""

    __tablename__ = "generation"
    __table_args__ = (
        # Enforces promise 1: a fingerprint has at most one current generation, with any number of processes.
        unique_if("is_current", "one_current_generation", "fingerprint"),
        Index("generation_by_state", "state", "created_at"),
        Index("generation_by_payer", "payer_id", "state", "id"),
        Index("generation_list_by_state", "state", "id"),
        Index("generation_list_by_payer", "payer_id", "id"),
        index_where("failure IS NOT NULL", "generation_list_by_failure", "failure", "id"),
        Index("generation_by_expiry", "state", "expires_at"),
        Index("generation_by_submit", "submitted_at", "ended_at"),
        index_where("lease_until IS NOT NULL", "generation_by_lease", "lease_until"),
        index_where("ask_at IS NOT NULL", "generation_by_question", "ask_at"),
        index_where(_HAS_FILM, "generation_by_end", "ended_at"),
        index_where(
            _HAS_FILM, "generation_by_combination", "model", "fast_mode", "generate_audio", "resolution", "ended_at"
        ),
    )

    id: str = Field(primary_key=True)
    fingerprint: str
    is_current: bool
    state: str
    failure: str | None = None
    payer_id: str = Field(foreign_key="client.id")
    credits: int = Field(sa_type=BigInteger)
    prompt: str | None = Field(sa_type=Text)
    model: str
    fast_mode: bool
    generate_audio: bool
    aspect_ratio: str
    resolution: str
    seconds: str
    take: int
    still_type: str  # of a still that an older version kept as it was sent; today's stills are JPEG
    thumbnail_sha256: str | None = None  # of the thumbnail's bytes; NULL: an older version kept the still in its place
    pace_ms: int = Field(sa_type=BigInteger)  # the expected duration; 0: unknown, no such film was made here before
    progress: int = 0
    traceparent: str | None = None  # of the request that started it, as W3C Trace Context; NULL: it was not traced
    fence: int = 0
    lease_until: int | None = Field(default=None, sa_type=BigInteger)
    ask_at: int | None = Field(default=None, sa_type=BigInteger)
    upstream_uuid: str | None = None
    film_url: str | None = Field(default=None, sa_type=Text)
    film_url_expires_at: int | None = Field(default=None, sa_type=BigInteger)
    film_sha256: str | None = None
    film_bytes: int | None = Field(default=None, sa_type=BigInteger)
    created_at: int = Field(sa_type=BigInteger)
    submitted_at: int | None = Field(default=None, sa_type=BigInteger)
    ended_at: int | None = Field(default=None, sa_type=BigInteger)
    expires_at: int | None = Field(default=None, sa_type=BigInteger)


class Event(SQLModel, table=True):
    """Something that happened, written in the transaction of the change. Append-only; deleted after 30 days, except for
    the end of a pause by the price guard, which drift is derived from.

    `video_id` is set if it is about one client's video, `client_id` if it is about a client. The payload never holds a
    prompt, nor labels of a video."""

    __tablename__ = "event"
    __table_args__ = (
        Index("event_by_time", "created_at"),
        index_where("video_id IS NOT NULL", "event_by_client", "client_id", "id"),
        index_where(FOR_OPERATORS, "event_of_operators", "id"),
        index_where("generation_id IS NULL", "event_of_no_generation", "type", "created_at"),
    )

    id: str = Field(primary_key=True)
    type: str
    generation_id: str | None = Field(default=None, foreign_key="generation.id", index=True)
    video_id: str | None = None
    client_id: str | None = Field(default=None, foreign_key="client.id")
    payload: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: int = Field(sa_type=BigInteger)


class Webhook(SQLModel, table=True):
    """An address of a client that events are sent to, and the secret that signs them.

    During a rotation, the previous secret signs too. The failures are those in a row, if several of them were within a
    day; with them, one try at a time is made."""

    __tablename__ = "webhook"
    __table_args__ = (
        Index("webhook_by_client", "client_id", "id"),
        Index("webhook_by_status", "status", "id"),
        Index("webhook_by_audience", "audience", "id"),
    )

    id: str = Field(primary_key=True)
    client_id: str = Field(foreign_key="client.id")
    url: str = Field(sa_type=Text)
    audience: str
    types: str  # words of `EventType`, separated by spaces
    status: str
    disabled_reason: str | None = None
    secret: bytes = Field(sa_type=LargeBinary, repr=False)
    previous_secret: bytes | None = Field(default=None, sa_type=LargeBinary, repr=False)
    previous_ends_at: int | None = Field(default=None, sa_type=BigInteger)
    failures: int = 0
    failing_since: int | None = Field(default=None, sa_type=BigInteger)
    resumes_at: int | None = Field(default=None, sa_type=BigInteger)  # its receiver asked for a pause until then
    created_at: int = Field(sa_type=BigInteger)
    updated_at: int = Field(sa_type=BigInteger)


class Delivery(SQLModel, table=True):
    """One event for one webhook, written in the transaction of the event. Deleted with either of them.

    `tries` counts the tries that have ended; the columns about the receiver's answer are about the last one. A sender
    that holds the delivery has its fence."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("webhook_id", "event_id", name="one_delivery"),
        Index("delivery_by_webhook", "webhook_id", "id"),
        Index("delivery_by_status", "webhook_id", "status", "id"),
        index_where("try_at IS NOT NULL", "delivery_by_try", "webhook_id", "try_at", "id"),
        index_where("lease_until IS NOT NULL", "delivery_by_lease", "webhook_id", "lease_until"),
        index_where(UNDELIVERED, "undelivered", "client_id", "event_id"),
    )

    id: str = Field(primary_key=True)
    webhook_id: str = Field(foreign_key="webhook.id")
    client_id: str  # the webhook's
    event_id: str = Field(foreign_key="event.id", ondelete="CASCADE", index=True)
    status: str
    tries: int = 0
    try_at: int | None = Field(default=None, sa_type=BigInteger)
    fence: int = 0
    lease_until: int | None = Field(default=None, sa_type=BigInteger)
    tried_at: int | None = Field(default=None, sa_type=BigInteger)
    answer_status: int | None = None
    answer_body: str | None = Field(default=None, sa_type=Text)  # the first 1,024 bytes
    error: str | None = Field(default=None, sa_type=Text)  # why there was no answer
    created_at: int = Field(sa_type=BigInteger)


class Attempt(SQLModel, table=True):
    """One paid call. The row is committed before the call is sent, its outcome right after.

    A call without an outcome may have been billed."""

    __tablename__ = "attempt"
    __table_args__ = (
        # Enforces promise 2 in the database too, so that no faulty program can break it (decision 0011).
        unique_where("outcome IS NULL OR outcome NOT IN ('not_sent', 'deferred')", "one_paid_attempt", "generation_id"),
    )

    id: str = Field(primary_key=True)
    generation_id: str = Field(foreign_key="generation.id", index=True)
    outcome: str | None = None
    detail: str | None = Field(default=None, sa_type=Text)
    upstream_key: str | None = None  # the name of the key that it was sent with; NULL: an older version did
    started_at: int = Field(sa_type=BigInteger)
    ended_at: int | None = Field(default=None, sa_type=BigInteger)


class Pause(SQLModel, table=True):
    """What is paused, by whom, and since when. It ends with the row."""

    __tablename__ = "pause"

    what: str = Field(primary_key=True)
    cause: str = PauseCause.OPERATOR
    reason: str | None = Field(default=None, sa_type=Text)
    created_at: int = Field(sa_type=BigInteger)


class Reading(SQLModel, table=True):
    """The counter of the account of our upstream key, as one of upstream's answers showed it. It is evidence, and
    never moves a client's credits."""

    __tablename__ = "reading"
    __table_args__ = (
        index_where("attempt_id IS NOT NULL", "reading_by_key", "upstream_key", "created_at"),
        Index("reading_by_generation", "generation_id"),
    )

    id: str = Field(primary_key=True)
    upstream_key: str
    generation_id: str = Field(foreign_key="generation.id")
    attempt_id: str | None = Field(default=None, foreign_key="attempt.id")  # NULL: the answer to a poll
    credit_limit: int = Field(sa_type=BigInteger)
    used_credit: int = Field(sa_type=BigInteger)
    created_at: int = Field(sa_type=BigInteger)


class Verdict(SQLModel, table=True):
    """What an operator found out about an unknown outcome. Append-only: there is at most one, and it stays."""

    __tablename__ = "verdict"

    generation_id: str = Field(primary_key=True, foreign_key="generation.id")
    billed: bool
    note: str | None = Field(default=None, sa_type=Text)
    audit_id: str | None = None  # of the audit log's entry about it; written after it
    created_at: int = Field(sa_type=BigInteger)


class Gate(SQLModel, table=True):
    """A single row. It is locked before each paid call starts, so that the count of those in flight is exact."""

    __tablename__ = "gate"

    id: int = Field(primary_key=True)


class Video(SQLModel, table=True):
    """What one client requested and owns.

    While the video is alive, its status follows its generation's state. The status is stored here so that a list by
    status can use an index (decision 0016)."""

    __tablename__ = "video"
    __table_args__ = (
        unique_if("is_alive", "one_alive_video", "client_id", "fingerprint"),
        Index("video_by_client", "client_id", "id"),
        Index("video_by_status", "client_id", "status", "id"),
        Index("video_by_time", "created_at", "client_id"),
    )

    id: str = Field(primary_key=True)
    client_id: str = Field(foreign_key="client.id")
    generation_id: str = Field(foreign_key="generation.id", index=True)
    fingerprint: str
    is_alive: bool
    status: str
    cache: str
    failure: str | None = None  # its own, when it left its generation; otherwise the generation's counts
    credits: int = Field(sa_type=BigInteger)
    expires_at: int | None = Field(default=None, sa_type=BigInteger)  # when its client can no longer download the film
    labels: dict[str, str] | None = Field(
        default=None, sa_column=Column("metadata", JSON(none_as_null=True), key="labels")
    )  # SQLModel reserves the name `metadata`
    created_at: int = Field(sa_type=BigInteger)


class IdempotencyKey(SQLModel, table=True):
    """The idempotency key of a client's request, and the video it received. Deleted together with the video."""

    __tablename__ = "idempotency_key"

    client_id: str = Field(primary_key=True, foreign_key="client.id")
    key: str = Field(primary_key=True)
    request_sha256: str
    video_id: str = Field(foreign_key="video.id", ondelete="CASCADE", index=True)


class OperatorRequest(SQLModel, table=True):
    """The idempotency key of an operator's request that moved credits, and the answer to it. Kept for ever."""

    __tablename__ = "operator_request"

    client_id: str = Field(primary_key=True, foreign_key="client.id")
    key: str = Field(primary_key=True)
    request_sha256: str
    answer: dict[str, Any] = Field(sa_type=JSON)
    created_at: int = Field(sa_type=BigInteger)


class CreditEntry(SQLModel, table=True):
    """One entry of the ledger. A trigger refuses changes and deletions. `video_id` stays when its video is deleted.

    The time of a hold says to which window of a budget it belongs, with everything that follows it."""

    __tablename__ = "credit_entry"
    __table_args__ = (
        Index("entry_by_client", "client_id", "id", "kind", "amount"),
        Index("entry_by_generation", "generation_id", "kind"),
        Index("entry_by_time", "created_at", "kind", "client_id", "amount"),
        # Per video, because a payer that cancels may pass the bill to another video of the generation.
        unique_where("kind = 'hold'", "one_hold", "generation_id", "video_id"),
        unique_where("kind IN ('settle', 'release')", "one_end", "generation_id", "video_id"),
        unique_where("kind = 'settle'", "one_settle", "generation_id"),
        unique_where("kind = 'refund'", "one_refund", "generation_id"),
        index_where("kind = 'hold'", "hold_by_client", "client_id", "created_at"),
        index_where("kind = 'grant'", "grant_by_client", "client_id", "created_at"),
    )

    id: str = Field(primary_key=True)
    client_id: str = Field(foreign_key="client.id")
    generation_id: str | None = Field(default=None, foreign_key="generation.id")
    video_id: str | None = None
    kind: str
    amount: int = Field(sa_type=BigInteger)
    note: str | None = None
    audit_id: str | None = None  # of the audit log's entry about the operator's change; written after it
    expires_at: int | None = Field(default=None, sa_type=BigInteger)  # of a grant; None: it does not expire
    grant_id: str | None = None  # of a negative grant: the expired one whose rest it takes away
    created_at: int = Field(sa_type=BigInteger)
