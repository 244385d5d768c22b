"""Secrets in files, as orchestrators provide them: `KINORA_UPSTREAM_API_KEY_FILE` and others like it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import assert_done, assert_refused, run_kinora
from tests.support.films import ask, finish, get, make
from tests.support.sandboxes import Sandbox
from tests.support.services import Service
from tests.support.waiting import wait_until

_KEY, _URL = "KINORA_UPSTREAM_API_KEY", "KINORA_DATABASE_URL"
_SECRET = "KINORA_OPERATOR_PROXY_SECRET"


def test_a_key_is_read_from_its_file_and_again_when_upstream_refuses_it(
    start_service: Callable[..., Service], upstream: Sandbox, tmp_path: Path
) -> None:
    file = tmp_path / "key"
    file.write_text("the-first-key\n")
    upstream.set(api_key="the-first-key")
    try:
        service = start_service(upstream.address, {_KEY: "", f"{_KEY}_FILE": str(file)})
        with service.add_app() as app:
            make(app, prompt="by the first key")
            file.write_text("the-second-key\n")
            upstream.set(api_key="the-second-key")
            assert finish(app, ask(app, prompt="by the second key")["id"])["status"] == "completed"
            file.unlink()
            upstream.set(api_key="the-third-key")
            assert get(app, ask(app, prompt="by no key")["id"])["status"] == "queued"
            wait_until(lambda: "key_not_read" in service.process.log.read_text(), what="a look at the missing file")
    finally:
        upstream.set(api_key=None)
    events = [json.loads(line)["event"] for line in service.process.log.read_text().splitlines()]
    assert events.count("key_changed") == 1
    assert '-key"' not in service.process.log.read_text()


def test_a_database_is_found_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "url").write_text(f"sqlite:///{tmp_path}/by-file.db\n")
    environment = {f"{_URL}_FILE": "url", _URL: ""}
    assert f"{tmp_path}/by-file.db" in assert_done(run_kinora("migrate", folder=tmp_path, environment=environment))
    (tmp_path / ".env").write_text(f"{_URL}_FILE=url\n")
    assert json.loads(assert_done(run_kinora("clients", "list", "--json", folder=tmp_path))) == []


@pytest.mark.parametrize("name", [_KEY, _URL, _SECRET])
def test_both_at_once_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2")
    environment = {name: "hunter2", f"{name}_FILE": "secret"}
    line = assert_refused(run_kinora("serve", folder=tmp_path, environment=environment), 2, f"{name} and {name}_FILE")
    assert "hunter2" not in line


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "No such file"), (b"", "empty"), (b" \n", "empty"), (b"\xff\xfe", "UTF-8")],
    ids=["missing", "empty", "blank", "not-text"],
)
@pytest.mark.parametrize("name", [_KEY, _URL, _SECRET])
def test_a_file_that_holds_nothing_is_named(name: str, content: bytes | None, reason: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    answer = run_kinora("serve", folder=tmp_path, environment={f"{name}_FILE": "secret"})
    assert_refused(answer, 2, f"{name}_FILE: secret", reason)


@pytest.mark.parametrize("key", ['"hunter2"', "'hunter2'", 'hunter2"', "hunter2 hunter2"])
@pytest.mark.parametrize("is_file", [True, False])
def test_a_key_in_quotes_or_with_spaces_is_refused(key: str, is_file: bool, tmp_path: Path) -> None:
    """A shell, or compose's list form, passes such quotes on."""
    (tmp_path / "secret").write_text(key)
    environment = {f"{_KEY}_FILE": "secret"} if is_file else {_KEY: key}
    line = assert_refused(run_kinora("serve", folder=tmp_path, environment=environment), 2, _KEY)
    assert "quotes" in line or "spaces" in line
    assert "hunter2" not in line
