"""The JSON envelope of every error response."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class ErrorBody(BaseModel):
    """OpenAI's four keys. Others may follow them, such as the credit figures of a 402."""

    model_config = ConfigDict(extra="allow")

    message: Annotated[str, Field(description="For people: what is wrong, and what to do about it.")]
    type: Annotated[str, Field(description="The category of the error, such as `invalid_request_error`.")]
    param: Annotated[str | None, Field(description="The field or parameter that caused the error; null when none did.")]
    code: Annotated[str | None, Field(description="For programs: the exact error.")]


class ErrorEnvelope(BaseModel):
    """Every error response has this shape, whatever its status."""

    error: Annotated[ErrorBody, Field(description="What went wrong.")]
