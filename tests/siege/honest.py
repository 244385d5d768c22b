"""The honest client: posts, polls and downloads at an even pace, and notes how long each answer took."""

import contextlib
import statistics
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field

import httpx

from tests.siege.images import draw_small

_PAUSE_SECONDS = 0.05


@dataclass
class Diary:
    """Seconds of each answer by what was asked, and every answer that was not a success."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)

    def slowest(self, what: str) -> float:
        """The 99th percentile in seconds."""
        times = sorted(self.seconds[what])
        return times[min(len(times) - 1, len(times) * 99 // 100)] if times else 0.0

    def typical(self, what: str) -> float:
        return statistics.median(self.seconds[what] or [0.0])


class Honest:
    """One client that has a film, and asks for more until it is stopped."""

    def __init__(self, address: str, key: str, film_id: str) -> None:
        headers = {"authorization": f"Bearer {key}"}
        self._http = httpx.Client(base_url=address, headers=headers, timeout=60, trust_env=False)
        self._film_id = film_id
        self._number = 0
        self.diary = Diary()

    def work(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self._number += 1
            fields = {"prompt": f"honest {self._number}", "fast_mode": "true"}
            answer = self._ask("post", "POST", "/videos", data=fields, files={"image": draw_small()})
            if answer is not None:
                self.diary.accepted.append(answer.json()["id"])
            self._ask("poll", "GET", f"/videos/{self._film_id}")
            self._ask("download", "GET", f"/videos/{self._film_id}/content")
            stop.wait(_PAUSE_SECONDS)
        self._http.close()

    def _ask(self, what: str, method: str, path: str, **request: object) -> httpx.Response | None:
        began = time.monotonic()
        try:
            answer = self._http.request(method, path, **request)  # type: ignore[arg-type]  # the keywords of httpx
        except httpx.HTTPError as error:
            self.diary.failures.append(f"{what}: {type(error).__name__}")
            return None
        self.diary.seconds[what].append(time.monotonic() - began)
        if not answer.is_success:
            with contextlib.suppress(ValueError):
                self.diary.failures.append(f"{what}: {answer.status_code} {answer.text[:200]}")
            return None
        return answer
