"""Clients and their API keys, as an operator sees them."""

from typing import Annotated, Literal

from pydantic import Field

from app.schemas.pages import CamelModel
from app.words import ClientStatus, Role, Scope


class Client(CamelModel):
    id: str
    object: Literal["client"] = "client"
    name: str
    role: Role
    status: ClientStatus
    credit_limit: int
    used_credit: int
    held_credit: int
    created_at: str
    updated_at: str


class ApiKey(CamelModel):
    id: str
    object: Literal["api_key"] = "api_key"
    client_id: str
    scopes: list[Scope]
    created_at: str
    last_used_at: Annotated[str | None, Field(description="Up to two minutes behind. Null: never used.")]
    revoked_at: str | None
    key: Annotated[str | None, Field(description="The key itself, shown only once.")] = None
