"""Shapes that several resources share: a page of a list, timestamps, and models with camelCase names."""

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

NO_ZEROS = r"^[^\x00]*$"  # PostgreSQL stores and compares no text with a zero
Item = TypeVar("Item", bound=BaseModel)
Timestamp = Annotated[str, Field(json_schema_extra={"format": "date-time"})]  # written by `store/times.py`


class Page(BaseModel, Generic[Item]):
    """One page of a list. Each list has its own subclass, whose name appears in generated clients."""

    object: Annotated[Literal["list"], Field(description="Always `list`.")] = "list"
    data: Annotated[list[Item], Field(description="The items of this page.")]
    first_id: Annotated[str | None, Field(description="The id of the first item; null when the page is empty.")]
    last_id: Annotated[str | None, Field(description="The id of the last item: send it as `after` for the next page.")]
    has_more: Annotated[bool, Field(description="Whether there is a next page.")]


class CamelModel(BaseModel):
    """A model whose names in JSON are camelCase, as in the API that it mirrors."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)
