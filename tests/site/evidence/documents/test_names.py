"""What a bundle calls documents: each another name, whatever they are called on the site."""

import pytest
from django.utils import timezone

from doingwith_site.evidence.models import Document
from doingwith_site.evidence.records.documents import document_names
from doingwith_site.programmes.models import Programme


def kept(programme: Programme, project: str, identifier: str) -> int:
    row = Document.objects.create(
        programme=programme,
        project=programme.projects.get(identifier=project) if project else None,
        identifier=identifier,
        kind="notes",
        title=identifier,
        added_at=timezone.now(),
    )
    return row.pk


@pytest.mark.parametrize(
    ("documents", "names"),
    [
        ([("P01", "D01"), ("", "D01")], ["D01", "programme-D01"]),
        (
            [("P01", "programme-D01"), ("P01", "D01"), ("", "D01")],
            ["programme-D01", "D01", "programme-D01-2"],
        ),
        (
            [("P01", "D01"), ("", "D01"), ("P01", "programme-D01"), ("P08", "programme-D01-2")],
            ["D01", "programme-D01", "P01-programme-D01", "programme-D01-2"],
        ),
        (
            [("P01", "x" * 80), ("P08", "X" * 80), ("", "x" * 80)],
            ["x" * 80, "X" * 78 + "-2", "x" * 78 + "-3"],
        ),
    ],
)
def test_no_two_documents_get_one_name(
    cocreate: Programme, documents: list[tuple[str, str]], names: list[str]
) -> None:
    keys = [kept(cocreate, project, identifier) for project, identifier in documents]

    assert document_names(cocreate) == dict(zip(keys, names, strict=True))
