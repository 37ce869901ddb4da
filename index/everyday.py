"""Syllables of everyday Vietnamese, which official texts may lack: a question that holds one has not slipped."""

from __future__ import annotations

from index.everyday_terms import SAID

EVERYDAY = tuple(
    dict.fromkeys(
        """
    một hai ba bốn năm sáu bảy tám chín mười mươi trăm nghìn ngàn triệu tỷ nửa đôi cặp vài dăm
    tôi tao tớ mình ta chúng bạn mày nó hắn họ ông bà anh chị em cô dì chú bác cậu mợ thím cháu con cha mẹ bố má vợ
    chồng trai gái già trẻ bé người ai gì nào sao đâu mấy này kia đó đấy ấy nọ đây thế vậy thôi nhé nhỉ ạ à ơi ừ vâng dạ
    và với cùng hay hoặc nhưng mà thì là của cho để vì nên do bởi tại từ đến tới trong ngoài trên dưới trước sau giữa
    bên cạnh gần xa ra vào lên xuống qua lại về đi đứng ngồi nằm chạy nhảy bay bơi ăn uống ngủ thức dậy nói cười khóc
    hát nghe nhìn thấy xem đọc viết học dạy chơi làm việc nghỉ mua bán cho tặng lấy đưa gửi nhận giữ mất tìm gặp hỏi
    đáp trả lời biết hiểu nhớ quên nghĩ tin yêu ghét thương sợ mong muốn cần phải được bị có không chưa đã đang sẽ rồi
    còn hết vẫn cũng đều chỉ rất quá lắm hơi khá nhất hơn kém bằng như khác giống cả mọi mỗi từng các những nhiều ít
    to nhỏ lớn bé dài ngắn cao thấp rộng hẹp dày mỏng nặng nhẹ nhanh chậm mới cũ tốt xấu đẹp hay dở đúng sai thật giả
    nóng lạnh ấm mát khô ướt sạch bẩn sáng tối đen trắng đỏ xanh vàng tím nâu hồng xám cam
    trời đất nước lửa gió mưa nắng mây bão tuyết sông núi biển hồ rừng đồng ruộng vườn đảo sao trăng mặt
    ngày đêm sáng trưa chiều tối giờ phút giây tuần tháng mùa xuân hạ thu đông hôm mai qua nay kia lúc khi
    đầu tóc mắt mũi miệng tai cổ tay chân lưng bụng tim gan phổi máu xương da răng lưỡi
    nhà cửa phòng bếp bàn ghế giường tủ đèn bát đũa dao chén cốc chai nồi chảo áo quần giày dép mũ túi
    cơm phở bún mì bánh cháo canh thịt cá tôm cua gà vịt heo lợn bò trâu dê chó mèo chuột chim trứng rau củ quả cây
    hoa lá cỏ gạo lúa ngô khoai sắn đậu lạc muối đường mắm dầu mỡ sữa trà cà phê rượu bia thuốc
    xe tàu thuyền máy bay đạp lửa đường phố cầu bến ga chợ trường lớp thầy sách vở bút giấy tranh ảnh phim nhạc bóng đá
    trận đội thua thắng hòa vua chúa tướng quân lính súng đạn giặc chiến tranh hòa bình
    vàng bạc đồng sắt thép chì kẽm nhôm than xăng dầu khí tiền giá lương thuê nợ lãi
    làng xóm quê hương thôn bản phường huyện quận tỉnh nước miền vùng đông tây nam bắc trung
    anh pháp mỹ nga đức nhật hàn trung ấn úc phi âu á châu
    bệnh đau ốm sốt ho thuốc khám mổ tiêm sống chết sinh đẻ lớn nuôi cưới hỏi
    tên tuổi họ chữ số câu bài tiếng lời chuyện thơ văn
    gọi kêu mời nhờ giúp đỡ bảo khuyên chọn đổi thay sửa chữa đóng mở bật tắt kéo đẩy ném bắt thả buộc cởi mặc
    cắt chặt đánh đấm đá nấu luộc rán xào nướng kho hầm ngon ngọt mặn chua cay đắng béo gầy
    sớm muộn luôn thường hay mãi ngay liền vừa sắp dần dù tuy nếu hễ miễn càng chứ đừng hãy xin cứ
    mail taxi lag app web link sim wifi zalo sa thải giam trại ly ma tu vu co cau khoan nhan gom tung ben lo hong
    thân dị tử khống giật giếng đề lắng nhan chay túy tang lễ
    khỏe mệt vui buồn giận chán đói no khát say tỉnh
    """.split()
    )
)
# What citizens ask about, though not every corpus does.
_ASKED_ABOUT = (
    "hộ khẩu|sổ hộ khẩu|nhập hộ khẩu|thuế thu nhập cá nhân|thanh toán|thanh toán không dùng tiền mặt|tiền mặt"
    "|mất căn cước|mất thẻ|bị mất thẻ|làm lại thẻ|quyết định số|nghị định số|thông tư số|giấy khai sinh|giấy tờ"
    "|bảo hiểm y tế|bảo hiểm xã hội|giấy phép lái xe|đăng ký kết hôn|tạm trú|thường trú|hộ chiếu|lý lịch tư pháp"
    "|mật khẩu|số điện thoại|tài khoản ngân hàng|bao nhiêu tuổi|từ bao nhiêu tuổi|từ đủ".split("|")
)
PHRASES = [*_ASKED_ABOUT, *(said for said in SAID if " " in said)]
# The syllables of these too, which the restorer of diacritics knows.
KNOWN = tuple(dict.fromkeys([*EVERYDAY, *(syllable for said in SAID for syllable in said.split())]))
