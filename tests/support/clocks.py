"""A clock that a test sets, for sessions whose domain functions must see another time."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.store.sessions import Session


@dataclass
class Clock:
    """The clock of the sessions that it was given to."""

    milliseconds: int

    def set(self, moment: str, zone: str = "+00:00") -> None:
        """To a time as ISO writes it."""
        self.milliseconds = int(datetime.fromisoformat(moment + zone).timestamp() * 1000)


def give_clock(session: Session, milliseconds: int) -> Clock:
    """Let a session read this clock in place of its database's."""
    clock = Clock(milliseconds)
    session.differences = replace(session.differences, read_clock=lambda _: clock.milliseconds)
    return clock
