"""Shapes that several resources share: a page of a list, and the camelCase of the API that is mirrored."""

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

Item = TypeVar("Item", bound=BaseModel)


class Page(BaseModel, Generic[Item]):
    """One page of a list; the next one starts `after` its `last_id`."""

    object: Literal["list"] = "list"
    data: list[Item]
    first_id: str | None
    last_id: str | None
    has_more: bool


class Mirrored(BaseModel):
    """Speaks the camelCase of the API it mirrors."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)
