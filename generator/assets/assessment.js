/**
 * The self-assessment on its page: one question at a time, then the answers, then the result. The form stays whole:
 * what is answered is what is ticked in it. Each step is an entry of the history, so that Back goes one step back.
 * Whoever was invited answers about somebody else, sees nothing of their answers, and ends with a link to send back.
 *
 * @import {Rule} from "./rulebook.js"
 * @import {Pair, Trouble} from "./assessment-link.js"
 * @import {Result, Words} from "./assessment-result.js"
 * @typedef {{stage: string, name?: string, place?: number, visit?: number}} Step
 * @typedef {{rule: Rule, words: Words, say: Record<string, string>}} Island
 */

import { markdown } from "./assessment-export.js";
import { answersOf, readLink, written } from "./assessment-link.js";
import { resultPairs, toldResult, valuesOf } from "./assessment-result.js";
import { put } from "./assessment-template.js";
import { download } from "./download.js";
import { act, all, copyBeside, find, focusOn, render, tell } from "./page.js";
import { atMost, nextQuestion } from "./questions.js";
import { explanation } from "./reasons.js";

const form = /** @type {HTMLFormElement} */ (find("assessment"));
/** @type {Island} */
const { rule, words, say } = JSON.parse(String(find("words").textContent));
const questions = new Map(
  [...form.querySelectorAll("fieldset")].map((set) => [/** @type {HTMLInputElement} */ (set.elements[0]).name, set]),
);
const kept = `echelons:${location.pathname}`;
const START = { stage: "start" };
/** Answers to complete the profile, beyond what the rung needs. */
let isComplete = false;
/** Who answers, and when: both go with the answers. */
let by = "self";
/** The day here as year-month-day, which is how Swedish writes it. */
const today = () => new Date().toLocaleDateString("sv");
let day = today();
/** What the address keeps: an invitation outlives a reload. */
let invitation = "";
/** @type {Step} */
let now = START;
/** @type {Result | null} A result that came by a link, without its answers. */
let shared = null;

// --- answers ----------------------------------------------------------------------------------------

const pairs = () => /** @type {Pair[]} */ ([...new FormData(form)]);
const answers = () => answersOf(pairs());
const answersLink = () => written("answers", rule.version, [["by", by], ["day", day], ...pairs()]);
const remaining = () => (isComplete ? questions.size - pairs().length : atMost(rule, answers()));

/** @returns {Result} */
function result() {
  return shared ?? { rule, words, answers: answers(), found: explanation(rule, answers()) };
}

function nextName() {
  const next = nextQuestion(rule, answers());
  if (next) return `${next.kind}-${next.id}`;
  const given = new FormData(form);
  return isComplete ? [...questions.keys()].find((name) => !given.has(name)) : undefined;
}

// --- steps ------------------------------------------------------------------------------------------

/** @param {Step} step */
function go(step) {
  history.pushState({ ...step, visit: performance.timeOrigin }, "", location.pathname + location.search + invitation);
  tell("");
  show(step);
}

function forward() {
  const name = nextName();
  go(name ? { stage: "question", name, place: pairs().length + 1 } : { stage: "review" });
}

/** @param {Step} step */
function show(step) {
  now = step;
  document.documentElement.dataset.stage = step.stage;
  for (const part of all("on")) part.hidden = !part.dataset.on?.includes(step.stage);
  VIEWS[step.stage](step);
}

/** @type {Record<string, (step: Step) => void>} */
const VIEWS = {
  start: showKept,
  question: showQuestion,
  review() {
    render("review", reviewValues());
    showKept();
  },
  result: showResult,
  shared: showResult,
  handover() {
    showLink();
    focusOn(find("handover"));
  },
};

/** @param {Step} step */
function showQuestion({ name = "", place: number }) {
  for (const set of questions.values()) set.toggleAttribute("data-now", set === questions.get(name));
  const legend = /** @type {HTMLElement} */ (questions.get(name)?.querySelector("legend"));
  find("progress").textContent = number ? put(say.progress, { number, most: pairs().length + remaining() }) : "";
  find("error").textContent = "";
  legend.after(find("error"));
  focusOn(legend);
}

function reviewValues() {
  const given = new FormData(form);
  const rows = [...questions].filter(([name]) => given.has(name));
  const count = remaining();
  const isWhole = rows.length === questions.size;
  return {
    rows: rows.map(([name, set]) => ({
      question: set.dataset.title ?? set.querySelector("legend")?.textContent,
      answer: set.querySelector(":checked + b + span, :checked + span")?.textContent,
      name,
    })),
    left: count && { count },
    done: !count,
    spare: !isWhole,
    whole: isWhole,
  };
}

function showResult() {
  const own = result();
  render("result", { ...valuesOf(own), shared: !!shared });
  const link = written("result", rule.version, resultPairs(own));
  /** @type {HTMLTextAreaElement} */ (find("link-result")).value = addressOf(link);
  showLink();
  showKept();
}

function showLink() {
  const link = answersLink();
  for (const field of all("link-answers")) /** @type {HTMLTextAreaElement} */ (field).value = addressOf(link);
  /** @type {HTMLAnchorElement} */ (find("compare")).hash = `a=${encodeURIComponent(link)}`;
}

// --- links and what is kept -------------------------------------------------------------------------

/** @param {string} fragment */
const addressOf = (fragment) => `${location.href.split("#")[0]}#${fragment}`;

/** Opens what the address holds after its “#”, or what is kept here. @param {string} text */
function open(text) {
  const { kind, by: who, day: when, pairs: told, trouble } = readLink(text, rule);
  if (kind === "invitation") {
    invitation = location.hash;
    answerAs("other", today());
  } else if (kind === "answers") {
    answerAs(who === "other" ? who : "self", when);
    openAnswers(told, trouble);
  } else if (kind !== "result") tell(say[trouble || "foreign"]);
  else if (trouble || !openResult(told)) tell(say.broken);
  mark();
}

/** What the address holds, unless it is a place of the page or nothing: a jump changes nothing here. */
function openAddress() {
  const text = location.hash.slice(1);
  if (text && !document.getElementById(text)) open(text);
  else mark();
}

/** @param {string} who @param {string} when */
function answerAs(who, when) {
  by = who;
  day = when;
  // Only the same questions compare; and those of a short form, told beforehand, would give answers away.
  isComplete = who === "other";
  document.documentElement.dataset.by = who;
}

/** Makes this entry of the history lead back here. */
function mark() {
  history.replaceState({ ...now, visit: performance.timeOrigin }, "");
}

/** @param {Pair[]} told */
function openResult(told) {
  const context = answersOf(told.filter(([name]) => name.startsWith("context-")));
  const found = toldResult(rule, Object.fromEntries(told), context);
  if (!found) return false;
  shared = { rule, words, answers: context, found };
  show({ stage: "shared" });
  return true;
}

/** @param {Pair[]} told @param {Trouble} trouble */
function openAnswers(told, trouble) {
  shared = null;
  form.reset();
  const strange = told.filter(([name, value]) => !tick(name, value, told)).map(([name]) => name.slice(0, 60));
  const names = strange.slice(0, 5).join(", ");
  const left = names && put(say.strange, { count: strange.length, names });
  const notice = [trouble && say[trouble], left].join(" ").trim();
  show({ stage: remaining() || notice ? "review" : "result" });
  tell(notice);
}

/**
 * Whether an answer of a link is one of the form, told once.
 * @param {string} name @param {string} value @param {Pair[]} told
 */
function tick(name, value, told) {
  const radios = [...(questions.get(name)?.querySelectorAll("input") ?? [])];
  const radio = radios.find((each) => each.value === value);
  const isFine = radio && told.filter(([other]) => other === name).length === 1;
  if (isFine) radio.checked = true;
  return isFine;
}

const DAYS = 90;

/** @returns {{text: string, until: number} | null} */
function keptHere() {
  try {
    const found = JSON.parse(localStorage.getItem(kept) ?? "null");
    if (found?.until > Date.now()) return found;
    localStorage.removeItem(kept);
  } catch {
    // A browser may refuse to keep anything, and what is kept may be anybody's.
  }
  return null;
}

function showKept() {
  const until = keptHere()?.until;
  for (const part of all("kept")) part.hidden = !until;
  const date = new Date(until ?? 0).toLocaleDateString(words.language, { dateStyle: "long" });
  for (const part of all("until")) part.textContent = until ? put(say.kept, { date }) : "";
}

function keep() {
  try {
    localStorage.setItem(kept, JSON.stringify({ text: answersLink(), until: Date.now() + DAYS * 86_400_000 }));
    showKept();
  } catch {
    tell(say.refused);
  }
}

// --- what is clicked --------------------------------------------------------------------------------

act({
  start: forward,
  forward,
  back: () => history.back(),
  review: () => go({ stage: "review" }),
  result: () => go({ stage: by === "other" ? "handover" : "result" }),
  change: ({ value }) => go({ stage: "question", name: value }),
  complete() {
    isComplete = true;
    forward();
  },
  again() {
    form.reset();
    shared = null;
    answerAs("self", today());
    go(START);
  },
  print: () => print(),
  json() {
    const { answers: given, found } = result();
    const text = { notice: say.never, quiz: rule.version, by, day, answers: given, result: found };
    download(`${JSON.stringify(text, null, 2)}\n`, "application/json", `${say.file}.json`);
  },
  markdown: () => download(markdown(find("into-result")), "text/markdown", `${say.file}.md`),
  copy: (button) => copyBeside(button, say.copied),
  keep,
  resume() {
    go(START);
    open(keptHere()?.text ?? "");
  },
  erase() {
    localStorage.removeItem(kept);
    showKept();
    tell(say.erased);
  },
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  day = today();
  if (new FormData(form).has(String(now.name))) return forward();
  find("error").textContent = say.choose;
  questions.get(String(now.name))?.querySelector("input")?.focus();
});
addEventListener("popstate", ({ state }) => {
  // A new fragment has no state yet.
  if (!state) openAddress();
  else show(state.visit === performance.timeOrigin ? state : START);
});

show(START);
openAddress();
