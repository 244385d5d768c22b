"""Promise 1: the same request is the same video."""

from concurrent.futures import ThreadPoolExecutor

from tests.support.films import ask, finish, make, post
from tests.support.pictures import draw_png
from tests.support.processes import App, Sandbox, Service


def test_many_equal_posts_of_two_clients_make_one_paid_call(service: Service, sandbox: Sandbox) -> None:
    image, prompt = draw_png(), "a hundred and twenty posts, one film"
    with service.add_app() as first, service.add_app() as second, ThreadPoolExecutor(40) as pool:
        posts = [pool.submit(post, first, image, prompt=prompt) for _ in range(100)]
        posts += [pool.submit(post, second, image, prompt=prompt) for _ in range(20)]
        answers = [waiting.result() for waiting in posts]
        assert {answer.status_code for answer in answers} <= {200, 202}
        ids = [{answer.json()["id"] for answer in part} for part in (answers[:100], answers[100:])]
        assert [len(part) for part in ids] == [1, 1]
        assert ids[0] != ids[1]
        ended = [finish(first, *ids[0]), finish(second, *ids[1])]
        assert [video["status"] for video in ended] == ["completed", "completed"]
        assert sorted(video["cache"] for video in ended) == ["joined", "miss"]
        payer = next(app for app, video in zip((first, second), ended, strict=True) if video["cache"] == "miss")
        other = second if payer is first else first
        assert payer.credits()["usedCredit"] == 960_000
        assert other.credits()["usedCredit"] == other.credits()["heldCredit"] == 0
    assert sandbox.paid_calls(prompt) == 1
