"""The README's JavaScript, as it stands. Its other examples run with all tests; this one needs node."""

import shutil
from pathlib import Path

from tests.clients.tools import run
from tests.support.films import get
from tests.support.pictures import CAT
from tests.support.processes import App, Service
from tests.support.repository import README, list_blocks


def test_the_fetch_example_works_as_it_stands(service: Service, app: App, tmp_path: Path) -> None:
    (snippet,) = list_blocks(README, "js", "// run by the tests\n")
    shutil.copy(CAT, tmp_path / "cat.png")
    environment = {"URL": service.address, "KEY": app.key}
    run("node", "--input-type=module", "--eval", snippet, folder=tmp_path, environment=environment)
    (video,) = app.http.get("/videos").json()["data"]
    assert get(app, video["id"])["status"] == "completed"
    assert (tmp_path / "cat.mp4").read_bytes() == app.http.get(f"/videos/{video['id']}/content").content
