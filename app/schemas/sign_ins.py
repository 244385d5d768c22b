"""The answer to a sign-in through a trusted proxy."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field


class SignIn(BaseModel):
    """A token that is sent instead of a key, for a quarter of an hour."""

    object: Annotated[Literal["sign_in"], Field(description="Always `sign_in`.")] = "sign_in"
    token: Annotated[str, Field(description="Send it as `Authorization: Bearer kin_op_…`. It is not stored.")]
    person: Annotated[str, Field(description="Who signed in, as the proxy says.")]
    expires_at: Annotated[int, Field(description="From when on it is refused, in Unix seconds.")]
