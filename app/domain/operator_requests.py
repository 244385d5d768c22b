"""Operators' requests that move credits and have an `Idempotency-Key`: each is answered once, then the same again."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from pydantic import BaseModel
from sqlalchemy import bindparam, select
from sqlmodel import col

from app.domain.audit_log import Actor
from app.errors import IdempotencyKeyReused
from app.store.sessions import Session, insert_or_skip, now
from app.store.tables import OperatorRequest

P = ParamSpec("P")
Answer = TypeVar("Answer", bound=BaseModel)


@dataclass(frozen=True)
class RequestName:
    """The `Idempotency-Key` of a client's request, and the SHA-256 of what was sent with it."""

    client_id: str
    key: str
    request_sha256: str


class _Repeated(Exception):
    """Another request has stored the same key meanwhile, so this one has to be undone."""


def answer_once(
    session: Session,
    actor: Actor,
    name: RequestName,
    model: type[Answer],
    fn: Callable[Concatenate[Session, Actor, P], Answer],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> tuple[Answer, bool]:
    """What `fn` returns, and whether it is an earlier answer to the same request: then nothing is changed. What `fn`
    refuses is not stored. Raises IdempotencyKeyReused, and what `fn` raises."""
    while True:
        known = _find_answer(session, name, model)
        if known is not None:
            return known, True
        with suppress(_Repeated), session.savepoint():
            answer = fn(session, actor, *args, **kwargs)
            if not _store_answer(session, name, answer):
                raise _Repeated
            return answer, False


def _find_answer(session: Session, name: RequestName, model: type[Answer]) -> Answer | None:
    row = session.execute(_FIND, {"client_id": name.client_id, "key": name.key}).one_or_none()
    if row is None:
        return None
    if row.request_sha256 != name.request_sha256:
        raise IdempotencyKeyReused
    return model.model_validate(row.answer)


def _store_answer(session: Session, name: RequestName, answer: BaseModel) -> bool:
    """False when a concurrent request with the same key was stored first."""
    return insert_or_skip(
        session,
        OperatorRequest,
        client_id=name.client_id,
        key=name.key,
        request_sha256=name.request_sha256,
        answer=answer.model_dump(mode="json", by_alias=True),
        created_at=now(session),
    )


_FIND = select(col(OperatorRequest.request_sha256), col(OperatorRequest.answer)).where(
    col(OperatorRequest.client_id) == bindparam("client_id"), col(OperatorRequest.key) == bindparam("key")
)
