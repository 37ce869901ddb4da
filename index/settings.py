"""The settings of one run: one frozen object, read from the environment at the edge."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from sources.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
PACKAGED = "packaged"


class Settings(BaseSettings):
    """What the environment sets; the names in brackets are the variables."""

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True)

    sources_dir: Path = Field(ROOT / "sources" / "documents", validation_alias="HOISO_SOURCES")
    index_dir: Path = Field(ROOT / ".hoiso" / "index", validation_alias="HOISO_INDEX")
    cache_dir: Path = Field(ROOT / ".hoiso" / "cache", validation_alias="HOISO_CACHE")
    model: str = Field(PACKAGED, validation_alias="HOISO_MODEL")
    host: str = Field("127.0.0.1", validation_alias="HOST")
    port: int = Field(7860, validation_alias="PORT", ge=0, le=65535)


def load_settings() -> Settings:
    """Return the settings of the environment.

    Raises:
        UsageError: A variable has a value of the wrong kind; the message names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(
            f"Biến môi trường {first['loc'][0]} có giá trị {first['input']!r} không dùng được: {first['msg']}."
        ) from error
