"""The words of the operators' pages in Vietnamese."""

from __future__ import annotations

from assistant.kept.report import CHANNELS, REASONS, STATUSES, VERDICTS
from assistant.web.operator_words import IndexWords, KeptWords, OperatorWords, SignInWords, UploadWords
from assistant.web.table_vietnamese import number_in_words

_PATH = "/nguon/van-hanh"


def _count(count: int) -> str:
    return number_in_words(str(count))


def _locked(seconds: int) -> str:
    wait = f"{seconds} giây" if seconds < 60 else f"{-(-seconds // 60)} phút"
    return f"Đã thử sai nhiều lần; hãy đợi {wait} rồi thử lại."


_SIGN_IN = SignInWords(
    title="Đăng nhập vận hành – Hỏi Số",
    name="Dành cho người vận hành",
    about="Đăng nhập để thêm, gỡ tài liệu, dựng lại chỉ mục và xem câu hỏi, phản hồi đã lưu.",
    password="Mật khẩu",
    send="Đăng nhập",
    back="← Về trang Nguồn",
    wrong="Mật khẩu không đúng.",
    locked=_locked,
)
_UPLOAD = UploadWords(
    section="Thêm tài liệu",
    hint=(
        "Chọn các tệp {kinds}, hoặc cả một thư mục, tối đa {files} tệp và {size} MB một lần. Tệp được đọc thử và cho "
        "xem trước; chưa nhận thì chưa có gì thay đổi."
    ),
    files="Tệp cần thêm",
    choose="Bấm để chọn tệp, hoặc thả tệp vào đây",
    folder="Chọn cả một thư mục",
    folder_read="Thư mục {name}: đọc {files} tệp, bỏ qua {others} tệp không phải tài liệu.",
    folder_none="Thư mục {name} không có tệp nào đọc được; đã bỏ qua {others} tệp.",
    # Gradio speaks no Vietnamese.
    gradio={
        "upload_text.drop_file": "Thả tệp vào đây",
        "upload_text.click_to_upload": "Bấm để chọn tệp",
        "common.or": "hoặc",
        "upload.drop_file": "Thả tệp vào đây",
        "file.uploading": "Đang tải lên…",
    },
    reading=lambda files: f"Đang đọc {files} tệp…",
    read=lambda files, good: f"Đã đọc {files} tệp, {good} tệp nhận được; hãy xem dưới đây rồi mới nhận.",
    not_uploaded="Có tệp không phải do trang này tải lên; hãy tải lại trang rồi chọn lại tệp.",
    too_large="Yêu cầu vượt giới hạn {size} MB; hãy gửi ít hơn một lần.",
    take="Nhận các tệp đã chọn",
    drop="Bỏ tất cả",
    taken=lambda files: f"Đã nhận {files} tệp vào thư mục nguồn; hãy dựng lại chỉ mục để hỏi được về chúng.",
    dropped="Đã bỏ các tệp chờ nhận.",
    take_one="Nhận tệp {name}",
    field="{label} – tệp {number}",
    document_title="Tên bài",
    publisher="Nơi đăng",
    published="Ngày đăng (2024, 2024-10 hoặc 2024-10-12)",
    pages=lambda pages: f"{_count(pages)} trang",
    note="Chú ý: {told}.",
    why="{told}",
    beginning="Những dòng đầu và số liệu đầu",
    first_figures="Số liệu đầu",
)
_INDEX = IndexWords(
    removing="Gỡ tài liệu",
    to_remove="Tài liệu cần gỡ",
    remove="Gỡ khỏi nguồn",
    sure="Gỡ các tài liệu đã chọn",
    unsure="Thôi",
    removed=lambda documents, place: (
        f"Đã gỡ {documents} tài liệu, cất ở {place}; chúng vẫn được trả lời tới khi dựng lại chỉ mục."
    ),
    section="Chỉ mục",
    as_served="Chỉ mục đang dùng có đúng các tài liệu của thư mục nguồn.",
    added="Chờ vào chỉ mục",
    gone="Đã gỡ, còn trong chỉ mục tới khi dựng lại",
    more=lambda documents: f"… và {_count(documents)} tài liệu khác",
    build="Dựng lại chỉ mục",
    running="Đang dựng lại.",
    told=str,
    embedded="Đã nhúng {done} trong {expected}.",
    progress="Tiến độ dựng lại",
    done="Dựng xong.",
    failed="Không dựng được.",
    why="{told}",
    passed_over="{told}",
    generations="Các bản chỉ mục, mới nhất trước",
    generation="{name}{serves}: dựng lúc {built_at}; {documents}, {figures}",
    serves=", đang dùng",
    unreadable="{name}: không đọc được",
    go_back="Chuyển sang bản đã chọn",
    went_back="Đã chuyển sang bản {name}.",
    none_chosen="Chưa chọn bản nào.",
)
_KEPT = KeptWords(
    section="Câu hỏi và phản hồi",
    span="Khoảng thời gian",
    spans={7: "7 ngày qua", 30: "30 ngày qua", 180: "180 ngày qua", 0: "Từ đầu"},
    show="Xem",
    off="Máy chủ này đặt không lưu câu hỏi và phản hồi (HOISO_KEEP=off).",
    no_questions="Chưa có câu hỏi nào trong khoảng này.",
    total=lambda questions: f"{_count(questions)} câu hỏi.",
    by_status="Kết quả",
    by_channel="Kênh",
    by_reason="Lý do không trả lời",
    by_verdict="Phản hồi",
    statuses=STATUSES,
    channels=CHANNELS,
    reasons=REASONS,
    verdicts=VERDICTS,
    take_away="Tải về làm bộ câu hỏi đánh giá (JSON Lines)",
    file_names={
        "unanswered": "cau-hoi-chua-tra-loi.jsonl",
        "feedback": "cau-hoi-co-phan-hoi.jsonl",
        "every": "moi-cau-hoi.jsonl",
    },
    file_labels={"unanswered": "Câu chưa trả lời được", "feedback": "Câu có phản hồi", "every": "Mọi câu đã lưu"},
    no_file="Không có tệp này; có: {names}.",
    unanswered="Chưa trả lời được, theo chủ đề",
    nothing="Không có.",
    times=lambda times: f"{_count(times)} lần",
    last="{reasons}; hỏi gần nhất ngày {day}.",
    more=lambda subjects: f"… và {_count(subjects)} chủ đề khác, có trong tệp tải về.",
    feedback="Phản hồi",
    day=lambda day: f"{day:%d/%m/%Y}",
)
OPERATORS = OperatorWords(
    path=_PATH,
    sign_in_path=f"{_PATH}/dang-nhap",
    sign_out_path=f"{_PATH}/dang-xuat",
    downloads_path=f"{_PATH}/tai-ve",
    title="Vận hành nguồn – Hỏi Số",
    name="Vận hành nguồn",
    region="Vận hành",
    places="Các trang",
    sign_out="Đăng xuất",
    refused="Chỉ người vận hành đã đăng nhập mới dùng được phần này; hãy đăng nhập ở trang Nguồn.",
    closed="Máy chủ này không mở phần vận hành; người quản trị mở bằng HOISO_OPERATOR_PASSWORD_HASH.",
    below=lambda _: "{told}",
    sign_in=_SIGN_IN,
    upload=_UPLOAD,
    index=_INDEX,
    kept=_KEPT,
)
