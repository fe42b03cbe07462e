"""
The words by which directives speak, as data: phrases between bars, one list a kind.

"cấp^xã,huyện" is the word where neither "xã" nor "huyện" follows. The lists are the language of
state bodies (Decree 30/2020), of the Party's guides and of the Front; they name kinds of bodies
and verbs of duty, never one body or one paper.
"""

# Nouns that open the name of a body, of an office-holder or of a collective.
HEADS = """
sở|ubnd|ủy ban|hđnd|hội đồng nhân dân|hội đồng|ubmttq|ub mttq|mttq|mặt trận|ban cán sự
|đảng đoàn|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|cấp ủy|chi ủy|chi bộ|đảng bộ
|bộ chính trị|ban bí thư|tiểu ban|ban|bộ chỉ huy|bộ tư lệnh|bộ đội biên phòng|bộ phận|bộ|cục
|tổng cục|chi cục|vụ|viện|văn phòng|vp|vpub|thanh tra|công an|quân sự|kiểm lâm|hải quan|thuế
|kho bạc|ngân hàng|bảo hiểm xã hội|bhxh|tòa án|tand|vksnd|cơ quan|đơn vị|địa phương|tổ chức
|liên đoàn|liên minh|liên hiệp|hiệp hội|hội|đoàn thanh niên|đoàn thể|đoàn tncs|đoàn|tỉnh đoàn
|huyện đoàn|thành đoàn|công đoàn|báo|đài|cổng|trang thông tin|tạp chí|trung tâm|trường
|nhà trường|bệnh viện|phòng|trạm|tổ|đội|quỹ|công ty|tổng công ty|tập đoàn|doanh nghiệp
|hợp tác xã|nhà máy|xí nghiệp|thủ trưởng|giám đốc|phó giám đốc|chủ tịch|phó chủ tịch|trưởng
|phó trưởng|bí thư|phó bí thư|chánh|tổng biên tập|đồng chí|đ/c|thành viên|ủy viên|lãnh đạo
|người đứng đầu|hệ thống|lực lượng|chính quyền|chủ đầu tư|bên mời thầu|nhà thầu|đối tượng|khối
|ngành|phân ban|thường trực|thư ký|hạt|xã|phường|huyện|tỉnh|thành phố|đặc khu|thị xã|quận|thôn
|cán bộ|cấp|trưởng thôn|nhà hảo tâm|phóng viên|ban quản lý|bưu điện|viễn thông|bưu chính
|điện lực|học viện|nhà văn hóa|thư viện|bảo tàng|tổ dân phố|kiểm sát|phân hội|chi hội|chi đoàn
|đảng|quân khu|dân quân|người phát ngôn|bcđ|bch|btc|btv|hộ|ủy ban nhân dân|cơ sở|chức sắc
|các hình thức thông tin|viện kiểm sát|chỉ huy|ban tổ chức|cụm|đại biểu|đoàn viên|công chức
|phó thủ tướng|thứ trưởng|tổng giám đốc|phó tổng giám đốc|tổng tham mưu|tư lệnh|chính ủy|chủ nhiệm
|hiệu trưởng|cảng vụ|thông tấn xã|nhà xuất bản|nhà hát|sư đoàn|trung đoàn|thương nhân|nhà đầu tư
|nhà mạng|chủ rừng|chủ hồ|chủ cơ sở|chủ phương tiện|chủ sở hữu
|tổng liên đoàn|tổng hội|thống đốc|trung ương đoàn|trung ương hội|đồn|đại học|cộng tác viên
|tuyên truyền viên|nhân viên|ấp|khu phố|khóm|buôn|tổng thanh tra|kiểm toán|cảnh sát|đội trưởng
|viên chức|chuyên viên|giáo viên|già làng|ngân hàng nhà nước|kho|nhóm
"""

# Verbs and predicates that open a duty.
VERBS = """
chủ trì|chủ động|làm đầu mối|là đầu mối|là cơ quan đầu mối|là cơ quan thường trực
|là đơn vị đầu mối|là đơn vị chủ trì|là cơ quan chủ trì|làm cơ quan thường trực|giữ vai trò
|phối hợp|phối với|phối, kết hợp|kết hợp|tham mưu|tham gia|chỉ đạo|lãnh đạo|hướng dẫn|tổ chức
|triển khai|thực hiện|thi đua|nhận đỡ đầu|nhận giúp đỡ
|thực thi|xây dựng|ban hành|thành lập|kiện toàn|củng cố|tuyên truyền
|truyền thông|vận động|phát động|phát huy|huy động|kêu gọi|quán triệt|phổ biến
|đẩy mạnh|đẩy nhanh|đẩy lùi
|tăng cường|nâng cao|chú trọng|chú ý|quan tâm|bố trí|bảo đảm|đảm bảo|kiểm tra|giám sát
|thanh tra|theo dõi|đôn đốc|rà soát|tổng hợp|thống kê|báo cáo|đề xuất|kiến nghị
|trình^độ,diễn,tự,bày|thẩm định|thẩm tra|phê duyệt|quyết định|công bố|công khai|cung cấp
|cập nhật|thông tin|thông báo|đưa tin|đăng tải|đăng ký|đăng|phát lại|đọc|dọn|mua|gia cố
|đóng gói|khử khuẩn|tiếp nhận|phân bổ|phân công|phân loại|phân cấp|cấp phát|hỗ trợ|giúp^việc|giúp đỡ
|thăm hỏi|thăm|động viên|khen thưởng|biểu dương|tôn vinh|đề nghị|yêu cầu
|giao^thông,tiếp,dịch,lưu,thừa,ban|chuyển^biến,đổi,tiếp,động|chuyển giao|bàn giao|quản lý
|sử dụng|chi trả|chi^tiết,nhánh,bộ,đoàn,hội,cục,ủy,phí|thanh toán|quyết toán
|lập^trường,luận,pháp|lồng ghép|cụ thể hóa|nghiên cứu|đánh giá|sơ kết|tổng kết|rút kinh nghiệm
|đào tạo|bồi dưỡng|tập huấn|định hướng|đa dạng hóa|đổi mới|cải cách|chấn chỉnh|xử lý|ngăn chặn
|phát hiện|đấu tranh|phản bác|phê phán|khắc phục|giải quyết|tháo gỡ|chuẩn bị|cử^tri|lựa chọn
|mời|liên hệ|kết nối|thiết lập|duy trì|mở^đầu,rộng,cửa|mở rộng|phục vụ|bám sát|nắm|nắm chắc
|nắm bắt|chăm lo|bảo vệ|ưu tiên|khai thác|ứng dụng|áp dụng|số hóa|thúc đẩy|hoàn thiện
|hoàn thành|phấn đấu|gắn|gắn kết|tập trung|định kỳ|đề cao|coi trọng|khuyến khích|tạo điều kiện
|giữ vững|chịu trách nhiệm|có trách nhiệm|phụ trách|trực tiếp|làm việc|tăng^trưởng|thu hút
|thu gom|thu^nhập,hoạch,đông,thập|nộp|chấp hành|tuân thủ|hưởng ứng|xem xét|xác định|xác nhận
|xác minh|niêm yết|gửi|nhập|treo
|cấp^cơ bản,chuyên sâu,ban đầu,khu vực,bộ,ngành,xã,huyện,tỉnh,trên,dưới,ủy,cơ sở,thôn,trung,bách
,độ,thiết,học,phòng,quốc gia,vùng,mình,có
|dự trù|cân đối|bổ sung|điều chỉnh|sửa đổi|biên soạn|biên tập|phát hành|phát sóng|giới thiệu
|quảng bá|khảo sát|điều tra|lấy ý kiến|góp ý|tham gia ý kiến|trao đổi|hợp tác|ký kết|huấn luyện
|diễn tập|tuần tra|truy vết|khoanh vùng|điều phối|điều hành|vận chuyển|vận hành|tiếp tế
|phân phối|mua sắm|dự trữ|trang bị|lắp đặt|sửa chữa|nâng cấp|ứng phó|sơ tán|di dời|kích hoạt
|khôi phục|chỉnh trang|trang trí|kiểm kê|kê khai|đối chiếu|giải ngân|lưu trữ|bảo quản|tiếp tục
|khẩn trương|kịp thời|thường xuyên|nghiêm túc|tích cực|nhanh chóng|sẵn sàng|kiểm soát|ngăn ngừa
|phòng ngừa|thành lập mới|đề ra|nhân rộng|xét^nghiệm,xử|xét duyệt|xét tặng|trao|trao tặng|tặng
|tìm kiếm|cứu hộ|tiếp thu|giải trình|tiếp thu ý kiến|tham vấn|học tập|giáo dục|rèn luyện
|đánh thức|khơi dậy|lan tỏa|cổ vũ|cổ động|tạo^hình,đức,thành|in ấn|thiết kế|sản xuất|trồng
|chăm sóc|nuôi|khám|tiêm|điều trị|chữa|tư vấn|tổ chức lại|sắp xếp|tích hợp|kết thúc|đóng góp
|ủng hộ|quyên góp|vận dụng|đăng tin|ghi nhận|nêu gương|nêu cao|đưa|có văn bản|có kế hoạch
|có ý kiến|có chuyên trang|có giải pháp
|có các giải pháp|có các biện pháp|có những giải pháp|có chính sách|có cơ chế|có thông báo
|có thư|có phương án|có biện pháp|có hình thức|dành
|tiết kiệm|tinh giản|vào cuộc|xác lập|ký^túc|quy định|bình xét|tổng rà soát|thay đổi
|thường trực|tôn tạo|thông qua|hiệp thương|lồng ghép nội dung|dự toán|lập dự toán|làm tốt
|làm rõ|làm|tạo lập|chia sẻ|đồng hành|lưu ý|hạn chế|từ chối|thu hồi|nạo vét|trông coi|canh gác
|túc trực|trực ban|ghi hình|viết|sưu tầm|trưng bày|tiến hành
|tự^quản,nguyện,nhiên,do,chủ,túc,hào,vệ,giác,đánh giá|khởi công|nghiệm thu|bảo trì|bảo dưỡng
|kiểm đếm|chặt tỉa|chốt chặn|xuất cấp|trục vớt|phun|lợp
|tái thiết|quy hoạch|đo đạc|đền bù|ngừng|tạm dừng|dừng|cho phép|cấm|nghiêm cấm|hủy|bãi bỏ
|thay thế|tra cứu|thẩm mỹ|xúc tiến|đón tiếp|đón|chào mừng|phản ánh|phản hồi|đa dạng|làm giàu
|chuẩn hóa|đồng bộ|tiếp cận|truy cập|giảm^nghèo,nhẹ thiên tai|miễn|hoãn|cho vay|xử phạt
|truy thu|kiên quyết|tuyệt đối|tổ chức tốt|thể hiện|nhân dịp|chuyển đổi|đối thoại|tiếp công dân
|sao lưu|cấu hình|cài đặt|làm sạch|di trú|định danh|ký số|xác thực|tổng kiểm tra|kiểm điểm
|phê bình|nhắc nhở|cắt giảm|đơn giản hóa|rút ngắn|tái cấu trúc|chấm điểm|công nhận|cho ý kiến
|dự báo|cảnh báo|khuyến cáo|chằng chống|neo đậu|tiêu hủy|tiêu độc|khử trùng|tiêm phòng|cứu trợ
|cứu nạn|cấp cứu|phân tích|hợp nhất|sáp nhập|giải thể|kế thừa|tạm ứng|tích trữ|khơi thông
|nhận thức|rà soát, bổ sung|bình chọn|sáng tác|dàn dựng|biểu diễn|chiếu|tiếp sóng|tường thuật
|ra mắt|dựng|tối ưu|tối ưu hóa|khởi động|cam kết|tập kết|thu thập|thu dọn|giải tỏa|hòa giải|tháo dỡ
|cắt tỉa|che chắn|gia hạn|tăng tốc|giữ gìn|bảo tồn|phục dựng|phục hồi|tu bổ|tin học hóa
|tuyển dụng|tuyển chọn|luân chuyển|điều động|bổ nhiệm|triệt phá|truy quét|tịch thu
|khởi tố|truy tố|xét xử|thi hành|thi công|khai mạc|bế mạc|tổng vệ sinh|thu mua|tiêu thụ
|thu hoạch|phân luồng|điều tiết|ứng trực|đỡ đầu|thắp hương|dâng hương
|tri ân|thảo luận|tham dự|tham khảo|chuyển phát|bồi thường|xếp hạng|xếp loại|bỏ phiếu|biểu quyết
|tiếp xúc|gặp gỡ|hoàn tất|quan trắc|tính toán|chứng nhận|chứng thực|soạn thảo|dự thảo
|tài trợ|bảo trợ|trợ giúp|sơ cứu|niêm phong|loại bỏ|loại trừ|giải phóng mặt bằng|di chuyển|hoàn trả
|phát triển|hình thành^phố|kiến tạo|vươn lên|nhân lên|chủ động phòng|giảm thiểu|đối phó|ra quân
|đôn đốc nhắc nhở|chi viện|tăng cường lực lượng|thẩm tra|hậu kiểm|phúc tra|giao ban|hội ý
|khắc ghi|noi gương|chung tay|chung sức|nêu rõ|chỉ rõ|chú thích|cụ thể hóa|vận dụng
|chọn^lọc|đặt^cọc,tên|sửa|xây|dán|gom|chia^rẽ,cắt|bàn giao|làm mới
|phát^triển,biểu,sinh,ngôn,minh,âm,xuất,hiện,huy,động,hành,sóng,đạt|làm chủ
|tăng cường|lấy phiếu|lấy mẫu|đào tạo
"""

# Verbs that are also parts of names: "Ban Chỉ đạo", "bộ phận tham mưu", "các tổ chức".
SOFT = """
biên tập|báo cáo|bảo vệ|bồi dưỡng|chi|chiếu|chuyển|chuyển đổi|chăm sóc|chỉ huy|chỉ đạo|chống
|chữa|cung cấp|công tác|cấp|cổ động|cứu hộ|dành|dự trữ|giao|giám sát|giáo dục|giải quyết|giảm
|hướng dẫn|học tập|hỗ trợ|hợp tác|in|in ấn|khai thác|khen thưởng|khám|kiểm kê|kiểm soát
|kiểm tra|kê khai|ký|kết nối|làm|lãnh đạo|lưu trữ|lập|mời|nghiên cứu|nhập|nuôi|phát hiện
|phát huy|phát hành|phát sóng|phát động|phân phối|phê duyệt|phòng ngừa|phản ánh|phổ biến
|phục vụ|quy hoạch|quy định|quyết định|quản lý|sản xuất|số hóa|sử dụng|tham gia|tham mưu
|thanh tra|theo dõi|thi đua|thu|thu gom|thông tin|thăm|thường trực|thẩm định|thể hiện|thống kê
|thực hiện|tiêm|tiếp công dân|tiếp nhận|tiết kiệm|truy vết|truyền thông|trình|trồng|trực
|trực tiếp|tuyên truyền|tuần tra|tìm kiếm|tăng|tư vấn|tạo|tập huấn|tập trung|tổ chức|tổng hợp
|tự|vận hành|vận động|xem|xây dựng|xét|xúc tiến|xử lý|yêu cầu|áp dụng|điều hành|điều phối
|điều trị|đo đạc|đào|đào tạo|đánh giá|đón tiếp|đăng ký|đưa|được giao|đầu mối|đầu tư|đồng bộ
|ứng dụng|ứng phó|dự báo|cảnh báo|cứu trợ|cứu nạn|cấp cứu|phân tích|xác thực|hợp nhất|sáp nhập
|công nhận|tiêm phòng|chấm điểm|kế thừa|phát triển|thi hành|thi công|tiêu thụ|bảo tồn|bảo trợ
|dự thảo|phát|chọn|đặt|sửa|xây|gom|chia|tuyển dụng|xếp hạng|tu bổ|giao ban|phục hồi
"""

# Verbs that make a kind of unit: "cơ quan tham mưu", "đơn vị quản lý".
OF_UNITS = """
tham mưu|quản lý|tư vấn|kiểm tra|giám sát|thanh tra|sử dụng|vận hành|truyền thông|thông tin
|phục vụ|sản xuất|thẩm định|đào tạo|in ấn|tuyên truyền|chỉ đạo|điều hành|nghiên cứu|tổ chức
|thống kê|thường trực|đầu mối|bảo vệ|điều tra|xuất bản|phát hành|cung cấp
"""
