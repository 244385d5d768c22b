"""Every word that is stored or spoken: the enums of the tables and of the API, each value with its meaning.

Enums of the API are a `DocumentedEnum`; those that only the tables have are a plain `StrEnum`.
"""

from enum import StrEnum
from typing import Any, Self, cast

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema


class DocumentedEnum(StrEnum):
    """A member is `NAME = "value", "What it means."`. Generated clients use the names; the documentation shows the
    meanings."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.meaning = meaning
        return word

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """It is sent as the text that it is: pydantic would ask each member for its value, in Python."""
        schema: Any = handler(source)  # one of many TypedDicts
        schema["serialization"] = core_schema.simple_ser_schema("str")
        return cast("CoreSchema", schema)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        reference = handler(schema)
        described = handler.resolve_ref_schema(reference)
        meanings = "\n".join(f"- `{word}`: {word.meaning}" for word in cls)
        described["description"] = f"{cls.__doc__}\n\n{meanings}"
        # `16:9` and `8` are not valid identifiers in any language, so generators would invent names.
        described["x-enum-varnames"] = [word.name for word in cls]
        return reference


class State(DocumentedEnum):
    """The state of a generation."""

    QUEUED = "queued", "It waits; nothing that costs was sent."
    SUBMITTING = "submitting", "The paid call was sent, and its answer is awaited."
    GENERATING = "generating", "The model works on it."
    STORING = "storing", "The film is ready at the model, and is being downloaded."
    COMPLETED = "completed", "The film is stored."
    FAILED = "failed", "There is no film; `failure` says why."
    UNKNOWN = "unknown", "The answer was lost, so it may have been billed. It is never sent again."
    EXPIRED = "expired", "The film was kept until its time was over, and is deleted."


class Outcome(DocumentedEnum):
    """The outcome of a paid call. The first two cost nothing and allow another attempt."""

    NOT_SENT = "not_sent", "Nothing was sent."
    DEFERRED = "deferred", "The model refused it for now: the key, the team's credit, or too many requests."
    ACCEPTED = "accepted", "The model works on it."
    ANSWERED = "answered", "The answer had the film already."
    REFUSED = "refused", "The model refused this request; nothing was billed."
    UNKNOWN = "unknown", "The answer was lost, so it may have been billed."


# No other values: OpenAI's SDKs stop polling at a value that they do not know.
class Status(DocumentedEnum):
    """The state of a video."""

    QUEUED = "queued", "Accepted; the paid call has not been sent. The video can still be cancelled."
    IN_PROGRESS = "in_progress", "The film is being made."
    COMPLETED = "completed", "The film is ready: download it from `/videos/{video_id}/content`."
    FAILED = "failed", "There is no film; `error` says why and what it cost."


class Failure(DocumentedEnum):
    """Why a video failed."""

    CANCELLED = "cancelled", "Cancelled before it was sent to the model; nothing was charged."
    IMAGE_REFUSED = "image_refused", "The model refused the image; nothing was charged. Try another image."
    IMAGE_TOO_LARGE_UPSTREAM = (
        "image_too_large_upstream",
        "The model refused the image because of its size; nothing was charged. Send a smaller image.",
    )
    PROMPT_REFUSED = "prompt_refused", "The model refused the prompt; nothing was charged. Try other words."
    REFUSED_BY_UPSTREAM = "refused_by_upstream", "The model refused this request; nothing was charged."
    CANCELLED_BY_OPERATOR = (
        "cancelled_by_operator",
        "An operator cancelled it before it was sent to the model; nothing was charged.",
    )
    WAITED_TOO_LONG = (
        "waited_too_long",
        "It waited too long in the queue; nothing was charged. Post the request again.",
    )
    CONTENT_LOST = (
        "content_lost",
        "The film was made and billed, but could not be fetched from the model. Ask an operator about a refund.",
    )
    OUTCOME_UNKNOWN = (
        "outcome_unknown",
        (
            "The model's response was lost, so the film may have been billed. "
            "Ask an operator about a refund, or post the request again for a new film."
        ),
    )


class Cache(DocumentedEnum):
    """How a video got its film."""

    HIT = "hit", "The film of an equal request existed already; this video is free."
    JOINED = "joined", "The film of an equal request was already being made; this video shares it and is free."
    MISS = "miss", "A new film was started for this video, which costs credits."


class Variant(DocumentedEnum):
    """Which file of a video to download; the film by default."""

    VIDEO = "video", "The film, an mp4."
    THUMBNAIL = "thumbnail", "A small JPEG of the still that the film was made from: upright, without metadata."


class EntryKind(DocumentedEnum):
    """What an entry of the ledger records."""

    GRANT = "grant", "An operator changed the limit."
    HOLD = "hold", "Credits were reserved for a film that was accepted."
    SETTLE = "settle", "Held credits were spent."
    RELEASE = "release", "Held credits became available again."
    REFUND = "refund", "Spent credits were given back."


class Period(DocumentedEnum):
    """A calendar window of a budget, in its time zone."""

    DAY = "day", "From midnight to midnight."
    WEEK = "week", "From Monday to Monday."
    MONTH = "month", "From the first of a month to the first of the next."


class AlertPeriod(DocumentedEnum):
    """Which limit an alert is about."""

    LIFE = "life", "`creditLimit`, which has no windows."
    DAY = "day", "The budget of a day."
    WEEK = "week", "The budget of a week."
    MONTH = "month", "The budget of a month."


class Role(DocumentedEnum):
    """What a client is for. What its keys may do is in their scopes."""

    ADMIN = "ADMIN", "An operator: may see and change everything. Its keys make no films unless they get that scope."
    READER = "READER", "A person or a tool that sees everything and changes nothing."
    MEMBER = "MEMBER", "An app: its own videos and credits."


class Scope(DocumentedEnum):
    """A part of what a key may do."""

    VIDEOS_WRITE = "videos:write", "Make, cancel and delete the client's own videos."
    VIDEOS_READ = "videos:read", "See and download the client's own videos."
    CREDITS_READ = "credits:read", "See the client's own credits."
    OPERATE_READ = "operate:read", "See all clients, their credits and their work."
    OPERATE_WRITE = "operate:write", "Change clients, keys, credits and the work."


class ActorType(DocumentedEnum):
    """What made a change."""

    API_KEY = "api_key", "A request with a key."
    OPERATOR = "operator", "A person who signed in through a trusted proxy."
    CLI = "cli", "The command line, with the name of the user of that machine."
    SYSTEM = "system", "The service itself."


class TargetType(DocumentedEnum):
    """What was changed."""

    CLIENT = "client", "A client."
    API_KEY = "api_key", "A key of a client."
    GENERATION = "generation", "A generation."
    QUEUE = "queue", "The queue, or a part of it."
    OPERATION = "operation", "An operation of this API, which the key may not call."
    WEBHOOK = "webhook", "A webhook of a client."


class AuditOutcome(DocumentedEnum):
    """How an attempt to change something ended."""

    DONE = "done", "The change was made."
    REFUSED = "refused", "Nothing was changed."


class AuditRule(DocumentedEnum):
    """A rule that the audit checks. The words are labels of a metric, the sentences are what the command prints."""

    COUNTERS = "counters", "counters replay from the ledger"
    HOLDS = "holds", "a living generation has one open hold, an ended one has none"
    BUDGETS = "budgets", "the figures of a budget replay from the ledger"
    GRANTS = "grants", "what is left of an expired grant has left the limit"
    AMOUNTS = "amounts", "what ends a hold is exactly what was held"
    SETTLED = "settled", "a completed generation was settled"
    RELEASED = "released", "a failed generation was released, unless it may have been billed"
    VERDICTS = "verdicts", "what an operator found not to have been billed is not charged"
    ATTEMPTS = "attempts", "at most one paid call per generation"
    STATUSES = "statuses", "a video shows the state of its generation"
    FILMS = "films", "a completed generation's film is kept with its hash"


class Pausable(DocumentedEnum):
    """What can be paused."""

    PAID_CALLS = "paid_calls", "No paid call starts. What is queued waits; reads, hits and new requests go on."
    ACCEPTS = "accepts", "No request that needs a new film is accepted. Reads and hits go on, and what is queued."


class Kept(DocumentedEnum):
    """What an erasure keeps."""

    IN_PROGRESS = "in_progress", "They are still made, and may be billed: erase again when they have ended."
    SHARED = "shared", "Other clients sent the same request: the film, its still and its prompt are theirs too."
    UNKNOWN = "unknown", "Their films may still come. What is left of them is deleted when upstream is asked no longer."
    ENTRIES = "entries", "The ledger says what was paid. It has neither prompts nor metadata."


class EventType(DocumentedEnum):
    """What happened. Events of a video are for its client, the others for operators."""

    VIDEO_COMPLETED = "video.completed", "The film of a video is ready; `data` is the video without its prompt."
    VIDEO_FAILED = "video.failed", "A video has ended without a film; `data` is the video without its prompt."
    CLIENT_CREDIT_THRESHOLD = "client.credit_threshold", "A client has reached 80 or 100 % of a limit."
    GENERATION_UNKNOWN = "generation.unknown", "The answer to a paid call was lost, so it may have been billed."
    UPSTREAM_PAUSED = "upstream.paused", "Paid calls have stopped: an operator, another price, or upstream itself."
    UPSTREAM_RESUMED = "upstream.resumed", "Paid calls go on."
    UPSTREAM_DRIFT = (
        "upstream.drift",
        "Upstream's counter moves by something else than our calls, or no more.",
    )
    WEBHOOK_DISABLED = "webhook.disabled", "A webhook was disabled, because of the answers of its receiver."
    AUDIT_FAILED = "audit.failed", "The daily audit has findings: how many, by rule. `kinora audit` lists them."
    WEBHOOK_TEST = "webhook.test", "Sent by `POST /webhooks/{webhook_id}/test`, only to that webhook."


class Audience(DocumentedEnum):
    """Whose events a webhook gets."""

    CLIENT = "client", "Those of its client's own videos."
    OPERATORS = "operators", "Those of the whole service."


class WebhookStatus(DocumentedEnum):
    """Whether deliveries to a webhook are sent."""

    ENABLED = "enabled", "Deliveries are sent."
    DISABLED = "disabled", "Deliveries wait until it is enabled again, for up to 30 days."


class DisabledReason(DocumentedEnum):
    """Why a webhook is disabled."""

    REQUESTED = "requested", "Its client disabled it."
    GONE = "gone", "Its receiver answered 410."
    FAILING = "failing", "Everything that was sent to it for five days has failed."


class DeliveryStatus(DocumentedEnum):
    """The state of a delivery."""

    PENDING = "pending", "It will be sent, or sent again."
    DELIVERED = "delivered", "The receiver answered with a 2xx status."
    FAILED = "failed", "All tries have failed. It can be sent again with `resend` or `recover`."


class Waiting(DocumentedEnum):
    """What a client's queued generations wait for."""

    NOTHING = "nothing", "The next one starts within a second."
    SHARE = "share", "Clients with fewer running generations come first."
    CONCURRENCY = "concurrency", "As many paid calls are in flight as this client may have, or all clients together."
    STOPPED = "stopped", "Upstream refuses or does not answer paid calls: see the reason at its key."
    PAUSED = "paused", "Paid calls are paused: `paused` says by whom and why."
    CLIENT_SUSPENDED = "client_suspended", "The client is suspended."


class Proposal(DocumentedEnum):
    """What readings of upstream's counter say about a paid call whose answer was lost."""

    BILLED = "billed", "It was billed."
    NOT_BILLED = "not_billed", "It was not billed."
    CANNOT_TELL = "cannot_tell", "The readings do not show it."


class VerdictFilter(DocumentedEnum):
    """Which unknown outcomes to list."""

    NONE = "none", "Those that wait for a verdict."


class Basis(DocumentedEnum):
    """Why a verdict is proposed, or why none is."""

    MOVED_BY_PRICE = "moved_by_price", "The counter moved by exactly the price of this call, besides what others cost."
    NOT_MOVED = "not_moved", "The counter did not move for this call, and the time to charge it is over."
    TOO_EARLY = "too_early", "The counter has not moved for this call, but it may still be charged."
    NO_READING_BEFORE = "no_reading_before", "No earlier paid call with this key has shown the counter."
    NO_READING_AFTER = "no_reading_after", "No later paid call with this key has shown the counter yet."
    OTHER_CALLS = "other_calls", "Other paid calls overlap, so it is not certain which of them a reading shows."
    OTHER_UNKNOWN = "other_unknown", "Between the two readings lies another call that may have been billed or not."
    UNEXPLAINED = (
        "unexplained",
        "The counter moved by something else: the account has other users, or a price differs from ours.",
    )
    PRICE_NOT_CONFIRMED = "price_not_confirmed", "No other readings confirm our prices of the calls in between."


class DriftCause(DocumentedEnum):
    """Why upstream's counter moved otherwise than our own paid calls explain."""

    OTHER_USE_OF_KEY = "other_use_of_key", "Something else uses the account of our key."
    PRICE_DIFFERS = "price_differs", "Upstream charges another price for a combination than `KINORA_PRICES` says."
    UNKNOWN_BILLED = "unknown_billed", "A paid call whose answer was lost was billed: give the verdict on it."
    UNEXPLAINED = "unexplained", "The readings do not show why."


class PauseCause(DocumentedEnum):
    """Who or what has paused something."""

    OPERATOR = "operator", "An operator."
    PRICE_DIFFERS = "price_differs", "Upstream charges another price than `KINORA_PRICES` says."
    RESTORED = "restored", "The database is an older copy: what is queued may have been paid since."


class BucketWidth(DocumentedEnum):
    """The period that one bucket of usage covers."""

    HOUR = "1h", "An hour."
    DAY = "1d", "A calendar day of the time zone: 23 or 25 hours when its clocks change."


class UsageOutcome(DocumentedEnum):
    """How videos ended, in usage."""

    COMPLETED = "completed", "There is a film."
    FAILED = "failed", "There is no film."
    UNKNOWN = "unknown", "The response of the model was lost, so it may have been billed."
    IN_PROGRESS = "in_progress", "It has not ended."


class ClientStatus(DocumentedEnum):
    """Whether a client's requests are accepted."""

    ACTIVE = "ACTIVE", "Its keys are accepted."
    SUSPENDED = "SUSPENDED", "Its keys are refused until an operator activates it again."


class Model(DocumentedEnum):
    """The model that makes the film; there is only one."""

    VEO3 = "veo3", "Google's Veo 3, image to video."


class AspectRatio(DocumentedEnum):
    """The film's aspect ratio, width to height; 16:9 by default."""

    WIDE = "16:9", "Landscape."
    TALL = "9:16", "Portrait, like an upright phone."
    SQUARE = "1:1", "Square."


class Resolution(DocumentedEnum):
    """The film's resolution: the pixels of its shorter side; 1080p by default. It does not change the price."""

    HD = "720p", "720 pixels."
    FULL_HD = "1080p", "1080 pixels."


class Seconds(DocumentedEnum):
    """The film's length in seconds, as a string, like in OpenAI's API."""

    EIGHT = "8", "Eight seconds, the only length available."


class Size(DocumentedEnum):
    """Width and height in pixels, as in OpenAI's API. Send either `size`, or `aspect_ratio` and `resolution`."""

    WIDE_FULL_HD = "1920x1080", "16:9 in 1080p."
    TALL_FULL_HD = "1080x1920", "9:16 in 1080p."
    SQUARE_FULL_HD = "1080x1080", "1:1 in 1080p."
    WIDE_HD = "1280x720", "16:9 in 720p."
    TALL_HD = "720x1280", "9:16 in 720p."
    SQUARE_HD = "720x720", "1:1 in 720p."


class Order(DocumentedEnum):
    """The order of a list by creation time; newest first by default."""

    ASC = "asc", "Oldest first."
    DESC = "desc", "Newest first."


class ListFormat(DocumentedEnum):
    """How a list is sent."""

    JSON = "json", "JSON, in pages."
    CSV = "csv", "All rows, as a file for spreadsheets."


class ReadinessStatus(DocumentedEnum):
    """Whether the service can handle requests."""

    READY = "ready", "The database and the content store work."
    NOT_READY = "not_ready", "One of them does not work, or the service is stopping."
