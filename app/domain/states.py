"""The states of a generation and the steps allowed between them, as a table. Every change of a state checks it."""

from collections.abc import Mapping

from app.words import State, Status

STEPS: Mapping[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.SUBMITTING, State.FAILED}),
    State.SUBMITTING: frozenset({State.QUEUED, State.GENERATING, State.STORING, State.FAILED, State.UNKNOWN}),
    State.GENERATING: frozenset({State.STORING, State.FAILED, State.UNKNOWN}),
    State.STORING: frozenset({State.COMPLETED, State.FAILED}),
    State.COMPLETED: frozenset({State.EXPIRED}),
    State.UNKNOWN: frozenset({State.COMPLETED, State.FAILED}),
    State.FAILED: frozenset(),
    State.EXPIRED: frozenset(),
}
LIVING = frozenset({State.QUEUED, State.SUBMITTING, State.GENERATING, State.STORING})
PAID_IN_FLIGHT = frozenset({State.SUBMITTING, State.GENERATING})
RESUMABLE = frozenset({State.GENERATING, State.STORING, State.UNKNOWN})
SHOWN: Mapping[State, Status] = {  # the status of the videos that follow a generation
    State.QUEUED: Status.QUEUED,
    State.SUBMITTING: Status.IN_PROGRESS,
    State.GENERATING: Status.IN_PROGRESS,
    State.STORING: Status.IN_PROGRESS,
    State.COMPLETED: Status.COMPLETED,
    State.EXPIRED: Status.COMPLETED,
    State.UNKNOWN: Status.FAILED,
    State.FAILED: Status.FAILED,
}


def allow(source: State, target: State) -> State:
    """Return the target if the table allows this step. Raises AssertionError otherwise: that is a bug of ours."""
    if target not in STEPS[source]:
        raise AssertionError(f"no step leads from {source} to {target}")
    return target


def draw() -> str:
    """The table as a Mermaid diagram, for the documentation."""
    steps = [f"    {source} --> {target}" for source in State for target in sorted(STEPS[source])]
    ends = [f"    {state} --> [*]" for state in State if not STEPS[state]]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {State.QUEUED}", *steps, *ends])
