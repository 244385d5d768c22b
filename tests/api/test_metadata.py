"""`metadata` and `user` are stored with the video of the client that sent them, and do not change which requests are
equal."""

import base64
import json
from typing import Any

import pytest

from tests.api.conftest import Quiet
from tests.support.films import ask, assert_error, get, make
from tests.support.pictures import draw_png
from tests.support.services import App, Service

DATA_URL = f"data:image/png;base64,{base64.b64encode(draw_png()).decode()}"
WHOLE = {f"key {number}": "v" * 512 for number in range(15)} | {"k" * 64: "猫"}


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({}, {}),
        ({"metadata": {}}, {}),
        ({"metadata": None, "user": None}, {}),
        ({"metadata": {"order": "7", "": None}} | {"metadata": {"order": "7"}}, {"order": "7"}),
        ({"user": "ann"}, {"user": "ann"}),
        ({"metadata": {"order": "7"}, "user": "ann"}, {"order": "7", "user": "ann"}),
        ({"metadata": WHOLE}, WHOLE),
    ],
)
def test_it_is_given_back_as_it_came_in_json(app: App, fields: dict[str, Any], kept: dict[str, str]) -> None:
    image = f"data:image/png;base64,{base64.b64encode(draw_png()).decode()}"
    posted = app.http.post("/videos", json={"prompt": "waves", "image": image, **fields})
    assert posted.status_code == 202, posted.text
    assert posted.json()["metadata"] == kept
    assert get(app, posted.json()["id"])["metadata"] == kept
    assert app.http.get("/videos").json()["data"][0]["metadata"] == kept


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"metadata[order]": "7", "metadata[a b]": "", "metadata[c d]": "e"}, {"order": "7", "c d": "e"}),
        ({"metadata": json.dumps({"order": "7"})}, {"order": "7"}),
        ({"metadata": "", "user": ""}, {}),
        ({"user": "ann", "metadata[team]": "猫"}, {"user": "ann", "team": "猫"}),
    ],
)
def test_it_is_given_back_as_it_came_in_a_form(app: App, fields: dict[str, Any], kept: dict[str, str]) -> None:
    assert ask(app, **fields)["metadata"] == kept


def test_it_is_no_part_of_the_request_and_stays_with_the_first(app: App) -> None:
    image = draw_png()
    first = ask(app, image, **{"metadata[order]": "7"})
    again = ask(app, image, **{"metadata[order]": "8"})
    assert again["id"] == first["id"]
    assert again["metadata"] == {"order": "7"}


def test_each_client_that_shares_a_film_has_its_own(service: Service, app: App) -> None:
    image = draw_png()
    make(app, image, **{"metadata[order]": "7"})
    with service.add_app() as other:
        hit = ask(other, image, **{"metadata[cart]": "9"})
        assert (hit["cache"], hit["metadata"]) == ("hit", {"cart": "9"})


BAD: list[tuple[dict[str, Any], str]] = [
    ({"metadata": [1]}, "object with string values"),
    ({"metadata": "order 7"}, "object with string values"),
    ({"metadata": {"order": 7}}, "string of at most 512"),
    ({"metadata": {"order": None}}, "string of at most 512"),
    ({"metadata": {"order": {"deep": "x"}}}, "string of at most 512"),
    ({"metadata": {"order": "x" * 513}}, "string of at most 512"),
    ({"metadata": {"": "7"}}, "1 to 64 characters"),
    ({"metadata": {"k" * 65: "7"}}, "1 to 64 characters"),
    ({"metadata": {f"{number}": "" for number in range(17)}}, "16 pairs"),
    ({"metadata": {f"{number}": "" for number in range(16)}, "user": "ann"}, "16 pairs"),
    ({"metadata": {"order": "a\0b"}}, "an invalid character"),
    ({"metadata": {"order": "a\ud800b"}}, "an invalid character"),
    ({"user": 7}, "string of at most 512"),
]


@pytest.mark.parametrize(("fields", "words"), BAD, ids=range(len(BAD)))
def test_what_cannot_be_kept_is_refused_by_name(quiet: Quiet, fields: dict[str, Any], words: str) -> None:
    body = json.dumps({"prompt": "waves", "image": DATA_URL, **fields})
    answer = quiet.app.http.post("/videos", content=body, headers={"content-type": "application/json"})
    assert words in assert_error(answer, 400, "invalid_value", "metadata")["message"]
    quiet.assert_untouched()


def test_a_label_that_is_given_twice_is_refused(quiet: Quiet) -> None:
    fields = {"prompt": "waves", "user": "ann", "metadata[user]": "bob"}
    answer = quiet.app.http.post("/videos", data=fields, files={"image": draw_png()})
    assert "more than once" in assert_error(answer, 400, "invalid_value", "user")["message"]
    quiet.assert_untouched()
