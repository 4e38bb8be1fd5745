"""What the data say, as frozen values: the one list of fields, with their meaning, unit and example.

The decoder, the checks, the downloads and the documentation all read their fields from here.
A field name with an underscore is written with a hyphen in YAML (`reports_to`: `reports-to`).
Amounts are euros gross a year unless the record's `basis` says otherwise; skill levels go from 0 to 4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from generator.messages.problems import _
from generator.reading.kinds import (
    Amount,
    Change,
    Count,
    Day,
    Half,
    Id,
    Level,
    Line,
    Moment,
    Printed,
    Prose,
    ReferenceTo,
    Share,
    Url,
    Year,
)
from generator.reading.record import Record, field

OriginId = Annotated[str, ReferenceTo("origins")]
SourceId = Annotated[str, ReferenceTo("sources")]
LevelId = Annotated[str, ReferenceTo("levels")]
RoleId = Annotated[str, ReferenceTo("roles")]
FamilyId = Annotated[str, ReferenceTo("families")]
CompetencyId = Annotated[str, ReferenceTo("competencies")]
SalaryId = Annotated[str, ReferenceTo("salaries")]
ZoneId = Annotated[str, ReferenceTo("zones")]
TrackId = Annotated[str, ReferenceTo("tracks")]

# --- where it comes from -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Record):
    """A study that several publications quote: it has one vote, however often it is quoted."""

    id: Id = field(_("short name of the study"), example="bdm")
    name: Line = field(_("name of the study"), example="Enquête BDM")
    note: Prose | None = field(_("what a reader should know about it"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A publication that states facts or figures."""

    id: Id = field(_("publisher and year"), example="altaide-2014")
    formerly: tuple[Id, ...] = field(_("ids it had before: old addresses lead here"), default=())
    publisher: Line = field(_("who publishes it"), example="Altaide")
    origin: OriginId | None = field(_("the study behind it, when it is somebody else's"), default=None)
    title: Printed = field(_("title as published"), example="Le salaire du community manager")
    url: Url | None = field(_("address of the page, when it is known"), default=None)
    published: Moment = field(_("date, month or year, or undated"), example="2014-09-15")
    dated: Line | None = field(_("what is known of the date when it is not printed"), default=None)
    kind: Literal["official", "survey", "recruiter", "job-board", "press", "school", "blog"] = field(
        _("what sort of publisher it is"), example="recruiter"
    )
    method: Literal["official", "survey", "adverts", "recruiter", "editorial"] = field(
        _("how its figures were obtained: statistics, a survey, counted adverts, a recruiter's files, or unsaid"),
        example="recruiter",
    )
    sample: Count | None = field(_("number of people or adverts behind it, when printed"), default=None)
    licence: Line | None = field(_("terms of reuse"), default=None)
    note: Prose | None = field(_("limits a reader should know"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """One statement and the publications that make it."""

    text: Prose = field(_("the fact, in our own words"), example="Modère les commentaires.")
    sources: tuple[SourceId, ...] = field(_("where it is said"), example="[altaide-2014]")
    note: Prose | None = field(_("a limit of this fact"), default=None)


# --- roles and skills ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextFact(Fact):
    """What changes in one kind of organisation."""

    context: Literal["any", "in-house", "agency", "small-firm", "group", "public", "freelance"] = field(
        _("kind of organisation"), example="small-firm"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Record):
    """The entry of a public classification that is closest to the role."""

    system: Literal["rome", "esco", "isco"] = field(_("classification"), example="rome")
    code: Line = field(_("code in it"), example="E1101")
    label: Line = field(_("label in it"), example="Community manager")
    fit: Literal["exact", "close", "approximate"] = field(_("how close it is"), example="exact")
    url: Url | None = field(_("its public page"), default=None)
    sources: tuple[SourceId, ...] = field(_("where the code was read"), example="[rome4]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seniority(Record):
    """When a level of the role begins, according to whom."""

    level: LevelId = field(_("level"), example="confirmed")
    text: Prose = field(_("years or conditions, as the sources put it"), example="À partir de 3 ans.")
    sources: tuple[SourceId, ...] = field(_("where it is said"), example="[altaide-2014]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Record):
    """A job on the ladder or beside it; or a reference: a surveyed group that is not a job."""

    id: Id = field(_("id"), example="community-manager")
    formerly: tuple[Id, ...] = field(_("ids it had before: old addresses lead here"), default=())
    kind: Literal["role", "reference"] = field(
        _("a role has its page; a reference (survey population, distant job) only has figures"), example="role"
    )
    name: Line = field(_("name, epicene"), example="Community manager")
    short: Line | None = field(_("usual abbreviation"), default=None)
    aliases: tuple[Line, ...] = field(_("other names for the same job"), default=())
    covers: tuple[RoleId, ...] = field(_("for a reference: the roles it mixes"), default=())
    summary: Prose = field(_("the role in one sentence"), example="Fait vivre les comptes de la marque.")
    sources: tuple[SourceId, ...] = field(_("where the summary comes from"), default=())
    track: TrackId | None = field(_("row of the map of moves"), default=None)
    column: Count | None = field(_("column of the map of moves, 1 for the first jobs"), default=None)
    missions: tuple[Fact, ...] = field(_("what one does"), default=())
    reports_to: tuple[Fact, ...] = field(_("to whom one reports"), default=())
    supervises: tuple[Fact, ...] = field(_("whom one steers"), default=())
    education: tuple[Fact, ...] = field(_("training"), default=())
    experience: tuple[Fact, ...] = field(_("experience asked for"), default=())
    tools: tuple[Fact, ...] = field(_("tools"), default=())
    indicators: tuple[Fact, ...] = field(_("indicators followed"), default=())
    contexts: tuple[ContextFact, ...] = field(_("what changes with the organisation"), default=())
    market: tuple[Fact, ...] = field(_("state of the job market"), default=())
    levels: tuple[Seniority, ...] = field(_("when each level begins"), default=())
    codes: tuple[Code, ...] = field(_("public classifications"), default=())
    note: Prose | None = field(_("limits a reader should know"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """An entry of the European classification of skills."""

    url: Url = field(_("address of the entry"))
    label: Line = field(_("its label"))
    fit: Literal["exact", "close", "approximate"] = field(_("how close it is"), example="close")


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill(Record):
    """Something one knows how to do, and what each level looks like."""

    id: Id = field(_("id"), example="moderation")
    formerly: tuple[Id, ...] = field(_("ids it had before: old addresses lead here"), default=())
    name: Line = field(_("name"), example="Modération")
    family: FamilyId = field(_("family"), example="communaute")
    competency: CompetencyId = field(_("competency of the self-assessment it belongs to"), example="community")
    levels: Mapping[Level, Line] = field(_("what each level from 0 to 4 looks like, as an observable act"))
    expected: Mapping[RoleId, Mapping[LevelId, Level]] = field(
        _("level expected by role and seniority (an editorial proposal)"), example="{community-manager: {junior: 2}}"
    )
    basis: Literal["sourced", "partly", "inferred"] = field(
        _("whether the sources say who owns the skill, partly say it, or do not"), example="sourced"
    )
    sources: tuple[SourceId, ...] = field(_("where the skill is named"), example="[altaide-2014]")
    esco: tuple[Link, ...] = field(_("entries of ESCO"), default=())
    note: Prose | None = field(_("limits a reader should know"), default=None)


# --- pay -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Salary(Record):
    """One published figure. Nothing in it is corrected: a misprint is kept as printed and set aside."""

    id: Id = field(_("source, role, level and zone"), example="altaide-2014-cm-junior-idf")
    formerly: tuple[Id, ...] = field(_("ids it had before: old addresses lead here"), default=())
    source: SourceId = field(_("where it is published"), example="altaide-2014")
    role: RoleId = field(_("role or reference it speaks of"), example="community-manager")
    title: Printed | None = field(_("job title as printed, when it differs"), default=None)
    level: LevelId = field(_("seniority"), example="junior")
    years: Line | None = field(_("years of experience as printed"), default=None)
    zone: ZoneId = field(_("where"), example="idf")
    place: Line | None = field(_("place as printed, when it is narrower than the zone"), default=None)
    contract: Literal["salaried", "freelance", "portage"] = field(_("contract"), example="salaried", default="salaried")
    basis: Literal["gross-year", "variable-year", "total-year", "net-year", "day-rate", "month-rate"] = field(
        _("what the amount counts: gross a year without variable, with it, with profit-sharing, net, a day, a month"),
        example="gross-year",
        default="gross-year",
    )
    statistic: Literal[
        "range", "mean", "median", "minimum", "maximum", "quartile-1", "quartile-3", "central-80", "point", "floor",
        "family-mean", "wished", "examples", "estimate",
    ] = field(_("what the source says the figure is"), example="range", default="range")  # fmt: skip
    low: Amount | None = field(_("lower end"), unit="€", example="24000", default=None)
    high: Amount | None = field(_("upper end"), unit="€", example="30000", default=None)
    point: Amount | None = field(_("mean, median or single amount"), unit="€", example="29000", default=None)
    year: Year = field(_("year the figure speaks of, or undated"), example="2014")
    year_basis: Literal["stated", "published", "accessed", "inferred", "unknown"] = field(
        _("how the year is known: the source says it, its date, the day it was read, or deduced"),
        example="published",
        default="stated",
    )
    n: Count | None = field(_("people or adverts behind this figure, when printed"), default=None)
    company: Line | None = field(_("size or kind of employer, as printed"), default=None)
    printed: Printed | None = field(_("the figure as printed, when it is not a yearly amount"), default=None)
    times_twelve: bool = field(_("whether we multiplied a monthly amount by 12"), default=False)
    set_aside: Prose | None = field(_("why it is shown but never enters a band"), default=None)
    conflicts: tuple[SalaryId, ...] = field(
        _("figures of the same study, cell and year that disagree with this one"), default=()
    )
    note: Prose | None = field(_("limits a reader should know"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier(Record):
    """One published premium or gap. It is shown beside a band and never added into it."""

    id: Id = field(_("id"), example="altaide-2014-bilingue")
    source: SourceId = field(_("where it is published"), example="altaide-2014")
    role: RoleId = field(_("role or reference it speaks of"), example="community-manager")
    kind: Literal[
        "language", "company-size", "zone", "gender", "agency", "title", "role-gap", "variable", "growth", "digital",
    ] = field(_("what makes the difference"), example="language")  # fmt: skip
    level: LevelId = field(_("seniority"), example="confirmed")
    zone: ZoneId = field(_("where"), example="idf")
    place: Line | None = field(_("place as printed, when it is narrower than the zone"), default=None)
    unit: Literal["eur-year", "percent", "none"] = field(_("unit of the amounts"), example="eur-year")
    low: Change | None = field(_("lower end"), example="4000", default=None)
    high: Change | None = field(_("upper end"), example="5000", default=None)
    point: Change | None = field(_("single value"), default=None)
    year: Year = field(_("year it speaks of, or undated"), example="2014")
    text: Prose = field(_("the statement, in our own words"))
    note: Prose | None = field(_("limits a reader should know"), default=None)


# --- moves and the ladder ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Record):
    """A way from one role to another."""

    id: Id = field(_("id"), example="cm-smm")
    formerly: tuple[Id, ...] = field(_("ids it had before: old addresses lead here"), default=())
    source_role: RoleId = field(_("the role one leaves"), example="community-manager", key="from")
    target_role: RoleId = field(_("the role one reaches"), example="social-media-manager", key="to")
    kind: Literal["promotion", "lateral"] = field(_("up, or sideways"), example="promotion")
    takes: tuple[Fact, ...] = field(_("what it takes, according to whom"), default=())
    years: Line | None = field(_("usual number of years, as the sources put it"), default=None)
    sources: tuple[SourceId, ...] = field(_("who names this move"), example="[seed-jcm]")
    note: Prose | None = field(_("limits a reader should know"), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency(Record):
    """One of the axes of the self-assessment."""

    id: Id = field(_("id"), example="community")
    formerly: tuple[Id, ...] = field(_("ids it had before: old links to answers still read"), default=())
    name: Line = field(_("name"), example="Communauté")
    about: Prose = field(_("what it covers, in one sentence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief(Record):
    """A gate that asks less in one situation."""

    answer: Id = field(_("option of a context question"), example="alone")
    level: Level = field(_("level asked for in that situation"), example="2")
    because: Prose = field(_("why less is asked"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Record):
    """What no other strength makes up for."""

    competency: CompetencyId = field(_("competency"), example="strategy")
    level: Level = field(_("level it takes at least"), example="3")
    distinctive: bool = field(_("whether it alone tells this rung from the others"), default=False)
    relief: Relief | None = field(_("situation in which less is asked"), default=None)
    because: Prose = field(_("the sentence that justifies the gate"))
    sources: tuple[SourceId, ...] = field(_("who says so"), example="[seed-jcm]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Core(Record):
    """The weighted mean a rung asks for, once its gates are met."""

    cut: Half = field(_("mean it takes at least, in halves"), example="2.5")
    weights: Mapping[CompetencyId, Count] = field(_("weight of each competency"), example="{strategy: 3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung(Record):
    """One step of the ladder, from the lowest up."""

    role: RoleId = field(_("role at this rung"), example="community-manager")
    summary: Prose = field(_("what the rung is about, in one sentence"))
    gates: tuple[Gate, ...] = field(_("competencies it takes"))
    core: Core = field(_("weighted mean it takes"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder(Record):
    """The rungs and the rule that places a profile on them."""

    competencies: tuple[Competency, ...] = field(_("axes of the self-assessment"))
    rungs: tuple[Rung, ...] = field(_("rungs, lowest first"))


# --- the self-assessment -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextOption(Record):
    """One answer to a question about the situation."""

    id: Id = field(_("id"), example="alone")
    text: Line = field(_("the answer"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextQuestion(Record):
    """A question about the situation: it chooses which gates and pay apply, and adds no point."""

    id: Id = field(_("id"), example="team")
    formerly: tuple[Id, ...] = field(_("ids it had before: old links to answers still read"), default=())
    question: Line = field(_("the question"))
    why: Prose = field(_("what the answer changes"))
    options: tuple[ContextOption, ...] = field(_("answers"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One observable act, answered from 0 to 4 with a text of its own for each level."""

    id: Id = field(_("id"), example="strategy-objectives")
    formerly: tuple[Id, ...] = field(_("ids it had before: old links to answers still read"), default=())
    competency: CompetencyId = field(_("competency"), example="strategy")
    demand: Literal["frequent", "demanding"] = field(_("a frequent act, or a demanding one"), example="frequent")
    text: Line = field(_("the act, in the past tense, one idea"))
    levels: Mapping[Level, Line] = field(_("what each answer from 0 to 4 means here"))
    not_applicable: Line | None = field(_("when “does not apply” may be answered, if ever"), default=None)
    proof: Line = field(_("what shows it: something one can produce"))
    action: Line = field(_("a first step to progress"))
    days: Literal["30", "60", "90"] = field(_("days within which that step fits"), example="30")
    sources: tuple[SourceId, ...] = field(_("who says the job takes it"), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioOption(Record):
    """One plausible first move, with what it is worth and why."""

    id: Id = field(_("id"), example="listen-first")
    text: Line = field(_("the answer"))
    score: Literal["0", "1", "2"] = field(_("what it is worth: 2 for the best"), example="2")
    because: Prose = field(_("why it is worth that, shown at the end"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Record):
    """A situation: what would one do first? It caps a claim and never raises it."""

    id: Id = field(_("id"), example="regional-bank")
    formerly: tuple[Id, ...] = field(_("ids it had before: old links to answers still read"), default=())
    competency: CompetencyId = field(_("competency it caps"), example="strategy")
    situation: Prose = field(_("the situation"))
    question: Line = field(_("the question"), example="Que faites-vous d’abord ?")
    options: tuple[ScenarioOption, ...] = field(_("plausible answers, in the order shown"))
    sources: tuple[SourceId, ...] = field(_("where the key comes from"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz(Record):
    """The questions of the self-assessment."""

    version: Count = field(_("number that grows when a question changes meaning"), example="1")
    context: tuple[ContextQuestion, ...] = field(_("questions about the situation"))
    statements: tuple[Statement, ...] = field(_("acts"))
    scenarios: tuple[Scenario, ...] = field(_("situations"))


# --- reference series and settings ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumWage(Record):
    """The legal minimum wage from one date on, full time."""

    since: Day = field(_("first day"), example="2026-01-01", key="from")
    monthly: Amount = field(_("gross a month"), unit="€", example="1823.03")
    source: SourceId = field(_("where it is read"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange(Record):
    """The yearly mean change of consumer prices."""

    year: Count = field(_("year"), example="2025")
    change: Change = field(_("change on the year before"), unit="%", example="0.9")
    source: SourceId = field(_("where it is read"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Indices(Record):
    """The series that figures are read against."""

    minimum_wage: tuple[MinimumWage, ...] = field(_("minimum wage by date"))
    prices: tuple[PriceChange, ...] = field(_("consumer prices by year"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SeniorityLevel(Record):
    """A word for seniority that figures may carry."""

    id: Id = field(_("id"), example="junior")
    name: Line = field(_("name"), example="Junior")
    any: bool = field(_("whether it means “all levels together”"), default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Record):
    """The weight of one zone in a mixture."""

    zone: ZoneId = field(_("zone"), example="idf")
    share: Share = field(_("its share"), unit="%", example="31")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone(Record):
    """A place that figures may speak of."""

    id: Id = field(_("id"), example="idf")
    name: Line = field(_("name"), example="Île-de-France")
    inside: Line | None = field(
        _("how a sentence says that something is there; its name when absent"),
        example="en Île-de-France",
        default=None,
        key="in",
    )
    mixture: tuple[Part, ...] = field(_("zones that stand for it when a study has no figure for the whole"), default=())
    basis: Prose | None = field(_("where the shares come from"), default=None)
    sources: tuple[SourceId, ...] = field(_("who publishes the shares"), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Record):
    """A heading under which records stand together."""

    id: Id = field(_("id"), example="communaute")
    name: Line = field(_("name"), example="Communauté et relation")


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow(Record):
    """What a grade asks for, at least."""

    origins: Count = field(_("studies with both ends"), example="4")
    age: Count = field(_("median age at most"), unit=_("years"), example="2")
    agreement: Share = field(_("agreement at least"), unit="%", example="60")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grades(Record):
    """The three upper grades; what meets none of them is in the fourth."""

    a: GradeRow = field(_("asked for an A"))
    b: GradeRow = field(_("asked for a B"))
    c: GradeRow = field(_("asked for a C"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds(Record):
    """Where old begins, and what each grade asks for."""

    recent: Count = field(_("a figure is recent up to this age"), unit=_("years"), example="2")
    usable: Count = field(_("a figure votes first up to this age"), unit=_("years"), example="5")
    implausible: Count = field(
        _("factor from the usual amounts of a role that makes a figure implausible"), example="5"
    )
    grades: Grades = field(_("grades of confidence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Record):
    """What the site is called and how it sorts and judges its records."""

    name: Line = field(_("name of the site"), example="Échelons")
    tagline: Line = field(_("one line under the name"))
    language: Literal["fr", "en"] = field(_("language of the data"), example="fr")
    licence: Line = field(_("terms of reuse of the data"))
    levels: tuple[SeniorityLevel, ...] = field(_("levels of seniority, in order"))
    zones: tuple[Zone, ...] = field(_("zones, the whole country first"))
    tracks: tuple[Named, ...] = field(_("rows of the map of moves, top first"))
    families: tuple[Named, ...] = field(_("families of skills, in order"))
    thresholds: Thresholds = field(_("where old begins, and what each grade asks for"))
    pay_notes: tuple[Fact, ...] = field(_("how pay is spoken of in this trade and country"), default=())
    hr_notes: tuple[Fact, ...] = field(_("what the law says of pay transparency, with its date"), default=())
