"""Codes of rules about jobs, skills, moves, the ladder, its questions and the settings."""

from generator.checking.explanations.explanation import Explanation
from generator.messages.problems import _

CODES = {
    # --- jobs
    "reference-as-role": Explanation(
        _("A reference where a job is due"),
        _("A reference (a surveyed group, a distant job) has figures and no page: nobody can move to it."),
        "to: restauration",
        "to: chef-de-cuisine",
    ),
    "wrong-covers": Explanation(
        _("“covers” where it does not belong"),
        _("It says which jobs a reference mixes: a job covers none, and a reference names jobs."),
        "kind: role\ncovers: [cuisinier]",
        "kind: reference\ncovers: [cuisinier]",
    ),
    "no-missions": Explanation(
        _("A job without missions"),
        _("What one does is what readers look for first. Find a source, and add one mission at least."),
        "summary: Prépare les plats.",
        "summary: Prépare les plats.\nmissions:\n  - text: Prépare les légumes.\n    sources: [guide-2024]",
    ),
    "unsourced-summary": Explanation(
        _("A summary without source"),
        _("Every fact names its sources, the first sentence of a page too."),
        "summary: Prépare les plats.",
        "summary: Prépare les plats.\nsources: [guide-2024]",
    ),
    "off-the-map": Explanation(
        _("A job without a place on the map of moves"),
        _("The map draws each job in a row (“track”) and a column (“column”, 1 for first jobs)."),
        "kind: role\ntrack: cuisine",
        "kind: role\ntrack: cuisine\ncolumn: 1",
    ),
    # --- skills
    "missing-level": Explanation(
        _("A level that nobody describes"),
        _("Each of the levels 0 to 4 has its text: it is what people read to choose their answer."),
        "levels:\n  0: …\n  1: …\n  2: …\n  4: …",
        "levels:\n  0: …\n  1: …\n  2: …\n  3: …\n  4: …",
    ),
    "falling-expectation": Explanation(
        _("Less is expected of the more experienced"),
        _("In one job, the expected level rises with seniority or stays; a fall is mostly a slip."),
        "cuisinier: {junior: 3, senior: 2}",
        "cuisinier: {junior: 2, senior: 3}",
    ),
    "competency-without-skill": Explanation(
        _("An axis that no skill belongs to"),
        _("The plan that follows the self-assessment leads from the axis to its skills: there is nothing to lead to."),
        "competencies:\n  - id: hygiene",
        "competency: hygiene",
    ),
    # --- moves
    "move-to-itself": Explanation(
        _("A move that leads nowhere"),
        _("A move leads from one job to another."),
        "from: cuisinier\nto: cuisinier",
        "from: cuisinier\nto: chef-de-cuisine",
    ),
    "move-told-twice": Explanation(
        _("A move in two records"),
        _("All that sources say of one move stands together, so that they can be compared."),
        "- id: cuisinier-chef\n- id: cuisinier-chef-bis",
        "- id: cuisinier-chef",
    ),
    "promotion-cycle": Explanation(
        _("Promotions that turn round"),
        _("Going up from step to step never leads back: one of these moves is lateral, or the wrong way round."),
        "- from: cuisinier\n  to: chef\n- from: chef\n  to: cuisinier\n  kind: promotion",
        "- from: cuisinier\n  to: chef\n- from: chef\n  to: cuisinier\n  kind: lateral",
    ),
    "unreachable-role": Explanation(
        _("A rung that no move leads to"),
        _("Above the first rung, readers want to know where one comes from: add the move that a source names."),
        "rungs:\n  - role: cuisinier\n  - role: chef-de-cuisine",
        "- id: cuisinier-chef\n  from: cuisinier\n  to: chef-de-cuisine",
    ),
    # --- the ladder
    "rung-twice": Explanation(
        _("A job on two rungs"),
        _("A job stands once on the ladder."),
        "- role: cuisinier\n- role: cuisinier",
        "- role: cuisinier\n- role: chef-de-cuisine",
    ),
    "gate-twice": Explanation(
        _("Two gates on one competency"),
        _("The lower of the two says nothing: keep the one that is meant."),
        "- competency: brigade\n  level: 2\n- competency: brigade\n  level: 3",
        "- competency: brigade\n  level: 3",
    ),
    "idle-gate": Explanation(
        _("A gate that holds nobody back"),
        _("A rung is reached after those below it: a gate under one of theirs, or at level 0, is always open."),
        "level: 0",
        "level: 2",
    ),
    "idle-relief": Explanation(
        _("A relief that relieves nobody"),
        _("A relief asks for a lower level than its gate."),
        "level: 3\nrelief:\n  level: 3",
        "level: 3\nrelief:\n  level: 2",
    ),
    "no-distinctive-gate": Explanation(
        _("A rung that nothing tells from those below"),
        _(
            "“distinctive” marks the gates that alone point to a rung. Without one, anybody would be told they have "
            "the profile of that rung."
        ),
        "- competency: brigade\n  level: 3",
        "- competency: brigade\n  level: 3\n  distinctive: true",
    ),
    "unused-competency": Explanation(
        _("A competency that changes nothing"),
        _("It is in no gate and in no core: people would answer its questions for nothing."),
        "competencies:\n  - id: hygiene",
        "weights: {cuisine: 1, hygiene: 1}",
    ),
    "no-weight": Explanation(
        _("A core of which all weights are 0"),
        _("There is no mean to take: give a weight to one competency at least."),
        "weights: {cuisine: 0}",
        "weights: {cuisine: 1}",
    ),
    "gate-without-weight": Explanation(
        _("A gate that does not count in the core"),
        _("What a rung cannot do without should count in its mean: give it a weight."),
        "gates:\n  - competency: brigade\ncore:\n  weights: {cuisine: 1}",
        "gates:\n  - competency: brigade\ncore:\n  weights: {cuisine: 1, brigade: 2}",
    ),
    "idle-core": Explanation(
        _("A cut that the gates already reach"),
        _("Whoever meets the gates has this mean too: the core holds nobody back. Raise the cut, or weigh other axes."),
        "cut: 1",
        "cut: 2.5",
    ),
    # --- the questions
    "statement-pair": Explanation(
        _("A competency without its two statements"),
        _("A score is the mean of two acts, a frequent one and a demanding one: one alone is too little to judge by."),
        "- competency: brigade\n  demand: frequent",
        "- competency: brigade\n  demand: frequent\n- competency: brigade\n  demand: demanding",
    ),
    "scenario-scores": Explanation(
        _("A situation without one best answer"),
        _("Exactly one answer is worth 2, and one at least is worth 0: otherwise the situation tells nothing."),
        "score: 1, score: 1, score: 0",
        "score: 2, score: 1, score: 0",
    ),
    "second-scenario": Explanation(
        _("Two situations for one competency"),
        _("A situation caps its competency: with two, nobody could say which cap holds."),
        "- id: coup-de-feu\n  competency: brigade\n- id: absence\n  competency: brigade",
        "- id: coup-de-feu\n  competency: brigade",
    ),
    "no-choice": Explanation(
        _("A question with a single answer"),
        _("A question leaves a choice between two answers at least."),
        "options:\n  - id: seul",
        "options:\n  - id: seul\n  - id: a-plusieurs",
    ),
    "vague-word": Explanation(
        _("A word that each reader takes otherwise"),
        _("Often for one is seldom for another: an act is done or not, and its level says how."),
        "text: J’ai régulièrement formé des commis.",
        "text: J’ai formé un commis à un poste.",
    ),
    "two-acts": Explanation(
        _("Two acts in one statement"),
        _("Who does one and not the other cannot answer: keep one act, or write two statements."),
        "text: J’ai composé et chiffré une carte.",
        "text: J’ai composé une carte.",
    ),
    # --- the settings
    "any-level": Explanation(
        _("No level, or two, for “all levels”"),
        _("A figure without seniority is filed under the one level that has “any: true”."),
        "- id: all\n  name: Tous niveaux",
        "- id: all\n  name: Tous niveaux\n  any: true",
    ),
    "mixture-shares": Explanation(
        _("Shares that do not come to 100"),
        _("The parts of a zone are all of it: their shares add up to 100."),
        "- zone: paris\n  share: 20\n- zone: regions\n  share: 70",
        "- zone: paris\n  share: 20\n- zone: regions\n  share: 80",
    ),
    "mixture-parts": Explanation(
        _("A zone that cannot be part of this one"),
        _("A mixture is made of zones that have figures of their own, each once, and never of another mixture."),
        "- id: france\n  mixture:\n    - zone: france",
        "- id: france\n  mixture:\n    - zone: paris\n    - zone: regions",
    ),
    "thresholds-order": Explanation(
        _("Thresholds in the wrong order"),
        _("What is recent is usable too, and a better grade asks for at least as much as the one below it."),
        "recent: 6\nusable: 5",
        "recent: 2\nusable: 5",
    ),
}
