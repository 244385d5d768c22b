"""What a film of 10 MB costs, whole and in ranges of 1 MB: CPU beside Starlette's FileResponse, MB/s beside nginx.

nginx serves the same file with `sendfile`, as one process. Without nginx its columns are empty.
"""

import os
import shutil

from sqlalchemy import update
from sqlmodel import col

from app.domain import videos
from app.store.sessions import Session
from app.store.tables import Generation
from tests.benchmarks.bare import FILM
from tests.benchmarks.load import Load, alternate
from tests.benchmarks.report import Report
from tests.benchmarks.servers import Bench, find_server, run_bare, run_nginx, run_service, store_answers
from tests.support.services import App, Service

_BYTES = 10_000_000
_RANGE = "range: bytes=4000000-4999999"
_CONNECTIONS = 4
_COLUMNS = ("FileResponse, µs of CPU", "Kinora", "Kinora : FileResponse", "nginx, MB/s", "Kinora", "Kinora : nginx")


def run(bench: Bench, report: Report) -> None:
    for title, database in bench.databases.items():
        note = "Less is better for CPU, more for MB/s." + ("" if shutil.which("nginx") else " nginx is not installed.")
        report.open_table(f"Films, {title}", *_COLUMNS, note=note)
        with run_service(bench, f"films-{title}", database) as service, service.add_app() as app:
            video_id = store_answers(app, service.folder)
            grow_film(service, app, video_id)
            ours = (find_server(service), f"/videos/{video_id}/content")
            with run_bare(service.folder) as bare, run_nginx(service.folder, service.folder) as nginx:
                sides = [(bare, "/film"), ours, *([(nginx, f"/{FILM}")] if nginx else [])]
                for server, _ in sides:
                    server.pin()
                for name, size, headers in (("10 MB, whole", _BYTES, ()), ("a range of 1 MB", 1_000_000, (_RANGE,))):
                    loads = [
                        (server, Load(path, (f"authorization: Bearer {app.key}", *headers), None, _CONNECTIONS))
                        for server, path in sides
                    ]
                    floor, cost, *best = alternate(loads, bench.turns, bench.seconds)
                    speed = cost.rate * size / 1e6
                    peer = [best[0].rate * size / 1e6] if best else []
                    compared = (peer[0], speed, speed / peer[0]) if peer else ("", speed, "")
                    report.add(name, floor.cpu_us, cost.cpu_us, cost.cpu_us / floor.cpu_us, *compared)


def grow_film(service: Service, app: App, video_id: str) -> None:
    """Replace the sandbox's small film by one of 10 MB, for the service and for the servers beside it."""
    film = service.folder / FILM
    film.write_bytes(os.urandom(_BYTES))

    def change(session: Session) -> str:
        generation_id = videos.get(session, app.id, video_id).generation_id
        session.execute(update(Generation).where(col(Generation.id) == generation_id).values(film_bytes=_BYTES))
        return generation_id

    generation_id = service.write(change)
    shutil.copyfile(film, service.content / "films" / f"{generation_id}.mp4")
    service.stop()
    service.start()
