"""Which endings files have inside a project, by their types."""

__all__ = ["ENDINGS", "WORD"]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {
    "image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf",
    "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/ogg": "ogg", "audio/webm": "webm", "audio/wav": "wav",
    "video/mp4": "mp4", "video/webm": "webm",
}  # fmt: skip
