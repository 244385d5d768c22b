"""Stills and films on disk: a file with its final name is complete; any other is removed, at the next start at the
latest."""

import asyncio
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.store.content import Content, film_name, still_name
from tests.support.repository import ROOT

_LARGE = bytes(range(256)) * 12_000  # more than the three buffers of a draft

# Stores one film, writes half of a second one, and waits to be killed.
_WRITER = """
import asyncio, sys
from pathlib import Path
from app.store.content import Content, film_name

async def write() -> None:
    content = Content(Path(sys.argv[1]))
    async with content.draft() as draft:
        await draft.write(b"whole" * 100_000)
        await content.keep(draft, film_name("gen_1"))
    async with content.draft() as draft:
        await draft.write(b"half" * 1_000_000)
        await draft.flush()
        print("written", flush=True)
        await asyncio.sleep(60)

asyncio.run(write())
"""


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(tmp_path)


def _list_files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


async def _keep(content: Content, name: str, *pieces: bytes) -> tuple[int, str]:
    async with content.draft() as draft:
        for piece in pieces:
            await draft.write(piece)
        await content.keep(draft, name)
        return draft.bytes, draft.sha256


def test_what_is_kept_is_whole_counted_and_hashed(content: Content, tmp_path: Path) -> None:
    pieces = [_LARGE[start : start + 70_001] for start in range(0, len(_LARGE), 70_001)]
    counted, sha256 = asyncio.run(_keep(content, film_name("gen_1"), *pieces))
    assert (tmp_path / "films" / "gen_1.mp4").read_bytes() == _LARGE
    assert (counted, sha256) == (len(_LARGE), hashlib.sha256(_LARGE).hexdigest())
    assert content.exists(film_name("gen_1"))
    assert _list_files(tmp_path) == {"films/gen_1.mp4"}


def test_keeping_again_replaces_it_whole(content: Content) -> None:
    for data in (_LARGE, b"short"):
        asyncio.run(_keep(content, still_name("gen_1"), data))
        assert content.path(still_name("gen_1")).read_bytes() == data


@pytest.mark.parametrize(
    "error", [None, KeyError("a mistake"), asyncio.CancelledError()], ids=["left", "failed", "cancelled"]
)
def test_a_draft_that_is_not_kept_is_gone(content: Content, tmp_path: Path, error: BaseException | None) -> None:
    async def begin() -> None:
        async with content.draft() as draft:
            await draft.write(_LARGE)
            assert len(_list_files(tmp_path)) == 1
            if error:
                raise error

    if error is None:
        asyncio.run(begin())
    else:
        with pytest.raises(type(error)):
            asyncio.run(begin())
    assert _list_files(tmp_path) == set()


def test_after_a_kill_what_has_a_name_is_whole_and_the_rest_goes_at_the_next_start(tmp_path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, tmp_path], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "written\n"
        writer.kill()
    content = Content(tmp_path)
    assert content.path(film_name("gen_1")).read_bytes() == b"whole" * 100_000
    (left,) = _list_files(tmp_path) - {"films/gen_1.mp4"}
    assert left.startswith("drafts/")
    content.clear_drafts(age_seconds=0)
    assert _list_files(tmp_path) == {"films/gen_1.mp4"}


def test_deleting_takes_what_is_there(content: Content, tmp_path: Path) -> None:
    asyncio.run(_keep(content, still_name("gen_1"), b"still"))
    asyncio.run(_keep(content, film_name("gen_1"), b"film"))
    asyncio.run(content.delete(still_name("gen_1"), still_name("gen_2")))
    assert _list_files(tmp_path) == {"films/gen_1.mp4"}


def test_the_old_are_found_with_whose_they_are(content: Content) -> None:
    for name in (still_name("gen_old"), film_name("gen_old"), still_name("gen_new"), film_name("gen_new")):
        asyncio.run(_keep(content, name, b"x"))
    long_ago = time.time() - 3600
    for name in (still_name("gen_old"), film_name("gen_old")):
        os.utime(content.path(name), (long_ago, long_ago))
    assert set(content.find_old(1800)) == {("stills/gen_old", "gen_old"), ("films/gen_old.mp4", "gen_old")}
    assert set(content.find_old(7200)) == set()


def test_a_disk_that_refuses_is_an_answer_and_no_mystery(content: Content, tmp_path: Path) -> None:
    content.check_writable()
    assert _list_files(tmp_path) == set()
    (tmp_path / "drafts").rmdir()
    with pytest.raises(Unavailable, match="cannot be written right now"):
        content.check_writable()
    with pytest.raises(Unavailable):
        asyncio.run(_keep(content, still_name("gen_1"), b"x"))
    (tmp_path / "drafts").mkdir()
    (tmp_path / "stills").rmdir()
    with pytest.raises(Unavailable):
        asyncio.run(_keep(content, still_name("gen_1"), b"x"))
    assert _list_files(tmp_path) == set()
