"""What the tests of the web app share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def allow_the_test_client() -> Iterator[None]:
    """Let in the host that Starlette's test client names; a server names those of its own machine only."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOISO_ALLOWED_HOSTS", "testserver")
        yield


@pytest.fixture(scope="session", autouse=True)
def keep_nothing_of_tests() -> Iterator[None]:
    """Let no server that a test starts write into the database of this machine; a test that keeps says where."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOISO_KEEP", "off")
        yield
