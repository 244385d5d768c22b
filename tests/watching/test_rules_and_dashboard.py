"""Alert rules, dashboard and guide name only metrics that the page has, and each alert is explained and tested. What
promtool says of them is in `tests/clients`."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.support.repository import ROOT
from tests.watching.test_the_page import FAMILIES

WATCHING = ROOT / "docs" / "watching"
RULES = [rule for group in yaml.safe_load((WATCHING / "alerts.yml").read_text())["groups"] for rule in group["rules"]]
TESTS: list[dict[str, Any]] = yaml.safe_load((WATCHING / "alerts.test.yml").read_text())["tests"]
GUIDE = (ROOT / "docs" / "operations" / "alerts.md").read_text()
PAGE = (ROOT / "docs" / "operations" / "metrics.md").read_text()
SUFFIXES = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_count", "_sum")}
NAMES = {name + suffix for name, kind in FAMILIES.items() for suffix in SUFFIXES[kind]}


def list_queries() -> Iterator[tuple[str, str]]:
    """Where each query is, and the query."""
    for rule in RULES:
        yield rule["alert"], rule["expr"]
    for panel in json.loads((WATCHING / "dashboard.json").read_text())["panels"]:
        for target in panel.get("targets", ()):
            yield panel["title"], target["expr"]


@pytest.mark.parametrize(("place", "query"), list(list_queries()))
def test_a_query_uses_only_names_that_there_are(place: str, query: str) -> None:
    named = set(re.findall(r"\b(?:kinora|http)_\w+(?=\{|\[| |\)|$)", query)) - {"http_route", "http_request_method"}
    assert named or place == "KinoraDown"
    assert named - NAMES - {"http_response_status_code"} == set()


def test_every_metric_is_in_a_rule_or_on_the_dashboard() -> None:
    queries = " ".join(query for _, query in list_queries())
    assert [name for name in FAMILIES if name not in queries] == []


def test_the_guide_lists_exactly_the_metrics_of_the_page() -> None:
    listed = re.findall(r"^\| `(\w+)`", PAGE, re.MULTILINE)
    names = [f"{name}_total" if kind == "counter" else name for name, kind in FAMILIES.items()]
    assert sorted(listed) == sorted(names)


def test_each_alert_has_a_heading_in_the_guide_and_links_to_it() -> None:
    headings = re.findall(r"^### (\w+)$", GUIDE, re.MULTILINE)
    assert headings == [rule["alert"] for rule in RULES]
    for rule in RULES:
        assert rule["annotations"]["guide"] == f"docs/operations/alerts.md#{rule['alert'].lower()}"
        assert rule["labels"]["severity"] in {"critical", "warning"}


def test_each_alert_is_tested_when_it_fires_and_when_it_does_not() -> None:
    tested = [(case["alertname"], bool(case["exp_alerts"])) for test in TESTS for case in test["alert_rule_test"]]
    assert sorted(tested) == sorted((rule["alert"], fires) for rule in RULES for fires in (True, False))
