"""Generations and their videos in random order, with the domain's own functions, compared with `life_model`.

API, worker, sweep, operator and clock act in turn. Workers that lost their claim continue as if they still had it.
After each step, everything that is stored and everything that a client sees must be what the model says.
"""

import hashlib
from collections import Counter
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from sqlalchemy import BigInteger, Engine, bindparam, select, update
from sqlmodel import col

from app.domain import audit, claims, clients, generations, ledger, requests, retention, transitions, verdicts, videos
from app.domain.audit import audit_open_holds
from app.domain.claims import Claim
from app.domain.generations import Film
from app.domain.states import LIVING, RESUMABLE
from app.errors import (
    InsufficientCredit,
    InvalidRequest,
    KinoraError,
    OutcomeKnown,
    QueueFull,
    TotalExhausted,
    VerdictGiven,
    VideoNotFound,
)
from app.schemas.parameters import VideoParameters
from app.store import tables
from app.store.content import film_name, open_content
from app.store.ids import new_id
from app.store.sessions import DomainFunction
from app.words import Cache, Failure, Outcome, Role, State
from tests.battery import life_model
from tests.battery.life_model import FREE, Call, Generation, Model, Money, Video, Wish
from tests.battery.machine import Machine
from tests.support.life import STEPS
from tests.support.money import check_rows, list_parts, read_all_figures

HOUR_MS = 3_600_000
FILM = b"not really a film"
KEPT = Film(hashlib.sha256(FILM).hexdigest(), len(FILM))
LINK = ("http://127.0.0.1/film", 2**50)
CLIENTS, FIRST_LIMIT, AUDIT_EVERY = 3, 1_000, 15  # steps; the last step of an example is audited too
LEASE_MS, RETENTION_MS, DEADLINE_MS = (
    int(hours * HOUR_MS) for hours in (life_model.LEASE, life_model.RETENTION, life_model.QUEUE_DEADLINE)
)
ALL = RESUMABLE | {State.QUEUED}
REFUSALS = [Failure.IMAGE_REFUSED, Failure.PROMPT_REFUSED, Failure.REFUSED_BY_UPSTREAM]
OUTCOMES = [Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.ANSWERED, *Outcome]
MOVES: dict[State, list[str]] = {
    State.GENERATING: ["end_unknown", "link_ready", "end_unknown", "link_ready", "fail"],
    State.STORING: ["complete", "complete", "lose"],
    State.UNKNOWN: ["complete", "fail", "poll_later"],
}
# What must have happened in a long run, besides every step of the table of states.
EVENTS = {
    *(
        "hit",
        "joined",
        "miss",
        "the same",
        "no credit",
        "queue full",
        "total exhausted",
        "nothing to claim",
        "gate shut",
    ),
    *(
        "too late",
        "heard late",
        "overdue",
        "expired",
        "forgotten",
        "refunded",
        "deleted",
        "cancelled",
        "left",
        "bill passed",
        "stranger",
    ),
    *("suspended", "kept its queue", "activated", "kept from paying", "lost by a restore"),
    *("billed by verdict", "not billed by verdict", "second verdict", "no verdict needed"),
}

who = st.integers(0, CLIENTS - 1)
hours = st.sampled_from([1, 2, 1, 2, 5, 12, 30])


class LifeMachine(Machine):
    """Clients, workers, the sweep, the operator and the clock, in turn."""

    def __init__(self, engine: Engine, folder: Path, seen: Counter[str]) -> None:
        super().__init__(engine, seen)
        self.folder, self.content = folder, open_content(f"file:{folder}")
        self.ids = [clients.create(self.session, f"app {n}", FIRST_LIMIT, Role.MEMBER).id for n in range(CLIENTS)]
        self.model = Model([FIRST_LIMIT] * CLIENTS)
        self.runs: list[Claim] = []  # every claim as a worker once received it
        self.calls: list[Call] = []
        self.deleted: list[tuple[int, str]] = []
        self.states: dict[str, State] = {}

    # The clients.

    @precondition(lambda self: self.steps % 4 == 0 or self.model.count_living() < 4)
    @rule(client=who, prompt=st.sampled_from(["waves", "waves", "fire"]), shared=st.sampled_from([True, True, False]))
    def request(self, client: int, prompt: str, shared: bool) -> None:
        if client in self.model.suspended:
            return  # the API refuses it
        model, wish = self.model, Wish(prompt, {"waves": 100, "fire": 300}[prompt], None if shared else client)
        mine, current = model.find_alive(client, wish), model.find_current(wish)
        is_mine = mine is not None and not model.is_past(mine)
        is_there = current is not None and not model.is_past(current)
        is_free = is_mine or (is_there and current is not None and current.payer == client)
        if not is_free and not model.can_pay(client, wish.price):
            self.refuse(InsufficientCredit, "no credit", client, wish)
        elif not is_there and model.is_queue_full(client):
            self.refuse(QueueFull, "queue full", client, wish)
        elif not is_there and not model.fits_in_total(wish.price):
            self.refuse(TotalExhausted, "total exhausted", client, wish)
        else:
            answer = self.ask(client, wish)
            generation = current if current and is_there else self.begin(client, wish, current)
            how = Cache.MISS if not is_there else Cache.HIT if generation.state is State.COMPLETED else Cache.JOINED
            assert answer.cache is how
            if mine and is_mine:
                assert answer.view.video.id == mine.id
                self.seen["the same"] += 1
                return
            video = model.videos[answer.view.video.id] = Video(answer.view.video.id, client, generation, how)
            if how is Cache.HIT:
                generation.expires_at = video.expires_at = model.hour + life_model.RETENTION
                if mine:  # its film has gone for this client, and another client still has it
                    mine.is_alive = False
                    self.seen["hit again"] += 1
            self.seen[how] += 1

    @precondition(lambda self: self.model.videos and self.steps % 2)
    @rule(data=st.data(), what=st.sampled_from(["cancel", "remove", "download"]))
    def treat(self, data: st.DataObject, what: str) -> None:
        """Act on one of the client's own videos, in any state."""
        video = data.draw(st.sampled_from(list(self.model.videos.values())[::-1]))
        {"cancel": self.cancel, "remove": self.remove, "download": self.download}[what](video)

    def cancel(self, video: Video) -> None:
        expected, others = self.model.see(video).cancel, self.model.list_others(video)
        if expected is not None:
            self.expect(expected, videos.cancel, video)
            self.seen[expected] += 1
            return
        self.do(videos.cancel, self.ids[video.client], video.id)
        if others:
            self.seen["bill passed" if video.client == video.generation.payer else "left"] += 1
            self.model.leave(video)
        else:
            self.model.fail_queued(video.generation, Failure.CANCELLED)
            self.seen["cancelled"] += 1

    def remove(self, video: Video) -> None:
        generation, expected = video.generation, self.model.see(video).delete
        if expected is not None:
            self.expect(expected, videos.remove, video)
            self.seen[expected] += 1
            return
        gone = self.do(videos.remove, self.ids[video.client], video.id)
        del self.model.videos[video.id]
        self.deleted.append((video.client, video.id))
        if not self.model.list_videos(generation) and generation.state is State.COMPLETED:
            self.model.expire(generation)
        is_forgotten = generation in self.model.list_forgettable()
        assert gone == (generation.id if is_forgotten else None)
        self.forget_files([generation] if is_forgotten else [])
        self.seen.update({"deleted": 1, "forgotten": is_forgotten})

    def download(self, video: Video) -> None:
        expected = self.model.see(video).content
        if expected is None:
            file = self.do(videos.find_film, self.ids[video.client], video.id)
            assert (self.folder / file.name).read_bytes() == FILM
        else:
            self.expect(expected, videos.find_film, video)
        self.seen[expected or "film"] += 1

    @precondition(lambda self: self.steps % 8 == 7 and (self.model.videos or self.deleted))
    @rule(data=st.data(), fn=st.sampled_from([videos.get, videos.cancel, videos.remove, videos.find_film]))
    def meddle(self, data: st.DataObject, fn: DomainFunction[[str, str], object]) -> None:
        """Act on another client's video, or on a deleted one: the answer is 404."""
        theirs = [((video.client + 1) % CLIENTS, video.id) for video in self.model.videos.values()]
        client, video_id = data.draw(st.sampled_from(theirs + self.deleted))
        with pytest.raises(VideoNotFound):
            self.do(fn, self.ids[client], video_id)
        self.seen["stranger"] += 1

    # The workers.

    @precondition(lambda self: self.model.list_claimable(ALL))
    @rule(data=st.data(), is_shared=st.booleans())
    def claim(self, data: st.DataObject, is_shared: bool) -> None:
        waiting = self.model.list_claimable(ALL)
        states = data.draw(st.sampled_from([ALL, *(frozenset({each.state}) for each in waiting), RESUMABLE]))
        expected = min(self.model.list_claimable(states), key=self.model.rank, default=None)
        run = self.do(claims.claim_next, states, LEASE_MS if is_shared else None)
        assert (run and run.id) == (expected and expected.id)
        if run is None:
            self.seen["nothing to claim"] += 1
            return
        generation = self.model.generations[run.id]
        generation.fence += 1
        generation.lease_until = self.model.hour + life_model.LEASE if is_shared else inf
        self.runs.append(run)
        assert self.model.holds(run)
        self.seen["claimed"] += 1

    @precondition(lambda self: self.list_runs(State.QUEUED))
    @rule(data=st.data())
    def submit(self, data: st.DataObject) -> None:
        run, attempt_id = self.pick_run(data, State.QUEUED), new_id("attempt")
        submitted = self.do(generations.submit, run, attempt_id, life_model.CONCURRENCY)
        if self.model.is_gate_shut():
            assert submitted == run
            self.seen["gate shut"] += 1
        elif self.model.holds(run) and self.model.generations[run.id].payer in self.model.suspended:
            assert submitted is None
            self.model.generations[run.id].lease_until = None
            self.let_go(run)
            self.seen["kept from paying"] += 1
        elif self.model.holds(run):
            assert submitted is not None
            generation = self.model.generations[run.id]
            generation.state, generation.submitted_at = State.SUBMITTING, self.model.hour
            self.replace(run, submitted)
            self.calls.append(Call(submitted, attempt_id))
            self.wait(1)  # as long as a paid call takes, so that the next poll is clearly in the future
            self.seen["submitted"] += 1
        else:
            assert submitted is None
            self.seen["too late"] += 1

    @precondition(lambda self: self.calls)
    @rule(data=st.data(), outcome=st.sampled_from(OUTCOMES), refusal=st.sampled_from(REFUSALS), charge=st.booleans())
    def hear(self, data: st.DataObject, outcome: Outcome, refusal: Failure, charge: bool) -> None:
        """Report the outcome of a paid call. Sometimes report it twice, like a worker that does not know whether the
        first report arrived."""
        waiting = [call for call in self.calls if call.outcome is None]
        call = data.draw(st.sampled_from(waiting[::-1] * 3 + self.calls))
        call.outcome = call.outcome or outcome
        holds, generation = self.model.holds(call.run), self.model.generations[call.run.id]
        moved = self.tell(call, refusal, charge=charge)
        if not holds:
            self.model.hear_late(generation, call.outcome, refusal)
            self.seen["heard late"] += 1
            return
        assert moved is not None
        self.model.hear(generation, call.outcome, refusal, charge=charge)
        self.seen[call.outcome] += 1
        self.replace(call.run, moved)
        if generation.state is State.QUEUED:
            self.hand_back(moved)

    def tell(self, call: Call, refusal: Failure, *, charge: bool) -> Claim | None:
        run, attempt_id, uuid = call.run, call.attempt_id, f"uuid of {call.run.id}"
        match call.outcome:
            case Outcome.NOT_SENT | Outcome.DEFERRED as outcome:
                return self.do(generations.postpone, run, attempt_id, outcome, "later")
            case Outcome.ACCEPTED:
                return self.do(generations.accept, run, attempt_id, uuid)
            case Outcome.ANSWERED:
                return self.do(generations.accept_finished, run, attempt_id, uuid, *LINK)
            case Outcome.REFUSED:
                return self.do(generations.refuse, run, attempt_id, refusal, "no")
            case _:
                return self.do(generations.mark_unknown, run, attempt_id, "lost", charge=charge)

    @precondition(lambda self: self.list_runs(*MOVES))
    @rule(data=st.data(), refusal=st.sampled_from(REFUSALS), charge=st.booleans())
    def work(self, data: st.DataObject, refusal: Failure, charge: bool) -> None:
        """The steps that cost nothing: poll, download, give up."""
        run = self.pick_run(data, *MOVES)
        move = data.draw(st.sampled_from(MOVES[run.state]))
        holds, generation = self.model.holds(run), self.model.generations[run.id]
        moved = self.advance(move, run, refusal, charge=charge)
        assert (moved is not None) == holds
        if moved is None:
            self.seen["too late"] += 1
            return
        self.model.advance(generation, move, refusal, charge=charge)
        self.seen[move] += 1
        if move == "poll_later":
            self.let_go(run)
        else:
            self.replace(run, moved)

    def advance(self, move: str, run: Claim, refusal: Failure, *, charge: bool) -> Claim | None:
        match move:
            case "link_ready":
                return self.do(generations.link_ready, run, *LINK)
            case "end_unknown":
                return self.do(generations.end_unknown, run, charge=charge)
            case "complete":
                (self.folder / film_name(run.id)).write_bytes(FILM)
                fn = generations.complete_late if run.state is State.UNKNOWN else generations.complete
                return self.do(fn, run, KEPT, RETENTION_MS)
            case "lose":
                return self.do(generations.fail, run, Failure.CONTENT_LOST)
            case "poll_later":
                return self.do(generations.poll_later, run)
            case _:
                return self.do(generations.fail, run, refusal)

    @precondition(lambda self: self.runs and self.steps % 4 == 1)
    @rule(data=st.data(), fn=st.sampled_from(["hand back", "renew"]))
    def let_go_or_hold_on(self, data: st.DataObject, fn: str) -> None:
        run = data.draw(st.sampled_from(self.runs[::-1]))
        generation = self.model.generations[run.id]
        if fn == "hand back":
            self.hand_back(run)
            return
        renewed = self.do(claims.renew, run, LEASE_MS)
        is_held = generation.fence == run.fence and generation.lease_until is not None
        assert (renewed is not None) == is_held
        if is_held:
            generation.lease_until = self.model.hour + life_model.LEASE
        self.seen["renewed"] += 1

    def recover(self, *, charge: bool, restart: bool) -> None:
        lost = self.model.list_lost(all_leases=restart)
        if restart:  # a restart of the only process: all workers are gone
            self.runs, self.calls = [], []
            for generation in self.model.generations.values():
                generation.lease_until = None
        assert set(self.do(generations.recover, charge=charge, all_leases=restart)) == {each.id for each in lost}
        for generation in lost:
            self.model.doubt(generation, charge=charge)
        self.seen["restart" if restart else "recovered"] += 1

    # Time, and what happens by itself as it passes.

    @precondition(lambda self: self.steps % 3 == 2)  # otherwise no generation would ever reach its end
    @rule(hours=hours, what=st.sampled_from(["recover", "sweep", "restart", "sweep"]), charge=st.booleans())
    def pass_time(self, hours: int, what: str, charge: bool) -> None:
        self.wait(hours)
        if what == "sweep":
            self.sweep()
        else:
            self.recover(charge=charge, restart=what == "restart")

    def wait(self, hours: int) -> None:
        """The clock cannot be set, but everything that is stored, and everything that workers remember, can be made
        older. Never to the exact time of a poll: whether it is due then depends on milliseconds."""
        while any(each.ask_at == self.model.hour + hours for each in self.model.generations.values()):
            hours += 1
        past = hours * HOUR_MS
        self.session.execute(_AGE_GENERATIONS, {"past": past})
        self.session.execute(_AGE_VIDEOS, {"past": past})
        self.runs = [remember(run, past) for run in self.runs]
        for call in self.calls:
            call.run = remember(call.run, past)
        self.model.hour += hours
        self.seen["waited"] += 1

    def sweep(self) -> None:
        every, model = self.model.generations.values(), self.model
        overdue = [
            each
            for each in every
            if each.state is State.QUEUED and each.created_at + life_model.QUEUE_DEADLINE < model.hour
        ]
        assert set(self.do(generations.fail_overdue, DEADLINE_MS)) == {each.id for each in overdue}
        for generation in overdue:
            model.fail_queued(generation, Failure.WAITED_TOO_LONG)
        due = [each for each in every if each.state is State.COMPLETED and model.is_past(each)]
        assert set(self.do(retention.expire_due)) == {each.id for each in due}
        for generation in due:
            self.expire(generation)
        forgettable = model.list_forgettable()
        assert set(self.do(retention.find_unseen)) == {each.id for each in forgettable}
        assert all(self.do(retention.forget, each.id) for each in forgettable)
        self.forget_files(forgettable)
        self.seen.update({"swept": 1, "overdue": len(overdue), "expired": len(due), "forgotten": len(forgettable)})

    # The operator.

    @precondition(lambda self: self.model.generations and self.steps % 4 == 1)
    @rule(data=st.data(), client=who, amount=st.sampled_from([0, 0, 0, 700, -200, -900]))
    def operate(self, data: st.DataObject, client: int, amount: int) -> None:
        if amount == 0:
            every = list(self.model.generations.values())
            self.refund(data.draw(st.sampled_from([each for each in every if each.money is Money.SETTLED] * 2 + every)))
        elif self.model.limits[client] + amount < 0:
            with pytest.raises(InvalidRequest):
                self.do(ledger.grant, self.ids[client], amount)
        else:
            self.do(ledger.grant, self.ids[client], amount)
            self.model.limits[client] += amount
            self.seen["granted"] += 1

    def refund(self, generation: Generation) -> None:
        expected = generation.wish.price if generation.money is Money.SETTLED else 0
        assert self.do(transitions.refund, generation.id) == expected
        if expected:
            generation.money = Money.REFUNDED
            self.seen["refunded"] += 1

    @precondition(
        lambda self: (
            self.steps % 3 == 1 and any(each.state is State.UNKNOWN for each in self.model.generations.values())
        )
    )
    @rule(data=st.data(), billed=st.booleans())
    def give_verdict(self, data: st.DataObject, billed: bool) -> None:
        every = list(self.model.generations.values())
        generation = data.draw(st.sampled_from([each for each in every if each.state is State.UNKNOWN] * 3 + every))
        if generation.verdict is not None or generation.state is not State.UNKNOWN:
            with pytest.raises(OutcomeKnown if generation.verdict is None else VerdictGiven):
                self.do(verdicts.give, generation.id, billed=billed, note=None, audit_id=new_id("audit"))
            self.seen["no verdict needed" if generation.verdict is None else "second verdict"] += 1
            return
        given = self.do(verdicts.give, generation.id, billed=billed, note=None, audit_id=new_id("audit"))
        is_refunded = not billed and generation.money is Money.SETTLED
        assert given.refunded_credit == (generation.wish.price if is_refunded else 0)
        generation.verdict, generation.money = billed, Money.REFUNDED if is_refunded else generation.money
        self.seen["billed by verdict" if billed else "not billed by verdict"] += 1

    @precondition(lambda self: self.steps % 15 == 3 and not self.model.suspended)
    @rule(data=st.data(), cancels=st.booleans())
    def suspend(self, data: st.DataObject, cancels: bool) -> None:
        """Prefers a client that a worker is about to pay for."""
        payers = [self.model.generations[run.id].payer for run in self.list_runs(State.QUEUED) if self.model.holds(run)]
        client = data.draw(st.sampled_from(payers * 3 + list(range(CLIENTS))))
        self.do(clients.suspend, self.ids[client], cancel_queued=cancels)
        self.model.suspended.add(client)
        if cancels:
            self.model.cancel_queued(client)
        self.seen["suspended" if cancels else "kept its queue"] += 1

    @precondition(lambda self: self.model.suspended and self.steps % 3 == 0)
    @rule()
    def activate(self) -> None:
        self.do(clients.lift, self.ids[self.model.suspended.pop()])
        self.seen["activated"] += 1

    @precondition(lambda self: self.steps % 25 == 5)
    @rule(data=st.data(), charge=st.booleans())
    def restore(self, data: st.DataObject, charge: bool) -> None:
        """The database is an older copy than the paid call of a generation."""
        if queued := [each for each in self.model.generations.values() if each.state is State.QUEUED]:
            generation = data.draw(st.sampled_from(queued))
            assert self.do(generations.record_lost, generation.id, new_id("attempt"), charge=charge)
            self.model.lose(generation, charge=charge)
            self.states[generation.id] = State.SUBMITTING  # it went through this state
            self.seen["lost by a restore"] += 1

    # What must be true after each step.

    @invariant()
    def the_audit_finds_nothing(self) -> None:
        """Open holds are checked after each step, everything else only sometimes, because its findings do not
        disappear."""
        assert audit_open_holds(self.session) == []
        if self.steps % AUDIT_EVERY == 0:
            assert check_rows(self.session) == []
            films = {owner: sha256 for part in list_parts(self.session)
                     for owner, sha256 in audit.list_films(self.session, part).items()}  # fmt: skip
            assert {owner: self.content.hash(film_name(owner)) for owner in films} == films

    @invariant()
    def the_money_is_where_the_model_says(self) -> None:
        model, every = self.model, range(CLIENTS)
        assert read_all_figures(self.session) == {
            self.ids[n]: (model.limits[n], model.sum(n, Money.SETTLED), model.sum(n, Money.HELD)) for n in every
        }

    @invariant()
    def the_rows_are_those_of_the_model(self) -> None:
        rows = self.session.execute(_GENERATIONS, {}).all()
        assert {tuple(row) for row in rows} == {
            (each.id, each.state, each.failure, each.is_current, each.fence, each.uuid, self.ids[each.payer],
             each.wish.price, each.is_forgotten)
            for each in self.model.generations.values()
        }  # fmt: skip
        states = {row.id: State(row.state) for row in rows}
        for generation_id, state in states.items():
            before = self.states.get(generation_id, State.QUEUED)
            assert before == state or (before, state) in STEPS
            if before != state:
                self.seen[f"{before} to {state}"] += 1
        self.states = states

    @invariant()
    def nothing_is_twice(self) -> None:
        current = Counter(each.wish for each in self.model.generations.values() if each.is_current)
        assert max(current.values(), default=1) == 1
        rows = self.session.execute(_VIDEOS, {}).all()
        assert {(row.id, row.is_alive) for row in rows} == {
            (video.id, video.is_alive) for video in self.model.videos.values()
        }
        alive = [(row.client_id, row.fingerprint) for row in rows if row.is_alive]
        assert len(set(alive)) == len(alive)
        paid = Counter(call.run.id for call in self.calls if call.outcome not in FREE)
        assert max(paid.values(), default=1) == 1

    @invariant()
    def every_client_sees_what_the_design_says(self) -> None:
        for client in {video.client for video in self.model.videos.values()}:
            page = videos.list_page(self.session, self.ids[client], limit=100, ascending=True, after=None, status=None)
            mine = {video.id: video for video in self.model.videos.values() if video.client == client}
            assert {video.id for video in page.data} == set(mine)
            for video in page.data:
                expected = self.model.see(mine[video.id])
                code = video.error.code if video.error else None
                assert (video.status, code, video.credits) == (expected.status, expected.error, expected.credits)
                assert (video.cache, video.prompt) == (mine[video.id].cache, mine[video.id].generation.wish.prompt)

    # How the steps are done.

    def ask(self, client: int, wish: Wish) -> requests.Accepted:
        parameters = VideoParameters(prompt=wish.prompt)
        owner = None if wish.owner is None else self.ids[wish.owner]
        fingerprint = requests.fingerprint("a still", parameters, "veo3-video", "fast_mode", owner)
        wanted = requests.NewVideo(self.ids[client], parameters, fingerprint, wish.price)
        self.generation_id = f"gen_{len(self.model.generations):026}"  # sorts by age
        return self.do(
            requests.resolve,
            wanted,
            requests.NewGeneration(self.generation_id, "a hash"),
            life_model.QUEUE_LIMIT,
            RETENTION_MS,
            life_model.TOTAL,
        )

    def begin(self, client: int, wish: Wish, past: Generation | None) -> Generation:
        """Start a new generation in the model, also after an expired film."""
        if past:
            self.expire(past)
        generation = Generation(self.generation_id, wish, client, self.model.hour)
        self.model.generations[generation.id] = generation
        return generation

    def refuse(self, error: type[KinoraError], event: str, client: int, wish: Wish) -> None:
        with pytest.raises(error):
            self.ask(client, wish)
        self.seen[event] += 1

    def expect(self, code: str, fn: DomainFunction[[str, str], Any], video: Video) -> None:
        with pytest.raises(KinoraError) as refusal:
            self.do(fn, self.ids[video.client], video.id)
        assert refusal.value.code == code

    def hand_back(self, run: Claim) -> None:
        holds = self.model.holds(run)
        assert (self.do(claims.hand_back, run) is not None) == holds
        if holds:
            self.model.generations[run.id].lease_until = None
        self.let_go(run)

    def replace(self, run: Claim, moved: Claim) -> None:
        """Its worker continues with the claim that the step returned, or drops it when the generation has ended."""
        self.runs = [moved if each == run else each for each in self.runs if each != run or moved.state in LIVING]

    def let_go(self, run: Claim) -> None:
        """The worker that held the claim does nothing more with it."""
        self.runs = [each for each in self.runs if (each.id, each.fence) != (run.id, run.fence)]

    def expire(self, generation: Generation) -> None:
        """Also forgets its prompt and files if no video shows it any more."""
        self.model.expire(generation)
        self.forget_files([each for each in self.model.list_forgettable() if each is generation])

    def forget_files(self, gone: list[Generation]) -> None:
        for generation in gone:
            generation.is_forgotten = True
            (self.folder / film_name(generation.id)).unlink(missing_ok=True)

    def list_runs(self, *states: State) -> list[Claim]:
        return [run for run in self.runs if run.state in states]

    def pick_run(self, data: st.DataObject, *states: State) -> Claim:
        """Prefers recent claims to old ones, and valid claims to lost ones."""
        runs = self.list_runs(*states)[::-1]
        return data.draw(st.sampled_from([run for run in runs if self.model.holds(run)] * 2 + runs))


def remember(run: Claim, past: int) -> Claim:
    """Remember a claim as its worker knows it, when `past` more milliseconds have gone by."""
    return run if run.submitted_at is None else replace(run, submitted_at=run.submitted_at - past)


# Built once: they are executed after each step, and building one takes longer than executing it.
_GENERATIONS = select(
    *(
        col(getattr(tables.Generation, name))
        for name in ("id", "state", "failure", "is_current", "fence", "upstream_uuid", "payer_id", "credits")
    ),
    col(tables.Generation.prompt).is_(None),
)
_VIDEOS = select(*(col(getattr(tables.Video, name)) for name in ("id", "is_alive", "client_id", "fingerprint")))
_AGE_GENERATIONS = update(tables.Generation).values(
    {
        name: getattr(tables.Generation, name) - bindparam("past", type_=BigInteger)
        for name in ("created_at", "submitted_at", "ended_at", "expires_at", "ask_at", "lease_until")
    }
)
_AGE_VIDEOS = update(tables.Video).values(expires_at=col(tables.Video.expires_at) - bindparam("past", type_=BigInteger))
