"""Takes a generation through its steps by the domain's functions alone, as a request and then a worker do.

Equal prompts are equal requests, from any client.
"""

from app.domain import claims, clients, generations, requests
from app.domain.claims import Claim
from app.domain.generations import Film
from app.domain.requests import Accepted, IdempotencyName, NewGeneration, NewVideo
from app.schemas.parameters import VideoParameters
from app.store.ids import new_id
from app.store.sessions import Session
from app.words import Role, State
from tests.support.money import add_run

DAY_MS = 86_400_000
PRICE = 100
FILM = Film("0" * 64, 1)
LINK = ("https://127.0.0.1/film?key=x", 2**50)  # and when it expires
ATTEMPT = "attempt_1"
KEY = "the name of a key"  # upstream's


def ask(
    session: Session,
    client_id: str,
    prompt: str = "waves",
    *,
    price: int = PRICE,
    name: IdempotencyName | None = None,
    labels: dict[str, str] | None = None,
    credit_limit_total: int = 0,
) -> Accepted:
    """Request a video."""
    parameters = VideoParameters(prompt=prompt)
    wanted = NewVideo(client_id, parameters, f"print of {prompt}", price, name, labels)
    return requests.resolve(session, wanted, NewGeneration(new_id("gen"), "a hash"), 10**6, DAY_MS, credit_limit_total)


def add_queued(session: Session) -> str:
    """Add a client and a queued generation of its own; return the generation's id."""
    return add_run(session, clients.create(session, "app", 10 * PRICE, Role.MEMBER).id, PRICE)


def claim(session: Session, state: State = State.QUEUED, lease_ms: int | None = None) -> Claim:
    """Claim the next generation in this state."""
    claimed = claims.claim_next(session, frozenset({state}), lease_ms)
    assert claimed is not None
    return claimed


def submit(session: Session, attempt_id: str = ATTEMPT) -> Claim:
    """Claim the next queued generation and submit it."""
    submitted = generations.submit(session, claim(session), attempt_id, 100, KEY)
    assert submitted is not None
    return submitted


def make_film(session: Session, attempt_id: str = ATTEMPT) -> Claim:
    """Take the next queued generation to its film."""
    stored = generations.accept_finished(session, submit(session, attempt_id), attempt_id, attempt_id, *LINK)
    assert stored is not None
    completed = generations.complete(session, stored, FILM, DAY_MS)
    assert completed is not None
    return completed
