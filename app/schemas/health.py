"""What the health routes say."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.words import DocumentedEnum


class Health(BaseModel):
    """The process answers."""

    status: Annotated[Literal["ok"], Field(description="Always `ok`.")] = "ok"


class ReadinessStatus(DocumentedEnum):
    """Whether the service can serve."""

    READY = "ready", "Database and content store work."
    NOT_READY = "not_ready", "One of them does not, or the service is stopping."


class Readiness(BaseModel):
    """What serving depends on, and how it does."""

    status: Annotated[ReadinessStatus, Field(description="Whether the service can serve.")]
    database: Annotated[str, Field(description="`ok`, or `unavailable`.")]
    content: Annotated[str, Field(description="The store of stills and films: `ok`, or `unavailable`.")]
    paid_calls: Annotated[str, Field(description="`open`, or why no new paid call starts.")]
    warnings: Annotated[list[str], Field(description="What an operator should know about this machine.")]
