"""What a page tells search engines, in the words of schema.org (JSON-LD). It says no more than the page does.

Addresses are relative to the page, like all links of the site.
"""

import json
from collections.abc import Iterator
from typing import Any

from generator.exports.bundle import Exported
from generator.model import Role
from generator.pages.edition import Edition
from generator.pages.page import relative
from generator.pay.bands import Band

Facts = dict[str, Any]

_FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
}


def occupation(role: Role, edition: Edition) -> str:
    """A role. Its pay is given where figures are fresh enough for a band, as two ends: no source gives percentiles."""
    skills = [skill.name for skill in edition.catalog.skills if role.id in skill.expected]
    bands = [band for band in edition.main_bands(role.id) if band.status == "band" and band.age == "current"]
    return _written(
        {
            "@type": "Occupation",
            "name": role.name,
            "alternateName": list(role.aliases),
            "description": edition.plain(role.summary),
            "occupationalCategory": [f"{code.system.upper()} {code.code}" for code in role.codes],
            "occupationLocation": _place(edition) if bands else {},
            "estimatedSalary": [_pay(band, edition) for band in bands],
            "skills": skills,
        }
    )


def dataset(edition: Edition) -> str:
    """All the data, with what can be downloaded."""
    site, say = edition.catalog.site, edition.say.gettext
    years = [salary.year for salary in edition.catalog.salaries if salary.year]
    return _written(
        {
            "@type": "Dataset",
            "name": site.name + ": " + say("Pay"),
            "description": edition.plain(site.tagline),
            "license": {"@type": "CreativeWork", "text": edition.plain(site.licence)},
            "creator": {"@type": "Organization", "name": site.name},
            "inLanguage": edition.language,
            "temporalCoverage": f"{min(years)}/{max(years)}" if years else "",
            "spatialCoverage": _place(edition),
            "variableMeasured": say("gross a year"),
            "isAccessibleForFree": True,
            "distribution": list(_distribution(edition.exports, edition)),
        }
    )


def _pay(band: Band, edition: Edition) -> Facts:
    ends = {"minValue": band.low, "maxValue": band.high}
    return {
        "@type": "MonetaryAmount",
        "name": edition.level_name[band.cell.level],
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "unitText": "YEAR"}
        | {name: end and float(end) for name, end in ends.items()},
    }


def _place(edition: Edition) -> Facts:
    return {"@type": "Place", "name": edition.zone_name[edition.main_zone]}


def _distribution(exports: Exported, edition: Edition) -> Iterator[Facts]:
    for path in (exports.workbook, *exports.for_excel, *exports.plain, exports.entrance):
        yield {
            "@type": "DataDownload",
            "name": path.rpartition("/")[2],
            "encodingFormat": _FORMATS[path.rpartition(".")[2]],
            "contentUrl": relative(path, edition.addresses.of("data")),
        }


def _written(facts: Facts) -> str:
    told = {"@context": "https://schema.org", **{key: value for key, value in facts.items() if value}}
    return json.dumps(told, ensure_ascii=False)
