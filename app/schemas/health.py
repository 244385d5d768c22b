"""What the health routes say."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field


class Health(BaseModel):
    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    status: Literal["ready", "not_ready"]
    database: str
    content: str
    paid_calls: Annotated[str, Field(description="`open`, or why no new paid call starts.")]
    warnings: list[str]
