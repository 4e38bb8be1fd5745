"""Long pages are laid out as they are read; until then a phone thinks each part about as high as it will be."""

import pytest
from chromium import Visit

SEEN = """() => {
  const all = [...document.querySelectorAll(".md-content *")];
  return all.filter((each) => each.checkVisibility({ contentVisibilityAuto: true })).length / all.length;
}"""

HEIGHTS = """() => {
  const parts = [...document.querySelectorAll(".later")].filter((each) => each.checkVisibility());
  const heights = () => parts.map((each) => each.getBoundingClientRect().height);
  const thought = heights();
  for (const each of parts) each.style.contentVisibility = "visible";
  return heights().map((high, rank) => thought[rank] / high);
}"""
"""How high each part is thought to be before it is laid out, by how high it is."""


LONG = ("salaires/", "evaluation/", "metiers/community-manager/", "rh/")


@pytest.mark.parametrize("path", LONG)
def test_a_phone_begins_with_a_small_part_of_a_long_page(visit: Visit, path: str) -> None:
    assert visit(path, width=412).evaluate(SEEN) < 0.25


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", LONG)
def test_what_waits_to_be_laid_out_is_thought_about_as_high_as_it_is(visit: Visit, path: str, width: int) -> None:
    found = visit(path, width=width).evaluate(HEIGHTS)
    assert len(found) > 4
    assert [each for each in found if not 0.5 < each < 2] == []
