"""What the factor list in use says, and what is noted of codes, can be searched from now on."""

from collections.abc import Iterable, Iterator

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model

from doingwith.common.said import Said, said
from doingwith.exchange.bundle.plain import from_plain
from doingwith.programmes.factors import Domain, DomainRole, Factor, FactorList, Pole, ScopingFactor
from doingwith.programmes.said import said_in_factor_list
from doingwith_site.cases.folding import folded, needs_folding

KINDS = ("factor_list", "code")


def copy(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every list in use, factor by factor, and every note of a code."""
    text = apps.get_model("cases", "SearchText")
    everywhere = schema_editor.connection.vendor == "postgresql"
    for kind, row, parts in (*factor_lists(apps), *codes(apps)):
        for place, words in parts:
            if words.strip():
                text.objects.create(
                    programme_id=row.programme_id,  # type: ignore[attr-defined]
                    kind=kind,
                    document=row.pk,
                    place=place,
                    body=words,
                    folded=folded(words) if everywhere or needs_folding(words) else "",
                )


def factor_lists(apps: Apps) -> Iterator[tuple[str, Model, Iterable[Said]]]:
    """The list that each programme made last."""
    rows = apps.get_model("programmes", "FactorList").objects.order_by("pk")
    for row in {row.programme_id: row for row in rows}.values():
        yield "factor_list", row, said_in_factor_list(factor_list(row))


def factor_list(row: Model) -> FactorList:
    """A list as a library value, as far as it is read."""
    domains = row.domains.order_by("position")  # type: ignore[attr-defined]
    factors = row.factors.order_by("position").select_related("domain")  # type: ignore[attr-defined]
    return FactorList(
        id=row.identifier,  # type: ignore[attr-defined]
        version=row.version,  # type: ignore[attr-defined]
        label=row.label,  # type: ignore[attr-defined]
        domains=tuple(
            Domain(id=one.identifier, label=one.label, role=DomainRole(one.role)) for one in domains
        ),
        factors=tuple(
            Factor(
                id=one.identifier,
                domain=one.domain.identifier,
                label=one.label,
                pole=Pole(one.pole),
                note=one.note,
            )
            for one in factors
        ),
        scoping=tuple(from_plain(ScopingFactor, one) for one in row.scoping),  # type: ignore[attr-defined]
        note=row.note,  # type: ignore[attr-defined]
    )


def codes(apps: Apps) -> Iterator[tuple[str, Model, Iterable[Said]]]:
    """Codes of which something is noted."""
    for row in apps.get_model("evidence", "Code").objects.exclude(memo=""):
        yield "code", row, [said("", row.memo)]


def forget(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """As before: neither is searched."""
    apps.get_model("cases", "SearchText").objects.filter(kind__in=KINDS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_copies_of_documents_found"),
        ("evidence", "0012_one_token_per_code"),
        ("programmes", "0004_factor_overlaps"),
    ]

    operations = [migrations.RunPython(copy, forget)]
