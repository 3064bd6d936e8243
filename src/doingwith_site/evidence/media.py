"""Where pictures and recordings are put, and how they are wiped from there."""

import hashlib
import os
from pathlib import Path

from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile

from doingwith_site.evidence.models import MediaFile
from doingwith_site.evidence.uploads.sniffing import Upload
from doingwith_site.programmes.models import Programme

__all__ = ["checksum", "store", "wipe", "wipe_file"]

BLOCK = 1024 * 1024


def store(programme: Programme, upload: Upload) -> MediaFile:
    """The upload as a row and a file of ours."""
    media = MediaFile(
        programme=programme,
        content_type=upload.content_type,
        size=len(upload.content),
        sha256=checksum(upload.content),
        width=upload.width,
        height=upload.height,
        seconds=upload.seconds,
    )
    media.file.save("", ContentFile(upload.content), save=True)
    return media


def checksum(content: bytes) -> str:
    """By what a file is known: the SHA-256 of its bytes."""
    return hashlib.sha256(content).hexdigest()


def wipe(media: MediaFile) -> None:
    """Overwrites the file where it lies on a disk of ours, removes it, and removes its row."""
    wipe_file(media.file)
    media.delete()


def wipe_file(file: FieldFile) -> None:
    """Overwrites the file where it lies on a disk of ours, and removes it."""
    if file.name and file.storage.exists(file.name):
        overwrite(file)
        file.delete(save=False)


def overwrite(file: FieldFile) -> None:
    """Zeros in the place of every byte, down to the disk. A store without paths has only removal."""
    try:
        path = Path(file.path)
    except NotImplementedError:
        return
    if not path.is_file():
        return
    size = path.stat().st_size
    with path.open("r+b") as opened:
        for at in range(0, size, BLOCK):
            opened.write(bytes(min(BLOCK, size - at)))
        opened.flush()
        os.fsync(opened.fileno())
