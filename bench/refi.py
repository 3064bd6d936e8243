"""What a REFI-QDA project costs, out and in: 1,000 documents of 20 KB, 10,000 excerpts, 16,000 codings.

Run as ``python -m bench.refi``. It prints CPU times and sizes; it never fails on time.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import process_time
from typing import TypeVar

from bench.synthetic import synthetic_programme
from doingwith.analysis.programme_record import ProgrammeRecord
from doingwith.consent.uses import Use
from doingwith.evidence.codes import Code, Codebook, Coding, MarkedSource
from doingwith.evidence.documents import Document, DocumentKind, DocumentVersion
from doingwith.evidence.excerpts import Excerpt, passage_of
from doingwith.exchange.refi_qda.exporting import exported
from doingwith.exchange.refi_qda.importing import imported
from doingwith.exchange.refi_qda.project_file import project_file
from doingwith.exchange.refi_qda.reading import read_project

DOCUMENTS, EXCERPTS, CODINGS, CODES = 1_000, 10_000, 16_000, 200
WORDS = ["people", "felt", "listened", "café", "meeting", "plan", "money", "early", "late", "trust", "again"]
Made = TypeVar("Made")


def main() -> None:
    record = large_record()
    data = timed("out: a record as a .qdpx file", lambda: sent(record))
    found = timed("in: the same file as a record", lambda: imported(read_project(data)))
    foreign = data_of_another(data)
    other = timed("in: as another program would send it", lambda: imported(read_project(foreign)))
    same = found.record.marked_sources == record.marked_sources
    print(f"{len(data):,} bytes; {found.quotes_recovered:,} of {found.selections:,} quotes, the same: {same}")
    print(f"{other.quotes_recovered:,} of {other.selections:,} quotes of the other program")


def timed(what: str, step: Callable[[], Made]) -> Made:
    begun = process_time()
    made = step()
    print(f"{what:<44} {process_time() - begun:>7.2f} s CPU")
    return made


def sent(record: ProgrammeRecord) -> bytes:
    return project_file(exported(record, Use.RESEARCH_ARCHIVE, date(2026, 1, 1)).project)


def data_of_another(data: bytes) -> bytes:
    """The same project with CRLF, a byte-order mark and emoji counted as UTF-16, as the record of another."""
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(packed, "w") as out:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(".qde"):
                part = part.replace(b'origin="Doing With"', b'origin="Another"').replace(
                    b"Doing With", b"Else"
                )
            else:
                part = b"\xef\xbb\xbf" + part
            out.writestr(name, part)
    return packed.getvalue()


def large_record() -> ProgrammeRecord:
    chance = random.Random(1)
    base = synthetic_programme(25)
    texts = ["\n".join(" ".join(chance.choices(WORDS, k=60)) for _ in range(60)) for _ in range(DOCUMENTS)]
    codes = tuple(Code(id=f"c{number}", label=f"code {number}") for number in range(CODES))
    readers = [reader.id for reader in base.programme.readers]
    marked = []
    for number, text in enumerate(texts):
        mine = range(number, EXCERPTS, DOCUMENTS)
        excerpts = tuple(
            Excerpt(id=f"e{one}", passage=passage_of(text, 100 + at * 200, 250 + at * 200))
            for at, one in enumerate(mine)
        )
        codings = tuple(
            Coding(
                excerpt=f"e{one}", code=f"c{(one + again) % CODES}", coder=readers[again], on=date(2025, 9, 8)
            )
            for one in mine
            for again in range(2 if one < CODINGS - EXCERPTS else 1)
        )
        marked.append(MarkedSource(id=f"D{number}", excerpts=excerpts, codings=codings))
    documents = tuple(
        Document(
            id=f"D{number}",
            title=f"Notes {number}",
            kind=DocumentKind.NOTES,
            project=base.projects[number % len(base.projects)].id,
            versions=(DocumentVersion(version=1, text=text),),
        )
        for number, text in enumerate(texts)
    )
    return replace(base, codebook=Codebook(codes=codes), documents=documents, marked_sources=tuple(marked))


if __name__ == "__main__":
    main()
