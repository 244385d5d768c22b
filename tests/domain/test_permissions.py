"""What a client may ask for is read in the transaction that holds the credits, and its concurrency by the claim."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import claims, clients, ledger, requests
from app.domain.requests import NewGeneration, NewVideo
from app.errors import NotPermitted
from app.schemas.clients import Permissions
from app.schemas.parameters import VideoParameters
from app.store.database import Database, open_database
from app.store.ids import new_id
from app.store.sessions import Session
from app.words import AspectRatio, Resolution, Role, State
from tests.support.databases import NewDatabase
from tests.support.steps import DAY_MS, PRICE, ask, claim, submit

QUEUED = frozenset({State.QUEUED})
CHOICES: dict[str, list[Any]] = {
    "fast_mode": [True, False],
    "generate_audio": [True, False],
    "aspect_ratio": list(AspectRatio),
    "resolution": list(Resolution),
}
chosen = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHOICES.items()})
permitted = st.fixed_dictionaries(
    {},
    optional={name: st.lists(st.sampled_from(values), min_size=1, unique=True) for name, values in CHOICES.items()},
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=chosen, limits=permitted)
def test_a_film_is_accepted_if_and_only_if_all_its_values_are_permitted(
    session: Session, asked: dict[str, object], limits: dict[str, list[object]]
) -> None:
    client = clients.create(session, new_id("client").replace("_", "-"), 2 * PRICE, Role.MEMBER).id
    clients.set_permissions(session, client, Permissions.model_validate(limits))
    parameters = VideoParameters.model_validate({"prompt": "waves", **asked})
    wanted = NewVideo(client, parameters, f"print for {client}", PRICE)
    refused = [name for name, values in limits.items() if asked[name] not in values]
    if refused:
        with pytest.raises(NotPermitted) as error, session.savepoint():
            requests.resolve(session, wanted, NewGeneration(new_id("gen"), "a hash"), 10, DAY_MS)
        assert error.value.param in refused
    else:
        requests.resolve(session, wanted, NewGeneration(new_id("gen"), "a hash"), 10, DAY_MS)
    assert ledger.get_credits(session, client).held_credit == (0 if refused else PRICE)


def test_an_image_by_url_is_refused_by_the_transaction_too(session: Session) -> None:
    """The permission may end while the image is downloaded."""
    client = clients.create(session, "shop", PRICE, Role.MEMBER).id
    clients.set_permissions(session, client, Permissions(image_urls=False))
    wanted = NewVideo(client, VideoParameters(prompt="waves"), "print", PRICE, is_url=True)
    with pytest.raises(NotPermitted), session.savepoint():
        requests.resolve(session, wanted, NewGeneration(new_id("gen"), "a hash"), 10, DAY_MS)
    assert ledger.get_credits(session, client).held_credit == 0


def test_a_client_at_its_limit_lets_others_go_first(session: Session) -> None:
    shop, other = (clients.create(session, name, 9 * PRICE, Role.MEMBER).id for name in ("shop", "other"))
    clients.set_permissions(session, shop, Permissions(concurrency=2))
    for what in ("waves", "rain", "snow"):
        ask(session, shop, what)
    submit(session)
    claim(session)
    assert claims.claim_next(session, QUEUED) is None
    theirs = [ask(session, other, what).view.generation_id for what in ("wind", "fog", "sun")]
    assert {claim(session).id for _ in theirs} == set(theirs)  # also when they have as many running: ours is older
    clients.set_permissions(session, shop, None)
    assert claims.claim_next(session, QUEUED) is not None


def test_a_generation_whose_worker_was_killed_does_not_stop_its_client(session: Session) -> None:
    shop = clients.create(session, "shop", 9 * PRICE, Role.MEMBER).id
    clients.set_permissions(session, shop, Permissions(concurrency=1))
    ask(session, shop)
    lost = claim(session, lease_ms=-1)
    assert claim(session).id == lost.id


@pytest.fixture
def database(new_database: NewDatabase) -> Iterator[Database]:
    database = open_database(new_database())
    yield database
    database.close()


def test_claims_at_the_same_moment_stay_within_the_limit(database: Database) -> None:
    def add(session: Session) -> None:
        shop = clients.create(session, "shop", 99 * PRICE, Role.MEMBER).id
        clients.set_permissions(session, shop, Permissions(concurrency=3))
        for number in range(20):
            ask(session, shop, f"film {number}")

    async def act() -> None:
        await database.write(add)
        claimed = []
        for _ in range(5):
            claimed += await asyncio.gather(*(database.write(claims.claim_next, QUEUED, 60_000) for _ in range(8)))
        assert sum(one is not None for one in claimed) == 3

    asyncio.run(act())
