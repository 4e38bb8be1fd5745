"""A mkdocs.yml that the engine refuses: told like a mistake of the data, at its line, in our words."""

import pytest
from click.testing import CliRunner

from generator.building.complaints import explain
from generator.building.site import make_site
from generator.building.staging import stage
from generator.cli import gen
from generator.messages.language import translations
from generator.messages.problems import Problem
from tiny import MKDOCS, Tiny, render


def problems(project: Tiny, mkdocs: str | bytes) -> list[Problem]:
    data = mkdocs if isinstance(mkdocs, bytes) else mkdocs.encode()
    (project.root / "mkdocs.yml").write_bytes(data)
    made = make_site(project.workspace, project.catalog, progress=lambda _stage: None)
    assert not (project.root / "site").exists()
    return made.problems


def said(problem: Problem) -> str:
    french = problem.text.render(translations("fr").gettext).replace("\u00a0", " ").replace("\u202f", " ")
    place = problem.place
    return f"{place.file}:{place.line}:{place.column} [{problem.code}] {french}"


BAD = {
    "an unclosed bracket": (
        MKDOCS + "extra_css: [a.css\n",
        "mkdocs.yml:6:12 [lone-bracket] ce crochet n’est jamais refermé, ou il manque une virgule après lui",
    ),
    "a tab": (
        MKDOCS + "extra:\n\tgenerator: false\n",
        "mkdocs.yml:7:1 [tab] il y a ici une tabulation : mettez des espaces à la place",
    ),
    "a missing space": (
        MKDOCS + "extra:\n  a:b\n  generator: false\n",
        "mkdocs.yml:7:4 [missing-space] il manque une espace après « a: »",
    ),
    "a colon": (
        MKDOCS.replace("Tiny", "Tiny : le site"),
        "mkdocs.yml:1:17 [colon-in-text] le texte contient « : », qui commence un champ : mettez tout le texte entre "
        "guillemets droits",
    ),
    "a hidden character": (
        MKDOCS.replace("Tiny", "Ti\x07ny"),
        "mkdocs.yml:1:14 [hidden-character] un caractère invisible (U+0007) se cache ici : effacez-le",
    ),
    "another encoding": (
        MKDOCS.replace("Tiny", "Été").encode("latin-1"),
        "mkdocs.yml:1:12 [not-utf-8] ce fichier n’est pas enregistré en UTF-8 mais, semble-t-il, en Windows-1252 : "
        "enregistrez-le de nouveau, en UTF-8",
    ),
    "a list": ("- a\n", "mkdocs.yml:1:1 [not-a-record] on attend ici des réglages, comme « site_name: … »"),
    "a text": ("Tiny\n", "mkdocs.yml:1:1 [not-a-record] on attend ici des réglages, comme « site_name: … »"),
    "nothing": ("", "mkdocs.yml:1:1 [engine] il manque un réglage : site_name"),
    "a tag": (
        MKDOCS + "copyright: !ICI 2026\n",
        "mkdocs.yml:6:12 [engine] « !ICI » ne veut rien dire ici pour MkDocs : mettez le texte entre guillemets",
    ),
    "a misspelt setting": (
        MKDOCS.replace("strict", "strickt"),
        "mkdocs.yml:5:1 [engine] « strickt » n’est pas un réglage de MkDocs ; vouliez-vous dire « strict » ?",
    ),
    "a misspelt setting that is missing": (
        MKDOCS.replace("site_name", "site_nam"),
        "mkdocs.yml:1:1 [engine] « site_nam » n’est pas un réglage de MkDocs ; vouliez-vous dire « site_name » ?",
    ),
    "an unknown setting": (
        MKDOCS + "couleur: rouge\n",
        "mkdocs.yml:6:1 [engine] « couleur » n’est pas un réglage de MkDocs",
    ),
    "a theme": (
        MKDOCS.replace("name: null", "name: materiel"),
        "mkdocs.yml:3:15 [engine] le thème « materiel » n’est pas installé ; choix possibles : mkdocs, readthedocs, "
        "material",
    ),
    "a plugin": (
        MKDOCS.replace("plugins: []", "plugins: [search, serch]"),
        "mkdocs.yml:4:19 [engine] le module « serch » n’est pas installé",
    ),
    "an extension": (
        MKDOCS + "markdown_extensions:\n  - tabls\n",
        "mkdocs.yml:7:5 [engine] l’extension de Markdown « tabls » n’est pas installée",
    ),
    "a text for a list": (
        MKDOCS + "extra_css: a.css\n",
        "mkdocs.yml:6:1 [engine] on attend ici une liste : chaque élément commence par « - »",
    ),
    "an address": (
        MKDOCS + "repo_url: exemple.fr\n",
        "mkdocs.yml:6:1 [engine] ce n’est pas l’adresse d’une page web, en https://…",
    ),
    "no yes or no": (
        MKDOCS + "use_directory_urls: perhaps\n",
        "mkdocs.yml:6:1 [engine] on attend ici true (vrai) ou false (faux)",
    ),
    "words of its own": (
        MKDOCS + "dev_addr: ici\n",
        "mkdocs.yml:6:1 [engine] MkDocs dit : Must be a string of format 'IP:PORT'",
    ),
}


@pytest.mark.parametrize(("mkdocs", "expected"), BAD.values(), ids=BAD)
def test_a_mistake_in_the_settings_is_one_problem_at_its_place(small: Tiny, mkdocs: str | bytes, expected: str) -> None:
    assert [said(problem) for problem in problems(small, mkdocs)] == [expected]


def test_what_is_meant_for_mkdocs_alone_is_left_to_it(small: Tiny) -> None:
    (small.root / "mkdocs.yml").write_text(MKDOCS + "copyright: &c !ENV [NOBODY, 'us']\nsite_author: *c\n")
    made = make_site(small.workspace, small.catalog, progress=lambda _stage: None)
    assert (made.problems, (small.root / "site/index.html").exists()) == ([], True)


def test_no_path_of_the_machine_is_told(small: Tiny) -> None:
    (problem,) = problems(small, MKDOCS + "hooks: [none.py]\n")
    assert said(problem) == "mkdocs.yml:6:1 [engine] « build/fr/none.py » n’existe pas"
    (problem,) = problems(small, MKDOCS + "copyright: !!python/name:os.nothing\n")
    assert str(small.root) not in said(problem)
    assert (problem.place.file, problem.place.line) == ("mkdocs.yml", 6)


def test_words_of_the_engine_may_hold_anything(small: Tiny) -> None:
    staged = stage(render(small.catalog), small.workspace, language="fr")
    (problem,) = explain(["{odd}\x1b\n words " + "x" * 500], staged, [])
    assert problem.text.render(str).startswith("MkDocs says: {odd}\\u001b words xxx")
    assert len(problem.text.render(str)) > 500


def test_a_mistake_in_the_settings_is_shown_with_its_line_and_ends_with_code_1(small: Tiny) -> None:
    (small.root / "mkdocs.yml").write_text(MKDOCS + "extra_css: [a.css\n")
    result = CliRunner().invoke(gen, ["build", "-C", str(small.root), "--lang", "en"])
    assert (result.exit_code, result.stderr) == (1, "")
    assert " 6 | extra_css: [a.css\n   |            ^\n" in result.stdout
    assert "why: gen explain lone-bracket" in result.stdout
    assert result.stdout.endswith("1 error in 1 file out of 1\n")
