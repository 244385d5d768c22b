"""What Kinora must be after each step, by the design's tables only: no SQL, no counters.

Times are in hours. Time passes in whole hours, and limits end in a half hour, so two times are never too close to
compare.
"""

from dataclasses import dataclass, field
from enum import Enum

from app.domain.claims import Claim
from app.domain.states import LIVING, PAID_IN_FLIGHT
from app.words import Cache, Failure, Outcome, State, Status

LEASE, RETENTION, QUEUE_DEADLINE, ASKED_FOR = 3.5, 20.5, 8.5, 24  # hours
CONCURRENCY, QUEUE_LIMIT = 3, 2
TOTAL = 1_000  # credits of all clients together
FREE = {Outcome.NOT_SENT, Outcome.DEFERRED, Outcome.REFUSED}
ENDED_WELL = {State.COMPLETED, State.EXPIRED}


class Money(Enum):
    """What has happened to the credits of a generation."""

    HELD = "held"
    SETTLED = "settled"
    RELEASED = "released"
    REFUNDED = "refunded"


@dataclass(frozen=True)
class Wish:
    """What is requested; `owner` is the client if films are not shared between clients."""

    prompt: str
    price: int
    owner: int | None


@dataclass(eq=False)
class Generation:
    id: str
    wish: Wish
    payer: int
    created_at: float
    state: State = State.QUEUED
    failure: Failure | None = None
    money: Money = Money.HELD
    is_current: bool = True
    fence: int = 0
    lease_until: float | None = None
    uuid: str | None = None
    submitted_at: float | None = None
    ask_at: float | None = None
    expires_at: float | None = None
    is_forgotten: bool = False
    verdict: bool | None = None  # whether it was billed, as an operator found


@dataclass(eq=False)
class Video:
    id: str
    client: int
    generation: Generation
    cache: Cache
    is_alive: bool = True
    failure: Failure | None = None  # its own: its client left a generation that goes on for others
    expires_at: float | None = None


@dataclass(frozen=True)
class Seen:
    """One row of the design's table "What the client sees"; the last three fields are error codes."""

    status: Status
    error: Failure | None
    credits: int
    content: str | None
    cancel: str | None
    delete: str | None


@dataclass(eq=False)
class Call:
    """A paid call as upstream knows it: which claim sent it, and its result, which never changes."""

    run: Claim
    attempt_id: str
    outcome: Outcome | None = None


@dataclass
class Model:
    """The complete state. A method returns what the domain must return for the same step, and makes the change."""

    limits: list[int]
    hour: float = 0
    generations: dict[str, Generation] = field(default_factory=dict)
    videos: dict[str, Video] = field(default_factory=dict)
    suspended: set[int] = field(default_factory=set)

    def sum(self, client: int, money: Money) -> int:
        mine = (each for each in self.generations.values() if each.payer == client and each.money is money)
        return sum(each.wish.price for each in mine)

    def can_pay(self, client: int, price: int) -> bool:
        return self.sum(client, Money.SETTLED) + self.sum(client, Money.HELD) + price <= self.limits[client]

    def fits_in_total(self, price: int) -> bool:
        spent = (each for each in self.generations.values() if each.money in {Money.HELD, Money.SETTLED})
        return sum(each.wish.price for each in spent) + price <= TOTAL

    def is_queue_full(self, client: int) -> bool:
        waiting = [each for each in self.generations.values() if (each.payer, each.state) == (client, State.QUEUED)]
        return len(waiting) >= QUEUE_LIMIT

    def find_current(self, wish: Wish) -> Generation | None:
        return next((each for each in self.generations.values() if each.wish == wish and each.is_current), None)

    def find_alive(self, client: int, wish: Wish) -> Video | None:
        mine = (video for video in self.videos.values() if video.client == client and video.is_alive)
        return next((video for video in mine if video.generation.wish == wish), None)

    def list_videos(self, generation: Generation) -> list[Video]:
        return [video for video in self.videos.values() if video.generation is generation]

    def is_past(self, it: Generation | Video) -> bool:
        return it.expires_at is not None and it.expires_at <= self.hour

    def list_others(self, video: Video) -> list[Video]:
        """The living videos of the same generation."""
        return [each for each in self.list_videos(video.generation) if each.is_alive and each is not video]

    def find_heir(self, video: Video) -> Video | None:
        """The video that takes over the bill when this one is cancelled: the oldest whose client can and may pay."""
        price, others = video.generation.wish.price, self.list_others(video)
        able = (each for each in others if each.client not in self.suspended and self.can_pay(each.client, price))
        return next(able, None)

    def holds(self, run: Claim) -> bool:
        """Whether the worker with this claim may still make a step."""
        generation = self.generations[run.id]
        return (generation.state, generation.fence) == (run.state, run.fence)

    def see(self, video: Video) -> Seen:
        generation = video.generation
        paid = generation.money in {Money.HELD, Money.SETTLED} and video.cache is Cache.MISS
        cost = generation.wish.price if paid else 0
        if video.failure:
            return Seen(Status.FAILED, video.failure, 0, "video_failed", "already_ended", None)
        pays_for_others = video.client == generation.payer and self.list_others(video)
        shared = "run_is_shared" if pays_for_others and self.find_heir(video) is None else None
        match generation.state:
            case State.QUEUED:
                return Seen(Status.QUEUED, None, cost, "video_not_ready", shared, "video_in_progress")
            case State.SUBMITTING | State.GENERATING | State.STORING:
                ready, late = "video_not_ready", "already_submitted"
                return Seen(Status.IN_PROGRESS, None, cost, ready, late, "video_in_progress")
            case State.COMPLETED | State.EXPIRED if generation.failure is None or video.cache is Cache.HIT:
                is_gone = generation.state is State.EXPIRED or self.is_past(video)
                return Seen(Status.COMPLETED, None, cost, "video_expired" if is_gone else None, "already_ended", None)
            case _:
                return Seen(Status.FAILED, generation.failure, cost, "video_failed", "already_ended", None)

    # What a step does.

    def end(self, generation: Generation, state: State, failure: Failure, money: Money) -> None:
        """A step to a state without a film."""
        generation.state, generation.failure = state, failure
        generation.is_current, generation.lease_until, generation.ask_at = False, None, None
        self.end_videos(generation)
        if generation.money is Money.HELD:
            generation.money = money

    def fail(self, generation: Generation, failure: Failure) -> None:
        """What was charged as presumed is refunded."""
        if generation.state is State.UNKNOWN and generation.money is Money.SETTLED:
            generation.money = Money.REFUNDED
        charged = Money.SETTLED if failure is Failure.CONTENT_LOST else Money.RELEASED
        self.end(generation, State.FAILED, failure, charged)

    def leave(self, video: Video, failure: Failure = Failure.CANCELLED) -> None:
        """Its generation goes on for others, and one of them pays for it if this one did."""
        if video.client == video.generation.payer:
            heir = self.find_heir(video)
            assert heir is not None
            heir.cache, video.generation.payer = Cache.MISS, heir.client
        video.is_alive, video.failure = False, failure

    def fail_queued(self, generation: Generation, failure: Failure) -> None:
        self.fail(generation, failure)
        generation.fence += 1

    def doubt(self, generation: Generation, *, charge: bool) -> None:
        money = Money.SETTLED if charge else Money.RELEASED
        self.end(generation, State.UNKNOWN, Failure.OUTCOME_UNKNOWN, money)
        if generation.uuid:
            generation.ask_at = self.next_question(generation)

    def cancel_queued(self, client: int) -> None:
        """By an operator. A generation that others wait for goes on if one of them can pay; otherwise it stays."""
        mine = [each for each in self.generations.values() if (each.payer, each.state) == (client, State.QUEUED)]
        own = [next(v for v in self.list_videos(each) if v.client == client and v.is_alive) for each in mine]
        shared = [video for video in own if self.list_others(video)]
        for video in own:
            if video not in shared:
                self.fail_queued(video.generation, Failure.CANCELLED_BY_OPERATOR)
        for video in shared:
            if self.find_heir(video) is not None:
                self.leave(video, Failure.CANCELLED_BY_OPERATOR)

    def lose(self, generation: Generation, *, charge: bool) -> None:
        """A restore has lost the attempt of its paid call."""
        generation.submitted_at = self.hour
        self.doubt(generation, charge=charge)
        generation.fence += 2

    def hear(self, generation: Generation, outcome: Outcome, refusal: Failure, *, charge: bool) -> None:
        """The outcome of a paid call whose worker still had the claim."""
        match outcome:
            case Outcome.NOT_SENT | Outcome.DEFERRED:
                generation.state, generation.submitted_at = State.QUEUED, None
            case Outcome.ACCEPTED:
                generation.state, generation.uuid = State.GENERATING, f"uuid of {generation.id}"
            case Outcome.ANSWERED:
                generation.state, generation.uuid = State.STORING, f"uuid of {generation.id}"
            case Outcome.REFUSED:
                self.fail(generation, refusal)
            case Outcome.UNKNOWN:
                self.doubt(generation, charge=charge)

    def hear_late(self, generation: Generation, outcome: Outcome, refusal: Failure) -> None:
        """The generation was given up meanwhile. If it was not billed, it is refunded; if it was, it can be polled."""
        if generation.state is not State.UNKNOWN:
            return
        if outcome in FREE:
            self.fail(generation, refusal if outcome is Outcome.REFUSED else Failure.WAITED_TOO_LONG)
        elif outcome is not Outcome.UNKNOWN and generation.uuid is None:
            generation.uuid, generation.ask_at = f"uuid of {generation.id}", self.hour

    def advance(self, generation: Generation, move: str, refusal: Failure, *, charge: bool) -> None:
        """What a worker does after the paid call."""
        match move:
            case "link_ready":
                generation.state = State.STORING
            case "end_unknown":
                self.doubt(generation, charge=charge)
            case "complete":
                self.complete(generation)
            case "lose":
                self.fail(generation, Failure.CONTENT_LOST)
            case "fail":
                self.fail(generation, refusal)
            case _:  # poll later
                generation.lease_until, generation.ask_at = None, self.next_question(generation)

    def complete(self, generation: Generation) -> None:
        """Late or in time."""
        if generation.state is State.UNKNOWN:
            generation.is_current = self.find_current(generation.wish) is None and not generation.is_forgotten
        else:
            generation.money = Money.SETTLED
        generation.state = State.COMPLETED
        generation.expires_at = self.hour + RETENTION
        for video in self.list_videos(generation):
            video.expires_at = generation.expires_at if video.is_alive else None
        generation.lease_until = generation.ask_at = None

    def expire(self, generation: Generation) -> None:
        generation.state, generation.is_current, generation.expires_at = State.EXPIRED, False, self.hour
        self.end_videos(generation)

    def end_videos(self, generation: Generation) -> None:
        for video in self.list_videos(generation):
            video.is_alive = False

    def next_question(self, generation: Generation) -> float | None:
        submitted = self.hour if generation.submitted_at is None else generation.submitted_at
        age = self.hour - submitted
        return submitted + 1.5 * age if age < ASKED_FOR else None

    # What may happen next.

    def list_claimable(self, states: frozenset[State]) -> list[Generation]:
        """Those without a claim; unknown ones only when their poll is due."""
        return [
            each
            for each in self.generations.values()
            if each.state in states
            and (each.state is not State.QUEUED or each.payer not in self.suspended)
            and (each.lease_until is None or each.lease_until < self.hour)
            and (each.state is not State.UNKNOWN or (each.ask_at is not None and each.ask_at <= self.hour))
        ]

    def rank(self, generation: Generation) -> tuple[int, float, str]:
        """Clients with the fewest running generations first, then by age. A lease that has ended holds nothing."""
        others = [each for each in self.generations.values() if each.payer == generation.payer]
        running = [
            each
            for each in others
            if each.state in PAID_IN_FLIGHT | {State.STORING}
            or (each.state is State.QUEUED and each.lease_until is not None and each.lease_until >= self.hour)
        ]
        return len(running), generation.created_at, generation.id

    def count_living(self) -> int:
        return sum(each.state in LIVING for each in self.generations.values())

    def is_gate_shut(self) -> bool:
        return sum(each.state in PAID_IN_FLIGHT for each in self.generations.values()) >= CONCURRENCY

    def list_lost(self, *, all_leases: bool) -> list[Generation]:
        """Paid calls whose response no worker waits for any more."""
        return [
            each
            for each in self.generations.values()
            if each.state is State.SUBMITTING
            and (all_leases or each.lease_until is None or each.lease_until < self.hour)
        ]

    def list_forgettable(self) -> list[Generation]:
        ended = (each for each in self.generations.values() if each.state not in LIVING | {State.COMPLETED})
        unasked = (each for each in ended if each.ask_at is None and not each.is_forgotten)
        return [each for each in unasked if not self.list_videos(each)]
