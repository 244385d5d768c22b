"""Uses OpenAI's SDK for Python, in the version that runs this: `openai_sdk.py tour|poor|retry IMAGE`. Prints JSON.

It imports nothing of Kinora: the old versions have their own virtualenvs, without Kinora.
"""

import base64
import json
import os
import sys
import warnings
from pathlib import Path
from typing import Any

import openai
from openai import APIStatusError, NotFoundError, OpenAI

warnings.filterwarnings("ignore", message="The Sora API")  # OpenAI's server is gone, the SDK is not


def tour(client: OpenAI, image: Path) -> dict[str, Any]:
    """Create from a file, from bytes and from a data URL; poll, retrieve, list, download, delete, request a missing
    video."""
    prompt = os.environ["PROMPT"]
    with image.open("rb") as file:
        made = client.videos.create_and_poll(prompt=prompt, input_reference=file, seconds="8", size="1280x720")
    data_url = f"data:image/png;base64,{base64.b64encode(image.read_bytes()).decode()}"
    size: Any = {"prompt": prompt, "size": "1280x720"}
    of_bytes = client.videos.create(input_reference=image.read_bytes(), **size)
    of_data_url = client.videos.create(extra_body={"input_reference[image_url]": data_url}, **size)
    other = client.videos.create_and_poll(prompt=prompt, input_reference=image, extra_body={"take": 2})
    looked = client.videos.retrieve(made.id)
    pages = [video.id for video in client.videos.list(limit=1)]
    client.videos.download_content(made.id).write_to_file(os.environ["FILM"])
    deleted = client.videos.delete(other.id)
    try:
        client.videos.retrieve(other.id)
        raise AssertionError("a deleted video was found")
    except NotFoundError as error:
        code = error.code
    return {
        "version": openai.__version__,
        "made": made.id,
        "status": looked.status,
        "again": [of_bytes.id, of_data_url.id],
        "pages": pages,
        "deleted": [deleted.id, deleted.deleted],
        "code": code,
    }


def poor(client: OpenAI, image: Path) -> dict[str, Any]:
    """Request more than the credits allow."""
    try:
        client.videos.create(prompt=os.environ["PROMPT"], input_reference=image)
        raise AssertionError("a video was accepted without credit")
    except APIStatusError as error:
        return {"status": error.status_code, "code": error.code, "required": error.body["required"]}  # type: ignore[index]


def retry(client: OpenAI, image: Path) -> dict[str, Any]:
    """Create a video although the network loses the response, then send the same request again."""
    videos = [client.videos.create(prompt=os.environ["PROMPT"], input_reference=image) for _ in range(2)]
    return {"ids": [video.id for video in videos]}


if __name__ == "__main__":
    _, scene, path = sys.argv
    kinora = OpenAI(base_url=os.environ["URL"], api_key=os.environ["KEY"])
    print(json.dumps({"tour": tour, "poor": poor, "retry": retry}[scene](kinora, Path(path))))  # noqa: T201 - for the test
