"""Retrieval on public sets, for questions as people type them: what is served, its parts, and its peers.

Every system is asked the same questions over the same texts and vectors, in one run.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.collection_systems import parts_over, systems_over
from eval.folder import QuestionRow, Run, Settings, as_json, means
from eval.peers import peers
from eval.public_sets import Collection
from eval.ranking import MRR, SUCCESS_1, SUCCESS_5, rank_measures
from eval.stats import paired
from eval.systems import SERVED, Embed, Search
from eval.typed import WAYS
from eval.vectors import RememberingEncoder, kept_passages
from index.encoder import Progress
from index.settings import Settings as IndexSettings

COMMAND = "retrieval"
NAMES = (SUCCESS_1, SUCCESS_5, MRR)
_KEPT = 10  # numbers of each ranking that a run keeps


@dataclass
class Measured:
    """What one collection gave: a row and the first of each ranking for every question; notes for the user.

    Measures are named ``collection.way.system.measure``.
    """

    rows: list[QuestionRow]
    predictions: list[dict[str, Any]]
    notes: list[str] = field(default_factory=list)


def measure_all(
    collections: Sequence[Collection], settings: IndexSettings, *, with_peers: bool = True, with_parts: bool = False
) -> Run:
    """Measure collections with the encoders that the settings name, with a progress bar on stderr."""
    from tqdm import tqdm

    from index.encoder import asking_encoder, building_encoder, encoder_name

    name = encoder_name(settings.model)
    encoder = RememberingEncoder(asking_encoder(settings.model), settings.cache_dir)
    measured = []
    with tqdm(total=2 * len(WAYS) * sum(len(c.questions) for c in collections), unit=" câu") as bar:
        for collection in collections:
            bar.set_description(f"Nhúng {collection.name}")
            embed = functools.partial(
                kept_passages,
                building=lambda: building_encoder(settings.model, settings.cache_dir),
                name=name,
                cache_dir=settings.cache_dir,
            )
            for change in WAYS.values():
                encoder.prepare([change(question) for question, _ in collection.questions], bar.update)
            bar.set_description(f"Tìm {collection.name}")
            found = measure(
                collection, embed, encoder, with_peers=with_peers, with_parts=with_parts, progress=bar.update
            )
            measured.append(found)
    return run_of(collections, measured, name)


def measure(
    collection: Collection,
    embed: Embed,
    encoder: RememberingEncoder,
    *,
    with_peers: bool = True,
    with_parts: bool = False,
    progress: Progress | None = None,
) -> Measured:
    """Search with every system, for every way of typing.

    Args:
        collection: Texts and questions.
        embed: Embeds texts.
        encoder: Embeds the questions.
        with_peers: Whether to measure the peers too.
        with_parts: Whether to measure what the parts were chosen from.
        progress: Called with the number of questions done, ``len(WAYS)`` times each question.
    """
    count = range(len(collection.questions))
    ids = [f"{collection.name}:{number}" for number in count]
    rows = [QuestionRow(id=ids[n], question=collection.questions[n][0], measures={}) for n in count]
    predictions: list[dict[str, Any]] = [{"id": ids[n], "right": collection.questions[n][1]} for n in count]
    right = [{number} for _, number in collection.questions]
    with tempfile.TemporaryDirectory() as folder:
        systems = systems_over(collection, embed, encoder, Path(folder))
        others, notes = peers(collection.texts, embed(collection.texts), encoder) if with_peers else ({}, [])
        if with_parts:
            tried, missing = parts_over(collection, embed, encoder, Path(folder))
            others, notes = others | tried, notes + missing
        for way, change in WAYS.items():
            questions = [change(question) for question, _ in collection.questions]
            for name, rankings in _search(systems | others, questions, progress).items():
                found = rank_measures(rankings, right, NAMES)
                for row, prediction, ranking, values in zip(rows, predictions, rankings, found, strict=True):
                    key = f"{collection.name}.{way}.{name}"
                    row.measures.update({f"{key}.{measure}": value for measure, value in values.items()})
                    prediction[key] = ranking[:_KEPT]
    return Measured(rows, predictions, notes)


def _search(
    systems: Mapping[str, Search], questions: Sequence[str], progress: Progress | None
) -> dict[str, list[list[int]]]:
    rankings: dict[str, list[list[int]]] = {name: [] for name in systems}
    for question in questions:
        for name, search in systems.items():
            rankings[name].append(search(question))
        if progress:
            progress(1)
    return rankings


def run_of(collections: Sequence[Collection], measured: Sequence[Measured], encoder_name: str) -> Run:
    """Return the run of some collections, to be kept and compared."""
    rows = [row for part in measured for row in part.rows]
    digest = hashlib.sha256("".join(collection.sha256 for collection in collections).encode()).hexdigest()
    settings = Settings(
        command=COMMAND,
        question_set="+".join(collection.name for collection in collections),
        questions_sha256=digest,
        n=len(rows),
        run_on=dt.datetime.now(dt.UTC).date().isoformat(),
        facts={
            "encoder": encoder_name,
            "texts": {collection.name: len(collection.texts) for collection in collections},
            "notes": [note for part in measured for note in part.notes],
        },
    )
    summary = {"n": len(rows), "measures": as_json(means(rows)), "against_others": against_others(rows)}
    return Run(settings, rows, [row for part in measured for row in part.predictions], summary)


def against_others(rows: Sequence[QuestionRow]) -> dict[str, dict[str, float | int]]:
    """Return the paired difference of what is served less each other system, by the other's measure."""
    names = dict.fromkeys(name for row in rows for name in row.measures)
    found = {}
    for name in names:
        collection, way, system, measure = name.split(".")
        if system != SERVED:
            served = f"{collection}.{way}.{SERVED}.{measure}"
            own = [row.measures for row in rows if name in row.measures]
            found[name] = paired([m[name] for m in own], [m[served] for m in own]).as_json()
    return found
