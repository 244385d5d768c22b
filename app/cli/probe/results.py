"""Compares what upstream did with what it was asked for. Each function returns checks: what was asked, what came, and
what to do."""

from collections.abc import Sequence
from typing import assert_never

from app.cli.checks import Check, State
from app.config import Settings
from app.domain.films import Properties
from app.domain.pricing import Prices, name_combination
from app.schemas.generations import GenerationStory
from app.schemas.parameters import name_size
from app.schemas.upstream import DriftFinding, Upstream
from app.words import DriftCause, Failure, Outcome
from app.words import State as GenerationState

_PRECISION_SECONDS = 0.5
_SOUND = {True: "a sound track", False: "no sound track"}


def compare_prices(listed: Prices, ours: Prices) -> Check:
    others = [f"{name} {price:,} instead of {ours[name]:,}" for name, price in listed.items() if price != ours[name]]
    if not others:
        return Check("price list", State.OK, "it has the prices of KINORA_PRICES")
    text = f"it has other prices than KINORA_PRICES: {', '.join(others)}. What a film has really cost is more certain"
    return Check("price list", State.WARN, text)


def judge_call(film: GenerationStory, settings: Settings) -> list[Check]:
    """How the paid call was answered, and what became of it."""
    match film.state:
        case GenerationState.COMPLETED:
            kept = Check("film", State.OK, f"it was made and is kept: `kinora generations show {film.id}`")
            return [kept, _judge_async(film, settings)]
        case GenerationState.UNKNOWN:
            text = "the answer to the paid call was lost, so it may have been billed. It is not sent again"
        case GenerationState.FAILED if film.failure is Failure.CANCELLED_BY_OPERATOR:
            text = _explain_cancellation(film)
        case GenerationState.FAILED:
            said = film.last_attempt.detail if film.last_attempt else None
            text = f"it failed with {film.failure}: {said or (film.failure.meaning if film.failure else '')}"
        case _:
            text = f"it is still {film.state}. The service goes on: see its log and `kinora generations show {film.id}`"
    return [Check("film", State.FAIL, text)]


def _explain_cancellation(film: GenerationStory) -> str:
    if film.last_attempt is None:
        return "no service has sent the paid call, so it was cancelled: is `kinora serve` running with these settings?"
    said = film.last_attempt.detail
    return f"upstream refused it for now ({said}), so it was cancelled and cost nothing: see `kinora queue show`"


def _judge_async(film: GenerationStory, settings: Settings) -> Check:
    is_blocking = film.last_attempt is not None and film.last_attempt.outcome is Outcome.ANSWERED
    if not settings.upstream_async:
        return Check("async", State.OK, "KINORA_UPSTREAM_ASYNC is off, so it was not asked for")
    if not is_blocking:
        return Check("async", State.OK, "it was asked for, and the answer came at once")
    grace = f"keep KINORA_SHUTDOWN_GRACE_SECONDS ({settings.shutdown_grace_seconds:,.0f}) above the time of a film"
    return Check("async", State.WARN, f"it was asked for, and the answer came with the film. That works; {grace}")


def judge_film(film: GenerationStory, found: Properties | None) -> list[Check]:
    if found is None:
        return [Check("film", State.FAIL, "its file is not in KINORA_CONTENT_URL, or does not say what it is")]
    seconds, size = int(film.seconds), name_size(film.aspect_ratio, film.resolution)
    # A film ends with a whole frame, or with a whole packet of sound.
    length = seconds if abs(found.seconds - seconds) <= _PRECISION_SECONDS else round(found.seconds, 1)
    return [
        _judge_part("duration", f"{seconds} s", f"{length} s"),
        _judge_part("size", size, f"{found.width}x{found.height}"),
        _judge_part("sound", _SOUND[film.generate_audio], _SOUND[found.has_sound]),
    ]


def _judge_part(name: str, asked: str, came: str) -> Check:
    if asked == came:
        return Check(name, State.OK, f"{came}, as asked")
    return Check(name, State.FAIL, f"{came}, and {asked} was asked for. No setting changes that: ask the vendor")


def confirm_price(film: GenerationStory) -> Check:
    combination = name_combination(fast_mode=film.fast_mode, generate_audio=film.generate_audio)
    text = f"{combination} cost {film.credits:,} credits, as KINORA_PRICES says, so fast mode counts"
    return Check("price", State.OK, text)


def judge_counter(shown: Upstream, first: GenerationStory, second: GenerationStory, settings: Settings) -> list[Check]:
    """What upstream's counter shows since the first of two films, or also before it if its answer was lost."""
    if first.state is GenerationState.UNKNOWN:
        return [_judge_lost(first, shown.findings)]
    if not {first.id, second.id} <= {reading.generation_id for reading in shown.readings}:
        text = "upstream's answers did not show it. Compare the vendor's usage page with KINORA_PRICES"
        return [Check("price", State.WARN, text)]
    if not shown.findings:
        return [confirm_price(first), Check("other use", State.OK, "nothing else has used this key meanwhile")]
    return [_judge_finding(each, settings) for each in shown.findings]


def _judge_finding(finding: DriftFinding, settings: Settings) -> Check:
    match finding.cause:
        case DriftCause.PRICE_DIFFERS:
            return _judge_price(finding, settings)
        case DriftCause.OTHER_USE_OF_KEY:
            text = (
                f"{finding.credits:,} credits more were spent than the film costs by KINORA_PRICES: something else "
                "uses this key, or the price is wrong. Give each system a key of its own, and run this again"
            )
            return Check("other use", State.FAIL, text)
        case DriftCause.UNKNOWN_BILLED | DriftCause.UNEXPLAINED:
            text = f"the counter moved by {finding.credits:+,} credits besides what films cost: see `kinora upstream`"
            return Check("price", State.WARN, text)
        case _:
            assert_never(finding.cause)


def _judge_price(finding: DriftFinding, settings: Settings) -> Check:
    cost = f"{finding.combination} cost {finding.upstream_price:,} credits"
    if finding.upstream_price == settings.prices.get((finding.combination or "").replace("fast", "standard")):
        dialect = "task_type" if settings.upstream_dialect == "fast_mode" else "fast_mode"
        text = f"{cost}, the price without fast mode: it was ignored. Set KINORA_UPSTREAM_DIALECT={dialect}"
        return Check("fast mode", State.FAIL, text)
    return Check("price", State.FAIL, f"{cost}, and {finding.our_price:,} by KINORA_PRICES: correct it")


def _judge_lost(film: GenerationStory, found: Sequence[DriftFinding]) -> Check:
    if any(film.id in each.generation_ids for each in found):
        verdict = f"`kinora generations resolve {film.id} --billed`"
        text = f"it was billed. Leave KINORA_CHARGE_UNKNOWN on, and give the verdict: {verdict}"
        return Check("lost answer", State.FAIL, text)
    text = "the counter does not show that it was billed, or not yet: see `kinora generations unknown`"
    return Check("lost answer", State.WARN, text)
