"""Imports go in one direction through the layers."""

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.support.repository import ROOT

_CONTRACTS = {"house", "api", "domain", "store", "decoding", "images", "sandbox", "web", "rules", "out"}


def test_the_contracts_of_the_house_are_kept() -> None:
    checker = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([checker, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert f"Contracts: {len(_CONTRACTS)} kept, 0 broken." in answer.stdout


def test_no_contract_was_dropped_or_emptied() -> None:
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in configured} == _CONTRACTS
    assert all(contract["exhaustive"] for contract in configured if contract["type"] == "layers")
    assert not [contract["id"] for contract in configured if "ignore_imports" in contract]
