import pytest

from generator.messages.language import NARROW, NBSP, french_html, french_spaces


def shown(text: str) -> str:
    return text.replace(NBSP, "_").replace(NARROW, "-")


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Vraiment ?", "Vraiment-?"),
        ("Vraiment?", "Vraiment-?"),
        ("Deux éditeurs ; aucun daté !", "Deux éditeurs-; aucun daté-!"),
        ("Lecture : 27,5 à 40 k€", "Lecture_: 27,5 à 40_k€"),
        ("« Stratégie »", "«_Stratégie_»"),
        ("12 500 € et 35 %", "12-500_€ et 35_%"),
        ("1 250 000 abonnés", "1-250-000 abonnés"),
        ("5 ans d'expérience", "5_ans d’expérience"),
        ("à 12:30", "à 12:30"),
        ("n = 853", "n = 853"),
        ("voir https://exemple.fr/?a=1;b=2 : bien", "voir https://exemple.fr/?a=1;b=2_: bien"),
        ("le code `a ? b : c` reste", "le code `a ? b : c` reste"),
    ],
)
def test_french_spaces_stand_where_a_printer_puts_them(written: str, set_: str) -> None:
    assert shown(french_spaces(written)) == set_


def test_setting_a_text_twice_changes_nothing_more() -> None:
    once = french_spaces("« Oui » : 12 500 € ; vraiment ?")
    assert french_spaces(once) == once


def test_tags_attributes_scripts_and_code_are_left_alone() -> None:
    page = '<a href="/a?b=1;c" title="x : y">mot : 3 k€</a><script>a ? b : c</script><code>a : b</code>'
    expected = '<a href="/a?b=1;c" title="x : y">mot_: 3_k€</a><script>a ? b : c</script><code>a : b</code>'
    assert shown(french_html(page)) == expected
