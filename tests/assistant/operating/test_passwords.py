"""Hashes of passwords: written, read back, and what they let in."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assistant.operating.passwords import PasswordHash
from assistant.operating.settings import OperatorSettings, load_operator_settings
from sources.errors import UsageError
from tests.conftest import ROOT

PASSWORD = "ngựa ắc quy ghim đúng"
HASH = "scrypt:14:8:1:c2FsdHNhbHRzYWx0c2FsdA:"


def test_a_password_fits_its_hash_and_no_other_does() -> None:
    kept = PasswordHash.parse(str(PasswordHash.of(PASSWORD)))
    assert kept.fits(PASSWORD)
    assert not kept.fits(PASSWORD + " ")
    assert not kept.fits("")


def test_two_hashes_of_one_password_differ() -> None:
    assert str(PasswordHash.of(PASSWORD)) != str(PasswordHash.of(PASSWORD))


def test_a_letter_is_the_same_in_either_unicode_form() -> None:
    assert PasswordHash.of("ngư\u0323a a\u0301c quy").fits("ng\u1ef1a \u00e1c quy")


def test_the_digest_is_that_of_the_standard() -> None:
    # RFC 7914, section 12: scrypt("pleaseletmein", "SodiumChloride", N=16384, r=8, p=1), its first 32 bytes.
    digest = bytes.fromhex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
    assert PasswordHash(14, 8, 1, b"SodiumChloride", digest).fits("pleaseletmein")


def test_a_hash_means_nothing_to_a_shell() -> None:
    assert set(str(PasswordHash.of(PASSWORD))) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:"
    )


@pytest.mark.parametrize(
    "text",
    ["", PASSWORD, "scrypt", HASH, "bcrypt" + HASH[6:] + "A" * 43, HASH.replace("14", "30") + "A" * 43,
     HASH.replace("14", "1") + "A" * 43, HASH + "A" * 10, HASH.replace(":8:", ":x:") + "A" * 43, "::::::"],
)  # fmt: skip
def test_what_is_no_hash_is_refused_and_not_shown(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"^not a hash$"):
        PasswordHash.parse(text)
    if text.strip():
        monkeypatch.setenv("HOISO_OPERATOR_PASSWORD_HASH", text)
        with pytest.raises(UsageError, match="HOISO_OPERATOR_PASSWORD_HASH không phải một mã băm") as told:
            load_operator_settings()
        assert len(text) < 5 or text not in str(told.value)


def test_without_a_password_there_is_no_operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOISO_OPERATOR_PASSWORD_HASH", raising=False)
    assert load_operator_settings().password is None
    monkeypatch.setenv("HOISO_OPERATOR_PASSWORD_HASH", " ")
    assert load_operator_settings().password is None


def test_a_password_in_clear_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOISO_OPERATOR_PASSWORD", PASSWORD)
    with pytest.raises(UsageError, match="HOISO_OPERATOR_PASSWORD không được dùng") as told:
        load_operator_settings()
    assert PASSWORD not in str(told.value)


def test_settings_show_no_hash() -> None:
    text = str(PasswordHash.of(PASSWORD))
    assert text not in repr(OperatorSettings(password_hash=text))


def command(typed: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "assistant", "operator-password"]
    return subprocess.run(words, cwd=ROOT, input=typed, capture_output=True, text=True, check=False)


def test_the_command_prints_a_hash_and_nothing_else() -> None:
    done = command(PASSWORD + "\n")
    assert PasswordHash.parse(done.stdout).fits(PASSWORD)
    assert "HOISO_OPERATOR_PASSWORD_HASH" in done.stderr
    assert PASSWORD not in done.stdout + done.stderr


def test_the_command_refuses_a_short_password() -> None:
    done = command("ngắn\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Mật khẩu có 4 ký tự; cần từ 12 đến 1000 ký tự" in done.stderr
