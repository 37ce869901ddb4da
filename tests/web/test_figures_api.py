"""``GET /api/v1/figures``, as another program asks it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.assistant import LiveAssistant
from assistant.web.api.include import include_api
from assistant.web.services import Services
from index.build import build, plan
from tests.conftest import BUILT_AT, TODAY, HashingEncoder
from tests.lookup.figures import DOCUMENTS

PATH = "/api/v1/figures"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("api")
    build(plan(DOCUMENTS), folder, HashingEncoder(), BUILT_AT)
    app = FastAPI()
    include_api(app, Services(LiveAssistant(folder, HashingEncoder()), lambda: TODAY))
    with TestClient(app) as started:
        yield started


def test_a_page_says_how_many_there_are(client: TestClient) -> None:
    told = client.get(PATH, params={"limit": 2, "offset": 1}).json()
    assert (told["total"], told["offset"]) == (7, 1)
    assert [row["as_written"] for row in told["rows"]] == ["85 triệu", "12"]
    assert set(told) == {"total", "offset", "rows"}


def test_filters_and_order_are_parameters(client: TestClient) -> None:
    params = {"q": "the can cuoc gan chip", "unit": "thẻ", "period": "2024", "sort": "value", "order": "asc"}
    told = client.get(PATH, params=params).json()
    assert [row["value"] for row in told["rows"]] == ["85000000", "87000000"]


def test_a_parameter_may_stand_more_than_once(client: TestClient) -> None:
    assert client.get(PATH, params={"unit": ["thẻ", "cuốn"]}).json()["total"] == 4


def test_counts_and_contradictions_are_told_where_asked(client: TestClient) -> None:
    told = client.get(PATH, params={"limit": 1, "facets": True, "conflicts": True}).json()
    assert told["facets"]["unit"][0] == {"value": "thẻ", "count": 3}
    assert [one["as_written"] for one in told["rows"][0]["conflicts"]] == ["85 triệu"]


def test_every_span_is_where_it_says(client: TestClient) -> None:
    texts = {document.doc_id: document.text for document in DOCUMENTS}
    for row in client.get(PATH).json()["rows"]:
        text, citation = texts[row["citation"]["doc_id"]], row["citation"]
        assert text[row["start"] : row["end"]] == row["as_written"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_a_csv_file_holds_every_row(client: TestClient) -> None:
    reply = client.get(PATH, params={"format": "csv", "limit": 1})
    assert reply.headers["content-disposition"] == 'attachment; filename="so-lieu.csv"'
    assert reply.content.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig"))))) == 8


def test_an_xlsx_file_holds_every_row(client: TestClient) -> None:
    reply = client.get(PATH, params={"format": "xlsx", "unit": "thẻ"})
    assert int(reply.headers["content-length"]) == len(reply.content)
    assert openpyxl.load_workbook(io.BytesIO(reply.content))["Số liệu"].max_row == 4


def test_a_json_file_holds_every_row(client: TestClient) -> None:
    reply = client.get(PATH, params={"download": True, "limit": 1})
    assert reply.headers["content-disposition"] == 'attachment; filename="so-lieu.json"'
    assert len(json.loads(reply.text)["rows"]) == 7


def test_chosen_rows_alone_can_be_kept(client: TestClient) -> None:
    reply = client.get(PATH, params={"format": "csv", "id": ["e.txt@7", "a.txt@39"]})
    assert len(list(csv.reader(io.StringIO(reply.text)))) == 3


def test_no_file_is_left_behind(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert client.get(PATH, params={"format": "xlsx"}).status_code == 200
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("params", [{"sort": "colour"}, {"period": "xyz"}, {"unit": "ký lô"}])
def test_a_wrong_value_is_an_error_of_use(client: TestClient, params: dict[str, str]) -> None:
    reply = client.get(PATH, params=params)
    assert reply.status_code == 422
    assert reply.headers["content-type"] == "application/problem+json"
    assert next(iter(params.values())) in reply.json()["detail"]


@pytest.mark.parametrize("params", [{"limit": 501}, {"limit": 0}, {"offset": -1}, {"format": "exe"}, {"q": "a" * 1001}])
def test_a_value_out_of_bounds_is_refused(client: TestClient, params: dict[str, object]) -> None:
    assert client.get(PATH, params=params).status_code == 422
