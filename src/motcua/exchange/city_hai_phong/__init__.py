"""The one-stop system of the city of Hải Phòng (Hệ thống thông tin giải quyết thủ tục hành chính)."""
