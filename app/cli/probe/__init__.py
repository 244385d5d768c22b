"""`kinora probe`: finds out what upstream really does, with free requests, and with `--pay` also with films."""

import asyncio
import os
import ssl
import sys

import typer

from app import config
from app.cli import database, doctor, logs, surroundings
from app.cli.checks import Check, State, have_failed, report
from app.cli.demo import SAMPLE
from app.cli.probe import results
from app.cli.probe.films import WITH_SOUND, WITHOUT_SOUND, Films
from app.config import Misconfigured, Settings
from app.domain import counter, pauses
from app.domain.pricing import price
from app.errors import KinoraError
from app.metrics import Metrics
from app.resources import Resources, open_resources
from app.schemas.generations import GenerationStory
from app.schemas.parameters import VideoParameters
from app.schemas.upstream import Upstream as UpstreamAccount
from app.store.content import open_content
from app.store.ids import new_id
from app.store.sessions import Session
from app.upstream.client import Refused, Rejected, TransientError, Upstream, UpstreamKey
from app.upstream.wire import Finished
from app.words import Pausable
from app.words import State as GenerationState


def probe(*, pay: bool, wait_seconds: float, as_json: bool) -> None:
    """Print each check. Exit code 1 when one of them fails. `wait_seconds` is how long a film may be queued."""
    logs.configure()
    settings = config.load()
    surroundings.check(settings)
    checks, cost = [doctor.check_key(settings), *asyncio.run(_check_free(settings))], _tell_cost(settings)
    if not pay:
        checks.append(Check("cost", State.OK, cost))
    elif not have_failed(checks):
        print(f"kinora: {cost}", file=sys.stderr)
        checks += _check_paid(settings, wait_seconds)
    report(checks, as_json=as_json)


async def _check_free(settings: Settings) -> list[Check]:
    client = Upstream(settings, ssl.create_default_context(), Metrics())
    try:
        return [await _check_list(client, settings), await _check_upload(client)]
    finally:
        await client.close()


async def _check_list(client: Upstream, settings: Settings) -> Check:
    try:
        listed = await client.list_prices()
    except TransientError as error:
        text = f"cannot be read ({error.detail}): compare the vendor's prices with KINORA_PRICES yourself"
        return Check("price list", State.WARN, text)
    return results.compare_prices(listed, settings.prices)


async def _check_upload(client: Upstream) -> Check:
    still = SAMPLE.read_bytes()
    try:
        await client.upload(f"{new_id('probe')}{SAMPLE.suffix}", "image/png", still)
    except (Refused, Rejected, TransientError) as error:
        return Check("upload", State.FAIL, f"a still of {len(still):,} bytes was not accepted: {error.detail}")
    return Check("upload", State.OK, f"a still of {len(still):,} bytes was accepted")


def _tell_cost(settings: Settings) -> str:
    first, second = (f"{_find_price(settings, each):,} credits" for each in (WITH_SOUND, WITHOUT_SOUND))
    return f"--pay spends {first} for a fast film with sound, and {second} for one without if only that shows the price"


def _find_price(settings: Settings, parameters: VideoParameters) -> int:
    return price(settings.prices, fast_mode=parameters.fast_mode, generate_audio=parameters.generate_audio)


def _check_paid(settings: Settings, wait_seconds: float) -> list[Check]:
    """What films show that the running service makes. Raises Misconfigured."""
    os.umask(surroundings.UMASK)
    if not open_content(settings.content_url, create=False).exists():
        raise Misconfigured("KINORA_CONTENT_URL: there is no such folder; `kinora serve` makes it")
    if database.scan(_are_paid_calls_paused):
        return [Check("film", State.FAIL, "paid calls are paused: see `kinora queue show`")]
    films, checks = Films(settings, wait_seconds), list[Check]()
    try:
        asyncio.run(_make_films(settings, films, checks))
    except KinoraError as error:
        checks.append(Check("request", State.FAIL, f"a film was refused, and nothing was sent for it: {error.message}"))
    except KeyboardInterrupt:
        print(f"kinora: stopped. {films.tell_what_goes_on()}", file=sys.stderr)
        raise typer.Exit(130) from None
    return checks


def _are_paid_calls_paused(session: Session) -> bool:
    return pauses.is_paused(session, Pausable.PAID_CALLS)


async def _make_films(settings: Settings, films: Films, checks: list[Check]) -> None:
    """Adds to `checks` what each film shows."""
    async with open_resources(settings, has_worker=False) as resources:
        first = await films.make(resources, WITH_SOUND)
        checks += results.judge_call(first, settings)
        counted = await _read_counter(resources)
        if first.state is GenerationState.COMPLETED:
            checks += results.judge_film(first, await films.read(resources, first))
            if await _is_price_shown(resources, first, counted):
                checks.append(results.confirm_price(first))
                return
        elif first.state is not GenerationState.UNKNOWN or not counted.readings:
            return  # the next reading would show nothing about it
        second = await films.make(resources, WITHOUT_SOUND)
        if second.state is not GenerationState.COMPLETED:
            checks += results.judge_call(second, settings)
        is_read = first.state is GenerationState.COMPLETED
        counted = await _read_counter(resources, since=(first.submitted_at or 0) * 1000 if is_read else 0)
        checks += results.judge_counter(counted, first, second, settings)


async def _is_price_shown(resources: Resources, film: GenerationStory, counted: UpstreamAccount) -> bool:
    """Whether upstream's counter shows the price by now: its record of a film may show it as it was, or as it is."""
    before = next((each.used_credit for each in counted.readings if each.generation_id == film.id), None)
    try:
        found = await resources.upstream.poll(film.upstream_uuid or "")
    except (Rejected, TransientError):
        return False
    if before is None or not isinstance(found, Finished) or found.reading is None:
        return False
    return found.reading.used_credit == before + film.credits


async def _read_counter(resources: Resources, since: int = 0) -> UpstreamAccount:
    key, deadline_ms = UpstreamKey(resources.settings.upstream_api_key), resources.settings.generation_deadline_ms
    return await resources.database.scan(counter.show, key.name, deadline_ms, stopped=None, key_valid=None, since=since)
