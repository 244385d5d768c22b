"""Upload, poll, download and one error, with the generated client only. Prints id, status and the error's code."""

import os
import time
from io import BytesIO
from pathlib import Path

from kinora import AuthenticatedClient
from kinora.api.videos import create_video, download_video, get_video
from kinora.models import AspectRatio, CreateVideo, ErrorEnvelope, Resolution, Status, Video
from kinora.types import File

image = File(payload=BytesIO(Path(os.environ["IMAGE"]).read_bytes()), file_name="still.png", mime_type="image/png")
with AuthenticatedClient(base_url=os.environ["URL"], token=os.environ["KEY"]) as client:
    body = CreateVideo(
        image=image,
        prompt=os.environ["PROMPT"],
        aspect_ratio=AspectRatio.TALL,
        resolution=Resolution.HD,
        fast_mode=True,
    )
    video = create_video.sync(client=client, body=body)
    assert isinstance(video, Video), video
    while video.status in {Status.QUEUED, Status.IN_PROGRESS}:
        time.sleep(0.1)
        video = get_video.sync(video.id, client=client)
        assert isinstance(video, Video), video
    film = download_video.sync(video.id, client=client)
    assert isinstance(film, File), film
    Path(os.environ["FILM"]).write_bytes(film.payload.read())
    failure = get_video.sync("video_0", client=client)
    assert isinstance(failure, ErrorEnvelope), failure
    print(video.id, video.status.value, failure.error.code)
