"""A short siege: during each attack, every request of the honest client succeeds, and nothing is left behind.

Times and memory are measured by `make siege`; here nothing is timed.
"""

from collections.abc import Iterator

import pytest

from tests.siege.attacks import ATTACKS
from tests.siege.siege import Siege

_SECONDS = 2.0


@pytest.fixture(scope="module")
def siege(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Siege]:
    siege = Siege(tmp_path_factory.mktemp("siege"))
    yield siege
    assert siege.close() == 0


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_fails_no_request_of_another_client(siege: Siege, name: str) -> None:
    outcome = siege.run([name], _SECONDS)
    assert outcome.diary.failures == []
    assert outcome.diary.accepted
    siege.wait_until_clean(outcome.diary)
    siege.service.audit()
