"""``python -m eval train``: fit the model that chooses, anew."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.options import SETS
from index.threads import use_threads

if TYPE_CHECKING:
    import datetime as dt

    from eval.indexes import Indexes
    from eval.training import Example

WAYS_TRAINED = ("accented", "stripped", "slips")


def train_command(
    index: Annotated[
        list[str] | None,
        typer.Option("--index", metavar="BỘ=THƯ_MỤC", help="Chỉ mục của một bộ; thiếu thì dựng và giữ lại."),
    ] = None,
    shared: Annotated[Path, typer.Option("--shared", help="Thư mục có corpus/ của các bộ news và law.")] = Path(
        "../shared"
    ),
    as_of: Annotated[str, typer.Option("--as-of", help="Ngày coi là hôm nay.")] = "2026-02-01",
    out: Annotated[
        Path | None, typer.Option("--out", help="Tệp mô hình sẽ ghi. Mặc định: assistant/choosing.json.")
    ] = None,
) -> None:
    """Fit on the training questions, set the thresholds on the development questions, and write the file."""
    use_threads(1)
    from assistant.model import MODEL_FILE
    from eval.indexes import Indexes, named_indexes
    from eval.train import train
    from index.settings import load_settings
    from sources.document import PartialDate

    indexes = Indexes(load_settings(), named_indexes(index or ()), shared, partial(typer.echo, err=True))
    today = PartialDate.parse(as_of).last
    found: dict[str, list[Example]] = {"train": [], "dev": []}
    for name in SETS:
        _collect(name, indexes, today, found)
    model = train(found["train"], found["dev"])
    place = out or MODEL_FILE
    place.write_text(json.dumps(model, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for kind, row in model.items():
        typer.echo(
            f"{kind}: {row['examples']['training']} câu luyện, {row['examples']['development']} câu đặt ngưỡng; "
            f"ngưỡng {row['threshold']} cho rủi ro {row['risk']}."
        )
    typer.echo(f"Đã ghi {place}.")


def _collect(name: str, indexes: Indexes, today: dt.date, found: dict[str, list[Example]]) -> None:
    from eval.dataset import load_questions
    from eval.training import examples

    questions = load_questions(name)
    for split, own in found.items():
        own += examples(indexes.assistant(name), [q for q in questions if q.split == split], today, WAYS_TRAINED)
