"""The one envelope of every failure."""

from pydantic import BaseModel, ConfigDict


class ErrorBody(BaseModel):
    """OpenAI's four keys; further ones, such as the figures of a 402, may follow."""

    model_config = ConfigDict(extra="allow")

    message: str
    type: str
    param: str | None
    code: str | None


class ErrorEnvelope(BaseModel):
    error: ErrorBody
