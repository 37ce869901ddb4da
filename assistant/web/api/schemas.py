"""What goes in and out of the HTTP API: the requests as they are read, the answers as they are described.

Answers are written by ``assistant.render``; their models here serve the documentation, and a test holds the two
together.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AliasChoices, BaseModel, ConfigDict, Field

from index.asked import LONGEST_QUESTION

# The most earlier questions of a conversation, and the most names that a filter takes of one kind.
LONGEST_HISTORY = 20
_MOST_NAMES = 50


def _whole(text: str) -> str:
    """Return a text that can be written as UTF-8; JSON can name halves of characters, which cannot."""
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("có nửa của một ký tự (\\ud800–\\udfff), không phải chữ")
    return text


Text = Annotated[str, AfterValidator(_whole)]
Names = Annotated[list[Text], Field(max_length=_MOST_NAMES)]
Earlier = Annotated[str, Field(max_length=LONGEST_QUESTION), AfterValidator(_whole)]


class Ends(BaseModel):
    """First and last day of a time, of which one may be left out."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    first: Text | None = Field(None, alias="from", description="Ngày đầu: 2024, 2024-10 hoặc 2024-10-12.")
    to: Text | None = Field(None, description="Ngày cuối, viết như «from».")


class Filters(BaseModel):
    """What is searched; the names that a row of a batch has (``documents``, …) are read too."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"description": "Chỉ tìm trong phần này của nguồn."})

    document: Names = Field(
        default=[], validation_alias=AliasChoices("document", "documents"), description="Id của các tài liệu."
    )
    publisher: Names = Field(
        default=[],
        validation_alias=AliasChoices("publisher", "publishers"),
        description="Cơ quan đăng, có dấu hay không.",
    )
    topic: Names = Field(
        default=[],
        validation_alias=AliasChoices("topic", "topics"),
        description="Chủ đề, hoặc chữ trong tựa đề, đề mục.",
    )
    period: Text | Ends | None = Field(
        None, description="Thời gian: «2024», «2024-10», «tháng 10/2024», «6 tháng đầu năm 2023», hoặc {from, to}."
    )

    def as_json(self) -> dict[str, Any]:
        """Return the object that ``filter_of_json`` reads."""
        period = self.period.model_dump(by_alias=True) if isinstance(self.period, Ends) else self.period
        return {"documents": self.document, "publishers": self.publisher, "topics": self.topic, "period": period}


class Ask(BaseModel):
    """A question."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "description": "Một câu hỏi.",
            "examples": [{"question": "Đến nay đã cấp bao nhiêu thẻ căn cước công dân gắn chip?"}],
        },
    )

    question: Text = Field(description=f"Câu hỏi, có dấu hay không dấu, tối đa {LONGEST_QUESTION} ký tự.")
    history: list[Earlier] = Field(
        default=[], max_length=LONGEST_HISTORY, description="Các câu đã hỏi trước đó của cuộc hỏi, cũ trước mới sau."
    )
    as_of: Text | None = Field(
        None,
        max_length=40,
        description="Ngày coi là hôm nay, như 2024-10-12; bỏ qua nguồn đăng sau ngày này. Mặc định là hôm nay.",
    )
    filters: Filters | None = Field(None, validation_alias=AliasChoices("filters", "filter"))


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Period(_Told):
    """The time that a figure holds for."""

    first: str = Field(alias="from", description="Ngày đầu.")
    to: str = Field(description="Ngày cuối, kể cả ngày này.")
    origin: str = Field(description="Thời gian lấy từ đâu: clause, sentence, earlier hoặc publication.")


class Figure(_Told):
    """A figure of an answer."""

    as_written: str = Field(description="Nguyên văn trong nguồn: đúng bằng văn bản từ «start» đến «end».")
    value: str = Field(description="Giá trị, dạng chuỗi thập phân để không mất chữ số nào.")
    unit: str | None
    qualifier: str | None = Field(description="Từ rào đón: more_than, nearly, about, …")
    period: Period | None
    citation: int = Field(description="Số của trích dẫn trong «citations».")
    start: int
    end: int
    high: str | None = Field(None, description="Đầu trên của một khoảng.")
    of: str | None = Field(None, description="Tổng của một tỷ số: 21/25 thì là 25.")
    change: str | None = Field(None, description="increase, decrease hoặc multiple.")


class Citation(_Told):
    """Where an answer stands in the sources."""

    n: int
    doc_id: str
    title: str | None
    publisher: str | None
    published_on: str | None
    quote: str = Field(description="Nguyên văn: đúng bằng văn bản từ «start» đến «end».")
    start: int
    end: int


class Marked(_Told):
    """A stretch of the first citation's document."""

    start: int
    end: int
    text: str


class Derived(_Told):
    """A value that was reckoned out of cited figures."""

    value: str
    unit: str | None
    qualifier: str | None
    operation: str
    formula: str


class Result(_Told):
    """What a question was answered with."""

    question: str | None
    status: Literal["answered", "abstained", "error"]
    reason: str | None = Field(description="Vì sao không trả lời: not_in_sources, period_not_in_sources, …")
    text: str = Field(description="Câu trả lời, có dấu trích [1].")
    figures: list[Figure] = Field(description="Số liệu của câu trả lời; số đầu tiên là số chính.")
    citations: list[Citation]
    kind: str | None = Field(description="figure, series, conflict, derived, text, …")
    confidence: float
    understood_as: str | None = Field(None, description="Câu hỏi được hiểu là gì, khi khác với câu đã gõ.")
    derived: Derived | None = None
    conflicts: list[Figure] | None = None
    has_older: bool | None = None
    asked: Marked | None = None
    article: Marked | None = None


class Reply(Result):
    """The answer to a request."""

    model_config = ConfigDict(json_schema_extra={"description": "Câu trả lời, như `python -m assistant ask --json`."})

    id: str | None
    took_ms: float
    parts: list[Result] | None = Field(None, description="Các câu trả lời, khi một tin nhắn hỏi nhiều điều.")


class ProblemDetails(BaseModel):
    """A refusal, as RFC 9457 has it."""

    model_config = ConfigDict(json_schema_extra={"description": "Lý do từ chối, theo RFC 9457."})

    type: str = Field(description="Luôn là about:blank.")
    title: str
    status: int
    detail: str = Field(description="Gặp gì, cần gì, và nên làm gì.")
    instance: str = Field(description="Đường dẫn được gọi.")
    request_id: str | None = Field(description="Mã của yêu cầu, cũng ở đầu mục X-Request-ID và trong nhật ký.")
    errors: list[dict[str, str]] | None = Field(None, description="Từng chỗ sai: {where, field, detail}.")


class FoundFigure(BaseModel):
    """A row of a look-up; more may be told of a figure than is named here."""

    as_written: str
    value: str
    unit: str | None
    period: Period | None
    clause: str
    doc_id: str
    start: int
    end: int


class FoundFigures(BaseModel):
    """The rows of a look-up, best first."""

    figures: list[FoundFigure]
