"""Lighthouse on a phone: at least 95 of 100 in the categories that do not depend on the speed of this machine.

`make lighthouse` also measures the performance.
"""

from pathlib import Path

import pytest

from tests.browser import lighthouse
from tests.support.services import App, Service

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("page", lighthouse.PAGES)
def test_a_page_is_good_on_a_phone(service: Service, app: App, tmp_path: Path, page: str) -> None:
    address = service.address + lighthouse.PAGES[page].format(key=app.key)
    report = lighthouse.measure(address, tmp_path, lighthouse.STEADY)
    scores = lighthouse.read_scores(report)
    assert set(scores) == set(lighthouse.STEADY)
    assert min(scores.values()) >= lighthouse.ENOUGH, (scores, lighthouse.list_failures(report))
