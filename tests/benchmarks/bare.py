"""The floor: a FastAPI app with one route that returns a pydantic model, on uvicorn, and nothing else.

`python -m tests.benchmarks.bare PORT FOLDER` answers `GET /videos/{id}`, `GET /videos` and `GET /credits` with the
models in the JSON files of a folder.
"""

import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from app.schemas.credits import Credits
from app.schemas.videos import Video, VideoPage

FILES = {"video": "video.json", "page": "page.json", "credits": "credits.json"}


def create_app(folder: Path) -> FastAPI:
    app = FastAPI()
    video = Video.model_validate_json((folder / FILES["video"]).read_bytes())
    page = VideoPage.model_validate_json((folder / FILES["page"]).read_bytes())
    credits_ = Credits.model_validate_json((folder / FILES["credits"]).read_bytes())

    @app.get("/videos/{video_id}")
    async def get_video(video_id: str) -> Video:  # noqa: ARG001 - the route must read it, as ours does
        return video

    @app.get("/videos")
    async def list_videos() -> VideoPage:
        return page

    @app.get("/credits")
    async def get_credits() -> Credits:
        return credits_

    return app


if __name__ == "__main__":
    uvicorn.run(create_app(Path(sys.argv[2])), port=int(sys.argv[1]), log_level="warning", access_log=False)
