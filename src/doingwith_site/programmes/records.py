"""Programme rows to library values and back. The only file here that knows both."""

from collections.abc import Iterable

from doingwith.exchange.bundle.plain import from_plain, to_plain
from doingwith.programmes import factors as values
from doingwith.programmes.evaluation import Evaluation
from doingwith.programmes.instruments import Instruments
from doingwith.programmes.programme import Partner as PartnerValue
from doingwith.programmes.programme import Programme as ProgrammeValue
from doingwith.programmes.programme import Reader, Role
from doingwith.programmes.scales import Scales
from doingwith_site.programmes.models import Domain, Factor, FactorList, Partner, Programme

__all__ = [
    "evaluation_value",
    "factor_list_value",
    "fill_programme",
    "instruments_value",
    "programme_value",
    "scales_value",
    "store_factor_list",
    "store_partners",
]

SAME_NAMED = ("name", "host", "evaluator", "funder", "area", "length_years", "year_named", "dates_note")


def programme_value(row: Programme, partners: Iterable[Partner]) -> ProgrammeValue:
    """The programme with its partners as a library value."""
    return ProgrammeValue(
        id=row.identifier,
        sources=tuple(row.sources),
        readers=tuple(from_plain(Reader, plain) for plain in row.readers),
        partners=tuple(PartnerValue(id=partner.identifier, name=partner.name) for partner in partners),
        roles=tuple(from_plain(Role, plain) for plain in row.roles),
        **{name: getattr(row, name) for name in SAME_NAMED},
    )


def scales_value(row: Programme) -> Scales:
    """The programme's wording of the scales."""
    return from_plain(Scales, row.scales)


def instruments_value(row: Programme) -> Instruments:
    """The programme's instruments."""
    return from_plain(Instruments, row.instruments)


def evaluation_value(row: Programme) -> Evaluation:
    """How the programme is evaluated."""
    return from_plain(Evaluation, row.evaluation)


def fill_programme(
    row: Programme, value: ProgrammeValue, scales: Scales, instruments: Instruments, evaluation: Evaluation
) -> None:
    """Set the row's columns from library values; the caller saves it."""
    for name in SAME_NAMED:
        setattr(row, name, getattr(value, name))
    row.identifier = value.id
    row.sources = list(value.sources)
    row.readers = [to_plain(reader) for reader in value.readers]
    row.roles = [to_plain(role) for role in value.roles]
    row.scales = to_plain(scales)
    row.instruments = to_plain(instruments)
    row.evaluation = to_plain(evaluation)


def store_partners(programme: Programme, partners: Iterable[PartnerValue]) -> None:
    """Add the partners that are new and rename those that are there. None is removed."""
    Partner.objects.bulk_create(
        [
            Partner(programme=programme, identifier=partner.id, name=partner.name, position=position)
            for position, partner in enumerate(partners)
        ],
        update_conflicts=True,
        unique_fields=["programme", "identifier"],
        update_fields=["name", "position"],
    )


def factor_list_value(row: FactorList) -> values.FactorList:
    """A factor list as a library value, in two queries."""
    return values.FactorList(
        id=row.identifier,
        version=row.version,
        label=row.label,
        domains=tuple(
            values.Domain(id=domain.identifier, label=domain.label, role=values.DomainRole(domain.role))
            for domain in row.domains.all()
        ),
        factors=tuple(_factor_value(factor) for factor in row.factors.select_related("domain")),
        scoping=tuple(from_plain(values.ScopingFactor, plain) for plain in row.scoping),
        note=row.note,
    )


def store_factor_list(programme: Programme, value: values.FactorList) -> FactorList:
    """A new factor list with its domains and factors; from now on it is the one in use."""
    row = FactorList.objects.create(
        programme=programme, identifier=value.id, version=value.version, label=value.label
    )
    Domain.objects.bulk_create(
        Domain(factor_list=row, identifier=domain.id, label=domain.label, role=domain.role, position=position)
        for position, domain in enumerate(value.domains)
    )
    domains = {domain.identifier: domain for domain in row.domains.all()}
    Factor.objects.bulk_create(
        Factor(
            factor_list=row,
            domain=domains[factor.domain],
            identifier=factor.id,
            label=factor.label,
            pole=factor.pole,
            note=factor.note,
            derived_from=list(factor.derived_from),
            overlaps=list(factor.overlaps),
            position=position,
        )
        for position, factor in enumerate(value.factors)
    )
    # Saved last as a whole: whoever copies what a list says when it is saved finds its factors there.
    row.scoping, row.note = [to_plain(scoping) for scoping in value.scoping], value.note
    row.save()
    return row


def _factor_value(row: Factor) -> values.Factor:
    return values.Factor(
        id=row.identifier,
        domain=row.domain.identifier,
        label=row.label,
        pole=values.Pole(row.pole),
        note=row.note,
        derived_from=tuple(row.derived_from),
        overlaps=tuple(row.overlaps),
    )
