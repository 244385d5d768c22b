"""What the service is compared with: FastAPI routes on uvicorn, and nothing else.

`python -m tests.benchmarks.bare PORT FOLDER` answers with the models in the JSON files of a folder. `POST /videos`
takes the same form as ours, `GET /film` is Starlette's FileResponse. `POST /drain` is below FastAPI: it only reads the
body.
"""

import sys
from pathlib import Path
from typing import Annotated

import uvicorn
from fastapi import FastAPI, Form, UploadFile
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.schemas.credits import Credits
from app.schemas.videos import Video, VideoPage

FILES = {"video": "video.json", "page": "page.json", "credits": "credits.json"}
FILM = "film.mp4"


class Drain:
    """Reads the body of `POST /drain` and answers 204; everything else goes to the app."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != "/drain":
            await self._app(scope, receive, send)
            return
        while (await receive()).get("more_body"):
            pass
        await Response(status_code=204)(scope, receive, send)


def create_app(folder: Path) -> FastAPI:
    app = FastAPI()
    video = Video.model_validate_json((folder / FILES["video"]).read_bytes())
    page = VideoPage.model_validate_json((folder / FILES["page"]).read_bytes())
    credits_ = Credits.model_validate_json((folder / FILES["credits"]).read_bytes())

    @app.get("/videos/{video_id}")
    async def get_video(video_id: str) -> Video:  # noqa: ARG001 - the route must read it, as ours does
        return video

    @app.post("/videos")
    async def create_video(image: UploadFile, prompt: Annotated[str, Form()]) -> Video:  # noqa: ARG001 - parsed all the same
        return video

    @app.get("/videos")
    async def list_videos() -> VideoPage:
        return page

    @app.get("/credits")
    async def get_credits() -> Credits:
        return credits_

    @app.get("/film")
    async def get_film() -> FileResponse:
        return FileResponse(folder / FILM)

    return app


if __name__ == "__main__":
    uvicorn.run(Drain(create_app(Path(sys.argv[2]))), port=int(sys.argv[1]), log_level="warning", access_log=False)
