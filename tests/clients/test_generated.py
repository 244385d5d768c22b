"""Clients generated from `openapi.json`: generated, compiled and run against a service, each by a short program that
uploads a still, polls, downloads the film and gets an error."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients.tools import BIN, GENERATOR_JAR, HERE, MODULES, find, run
from tests.support.money import assert_figures
from tests.support.pictures import draw_png
from tests.support.repository import ROOT
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

FAST = 480_000  # credits: fast, without sound, as every program here requests
_CONTRACT = ROOT / "openapi.json"
_JARS = [GENERATOR_JAR, *(Path("/usr/share/java") / f"{name}.jar" for name in (
    "httpmime", "httpclient", "httpcore", "commons-logging", "geronimo-annotation-1.3-spec",
))]  # fmt: skip

# The JDK's own HTTP client; and a request object, so that a new parameter does not move the others.
_JAVA = (
    "invokerPackage=kinora", "apiPackage=kinora.api", "modelPackage=kinora.model", "openApiNullable=false",
    "useJakartaEe=false", "useSingleRequestParameter=true",
)  # fmt: skip

Build = Callable[[Path], list[str | Path]]


def _generate(generator: str, target: Path, *properties: str, library: str | None = None) -> None:
    options = [f"--additional-properties={','.join(properties)}"] if properties else []
    options += [f"--library={library}"] if library else []
    run(
        BIN / "openapi-generator-cli", "generate", "-g", generator, "-i", _CONTRACT, "-o", target, *options, folder=ROOT
    )


def build_python(folder: Path) -> list[str | Path]:
    _generate("python", folder, "packageName=kinora")
    shutil.copy(HERE / "python" / "openapi_generator.py", folder / "tour.py")
    return [BIN / "python", "tour.py"]


def build_python_client(folder: Path) -> list[str | Path]:
    config = HERE / "python" / "openapi_python_client.yml"
    places = ("--path", _CONTRACT, "--output-path", folder / "kinora", "--config", config)
    run(BIN / "openapi-python-client", "generate", *places, "--meta", "none", "--fail-on-warning", folder=ROOT)
    shutil.copy(HERE / "python" / "openapi_python_client.py", folder / "tour.py")
    return [BIN / "python", "tour.py"]


def build_typescript(folder: Path) -> list[str | Path]:
    _generate("typescript-fetch", folder / "client", "importFileExtension=.js")
    _settle_typescript(folder)
    return _compile_typescript(folder, "openapi_generator.ts")


def build_hey_api(folder: Path) -> list[str | Path]:
    _settle_typescript(folder)
    shutil.copy(HERE / "node" / "openapi-ts.config.mjs", folder)
    run(MODULES / ".bin" / "openapi-ts", "-i", _CONTRACT, "--silent", "--no-log-file", folder=folder)
    return _compile_typescript(folder, "hey_api.ts")


def _settle_typescript(folder: Path) -> None:
    shutil.copy(HERE / "node" / "tsconfig.json", folder)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "node_modules").symlink_to(MODULES)


def _compile_typescript(folder: Path, program: str) -> list[str | Path]:
    shutil.copy(HERE / "node" / program, folder / "tour.ts")
    run(MODULES / ".bin" / "tsc", folder=folder)
    return ["node", "built/tour.js"]


def build_java(folder: Path) -> list[str | Path]:
    _generate("java", folder / "client", *_JAVA, library="native")
    classpath = ":".join(map(str, _JARS))
    sources = [*(folder / "client" / "src" / "main").rglob("*.java"), HERE / "java" / "Tour.java"]
    run(find("javac"), "-nowarn", "-cp", classpath, "-d", "classes", *sources, folder=folder)
    return [find("java"), "-cp", f"classes:{classpath}", "Tour"]


def build_go(folder: Path) -> list[str | Path]:
    _generate("go", folder / "client", "packageName=kinora", "enumClassPrefix=true", "withGoMod=false")
    (folder / "client" / "go.mod").write_text("module kinora.example/client\n\ngo 1.23\n")
    (folder / "go.mod").write_text(
        "module kinora.example/tour\n\ngo 1.23\n\nrequire kinora.example/client v0.0.0\n\n"
        "replace kinora.example/client => ./client\n"
    )
    shutil.copy(HERE / "go" / "main.go", folder)
    shutil.rmtree(folder / "client" / "test")  # its own tests need modules that are not installed
    # Nothing but the standard library, and no module proxy.
    run(BIN / "go", "build", "-o", "tour", ".", folder=folder, environment={"GOPROXY": "off", "GOTOOLCHAIN": "local"})
    return [folder / "tour"]


def build_ruby(folder: Path) -> list[str | Path]:
    _generate("ruby", folder, "gemName=kinora", "moduleName=Kinora")
    return [find("ruby"), "-I", "lib", HERE / "ruby" / "tour.rb"]


def build_php(folder: Path) -> list[str | Path]:
    _generate("php", folder, "invokerPackage=Kinora")
    return [find("php"), HERE / "php" / "tour.php"]


CLIENTS: dict[str, Build] = {
    "python, openapi-generator": build_python,
    "python, openapi-python-client": build_python_client,
    "typescript, openapi-generator": build_typescript,
    "typescript, hey-api": build_hey_api,
    "java, openapi-generator": build_java,
    "go, openapi-generator": build_go,
    "ruby, openapi-generator": build_ruby,
    "php, openapi-generator": build_php,
}


@pytest.mark.parametrize("name", CLIENTS)
def test_a_generated_client(name: str, service: Service, sandbox: Sandbox, app: App, tmp_path: Path) -> None:
    folder = tmp_path / "client"
    folder.mkdir()
    program = CLIENTS[name](folder)
    still = tmp_path / "still.png"
    still.write_bytes(draw_png())
    environment = {
        "URL": service.address,
        "KEY": app.key,
        "IMAGE": still,
        "FILM": tmp_path / "film.mp4",
        "PROMPT": name,
        "CLIENT": folder,
    }
    said = run(*program, folder=folder, environment=environment)
    (video,) = app.http.get("/videos").json()["data"]
    assert said.split() == [video["id"], "completed", "video_not_found"]
    assert (video["prompt"], video["size"], video["fast_mode"]) == (name, "720x1280", True)
    assert (tmp_path / "film.mp4").read_bytes() == app.http.get(f"/videos/{video['id']}/content").content
    assert sandbox.paid_calls(name) == 1
    assert_figures(app, used=FAST)
