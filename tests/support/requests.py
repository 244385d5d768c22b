"""Requests a film without HTTP, in the process that makes it."""

from app.domain import requests
from app.domain.requests import NewVideo
from app.resources import Resources
from app.schemas.parameters import VideoParameters
from app.store.content import still_name
from app.store.ids import new_id
from tests.support.pictures import draw_png

_PRICE = 960_000
_STILL = draw_png(colour=(20, 90, 160))  # small, and always the same: the sandbox renders its film only once


async def request(resources: Resources, client_id: str, prompt: str, fingerprint: str) -> None:
    """Do the same as `POST /videos`: store the still, then commit the request."""
    generation_id, parameters = new_id("gen"), VideoParameters(prompt=prompt)
    async with resources.content.draft() as draft:
        await draft.write(_STILL)
        await resources.content.keep(draft, still_name(generation_id))
    wanted = NewVideo(client_id, parameters, fingerprint, "image/png", _PRICE)
    await resources.database.write(requests.resolve, wanted, generation_id, 10**6, 10**10)
