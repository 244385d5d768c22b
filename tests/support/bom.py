"""`make sbom`: what the image contains, as a bill of materials in CycloneDX: `kinora.cdx.json`. It is made of the files
that pin it: `requirements.lock`, the console's `package-lock.json` and the `Dockerfile`."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.markers import Marker
from packaging.utils import canonicalize_name

from tests.support.repository import ROOT

OUT = ROOT / "kinora.cdx.json"
_KINORA = "kinora"
_LINES = re.MULTILINE
_BLOCK = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[\w.!+]+)(?: ; (?P<marker>.+?))? \\\n(?P<rest>(?: {4}.*\n)+)", _LINES
)
_NEEDED_BY = re.compile(r"^ {4}# +(?:via )?(?!via$)([\w.-]+)", _LINES)
_BASE = re.compile(r"^ARG PYTHON=python:(?P<version>(?P<python>\d+\.\d+)\S+)@sha256:(?P<sha256>\w+)$", _LINES)
_SQLITE = re.compile(
    r"^ADD --checksum=sha256:(?P<sha256>\w+) [^~]*sqlite_version != '(?P<version>[\d.]+)'", re.MULTILINE
)


@dataclass(frozen=True)
class Package:
    """A line of the lock file, and which packages need it."""

    name: str
    version: str
    needed_by: frozenset[str]


def main() -> None:
    OUT.write_text(write_bom())
    print(f"{OUT.name}: {len(json.loads(OUT.read_text())['components'])} components")  # noqa: T201 - a developer's tool


def write_bom() -> str:
    """The text, which the schema of CycloneDX allows. Raises ValueError when it does not."""
    text: str = JsonV1Dot6(build_bom()).output_as_string(indent=2) + "\n"
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise ValueError(str(error))
    return text


def build_bom() -> Bom:
    base = _search(_BASE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    kinora = Component(name=_KINORA, version=project["version"], type=ComponentType.APPLICATION, bom_ref=_KINORA)
    bom = Bom()
    bom.metadata.component = kinora
    packages = list(list_packages(base["python"]))
    known = {_KINORA: kinora} | {each.name: _create_component("pypi", each.name, each.version) for each in packages}
    for component in [*list(known.values())[1:], *_list_bundled(), _find_sqlite(), _find_base(base)]:
        bom.components.add(component)
    for name, component in known.items():
        needs = [known[each.name] for each in packages if name in each.needed_by]
        bom.register_dependency(component, needs)
    return bom


def list_packages(python: str) -> Iterator[Package]:
    """What the lock file installs in the image, with this version of Python."""
    image = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "python_version": python}
    for block in _BLOCK.finditer((ROOT / "requirements.lock").read_text()):
        if block["marker"] is None or Marker(block["marker"]).evaluate(image):
            needed_by = frozenset(map(canonicalize_name, _NEEDED_BY.findall(block["rest"])))
            yield Package(canonicalize_name(block["name"]), block["version"], needed_by)


def _list_bundled() -> Iterator[Component]:
    """The libraries in the console's bundle; esbuild only makes it."""
    packages = json.loads((ROOT / "app/console/package-lock.json").read_text())["packages"]
    for name in packages[""]["dependencies"].keys() - {"esbuild"}:
        yield _create_component("npm", name, packages[f"node_modules/{name}"]["version"])


def _find_sqlite() -> Component:
    found = _search(_SQLITE)
    return _create_component("generic", "sqlite", found["version"], found["sha256"])


def _find_base(found: re.Match[str]) -> Component:
    return _create_component("docker", "python", found["version"], found["sha256"], ComponentType.CONTAINER)


def _search(pattern: re.Pattern[str]) -> re.Match[str]:
    found = pattern.search((ROOT / "Dockerfile").read_text())
    assert found, "the Dockerfile has another form: change the pattern"
    return found


def _create_component(
    kind: str, name: str, version: str, sha256: str | None = None, what: ComponentType = ComponentType.LIBRARY
) -> Component:
    url = PackageURL(kind, name=name, version=version)
    hashes = [] if sha256 is None else [HashType(alg=HashAlgorithm.SHA_256, content=sha256)]
    return Component(name=name, version=version, type=what, purl=url, bom_ref=url.to_string(), hashes=hashes)


if __name__ == "__main__":
    main()
