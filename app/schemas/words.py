"""The base class of the contract's enums: each value has a name and a meaning."""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


class DocumentedEnum(StrEnum):
    """A member is `NAME = "value", "What it means."`. Generated clients use the names; the documentation shows the
    meanings."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.meaning = meaning
        return word

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        reference = handler(core_schema)
        schema = handler.resolve_ref_schema(reference)
        meanings = "\n".join(f"- `{word}`: {word.meaning}" for word in cls)
        schema["description"] = f"{cls.__doc__}\n\n{meanings}"
        # `16:9` and `8` are not valid identifiers in any language, so generators would invent names.
        schema["x-enum-varnames"] = [word.name for word in cls]
        return reference
