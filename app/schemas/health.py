"""The responses of the health routes."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.words import ReadinessStatus


class Health(BaseModel):
    """The process is running."""

    status: Annotated[Literal["ok"], Field(description="Always `ok`.")] = "ok"


class Readiness(BaseModel):
    """What the service depends on, and the state of each part."""

    status: Annotated[ReadinessStatus, Field(description="Whether the service can handle requests.")]
    database: Annotated[str, Field(description="The database: `ok`, or `unavailable`.")]
    content: Annotated[
        str,
        Field(
            description="The store of stills and films: `ok`, `unavailable`, or `low on space: …`. When it is low on "
            "space, films can be read, but none is accepted."
        ),
    ]
    paid_calls: Annotated[str, Field(description="`open`, or the reason why no new paid call starts.")]
    warnings: Annotated[list[str], Field(description="Problems of this machine that an operator should know about.")]
