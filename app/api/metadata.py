"""`metadata` and `user` of a `POST /videos`: labels of the client's own, kept with its video and of no effect."""

import json
import re
from typing import Any

from app.errors import GivenTwice, InvalidRequest

_FIELD, _USER = "metadata", "user"
_PAIRS, _KEY_LENGTH, _VALUE_LENGTH = 16, 64, 512  # pairs; characters
_IN_FORM = re.compile(r"metadata\[([^\[\]]*)\]")


def take(fields: dict[str, Any]) -> dict[str, str]:
    """Take the labels out of the fields of a form or of JSON. Raises InvalidRequest."""
    labels = _read_whole(fields.pop(_FIELD, None))
    for name in [name for name in fields if _IN_FORM.fullmatch(name)]:
        _add(labels, name[len(_FIELD) + 1 : -1], fields.pop(name), name)
    user = fields.pop(_USER, None)
    if user is not None and user != "":
        _add(labels, _USER, user, _USER)
    if len(labels) > _PAIRS:
        raise _refuse(f"`metadata` may have {_PAIRS} pairs at most, `user` included.")
    for key, value in labels.items():
        _check(key, value)
    return labels


def describe() -> dict[str, Any]:
    """Both fields, for the contract."""
    about = (
        f"Your own labels: at most {_PAIRS} pairs, a key of at most {_KEY_LENGTH} characters and a text of at most "
        f"{_VALUE_LENGTH}. They do not make a request another one, and a video keeps those of its first request."
    )
    return {
        _FIELD: {"type": "object", "additionalProperties": {"type": "string"}, "description": about},
        _USER: {"type": "string", "description": "Your own user, kept as `metadata.user`."},
    }


def _read_whole(value: object) -> dict[str, str]:
    """An object; in a form, its JSON."""
    if value is None or value == "":
        return {}
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = None
    if not isinstance(value, dict):
        raise _refuse('`metadata` must be an object of texts, such as {"order": "7"}.')
    return dict(value)


def _add(labels: dict[str, str], key: str, value: Any, name: str) -> None:
    if key in labels:
        raise GivenTwice(name)
    labels[key] = value


def _check(key: object, value: object) -> None:
    if not isinstance(key, str) or not 1 <= len(key) <= _KEY_LENGTH:
        raise _refuse(f"A key of `metadata` has 1 to {_KEY_LENGTH} characters.")
    if not isinstance(value, str) or len(value) > _VALUE_LENGTH:
        raise _refuse(f"A value of `metadata` is a text of at most {_VALUE_LENGTH} characters.")
    if not (_is_text(key) and _is_text(value)):
        raise _refuse("`metadata` holds a character that is not text.")


def _is_text(value: str) -> bool:
    """No NUL, which PostgreSQL cannot keep, and no half of a character, which no answer could repeat."""
    return "\0" not in value and value == value.encode(errors="replace").decode()


def _refuse(message: str) -> InvalidRequest:
    return InvalidRequest(message, param=_FIELD)
