"""The bill of materials lists what the image installs, with what needs it, and names no registry."""

import json
import re

from tests.support import bom
from tests.support.repository import ROOT

LOCKED = re.findall(r"^([\w.-]+)==([\w.!+]+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
WINDOWS = {"colorama"}


def test_the_bill_of_materials_lists_what_the_image_contains() -> None:
    """Whether CycloneDX allows it, `write_bom` itself checks."""
    made = json.loads(text := bom.write_bom())
    parts = {(part["purl"].split("/")[0], part["name"]): part["version"] for part in made["components"]}
    assert {name: version for (kind, name), version in parts.items() if kind == "pkg:pypi"} == {
        name: version for name, version in LOCKED if name not in WINDOWS
    }
    assert {name for kind, name in parts if kind != "pkg:pypi"} == {"htm", "preact", "sqlite", "python"}
    assert re.findall(r"https?://[^/\"]+", text) == ["http://cyclonedx.org"], "the address of its own schema"


def test_each_part_says_what_it_needs() -> None:
    made = json.loads(bom.write_bom())
    needs = {each["ref"].split("@")[0]: each.get("dependsOn", []) for each in made["dependencies"]}
    assert any(name.startswith("pkg:pypi/fastapi@") for name in needs["kinora"])
    assert any(name.startswith("pkg:pypi/starlette@") for name in needs["pkg:pypi/fastapi"])
    assert needs["pkg:pypi/annotated-doc"] == []
