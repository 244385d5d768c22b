"""A request becomes a video: reuse what the client has, or else decode the image, store it as the still, and commit.

The still is stored before the commit, so that a video that exists always has its still.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from app.domain import pricing, requests, stills
from app.domain.requests import Accepted, NewVideo
from app.errors import IdempotencyKeyReused, InsufficientCredit, QueueFull
from app.resources import Resources
from app.schemas.parameters import VideoParameters
from app.store.content import still_name
from app.store.ids import new_id
from app.words import Cache

_NEARLY = 0.95  # of the retention: a film that is kept longer than this is not worth a write
_PIECE = 1024 * 1024  # bytes


@dataclass(frozen=True)
class Submission:
    """A parsed request: validated parameters and metadata, and the image's bytes, not yet decoded, with their
    SHA-256."""

    parameters: VideoParameters
    metadata: Mapping[str, str]
    image: BinaryIO
    sha256: str


async def accept(resources: Resources, client_id: str, submission: Submission, key: str | None = None) -> Accepted:
    """Turn a request into a video; `key` is its `Idempotency-Key`. The caller closes the image. Raises InvalidImage,
    InsufficientCredit, QueueFull, IdempotencyKeyReused, Unavailable; then nothing was charged."""
    settings, parameters = resources.settings, submission.parameters
    owner = None if settings.cache_shared else client_id
    fingerprint = requests.fingerprint(
        submission.sha256, parameters, settings.upstream_model, settings.upstream_dialect, owner
    )
    name = requests.name_request(key, submission.sha256, parameters) if key else None
    if name is None:
        known = await resources.database.read(requests.find_alive, client_id, fingerprint)
    else:  # a living video is not enough: the name must be written, too
        known = await resources.database.read(requests.find_replay, client_id, name)
    if known:
        return await _extend(resources, client_id, fingerprint, known) or known
    async with resources.images:
        still_type = await asyncio.to_thread(stills.inspect, submission.image)
    price = pricing.price(settings.prices, fast_mode=parameters.fast_mode, generate_audio=parameters.generate_audio)
    wanted = NewVideo(client_id, parameters, fingerprint, still_type, price, name, submission.metadata)
    return await _commit_request(resources, wanted, submission.image)


async def _extend(resources: Resources, client_id: str, fingerprint: str, known: Accepted) -> Accepted | None:
    """Keep the film as long as if it had been made now. None when it is kept for nearly as long already: a repeated
    request is then a read, and costs no write."""
    retention_ms = resources.settings.retention_ms
    ends = known.view.video.expires_at
    if ends is None or ends * 1000 - known.view.time > retention_ms * _NEARLY:
        return None
    return await resources.database.write(requests.extend, client_id, fingerprint, retention_ms)


async def _commit_request(resources: Resources, wanted: NewVideo, image: BinaryIO) -> Accepted:
    """Store the still, then commit. The still of a request that started no generation is deleted again."""
    generation_id, settings = new_id("gen"), resources.settings
    name = still_name(generation_id)
    await _store_still(resources, image, name)
    try:
        accepted = await resources.database.write(
            requests.resolve, wanted, generation_id, settings.queue_limit, settings.retention_ms
        )
    except (InsufficientCredit, QueueFull, IdempotencyKeyReused):
        # Only for errors after which nothing can have been committed: after any other error the still may be needed.
        await resources.content.delete(name)
        raise
    if accepted.cache is not Cache.MISS:
        await resources.content.delete(name)
    return accepted


async def _store_still(resources: Resources, image: BinaryIO, name: str) -> None:
    image.seek(0)
    async with resources.content.draft() as draft:
        while piece := await asyncio.to_thread(image.read, _PIECE):
            await draft.write(piece)
        await resources.content.keep(draft, name)
