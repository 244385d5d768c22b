"""Messages between the pool and a decoder: JSON, one per line. Both sides speak in turn, so one read never
contains two.

    pool → decoder   Request, with three descriptors: the image, the upload, the thumbnail
    decoder → pool   Needs, or Refusal
    pool → decoder   GO, when the memory is free
    decoder → pool   Summary, or Refusal
"""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, TypeVar

LINE_BYTES: Final = 4096
THUMBNAIL_BYTES: Final = 1_000_000  # far more than one needs
READY: Final = b'{"ready":true}\n'
GO: Final = b'{"go":true}\n'

One = TypeVar("One", bound="Request | Needs | Summary | Refusal")
Other = TypeVar("Other", bound="Request | Needs | Summary | Refusal")


@dataclass(frozen=True)
class Request:
    cpu_seconds: int
    memory_bytes: int  # images that need more are refused
    upload_bytes: int  # the largest upload


@dataclass(frozen=True)
class Needs:
    memory_bytes: int


@dataclass(frozen=True)
class Summary:
    """What the decoder found and made. Sizes are pixels of the image as it is shown, so after its turn."""

    media_type: str
    width: int
    height: int
    upload_width: int
    upload_height: int
    is_flattened: bool  # transparent parts became white


@dataclass(frozen=True)
class Refusal:
    """The image is not accepted. `defect` is a `Defect`; the message is for the client."""

    defect: str
    message: str


class Malformed(Exception):
    """The other side sent something else."""


def encode(message: "Request | Needs | Summary | Refusal") -> bytes:
    return json.dumps(asdict(message)).encode() + b"\n"


def decode(line: bytes, one: type[One], other: type[Other]) -> One | Other:
    """The message: of the type that has these fields, with values of these types. Raises Malformed."""
    try:
        values: Any = json.loads(line)
    except ValueError:
        raise Malformed from None
    found = {name: type(value) for name, value in values.items()} if isinstance(values, dict) else {}
    if found == {field.name: field.type for field in fields(one)}:
        return one(**values)
    if found == {field.name: field.type for field in fields(other)}:
        return other(**values)
    raise Malformed
