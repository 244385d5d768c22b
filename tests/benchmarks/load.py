"""The load: `wrk` on the other core, and what it and the system counted meanwhile."""

import re
import statistics
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.servers import LOAD_CORE, Server

CONNECTIONS = 16
_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}
# The body of a form. With `differ`, the prompt of each request is another, over all runs that get another number.
_SCRIPT = """
local number, count, head, tail = 0, 0, "", ""
function init(arguments)
    number = arguments[1]
    local file = io.open("{image}", "rb")
    local image = file:read("*a")
    file:close()
    tail = "\\r\\n--b\\r\\ncontent-disposition: form-data; name=\\"image\\"; filename=\\"still\\"\\r\\n"
        .. "content-type: image/jpeg\\r\\n\\r\\n" .. image .. "\\r\\n--b--\\r\\n"
    head = "--b\\r\\ncontent-disposition: form-data; name=\\"prompt\\"\\r\\n\\r\\n{prompt}"
    wrk.method = "POST"
    wrk.headers["content-type"] = "multipart/form-data; boundary=b"
    wrk.body = head .. tail
end
"""
_DIFFER = """
function request()
    count = count + 1
    return wrk.format(nil, nil, nil, head .. " " .. number .. "-" .. count .. tail)
end
"""


@dataclass(frozen=True)
class Cost:
    cpu_us: float  # per request, of the server
    child_us: float  # per request, of its children
    rate: float  # requests per second
    p99_ms: float


@dataclass(frozen=True)
class Load:
    """What is requested, and how."""

    path: str
    headers: tuple[str, ...] = ()
    script: Path | None = None
    connections: int = CONNECTIONS


def write_form(path: Path, image: Path, prompt: str, *, differ: bool = False) -> Path:
    """A script for `wrk` that posts a form."""
    path.write_text(_SCRIPT.format(image=image, prompt=prompt) + (_DIFFER if differ else ""))
    return path


def measure(server: Server, load: Load, seconds: float, number: int = 0) -> Cost:
    """Raises RuntimeError when an answer was an error."""
    options = [word for header in load.headers for word in ("-H", header)]
    options += ["-s", str(load.script)] if load.script else []
    command = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{load.connections}", f"-d{seconds:g}s", "--latency"]
    command += ["--timeout", "30s", *options, server.address + load.path, str(number)]
    own, children = server.cpu_seconds(), server.child_seconds()
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 60).stdout
    own, children = server.cpu_seconds() - own, server.child_seconds() - children
    if "Non-2xx" in said or "Socket errors" in said:  # it counts 304 as a success
        raise RuntimeError(said)
    count = int(re.findall(r"(\d+) requests in", said)[0])
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    p99, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s|m)\b", said)[0]
    return Cost(own / count * 1e6, children / count * 1e6, rate, float(p99) * _UNITS[unit])


def alternate(sides: Sequence[tuple[Server, Load]], turns: int, seconds: float, first: int = 0) -> list[Cost]:
    """Measure the sides in turns: A B A B, numbered from `first`. Returns the median of each."""
    found: list[list[Cost]] = [[] for _ in sides]
    for turn in range(first, first + turns):
        for place, (server, load) in enumerate(sides):
            found[place].append(measure(server, load, seconds, turn))
    return [Cost(*(_find_median(costs, read) for read in _READS)) for costs in found]


def _find_median(costs: Sequence[Cost], read: Callable[[Cost], float]) -> float:
    return statistics.median(map(read, costs))


_READS: tuple[Callable[[Cost], float], ...] = (
    lambda cost: cost.cpu_us,
    lambda cost: cost.child_us,
    lambda cost: cost.rate,
    lambda cost: cost.p99_ms,
)
