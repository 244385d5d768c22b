"""The routes of generations, for operators: a list, and the whole story of one."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import errors
from app.api import http_errors
from app.api.auth import CurrentResources, OperatorReader
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.parameters import GenerationId
from app.domain import stories
from app.schemas.generations import GenerationFilter, GenerationPage, GenerationStory
from app.store.ids import is_id

router = APIRouter(tags=["operators"], responses=describe(*AUTHENTICATED))


@router.get(
    "/generations",
    response_description="One page.",
    responses=describe(errors.InvalidRequest, http_errors.UnknownField),
)
async def list_generations(
    wanted: Annotated[GenerationFilter, Query()], _caller: OperatorReader, resources: CurrentResources
) -> GenerationPage:
    """The paid calls of all clients, newest first, each with its last try. With `state=unknown`, each has the evidence
    for whether it was billed, and a proposed verdict; with `verdict=none` too, only those that wait for one."""
    if wanted.after is not None and not is_id("gen", wanted.after):
        raise http_errors.InvalidCursor(kind="generation")
    chosen = stories.Filter(
        state=wanted.state,
        client=wanted.client,
        failure=wanted.failure,
        verdict=wanted.verdict,
        created_after=_to_milliseconds(wanted.created_after),
        created_before=_to_milliseconds(wanted.created_before),
    )
    deadline_ms = resources.settings.generation_deadline_ms
    return await resources.database.scan(stories.list_page, chosen, deadline_ms, limit=wanted.limit, after=wanted.after)


@router.get("/generations/{generation_id}", response_description="Its story.", responses=describe(errors.NotFound))
async def get_generation(
    generation_id: GenerationId, _caller: OperatorReader, resources: CurrentResources
) -> GenerationStory:
    """The whole story of a generation: its tries, its credits, the videos that share it, and where the time went."""
    deadline_ms = resources.settings.generation_deadline_ms
    return await resources.database.scan(stories.get, generation_id, deadline_ms)


def _to_milliseconds(seconds: int | None) -> int | None:
    return None if seconds is None else seconds * 1000
