"""Signing in and out: the cookie, the lock-out, the end of a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.operating.tries import Tries
from assistant.web.operator_gate import COOKIE
from assistant.web.server import create_app
from tests.assistant.operating.test_tries import Clock
from tests.web.operating import BASE, OPERATOR_PATH, PASSWORD, SIGN_IN, SIGN_OUT, Place, serving_operator

PAGE = f"{OPERATOR_PATH}/config"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with serving_operator(tmp_path_factory.mktemp("place")) as place:
        yield place


@pytest.fixture
def place(served: Place) -> Place:
    """The app, with nobody signed in and no failure counted."""
    assert served.desk is not None
    served.client.cookies.clear()
    served.desk.tries = Tries(Clock())
    return served


def sign_in(client: TestClient, password: str = PASSWORD, **headers: str) -> tuple[int, str]:
    reply = client.post(SIGN_IN, data={"mat-khau": password}, headers=headers, follow_redirects=False)
    return reply.status_code, reply.headers.get("set-cookie", "")


def test_the_right_password_opens_and_the_cookie_is_kept_from_scripts_and_other_sites(place: Place) -> None:
    reply = place.client.post(SIGN_IN, data={"mat-khau": PASSWORD}, follow_redirects=False)
    assert reply.status_code == 303
    # One session, which is sent to the pages in either language and to nothing else.
    cookies = [cookie.split("; ") for cookie in reply.headers.get_list("set-cookie")]
    assert len({name for name, *_ in cookies}) == 1
    assert cookies[0][0].startswith(f"{COOKIE}=")
    assert [{one.lower() for one in attributes} for _, *attributes in cookies] == [
        {"httponly", f"path={path}", "samesite=strict"} for path in ("/nguon/van-hanh", "/sources/operators")
    ]
    assert place.client.get(PAGE).status_code == 200


def test_the_cookie_goes_over_tls_only_where_the_browser_speaks_tls(place: Place) -> None:
    secure = TestClient(place.client.app, base_url="https://localhost:7860")
    assert "; secure" in sign_in(secure)[1].lower()
    assert "; secure" in sign_in(place.client, Origin="https://localhost:7860")[1].lower()


@pytest.mark.parametrize("password", ["", "sai", PASSWORD.upper(), PASSWORD + "x", "x" * 100_000, "\0", "đúng?"])
def test_a_wrong_password_opens_nothing(place: Place, password: str) -> None:
    status, cookie = sign_in(place.client, password)
    assert (status, cookie) == (403, "")
    assert place.client.get(PAGE).status_code == 403


def test_a_body_that_is_no_form_is_a_wrong_password(place: Place) -> None:
    reply = place.client.post(SIGN_IN, content=b"\xff{[&&==mat-khau")
    assert (reply.status_code, "Mật khẩu không đúng." in reply.text) == (403, True)


def test_what_was_typed_is_not_shown_again(place: Place) -> None:
    reply = place.client.post(SIGN_IN, data={"mat-khau": "<b>bí mật</b>"})
    assert "bí mật" not in reply.text


def test_after_five_failures_the_right_password_waits_too(place: Place) -> None:
    assert [sign_in(place.client, "sai")[0] for _ in range(5)] == [403] * 5
    reply = place.client.post(SIGN_IN, data={"mat-khau": PASSWORD}, follow_redirects=False)
    assert (reply.status_code, reply.headers["retry-after"]) == (429, "30")
    assert "hãy đợi 30 giây rồi thử lại" in reply.text
    assert "set-cookie" not in reply.headers


def test_an_address_that_a_client_claims_gives_it_no_more_tries(place: Place) -> None:
    replies = [sign_in(place.client, "sai", **{"X-Forwarded-For": f"203.0.113.{n}"})[0] for n in range(7)]
    assert replies == [403] * 5 + [429] * 2


def test_signing_out_ends_the_session_for_good(place: Place) -> None:
    sign_in(place.client)
    token = place.client.cookies.get(COOKIE, path=OPERATOR_PATH)
    reply = place.client.post(SIGN_OUT, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "/nguon")
    assert 'hoiso_operator=""' in reply.headers["set-cookie"]
    place.client.cookies.clear()
    assert place.client.get(PAGE, headers={"Cookie": f"{COOKIE}={token}"}).status_code == 403


def test_signing_out_is_no_link(place: Place) -> None:
    sign_in(place.client)
    assert place.client.get(SIGN_OUT).status_code in (404, 405)
    assert place.client.get(PAGE).status_code == 200


def test_signing_in_again_begins_another_session(place: Place) -> None:
    sign_in(place.client)
    before = place.client.cookies.get(COOKIE, path=OPERATOR_PATH)
    sign_in(place.client)
    assert place.client.cookies.get(COOKIE, path=OPERATOR_PATH) != before
    place.client.cookies.clear()
    assert place.client.get(PAGE, headers={"Cookie": f"{COOKIE}={before}"}).status_code == 403


def test_a_session_that_was_chosen_by_another_is_not_taken(place: Place) -> None:
    place.client.cookies.set(COOKIE, "chosen", path=OPERATOR_PATH)
    assert "chosen" not in sign_in(place.client)[1]
    assert place.client.get(PAGE, headers={"Cookie": f"{COOKIE}=chosen"}).status_code in (200, 403)
    place.client.cookies.clear()
    assert place.client.get(PAGE, headers={"Cookie": f"{COOKIE}=chosen"}).status_code == 403


def test_a_restart_ends_the_sessions(tmp_path: Path) -> None:
    with serving_operator(tmp_path) as before:
        before.sign_in()
        token = before.client.cookies.get(COOKIE, path=OPERATOR_PATH)
    with serving_operator(tmp_path) as after:
        assert after.client.get(PAGE, headers={"Cookie": f"{COOKIE}={token}"}).status_code == 403


def test_who_is_signed_in_is_led_on_from_the_form(place: Place) -> None:
    assert "Mật khẩu" in place.client.get(SIGN_IN).text
    sign_in(place.client)
    reply = place.client.get(SIGN_IN, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, f"{OPERATOR_PATH}/")


def test_the_password_is_in_no_log(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    sign_in(place.client, "mat khau rat bi mat")
    assert "bi mat" not in caplog.text


def test_the_app_can_be_made_twice(place: Place) -> None:
    assert TestClient(create_app(place.services), base_url=BASE).get("/healthz").status_code == 200
