"""Signed links to films: the request and the response."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.words import Variant

SHORTEST_SECONDS, LONGEST_SECONDS = 60, 7 * 24 * 3600


class NewLink(BaseModel):
    """What a link gives access to, and for how long."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    expires_in: Annotated[
        int, Field(ge=SHORTEST_SECONDS, le=LONGEST_SECONDS, description="Seconds until the link expires.")
    ] = 3600
    variant: Annotated[Variant, Field(description="The film, or a thumbnail of the still.")] = Variant.VIDEO


class VideoLink(BaseModel):
    """A URL of a film or still that works without a key."""

    object: Annotated[Literal["video.link"], Field(description="Always `video.link`.")] = "video.link"
    url: Annotated[str, Field(description="The URL. Anyone who has it can download the file.")]
    expires_at: Annotated[int, Field(description="When the link stops working, in Unix seconds.")]
