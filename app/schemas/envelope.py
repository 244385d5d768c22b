"""The one envelope of every failure."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class ErrorBody(BaseModel):
    """OpenAI's four keys; further ones may follow, such as the figures of a 402."""

    model_config = ConfigDict(extra="allow")

    message: Annotated[str, Field(description="For people: what is wrong, and what to do about it.")]
    type: Annotated[str, Field(description="The family of the failure, such as `invalid_request_error`.")]
    param: Annotated[str | None, Field(description="The field or parameter that it is about; null when none is.")]
    code: Annotated[str | None, Field(description="For programs: exactly which failure it is.")]


class ErrorEnvelope(BaseModel):
    """Every failure, whatever its status, comes in this shape."""

    error: Annotated[ErrorBody, Field(description="What went wrong.")]
