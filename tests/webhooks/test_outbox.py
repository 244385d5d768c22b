"""The end of a video and its deliveries are one transaction, on both databases: for each client that listens, and for
nobody else."""

import json
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlmodel import col

from app.domain import clients, deliveries, events, generations, keys, ledger, pauses, sign_ins, videos, webhooks
from app.schemas.clients import NewKey
from app.schemas.webhooks import WebhookChange
from app.store.ids import PROXY_ID
from app.store.sessions import Session, now, rehearse
from app.store.tables import Delivery, Event
from app.words import EventType, Pausable, Role, Scope, WebhookStatus
from tests.domain import steady
from tests.support.steps import ATTEMPT, PRICE, ask, make_film, submit
from tests.webhooks.records import OPERATOR_TYPES, add_caller, claim, register

PROMPT = "words that no event may hold"


def list_told(session: Session) -> list[tuple[str, str | None, str | None]]:
    """Type, client and video of each event of a video's end."""
    columns = col(Event.type), col(Event.client_id), col(Event.video_id)
    statement = select(*columns).where(col(Event.type).in_(events.VIDEO_TYPES))
    return [(row.type, row.client_id, row.video_id) for row in session.execute(statement)]


def list_deliveries(session: Session) -> list[tuple[str, str]]:
    """The webhook and the type of the event, for each delivery."""
    statement = select(col(Delivery.webhook_id), col(Event.type)).join(Event, col(Event.id) == col(Delivery.event_id))
    return sorted((row.webhook_id, row.type) for row in session.execute(statement))


def test_the_film_and_its_delivery_are_one_transaction(session: Session) -> None:
    caller = add_caller(session)
    webhook = register(session, caller)
    video = ask(session, caller.client_id, PROMPT, labels={"order": "7"}).view.video
    assert list_deliveries(session) == []

    def finish(session: Session) -> list[tuple[str, str]]:
        make_film(session)
        return list_deliveries(session)

    assert rehearse(session, finish) == [(webhook.id, "video.completed")]
    assert list_told(session) == []
    assert list_deliveries(session) == []
    make_film(session)
    assert list_told(session) == [("video.completed", caller.client_id, video.id)]
    assert list_deliveries(session) == [(webhook.id, "video.completed")]


def test_what_is_sent_is_the_video_with_its_labels_and_without_its_prompt(session: Session) -> None:
    caller = add_caller(session)
    register(session, caller)
    video_id = ask(session, caller.client_id, PROMPT, labels={"order": "7"}).view.video.id
    make_film(session)
    shown = videos.get(session, caller.client_id, video_id).video.model_dump(mode="json", exclude={"prompt"})
    body = json.loads(claim(session).body)
    assert body["data"] == shown
    assert body["data"]["metadata"] == {"order": "7"}


def test_neither_prompt_nor_labels_stay_behind_a_deleted_video(session: Session) -> None:
    caller = add_caller(session)
    register(session, caller)
    video_id = ask(session, caller.client_id, PROMPT, labels={"secret": "canary"}).view.video.id
    make_film(session)
    stored = str(session.execute(select(col(Event.payload))).all())
    assert PROMPT not in stored
    assert "canary" not in stored
    videos.remove(session, caller.client_id, video_id)
    body = claim(session).body
    assert b"canary" not in body
    assert json.loads(body)["data"]["id"] == video_id


def test_a_film_is_one_event_for_each_client_that_listens(session: Session) -> None:
    callers = [add_caller(session, name) for name in ("one", "two", "silent")]
    hooks = [register(session, caller) for caller in callers[:2]]
    second = register(session, callers[0])
    mine = [ask(session, caller.client_id).view.video.id for caller in callers]
    make_film(session)
    assert sorted(list_told(session)) == sorted(
        ("video.completed", caller.client_id, video_id) for caller, video_id in zip(callers[:2], mine, strict=False)
    )
    assert list_deliveries(session) == sorted((hook.id, "video.completed") for hook in (*hooks, second))


def test_a_hit_is_an_event_and_the_own_film_asked_again_is_none(session: Session) -> None:
    payer, caller = add_caller(session, "payer"), add_caller(session)
    register(session, caller)
    ask(session, payer.client_id)
    make_film(session)
    video_id = ask(session, caller.client_id).view.video.id
    ask(session, caller.client_id)
    assert list_told(session) == [("video.completed", caller.client_id, video_id)]


def test_a_video_that_left_is_told_once_although_its_generation_ends_later(session: Session) -> None:
    payer, caller = add_caller(session, "payer"), add_caller(session)
    register(session, caller)
    register(session, payer)
    mine, shared = ask(session, payer.client_id).view.video.id, ask(session, caller.client_id).view.video.id
    videos.cancel(session, caller.client_id, shared)
    failed = ("video.failed", caller.client_id, shared)
    assert list_told(session) == [failed]
    make_film(session)
    assert sorted(list_told(session)) == sorted([failed, ("video.completed", payer.client_id, mine)])


def test_an_unknown_outcome_that_ends_later_is_no_second_event(session: Session) -> None:
    caller = add_caller(session)
    register(session, caller)
    video_id = ask(session, caller.client_id).view.video.id
    lost = submit(session)
    generations.mark_unknown(session, lost, ATTEMPT, "reset", charge=True)
    assert list_told(session) == [("video.failed", caller.client_id, video_id)]


def test_operators_are_told_while_they_may_see_it(session: Session) -> None:
    caller = add_caller(session)
    operator = add_caller(session, "operator", 0, Role.READER)
    webhook = register(session, operator, OPERATOR_TYPES)
    ledger.grant(session, caller.client_id, PRICE - 10**6)
    ask(session, caller.client_id)  # reaches 80 and 100 % of the limit, while the operator has no key
    assert list_deliveries(session) == []
    key = keys.issue(session, operator.client_id)
    generations.mark_unknown(session, submit(session), ATTEMPT, "reset", charge=True)
    assert list_deliveries(session) == [(webhook.id, "generation.unknown")]
    keys.revoke(session, key.id)
    ledger.grant(session, caller.client_id, PRICE)
    ask(session, caller.client_id, "other waves")
    assert list_deliveries(session) == [(webhook.id, "generation.unknown")]
    body = json.loads(claim(session).body)
    assert body["type"] == "generation.unknown"
    assert body["data"]["generation_id"].startswith("gen_")


def test_a_key_with_other_scopes_tells_an_operator_nothing(session: Session) -> None:
    caller = add_caller(session)
    operator = add_caller(session, "operator", 0)
    register(session, operator, OPERATOR_TYPES)
    keys.issue(session, operator.client_id, NewKey(scopes=[Scope.VIDEOS_READ, Scope.OPERATE_WRITE]))
    ask(session, caller.client_id)
    generations.mark_unknown(session, submit(session), ATTEMPT, "reset", charge=True)
    assert list_deliveries(session) == []


def test_whoever_signs_in_through_the_proxy_is_told_without_a_key(session: Session) -> None:
    clients.create_own(session, PROXY_ID)
    person = sign_ins.make_caller(sign_ins.begin(session, "dana@company.example"), now(session))
    webhook = register(session, person, [EventType.UPSTREAM_PAUSED, EventType.UPSTREAM_RESUMED])
    pauses.pause(session, Pausable.PAID_CALLS, "at night")
    assert list_deliveries(session) == [(webhook.id, "upstream.paused")]
    clients.suspend(session, PROXY_ID)
    pauses.resume(session, Pausable.PAID_CALLS)
    assert list_deliveries(session) == [(webhook.id, "upstream.paused")]


def test_what_waits_for_a_suspended_client_or_a_disabled_webhook_is_kept(session: Session) -> None:
    caller = add_caller(session)
    webhook = register(session, caller)
    ask(session, caller.client_id)
    webhooks.change_webhook(session, caller, webhook.id, WebhookChange(status=WebhookStatus.DISABLED))
    make_film(session)
    assert deliveries.claim_next(session, 1_000) is None
    webhooks.change_webhook(session, caller, webhook.id, WebhookChange(status=WebhookStatus.ENABLED))
    clients.suspend(session, caller.client_id)
    assert deliveries.claim_next(session, 1_000) is None
    clients.lift(session, caller.client_id)
    assert claim(session).webhook_id == webhook.id


def test_deliveries_are_deleted_with_their_event(session: Session) -> None:
    caller = add_caller(session)
    webhook = register(session, caller)
    old = {"id": "evt_old", "type": "video.completed", "payload": {}, "client_id": caller.client_id}
    session.execute(insert(Event), {**old, "created_at": now(session) - events.KEPT_MS - 60_000})
    events.add_delivery(session, webhook.id, caller.client_id, "evt_old")
    assert [events.delete_old(session) for _ in range(3)] == [1, 1, 0]
    assert list_deliveries(session) == []


def test_a_webhook_is_deleted_with_all_its_deliveries_some_at_a_time(session: Session) -> None:
    caller = add_caller(session)
    webhook, other = register(session, caller), register(session, caller)
    for _ in range(501):
        events.record(session, "video.completed", None, {}, client_id=caller.client_id, video_id="video_1")
    assert not webhooks.remove(session, caller, webhook.id)
    assert webhooks.get(session, caller, webhook.id).status is WebhookStatus.DISABLED
    assert webhooks.remove(session, caller, webhook.id)
    assert Counter(hook for hook, _ in list_deliveries(session)) == {other.id: 501}
    assert [each.id for each in webhooks.list_all(session, caller).data] == [other.id]


@settings(steady, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    listening=st.lists(st.sampled_from(["nobody", "completed", "failed", "both"]), min_size=1, max_size=4),
    fate=st.sampled_from(["completed", "failed", "unknown"]),
)
def test_each_video_that_ends_is_told_exactly_to_who_wants_it(
    session: Session, listening: list[str], fate: str
) -> None:
    """One event for each video whose client has a webhook, one delivery for each webhook that wants the type."""
    wanted = {
        "completed": [EventType.VIDEO_COMPLETED],
        "failed": [EventType.VIDEO_FAILED],
        "both": [EventType.VIDEO_COMPLETED, EventType.VIDEO_FAILED],
    }

    def check(session: Session) -> None:
        callers = [add_caller(session, f"app {number}") for number in range(len(listening))]
        hooks = {
            register(session, caller, wanted[types]).id: wanted[types]
            for caller, types in zip(callers, listening, strict=True)
            if types in wanted
        }
        for caller in callers:
            ask(session, caller.client_id)
        end(session, fate)
        kind = EventType.VIDEO_COMPLETED if fate == "completed" else EventType.VIDEO_FAILED
        assert list_deliveries(session) == sorted((hook, kind) for hook, types in hooks.items() if kind in types)
        assert Counter(client for _, client, _ in list_told(session)) == Counter(
            caller.client_id for caller, types in zip(callers, listening, strict=True) if types in wanted
        )

    rehearse(session, check)


def end(session: Session, fate: str) -> None:
    """End the oldest queued generation."""
    if fate == "completed":
        make_film(session)
    elif fate == "unknown":
        generations.mark_unknown(session, submit(session), ATTEMPT, "reset", charge=True)
    else:
        generations.fail_overdue(session, -1)
