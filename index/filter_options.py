"""The options of a command line by which people say what is searched."""

from __future__ import annotations

from typing import Annotated

import typer

DocumentOption = Annotated[
    list[str] | None, typer.Option("--document", help="Chỉ tìm trong tài liệu có id này; lặp lại được.")
]
PublisherOption = Annotated[
    list[str] | None,
    typer.Option("--publisher", help="Chỉ tìm trong tài liệu của cơ quan đăng này, có dấu hay không; lặp lại được."),
]
TopicOption = Annotated[
    list[str] | None,
    typer.Option("--topic", help="Chỉ tìm nơi có chủ đề này, hoặc có tựa đề, đề mục nêu nó; lặp lại được."),
]
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        help="Chỉ tìm số liệu và câu của thời gian này: 2024, 2024-10, «tháng 10/2024», «6 tháng đầu năm 2023», "
        "«từ ngày 1/7/2023 đến ngày 30/9/2023».",
    ),
]
