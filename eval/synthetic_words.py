"""Word lists and sentence patterns that synthetic passages are made from."""

from __future__ import annotations

PROVINCES = tuple(
    "An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận"
    "|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội"
    "|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai"
    "|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi"
    "|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Tiền Giang"
    "|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Thành phố Hồ Chí Minh".split("|")
)
# Names of communes are two of these: 90 * 90.
PLACE_SYLLABLES = tuple(
    "An Ân Bàn Bảo Bằng Bích Bình Cam Cẩm Cao Cát Cầu Châu Chính Cổ Cư Diên Diễn Dương Đa Đại Đạo Đan Điền Đình Đoan"
    " Đông Đồng Đức Gia Giang Hà Hải Hạnh Hậu Hiệp Hoa Hoài Hoàng Hội Hồng Hợp Hùng Hương Khánh Kiên Kim Kỳ Lạc Lãng"
    " Lâm Liên Lĩnh Long Lộc Lương Mai Mỹ Nam Nghĩa Ngọc Nhân Nhơn Ninh Phong Phú Phúc Phước Phương Quang Quảng Quế Sơn"
    " Tam Tân Thạch Thái Thanh Thiện Thịnh Thọ Thuận Thủy Tiên Trung Trực Tường Vạn Vân Vĩnh Xuân".split()
)
FAMILY_NAMES = tuple(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Lâm Mai Trịnh".split()
)
MIDDLE_NAMES = tuple(
    "Văn Thị Đức Minh Hữu Quốc Thanh Ngọc Xuân Kim Anh Hoài Thế Công Bảo Gia Mạnh Thu Tuấn Khánh".split()
)
GIVEN_NAMES = tuple(
    "Hùng Dũng Hà Lan Mai Sơn Tùng Hải Long Phúc Thảo Trang Vy Nam Bình Cường Đạt Giang Hiếu Khoa Linh My Nhung Oanh"
    " Phong Quân Sang Tâm Uyên Vinh Yến Hạnh Loan Nga Phượng Quyên Thủy Tuyết Xuân Nghĩa".split()
)
# What is counted, with its unit.
COUNTED = tuple(
    "hộ nghèo|hộ cận nghèo|học sinh tiểu học|học sinh trung học cơ sở|trẻ mầm non|giáo viên dạy giỏi|ca mắc sốt xuất"
    " huyết"
    "|ca mắc tay chân miệng|giường bệnh|lượt khám bảo hiểm y tế|thẻ căn cước|tài khoản định danh điện tử"
    "|hồ sơ dịch vụ công trực tuyến|doanh nghiệp thành lập mới|hợp tác xã nông nghiệp|làng nghề truyền thống"
    "|sản phẩm OCOP|con trâu bò|con lợn thịt|con gia cầm|héc ta lúa hè thu|héc ta cà phê|héc ta rừng trồng"
    "|héc ta nuôi tôm|tấn thủy sản|tấn trái cây xuất khẩu|tàu cá xa bờ|lượt khách du lịch|phòng khách sạn"
    "|km đường giao thông nông thôn|cây cầu dân sinh|trạm biến áp|hộ dùng nước sạch|trạm thu phát sóng di động"
    "|thuê bao Internet cáp quang|vụ tai nạn giao thông|vụ cháy nổ|trường hợp vi phạm nồng độ cồn"
    "|lao động được đào tạo nghề|người đi làm việc ở nước ngoài|người cao tuổi hưởng trợ cấp|người có công"
    "|căn nhà ở xã hội|giấy chứng nhận quyền sử dụng đất|thư viện cơ sở|câu lạc bộ thể thao|di tích được xếp hạng"
    "|tỷ đồng thu ngân sách".split("|")
)
FIRST_YEAR, YEARS = 2008, 16
OFFICES = tuple(
    "Ủy ban nhân dân xã|Phòng Kinh tế|Chi cục Thống kê|Công an xã|Trạm Y tế|Phòng Giáo dục và Đào tạo|Hội Nông dân"
    "|Ban quản lý dự án|Phòng Tài nguyên và Môi trường|Trung tâm Khuyến nông|Hội Liên hiệp Phụ nữ|Đoàn Thanh niên"
    "|Văn phòng đăng ký đất đai|Bưu điện văn hóa xã|Mặt trận Tổ quốc|Hạt Kiểm lâm".split("|")
)
POSTS = tuple("ông|bà|Chủ tịch|Phó chủ tịch|Trưởng phòng|Bí thư|Giám đốc|kỹ sư|cán bộ thống kê|trưởng thôn".split("|"))
TRENDS = tuple(
    "tăng so với năm trước|giảm so với năm trước|vượt kế hoạch đề ra|đạt gần đủ kế hoạch|cao nhất trong nhiều năm"
    "|thấp hơn mức chung của huyện|chưa kể các trường hợp đang thẩm định|theo số liệu sơ bộ".split("|")
)
# {where}: commune and province; {what}: what is counted; {n}: the figure.
TOLD = (
    "Năm {year}, xã {commune}, tỉnh {province} có {n} {what}, {trend}.",
    "Tính đến hết năm {year}, trên địa bàn xã {commune} (tỉnh {province}) ghi nhận {n} {what}, {trend}.",
    "Xã {commune} thuộc tỉnh {province} trong năm {year} thống kê được {n} {what}, {trend}.",
    "Theo báo cáo năm {year} của xã {commune}, tỉnh {province}, toàn xã có {n} {what}, {trend}.",
)
ASKED = (
    "Năm {year} xã {commune}, tỉnh {province} có bao nhiêu {what}?",
    "Số {what} của xã {commune} ({province}) năm {year} là bao nhiêu?",
    "Xã {commune} tỉnh {province} có bao nhiêu {what} vào năm {year}?",
    "Cho biết xã {commune}, {province} thống kê được bao nhiêu {what} trong năm {year}.",
)
# {w}: a word of the long tail, another at each place; {m}: a number.
FILLERS = (
    "{office} cho biết kết quả này gắn với phong trào {w} {w} do {post} {person} khởi xướng, với {m} thôn tham gia.",
    "{post} {person} nói rằng khó khăn lớn nhất là thiếu {w} và chậm {w}, nhất là ở khu vực {w}.",
    "Cùng kỳ, {office} đã tổ chức {m} buổi tập huấn về {w}, thu hút người dân các thôn {w}, {w} và {w}.",
    "Nguồn kinh phí {m} triệu đồng được lấy từ chương trình {w} và phần đóng góp của hợp tác xã {w}.",
    "Đoàn kiểm tra của {office} đề nghị rà soát lại danh sách {w}, tránh bỏ sót các trường hợp ở {w} {w}.",
    "Trong giai đoạn tới, {office} phấn đấu hoàn thành {m} công trình {w}, ưu tiên tuyến {w} nối với {w}.",
    "Người dân ở thôn {w} kể rằng từ khi có mô hình {w}, thu nhập bình quân đã khá hơn {m} phần trăm.",
    "{post} {person} đánh giá cao cách làm {w}, đồng thời lưu ý việc bảo quản {w} trong mùa mưa bão.",
    "Các hạng mục {w} và {w} được giao cho {office} theo dõi, báo cáo {m} ngày một lần.",
    "Việc số hóa hồ sơ {w} đã xong {m} phần trăm, riêng phần {w} còn chờ ý kiến của {office}.",
    "Ban chỉ đạo thống nhất lùi thời hạn nghiệm thu {w} thêm {m} ngày vì vướng mặt bằng ở {w}.",
    "Khảo sát của {office} tại {m} hộ cho thấy đa số muốn mở rộng {w} thay vì đầu tư thêm cho {w}.",
)
ONSETS = tuple("b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split())
# Rimes with the tone on the right vowel.
RIMES = tuple(
    "a à á ả ạ an àn án ản ạn ang àng áng ảng ạng anh ành ánh ạnh ao ào áo ảo ạo ay ày áy ảy ác ạc át ạt ăn ằn ắn ặn"
    " ăng"
    " ằng ắng ặng ắc ặc ắt ặt âm ầm ấm ẩm ậm ân ần ấn ẩn ận âu ầu ấu ẩu ậu ây ầy ấy ẩy ậy ấp ập ấc ật ất em èm ém ẹm en"
    " èn én ẹn eo èo éo ẹo ê ề ế ể ệ ên ền ến ện ênh ềnh ếnh ệnh êu ều ếu ệu i ì í ỉ ị im ìm ím ịm in ìn ín ịn inh ình"
    " ính ịnh iên iền iến iện iêu iều iếu iệu o ò ó ỏ ọ oi òi ói ỏi ọi on òn ón ọn ong òng óng ọng ô ồ ố ổ ộ ôi ồi ối"
    " ổi"
    " ội ôn ồn ốn ộn ông ồng ống ổng ộng ơ ờ ớ ở ợ ơi ời ới ợi ơn ờn ớn ợn u ù ú ủ ụ ui ùi úi ụi un ùn ún ụn ung ùng"
    " úng"
    " ụng uôi uồi uối uội uôn uồn uốn uộn uông uồng uống ư ừ ứ ử ự ưng ừng ứng ựng ươi ười ưới ươn ườn ượn ương ường"
    " ướng"
    " ượng ươu".split()
)
