"""The public question sets that are kept beside the repository: XQuAD-vi and XQuAD-R."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.errors import UsageError
from sources.text import nfc


@dataclass(frozen=True)
class Collection:
    """Texts to search, and questions that each have one right text.

    Attributes:
        name: Short, for the names of measures.
        texts: What is searched, in NFC.
        questions: Each with the number of its right text.
        paragraphs: Where the texts are sentences: the number of each one's paragraph, rising; else empty.
    """

    name: str
    texts: tuple[str, ...]
    questions: tuple[tuple[str, int], ...]
    paragraphs: tuple[int, ...] = ()

    @property
    def sha256(self) -> str:
        """Hash of texts and questions: two runs compare only where it is the same."""
        return hashlib.sha256(json.dumps([self.texts, self.questions]).encode()).hexdigest()


def load_passages(folder: Path) -> Collection:
    """Return XQuAD-vi's paragraphs, and each question with its paragraph.

    Raises:
        UsageError: The file is not there, or is not XQuAD.
    """
    parts = paragraphs(folder / "xquad-vi" / "xquad.vi.json")
    questions = [(nfc(row["question"]), number) for number, part in enumerate(parts) for row in part["qas"]]
    return Collection("passages", tuple(nfc(part["context"]) for part in parts), tuple(questions))


def load_sentences(folder: Path) -> Collection:
    """Return XQuAD-R's sentences, and each question with the sentence that its answer starts in.

    Raises:
        UsageError: The file is not there, or is not XQuAD-R.
    """
    sentences: list[str] = []
    questions: list[tuple[str, int]] = []
    numbers: list[int] = []
    for number, part in enumerate(paragraphs(folder / "xquad-r-vi" / "vi.json")):
        starts = [start for start, _ in part["sentence_breaks"]]
        for row in part["qas"]:
            answer = row["answers"][0]["answer_start"]
            own = max(place for place, start in enumerate(starts) if start <= answer or place == 0)
            questions.append((nfc(row["question"]), len(sentences) + own))
        sentences += [nfc(sentence) for sentence in part["sentences"]]
        numbers += [number] * len(part["sentences"])
    return Collection("sentences", tuple(sentences), tuple(questions), tuple(numbers))


LOADERS = {"passages": load_passages, "sentences": load_sentences}


def load_collections(folder: Path, names: Sequence[str] = ()) -> list[Collection]:
    """Return the named collections, all of them where none is named, in one order.

    Raises:
        UsageError: There is no collection of this name, or its file cannot be read.
    """
    if unknown := set(names) - LOADERS.keys():
        raise UsageError(f"Không có phần {', '.join(sorted(unknown))}; --on nhận: {', '.join(LOADERS)}.")
    return [load(folder) for name, load in LOADERS.items() if name in names or not names]


def paragraphs(path: Path) -> list[dict[str, Any]]:
    """Return the paragraphs of a file of the form of SQuAD, in order.

    Raises:
        UsageError: The file is not there, or is not of this form.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return [paragraph for article in data["data"] for paragraph in article["paragraphs"]]
    except OSError as error:
        raise UsageError(f"Không có {path}; hãy chỉ thư mục chứa xquad-vi và xquad-r-vi bằng --data.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} không phải tệp JSON dạng XQuAD; hãy lấy lại tệp gốc.") from error
