"""The settings of operating: one frozen object, read from the environment at the edge."""

from __future__ import annotations

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.operating.passwords import PasswordHash
from sources.errors import UsageError

COMMAND = "python -m assistant operator-password"


class OperatorSettings(BaseSettings):
    """What the environment sets.

    Attributes:
        password_hash: The hash of the operator's password; without it nobody can sign in.
        clear_password: Not accepted: it would stand readable in the environment of all that the server starts.
        read_seconds: How long the reading of one uploaded file may take.
        read_memory_mb: How much memory it may take.
        upload_files: How many files are read at one time.
    """

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True)

    password_hash: SecretStr | None = Field(None, validation_alias="HOISO_OPERATOR_PASSWORD_HASH")
    clear_password: SecretStr | None = Field(None, validation_alias="HOISO_OPERATOR_PASSWORD")
    read_seconds: float = Field(120, validation_alias="HOISO_UPLOAD_READ_SECONDS", gt=0, le=3_600)
    read_memory_mb: int = Field(2_048, validation_alias="HOISO_UPLOAD_READ_MEMORY_MB", ge=256)
    upload_files: int = Field(50, validation_alias="HOISO_UPLOAD_FILES", ge=1, le=200)

    @field_validator("password_hash")
    @classmethod
    def _is_a_hash(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None or not value.get_secret_value().strip():
            return None
        PasswordHash.parse(value.get_secret_value())
        return value

    @field_validator("clear_password")
    @classmethod
    def _is_not_set(cls, value: SecretStr | None) -> None:
        if value is not None:
            raise ValueError("in clear")

    @property
    def password(self) -> PasswordHash | None:
        """The password's hash; ``None`` where none is set."""
        return PasswordHash.parse(self.password_hash.get_secret_value()) if self.password_hash else None


_EXPECTED = {
    "HOISO_OPERATOR_PASSWORD_HASH": f"không phải một mã băm; hãy tạo bằng: {COMMAND}",
    "HOISO_OPERATOR_PASSWORD": "không được dùng, vì mật khẩu sẽ nằm nguyên văn trong môi trường; hãy bỏ biến này, "
    f"tạo mã băm bằng: {COMMAND}, rồi đặt HOISO_OPERATOR_PASSWORD_HASH",
    "HOISO_UPLOAD_READ_SECONDS": "phải là số giây lớn hơn 0, đến 3600",
    "HOISO_UPLOAD_READ_MEMORY_MB": "phải là số MB từ 256 trở lên",
    "HOISO_UPLOAD_FILES": "phải là số tệp từ 1 đến 200",
}


def load_operator_settings() -> OperatorSettings:
    """Return the settings of the environment.

    Raises:
        UsageError: A variable has a value that cannot be used; the message names it, and shows no secret.
    """
    try:
        return OperatorSettings()
    except ValidationError as error:
        # A cause would be shown with its input by whoever prints a traceback, so there is none.
        name = str(error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"][0])
        raise UsageError(f"Biến môi trường {name} {_EXPECTED[name]}.") from None
