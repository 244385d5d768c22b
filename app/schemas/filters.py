"""What the filters of lists have in common.

A filter that a list does not have is refused. If it were ignored, its sender would take the whole list for the answer.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.pages import NO_ZEROS

LAST_ID_SECOND = 2**48 // 1000 - 1  # what an id can hold

Text = Annotated[str, Field(max_length=64, pattern=NO_ZEROS)]
CreatedAfter = Annotated[
    int | None, Field(ge=0, le=LAST_ID_SECOND, description="Only from this time on, in Unix seconds.")
]
CreatedBefore = Annotated[
    int | None, Field(ge=0, le=LAST_ID_SECOND, description="Only before this time, in Unix seconds.")
]
After = Annotated[str | None, Field(max_length=64, description="The `last_id` of the previous page.")]


class ListFilter(BaseModel):
    """The filter of a list that has none, and the base of all others."""

    model_config = ConfigDict(extra="forbid")
