"""All settings of Kinora: read from the environment and from `.env`, and checked before anything starts."""

import json
import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

PREFIX = "KINORA_"
_ORIGIN = re.compile(r"https?://[^\s/@?#,*]+")
_HOST = re.compile(r"([a-z0-9-]+\.)*(?![0-9]+$)[a-z0-9-]+")  # an address is no host name: it ends with a number
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")
_KEPT_IN_FILES = ("upstream_api_key", "database_url", "metrics_token", "operator_proxy_secret")
PROXY_SECRET_HEADER = "x-kinora-proxy-secret"  # noqa: S105 - its name
_SHORTEST_SECRET = 32  # characters: too many to be guessed
COMBINATIONS = ("fast+audio", "fast", "standard+audio", "standard")

# With an upper limit, so that infinity and numbers too large for a database column are refused at the start.
Positive = Annotated[int, Field(ge=1, le=10**12)]
Natural = Annotated[int, Field(ge=0, le=10**12)]
PositiveReal = Annotated[float, Field(gt=0, le=10**6)]

Network = IPv4Network | IPv6Network


class Misconfigured(Exception):
    """A wrong setting or argument: the command does not start. The text is one line for the operator."""


class Settings(BaseSettings):
    """One field per variable: `upstream_url` is `KINORA_UPSTREAM_URL`. Names contain the units; prices are credits."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True
    )

    upstream_api_key: SecretStr | None = Field(None, description="The API key of 1min.ai. It never leaves the server.")
    upstream_api_key_file: Path | None = Field(
        None, description="A file with the key, instead of the variable. It is read again when 1min.ai refuses the key."
    )
    upstream_url: str = Field("https://api.1min.ai", description="The base URL of 1min.ai.")
    upstream_async: bool = Field(
        True, description="Request asynchronous generation, then poll. Off: the documented blocking request."
    )
    upstream_model: str = Field("veo3-video", min_length=1, description="The model name that is sent to 1min.ai.")
    upstream_dialect: Literal["fast_mode", "task_type"] = Field(
        "fast_mode",
        description="How fast mode is sent: `fast_mode` (a field) or `task_type` (a model name with `-fast`).",
    )
    upstream_concurrency: Positive = Field(8, description="Paid generations in progress at 1min.ai at the same time.")
    upstream_requests_per_minute: Positive = Field(150, description="Limit for requests to 1min.ai per minute.")
    upstream_film_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Comma-separated hosts that films may come from, with their subdomains; empty: any public host."
    )
    database_url: str = Field(
        "sqlite:///./data/kinora.db", description="`sqlite:///` and a path, or `postgresql+psycopg://…`."
    )
    database_url_file: Path | None = Field(
        None, description="A file with the URL, instead of the variable: the URL may contain a password."
    )
    content_url: str = Field(
        "file:./data/content", description="Where stills, thumbnails and films are stored: `file:` and a path."
    )
    content_retention_days: PositiveReal = Field(
        30, description="A film is deleted this long after the last request for it."
    )
    cache_shared: bool = Field(
        True,
        description="Equal requests of different clients share one generation, and it is paid once. A client that "
        "could pay for it learns that others requested the same.",
    )
    prices: dict[str, int] = Field(
        {"fast+audio": 720_000, "fast": 480_000, "standard+audio": 1_920_000, "standard": 960_000},
        description="JSON: credits for 8 s of each combination.",
    )
    charge_unknown: bool = Field(True, description="Charge a generation whose outcome cannot be known.")
    generation_deadline_minutes: PositiveReal = Field(
        30, description="A generation not finished this long after its paid call counts as unknown."
    )
    queue_deadline_hours: PositiveReal = Field(
        6, description="A generation that is queued for this long fails and costs nothing."
    )
    credit_limit_total: Annotated[int, Field(ge=0, le=10**15)] = Field(
        0,
        description="Credits that all clients together may have used and held; then new films get 402. 0: no limit.",
    )
    queue_limit: Positive = Field(100, description="Queued generations per client; beyond it, requests get 429.")
    shutdown_grace_seconds: Annotated[float, Field(ge=0, le=10**6)] = Field(
        300, description="How long paid calls in flight may continue after SIGTERM."
    )
    lease_seconds: PositiveReal = Field(
        60,
        description="PostgreSQL: a worker silent for this long loses its generations. "
        "It sends four heartbeats per lease.",
    )
    max_image_bytes: Positive = Field(20_000_000, description="The size of the largest still that is accepted.")
    max_upload_bytes: Annotated[int, Field(ge=100_000, le=10**9)] = Field(
        8_000_000, description="The size of the largest JPEG that is sent to 1min.ai; a larger still is made smaller."
    )
    posts_per_minute: Natural = Field(
        600, description="Requests per client and minute that change something (POST, DELETE); 0: no limit."
    )
    reads_per_minute: Natural = Field(
        0, description="Requests per client and minute that only read (GET, HEAD); 0: no limit."
    )
    keep_alive_seconds: Positive = Field(
        75, description="An idle connection is closed after this time; proxies in front should close theirs earlier."
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Comma-separated origins whose pages may call Kinora: `https://app.example`, or `*`."
    )
    metrics_token: SecretStr | None = Field(
        None, description="The token that `GET /metrics` needs; without one, there is no such page."
    )
    metrics_token_file: Path | None = Field(None, description="A file with the token, instead of the variable.")
    egress_allow: Annotated[tuple[Network, ...], NoDecode] = Field(
        (),
        description="Comma-separated networks that may be reached besides public addresses, by image URLs, films and "
        "webhooks: `10.1.0.0/16`.",
    )

    operator_header: str | None = Field(
        None,
        description="Sign-in through a proxy: the header in which it says who the person is, such as "
        "`X-Forwarded-Email`.",
    )
    operator_proxies: Annotated[tuple[Network, ...], NoDecode] = Field(
        (), description="Comma-separated networks of that proxy: the addresses that its connections come from."
    )
    operator_proxy_secret: SecretStr | None = Field(
        None, description="A secret of at least 32 characters, which the proxy sends in `x-kinora-proxy-secret`."
    )
    operator_proxy_secret_file: Path | None = Field(
        None, description="A file with that secret, instead of the variable."
    )

    @model_validator(mode="before")
    @classmethod
    def _read_files(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Read secrets from files instead of variables, the way orchestrators provide them. Raises Misconfigured."""
        for name in _KEPT_IN_FILES:
            path = str(values.get(f"{name}_file") or "").strip()
            if not path:
                values.pop(f"{name}_file", None)
                continue
            if values.get(name):
                raise Misconfigured(f"{_variable((name,))} and {_variable((name,))}_FILE are both set: keep one")
            values[name] = read_secret(Path(path), f"{_variable((name,))}_FILE")
        return values

    @field_validator("upstream_url")
    @classmethod
    def _check_url(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be an http or https address")
        return url.rstrip("/")

    @field_validator("upstream_api_key", "metrics_token")
    @classmethod
    def _check_key(cls, key: SecretStr | None) -> SecretStr | None:
        return None if key is None or not key.get_secret_value().strip() else clean_key(key.get_secret_value())

    @field_validator("database_url")
    @classmethod
    def _check_database(cls, url: str) -> str:
        is_file = url.startswith("sqlite:///") and url.removeprefix("sqlite:///").strip("./")
        if not is_file and not url.startswith("postgresql+psycopg://"):
            raise ValueError("must be sqlite:/// and the path of a file, or postgresql+psycopg://…")
        try:
            _ = urlsplit(url).port
        except ValueError:
            raise ValueError("has a port that is not a number") from None
        return url

    @field_validator("content_url")
    @classmethod
    def _check_content(cls, url: str) -> str:
        if not url.startswith("file:") or not url.removeprefix("file:"):
            raise ValueError("must be file: and the path of a folder")
        return url

    @field_validator("prices")
    @classmethod
    def _check_prices(cls, prices: dict[str, int]) -> dict[str, int]:
        if set(prices) != set(COMBINATIONS):
            raise ValueError(f"must name exactly {', '.join(COMBINATIONS)}")
        if min(prices.values()) < 1 or max(prices.values()) > 10**12:
            raise ValueError("every price must be 1 to 1,000,000,000,000 credits")
        return prices

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _check_origins(cls, value: object) -> object:
        origins = _split(value)
        if not all(origin == "*" or _ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError("must be origins without a path, such as https://app.example, separated by commas; or *")
        return origins

    @field_validator("upstream_film_hosts", mode="before")
    @classmethod
    def _check_hosts(cls, value: object) -> object:
        hosts = tuple(host.lower().removeprefix(".") for host in _split(value))
        if not all(_HOST.fullmatch(host) for host in hosts):
            raise ValueError("must be host names such as amazonaws.com, separated by commas")
        return hosts

    @field_validator("operator_header")
    @classmethod
    def _check_header(cls, name: str | None) -> str | None:
        name = (name or "").strip()
        if not name:
            return None
        if not _HEADER.fullmatch(name) or name.lower() == PROXY_SECRET_HEADER:
            raise ValueError("must be the name of a header, such as X-Forwarded-Email")
        return name

    @field_validator("operator_proxy_secret")
    @classmethod
    def _check_proxy_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is None or not secret.get_secret_value().strip():
            return None
        cleaned = clean_key(secret.get_secret_value())
        if len(cleaned.get_secret_value()) < _SHORTEST_SECRET:
            raise ValueError(f"must have at least {_SHORTEST_SECRET} characters: make one with `openssl rand -hex 32`")
        return cleaned

    @model_validator(mode="after")
    def _check_sign_in(self) -> Self:
        """Its three settings are only useful together. Raises Misconfigured."""
        given = {
            "operator_header": self.operator_header,
            "operator_proxies": self.operator_proxies,
            "operator_proxy_secret": self.operator_proxy_secret,
        }
        missing = [_variable((name,)) for name, value in given.items() if not value]
        if missing and len(missing) < len(given):
            raise Misconfigured(f"{missing[0]}: is missing: sign-in through a proxy needs it too")
        return self

    @field_validator("egress_allow", "operator_proxies", mode="before")
    @classmethod
    def _check_networks(cls, value: object) -> object:
        try:
            return tuple(ip_network(network) for network in _split(value))
        except ValueError:
            raise ValueError("must be networks such as 10.1.0.0/16 or fd00::/8, separated by commas") from None

    @property
    def retention_ms(self) -> int:
        """Milliseconds that a film is kept after the last request for it."""
        return int(self.content_retention_days * 24 * 3600 * 1000)

    @property
    def generation_deadline_ms(self) -> int:
        return int(self.generation_deadline_minutes * 60_000)

    @property
    def body_limit(self) -> int:
        """Bytes of the largest request body: the image may be base64 in a data URL, and the other fields need room."""
        return self.max_image_bytes * 4 // 3 + 128 * 1024


def clean_key(text: str) -> SecretStr:
    """A key or token that is valid in a header. Raises ValueError; its text says what is wrong, but not the key."""
    text = text.strip()
    if text[0] in "\"'" or text[-1] in "\"'":
        raise ValueError("has quotes around it: write it without them")
    if " " in text or not text.isascii() or not text.isprintable():
        raise ValueError("must be printable ASCII without spaces: copy it again")
    return SecretStr(text)


def read_secret(path: Path, variable: str) -> str:
    """The text of a file that holds one line. Raises Misconfigured, which names the variable and the file."""
    try:
        text = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise Misconfigured(f"{variable}: {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise Misconfigured(f"{variable}: {path} is not text in UTF-8") from None
    if not text:
        raise Misconfigured(f"{variable}: {path} is empty")
    return text


def load(**overrides: Any) -> Settings:
    """The settings of this process. Raises `Misconfigured`: one line that names the variable, but never its value."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise describe_mistake(error) from None
    except SettingsError as error:
        raise Misconfigured(f"{_variable_in(str(error))}: is not valid JSON, such as {_example_prices()}") from None


def describe_mistake(error: ValidationError, prefix: str = PREFIX) -> Misconfigured:
    """What is wrong first, with the name of the variable, which begins with `prefix`."""
    first = error.errors(include_url=False, include_input=False)[0]
    return Misconfigured(f"{_variable(first['loc'], prefix)}: {_reason(first['msg'])}")


def _split(value: object) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
    return tuple(text for part in parts if (text := str(part).strip()))


def _variable(location: tuple[int | str, ...], prefix: str = PREFIX) -> str:
    return prefix + str(location[0]).upper().removeprefix(prefix)


def _variable_in(text: str) -> str:
    return next((PREFIX + name.upper() for name in Settings.model_fields if f'"{name}"' in text), PREFIX + "PRICES")


def _reason(text: str) -> str:
    text = text.removeprefix("Value error, ")
    return text[:1].lower() + text[1:]


def _example_prices() -> str:
    return json.dumps(Settings.model_fields["prices"].default)
