"""Upload, poll, download and one error, with the generated client only. Prints id, status and the error's code."""

import os
import time
from pathlib import Path

import kinora
from kinora import ApiException, AspectRatio, ErrorEnvelope, Resolution, Status

settings = kinora.Configuration(host=os.environ["URL"], access_token=os.environ["KEY"])
with kinora.ApiClient(settings) as client:
    videos = kinora.VideosApi(client)
    video = videos.create_video(
        image=os.environ["IMAGE"],
        prompt=os.environ["PROMPT"],
        aspect_ratio=AspectRatio.TALL,
        resolution=Resolution.HD,
        fast_mode=True,
    )
    while video.status in {Status.QUEUED, Status.IN_PROGRESS}:
        time.sleep(0.1)
        video = videos.get_video(video.id)
    Path(os.environ["FILM"]).write_bytes(videos.download_video(video.id))
    try:
        videos.get_video("video_0")
    except ApiException as error:
        print(video.id, video.status.value, ErrorEnvelope.from_json(error.body).error.code)
