"""Options that several commands of ``python -m eval`` share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

# The sets over made-up documents that answers are developed against, and all such sets.
DEVELOPED = (
    "services",
    "regions",
    "bodies",
    "daily",
    "field",
    "reports",
    "portals",
    "press",
    "offices",
    "mixed",
    "varied",
    "provinces",
    "newsroom",
    "notices",
    "bureaus",
    "delta",
)
SETS = ("core", "news", "law", *DEVELOPED)
OutOption = Annotated[Path | None, typer.Option("--out", help="Thư mục ghi kết quả và report.html.")]
FailUnderOption = Annotated[
    list[str] | None,
    typer.Option("--fail-under", metavar="PHÉP_ĐO=GIÁ_TRỊ", help="Thoát mã 1 khi phép đo thấp hơn; lặp lại được."),
]
