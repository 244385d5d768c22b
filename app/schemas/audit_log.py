"""The audit log, in the form of OpenAI's: what operators changed or tried to change."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from app.schemas.filters import After, CreatedAfter, CreatedBefore, ListFilter, Text
from app.schemas.pages import Page
from app.words import ActorType, AuditOutcome, TargetType


class Actor(BaseModel):
    """Who made a change, and from where."""

    type: Annotated[ActorType, Field(description="What made the change.")]
    id: Annotated[str | None, Field(description="The id of the key, or the name of the user of the machine.")] = None
    client_id: Annotated[str | None, Field(description="The client that the key belongs to.")] = None
    name: Annotated[str, Field(description="A name for people.")]
    on_behalf_of: Annotated[str | None, Field(description="The person that signed in through a proxy.")] = None
    ip_address: Annotated[str | None, Field(description="The address that the request came from.")] = None
    user_agent: Annotated[str | None, Field(description="The program that sent the request.")] = None


class Target(BaseModel):
    """What was changed."""

    type: Annotated[TargetType, Field(description="What kind of thing it is.")]
    id: Annotated[str | None, Field(description="Its id; null when it was not created.")]
    name: Annotated[str | None, Field(description="Its name at that time.")] = None


class Change(BaseModel):
    """One field, before and after."""

    from_: Annotated[Any, Field(alias="from", description="The value before; null for something new.")]
    to: Annotated[Any, Field(description="The value after.")]


class AuditLogEntry(BaseModel):
    """A change that was made, or refused. There are no secrets and no prompts in it."""

    id: Annotated[str, Field(description="The id of this entry, `audit_…`.")]
    object: Annotated[Literal["audit_log"], Field(description="Always `audit_log`.")] = "audit_log"
    type: Annotated[str, Field(description="What happened, such as `client.updated`.")]
    effective_at: Annotated[int, Field(description="When, in Unix seconds.")]
    actor: Annotated[Actor, Field(description="Who did it.")]
    target: Annotated[Target, Field(description="What it was done to.")]
    changes: Annotated[dict[str, Change], Field(description="The fields that changed.")]
    reason: Annotated[str | None, Field(description="Why, if the operator said so.")]
    request_id: Annotated[str | None, Field(description="The `x-request-id` of the request.")]
    outcome: Annotated[AuditOutcome, Field(description="Whether the change was made.")]


class AuditLogFilter(ListFilter):
    """Which entries to list: those that have all of these values."""

    type: Annotated[Text | None, Field(description="Only this type, such as `client.updated`.")] = None
    actor: Annotated[Text | None, Field(description="Only what this client did, by its id.")] = None
    target: Annotated[Text | None, Field(description="Only what was done to this, by its id.")] = None
    outcome: Annotated[AuditOutcome | None, Field(description="Only this outcome.")] = None
    created_after: CreatedAfter = None
    created_before: CreatedBefore = None
    limit: Annotated[int, Field(ge=1, le=100, description="Entries per page.")] = 20
    after: After = None


class AuditLogPage(Page[AuditLogEntry]):
    """One page of the audit log, newest first. For the next page, send its `last_id` as `after`."""
