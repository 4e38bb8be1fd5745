"""`gen diff`: ten pairs of data, each with the report that it must give; then any two states, by git and by folder."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from generator.cli import gen
from overlays import AS_OF, BASE

DAY = ["--as-of", AS_OF.isoformat()]

NEW_FIGURE = """
- id: enquete-2025-cuisinier-junior
  source: enquete-2025
  role: cuisinier
  level: junior
  zone: regions
  low: 25000
  high: 29000
  year: 2025
"""


class Pair(NamedTuple):
    """A change of one file of the base, and the lines that tell it (no-break spaces written as plain ones)."""

    file: str
    old: str
    new: str
    told: str


PAIRS = {
    "nothing": Pair("roles", "cuistot", "cuistot", "Rien ne change pour les lecteurs."),
    "figure": Pair(
        "salaries",
        "low: 24000",
        "low: 25000",
        """\
Fourchettes qui changent (bas–repère–haut en euros, degré de confiance)
  Cuisinier, cuisinière · Junior · Régions : 24000–26000–28000, D → 25000–26500–28000, D (+1,9 %)

Chiffres qui changent
  salaires › Cuisinier, cuisinière · Junior · Régions · Guide des brigades (guide-2024-cuisinier-junior) › low : \
24000 → 25000 (+4,2 %)""",
    ),
    "added": Pair(
        "salaries",
        "  n: 120\n",
        "  n: 120\n" + NEW_FIGURE,
        """\
Fourchettes qui changent (bas–repère–haut en euros, degré de confiance)
  Cuisinier, cuisinière · Junior · Régions : 24000–26000–28000, D → 24500–26500–28500, C (+1,9 %)

Fiches ajoutées
  salaires › Cuisinier, cuisinière · Junior · Régions · Le Quotidien des tables (enquete-2025-cuisinier-junior)""",
    ),
    "removed": Pair(
        "paths",
        "  takes:\n    - text: Quelques années à plusieurs postes.\n      sources: [guide-2024]\n",
        "",
        """\
Sources qui changent
  parcours › Cuisinier, cuisinière → Chef de cuisine (cuisinier-chef) › takes › sources : guide-2024 → rien

Textes qui changent
  parcours › Cuisinier, cuisinière → Chef de cuisine (cuisinier-chef) › takes › text : Quelques années à plusieurs \
postes. → rien""",
    ),
    "renamed": Pair(
        "salaries",
        "id: guide-2024-chef-senior",
        "id: guide-2024-chef",
        """\
Fiches renommées
  salaires › Chef de cuisine · Senior · France · Guide des brigades : guide-2024-chef-senior → guide-2024-chef""",
    ),
    "gate": Pair(
        "ladder",
        "        level: 2\n        because: On attend",
        "        level: 3\n        because: On attend",
        """\
Placements qui bougent
  niveau 2 partout · Personne : Cuisinier, cuisinière, début d’échelon → profil latéral, Chef de cuisine
  niveau 2 partout · Une brigade : entre deux échelons, Cuisinier, cuisinière, début d’échelon → en route
  juste ce qu’il faut : Cuisinier, cuisinière · Personne : Cuisinier, cuisinière, début d’échelon → profil latéral, \
Chef de cuisine
  juste ce qu’il faut : Cuisinier, cuisinière · Une brigade : entre deux échelons, Cuisinier, cuisinière, début \
d’échelon → en route

Règle de l’auto-évaluation
  échelle › rungs › gates › level : 2 → 3""",
    ),
    "source": Pair(
        "sources",
        "sample: 120",
        "sample: 80",
        """\
Sources qui changent
  sources › Le Quotidien des tables (enquete-2025) › sample : 120 → 80""",
    ),
    "one-sided": Pair(
        "salaries",
        "statistic: minimum\n  low: 36000",
        "statistic: range\n  low: 36000\n  high: 48000",
        """\
Fourchettes qui changent (bas–repère–haut en euros, degré de confiance)
  Chef de cuisine · Senior · France : 36000, une seule borne, D → 36000–42000–48000, D

Chiffres qui changent
  salaires › Chef de cuisine · Senior · France · Guide des brigades (guide-2024-chef-senior) › statistic : minimum → \
range
  salaires › Chef de cuisine · Senior · France · Guide des brigades (guide-2024-chef-senior) › high : rien → 48000""",
    ),
    "text": Pair(
        "roles",
        "summary: Compose la carte et conduit la brigade.",
        "summary: Compose la carte.",
        """\
Textes qui changent
  métiers › Chef de cuisine (chef-de-cuisine) › summary : Compose la carte et conduit la brigade. → Compose la \
carte.""",
    ),
    "layout": Pair(
        "salaries",
        "  level: junior\n  zone: regions\n",
        "  zone: regions # d’abord\n  level: junior\n",
        "Rien ne change pour les lecteurs.",
    ),
}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").strip()


def changed(pair: Pair, folder: Path) -> Path:
    data = folder / "data"
    shutil.copytree(BASE, data)
    path = data / f"{pair.file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert pair.old in text
    path.write_text(text.replace(pair.old, pair.new, 1), encoding="utf-8")
    return data


@pytest.mark.parametrize("name", PAIRS)
def test_each_change_is_told_by_what_it_is(name: str, tmp_path: Path) -> None:
    data = changed(PAIRS[name], tmp_path)
    result = CliRunner().invoke(gen, ["diff", str(BASE), str(data), *DAY])
    assert (result.exit_code, plain(result.output)) == (0, PAIRS[name].told)


def test_two_projects_are_compared_by_their_data(tmp_path: Path) -> None:
    changed(PAIRS["figure"], tmp_path / "new")
    shutil.copytree(BASE, tmp_path / "old" / "data")
    for project in ("old", "new"):
        (tmp_path / project / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8")
        (tmp_path / project / "docs").mkdir()
    result = CliRunner().invoke(gen, ["diff", str(tmp_path / "old"), str(tmp_path / "new"), *DAY])
    assert (result.exit_code, plain(result.output)) == (0, PAIRS["figure"].told)


def after(tmp_path: Path, *command: str) -> str:
    """What `gen diff` tells of a project after one of its records was renamed or retired."""
    shutil.copytree(BASE, tmp_path / "data")
    run = CliRunner().invoke
    assert run(gen, [*command, "-C", str(tmp_path), *DAY]).exit_code == 0
    return plain(run(gen, ["diff", str(BASE), str(tmp_path / "data"), *DAY]).output)


@pytest.mark.parametrize(
    ("collection", "old", "new", "told"),
    [
        ("roles", "cuisinier", "cuistot-en-chef", "métiers › Cuisinier, cuisinière : cuisinier → cuistot-en-chef"),
        (
            "sources",
            "guide-2024",
            "guide-des-brigades",
            "sources › Guide des brigades : guide-2024 → guide-des-brigades",
        ),
        ("skills", "cuissons", "feu", "compétences › Cuissons : cuissons → feu"),
    ],
)
def test_a_record_renamed_everywhere_is_one_change(
    tmp_path: Path, collection: str, old: str, new: str, told: str
) -> None:
    assert after(tmp_path, "rename", collection, old, new) == f"Fiches renommées\n  {told}"


def test_a_record_that_is_retired_is_told_with_the_one_that_takes_its_place(tmp_path: Path) -> None:
    told = after(tmp_path, "retire", "salaries", "guide-2024-chef-senior", "--to", "guide-2024-cuisinier-junior")
    assert told.split("\n\n")[-1] == (
        "Fiches retirées\n  salaires › Chef de cuisine · Senior · France · Guide des brigades (guide-2024-chef-senior)"
        " → guide-2024-cuisinier-junior"
    )


def test_an_address_that_no_longer_leads_to_a_record_is_told(tmp_path: Path) -> None:
    after(tmp_path, "rename", "skills", "cuissons", "feu")
    forgetful = tmp_path / "forgetful"
    shutil.copytree(tmp_path / "data", forgetful)
    path = forgetful / "skills.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  formerly: [cuissons]\n", ""), encoding="utf-8")
    told = plain(CliRunner().invoke(gen, ["diff", str(tmp_path / "data"), str(forgetful), *DAY]).output)
    assert told == "Textes qui changent\n  compétences › Cuissons (feu) › formerly : cuissons → rien"


def test_without_versions_a_folder_is_asked_for(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    at = ["-C", str(tmp_path), *DAY]
    without = CliRunner().invoke(gen, ["diff", *at])
    git(tmp_path, "init", "-q")
    empty = CliRunner().invoke(gen, ["diff", *at])
    assert (without.exit_code, empty.exit_code) == (2, 2)
    assert "nommez le dossier de données" in without.output
    assert "aucune version" in empty.output
    assert "HEAD" not in without.output + empty.output


def test_without_versions_a_name_that_is_no_folder_is_told_as_such(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    told = CliRunner().invoke(gen, ["diff", "../nulle-part", "-C", str(tmp_path), *DAY])
    assert (told.exit_code, told.stdout) == (2, "")
    assert "il n’y a pas de dossier ../nulle-part" in told.stderr


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@exemple.fr"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_commits_and_the_files_as_they_are(tmp_path: Path) -> None:
    project = tmp_path / "depot" / "site"
    shutil.copytree(BASE, project / "data")
    git(tmp_path / "depot", "init", "-q")
    git(tmp_path / "depot", "add", ".")
    git(tmp_path / "depot", "commit", "-qm", "Un")
    figure = PAIRS["figure"]
    path = project / "data" / "salaries.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(figure.old, figure.new, 1), encoding="utf-8")
    run = CliRunner().invoke
    at = ["-C", str(project), *DAY]
    assert plain(run(gen, ["diff", *at]).output) == figure.told
    git(tmp_path / "depot", "commit", "-qam", "Deux")
    assert plain(run(gen, ["diff", *at]).output) == "Rien ne change pour les lecteurs."
    assert plain(run(gen, ["diff", "HEAD~1", "HEAD", *at]).output) == figure.told
    for name in ("nulle-part", "--upload-pack=x", "HEAD:data"):
        unknown = run(gen, ["diff", *at, "--", name])
        assert (unknown.exit_code, f"« {name} »" in plain(unknown.output)) == (2, True)


def test_markdown_holds_in_forty_lines_and_counts_the_rest(tmp_path: Path) -> None:
    data = changed(PAIRS["added"], tmp_path)
    path = data / "roles.yaml"
    aliases = ", ".join(f"nom-{rank}" for rank in range(60))
    path.write_text(path.read_text(encoding="utf-8").replace("cuistot", aliases), encoding="utf-8")
    result = CliRunner().invoke(gen, ["diff", str(BASE), str(data), "--format", "markdown", *DAY])
    lines = result.output.rstrip("\n").split("\n")
    shown = sum(line.startswith("- ") for line in lines)
    assert len(lines) <= 40
    assert lines[-1] == f"et {62 - shown} autres changements"


def test_no_text_of_the_data_acts_in_a_comment(tmp_path: Path) -> None:
    hostile = "`@quelqu-un` ![x](https://exemple.fr/x.png) [lien](https://exemple.fr)"
    pair = Pair("roles", "Compose la carte et conduit la brigade.", json.dumps(hostile), "")
    data = changed(pair, tmp_path)
    result = CliRunner().invoke(gen, ["diff", str(BASE), str(data), "--format", "markdown", *DAY])
    assert result.exit_code == 0
    outside = "".join(result.output.split("`")[::2])
    assert "exemple.fr" in result.output
    assert "exemple.fr" not in outside
    assert "@" not in outside


def test_programs_get_the_same_keys_in_each_entry(tmp_path: Path) -> None:
    data = changed(PAIRS["figure"], tmp_path)
    entries = json.loads(CliRunner().invoke(gen, ["diff", str(BASE), str(data), "--format", "json", *DAY]).output)
    assert [(entry["risk"], entry["change"]) for entry in entries] == [("band", 0.0192), ("figure", 0.0417)]
    assert len({tuple(entry) for entry in entries}) == 1


def test_data_with_a_mistake_cannot_be_compared(tmp_path: Path) -> None:
    data = changed(Pair("salaries", "low: 24000", "low: 24k", ""), tmp_path)
    result = CliRunner().invoke(gen, ["diff", str(BASE), str(data), *DAY])
    assert (result.exit_code, "not-an-amount" in result.output) == (1, True)
