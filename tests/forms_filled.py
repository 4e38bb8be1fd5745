"""A form as somebody fills it in, and the text that GitHub makes of it."""

from pathlib import Path
from typing import Any

import yaml


def filled(folder: Path, form: str, **said: str) -> str:
    """The text of the issue: each heading with its answer; choices by their id, several with commas between."""
    questions: list[dict[str, Any]] = yaml.safe_load((folder / f"{form}.yml").read_text(encoding="utf-8"))["body"]
    return "\n\n".join(f"### {each['attributes']['label']}\n\n{_answer(each, said)}" for each in questions)


def _answer(question: dict[str, Any], said: dict[str, str]) -> str:
    if question["type"] == "checkboxes":
        return f"- [X] {question['attributes']['options'][0]['label']}"
    told = said.get(question["id"], "_No response_")
    if question["type"] != "dropdown" or told == "_No response_":
        return told
    options = question["attributes"]["options"]
    return ", ".join(
        next((each for each in options if each == id or each.endswith(f"({id})")), id) for id in told.split(",")
    )
