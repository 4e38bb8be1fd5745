"""Codes of what goes wrong once the data are right: pages that clash, links that lead nowhere."""

from generator.checking.explanations.explanation import Explanation
from generator.messages.problems import _

CODES = {
    "page-twice": Explanation(
        _("Two pages at one address"),
        _("A hand-written page of docs/ would stand where another one does, capitals aside: give it another name."),
        "docs/Metiers.md",
        "docs/mes-metiers.md",
    ),
    "orphan-page": Explanation(
        _("A page that no link leads to"),
        _("Readers find a page from the home page, link by link: add a link to it, or put it in the menu."),
        "docs/merci.md",
        "[Merci](merci.md)",
    ),
    "broken-link": Explanation(
        _("A link that leads nowhere"),
        _("The page or the file does not exist, or has another name."),
        "[Les salaires](salaire/index.md)",
        "[Les salaires](salaires/index.md)",
    ),
    "missing-anchor": Explanation(
        _("A link to a heading that does not exist"),
        _("The page exists, and nothing in it has the name that follows “#”."),
        "[Méthode](salaires/methode.md#bandes)",
        "[Méthode](salaires/methode.md#fourchettes)",
    ),
    "absolute-link": Explanation(
        _("A link from the root of the host"),
        _("It would break as soon as the site stands in a folder of its host: write it from the page itself."),
        "[Les salaires](/salaires/)",
        "[Les salaires](salaires/index.md)",
    ),
    "other-host": Explanation(
        _("A file fetched from another host"),
        _("Each reader of the page would be made known to that host. Put a copy of the file in docs/."),
        "![Logo](https://exemple.fr/logo.svg)",
        "![Logo](images/logo.svg)",
    ),
    "engine": Explanation(
        _("Something that MkDocs refuses"),
        _("MkDocs makes the site: it has a word to say on the settings in mkdocs.yml, and on the pages in docs/."),
        "theme: materiel",
        "theme: material",
    ),
}
