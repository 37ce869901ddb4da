"""The words of the operators' pages in one language; what files and readers say is shown as it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sources.errors import HoiSoError


@dataclass(frozen=True)
class SignInWords:
    """What the form to sign in says.

    Attributes:
        locked: Said after many wrong passwords, by the seconds to wait.
    """

    title: str
    name: str
    about: str
    password: str
    send: str
    back: str
    wrong: str
    locked: Callable[[int], str]


@dataclass(frozen=True)
class UploadWords:
    """What is said where documents are added.

    Attributes:
        hint: With places for ``kinds``, ``files`` and ``size``, the last in MB.
        gradio: What Gradio says itself, by its keys.
        folder: Names the button that chooses a folder.
        folder_read, folder_none: What is told of one, with places for ``name``, ``files`` and ``others``.
        reading, taken: By how many files; ``read`` by how many were read, and how many of them can be taken.
        too_large: Where the size of what is sent is refused, with a place for ``size``, in MB.
        take_one: With a place for ``name``; ``field`` with places for ``label`` and ``number``.
        note, why: What the reading of a file notes, and why a file cannot be taken, with a place for ``told``.
    """

    section: str
    hint: str
    files: str
    choose: str
    folder: str
    folder_read: str
    folder_none: str
    gradio: Mapping[str, str]
    reading: Callable[[int], str]
    read: Callable[[int, int], str]
    not_uploaded: str
    too_large: str
    take: str
    drop: str
    taken: Callable[[int], str]
    dropped: str
    take_one: str
    field: str
    document_title: str
    publisher: str
    published: str
    pages: Callable[[int], str]
    note: str
    why: str
    beginning: str
    first_figures: str


@dataclass(frozen=True)
class IndexWords:
    """What is said where documents are removed, and where the index is rebuilt and gone back on.

    Attributes:
        removed: By how many documents, and where they are set aside.
        more: Says how many further documents there are.
        told: A sentence of a build that goes on or is done, in this language; empty where it is not said in it.
        embedded: With places for ``done`` and ``expected``.
        why, passed_over: Why a build failed, and that it left a file out, with a place for ``told``.
        generation: With places for ``name``, ``serves``, ``built_at``, ``documents`` and ``figures``.
        unreadable, went_back: With a place for ``name``.
    """

    removing: str
    to_remove: str
    remove: str
    sure: str
    unsure: str
    removed: Callable[[int, str], str]
    section: str
    as_served: str
    added: str
    gone: str
    more: Callable[[int], str]
    build: str
    running: str
    told: Callable[[str], str]
    embedded: str
    progress: str
    done: str
    failed: str
    why: str
    passed_over: str
    generations: str
    generation: str
    serves: str
    unreadable: str
    go_back: str
    went_back: str
    none_chosen: str


@dataclass(frozen=True)
class KeptWords:
    """What is said of kept questions and feedback.

    Attributes:
        spans: What can be chosen, by days; 0 is since ever.
        total, times, more: By how many questions, times and further subjects.
        statuses, channels, reasons, verdicts: By what is kept of them.
        file_names, file_labels: Of what can be taken away, by what is in it.
        last: With places for ``reasons`` and ``day``.
        no_file: With a place for ``names``.
    """

    section: str
    span: str
    spans: Mapping[int, str]
    show: str
    off: str
    no_questions: str
    total: Callable[[int], str]
    by_status: str
    by_channel: str
    by_reason: str
    by_verdict: str
    statuses: Mapping[str, str]
    channels: Mapping[str, str]
    reasons: Mapping[str, str]
    verdicts: Mapping[str, str]
    take_away: str
    file_names: Mapping[str, str]
    file_labels: Mapping[str, str]
    no_file: str
    unanswered: str
    nothing: str
    times: Callable[[int], str]
    last: str
    more: Callable[[int], str]
    feedback: str
    day: Callable[[dt.date], str]


@dataclass(frozen=True)
class OperatorWords:
    """All that the operators' pages say.

    Attributes:
        path, sign_in_path, sign_out_path, downloads_path: Where they are.
        region: Names the way out; ``places`` that to the other pages.
        refused, closed: To who is not signed in, and where there is no operator.
        below: What is said of an error, with a place for ``told``, its own words, which are Vietnamese.
    """

    path: str
    sign_in_path: str
    sign_out_path: str
    downloads_path: str
    title: str
    name: str
    region: str
    places: str
    sign_out: str
    refused: str
    closed: str
    below: Callable[[HoiSoError], str]
    sign_in: SignInWords
    upload: UploadWords
    index: IndexWords
    kept: KeptWords
