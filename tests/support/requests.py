"""Requests a film without HTTP, in the process that makes it."""

import hashlib
from io import BytesIO

from app import intake
from app.domain import requests
from app.intake import Submission
from app.resources import Resources
from app.schemas.parameters import VideoParameters
from tests.support.pictures import draw_png

_STILL = draw_png(colour=(20, 90, 160))  # small, and always the same: the sandbox renders its film only once


async def request(resources: Resources, client_id: str, prompt: str) -> None:
    """Do the same as `POST /videos`."""
    submission = Submission(VideoParameters(prompt=prompt), {}, BytesIO(_STILL), _hash())
    await intake.accept(resources, client_id, submission)


def fingerprint(prompt: str) -> str:
    """The fingerprint of such a request with the default settings."""
    return requests.fingerprint(_hash(), VideoParameters(prompt=prompt), "veo3-video", "fast_mode", None)


def _hash() -> str:
    return hashlib.sha256(_STILL).hexdigest()
