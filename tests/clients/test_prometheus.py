"""What Prometheus's own tool says of the page of metrics, the alert rules and the dashboard."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import yaml

from tests.clients.tools import find
from tests.support.films import ask, finish, make
from tests.support.scrapes import TOKEN
from tests.support.scrapes import ask as ask_page
from tests.support.services import Service
from tests.watching.test_rules_and_dashboard import WATCHING, list_queries


def run_promtool(*arguments: str | Path, text: str | None = None) -> str:
    """Returns what it printed. A complaint is an error, too."""
    answer = subprocess.run(
        [find("promtool"), *map(str, arguments)], input=text, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout + answer.stderr


def test_promtool_accepts_the_page(start_service: Callable[..., Service]) -> None:
    service = start_service(metrics_token=TOKEN)
    with service.add_app() as app:
        make(app)
        finish(app, ask(app, prompt="[[fault:busy]]")["id"])
        assert run_promtool("check", "metrics", text=ask_page(service).text) == ""


def test_promtool_accepts_the_rules() -> None:
    count = (WATCHING / "alerts.yml").read_text().count("- alert: ")
    assert f"SUCCESS: {count} rules found" in run_promtool("check", "rules", WATCHING / "alerts.yml")


def test_the_rules_fire_when_they_should() -> None:
    assert "SUCCESS" in run_promtool("test", "rules", WATCHING / "alerts.test.yml")


def test_promtool_can_read_every_query_of_the_dashboard(tmp_path: Path) -> None:
    rules = [
        {"record": f"query_{number}", "expr": query.replace("$job", "kinora")}
        for number, (_, query) in enumerate(list_queries())
    ]
    file = tmp_path / "queries.yml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "queries", "rules": rules}]}))
    assert f"{len(rules)} rules found" in run_promtool("check", "rules", file)
    titles = [panel["title"] for panel in json.loads((WATCHING / "dashboard.json").read_text())["panels"]]
    assert len(set(titles)) == len(titles)
