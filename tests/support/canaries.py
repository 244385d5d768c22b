"""Canaries: unique texts that must never reach a client, a log or the database, and the search for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from sqlalchemy import create_engine, select
from sqlmodel import SQLModel

from tests.support.services import App

KEY = "canary-upstream-key-5f1c"
PROMPT = "canary-prompt-7a90"

# Parts of upstream's responses and of its storage's; Kinora must pass on none of them.
LINK = ("X-Amz", "Signature", "AKIA", "/s3/", "development/videos", "temporaryUrl")
TEAM = ("Sandbox Owner", "sandbox.invalid", "0f0c3a52", "teamUser", "teamId")
PATHS = ("/usr/src/app", "/tmp/uploads", "requests.log")  # in the details of a refusal
WORDS = (
    *("SAFETY_FILTER", "safety guidelines", *PATHS),
    *("EXTERNAL_API", "MISSING_REQUIRED", "UNSUPPORTED_MODEL", "errorCode", "could not be processed", "is required"),
    *("team only has", "has been deleted", "HTTP_EXCEPTION", "INSUFFICIENT_CREDITS", "NoSuchKey", "Bad Gateway"),
    *("aiRecord", "imageUrl", "images/20", "veo3-video", "1min"),
)


@dataclass
class Heard:
    """Everything that clients received: status lines, headers and bodies, but no films and stills."""

    texts: list[str] = field(default_factory=list)

    def listen(self, app: App) -> App:
        app.http.event_hooks["response"] = [self.hear]
        return app

    def hear(self, response: httpx.Response) -> None:
        response.read()
        is_film = response.headers.get("content-type", "").startswith(("video/", "image/"))
        body = "" if is_film else response.text
        headers = "\n".join(f"{name}: {value}" for name, value in response.headers.multi_items())
        self.texts.append(f"{response.status_code} {response.reason_phrase}\n{headers}\n\n{body}")


def find(canaries: Iterable[str], text: str) -> list[str]:
    return [canary for canary in canaries if re.search(re.escape(canary), text, re.IGNORECASE)]


def look_at_everything(app: App, video_id: str) -> None:
    """Send every kind of request that a client can make, valid or not."""
    for name in ("videos", "credits", "credits/entries", "prices", "livez", "readyz", "openapi.json", "nowhere"):
        app.http.get(f"/{name}")
    for path in (f"/videos/{video_id}", f"/videos/{video_id}/content", "/videos/video_0"):
        app.http.get(path)
    app.http.head(f"/videos/{video_id}/content")
    app.http.post(f"/videos/{video_id}/cancel")
    app.http.post("/videos", data={"prompt": PROMPT})
    app.http.post("/videos", files={"image": ("still.png", b"no picture", "image/png")}, data={"prompt": PROMPT})
    app.http.post("/videos", json={"prompt": PROMPT, "imagee": KEY})
    app.http.get("/videos", headers={"authorization": "Bearer kin_nonsense"})
    app.http.get("/videos", params={"after": "x"})
    app.http.put("/videos")


def read_database(url: str) -> dict[str, str]:
    """The whole content of the database by `table.column`, one value per line."""
    engine = create_engine(url)
    with engine.connect() as session:
        columns = {
            f"{table.name}.{column.name}": list(session.execute(select(column)).scalars())
            for table in SQLModel.metadata.tables.values()
            for column in table.columns
        }
    engine.dispose()
    return {name: "\n".join(map(str, values)) for name, values in columns.items()}


def find_in_database(url: str, keys: Iterable[str] = ()) -> list[str]:
    """The canaries that are where they must not be, as `column: canary`. Call it when every generation has ended.

    Two columns may contain more than the others: `generation.prompt`, which belongs to the client and is shown to it,
    and `attempt.detail`, upstream's scrubbed text for the operator, without links, names, keys and paths. The link of
    a film is in `film_url` only while the film is downloaded.
    """
    nowhere = (KEY, *LINK, *TEAM, *PATHS, *keys)
    found = []
    for column, text in read_database(url).items():
        words = () if column == "attempt.detail" else WORDS
        prompt = () if column in {"generation.prompt", "attempt.detail"} else (PROMPT,)
        found += [f"{column}: {canary}" for canary in find((*nowhere, *words, *prompt), text)]
    return found


def assert_untold(logs: Iterable[Path], database_url: str, keys: Iterable[str] = ()) -> None:
    """Assert that these logs and this database contain no secrets.

    The stored prompts must contain the canary, or the test would prove nothing."""
    secrets = (KEY, *LINK, *TEAM, *WORDS, PROMPT, *keys)
    told = {path.name: found for path in logs if (found := find(secrets, path.read_text()))}
    assert told == {}
    assert PROMPT in read_database(database_url)["generation.prompt"], "or else there was nothing to be seen"
    assert find_in_database(database_url, keys) == []
