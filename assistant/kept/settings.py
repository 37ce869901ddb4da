"""The settings of what is kept: one frozen object, read from the environment at the edge."""

from __future__ import annotations

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from index.settings import ROOT
from sources.errors import UsageError

DEFAULT_FILE = ROOT / ".hoiso" / "kept.sqlite3"
MOST_DAYS = 36_500

_EXPECTED = {
    "HOISO_KEEP": "on (lưu) hoặc off (không lưu)",
    "HOISO_RETENTION_DAYS": f"số ngày giữ lại, từ 0 (giữ mãi) đến {MOST_DAYS}",
    "HOISO_DATABASE_URL": "một địa chỉ như sqlite:////thư/mục/kept.sqlite3 hoặc "
    "postgresql://người_dùng:mật_khẩu@máy_chủ/tên",
}


class KeptSettings(BaseSettings):
    """What the environment sets.

    Attributes:
        keep: Whether questions and feedback are kept.
        database: The SQLAlchemy URL of where; secret, since it may hold a password.
        retention_days: How many days a question is kept; 0 for ever.
    """

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True)

    keep: bool = Field(True, validation_alias="HOISO_KEEP")
    database: SecretStr = Field(SecretStr(f"sqlite:///{DEFAULT_FILE}"), validation_alias="HOISO_DATABASE_URL")
    retention_days: int = Field(180, validation_alias="HOISO_RETENTION_DAYS", ge=0, le=MOST_DAYS)

    @field_validator("database")
    @classmethod
    def _is_a_url(cls, value: SecretStr) -> SecretStr:
        try:
            url = make_url(value.get_secret_value())
        except (ArgumentError, ValueError) as error:
            # What the library says of it holds the whole address.
            raise ValueError("not a URL") from error
        if url.get_backend_name() == "sqlite" and (url.database in (None, "", ":memory:") or "mode" in url.query):
            raise ValueError("not a file")
        return value

    @property
    def url(self) -> URL:
        """The URL; its ``str`` hides the password."""
        url = make_url(self.database.get_secret_value())
        return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def load_kept_settings() -> KeptSettings:
    """Return the settings of the environment.

    Raises:
        UsageError: A variable has a value that cannot be used; the message names it, and shows no address.
    """
    try:
        return KeptSettings()
    except ValidationError as error:
        # A cause would be shown with its input by whoever prints a traceback, so there is none.
        first = error.errors(include_url=False, include_context=False)[0]
        name = str(first["loc"][0])
        found = "không đọc được" if name == "HOISO_DATABASE_URL" else f"có giá trị {first['input']!r:.60}"
        raise UsageError(f"Biến môi trường {name} {found}; cần {_EXPECTED[name]}.") from None
