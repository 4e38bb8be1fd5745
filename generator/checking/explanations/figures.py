"""Codes of rules about sources, figures and the series they are read against."""

from generator.checking.explanations.explanation import Explanation
from generator.messages.problems import _

CODES = {
    # --- sources
    "uncited-source": Explanation(
        _("A source that nothing cites"),
        _("It is kept if a fact is on its way; else it teaches readers nothing."),
        "- id: guide-2019",
        "sources: [guide-2019]",
    ),
    "unquoted-study": Explanation(
        _("A study that no source quotes"),
        _("A study is listed so that the pages which quote it share one vote: name it in their field “origin”."),
        "- id: etude-cuisine",
        "origin: etude-cuisine",
    ),
    "similar-publishers": Explanation(
        _("One publisher written in two ways"),
        _("Each publisher has one vote in a band: written in two ways, it would have two."),
        "publisher: Guide des brigade",
        "publisher: Guide des brigades",
    ),
    "same-address": Explanation(
        _("Two sources at one address"),
        _("It is mostly one publication entered twice. If the page changed, say in the notes when each was read."),
        "- id: guide-2024\n  url: https://exemple.fr/a\n- id: guide\n  url: https://exemple.fr/a",
        "- id: guide-2024\n  url: https://exemple.fr/a",
    ),
    "future-date": Explanation(
        _("A date in the future"),
        _("What is not out, or not in force yet, is not data. The day of the check can be set with --as-of."),
        "published: 2062-03",
        "published: 2026-03",
    ),
    # --- one figure
    "missing-amount": Explanation(
        _("A figure without the amounts of its statistic"),
        _(
            "A range has “low” and “high”, a minimum “low”, a maximum “high”, anything else “point”. A figure that has "
            "no amount at all says why in “set-aside”."
        ),
        "statistic: range\nlow: 24000",
        "statistic: range\nlow: 24000\nhigh: 28000",
    ),
    "extra-amount": Explanation(
        _("An amount that the statistic has no place for"),
        _("A mean published beside a range is a figure of its own, with its own record."),
        "statistic: mean\npoint: 26000\nlow: 24000",
        "statistic: mean\npoint: 26000",
    ),
    "low-above-high": Explanation(
        _("A range the wrong way round"),
        _("If the source prints it so, say so in “set-aside”: the figure is shown and enters no band."),
        "low: 28000\nhigh: 24000",
        "low: 24000\nhigh: 28000",
    ),
    "flat-range": Explanation(
        _("A range with two equal ends"),
        _("It would count as a range of perfect precision. A single amount goes into “point”."),
        "statistic: range\nlow: 26000\nhigh: 26000",
        "statistic: point\npoint: 26000",
    ),
    "wrong-unit": Explanation(
        _("Thousands, or a month, in the field of a year"),
        _(
            "Amounts are in euros for the period that “basis” names. A monthly one is multiplied, and said so. The "
            "rates of a day and of a month are prices before VAT, those of freelances: no salary is one."
        ),
        "basis: gross-year\nlow: 2000",
        "basis: gross-year\nlow: 24000\nprinted: 2 000 € brut par mois\ntimes-twelve: true",
    ),
    "implausible-amount": Explanation(
        _("An amount far from the others of the same job"),
        _(
            "It is mostly a digit too many or too few. If the source prints it so, say so in “set-aside”: the figure "
            "is shown and enters no band. How far is far stands in site.yaml, under “implausible”."
        ),
        "high: 280000",
        "high: 28000",
    ),
    "year-basis-mismatch": Explanation(
        _("A year and how it is known do not agree"),
        _("“year: undated” goes with “year-basis: unknown”; a year is stated, published, accessed or inferred."),
        "year: undated\nyear-basis: stated",
        "year: undated\nyear-basis: unknown",
    ),
    "younger-than-source": Explanation(
        _("A figure younger than its source"),
        _("A page seldom tells the pay of a year after its own: one of the two dates is probably wrong."),
        "source: guide-2024\nyear: 2026",
        "source: guide-2024\nyear: 2024",
    ),
    "not-as-printed": Explanation(
        _("A multiplied amount without the printed one"),
        _("Whoever compares with the source must find its amount: give it in “printed”, as it stands there."),
        "low: 24000\ntimes-twelve: true",
        "low: 24000\ntimes-twelve: true\nprinted: 2 000 € brut par mois",
    ),
    # --- figures together
    "study-disagrees": Explanation(
        _("One study with two values for the same thing"),
        _(
            "The same role, level, zone, basis, statistic and year, from one study, with two values: one is a slip, or "
            "both are printed, and then each names the other in “conflicts”."
        ),
        "- id: guide-a\n  low: 24000\n- id: guide-b\n  low: 25000",
        "- id: guide-a\n  low: 24000\n  conflicts: [guide-b]\n- id: guide-b\n  low: 25000\n  conflicts: [guide-a]",
    ),
    "same-figure-twice": Explanation(
        _("A figure entered twice"),
        _("The same amounts of the same source for the same thing stand in two records: one is enough."),
        "- id: guide-2024-cuisinier-junior\n- id: guide-2024-cuisinier-debutant",
        "- id: guide-2024-cuisinier-junior",
    ),
    "stale-conflict": Explanation(
        _("A contradiction that is none"),
        _("The two figures do not answer the same question, or say the same: left there, it would hide a real one."),
        "conflicts: [guide-2019-cuisinier]",
        "",
    ),
    "under-minimum-wage": Explanation(
        _("A band that begins under the minimum wage"),
        _(
            "Nobody may be paid so little today. The figure may be a slip, part-time or net: say so in “set-aside”, or "
            "correct its basis."
        ),
        "low: 18000",
        "low: 18000\nset-aside: Salaire d’apprentissage.",
    ),
    "near-minimum-wage": Explanation(
        _("A band that begins near the minimum wage"),
        _("It may be true; the minimum wage may also have grown since the figure was published."),
        "low: 22000",
        "low: 24000",
    ),
    # --- series
    "series-order": Explanation(
        _("A series that does not go forward"),
        _("Each line is later than the one above it, so that a forgotten or doubled one is seen."),
        "- from: 2026-01-01\n- from: 2025-01-01",
        "- from: 2025-01-01\n- from: 2026-01-01",
    ),
}
