"""Open government information for a Chinese city (政府信息公开平台)."""

__version__ = "0.1.0"
