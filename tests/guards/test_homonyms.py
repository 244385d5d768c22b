"""A verb has one meaning: if more than two modules define a function with the same single word, the reason is here."""

import ast
from collections import defaultdict

from tests.support.repository import ROOT

REASONS = {
    # The same operation on several sides of one boundary.
    "read": "a database reads; a connection and a file response read bytes; FastAPI's dependencies read a body",
    "write": "a database and its short commands write; a draft writes bytes",
    "scan": "the database's third verb, on both databases and in short commands",
    "scrub": "a database overwrites what was deleted; which of the two kinds decides how",
    "erase": "a client's data: by the domain, for operators, and for the command line",
    "subscribe": "to the notifier, and by it to the database",
    "close": "whatever was opened is closed",
    "submit": "the paid call: as a step, in the worker, upstream, and at the stand-in",
    "upload": "the still: in the worker, upstream, and at the stand-in",
    "download": "the film: by the command line, by the worker, from the stand-in",
    "fetch": "bytes from an address: image, film",
    "poll": "ask another side whether something has changed: upstream, and other processes",
    "serve": "the service and the stand-in are servers; their commands are called so",
    "upgrade": "the schema: on either database, and what both run",
    "audit": "the command, and what it runs",
    "refund": "the ledger's entry, the step of a generation, what an operator does",
    "cancel": "what is queued: by its client, by an operator, and the command",
    "pause": "the row, what an operator does, and the command; requests to upstream after a 429",
    "resume": "the end of a pause: the row, what an operator does, and the command",
    "record": "a row about what has happened: in the audit log, an event, a reading",
    "render": "an error as a response; in the stand-in, a film",
    # Helpers of one module, whose name says all that there is to say.
    "check": "raises when something is not as it must be",
    "describe": "a value in words, for people or for the contract",
    "get": "by id; raises when it is not there",
    "send": "bytes or a request to another side",
    "add": "to a collection",
    "all": "the members of a collection",
    "show": "a row as others see it",
    "open": "a database, a file, a connection",
    "say": "a line for people",
    "fail": "an end without a film; in examples, a failed video",
    "start": "a worker, a generation, a command",
    "accept": "a request, or upstream's acceptance",
    "refuse": "a request, or upstream's refusal",
    "hash": "SHA-256 of what the module is about",
}


def test_a_verb_of_many_modules_has_a_reason() -> None:
    assert set(find_homonyms()) - set(REASONS) == set()


def test_no_reason_is_left_over() -> None:
    assert set(REASONS) - set(find_homonyms()) == set()


def find_homonyms() -> dict[str, list[str]]:
    """Single words that name functions in more than two modules."""
    modules: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("__"):
                word = node.name.lstrip("_")
                if "_" not in word:
                    modules[word].add(path.relative_to(ROOT).as_posix())
    return {word: sorted(paths) for word, paths in modules.items() if len(paths) > 2}
