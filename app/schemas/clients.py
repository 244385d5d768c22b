"""Clients and their API keys, as an operator sees and changes them."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StrictBool

from app.schemas.credits import Budget, BudgetSettings
from app.schemas.filters import After, ListFilter
from app.schemas.numbers import WHOLE
from app.schemas.pages import NO_ZEROS, CamelModel, Page, Timestamp
from app.words import AlertPeriod, AspectRatio, ClientStatus, Model, Resolution, Role, Scope, Seconds

Reason = Annotated[str | None, Field(max_length=500, pattern=NO_ZEROS, description="Why, for the audit log.")]
_Forbid = ConfigDict(extra="forbid")
_LONGEST_OVERLAP = 30 * 86_400  # seconds
# The rules check the range: their message says more.
_Limit = Annotated[int, Field(strict=True, json_schema_extra={"minimum": 0}), WHOLE]
_Count = Annotated[int | None, Field(strict=True, ge=1, le=1_000_000), WHOLE]
# What is not said is left out, so that permissions are read as they were written.
_UNSAID: dict[str, Any] = {"default": None, "exclude_if": lambda value: value is None}


class Permissions(CamelModel):
    """What a client may ask for. What is left out is not limited. The parameters of a film have their own names."""

    model_config = _Forbid

    model: Annotated[list[Model] | None, Field(min_length=1, description="Permitted models.", **_UNSAID)]
    fast_mode: Annotated[
        list[StrictBool] | None,
        Field(alias="fast_mode", min_length=1, description="`[true]`: only fast films.", **_UNSAID),
    ]
    generate_audio: Annotated[
        list[StrictBool] | None,
        Field(alias="generate_audio", min_length=1, description="`[false]`: only films without sound.", **_UNSAID),
    ]
    aspect_ratio: Annotated[
        list[AspectRatio] | None,
        Field(alias="aspect_ratio", min_length=1, description="Permitted aspect ratios.", **_UNSAID),
    ]
    resolution: Annotated[list[Resolution] | None, Field(min_length=1, description="Permitted resolutions.", **_UNSAID)]
    seconds: Annotated[list[Seconds] | None, Field(min_length=1, description="Permitted lengths.", **_UNSAID)]
    image_urls: Annotated[
        bool | None,
        Field(strict=True, description="`false`: images only as files or data URLs, not as https URLs.", **_UNSAID),
    ]
    queue_limit: Annotated[_Count, Field(description="How many of its videos may be queued.", **_UNSAID)]
    concurrency: Annotated[
        _Count, Field(description="How many of its generations may be made at once; the others are queued.", **_UNSAID)
    ]


class Alert(CamelModel):
    """A client has reached a part of a limit with what is used and held. It stays until the limit or the window is
    another one, also if credits come back."""

    period: Annotated[AlertPeriod, Field(description="Which limit: the budget of this period, or `creditLimit`.")]
    threshold: Annotated[int, Field(description="The part, in percent: 80 or 100.")]
    limit: Annotated[int, Field(description="The limit, in credits.")]
    reached_at: Annotated[Timestamp, Field(description="When the client reached it.")]


class Client(CamelModel):
    """An app, a person or a tool that may call the service, with its credits."""

    id: Annotated[str, Field(description="The client's id, `client_…`.")]
    object: Annotated[Literal["client"], Field(description="Always `client`.")] = "client"
    name: Annotated[str, Field(description="Its name. No two clients have the same.")]
    role: Annotated[Role, Field(description="What it is for. It decides which scopes a new key gets.")]
    status: Annotated[ClientStatus, Field(description="Whether its requests are accepted.")]
    credit_limit: Annotated[int, Field(description="What it may spend in total.")]
    used_credit: Annotated[int, Field(description="What it has spent.")]
    held_credit: Annotated[int, Field(description="What is held for videos that have not ended.")]
    available_credit: Annotated[int, Field(description="What it can still spend; negative below a lowered limit.")]
    budget: Annotated[
        Budget | None, Field(description="What it may spend per day, week or month; null: no such limit.")
    ]
    alerts: Annotated[
        list[Alert], Field(description="Which parts of its limit, and of its budget in this window, it has reached.")
    ]
    permissions: Annotated[Permissions | None, Field(description="What it may ask for; null: everything.")]
    created_at: Annotated[Timestamp, Field(description="When it was created.")]
    created_by: Annotated[str | None, Field(description="Who created it. Null: an older version did.")]
    updated_at: Annotated[Timestamp, Field(description="When it or its credits last changed.")]
    updated_by: Annotated[str | None, Field(description="Who last changed its settings, keys or limit.")]


class ClientPage(Page[Client]):
    """One page of clients. For the next page, send its `last_id` as `after`."""


class ClientFilter(ListFilter):
    """Which clients to list."""

    status: Annotated[ClientStatus | None, Field(description="Only clients with this status.")] = None
    role: Annotated[Role | None, Field(description="Only clients with this role.")] = None
    limit: Annotated[int, Field(ge=1, le=100, description="Clients per page.")] = 20
    after: After = None


class NewClient(CamelModel):
    """A client to create."""

    model_config = _Forbid

    name: Annotated[str, Field(description="1 to 64 letters, digits, spaces, dots or dashes.")]
    credit_limit: Annotated[_Limit, Field(description="What it may spend in total, in credits.")] = 0
    role: Annotated[Role, Field(description="What it is for.")] = Role.MEMBER
    permissions: Annotated[Permissions | None, Field(description="What it may ask for; everything by default.")] = None
    reason: Reason = None


class ClientChange(CamelModel):
    """What to change of a client. What is not sent stays as it is."""

    model_config = _Forbid

    name: Annotated[str | None, Field(description="A new name.")] = None
    role: Annotated[Role | None, Field(description="A new role. Existing keys keep their scopes.")] = None
    status: Annotated[ClientStatus | None, Field(description="`SUSPENDED` stops its requests and its spending.")] = None
    credit_limit: Annotated[_Limit | None, Field(description="A new limit, in credits.")] = None
    budget: Annotated[
        BudgetSettings | None,
        Field(description="A new budget, or null for none. What was accepted since its window began counts in it."),
    ] = None
    permissions: Annotated[
        Permissions | None,
        Field(description="What it may ask for from now on, instead of what it might before; null for everything."),
    ] = None
    cancel_queued: Annotated[
        bool,
        Field(description="With a suspension: cancel what it has queued and nobody else waits for. It costs nothing."),
    ] = True
    reason: Reason = None


class ApiKey(CamelModel):
    """A key of a client."""

    id: Annotated[str, Field(description="The key's id: the part of it between `kin_` and the next `_`.")]
    object: Annotated[Literal["api_key"], Field(description="Always `api_key`.")] = "api_key"
    client_id: Annotated[str, Field(description="The client that the key belongs to.")]
    name: Annotated[str | None, Field(description="What the key is for.")]
    scopes: Annotated[list[Scope], Field(description="What the key may do.")]
    created_at: Annotated[Timestamp, Field(description="When it was issued.")]
    expires_at: Annotated[Timestamp | None, Field(description="From when on it is refused. Null: never.")]
    allowed_networks: Annotated[
        list[str] | None, Field(description="Where its requests may come from. Null: from anywhere.")
    ] = None
    replaces: Annotated[str | None, Field(description="The id of the key that it replaced, after a rotation.")] = None
    last_used_at: Annotated[Timestamp | None, Field(description="Up to two minutes behind. Null: never used.")]
    revoked_at: Annotated[Timestamp | None, Field(description="When it was revoked; null while it is accepted.")]


class ApiKeyList(CamelModel):
    """All keys of a client."""

    object: Annotated[Literal["list"], Field(description="Always `list`.")] = "list"
    data: Annotated[list[ApiKey], Field(description="The keys, oldest first.")]


class CurrentKey(ApiKey):
    """The key that a request was sent with, and the client that it belongs to."""

    client_name: Annotated[str, Field(description="The name of that client.")]
    role: Annotated[Role, Field(description="What that client is for.")]
    on_behalf_of: Annotated[
        str | None, Field(description="The person that signed in through a proxy. Null: it is a key.")
    ] = None


class IssuedKey(ApiKey):
    """A new key. Its text is shown only this once."""

    key: Annotated[str, Field(description="The key itself: it is not stored and cannot be shown again.")]


class NewKey(CamelModel):
    """A key to issue."""

    model_config = _Forbid

    name: Annotated[
        str | None, Field(min_length=1, max_length=64, pattern=NO_ZEROS, description="What the key is for.")
    ] = None
    scopes: Annotated[
        list[Scope] | None, Field(min_length=1, description="What it may do; those of the client's role by default.")
    ] = None
    expires_at: Annotated[
        int | None,
        Field(strict=True, description="From when on it is refused, in Unix seconds; never by default."),
        WHOLE,
    ] = None
    allowed_networks: Annotated[
        list[str] | None,
        Field(
            min_length=1,
            max_length=50,
            description="Networks or addresses where its requests may come from, such as `10.0.0.0/8`; from anywhere by"
            " default.",
        ),
    ] = None
    reason: Reason = None


class KeyRotation(CamelModel):
    """How to replace a key by a new one."""

    model_config = _Forbid

    overlap_seconds: Annotated[
        int,
        Field(strict=True, ge=0, le=_LONGEST_OVERLAP, description="How long the old key is still accepted."),
        WHOLE,
    ] = 86_400
    force: Annotated[
        bool, Field(strict=True, description="Also while an earlier rotation of this key has not ended.")
    ] = False
    reason: Reason = None


class KeyRevocation(CamelModel):
    """How to revoke a key."""

    cancel_queued: bool = True
    reason: Reason = None


class CreatedClient(Client):
    """A new client with its first key."""

    key: Annotated[IssuedKey, Field(description="Its first key, shown only this once.")]
