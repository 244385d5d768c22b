"""The routes of the models, which clients of OpenAI's API request before anything else."""

from typing import Annotated

from fastapi import APIRouter, Path

from app.api.auth import CurrentClient
from app.api.http_errors import ModelNotFound
from app.api.openapi.errors import AUTHENTICATED, describe
from app.schemas.models import ModelInfo, ModelList
from app.words import Model

router = APIRouter(prefix="/models", tags=["models"], responses=describe(*AUTHENTICATED))

_RELEASED = 1_747_699_200  # 2025-05-20: the day on which Google presented Veo 3
MODELS = ModelList(data=[ModelInfo(id=Model.VEO3, created=_RELEASED, owned_by="google")])


@router.get("", response_description="The models.")
async def list_models(_client: CurrentClient) -> ModelList:
    """The models that make films, in the format of OpenAI's API."""
    return MODELS


@router.get("/{model}", response_description="The model.", responses=describe(ModelNotFound))
async def get_model(
    model: Annotated[str, Path(description="The `id` of a model.", examples=["veo3"])], _client: CurrentClient
) -> ModelInfo:
    """One model, in the format of OpenAI's API."""
    for known in MODELS.data:
        if known.id == model:
            return known
    raise ModelNotFound
