/**
 * The comparison on its page: two or three choices in a form, what they come to below, their link in the address.
 * Each change is an entry of the history. What the page says without scripts gives way to it.
 *
 * @import {Page} from "./compare-values.js"
 */

import { filled, put } from "./assessment-template.js";
import { comparisonLink, linkedChoices } from "./compare-link.js";
import { comparisonValues } from "./compare-values.js";
import { listed } from "./listed.js";
import { act, all, find, tell } from "./page.js";

/** @type {Page} */
const page = JSON.parse(find("compared").textContent ?? "");
const { title } = document;
const offered = new Map(page.choices.map((choice) => [choice.id, choice]));
const choosers = [...all("chooser")].map((set) => ({
  set,
  role: /** @type {HTMLSelectElement} */ (set.querySelector("[data-role]")),
  level: /** @type {HTMLSelectElement} */ (set.querySelector("[data-level]")),
}));
const fragments = [document, .../** @type {NodeListOf<HTMLTemplateElement>} */ (all("fragments"))].map((root) =>
  root instanceof HTMLTemplateElement ? root.content : root,
);

// --- the form ---------------------------------------------------------------------------------------

/** What the form chooses, in its order; the third may be nothing. */
const chosen = () =>
  choosers.flatMap(({ role, level }) => (role.value ? [[role.value, level.value].filter(Boolean).join(".")] : []));

/** @param {string[]} ids */
function fillForm(ids) {
  choosers.forEach(({ role, level }, rank) => {
    const [roleId = "", levelId = ""] = ids[rank]?.split(".") ?? [];
    role.value = roleId;
    offerLevels(rank);
    level.value = levelId;
  });
  paintForm();
}

/** The levels of the chosen role; the one that was chosen stays where the role has it. @param {number} rank */
function offerLevels(rank) {
  const { role, level } = choosers[rank];
  const before = level.value;
  const own = page.choices.filter((choice) => choice.role === role.value && choice.level);
  const options = own.map(({ id, level: name }) => new Option(name, id.split(".")[1]));
  level.replaceChildren(new Option(page.any, ""), ...options);
  level.value = options.some(({ value }) => value === before) ? before : "";
  /** @type {HTMLElement} */ (level.parentElement).hidden = !role.value;
}

function paintForm() {
  for (const { set, role } of choosers) set.className = `rung-${offered.get(role.value)?.rung ?? 0}`;
}

// --- the comparison ---------------------------------------------------------------------------------

/** What the form chooses, each once. */
const compared = () => [...new Set(chosen())].flatMap((id) => offered.get(id) ?? []);

/** What the form chooses, compared below it. */
function show() {
  const choices = compared();
  const into = find("comparison");
  if (choices.length < chosen().length) tell(page.say.twice);
  into.hidden = choices.length < 2;
  if (into.hidden) return;
  const template = /** @type {HTMLTemplateElement} */ (find("template-comparison"));
  const copy = filled(template, comparisonValues(choices, page));
  for (const place of copy.querySelectorAll("[data-copy]")) bring(/** @type {HTMLElement} */ (place));
  for (const link of copy.querySelectorAll("a")) link.href = link.dataset.href ?? link.href;
  into.replaceChildren(copy);
  document.title = `${into.querySelector("h2")?.textContent} – ${title}`;
}

/** Says what is compared to those who do not see it change. */
function announce() {
  const names = compared().map(({ full }) => full);
  find("announced").textContent = put(page.say.compared, { names: listed(names, page.say) });
}

/** A copy of what the page says elsewhere. @param {HTMLElement} place */
function bring(place) {
  const from = `[data-facts="${CSS.escape(place.dataset.copy ?? "")}"]`;
  const found = fragments.flatMap((root) => root.querySelector(from) ?? [])[0];
  place.replaceChildren(...(found?.cloneNode(true).childNodes ?? []));
}

// --- address ----------------------------------------------------------------------------------------

const chosenLink = () => `#${comparisonLink(chosen())}`;

function changed() {
  tell("");
  paintForm();
  history.pushState(null, "", chosenLink());
  show();
  announce();
}

/** What the address holds after its “#”: a comparison, a pair that the page has without scripts, a place, nothing. */
function openAddress() {
  const text = location.hash.slice(1);
  const place = document.getElementById(text);
  const pair = place && /** @type {HTMLElement | null} */ (place.nextElementSibling)?.dataset.pair;
  if (place && !pair) return;
  const { ids, strange, isOurs } = linkedChoices(pair ? comparisonLink(pair.split(" ")) : text, offered, page.first);
  fillForm(ids);
  tell(strange.length ? put(page.say.strange, { names: strange.join(", ") }) : text && !isOurs ? page.say.foreign : "");
  show();
  if (pair) find("comparison").scrollIntoView();
}

// --- start ------------------------------------------------------------------------------------------

for (const part of all("pair")) {
  part.hidden = true;
  /** @type {HTMLElement} */ (part.previousElementSibling).hidden = true;
}
for (const part of all("scripted")) part.hidden = false;
document.documentElement.dataset.comparing = "";

choosers.forEach(({ role, level }, rank) => {
  role.addEventListener("change", () => {
    offerLevels(rank);
    changed();
  });
  level.addEventListener("change", changed);
});

act({
  turn() {
    fillForm(chosen().reverse());
    changed();
  },
  copy() {
    history.replaceState(null, "", chosenLink());
    const done = () => tell(page.say.copied);
    const failed = () => tell(page.say.uncopied);
    if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, failed);
    else failed();
  },
  print: () => print(),
});

addEventListener("popstate", () => {
  openAddress();
  announce();
});
fillForm(page.first);
show();
if (location.hash) openAddress();
