"""The films of a probe: they are asked for as by any client, and the running service makes them.

So each paid call obeys the rules of all others, and a probe that is killed leaves nothing behind but a film.
"""

import asyncio
import hashlib
import secrets
import sys
import time
from io import BytesIO

from app import intake
from app.cli.accounts import name_actor
from app.cli.demo import SAMPLE
from app.config import Settings
from app.domain import films, operators, pricing, stories
from app.domain.films import BrokenFilm, Properties
from app.domain.paid_calls import LAG_MS
from app.domain.states import LIVING
from app.intake import Submission
from app.resources import Resources
from app.schemas.generations import GenerationStory
from app.schemas.parameters import TAKE_LIMIT, VideoParameters
from app.schemas.queue import NewCancellation, QueueFilter
from app.store.content import film_name
from app.store.ids import PROBE_ID
from app.words import Cache, State

_PROMPT = "The cat looks up and blinks, soft light, slow push-in"
WITH_SOUND = VideoParameters(prompt=_PROMPT, fast_mode=True, generate_audio=True)  # the cheapest that has all
WITHOUT_SOUND = VideoParameters(prompt=_PROMPT, fast_mode=True)  # the cheapest
_LOOK_SECONDS = 0.3
_STORE_SECONDS = 300  # until a film that upstream has made should be here
_MARGIN_SECONDS = 60  # for the service to notice a deadline


class Films:
    """`wait_seconds` is how long a film may be queued."""

    def __init__(self, settings: Settings, wait_seconds: float) -> None:
        deadline = settings.generation_deadline_minutes * 60 + _MARGIN_SECONDS
        self._limits = {
            State.QUEUED: wait_seconds,
            State.SUBMITTING: deadline,
            State.GENERATING: deadline,
            State.STORING: _STORE_SECONDS,
        }
        self._newest: str | None = None

    async def make(self, resources: Resources, parameters: VideoParameters) -> GenerationStory:
        """A film that was never asked for before. Returns it when it has ended, or when that takes too long. Raises
        KinoraError when it is refused; then nothing was sent."""
        prices, still = resources.settings.prices, SAMPLE.read_bytes()
        cost = pricing.price(prices, fast_mode=parameters.fast_mode, generate_audio=parameters.generate_audio)
        await asyncio.sleep(LAG_MS / 1000)  # until then, the film before may be charged: the reading would be uncertain
        await resources.database.write(operators.prepare_probe, name_actor(), cost)
        cache = None
        while cache is not Cache.MISS:  # by chance, this `take` may have been made before
            wanted = parameters.model_copy(update={"take": 1 + secrets.randbelow(TAKE_LIMIT)})
            submission = Submission(wanted, {}, BytesIO(still), hashlib.sha256(still).hexdigest())
            accepted = await intake.accept(resources, PROBE_ID, submission)
            cache, self._newest = accepted.cache, accepted.view.generation_id
        return await self._follow(resources, accepted.view.generation_id)

    async def read(self, resources: Resources, film: GenerationStory) -> Properties | None:
        """What the stored film is. None if it is not here, or does not say."""
        try:
            content = await resources.content.read(film_name(film.id))
            return await asyncio.to_thread(films.describe, BytesIO(content))
        except (BrokenFilm, FileNotFoundError):
            return None

    def tell_what_goes_on(self) -> str:
        if self._newest is None:
            return "Nothing was sent."
        return f"The service goes on with {self._newest}: see `kinora generations show {self._newest}`."

    async def _follow(self, resources: Resources, generation_id: str) -> GenerationStory:
        state, since = None, 0.0
        while True:
            story = await self._read_story(resources, generation_id)
            if story.state is not state:
                state, since = story.state, time.monotonic()
                print(f"kinora: {generation_id}: {state}", file=sys.stderr)
            is_late = time.monotonic() > since + self._limits.get(state, 0)
            was_put_off = state is State.QUEUED and story.last_attempt is not None
            if state not in LIVING or (is_late and state is not State.QUEUED):
                return story
            if was_put_off or is_late:
                await _cancel(resources, generation_id)
            await asyncio.sleep(_LOOK_SECONDS)

    async def _read_story(self, resources: Resources, generation_id: str) -> GenerationStory:
        return await resources.database.scan(stories.get, generation_id, resources.settings.generation_deadline_ms)


async def _cancel(resources: Resources, generation_id: str) -> None:
    """No effect when the service was faster: then it goes on."""
    cancellation = NewCancellation(filter=QueueFilter(generation=generation_id), reason="kinora probe")
    await resources.database.write(operators.cancel, name_actor(), cancellation)
