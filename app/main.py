"""Assembles the ASGI app: lifespan, routers, error handlers, middleware."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from typing import cast

import structlog
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig

from app.api import credits, errors, health, keys, links, metrics, middleware, models, usage, videos, webhooks
from app.api.bodies import Bodies
from app.api.callers import Callers
from app.api.direct import Direct
from app.api.key_uses import open_key_uses
from app.api.metrics.counting import start_counting
from app.api.metrics.gauges import Gauges
from app.api.open_answers import OpenAnswers
from app.api.openapi import document
from app.api.operators import ROUTERS
from app.api.pages import console, docs
from app.api.rates import Rate, Rates
from app.config import Settings
from app.metrics import Metrics
from app.resources import open_resources
from app.store.database import find_backend
from app.tracing import NO_TRACING, Tracing
from app.worker import Worker

log = structlog.get_logger(__name__)

_FREQUENT = {videos.create_video, videos.get_video, videos.list_videos, videos.download_video, credits.get_credits}


def create_app(settings: Settings, *, work: bool = True, tracing: Tracing = NO_TRACING) -> FastAPI:
    """Build the ASGI app. With `work`, a worker runs during its lifespan. The database must have the newest schema."""
    measured = Metrics()
    app = FastAPI(
        title="Kinora",
        version=version("kinora"),
        lifespan=partial(_live, settings, measured, tracing, work=work),
        openapi_url=None,
        generate_unique_id_function=_name_operation,
        redirect_slashes=False,
        telemetry=cast("TelemetryConfig", tracing.telemetry),
    )
    app.state.rates = Rates(Rate(settings.posts_per_minute), Rate(settings.reads_per_minute))
    app.state.bodies, app.state.open_answers = Bodies(settings.body_limit), OpenAnswers()
    errors.install(app)
    _include_routes(app)
    document.install(app)
    _wrap(app, settings, measured, tracing)
    return app


@asynccontextmanager
async def _live(
    settings: Settings, measured: Metrics, tracing: Tracing, app: FastAPI, *, work: bool
) -> AsyncIterator[None]:
    """The lifespan: what the handlers use is open, and the worker runs."""
    for warning in find_backend(settings.database_url).list_warnings():
        log.warning("machine_warning", warning=warning)
    async with (
        open_resources(settings, measured, tracing, has_worker=work) as resources,
        open_key_uses(resources.database) as key_uses,
    ):
        app.state.resources, app.state.key_uses = resources, key_uses
        app.state.callers = Callers(resources.database, settings.operator_proxy_secret)
        app.state.gauges = Gauges(resources)
        start_counting(resources.database, measured)
        worker = Worker(resources)
        if work:
            await worker.start()
        try:
            yield
        finally:
            await worker.stop()


def _include_routes(app: FastAPI) -> None:
    routers = (videos.router, links.router, *webhooks.ROUTERS, credits.router, keys.router, usage.router, *ROUTERS)
    for router in (*routers, models.router, health.router, metrics.router):
        app.include_router(router)
    for page in (console, docs):
        app.include_router(page.router)


def _wrap(app: FastAPI, settings: Settings, measured: Metrics, tracing: Tracing) -> None:
    """From the inside out. Errors are caught inside CORS, so that a page of an allowed origin can read even a 500.
    Response headers are outermost, so that even a preflight has a request id."""
    frequent = [route for route in _list_routes() if route.endpoint in _FREQUENT]
    app.add_middleware(Direct, routes=frequent, name_request=tracing.name_request)
    app.add_middleware(middleware.Aliases)
    app.add_middleware(middleware.ErrorMiddleware, metrics=measured)
    if settings.cors_origins:
        app.add_middleware(middleware.Cors, origins=settings.cors_origins)
    app.add_middleware(middleware.ResponseHeaders)


def _list_routes() -> Iterator[APIRoute]:
    for route in (*videos.router.routes, *credits.router.routes):
        if isinstance(route, APIRoute):
            yield route


def _name_operation(route: APIRoute) -> str:
    return route.name
