"""What is let in: hosts, origins, Gradio's own routes; and the headers of what goes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import gradio as gr
import pytest
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.web.server import create_app
from assistant.web.services import Services
from assistant.web.settings import WebSettings
from index.build import build, plan
from tests.conftest import BUILT_AT, ROOT, TODAY, HashingEncoder, make_document

JOIN = "/gradio_api/queue/join"
EVENT = {"data": ["thẻ", [], []], "fn_index": 0, "session_hash": "s"}
Serve = Callable[..., TestClient]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> LiveAssistant:
    folder = tmp_path_factory.mktemp("index")
    build(plan([make_document("Đã cấp hơn 87 triệu thẻ.", "tin.txt")]), folder, HashingEncoder(), BUILT_AT)
    return LiveAssistant(folder, HashingEncoder())


@pytest.fixture(scope="module")
def serve(live: LiveAssistant) -> Serve:
    def make(**settings: object) -> TestClient:
        app = create_app(Services(live, lambda: TODAY, WebSettings(**settings)))
        return TestClient(app, base_url="http://localhost:7860")

    return make


@pytest.fixture(scope="module")
def client(serve: Serve) -> TestClient:
    return serve(allowed_hosts=("hoiso.vidu.vn", "*.ban.vn"))


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/api/v1/documents", "/mcp", "/tai-lieu/tin.txt", "/gradio_api/info"]
)
def test_another_host_name_is_refused_everywhere(client: TestClient, path: str) -> None:
    reply = client.get(path, headers={"Host": "evil.example"})
    assert reply.status_code == 421
    assert "«evil.example»" in reply.json()["detail"]
    assert "HOISO_ALLOWED_HOSTS" in reply.json()["detail"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:7860", 200),
        ("localhost.:7860", 200),
        ("127.0.0.1:9", 200),
        ("[::1]:7860", 200),
        ("hoiso.vidu.vn", 200),
        ("a.ban.vn", 200),
        ("ban.vn", 421),
        ("xban.vn", 421),
        ("hoiso.vidu.vn.evil.example", 421),
        ("evil.example#localhost", 421),
        ("localhost@evil.example", 421),
        ("localhost:7860:1", 421),
        ("", 421),
    ],
)
def test_hosts(client: TestClient, host: str, status: int) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == status


def test_the_host_that_is_listened_at_is_let_in(serve: Serve) -> None:
    client = serve(bound="192.168.1.5")
    assert client.get("/healthz", headers={"Host": "192.168.1.5:7860"}).status_code == 200
    assert client.get("/healthz", headers={"Host": "0.0.0.0"}).status_code == 421


@pytest.mark.parametrize("path", ["/api/v1/ask", JOIN, "/gradio_api/call/hoi", "/gradio_api/upload", "/mcp"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Origin": "http://localhost.evil.example:7860"},
        {"Origin": "http://localhost:7860", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://[bad"},
    ],
    ids=lambda headers: " ".join(headers.values()),
)
def test_what_a_page_of_another_site_sends_is_refused(client: TestClient, path: str, headers: dict[str, str]) -> None:
    reply = client.post(path, json=EVENT, headers=headers)
    assert (reply.status_code, reply.headers["content-type"]) == (403, "application/problem+json")
    assert "từ trang của nơi khác" in reply.json()["detail"]


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost:7860"}, {"Sec-Fetch-Site": "none"}],
)
def test_our_page_and_other_programs_are_let_in(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/v1/ask", json={"question": "Bao nhiêu thẻ?"}, headers=headers).status_code == 200


def test_a_proxy_may_speak_tls_for_us(client: TestClient) -> None:
    headers = {"Host": "hoiso.vidu.vn", "Origin": "https://hoiso.vidu.vn"}
    assert client.post("/api/v1/ask", json={"question": "Bao nhiêu thẻ?"}, headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["/config", "/api/v1/documents", "/gradio_api/info"])
def test_no_page_of_another_site_may_read(client: TestClient, path: str) -> None:
    headers = {"Host": "hoiso.vidu.vn", "Origin": "https://evil.example"}
    reply = client.get(path, headers=headers)
    asked = client.options(path, headers={**headers, "Access-Control-Request-Method": "POST"})
    assert "access-control-allow-origin" not in reply.headers
    assert "access-control-allow-origin" not in asked.headers


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://127.0.0.1:1/",
        "/gradio_api/file=https://example.com/a.png",
        "/gradio_api/file=HTTP://example.com",
        "/gradio_api/file=//example.com/a",
        "/gradio_api/file=%2F%2Fexample.com",
        "/gradio_api/file=file:///etc/passwd",
        "/gradio_api/file/http://example.com/",
        "/gradio_api/proxy=http://example.com/",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=../../etc/passwd",
        "/gradio_api/file=..%2F..%2Fetc%2Fpasswd",
        "/gradio_api/file=%252e%252e/etc/passwd",
        "/gradio_api/file=app.py",
        f"/gradio_api/file={ROOT / 'app.py'}",
        "/gradio_api/file=/proc/self/environ",
        "/gradio_api/file=tin.txt%00.png",
        "/static/..%2f..%2fpackage.json",
        "/assets/..%2f..%2f..%2fpackage.json",
        "/gradio_api/custom_component/x/client/y/z",
        "/gradio_api/deep_link?session_hash=s",
        "/monitoring/summary",
        "/gradio_api/dev/reload",
        "/gradio_api/run-history/records",
    ],
)
def test_no_route_of_gradio_reads_outside_or_leads_away(client: TestClient, path: str) -> None:
    reply = client.get(path, follow_redirects=False)
    assert reply.status_code in (403, 404)
    assert "location" not in reply.headers
    assert "root:" not in reply.text


@pytest.mark.parametrize("path", ["/", "//evil.example", "//evil.example/..", "/\\evil.example", "/?__theme=dark"])
def test_no_address_leads_to_another_host(client: TestClient, path: str) -> None:
    reply = client.get(f"http://localhost:7860{path}", follow_redirects=False)
    assert "evil.example" not in reply.headers.get("location", "")


@pytest.mark.parametrize(
    "path", ["/gradio_api/process_recording", "/gradio_api/component_server", "/gradio_api/stream/x"]
)
def test_routes_that_no_page_uses_are_closed(client: TestClient, path: str) -> None:
    assert client.post(path, json={}).status_code == 404


@pytest.mark.parametrize("path", ["/gradio_api/upload", "/gradio_api/upload/", "/gradio_api/upload?upload_id=x"])
def test_nobody_uploads_where_no_page_takes_files(client: TestClient, path: str) -> None:
    reply = client.post(path, files={"files": ("a.txt", b"x")})
    assert reply.status_code == 403
    assert "không nhận tệp" in reply.json()["detail"]


def test_who_may_upload_is_held_to_a_size(live: LiveAssistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    settings = WebSettings(upload_max_mb=1, body_max_kb=1)
    services = Services(live, lambda: TODAY, settings, may_upload=lambda scope: (b"x-staff", b"1") in scope["headers"])
    client = TestClient(create_app(services), base_url="http://localhost:7860")
    staff = {"X-Staff": "1"}
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")}).status_code == 403
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 5000)}, headers=staff).status_code == 200
    large = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 2**20)}, headers=staff)
    assert (large.status_code, large.json()["detail"]) == (413, "Yêu cầu vượt giới hạn 1 MB; hãy gửi ít hơn một lần.")


def test_events_of_the_page_are_limited(serve: Serve) -> None:
    client = serve(events_per_minute=2)
    replies = [client.post(JOIN, json={**EVENT, "fn_index": 999}) for _ in range(5)]
    assert replies[0].status_code != 429
    assert (replies[-1].status_code, replies[-1].headers["content-type"]) == (429, "application/problem+json")
    assert 1 <= int(replies[-1].headers["retry-after"]) <= 60
    assert client.get("/").status_code == 200


def asks_of(client: TestClient, *addresses: str) -> list[int]:
    """Return the statuses of questions that name these addresses as theirs."""
    asked = {"question": "Bao nhiêu thẻ?"}
    return [
        client.post("/api/v1/ask", json=asked, headers={"X-Forwarded-For": address}).status_code
        for address in addresses
    ]


def test_an_address_that_a_client_claims_is_not_believed(serve: Serve) -> None:
    client = serve(asks_per_minute=1)
    assert asks_of(client, *(f"203.0.113.{n}" for n in range(4)))[-1] == 429


def test_an_address_that_a_trusted_proxy_tells_is_believed(live: LiveAssistant) -> None:
    settings = WebSettings(asks_per_minute=1, trusted_proxies=("10.0.0.0/8",))
    app = create_app(Services(live, lambda: TODAY, settings))
    proxy = TestClient(app, base_url="http://localhost:7860", client=("10.1.2.3", 1))
    assert asks_of(proxy, "203.0.113.1", "203.0.113.2", "spoofed, 203.0.113.3") == [200, 200, 200]
    assert asks_of(proxy, *("203.0.113.9",) * 4)[-1] == 429
    # What stands before the address that the proxy saw is what the client wrote.
    assert asks_of(proxy, *(f"198.51.100.{n}, 203.0.113.9" for n in range(4)))[-1] == 429
    other = TestClient(app, base_url="http://localhost:7860", client=("192.0.2.1", 1))
    assert asks_of(other, *(f"203.0.114.{n}" for n in range(4)))[-1] == 429


def test_no_address_is_made_of_what_a_client_claims(client: TestClient) -> None:
    claimed = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher", "Forwarded": "host=evil.example"}
    assert "evil.example" not in client.get("/", headers=claimed).text
    assert "evil.example" not in client.get("/config", headers=claimed).text


@pytest.mark.parametrize("path", ["/", "/api/docs", "/tai-lieu/tin.txt", "/api/v1/documents", "/healthz", "/nothing"])
def test_every_answer_keeps_to_itself(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert headers["cross-origin-resource-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy or "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert "*" not in policy


def test_a_document_page_runs_nothing(client: TestClient) -> None:
    assert client.get("/tai-lieu/tin.txt").headers["content-security-policy"].startswith("default-src 'none'")


def test_a_websocket_is_refused(client: TestClient) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/gradio_api/queue/join"):
        pass


def test_gradio_leaves_cross_origin_requests_to_us() -> None:
    # The guard relies on it: Gradio's own middleware steps aside where the app has Starlette's.
    from gradio.route_utils import CustomCORSMiddleware

    assert hasattr(CustomCORSMiddleware, "parent_configures_cors"), gr.__version__
