"""The standard variables of OpenTelemetry, checked at the start. The SDK reads them itself, but it ignores a wrong
value, or shows it in a traceback.
"""

import os
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, FilePath, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.config import Positive, PositiveReal, describe_mistake

_PREFIX = "OTEL_"
_ADDRESSES = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_Protocol = Literal["http/protobuf"]


class _Variables(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_ignore_empty=True, extra="ignore", frozen=True, validate_default=False
    )

    exporter_otlp_endpoint: str | None = None
    exporter_otlp_traces_endpoint: str | None = None
    exporter_otlp_protocol: _Protocol = "http/protobuf"
    exporter_otlp_traces_protocol: _Protocol = "http/protobuf"
    exporter_otlp_compression: Literal["none", "gzip", "deflate"] = "none"
    exporter_otlp_traces_compression: Literal["none", "gzip", "deflate"] = "none"
    exporter_otlp_timeout: PositiveReal = 10
    exporter_otlp_traces_timeout: PositiveReal = 10
    exporter_otlp_headers: SecretStr | None = None
    exporter_otlp_traces_headers: SecretStr | None = None
    exporter_otlp_certificate: FilePath | None = None
    exporter_otlp_traces_certificate: FilePath | None = None
    traces_exporter: Literal["otlp"] = "otlp"
    traces_sampler: Literal[
        "always_on", "always_off", "traceidratio",
        "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio",
    ] = "parentbased_always_on"  # fmt: skip
    traces_sampler_arg: Annotated[float, Field(ge=0, le=1)] = 1
    bsp_schedule_delay: Positive = 5000
    bsp_max_queue_size: Positive = 2048
    bsp_max_export_batch_size: Positive = 512

    @field_validator("exporter_otlp_endpoint", "exporter_otlp_traces_endpoint")
    @classmethod
    def _check_address(cls, url: str) -> str:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("must be an http or https address")
        return url

    @field_validator("exporter_otlp_headers", "exporter_otlp_traces_headers")
    @classmethod
    def _check_headers(cls, headers: SecretStr) -> SecretStr:
        pairs = [pair.partition("=") for pair in headers.get_secret_value().split(",")]
        if not all(name.strip() and equals for name, equals, _ in pairs):
            raise ValueError("must be name=value, separated by commas")
        return headers


def are_wanted() -> bool:
    """Whether the environment names an address for traces, and nothing turns them off."""
    is_off = os.environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true"
    return not is_off and os.environ.get("OTEL_TRACES_EXPORTER") != "none" and any(map(os.environ.get, _ADDRESSES))


def check() -> None:
    """Raises Misconfigured: one line that names the variable, but never its value."""
    try:
        _Variables()
    except ValidationError as error:
        raise describe_mistake(error, _PREFIX) from None
