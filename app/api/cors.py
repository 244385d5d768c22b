"""CORS: pages of origins that an operator allows may read responses, and their preflights need no key."""

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from app.api.problems import render
from app.errors import OriginRefused

_METHODS = ("GET", "HEAD", "POST", "DELETE", "PUT", "PATCH")
# All our headers that a page may want to read; browsers hide all others from it.
_EXPOSED = (
    "accept-ranges", "allow", "content-disposition", "content-length", "content-range", "etag", "idempotency-replayed",
    "kinora-cache", "location", "openai-poll-after-ms", "preference-applied", "retry-after", "retry-after-ms",
    "www-authenticate", "x-request-id", "x-should-retry",
)  # fmt: skip


class Cors(CORSMiddleware):
    """Starlette's middleware without cookies, since a client sends its key in a header. Every request header is
    allowed, because OpenAI's SDK in a page sends a dozen of its own."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        super().__init__(
            app, allow_origins=origins, allow_methods=_METHODS, allow_headers=["*"], expose_headers=_EXPOSED
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        answer: Response = super().preflight_response(request_headers)
        if answer.status_code == 200:
            return answer
        headers = {"vary": answer.headers["vary"]}
        return render(
            OriginRefused("This origin or method is not allowed. Ask an operator to allow the origin.", headers=headers)
        )
