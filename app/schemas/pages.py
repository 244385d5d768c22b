"""Shapes that several resources share: a page of a list, and the camelCase of the API that is mirrored."""

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from app.schemas.words import DocumentedEnum

Item = TypeVar("Item", bound=BaseModel)
Timestamp = Annotated[str, Field(json_schema_extra={"format": "date-time"})]  # `store/times.py` writes it


class Order(DocumentedEnum):
    """The direction of a list, by the time its items were made; newest first unless asked."""

    ASC = "asc", "Oldest first."
    DESC = "desc", "Newest first."


class Page(BaseModel, Generic[Item]):
    """One page of a list. Each list has a child of its own, whose name is the one that generated clients see."""

    object: Annotated[Literal["list"], Field(description="Always `list`.")] = "list"
    data: Annotated[list[Item], Field(description="The items of this page.")]
    first_id: Annotated[str | None, Field(description="The id of its first item; null when it is empty.")]
    last_id: Annotated[str | None, Field(description="The id of its last item: `after` for the next page.")]
    has_more: Annotated[bool, Field(description="Whether there is a next page.")]


class CamelModel(BaseModel):
    """Speaks the camelCase of the API it mirrors."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)
