"""Runs attacks beside the honest client, and compares the service with what it was before."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.siege import images
from tests.siege.attacks import ATTACKS
from tests.siege.footprint import Footprint, Sampler, measure
from tests.siege.honest import Diary, Honest
from tests.siege.wire import Target
from tests.support.films import make
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

_SETTLE_SECONDS = 60.0
_CREDITS = 10**15  # more than all attacks together can use
_DESCRIPTORS_LEFT = 20  # a few connections may be kept alive


@dataclass(frozen=True)
class Outcome:
    """What the honest client met during an attack, the peak of the memory in bytes, and what was there after it."""

    diary: Diary
    peak: int
    after: Footprint


class Siege:
    """A service, its sandbox, and two clients. The honest client has a film."""

    def __init__(self, folder: Path) -> None:
        (folder / "service").mkdir()
        self.sandbox = Sandbox(folder)
        self.service = Service(folder / "service", self.sandbox.address, queue_limit=1_000, posts_per_minute=0)
        self.honest, self.hostile = self.service.add_app(_CREDITS), self.service.add_app(_CREDITS)
        self.film_id = str(make(self.honest)["id"])
        make(self.hostile)
        images.draw_all()
        self.before = self.measure()

    def close(self) -> int:
        """Stop everything. Returns the exit code of the service."""
        for app in (self.honest, self.hostile):
            app.http.close()
        try:
            return self.service.stop()
        finally:
            self.sandbox.close()

    def measure(self) -> Footprint:
        return measure(self.service.process.popen.pid, self.service.content)

    def run(self, names: Sequence[str], seconds: float) -> Outcome:
        """Run these attacks at the same time; none measures the honest client alone."""
        stop = threading.Event()
        honest = Honest(self.service.address, self.honest.key, self.film_id)
        target = Target(self.service.address, self.hostile.key)
        threads = [threading.Thread(target=ATTACKS[name], args=(target, stop)) for name in names]
        sampler = Sampler(self.service.process.popen.pid, self.service.content)
        for thread in threads:
            thread.start()
        honest_thread = threading.Thread(target=honest.work, args=(stop,))
        honest_thread.start()
        stop.wait(seconds)
        stop.set()
        for thread in (honest_thread, *threads):
            thread.join()
        return Outcome(honest.diary, sampler.stop(), self.measure())

    def wait_until_clean(self, diary: Diary) -> None:
        """Wait until the honest client has its films, and the service is as small as before. Raises AssertionError."""
        for video_id in diary.accepted:
            wait_until(partial(_has_ended, self.honest, video_id), _SETTLE_SECONDS, video_id)
        wait_until(self._is_clean, _SETTLE_SECONDS, f"the service to be as before: {self.before}, {self.measure()}")

    def _is_clean(self) -> bool:
        now = self.measure()
        drafts = list((self.service.content / "drafts").iterdir())
        return (
            now.descriptors <= self.before.descriptors + _DESCRIPTORS_LEFT
            and now.children <= self.before.children
            and not drafts
        )


def _has_ended(app: App, video_id: str) -> bool:
    return bool(app.http.get(f"/videos/{video_id}").json()["status"] == "completed")
