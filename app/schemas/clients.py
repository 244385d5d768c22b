"""Clients and their API keys, as an operator reads them."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from app.schemas.pages import Mirrored


class Role(StrEnum):
    ADMIN = "ADMIN"
    MEMBER = "MEMBER"


class ClientStatus(StrEnum):
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"


class Client(Mirrored):
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


class ApiKey(Mirrored):
    id: str
    object: Literal["api_key"] = "api_key"
    client_id: str
    created_at: str
    revoked_at: str | None
    key: Annotated[str | None, Field(description="The key itself, shown this once.")] = None
