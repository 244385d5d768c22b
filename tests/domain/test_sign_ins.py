"""What a token of a sign-in is worth, on both databases: exactly what was signed, until its time is over."""

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import audit_log, clients, operators, sign_ins, signatures
from app.domain.audit_log import Actor, Filter
from app.domain.keys import Caller, SignIn
from app.errors import ClientSuspended, InvalidKey
from app.store.database import Database, open_database
from app.store.ids import PROXY_ID
from app.store.sessions import Session
from app.words import ActorType, ClientStatus, Role, Scope
from tests.domain import steady
from tests.support.databases import NewDatabase

SECRET = "of the proxy"
DANA = Actor(type=ActorType.OPERATOR, name="dana", client_id=PROXY_ID, on_behalf_of="dana")
# The database is the same for all examples; none of them writes to it.
same_database = settings(steady, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def ready(session: Session) -> Session:
    operators.prepare_sign_in(session, DANA)
    return session


def _let_in(session: Session, person: str = "dana") -> str:
    return sign_ins.write_token(session, sign_ins.begin(session, person), SECRET)


def _find(session: Session, token: str, secret: str | None = SECRET) -> Caller:
    return sign_ins.find_caller(session, token, secret)


@same_database
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=254))
def test_it_says_who_it_is(ready: Session, person: str) -> None:
    token = _let_in(ready, person)
    assert sign_ins.is_token(token)
    caller = _find(ready, token)
    assert caller.sign_in is not None
    assert (caller.client_id, caller.name, caller.sign_in.person) == (PROXY_ID, person, person)
    assert caller.scopes == {Scope.OPERATE_READ, Scope.OPERATE_WRITE}
    assert caller.key_id is None


@same_database
@given(st.data())
def test_nothing_of_it_can_be_changed(ready: Session, data: st.DataObject) -> None:
    token = _let_in(ready)
    place = data.draw(st.integers(len("kin_op_"), len(token) - 2))  # the last digit also has bits that are not used
    other = data.draw(st.sampled_from(sorted(set("abcdefghijklmnopqrstuvwxyz234567") - {token[place]})))
    with pytest.raises(InvalidKey):
        _find(ready, token[:place] + other + token[place + 1 :])


@same_database
@given(st.from_regex(r"kin_op_[a-z2-7]+", fullmatch=True))
def test_what_was_not_signed_is_refused(ready: Session, token: str) -> None:
    with pytest.raises(InvalidKey):
        _find(ready, token)


@pytest.mark.parametrize("secret", ["", "of the proxy ", "another", None])
def test_another_secret_ends_it(ready: Session, secret: str | None) -> None:
    token = _let_in(ready)
    with pytest.raises(InvalidKey):
        _find(ready, token, secret)


def test_nobody_signs_in_without_a_secret(ready: Session) -> None:
    """An empty one signs as well as any other, and must not be taken for none."""
    token = sign_ins.write_token(ready, sign_ins.begin(ready, "dana"), "")
    with pytest.raises(InvalidKey):
        _find(ready, token, None)


def test_what_was_signed_for_another_purpose_is_refused(ready: Session) -> None:
    said = b"the same"
    signature = signatures.make_signature(ready, b"one purpose", said)
    assert signatures.is_valid(ready, b"one purpose", said, signature)
    assert not signatures.is_valid(ready, b"another", said, signature)


def _let_in_before(session: Session, seconds: int) -> str:
    """A token that was made this long ago."""
    begun = sign_ins.begin(session, "dana")
    times = begun.made_at - seconds * 1000, begun.expires_at - seconds * 1000
    return sign_ins.write_token(session, SignIn("dana", *times), SECRET)


def test_it_is_accepted_for_a_quarter_of_an_hour(ready: Session) -> None:
    assert 0 < (_find(ready, _let_in_before(ready, 14 * 60)).valid_ms or 0) <= 60_000
    for seconds in (15 * 60, 3_600, 10**7):
        with pytest.raises(InvalidKey):
            _find(ready, _let_in_before(ready, seconds))


def test_it_ends_with_a_suspension_and_stays_ended(ready: Session) -> None:
    token = _let_in(ready)
    clients.suspend(ready, PROXY_ID)
    for refused in (lambda: _find(ready, token), lambda: sign_ins.begin(ready, "dana")):
        with pytest.raises(ClientSuspended):
            refused()
    clients.lift(ready, PROXY_ID)
    with pytest.raises(InvalidKey):
        _find(ready, token)


def test_without_its_client_there_is_none(session: Session) -> None:
    signatures.make_key(session)
    assert not sign_ins.is_prepared(session)
    with pytest.raises(InvalidKey):
        _find(session, _let_in(session))


def test_its_client_is_found_under_any_name(ready: Session) -> None:
    clients.rename(ready, PROXY_ID, "people")
    clients.create(ready, "sign-in", 0, Role.ADMIN)
    operators.prepare_sign_in(ready, DANA)
    assert _find(ready, _let_in(ready)).client_id == PROXY_ID
    assert clients.get(ready, "people").id == PROXY_ID


@pytest.fixture
def databases(new_database: NewDatabase) -> Iterator[list[Database]]:
    """The same one, as two processes open it."""
    databases = [open_database(url) for url in [new_database()] * 2]
    yield databases
    for database in databases:
        database.close()


def test_many_first_ones_make_one_client(databases: list[Database]) -> None:
    async def act() -> None:
        await asyncio.gather(*(databases[i % 2].write(operators.prepare_sign_in, DANA) for i in range(20)))
        for database in databases:
            assert await database.read(sign_ins.is_prepared)
        made = await databases[0].scan(clients.list_all)
        assert [(client.id, client.role, client.status) for client in made] == [
            (PROXY_ID, Role.ADMIN, ClientStatus.ACTIVE)
        ]
        entries = await databases[1].scan(audit_log.list_page, Filter(), limit=10, after=None)
        assert [entry.type for entry in entries.data] == ["client.created"]

    asyncio.run(act())
