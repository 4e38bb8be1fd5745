/**
 * What the self-assessment passes around, as types: nothing to load at run time. The rule is plain data, made by
 * rulebook.py, where each field is explained: `unit` points to a level, axes and items known by their number.
 *
 * @typedef {{id: string, options: string[]}} Context
 * @typedef {{id: string, kind: "statement" | "scenario", axis: number, top: number,
 *   options: {id: string, score: number}[], optional: boolean}} Item
 * @typedef {{id: string, statements: number[], scenarios: number[], step: number}} Axis
 * @typedef {{context: string, answer: string, needed: number}} Relief
 * @typedef {{axis: number, needed: number, distinctive: boolean, relief: Relief | null}} Gate
 * @typedef {{role: string, gates: Gate[], weights: number[], cut: number, confirmed: number}} Rung
 * @typedef {{version: number, unit: number, caps: number[], doubt: number, fewest: number, share: number,
 *   context: Context[], axes: Axis[], items: Item[], rungs: Rung[], always: number[],
 *   renamed: [string, string][]}} Rule
 *
 * @typedef {Record<string, unknown>} Part By id of the question; one that is not there was not asked.
 * @typedef {{context?: Part, statements?: Part, scenarios?: Part}} Answers
 * @typedef {{said: unknown[], levels: (number | null)[], low: number[], high: number[], asked: boolean[],
 *   known: boolean[], needs: number[][]}} Sheet
 * @typedef {{rule: Rule, needs: number[][], levels: number[], scores: number[], height: number}} View
 *
 * @typedef {{competency: string, claim: number, cap: number | null, shown: number, highest: number}} Score
 * @typedef {{rung: string, competency: string, needed: number, shown: number, highest: number,
 *   relieved: boolean}} GateShown
 * @typedef {{rung: string, weights: number, cut: number, confirmed: number, shown: number, highest: number}} CoreShown
 * @typedef {"not-enough" | "on-the-way" | "lateral" | "rung" | "between"} Outcome
 * @typedef {{outcome: Outcome, rung: string | null, level: "starting" | "confirmed" | null, next: string | null,
 *   lateral: string | null, distinctive: GateShown[], lacking: string[], open: string[], met: GateShown[],
 *   missing: GateShown[], core: CoreShown | null, ahead: CoreShown | null}} Placement
 *
 * @typedef {{id: string, kind: Item["kind"], before: number, after: number, lowest: string | null,
 *   highest: string | null}} Flip
 * @typedef {{competency: string, claim: number, cap: number}} Claim
 * @typedef {{word: "stable" | "to-confirm" | "fragile" | null, flips: Flip[], possible: (string | null)[],
 *   doubtful: Claim[], capped: Claim[]}} Solidity
 *
 * @typedef {{points: number, steps: number}} Offer
 * @typedef {{id: string, kind: Item["kind"], before: number | null, after: number}} Change
 * @typedef {{rung: string, steps: number, changes: Change[]}} Plan
 *
 * @typedef {{axes: number[], distance: number}} Span
 * @typedef {{kind: "context" | Item["kind"], id: string}} Question
 *
 * @typedef {{placement: Placement, scores: Score[], solidity: Solidity, plan: Plan | null, opportunities: string[],
 *   waived: string[], unknown: string[], unasked: string[]}} Explanation
 */

export {};
