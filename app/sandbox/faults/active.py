"""Which fault applies to a request, and how often each one still does."""

from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import replace

from app.sandbox.faults.catalog import Fault, Stage, parse_fault

_MAX_REQUESTS = 10_000


class ActiveFaults:
    """The faults in force: the prompt's own markers come first, then the general ones, which apply to every request."""

    def __init__(self, written: Iterable[str]) -> None:
        self._general: list[Fault] = [parse_fault(each) for each in written]
        # A refused submit leaves no record that could hold its counts, so they are stored by the request's content.
        self._uses: OrderedDict[str, Counter[Fault]] = OrderedDict()

    def add(self, fault: Fault) -> None:
        """From now on the fault applies to every request of its stage."""
        self._general.append(fault)

    def clear(self) -> None:
        """Removes all general faults, also those given in the options. Markers in prompts still apply."""
        self._general.clear()

    def count_uses(self, request: str) -> Counter[Fault]:
        """How often each marker of this request has applied to its submits; the caller may change the counts."""
        uses = self._uses.setdefault(request, Counter())
        self._uses.move_to_end(request)
        if len(self._uses) > _MAX_REQUESTS:
            self._uses.popitem(last=False)
        return uses

    def use(
        self,
        stage: Stage,
        marked: Iterable[Fault] = (),
        uses: Counter[Fault] | None = None,
        *,
        name: str | None = None,
    ) -> Fault | None:
        """The first fault of this stage, and with `name` the one of this name, that still applies; it is counted as
        used."""
        for fault in marked:
            if fault.stage != stage or name not in {None, fault.name}:
                continue
            if fault.times is None:
                return fault
            if uses is not None and uses[fault] < fault.times:
                uses[fault] += 1
                return fault
        return self._use_general(stage, name)

    def _use_general(self, stage: Stage, name: str | None) -> Fault | None:
        for index, fault in enumerate(self._general):
            if fault.stage != stage or fault.times == 0 or name not in {None, fault.name}:
                continue
            if fault.times is not None:
                self._general[index] = replace(fault, times=fault.times - 1)
            return fault
        return None
