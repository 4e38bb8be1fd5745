/**
 * A result as the values that the template of the page takes, and as the few facts that its link carries.
 * @import {Answers, Claim, CoreShown, Explanation, Outcome, Plan, Rule, Solidity} from "./rulebook.js"
 * @import {Pair} from "./assessment-link.js"
 * @typedef {{language: string, any: string, levels: string[], roles: Record<string, string>,
 *   competencies: Record<string, string>, items: Record<string, object>}} Words `null` is a role: no rung.
 * @typedef {{rule: Rule, words: Words, answers: Required<Answers>, found: Explanation}} Result
 */

import { flags, gateFlags, shownAs } from "./assessment-words.js";
import { certain } from "./plans.js";
import { explanation } from "./reasons.js";
import { read, sum } from "./sheets.js";

/** @param {Result} result @returns {Record<string, unknown>} */
export function valuesOf({ rule, words, answers, found }) {
  const { placement, solidity, plan } = found;
  const name = (/** @type {string | null} */ role) => words.roles[`${role}`];
  const level = (/** @type {number} */ points) => shownAs(words, points, rule.unit);
  const items = (/** @type {string[]} */ ids) => ids.map((id) => words.items[id]);
  const seniority = Object.values(answers.context).find((each) => words.levels.includes(String(each))) ?? words.any;
  const claims = (/** @type {Claim[]} */ list) =>
    list.map(({ competency, claim, cap }) => ({
      name: words.competencies[competency],
      claim: level(claim),
      cap: level(cap),
    }));
  const changes = (/** @type {Plan["changes"]} */ list) =>
    list.map(({ id, before, after }) => ({ ...words.items[id], before: before ?? "?", after }));
  // Once that answer is changed, those not given may matter again.
  const isOpen = solidity.flips.some(({ lowest, highest }) => lowest !== highest);
  const isGuess = plan?.changes.some(({ id }) => found.unasked.includes(id));
  return {
    ...flags("is", [placement.outcome, placement.level, solidity.word, ...placement.lacking]),
    ...flags("open", placement.open),
    ...flags(placement.rung, ["exits", seniority, ...Object.values(answers.context).map((each) => `note/${each}`)]),
    ...flags("chosen", Object.entries(answers.scenarios).map((pair) => pair.join("/"))),
    ...gateFlags("distinctive", placement.distinctive, level),
    ...gateFlags("met", placement.met, level),
    ...gateFlags("missing", placement.missing, level),
    placed: placement.outcome !== "not-enough",
    none: !placement.rung && !placement.met.length,
    first: !placement.rung && placement.met.length > 0,
    reasons: placement.met.length > 0,
    rung: name(placement.rung),
    next: placement.next && name(placement.next),
    top: placement.rung && !placement.next,
    upper: placement.next && { role: name(placement.next) },
    lateral: placement.lateral && name(placement.lateral),
    core: coreWords(rule, words, placement.core),
    ahead: coreWords(rule, words, placement.ahead),
    settled: !isOpen,
    unsettled: isOpen,
    flips: solidity.flips.map(({ id, before, after, lowest, highest }) => ({
      ...words.items[id],
      before,
      after,
      sure: lowest === highest && { role: name(lowest) },
      range: lowest !== highest && { lowest: name(lowest), highest: name(highest) },
    })),
    possible: solidity.possible.length > 1 && { roles: solidity.possible.map(name).join(", ") },
    doubtful: claims(solidity.doubtful),
    capped: claims(solidity.capped.filter(({ claim, cap }) => claim - cap < rule.doubt)),
    // What was not asked counts at its lowest: a plan through it might ask for what is there already.
    guess: isGuess,
    known: !isGuess,
    plan: plan && { total: plan.steps, one: plan.steps === 1, many: plan.steps > 1 },
    changes: changes(plan?.changes ?? []),
    certain: changes(certain(rule, answers)),
    opportunities: items(found.opportunities),
    waived: items(found.waived),
    unknown: items(found.unknown),
    unasked: found.unasked.length > 0 && { count: found.unasked.length },
    chosen: Object.keys(answers.scenarios),
    bars: bars(rule, words, answers, found),
  };
}

/** @param {Rule} rule @param {Words} words @param {CoreShown | null} core */
function coreWords(rule, words, core) {
  if (!core) return null;
  const mean = (/** @type {number} */ total) => shownAs(words, total, core.weights * rule.unit);
  return {
    role: words.roles[core.rung],
    shown: mean(core.shown),
    cut: mean(core.cut),
    least: core.highest > core.shown,
    short: core.shown < core.cut,
    fine: core.shown >= core.cut,
  };
}

/**
 * Needed and shown by competency, for the next rung or, at the top, for this one; the widest gap first.
 * @param {Rule} rule @param {Words} words @param {Answers} answers @param {Explanation} found
 */
function bars(rule, words, answers, { placement, scores }) {
  const target = placement.next ?? placement.rung ?? rule.rungs[0].role;
  const count = rule.rungs.findIndex(({ role }) => role === target) + 1;
  const { weights, cut } = rule.rungs[count - 1];
  const whole = sum(weights) || 1;
  const { needs } = read(rule, answers);
  const rows = scores.map(({ competency, shown, highest }, axis) => {
    const asked = rule.rungs.slice(0, count).flatMap(({ gates }, rank) =>
      gates.flatMap((gate, number) => (gate.axis === axis ? [needs[rank][number]] : [])),
    );
    const needed = asked.length ? Math.max(...asked) : weights[axis] ? Math.floor(cut / whole) : 0;
    return { competency, shown, needed, highest, core: !asked.length };
  });
  const share = (/** @type {number} */ points) => points / rule.caps[rule.caps.length - 1];
  // What lacks for sure stands before what answers not given may still bring.
  const gap = (/** @type {typeof rows[0]} */ { shown, needed, highest }) =>
    Math.max(0, needed - highest) * 99 + needed - shown;
  return rows
    .sort((one, other) => gap(other) - gap(one))
    .map(({ competency, shown, needed, highest, core }) => ({
      name: words.competencies[competency],
      shownShare: share(shown),
      neededShare: share(needed),
      shown: shownAs(words, shown, rule.unit),
      needed: shownAs(words, needed, rule.unit),
      least: highest > shown,
      lack: needed > highest && { lack: shownAs(words, needed - shown, rule.unit) },
      doubt: needed > shown && needed <= highest,
      enough: needed > 0 && needed <= shown,
      asked: needed > 0,
      free: !needed,
      beside: !needed && placement.distinctive.some((gate) => gate.competency === competency),
      core: core && needed > 0,
    }));
}

// --- its link ---------------------------------------------------------------------------------------

/** Ends a score that answers not given could still raise. */
const MORE = "-";

/** What may be shown of a result to somebody who must not see the answers. @param {Result} result @returns {Pair[]} */
export function resultPairs({ rule, answers, found }) {
  const { outcome, rung } = found.placement;
  return [
    ["outcome", outcome],
    ["rung", rung ?? ""],
    ["word", found.solidity.word ?? ""],
    ...Object.entries(answers.context).map(([id, value]) => /** @type {Pair} */ ([`context-${id}`, String(value)])),
    ...found.scores.map(
      ({ competency, shown, highest }) =>
        /** @type {Pair} */ ([`score-${competency}`, `${shown / rule.unit}${highest > shown ? MORE : ""}`]),
    ),
  ];
}

/**
 * The result that a link tells, counted again from its scores; null when they do not come to what it says.
 * @param {Rule} rule @param {Record<string, string>} told @param {Answers} situation @returns {Explanation | null}
 */
export function toldResult(rule, told, situation) {
  const score = (/** @type {string} */ id) => told[`score-${id}`] ?? "";
  const points = (/** @type {string} */ id) => parseFloat(score(id)) * rule.unit;
  /** @template {{competency: string}} T @param {T} each */
  const opened = (each) => (score(each.competency).endsWith(MORE) ? { ...each, highest: Infinity } : each);
  const found = explanation(rule, answersFor(rule, points, situation));
  const { placement, scores } = found;
  // Situations are not in the link: one that was failed keeps a profile from standing between two rungs.
  const isSame = told.outcome === placement.outcome || (told.outcome === "rung" && placement.outcome === "between");
  const isExact = scores.every(({ competency, shown }) => shown === points(competency));
  if (!isSame || !isExact || (placement.rung ?? "") !== told.rung) return null;
  return {
    ...found,
    placement: {
      ...placement,
      outcome: /** @type {Outcome} */ (told.outcome),
      distinctive: placement.distinctive.map(opened),
      met: placement.met.map(opened),
      missing: placement.missing.map(opened),
    },
    scores: scores.map(opened),
    solidity: { word: /** @type {Solidity["word"]} */ (told.word), flips: [], possible: [], doubtful: [], capped: [] },
    plan: null,
  };
}

/**
 * Answers that come to these points.
 * @param {Rule} rule @param {(id: string) => number} points @param {Answers} situation
 */
function answersFor(rule, points, situation) {
  /** @type {Required<Answers>} */
  const made = { context: situation.context ?? {}, statements: {}, scenarios: {} };
  for (const { id, statements, scenarios, step } of rule.axes) {
    let rest = points(id) / step;
    for (const number of statements) {
      const { id: item, top } = rule.items[number];
      made.statements[item] = Math.min(rest, top);
      rest -= Math.min(rest, top);
    }
    for (const number of scenarios) made.scenarios[rule.items[number].id] = rule.items[number].top;
  }
  return made;
}
