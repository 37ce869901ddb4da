"""The operator's password: kept as a hash by scrypt, from which it cannot be read."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import threading
import unicodedata
from dataclasses import dataclass

SCHEME = "scrypt"
FEWEST_CHARACTERS = 12
LONGEST = 1_000

# As OWASP's "Password Storage Cheat Sheet" advises for scrypt with 32 MiB: N = 2^15, r = 8, p = 3.
_LOG2_N, _R, _P = 15, 8, 3
_SALT_BYTES, _DIGEST_BYTES = 16, 32
# What a hash from elsewhere may ask of this machine: 1 GiB at most.
_MOST_LOG2_N, _MOST_R, _MOST_P = 20, 8, 16
# Two at a time would take twice the memory, and whoever guesses is to wait.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class PasswordHash:
    """A password's hash, written ``scrypt:15:8:3:SALT:DIGEST``; no character of it means anything to a shell."""

    log2_n: int
    r: int
    p: int
    salt: bytes
    digest: bytes

    @classmethod
    def of(cls, password: str) -> PasswordHash:
        """Return the hash of a password, with a salt of its own."""
        salt = secrets.token_bytes(_SALT_BYTES)
        return cls(_LOG2_N, _R, _P, salt, _scrypt(password, salt, _LOG2_N, _R, _P))

    @classmethod
    def parse(cls, text: str) -> PasswordHash:
        """Read a hash.

        Raises:
            ValueError: It is none, or one that this machine should not be asked to reckon.
        """
        try:
            scheme, *numbers, salt, digest = text.strip().split(":")
            log2_n, r, p = map(int, numbers)
            read = cls(log2_n, r, p, _from_base64(salt), _from_base64(digest))
        except (ValueError, binascii.Error) as error:
            raise ValueError("not a hash") from error
        is_fit = 14 <= log2_n <= _MOST_LOG2_N and 1 <= r <= _MOST_R and 1 <= p <= _MOST_P
        if scheme != SCHEME or not is_fit or len(read.salt) < 8 or len(read.digest) != _DIGEST_BYTES:
            raise ValueError("not a hash")
        return read

    def __str__(self) -> str:
        numbers = f"{SCHEME}:{self.log2_n}:{self.r}:{self.p}"
        return f"{numbers}:{_to_base64(self.salt)}:{_to_base64(self.digest)}"

    def fits(self, password: str) -> bool:
        """Tell whether a password is the one; it takes about a quarter of a second, whatever it is."""
        with _ONE_AT_A_TIME:
            reckoned = _scrypt(password[:LONGEST], self.salt, self.log2_n, self.r, self.p)
        return hmac.compare_digest(reckoned, self.digest)


def _scrypt(password: str, salt: bytes, log2_n: int, r: int, p: int) -> bytes:
    # A letter typed as one character or as two is the same letter.
    typed = unicodedata.normalize("NFKC", password).encode("utf-8", "replace")
    n = 2**log2_n
    return hashlib.scrypt(typed, salt=salt, n=n, r=r, p=p, maxmem=129 * n * r + 2**20, dklen=_DIGEST_BYTES)


def _to_base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _from_base64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
