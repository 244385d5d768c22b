"""What a client may ask for: values of a film's parameters, images as URLs, how many videos it may queue.

How many of its generations may be made at once is obeyed by the claim.
"""

import json

from sqlalchemy import bindparam, select
from sqlmodel import col

from app.errors import NotPermitted
from app.schemas.clients import Permissions
from app.schemas.parameters import VideoParameters
from app.store.sessions import Session
from app.store.tables import Client

_EVERYTHING = Permissions()
_PARAMETERS = [name for name in VideoParameters.model_fields if name in Permissions.model_fields]


def get(session: Session, client_id: str) -> Permissions:
    stored = session.execute(_PERMISSIONS, {"client_id": client_id}).scalar_one_or_none()
    return Permissions.model_validate(stored) if stored else _EVERYTHING


def check(session: Session, client_id: str, parameters: VideoParameters, *, is_url: bool) -> Permissions:
    """The permissions of a client that may ask for this film; `is_url`: with an image that is sent as a URL. Raises
    NotPermitted."""
    permissions = get(session, client_id)
    for name in _PARAMETERS:
        permitted = getattr(permissions, name)
        if permitted is not None and getattr(parameters, name) not in permitted:
            raise NotPermitted(parameter=name, permitted=", ".join(map(_write, permitted)))
    if is_url:
        _check_urls(permissions)
    return permissions


def check_urls(session: Session, client_id: str) -> None:
    """Before an image is downloaded. Raises NotPermitted."""
    _check_urls(get(session, client_id))


def _check_urls(permissions: Permissions) -> None:
    if permissions.image_urls is False:
        raise NotPermitted(parameter="image", permitted="a file, a data URL")


def _write(value: object) -> str:
    """As in JSON, without quotes."""
    return json.dumps(value).strip('"')


_PERMISSIONS = select(col(Client.permissions)).where(col(Client.id) == bindparam("client_id"))
