"""`metadata` and `user` of a `POST /videos`: the client's own labels, stored with its video and without any effect."""

import json
import re
from typing import Any

from app.api.http_errors import GivenTwice
from app.errors import InvalidRequest

_FIELD, _USER = "metadata", "user"
PAIRS, KEY_LENGTH, VALUE_LENGTH = 16, 64, 512  # pairs; characters
_IN_FORM = re.compile(r"metadata\[([^\[\]]*)\]")


def pop_labels(fields: dict[str, Any]) -> dict[str, str]:
    """Removes the labels from the fields of a form or of JSON and returns them. Raises InvalidRequest."""
    labels = _read_whole(fields.pop(_FIELD, None))
    for name in [name for name in fields if _IN_FORM.fullmatch(name)]:
        _add(labels, name[len(_FIELD) + 1 : -1], fields.pop(name), name)
    user = fields.pop(_USER, None)
    if user is not None and user != "":
        _add(labels, _USER, user, _USER)
    if len(labels) > PAIRS:
        raise _refuse(f"`metadata` may have at most {PAIRS} pairs, including `user`.")
    for key, value in labels.items():
        _check(key, value)
    return labels


def _read_whole(value: object) -> dict[str, str]:
    """The object that was sent as `metadata`; in a form it is JSON text."""
    if value is None or value == "":
        return {}
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = None
    if not isinstance(value, dict):
        raise _refuse('`metadata` must be an object with string values, such as {"order": "7"}.')
    return dict(value)


def _add(labels: dict[str, str], key: str, value: Any, name: str) -> None:
    if key in labels:
        raise GivenTwice(name=name)
    labels[key] = value


def _check(key: object, value: object) -> None:
    if not isinstance(key, str) or not 1 <= len(key) <= KEY_LENGTH:
        raise _refuse(f"A key of `metadata` must have 1 to {KEY_LENGTH} characters.")
    if not isinstance(value, str) or len(value) > VALUE_LENGTH:
        raise _refuse(f"A value of `metadata` must be a string of at most {VALUE_LENGTH} characters.")
    if not (_is_text(key) and _is_text(value)):
        raise _refuse("`metadata` contains a NUL or an invalid character: remove it.")


def _is_text(value: str) -> bool:
    """Whether it has no NUL, which PostgreSQL cannot store, and no lone surrogate, which no response could repeat."""
    return "\0" not in value and value == value.encode(errors="replace").decode()


def _refuse(message: str) -> InvalidRequest:
    return InvalidRequest(message, param=_FIELD)
