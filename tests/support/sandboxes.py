"""Runs the sandbox, sets its options and faults, and reads what it counted."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

from tests.support.processes import Process


class Sandbox(Process):
    """`kinora sandbox`, by default with tiny films and no rate limit."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        seconds: float = 0.2,
        tiny: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        options = ["--port", "0", "--seconds", str(seconds), "--requests-per-minute", "0"]
        if tiny:
            options.append("--tiny")
        super().__init__(["sandbox", *options, *arguments], folder, environment or {}, "sandbox")
        line = self.wait_for("Sandbox upstream on ")
        self.address = line.rpartition(" ")[2]
        self.http = httpx.Client(base_url=self.address, timeout=30)
        self.set(credit_limit=10**15)  # enough for the films of a whole test session

    def state(self, prompt: str | None = None) -> dict[str, Any]:
        """Counts and records from its control API: `paidCalls`, `uploads`, `records`, `assets` …"""
        params = {} if prompt is None else {"prompt": prompt}
        body: dict[str, Any] = self.http.get("/sandbox/state", params=params).json()
        return body

    def paid_calls(self, prompt: str | None = None) -> int:
        """The number of paid calls received, for all prompts or for one."""
        return sum(record["paid"] for record in self.state(prompt)["records"])

    def set(self, **options: Any) -> None:
        assert self.http.patch("/sandbox/options", json=options).is_success

    def fault(self, name: str, *, value: float | None = None, times: int | None = None) -> None:
        assert self.http.post("/sandbox/faults", json={"name": name, "value": value, "times": times}).is_success

    def heal(self) -> None:
        assert self.http.delete("/sandbox/faults").is_success

    def close(self) -> None:
        self.http.close()
        self.stop()
