"""A request becomes a video: reuse what there is, or else decode the image, store what was made of it, and commit.

What is cheap is decided first: an image is decoded only for a new generation that the client can pay for and that its
queue has room for. Its files are stored before the commit, so that a video that exists always has its still.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, assert_never

from app.decoding.messages import Refusal
from app.decoding.pool import Decoded, Overloaded
from app.domain import pricing, requests
from app.domain.requests import Accepted, NewGeneration, NewVideo
from app.errors import (
    IdempotencyKeyReused,
    ImagesWaiting,
    InsufficientCredit,
    InvalidImage,
    NotPermitted,
    Paused,
    QueueFull,
    Unavailable,
)
from app.resources import Resources
from app.schemas.parameters import VideoParameters
from app.store.content import still_name, thumbnail_name
from app.store.ids import new_id
from app.words import Cache

_NEARLY = 0.95  # of the retention: a film that is kept longer than this is not worth a write


@dataclass(frozen=True)
class Submission:
    """A parsed request: validated parameters and metadata, and the image's bytes, not yet decoded, with their SHA-256,
    and whether they were sent as a URL."""

    parameters: VideoParameters
    metadata: Mapping[str, str]
    image: BinaryIO
    sha256: str
    is_url: bool = False


async def accept(resources: Resources, client_id: str, submission: Submission, key: str | None = None) -> Accepted:
    """Turn a request into a video; `key` is its `Idempotency-Key`. The caller closes the image. Raises InvalidImage,
    NotPermitted, InsufficientCredit, QueueFull, IdempotencyKeyReused, Paused, Unavailable; then nothing was charged."""
    wanted = _describe(resources, client_id, submission, key)
    # So an image that is sent many times at once is decoded once: the others find the video of the first.
    async with resources.accepting.wait((client_id, wanted.fingerprint)):
        return await _accept(resources, wanted, submission.image)


async def _accept(resources: Resources, wanted: NewVideo, image: BinaryIO) -> Accepted:
    settings, database = resources.settings, resources.database
    outlook = await database.read(requests.foresee, wanted, settings.queue_limit, settings.credit_limit_total)
    if outlook.known:
        return await _extend(resources, wanted, outlook.known) or outlook.known
    # Equal bytes were decoded before: no need to do it again. None if that generation has ended meanwhile.
    if outlook.can_share and (shared := await database.write(requests.share, wanted, settings.retention_ms)):
        return shared
    return await _start(resources, wanted, await _decode_image(resources, wanted.client_id, image))


def _describe(resources: Resources, client_id: str, submission: Submission, key: str | None) -> NewVideo:
    settings, parameters = resources.settings, submission.parameters
    owner = None if settings.cache_shared else client_id
    fingerprint = requests.fingerprint(
        submission.sha256, parameters, settings.upstream_model, settings.upstream_dialect, owner
    )
    name = requests.name_request(key, submission.sha256, parameters) if key else None
    price = pricing.price(settings.prices, fast_mode=parameters.fast_mode, generate_audio=parameters.generate_audio)
    return NewVideo(client_id, parameters, fingerprint, price, name, submission.metadata, submission.is_url)


async def _extend(resources: Resources, wanted: NewVideo, known: Accepted) -> Accepted | None:
    """Keep the film as long as if it had been made now. None when it is kept for nearly as long already: a repeated
    request is then a read, and costs no write."""
    retention_ms = resources.settings.retention_ms
    ends = known.view.video.expires_at
    if ends is None or ends * 1000 - known.view.time > retention_ms * _NEARLY:
        return None
    return await resources.database.write(requests.extend, wanted.client_id, wanted.fingerprint, retention_ms)


async def _decode_image(resources: Resources, client_id: str, image: BinaryIO) -> Decoded:
    """Raises InvalidImage, ImagesWaiting, Unavailable."""
    try:
        answer = await resources.decoders.decode(image, client_id)
    except OSError as error:
        raise Unavailable("The image cannot be read right now. Try again shortly.") from error
    match answer:
        case Decoded():
            return answer
        case Refusal(message=message):
            raise InvalidImage(message)
        case Overloaded(is_own=True, limit=limit):
            raise ImagesWaiting(limit=limit)
        case Overloaded():
            raise Unavailable("Too many images wait to be decoded. Try again shortly.")
        case _:
            assert_never(answer)


async def _start(resources: Resources, wanted: NewVideo, decoded: Decoded) -> Accepted:
    """Store the files, then commit. Those of a request that started no generation are deleted again."""
    thumbnail_sha256, settings = hashlib.sha256(decoded.thumbnail).hexdigest(), resources.settings
    new = NewGeneration(new_id("gen"), thumbnail_sha256, resources.tracing.write_traceparent())
    content, files = resources.content, {still_name(new.id): decoded.upload, thumbnail_name(new.id): decoded.thumbnail}
    await content.keep_all(files)
    try:
        accepted = await resources.database.write(
            requests.resolve, wanted, new, settings.queue_limit, settings.retention_ms, settings.credit_limit_total
        )
    except (NotPermitted, InsufficientCredit, QueueFull, IdempotencyKeyReused, Paused):
        # Only for errors after which nothing can have been committed: after any other error the files may be needed.
        await content.delete(*files)
        raise
    if accepted.cache is not Cache.MISS:
        await content.delete(*files)
    return accepted
