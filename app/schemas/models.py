"""Models, in the format of OpenAI's API."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.words import Model


class ModelInfo(BaseModel):
    """A model that makes films."""

    id: Annotated[Model, Field(description="The value to send as `model`.")]
    object: Annotated[Literal["model"], Field(description="Always `model`.")] = "model"
    created: Annotated[int, Field(description="When the model was released, in Unix seconds.")]
    owned_by: Annotated[str, Field(description="The company that made the model.")]


class ModelList(BaseModel):
    """Every model; there is only one."""

    object: Annotated[Literal["list"], Field(description="Always `list`.")] = "list"
    data: Annotated[list[ModelInfo], Field(description="The models.")]
