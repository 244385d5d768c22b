"""Ids that start with the kind of the thing and sort by the time they were made: `video_01jd…`."""

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: its digits sort in the order of their values
_TIME_DIGITS, _RANDOM_DIGITS = 10, 16
LENGTH = _TIME_DIGITS + _RANDOM_DIGITS
DIGITS = f"[{_ALPHABET}]{{{LENGTH}}}"  # a pattern: what follows the kind and `_`


def new_id(kind: str) -> str:
    """`kind_` and 26 digits: 48 bits of milliseconds since 1970, then 80 random bits."""
    return f"{kind}_{_encode(time.time_ns() // 1_000_000, _TIME_DIGITS)}{_encode(secrets.randbits(80), _RANDOM_DIGITS)}"


def is_id(kind: str, text: str) -> bool:
    head, _, tail = text.partition("_")
    return head == kind and len(tail) == LENGTH and set(tail) <= set(_ALPHABET)


def describe_id(kind: str) -> dict[str, str]:
    """The pattern that `is_id` accepts, for the OpenAPI document."""
    return {"pattern": f"^{kind}_{DIGITS}$"}


def _encode(number: int, digits: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(digits)))
