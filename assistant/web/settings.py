"""The settings of the web app: one frozen object, read from the environment at the edge."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.web.api.expected import expected
from sources.errors import UsageError

# Names under which this machine reaches itself; no other machine's page can take them by DNS rebinding.
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_HOST = re.compile(r"(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]")

Names = Annotated[tuple[str, ...], NoDecode]


class WebSettings(BaseSettings):
    """What the environment sets; the validation aliases are the variables.

    Attributes:
        bound: Where the server listens.
        allowed_hosts: Host names, beside ``LOCAL_HOSTS``, that requests may name; ``*.vidu.vn`` takes in all below it.
        trusted_proxies: Addresses and networks of proxies whose X-Forwarded-For and -Proto are believed.
        asks_per_minute: Questions that one client may ask by the API and by MCP; 0 sets no limit.
        events_per_minute: Other requests of one client that make work: events of the page, look-ups; 0 sets no limit.
        answering: Questions of the API that are answered at the same time.
        waiting: Questions of the API that wait for that; more are refused.
        batch_rows: Rows of one batch.
        body_max_kb: Size of a request.
        upload_max_mb: Size of a request that uploads files.
    """

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True)

    bound: str = Field("127.0.0.1", validation_alias="HOST")
    allowed_hosts: Names = Field((), validation_alias="HOISO_ALLOWED_HOSTS")
    trusted_proxies: Names = Field((), validation_alias="HOISO_TRUSTED_PROXIES")
    asks_per_minute: int = Field(120, validation_alias="HOISO_ASKS_PER_MINUTE", ge=0)
    events_per_minute: int = Field(600, validation_alias="HOISO_EVENTS_PER_MINUTE", ge=0)
    answering: int = Field(2, validation_alias="HOISO_ANSWERING", ge=1)
    waiting: int = Field(64, validation_alias="HOISO_WAITING", ge=0)
    batch_rows: int = Field(100, validation_alias="HOISO_BATCH_ROWS", ge=1)
    body_max_kb: int = Field(1024, validation_alias="HOISO_BODY_MAX_KB", ge=1)
    upload_max_mb: int = Field(50, validation_alias="HOISO_UPLOAD_MAX_MB", ge=1)

    @field_validator("allowed_hosts", "trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(part.strip().lower() for part in value.split(",") if part.strip())

    @field_validator("allowed_hosts")
    @classmethod
    def _are_hosts(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if not _HOST.fullmatch(name):
                raise ValueError(f"có tên máy «{name:.60}» không đọc được; cần dạng hoiso.vidu.vn, không có cổng")
        return names

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            try:
                ipaddress.ip_network(name)
            except ValueError as error:
                raise ValueError(f"có «{name:.60}» không phải địa chỉ IP hay mạng như 10.0.0.0/8") from error
        return names

    @property
    def hosts(self) -> tuple[str, ...]:
        """All host names that requests may name; the one that is listened at too, where it is one."""
        bound = () if self.bound in ("0.0.0.0", "::") else (f"[{self.bound}]" if ":" in self.bound else self.bound,)
        return tuple(dict.fromkeys((*LOCAL_HOSTS, *bound, *self.allowed_hosts)))


def load_web_settings() -> WebSettings:
    """Return the settings of the environment.

    Raises:
        UsageError: A variable has a value that cannot be used; the message names it.
    """
    try:
        return WebSettings()
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(
            f"Biến môi trường {first['loc'][0]} có giá trị {first['input']!r:.80} không dùng được: {expected(first)}."
        ) from error
