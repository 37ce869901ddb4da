"""The settings of the web app: as variables write them, and what is told of those that cannot be used."""

from __future__ import annotations

import pytest

from assistant.web.settings import WebSettings, load_web_settings
from sources.errors import UsageError


def test_names_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOISO_ALLOWED_HOSTS", "hoiso.vidu.vn, *.BAN.vn ,")
    monkeypatch.setenv("HOISO_TRUSTED_PROXIES", "10.0.0.0/8,::1")
    settings = load_web_settings()
    assert settings.hosts == ("localhost", "127.0.0.1", "[::1]", "hoiso.vidu.vn", "*.ban.vn")
    assert settings.trusted_proxies == ("10.0.0.0/8", "::1")


@pytest.mark.parametrize(
    ("bound", "more"), [("0.0.0.0", ()), ("::", ()), ("10.0.0.5", ("10.0.0.5",)), ("fd00::1", ("[fd00::1]",))]
)
def test_the_address_that_is_listened_at_is_a_host(bound: str, more: tuple[str, ...]) -> None:
    hosts = WebSettings(bound=bound, allowed_hosts=()).hosts
    assert hosts == ("localhost", "127.0.0.1", "[::1]", *more)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HOISO_ALLOWED_HOSTS", "*", "«*» không đọc được"),
        ("HOISO_ALLOWED_HOSTS", "http://a.vn", "«http://a.vn» không đọc được"),
        ("HOISO_ALLOWED_HOSTS", "a.vn:80", "không có cổng"),
        ("HOISO_TRUSTED_PROXIES", "proxy", "«proxy» không phải địa chỉ IP"),
        ("HOISO_TRUSTED_PROXIES", "*", "«*» không phải địa chỉ IP"),
        ("HOISO_ASKS_PER_MINUTE", "-1", "phải từ 0 trở lên"),
        ("HOISO_ANSWERING", "0", "phải từ 1 trở lên"),
        ("HOISO_BATCH_ROWS", "nhiều", "phải là một số nguyên"),
    ],
)
def test_a_value_that_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=f"Biến môi trường {name} có giá trị") as told:
        load_web_settings()
    assert words in str(told.value)
