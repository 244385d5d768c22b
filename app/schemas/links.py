"""Signed links to films, as they are asked for and answered."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.videos import Variant

SHORTEST_SECONDS, LONGEST_SECONDS = 60, 7 * 24 * 3600


class NewLink(BaseModel):
    """What a link leads to, and for how long."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    expires_in: Annotated[
        int, Field(ge=SHORTEST_SECONDS, le=LONGEST_SECONDS, description="Seconds until it expires.")
    ] = 3600
    variant: Annotated[Variant, Field(description="The film, or the still.")] = Variant.VIDEO


class VideoLink(BaseModel):
    """An address of a film that works without a key."""

    object: Annotated[Literal["video.link"], Field(description="Always `video.link`.")] = "video.link"
    url: Annotated[str, Field(description="The address. Whoever has it has the film.")]
    expires_at: Annotated[int, Field(description="When it stops working, in Unix seconds.")]
