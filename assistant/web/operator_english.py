"""The words of the operators' pages in English; the server's own errors are introduced, and shown in Vietnamese."""

from __future__ import annotations

from assistant.kept.errors import KeptUnusable
from assistant.web.english_dates import day_in_english
from assistant.web.operator_words import IndexWords, KeptWords, OperatorWords, SignInWords, UploadWords
from assistant.web.table_english import counted
from sources.errors import FileUnreadable, HoiSoError, IndexBusy, IndexUnusable, SourceError, UsageError

_PATH = "/sources/operators"
_IN_VIETNAMESE = "The server says, in Vietnamese: {told}"
# What a build says while it goes on; all else of it is left out, for the page tells its numbers itself.
_TOLD = {"Đang đọc tài liệu…": "Reading the documents…", "Đang nạp mô hình nhúng…": "Loading the embedding model…"}
# What an error is, the first that fits.
_ERRORS = (
    (IndexBusy, "The index is being rebuilt already, please wait until it is done."),
    (IndexUnusable, "The index cannot be read or written."),
    (KeptUnusable, "The database of kept questions cannot be used."),
    (FileUnreadable, "A file or folder cannot be read or written."),
    (SourceError, "A document, or what is told of it, cannot be read."),
    (UsageError, "This cannot be done."),
)


def _below(error: HoiSoError) -> str:
    what = next((said for kind, said in _ERRORS if isinstance(error, kind)), "This did not work.")
    return f"{what} {_IN_VIETNAMESE}"


def _locked(seconds: int) -> str:
    wait = counted("second", seconds) if seconds < 60 else counted("minute", -(-seconds // 60))
    return f"Too many wrong passwords; please wait {wait} and try again."


_SIGN_IN = SignInWords(
    title="Operator sign-in – Hỏi Số",
    name="For operators",
    about="Sign in to add or remove documents, to rebuild the index, and to read kept questions and feedback.",
    password="Password",
    send="Sign in",
    back="← Back to Sources",
    wrong="The password is wrong.",
    locked=_locked,
)
_UPLOAD = UploadWords(
    section="Add documents",
    hint=(
        "Choose {kinds} files, or a whole folder, at most {files} files and {size} MB at a time. They are read and "
        "shown to you first; nothing changes until you add them."
    ),
    files="Files to add",
    choose="Click to choose files, or drop files here",
    folder="Choose a whole folder",
    folder_read="Folder {name}: {files} to be read, {others} left out that are no documents.",
    folder_none="Folder {name} has nothing that can be read; left out: {others}.",
    gradio={
        "upload_text.drop_file": "Drop files here",
        "upload_text.click_to_upload": "Click to choose files",
        "common.or": "or",
        "upload.drop_file": "Drop files here",
        "file.uploading": "Uploading…",
    },
    reading=lambda files: f"Reading {counted('file', files)}…",
    read=lambda files, good: f"{counted('file', files)} read, {good} can be added; please look below before adding.",
    not_uploaded="A file was not uploaded by this page; please reload the page and choose the file again.",
    too_large="The request is over the limit of {size} MB; please send less at a time.",
    take="Add the chosen files",
    drop="Discard all",
    taken=lambda files: (
        f"{counted('file', files)} added to the sources folder; rebuild the index so that answers can use it."
    ),
    dropped="The waiting files were discarded.",
    take_one="Add file {name}",
    field="{label} – file {number}",
    document_title="Title",
    publisher="Publisher",
    published="Published (2024, 2024-10 or 2024-10-12)",
    pages=lambda pages: counted("page", pages),
    note="Please note, in Vietnamese: {told}.",
    why=f"This file cannot be added. {_IN_VIETNAMESE}",
    beginning="First lines and first figures",
    first_figures="First figures",
)
_INDEX = IndexWords(
    removing="Remove documents",
    to_remove="Documents to remove",
    remove="Remove from the sources",
    sure="Remove the chosen documents",
    unsure="Cancel",
    removed=lambda documents, place: (
        f"{counted('document', documents)} removed and set aside in {place}; answers still use them until the index is "
        "rebuilt."
    ),
    section="Index",
    as_served="The index in use holds exactly the documents of the sources folder.",
    added="Waiting to be indexed",
    gone="Removed, still in the index until it is rebuilt",
    more=lambda documents: f"… and {counted('more document', documents)}",
    build="Rebuild the index",
    running="Rebuilding.",
    told=lambda told: _TOLD.get(told, ""),
    embedded="Embedded {done} of {expected}.",
    progress="Progress of the rebuilding",
    done="Rebuilt.",
    failed="The index could not be rebuilt.",
    why=_IN_VIETNAMESE,
    passed_over=f"A file was passed over. {_IN_VIETNAMESE}",
    generations="Versions of the index, newest first",
    generation="{name}{serves}: built at {built_at}; {documents}, {figures}",
    serves=", in use",
    unreadable="{name}: cannot be read",
    go_back="Switch to the chosen version",
    went_back="Switched to version {name}.",
    none_chosen="No version is chosen.",
)
_STATUSES = {"answered": "answered", "abstained": "not answered", "error": "error", "talk": "greetings, thanks"}
_KEPT = KeptWords(
    section="Questions and feedback",
    span="Time span",
    spans={7: "Last 7 days", 30: "Last 30 days", 180: "Last 180 days", 0: "Since the beginning"},
    show="Show",
    off="This server is set to keep no questions and feedback (HOISO_KEEP=off).",
    no_questions="There are no questions in this time span.",
    total=lambda questions: f"{counted('question', questions)}.",
    by_status="Outcome",
    by_channel="Channel",
    by_reason="Why not answered",
    by_verdict="Feedback",
    statuses=_STATUSES,
    channels={"chat": "chat page", "api": "API", "mcp": "MCP"},
    reasons={
        "not_in_sources": "not in the sources",
        "period_not_in_sources": "time not in the sources",
        "subject_not_in_sources": "subject not in the sources",
        "out_of_scope": "out of scope",
        "unclear": "unclear what is asked",
        **_STATUSES,
    },
    verdicts={"helpful": "helpful", "unhelpful": "not helpful", "wrong_figure": "wrong figure reported"},
    take_away="Download as a set of evaluation questions (JSON Lines)",
    file_names={
        "unanswered": "unanswered-questions.jsonl",
        "feedback": "questions-with-feedback.jsonl",
        "every": "all-questions.jsonl",
    },
    file_labels={
        "unanswered": "Questions not answered",
        "feedback": "Questions with feedback",
        "every": "All kept questions",
    },
    no_file="There is no such file; there are: {names}.",
    unanswered="Not answered, by subject",
    nothing="None.",
    times=lambda times: counted("time", times),
    last="{reasons}; last asked on {day}.",
    more=lambda subjects: f"… and {counted('more subject', subjects)}, in the files to download.",
    feedback="Feedback",
    day=day_in_english,
)
OPERATORS = OperatorWords(
    path=_PATH,
    sign_in_path=f"{_PATH}/sign-in",
    sign_out_path=f"{_PATH}/sign-out",
    downloads_path=f"{_PATH}/downloads",
    title="Manage sources – Hỏi Số",
    name="Manage sources",
    region="Operators",
    places="Pages",
    sign_out="Sign out",
    refused="Only operators who are signed in may use this; please sign in from the Sources page.",
    closed="This server has no operators' pages; its administrator opens them by HOISO_OPERATOR_PASSWORD_HASH.",
    below=_below,
    sign_in=_SIGN_IN,
    upload=_UPLOAD,
    index=_INDEX,
    kept=_KEPT,
)
