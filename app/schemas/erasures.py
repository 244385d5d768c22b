"""The JSON objects of an erasure: what of a client was deleted, and what was kept."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.words import Kept


class KeptData(BaseModel):
    """What was kept, and why."""

    what: Annotated[Kept, Field(description="What was kept.")]
    count: Annotated[int | None, Field(description="How many videos; null for what is not counted.")]
    reason: Annotated[str, Field(description="Why it was kept.")]


class Erasure(BaseModel):
    """What of a client was deleted, and what was kept."""

    object: Annotated[Literal["erasure"], Field(description="Always `erasure`.")] = "erasure"
    client_id: Annotated[str, Field(description="The client.")]
    videos: Annotated[int, Field(description="How many of its videos were deleted, with their metadata; at most 200.")]
    generations: Annotated[
        int, Field(description="For how many paid calls prompt, still, thumbnail and film were deleted.")
    ]
    kept: Annotated[list[KeptData], Field(description="What was kept, and why.")]
    has_more: Annotated[bool, Field(description="Whether more can be deleted: send it again.")]
