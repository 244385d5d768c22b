"""Examples for the OpenAPI document, built from the real models and errors, so that they match what is sent."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from app import errors
from app.api import http_errors
from app.api.openapi.request_examples import CLIENT_ID, ENTRY_ID, GENERATION_ID, KEY_ID, PARAMETERS, VIDEO_ID
from app.api.openapi.webhook_examples import list_answers
from app.domain.pricing import list_prices
from app.errors import KinoraError
from app.schemas.audit_log import Actor, AuditLogEntry, AuditLogPage, Change, Target
from app.schemas.clients import (
    Alert,
    ApiKey,
    ApiKeyList,
    Client,
    ClientPage,
    CreatedClient,
    CurrentKey,
    IssuedKey,
    Permissions,
)
from app.schemas.credits import (
    Budget,
    ClientEntry,
    ClientEntryPage,
    Credits,
    CreditTotal,
    Entry,
    EntryPage,
    ExpiringGrant,
    Refund,
)
from app.schemas.erasures import Erasure, KeptData
from app.schemas.generations import (
    Attempt,
    Generation,
    GenerationEntry,
    GenerationPage,
    GenerationStory,
    GenerationTimes,
    QueueWait,
    SharedVideo,
)
from app.schemas.health import Health, Readiness
from app.schemas.links import VideoLink
from app.schemas.models import ModelInfo, ModelList
from app.schemas.queue import (
    Cancellation,
    ClientQueue,
    Queue,
    QueuePause,
    UpstreamKey,
)
from app.schemas.sign_ins import SignIn
from app.schemas.upstream import DriftFinding, Upstream, UpstreamReading
from app.schemas.usage import UsageBucket, UsagePage, UsageResult
from app.schemas.verdicts import Verdict
from app.schemas.videos import Video, VideoDeleted, VideoError, VideoPage
from app.words import (
    ActorType,
    AlertPeriod,
    AuditOutcome,
    Cache,
    ClientStatus,
    DriftCause,
    EntryKind,
    Failure,
    Kept,
    Model,
    Outcome,
    Pausable,
    PauseCause,
    Period,
    ReadinessStatus,
    Resolution,
    Role,
    Scope,
    Size,
    State,
    Status,
    TargetType,
    Waiting,
)

Json = dict[str, Any]

_PRICES = {"fast+audio": 720_000, "fast": 480_000, "standard+audio": 1_920_000, "standard": 960_000}

_QUEUED = Video(
    id=VIDEO_ID,
    status=Status.QUEUED,
    progress=0,
    created_at=1_761_122_181,
    completed_at=None,
    expires_at=None,
    size=Size.WIDE_FULL_HD,
    error=None,
    cache=Cache.MISS,
    credits=_PRICES["fast+audio"],
    queue_position=1,
    estimated_completed_at=None,
    metadata={"order": "7"},
    **PARAMETERS.to_columns(),
)
_RUNNING = _QUEUED.model_copy(
    update={
        "status": Status.IN_PROGRESS,
        "progress": 42,
        "queue_position": None,
        "estimated_completed_at": _QUEUED.created_at + 168,
    }
)
_COMPLETED = _QUEUED.model_copy(
    update={
        "status": Status.COMPLETED,
        "progress": 100,
        "queue_position": None,
        "completed_at": _QUEUED.created_at + 168,
        "expires_at": _QUEUED.created_at + 168 + 30 * 24 * 3600,
    }
)


def _fail(failure: Failure) -> Video:
    error = VideoError(code=failure, message=failure.meaning)
    return _QUEUED.model_copy(update={"status": Status.FAILED, "queue_position": None, "error": error, "credits": 0})


_VEO3 = ModelInfo(id=Model.VEO3, created=1_747_699_200, owned_by="google")
_ENTRY = Entry(
    id=ENTRY_ID,
    kind=EntryKind.HOLD,
    amount=_PRICES["fast+audio"],
    video_id=VIDEO_ID,
    note=None,
    prompt="The cat blinks",
    created_at="2025-10-22T08:36:21.976Z",
)
_BUDGET = Budget(
    period=Period.MONTH,
    timezone="Europe/Berlin",
    limit=5_000_000,
    period_start="2025-10-01T00:00:00+02:00",
    period_used=1_440_000,
    period_held=720_000,
    resets_at="2025-11-01T00:00:00+01:00",
)
_KEPT: dict[Kept, int | None] = {Kept.SHARED: 3, Kept.ENTRIES: None}
_CLIENT = Client(
    id=CLIENT_ID,
    name="shop",
    role=Role.MEMBER,
    status=ClientStatus.ACTIVE,
    credit_limit=10_000_000,
    used_credit=1_440_000,
    held_credit=720_000,
    available_credit=7_840_000,
    budget=_BUDGET.model_copy(update={"limit": 2_500_000}),
    alerts=[Alert(period=AlertPeriod.MONTH, threshold=80, limit=2_500_000, reached_at="2025-10-22T08:36:21.976Z")],
    permissions=Permissions(resolution=[Resolution.HD], concurrency=2),
    created_at="2025-10-22T08:36:21.976Z",
    created_by="dana",
    updated_at="2025-10-22T08:36:21.976Z",
    updated_by="dana",
)
_KEY = ApiKey(
    id=KEY_ID,
    client_id=CLIENT_ID,
    name="the shop's server",
    scopes=[Scope.VIDEOS_WRITE, Scope.VIDEOS_READ, Scope.CREDITS_READ],
    created_at="2025-10-22T08:36:21.976Z",
    expires_at=None,
    last_used_at=None,
    revoked_at=None,
)
_ISSUED = IssuedKey(**dict(_KEY), key=f"kin_{KEY_ID}_…")
_LOGGED = AuditLogEntry(
    id="audit_01m85mraxt2pq8sxk3c5rq7d9p",
    type="client.updated",
    effective_at=1_761_122_181,
    actor=Actor(type=ActorType.API_KEY, id="Bq7T0bXc9LmB", client_id=CLIENT_ID, name="dana", ip_address="10.0.0.7"),
    target=Target(type=TargetType.CLIENT, id=CLIENT_ID, name="shop"),
    changes={"creditLimit": Change(**{"from": 5_000_000, "to": 10_000_000})},
    reason="the Christmas campaign",
    request_id="req_01m85mraxtf2nxbfct56pfn8an",
    outcome=AuditOutcome.DONE,
)
_CREDITS = Credits(
    client_id=CLIENT_ID,
    client_name="shop",
    credit_limit=10_000_000,
    used_credit=1_440_000,
    held_credit=720_000,
    available_credit=7_840_000,
    budget=_BUDGET,
    expiring_grants=[
        ExpiringGrant(id=ENTRY_ID, amount=5_000_000, left=2_840_000, expires_at="2026-01-01T00:00:00.000Z")
    ],
)
_CLIENT_ENTRY = ClientEntry(
    id=ENTRY_ID,
    kind=EntryKind.GRANT,
    amount=5_000_000,
    credit_limit=10_000_000,
    used_credit=1_440_000,
    held_credit=720_000,
    generation_id=None,
    video_id=None,
    metadata=None,
    note="the Christmas campaign",
    actor=_LOGGED.actor,
    expires_at="2026-01-01T00:00:00.000Z",
    created_at="2025-10-22T08:36:21.976Z",
)
_ATTEMPT = Attempt(
    id="attempt_01m85mraxtgd6r7m9q2w4e5t8z",
    outcome=Outcome.ACCEPTED,
    detail=None,
    started_at=1_761_122_240,
    ended_at=1_761_122_243,
)
_DEFERRED = _ATTEMPT.model_copy(
    update={
        "id": "attempt_01m85mraxtgd6r7m9q2w4e5t8y",
        "outcome": Outcome.DEFERRED,
        "detail": "429: Too Many Requests",
        "started_at": 1_761_122_183,
        "ended_at": 1_761_122_183,
    }
)
_GENERATION = Generation(
    id=GENERATION_ID,
    state=State.COMPLETED,
    failure=None,
    client_id=CLIENT_ID,
    client_name="shop",
    credits=_PRICES["fast+audio"],
    upstream_uuid="0f4b1c9e-7a53-4c1d-9a0e-3f0f6a1f7f10",
    last_attempt=_ATTEMPT,
    created_at=1_761_122_181,
    submitted_at=1_761_122_240,
    ended_at=1_761_122_352,
    **{name: value for name, value in PARAMETERS.to_columns().items() if name in Generation.model_fields},
)
_STORY = GenerationStory(
    **dict(_GENERATION),
    attempts=[_DEFERRED, _ATTEMPT],
    entries=[
        GenerationEntry(
            id=ENTRY_ID,
            kind=EntryKind.HOLD,
            amount=_PRICES["fast+audio"],
            client_id=CLIENT_ID,
            video_id=VIDEO_ID,
            note=None,
            created_at=1_761_122_181,
        )
    ],
    videos=[
        SharedVideo(
            id=VIDEO_ID,
            client_id=CLIENT_ID,
            client_name="shop",
            status=Status.COMPLETED,
            failure=None,
            cache=Cache.MISS,
            credits=_PRICES["fast+audio"],
            metadata={"order": "7"},
            created_at=1_761_122_181,
        )
    ],
    times=GenerationTimes(
        queue=57.4,
        upload=1.1,
        upstream=108.2,
        fetch=3.9,
        store=0.2,
        waits=[
            QueueWait(began_at=1_761_122_181, seconds=0.9, waiting_for=None, reason=None),
            QueueWait(
                began_at=1_761_122_183, seconds=56.5, waiting_for=Waiting.STOPPED, reason="429: Too Many Requests"
            ),
        ],
    ),
)
_USED = UsageResult(
    videos=12,
    generations=5,
    credits_settled=5 * _PRICES["fast+audio"],
    credits_refunded=_PRICES["fast+audio"],
    credits_saved_by_hits=4 * _PRICES["fast+audio"],
    credits_saved_by_joins=3 * _PRICES["fast+audio"],
    seconds_to_video_p50=142,
    seconds_to_video_p95=189,
)
_USED_BY_CLIENT = _USED.model_copy(update={"client_id": CLIENT_ID, "client_name": "shop"})
_QUEUE = Queue(
    depth=3,
    oldest_age_seconds=95,
    in_flight=2,
    concurrency=4,
    safe_to_stop_at=1_761_122_400,
    paused=[
        QueuePause(
            what=Pausable.PAID_CALLS, cause=PauseCause.OPERATOR, reason="maintenance until six", since=1_761_122_101
        )
    ],
    may_have_been_paid=None,
    credit_total=CreditTotal(limit=50_000_000, used=33_600_000, held=3_600_000),
    clients=[
        ClientQueue(
            client_id=CLIENT_ID,
            client_name="shop",
            queued=3,
            in_flight=2,
            oldest_age_seconds=95,
            waiting_for=Waiting.PAUSED,
        )
    ],
    upstream_keys=[UpstreamKey(name="1", stopped=None, requests_per_minute=180, requests_left=9)],
)
_UPSTREAM = Upstream(
    key_valid=True,
    stopped=None,
    paused=None,
    readings=[
        UpstreamReading(
            generation_id=GENERATION_ID, credit_limit=100_000_000, used_credit=25_496_460, read_at=1_761_122_240
        )
    ],
    counted_since=1_761_121_181,
    moved_credits=724_800,
    settled_credits=720_000,
    drift=4_800,
    cause=DriftCause.OTHER_USE_OF_KEY,
    findings=[
        DriftFinding(
            cause=DriftCause.OTHER_USE_OF_KEY,
            credits=4_800,
            since=1_761_121_181,
            until=1_761_122_240,
            generation_ids=[],
            combination=None,
            our_price=None,
            upstream_price=None,
            factor=None,
        )
    ],
)
_READY = Readiness(status=ReadinessStatus.READY, database="ok", content="ok", paid_calls="open", warnings=[])


def _show_usage(result: UsageResult) -> UsagePage:
    day = UsageBucket(start_time=1_761_084_000, end_time=1_761_170_400, results=[result])
    return UsagePage(data=[day], has_more=False, next_page=None)


# By operation and status: every JSON response that is not an error.
_ANSWERS: Mapping[tuple[str, str], Mapping[str, BaseModel]] = {
    ("create_video", "202"): {"accepted": _QUEUED, "being made already": _RUNNING},
    ("create_video", "200"): {"made before": _COMPLETED},
    ("list_videos", "200"): {
        "one page": VideoPage(data=[_COMPLETED], first_id=VIDEO_ID, last_id=VIDEO_ID, has_more=False)
    },
    ("get_video", "200"): {
        "queued": _QUEUED,
        "in progress": _RUNNING,
        "completed": _COMPLETED,
        "failed": _fail(Failure.PROMPT_REFUSED),
    },
    ("delete_video", "200"): {"gone": VideoDeleted(id=VIDEO_ID)},
    ("create_link", "200"): {
        "an hour": VideoLink(
            url=f"https://kinora.example/videos/{VIDEO_ID}/content?variant=video&link=AAABmgZ5…",
            expires_at=_COMPLETED.created_at + 7200,
        )
    },
    **list_answers(_COMPLETED),
    ("list_clients", "200"): {
        "one page": ClientPage(data=[_CLIENT], first_id=CLIENT_ID, last_id=CLIENT_ID, has_more=False)
    },
    ("create_client", "201"): {"a new app": CreatedClient(**dict(_CLIENT), key=_ISSUED)},
    ("get_client", "200"): {"an app": _CLIENT},
    ("change_client", "200"): {
        "suspended": _CLIENT.model_copy(update={"status": ClientStatus.SUSPENDED, "updated_by": "dana"})
    },
    ("get_current_key", "200"): {"an app's key": CurrentKey(**dict(_KEY), client_name="shop", role=Role.MEMBER)},
    ("erase_data", "200"): {
        "with films that others requested too": Erasure(
            client_id=_CLIENT.id,
            videos=112,
            generations=97,
            kept=[KeptData(what=what, count=count, reason=what.meaning) for what, count in _KEPT.items()],
            has_more=False,
        )
    },
    ("list_keys", "200"): {"the one": ApiKeyList(data=[_KEY])},
    ("issue_key", "201"): {"a new key": _ISSUED},
    ("rotate_key", "201"): {"the new key": _ISSUED.model_copy(update={"replaces": "Bq7T0bXc9LmB"})},
    ("revoke_key", "200"): {"revoked": _KEY.model_copy(update={"revoked_at": "2025-10-23T08:36:21.976Z"})},
    ("get_client_credits", "200"): {"one film under way": _CREDITS},
    ("grant_credits", "200"): {"a higher limit": _CREDITS},
    ("list_client_entries", "200"): {
        "one page": ClientEntryPage(data=[_CLIENT_ENTRY], first_id=ENTRY_ID, last_id=ENTRY_ID, has_more=False)
    },
    ("list_generations", "200"): {
        "one page": GenerationPage(data=[_GENERATION], first_id=GENERATION_ID, last_id=GENERATION_ID, has_more=False)
    },
    ("get_generation", "200"): {"one that waited": _STORY},
    ("refund_generation", "200"): {
        "given back": Refund(
            id=ENTRY_ID,
            generation_id=GENERATION_ID,
            video_id=VIDEO_ID,
            client_id=CLIENT_ID,
            amount=_PRICES["fast+audio"],
            note="the film was black",
            created_at="2025-10-22T08:36:21.976Z",
        )
    },
    ("get_queue", "200"): {"one client waits": _QUEUE},
    ("pause_queue", "200"): {"paid calls are paused": _QUEUE},
    ("resume_queue", "200"): {"nothing is paused": _QUEUE.model_copy(update={"paused": []})},
    ("cancel_queue", "200"): {
        "three were queued": Cancellation(cancelled=3, released_credits=3 * _PRICES["fast+audio"], has_more=False)
    },
    ("get_upstream", "200"): {"somebody else uses the key": _UPSTREAM},
    ("give_verdict", "200"): {
        "not billed": Verdict(
            generation_id=GENERATION_ID,
            billed=False,
            refunded_credit=_PRICES["fast+audio"],
            note="not on the vendor's usage page",
            created_at="2025-10-22T09:36:21.976Z",
        )
    },
    ("list_audit_log", "200"): {
        "one page": AuditLogPage(data=[_LOGGED], first_id=_LOGGED.id, last_id=_LOGGED.id, has_more=False)
    },
    ("sign_in", "200"): {
        "for 15 minutes": SignIn(
            token="kin_op_…",  # noqa: S106 - shown without its digits
            person="dana@company.example",
            expires_at=1_761_123_081,
        )
    },
    ("get_usage", "200"): {"by client": _show_usage(_USED_BY_CLIENT)},
    ("get_own_usage", "200"): {"one day": _show_usage(_USED)},
    ("list_models", "200"): {"the one": ModelList(data=[_VEO3])},
    ("get_model", "200"): {"Veo 3": _VEO3},
    ("cancel_video", "200"): {"cancelled": _fail(Failure.CANCELLED)},
    ("get_credits", "200"): {"one film under way": _CREDITS},
    ("list_entries", "200"): {
        "one page": EntryPage(data=[_ENTRY], first_id=ENTRY_ID, last_id=ENTRY_ID, has_more=False)
    },
    ("list_prices", "200"): {"as it is delivered": list_prices(_PRICES)},
    ("check_alive", "200"): {"alive": Health()},
    ("check_ready", "200"): {"ready": _READY},
    ("check_ready", "503"): {
        "no database": _READY.model_copy(update={"status": ReadinessStatus.NOT_READY, "database": "unavailable"})
    },
}

_DOCUMENTED: tuple[type[KinoraError], ...] = (
    errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField, http_errors.InvalidJson,
    errors.InvalidImage, http_errors.ImageTooLarge, http_errors.UnsupportedContentType, http_errors.RangeNotSatisfiable,
    errors.MissingKey, errors.InvalidKey, errors.InsufficientCredit, errors.BudgetExhausted, errors.TotalExhausted,
    errors.NotPermitted, errors.ClientSuspended,
    errors.PermissionDenied, errors.LinkInvalid, errors.NotFound, errors.NameTaken, errors.LastAdmin, errors.KeyEnded,
    errors.RotationInProgress, errors.NetworkNotAllowed, errors.NothingToRefund, errors.OutcomeKnown,
    errors.VerdictGiven, errors.SecretRotating, errors.TooManyWebhooks, errors.WebhookDisabled,
    errors.PreconditionFailed, errors.VideoNotFound, http_errors.ModelNotFound,
    errors.VideoNotReady, errors.VideoInProgress, errors.VideoFailed,
    errors.AlreadySubmitted, errors.AlreadyEnded, errors.GenerationIsShared, errors.VideoExpired,
    errors.LinkExpired, errors.IdempotencyKeyReused, errors.QueueFull, errors.Paused, http_errors.TooManyRequests,
    http_errors.RequestTimeout, http_errors.ProxyNotTrusted, http_errors.OtherSite, http_errors.Internal,
    errors.Unavailable,
)  # fmt: skip

# By code: an example of every error that a route may declare.
ERRORS: Mapping[str, KinoraError] = {kind.code: kind(**kind.example) for kind in _DOCUMENTED}


def show_answers(operation_id: str, status: str) -> Json:
    """The `examples` of a JSON response that is not an error."""
    return {
        name: {"summary": name.capitalize(), "value": json.loads(answer.model_dump_json(by_alias=True))}
        for name, answer in _ANSWERS.get((operation_id, status), {}).items()
    }
