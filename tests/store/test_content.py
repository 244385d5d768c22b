"""Stills and films on disk: a file with its final name is complete; any other is removed, at the next start at the
latest."""

import asyncio
import hashlib
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import Unavailable
from app.store.content import Content, film_name, open_content, still_name
from tests.support.repository import ROOT

_LARGE = bytes(range(256)) * 12_000  # more than the three buffers of a draft

# Stores one film, writes half of a second one, and waits to be killed.
_WRITER = """
import asyncio, sys
from app.store.content import film_name, open_content

async def write() -> None:
    content = open_content("file:" + sys.argv[1])
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
    return open_content(f"file:{tmp_path}")


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
    assert asyncio.run(content.read(film_name("gen_1"))) == _LARGE
    assert _list_files(tmp_path) == {"films/gen_1.mp4"}


def test_several_files_are_kept_together(content: Content, tmp_path: Path) -> None:
    files = {still_name("gen_1"): _LARGE, film_name("gen_1"): b""}
    asyncio.run(content.keep_all(files))
    assert {name: (tmp_path / name).read_bytes() for name in _list_files(tmp_path)} == files


def test_if_one_of_several_files_is_refused_none_is_kept(content: Content, tmp_path: Path) -> None:
    (tmp_path / film_name("gen_1")).mkdir()  # so no file can have this name
    with pytest.raises(Unavailable):
        asyncio.run(content.keep_all({still_name("gen_1"): b"still", film_name("gen_1"): b"film"}))
    assert _list_files(tmp_path) == set()


def test_keeping_again_replaces_it_whole(content: Content) -> None:
    for data in (_LARGE, b"short"):
        asyncio.run(_keep(content, still_name("gen_1"), data))
        assert asyncio.run(content.read(still_name("gen_1"))) == data


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
    content = open_content(f"file:{tmp_path}")
    assert asyncio.run(content.read(film_name("gen_1"))) == b"whole" * 100_000
    (left,) = _list_files(tmp_path) - {"films/gen_1.mp4"}
    assert left.startswith("drafts/")
    content.clear_drafts(age_seconds=0)
    assert _list_files(tmp_path) == {"films/gen_1.mp4"}


def test_deleting_takes_what_is_there(content: Content, tmp_path: Path) -> None:
    asyncio.run(_keep(content, still_name("gen_1"), b"still"))
    asyncio.run(_keep(content, film_name("gen_1"), b"film"))
    asyncio.run(content.delete(still_name("gen_1"), still_name("gen_2")))
    assert _list_files(tmp_path) == {"films/gen_1.mp4"}


def test_the_old_are_found_with_whose_they_are(content: Content, tmp_path: Path) -> None:
    for name in (still_name("gen_old"), film_name("gen_old"), still_name("gen_new"), film_name("gen_new")):
        asyncio.run(_keep(content, name, b"x"))
    long_ago = time.time() - 3600
    for name in (still_name("gen_old"), film_name("gen_old")):
        os.utime(tmp_path / name, (long_ago, long_ago))
    assert set(content.find_old(1800)) == {("stills/gen_old", "gen_old"), ("films/gen_old.mp4", "gen_old")}
    assert set(content.find_old(7200)) == set()


def test_a_stored_file_is_read_in_ranges_and_stays_readable_when_it_is_deleted(
    content: Content, tmp_path: Path
) -> None:
    name = film_name("gen_1")

    async def act() -> None:
        await _keep(content, name, _LARGE)
        file = await content.open(name)
        await content.delete(name)
        assert file.size == len(_LARGE)
        for start, length in ((0, 10), (7, 1_000_000), (len(_LARGE) - 3, 10), (len(_LARGE), 10)):
            assert await file.read(start, length) == _LARGE[start : start + length]
        assert str(tmp_path / name) in _list_open_files()
        file.close()
        assert str(tmp_path / name) not in _list_open_files()
        with pytest.raises(FileNotFoundError):
            await content.open(name)

    asyncio.run(act())


def _list_open_files() -> set[str]:
    """What this process holds open; a deleted file without the mark that Linux adds."""
    found = set()
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            found.add(str(link.readlink()).removesuffix(" (deleted)"))
    return found


def test_a_check_of_a_draft_sees_everything_received_so_far(content: Content) -> None:
    async def act() -> None:
        seen: list[bytes] = []
        async with content.draft() as draft:
            await draft.write(b"first ")
            await draft.check(lambda file: seen.append(file.read()))
            await draft.write(b"second")
            await draft.check(lambda file: seen.append(file.read()))
            await content.keep(draft, film_name("gen_1"))
        assert seen == [b"first ", b"first second"]
        assert await content.read(film_name("gen_1")) == b"first second"

    asyncio.run(act())


def test_the_hash_is_that_of_the_bytes_on_the_disk(content: Content, tmp_path: Path) -> None:
    name = film_name("gen_1")
    _, sha256 = asyncio.run(_keep(content, name, b"a film"))
    assert content.hash(name) == sha256
    (tmp_path / name).write_bytes(b"x")
    assert content.hash(name) == hashlib.sha256(b"x").hexdigest()
    (tmp_path / name).unlink()
    assert content.hash(name) is None


def test_without_create_no_folder_is_made(tmp_path: Path) -> None:
    content = open_content(f"file://{tmp_path}/content", create=False)
    assert not content.exists()
    assert content.describe_place() == f"{tmp_path}/content"
    assert list(tmp_path.iterdir()) == []
    assert open_content(f"file:{tmp_path}/content").exists()
    assert content.exists()


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
