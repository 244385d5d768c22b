"""`python -m tests.benchmarks` measures every subject and prints the tables; `--write` also puts those of each
subject into `docs/performance.md` when it is measured. It needs `wrk`, and nginx for one comparison."""

import argparse
import resource
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.benchmarks import content, crowds, growth, history, lists, posts, reads, starts, uploads
from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench
from tests.support.postgres import Postgres, run_postgres
from tests.support.sandboxes import Sandbox

_SUBJECTS = ("reads", "posts", "content", "uploads", "starts", "growth", "history", "crowds", "lists")
_SIMPLE = {
    "reads": reads.run, "posts": posts.run, "content": content.run, "uploads": uploads.run, "starts": starts.run,
    "crowds": crowds.run,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", type=lambda text: text.split(","), default=_SUBJECTS, help=",".join(_SUBJECTS))
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0, help="of load, each time")
    parser.add_argument("--crowd", type=int, default=5_000, help="generations in flight, answers held")
    parser.add_argument("--posts", type=int, default=10_000, help="equal posts")
    parser.add_argument("--videos", type=int, default=200_000, help="of the longest history; 1000000 takes long")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args()
    if unknown := set(options.only) - set(_SUBJECTS):
        parser.error(f"no such subject: {', '.join(unknown)}")
    if shutil.which("wrk") is None:
        parser.error("it needs `wrk`: install the package of this name")
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "sandbox").mkdir()
        sandbox = Sandbox(folder / "sandbox")
        stack.callback(sandbox.close)
        postgres = stack.enter_context(run_postgres())
        for subject in (name for name in _SUBJECTS if name in options.only):
            databases = {"SQLite": f"sqlite:///{folder}/{subject}.db", "PostgreSQL": postgres.create_database()}
            sizes = (100, 10_000, options.videos)
            bench = Bench(
                folder, sandbox, databases, options.turns, options.seconds, options.crowd, options.posts, sizes
            )
            report = Report(subject)
            measure(subject, bench, report, postgres)
            if options.write:
                report.write(options.turns, options.seconds)


def measure(subject: str, bench: Bench, report: Report, postgres: Postgres) -> None:
    if subject == "growth":
        growth.run(bench, report, postgres)
    elif subject == "history":
        history.run(bench, report, postgres)
    elif subject == "lists":
        lists.run(bench, report, postgres)
    else:
        _SIMPLE[subject](bench, report)


if __name__ == "__main__":
    main()
