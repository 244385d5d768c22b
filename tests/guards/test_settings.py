"""Every setting is documented, and a wrong one stops the start with a line that names it but never its value."""

import json
import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from app import config
from app.config import PREFIX, Misconfigured, Settings
from tests.support.commands import assert_refused, run_kinora
from tests.support.repository import README, ROOT

FIELDS = Settings.model_fields
_OF_GENERATE = {"KINORA_URL", "KINORA_API_KEY"}
_ROW = re.compile(r"^\| `(KINORA_\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)
DOCUMENTED = {name: (default.strip("`"), meaning) for name, default, meaning in _ROW.findall(README.read_text())}

# Wrong values: each contains a word of _ODD, so that a line which shows the value is noticed.
WRONG = [
    ("upstream_api_key", "sëcret-hunter2"), ("upstream_api_key", "hunter2\nhunter2"),
    ("upstream_api_key", "'hunter2'"), ("upstream_api_key", "hunter2 hunter2"), ("upstream_api_key_file", "/nowhere"),
    ("database_url_file", "/nowhere"),  # these two are shown: the path of a file is no secret
    ("upstream_url", "ftp://user:hunter2@upstream.invalid"), ("upstream_url", "hunter2"),
    ("upstream_url", "https:///hunter2"), ("upstream_async", "perhaps"), ("upstream_model", ""),
    ("upstream_dialect", "perhaps"), ("upstream_concurrency", "0"), ("upstream_concurrency", "perhaps"),
    ("upstream_requests_per_minute", "-7919"), ("upstream_requests_per_minute", "7919" * 10),
    ("database_url", "mysql://user:hunter2@somewhere/kinora"), ("database_url", "sqlite://"),
    ("database_url", "sqlite:///./"), ("database_url", "postgresql+psycopg://user:hunter2@somewhere:port/kinora"),
    ("database_url", "postgresql://user:hunter2@somewhere/kinora"), ("lease_seconds", "0"), ("lease_seconds", "inf"),
    ("content_url", "s3://hunter2/bucket"), ("content_url", "file:"),
    ("content_retention_days", "-7919"), ("content_retention_days", "0"), ("content_retention_days", "nan"),
    ("content_retention_days", "inf"), ("content_retention_days", "7919e90"), ("cache_shared", "perhaps"),
    ("prices", "{hunter2"), ("prices", "[]"), ("prices", "7919"), ("prices", '{"fast": 7919}'),
    ("prices", '{"fast+audio": 1, "fast": 0, "standard+audio": 1, "standard": 7919}'),
    ("prices", '{"fast+audio": 1, "fast": 1, "standard+audio": 1, "standard": 1, "turbo": 7919}'),
    ("prices", '{"fast+audio": 1, "fast": "hunter2", "standard+audio": 1, "standard": 1}'),
    ("prices", '{"fast+audio": 1, "fast": 1e40, "standard+audio": 1, "standard": 7919}'),
    ("charge_unknown", "perhaps"), ("generation_deadline_minutes", "perhaps"), ("generation_deadline_minutes", "inf"),
    ("queue_deadline_hours", "-7919"), ("queue_deadline_hours", "inf"), ("queue_limit", "0"), ("queue_limit", "7919.5"),
    ("credit_limit_total", "-7919"), ("credit_limit_total", "7919" * 10), ("credit_limit_total", "7919.5"),
    ("shutdown_grace_seconds", "-7919"), ("shutdown_grace_seconds", "inf"), ("shutdown_grace_seconds", "nan"),
    ("max_image_bytes", "perhaps"), ("max_image_bytes", "0"), ("max_image_bytes", "7919" * 10),
    ("max_upload_bytes", "perhaps"), ("max_upload_bytes", "7919"), ("max_upload_bytes", "7919" * 10),
    ("posts_per_minute", "-7919"), ("posts_per_minute", "perhaps"), ("reads_per_minute", "7919.5"),
    ("metrics_token", "hunter2 hunter2"), ("metrics_token_file", "/nowhere"),
    ("keep_alive_seconds", "perhaps"), ("keep_alive_seconds", "7919.5"),
    ("cors_origins", "hunter2"), ("cors_origins", "https://a.example/hunter2"), ("cors_origins", "https://a.example,7919"),
    ("cors_origins", "https://user:hunter2@a.example"), ("egress_allow", "hunter2"), ("egress_allow", "10.0.0.0/7919"),
    ("upstream_film_hosts", "https://hunter2"), ("upstream_film_hosts", "a.example,hunter2 a"),
    ("upstream_film_hosts", "*.hunter2"), ("upstream_film_hosts", "10.0.0.7919"),
    ("egress_allow", "10.0.0.7919/8"), ("egress_allow", "10.0.0.1/8,hunter2"),
    ("operator_header", "hunter2 hunter2"), ("operator_header", "hunter2:"),
    ("operator_header", "X-Kinora-Proxy-Secret"), ("operator_proxies", "hunter2"),
    ("operator_proxies", "10.0.0.7919/8"), ("operator_proxy_secret", "hunter2"),
    ("operator_proxy_secret", "hunter2 " * 8), ("operator_proxy_secret", "hünter2" * 8),
    ("operator_proxy_secret_file", "/nowhere"),
]  # fmt: skip
_ODD = ("hunter2", "perhaps", "7919")
# Through the real command, once for each kind of value: a secret, an address, a yes or no, a number, a word, JSON.
SAID_TO_SERVE = [WRONG[0], ("upstream_url", "hunter2"), ("cache_shared", "perhaps"), ("queue_limit", "7919.5"),
                 ("upstream_dialect", "perhaps"), ("prices", "{hunter2")]  # fmt: skip


def test_every_setting_and_no_other_is_in_the_readme() -> None:
    assert {_variable(name) for name in FIELDS} == set(DOCUMENTED)
    assert set(re.findall(r"KINORA_\w+", README.read_text())) - set(DOCUMENTED) == _OF_GENERATE


@pytest.mark.parametrize("pages", ["docs/operations/*.md", "docker-compose.yml", "Dockerfile", "CONTRIBUTING.md"])
def test_no_page_speaks_of_a_setting_that_there_is_none_of(pages: str) -> None:
    texts = [page.read_text() for page in ROOT.glob(pages)]
    assert texts
    named = {name for text in texts for name in re.findall(r"KINORA_[A-Z_]*[A-Z]", text)}
    assert named - set(DOCUMENTED) <= _OF_GENERATE


@pytest.mark.parametrize("name", FIELDS)
def test_the_readme_tells_the_default_and_the_meaning(name: str) -> None:
    default, meaning = DOCUMENTED[_variable(name)]
    assert default == _write(FIELDS[name].default)
    assert len(meaning) > 5
    assert (FIELDS[name].description or "").endswith((".", "`"))


def test_each_setting_has_a_wrong_value_here() -> None:
    assert {name for name, _ in WRONG} == set(FIELDS)


@pytest.mark.parametrize(("name", "value"), SAID_TO_SERVE)
def test_a_wrong_setting_stops_the_start_with_one_line(name: str, value: str, tmp_path: Path) -> None:
    environment = {"KINORA_UPSTREAM_API_KEY": "good", _variable(name): value}
    answer = run_kinora("serve", "--port", "0", folder=tmp_path, environment=environment)
    _assert_silent(assert_refused(answer, 2, _variable(name)))
    assert list(tmp_path.iterdir()) == [], "a refused start leaves nothing behind"


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_setting_is_named_and_its_value_is_not_told(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(_variable(name), value)
    with pytest.raises(Misconfigured) as refusal:
        config.load()
    assert str(refusal.value).startswith(f"{_variable(name)}: ")
    assert "\n" not in str(refusal.value)
    _assert_silent(str(refusal.value))


_SIGN_IN = {
    "operator_header": "X-Forwarded-Email", "operator_proxies": "10.1.0.0/16", "operator_proxy_secret": "0451" * 8,
}  # fmt: skip


@pytest.mark.parametrize("missing", _SIGN_IN)
def test_what_is_missing_for_the_sign_in_is_named(missing: str) -> None:
    given = {name: value for name, value in _SIGN_IN.items() if name != missing}
    with pytest.raises(Misconfigured) as refusal:
        config.load(**given)
    assert str(refusal.value).startswith(f"{_variable(missing)}: ")
    assert "0451" not in str(refusal.value)
    assert config.load(**_SIGN_IN).operator_header == "X-Forwarded-Email"


def test_a_wrong_line_of_the_env_file_is_named_too(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KINORA_UPSTREAM_API_KEY=good\nKINORA_QUEUE_LIMIT=hunter2\n")
    line = assert_refused(run_kinora("serve", folder=tmp_path), 2, "KINORA_QUEUE_LIMIT")
    _assert_silent(line)


def test_a_setting_that_is_written_in_full_is_read_in_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    prices = {"fast+audio": 4, "fast": 3, "standard+audio": 2, "standard": 1}
    monkeypatch.setenv("KINORA_PRICES", json.dumps(prices))
    monkeypatch.setenv("KINORA_UPSTREAM_API_KEY", "  a-key-with-spaces-around  ")
    monkeypatch.setenv("KINORA_UPSTREAM_URL", "https://upstream.invalid/base/")
    settings = config.load()
    assert settings.prices == prices
    assert settings.upstream_api_key == SecretStr("a-key-with-spaces-around")
    assert settings.upstream_url == "https://upstream.invalid/base"


def test_no_representation_of_the_settings_holds_the_key() -> None:
    settings = config.load(upstream_api_key="hunter2-0451")
    assert settings.upstream_api_key is not None
    for text in (repr(settings), str(settings), settings.model_dump_json(), repr(settings.model_dump())):
        assert "hunter2" not in text


def _variable(field: str) -> str:
    return PREFIX + field.upper()


def _write(default: object) -> str:
    """The default as an operator writes it."""
    match default:
        case None | ():
            return "–"  # noqa: RUF001 - as the README writes it
        case bool() | dict():
            return json.dumps(default)
        case _:
            return str(default)


def _assert_silent(line: str) -> None:
    assert not [word for word in _ODD if word in line]
