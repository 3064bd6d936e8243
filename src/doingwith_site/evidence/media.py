"""Where pictures and recordings are put, and how they are wiped from there."""

import hashlib
import os
from pathlib import Path

from django.core.files.base import ContentFile

from doingwith_site.evidence.models import MediaFile
from doingwith_site.evidence.uploads.sniffing import Upload
from doingwith_site.programmes.models import Programme

__all__ = ["store", "wipe"]

BLOCK = 1024 * 1024


def store(programme: Programme, upload: Upload) -> MediaFile:
    """The upload as a row and a file of ours."""
    media = MediaFile(
        programme=programme,
        content_type=upload.content_type,
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        width=upload.width,
        height=upload.height,
        seconds=upload.seconds,
    )
    media.file.save("", ContentFile(upload.content), save=True)
    return media


def wipe(media: MediaFile) -> None:
    """Overwrites the file where it lies on a disk of ours, removes it, and removes its row."""
    if media.file.name and media.file.storage.exists(media.file.name):
        overwrite(media)
        media.file.delete(save=False)
    media.delete()


def overwrite(media: MediaFile) -> None:
    """Zeros in the place of every byte, down to the disk. A store without paths has only removal."""
    try:
        path = Path(media.file.path)
    except NotImplementedError:
        return
    if not path.is_file():
        return
    size = path.stat().st_size
    with path.open("r+b") as file:
        for at in range(0, size, BLOCK):
            file.write(bytes(min(BLOCK, size - at)))
        file.flush()
        os.fsync(file.fileno())
