"""What a reader would stumble over on a page of the site, whoever looks: found by measuring what is drawn."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

WIDTHS = (1280, 768, 360, 320)
SCHEMES = ("light", "dark")

TOLERATED: dict[str, str] = {}
"""Rules of axe that a page may break, each with its reason."""

_UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"

_SIDEWAYS = """() => {
  const root = document.documentElement;
  const wide = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} px in ${root.clientWidth}`] : [];
  const seen = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".visually-hidden");
  const hides = (each) => /hidden|clip/.test(getComputedStyle(each).overflowX) && each.clientWidth > 1;
  const named = (each) => `${each.localName}.${[...each.classList].join(".")} “${each.textContent.trim().slice(0, 50)}”`;
  for (const each of document.querySelectorAll(".md-content *")) {
    if (each.closest("svg") || !seen(each)) continue;
    if (hides(each) && each.scrollWidth > each.clientWidth + 1) wide.push(`cut: ${named(each)}`);
    if (each.getBoundingClientRect().left < -1 && !each.closest(".scroll, .map")) wide.push(`left: ${named(each)}`);
  }
  return wide;
}"""
"""What sticks out of the page, or out of an element that hides what sticks out."""

_COLLISIONS = """() => {
  const found = [];
  const slack = 1.5;
  for (const figure of document.querySelectorAll("figure.chart, figure.moves")) {
    const room = document.documentElement.clientWidth;
    const texts = [];
    const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("title, .scroll") || !parent.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const frame = parent.closest(".map svg")?.getBoundingClientRect() ?? { left: 0, right: room };
      for (const box of range.getClientRects()) {
        if (box.width < 1) continue;
        const text = node.data.trim();
        texts.push({ box, text });
        if (box.left < frame.left - slack || box.right > frame.right + slack) found.push(`outside: “${text}”`);
      }
    }
    texts.forEach((one, rank) => {
      for (const other of texts.slice(rank + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        const height = Math.min(one.box.height, other.box.height);
        if (across > slack && down > height / 4) found.push(`over each other: “${one.text}”, “${other.text}”`);
      }
    });
  }
  return found;
}"""
"""Texts of charts that lie over each other or leave their frame. Lines of text may touch by a quarter of their height."""


def unfolded(page: Page) -> Page:
    """With all that is folded open."""
    expect(page.locator(".md-content")).to_be_visible()
    page.evaluate(_UNFOLD)
    return page


def sideways(page: Page) -> list[str]:
    """What makes the page scroll sideways, or is cut."""
    return list(page.evaluate(_SIDEWAYS))


def collisions(page: Page) -> list[str]:
    """Texts of charts over each other, or out of their frame."""
    return list(page.evaluate(_COLLISIONS))


def violations(page: Page) -> list[str]:
    """The rules of axe that the page breaks, and where first."""
    answer: dict[str, Any] = Axe().run(page).response
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]} ({len(each['nodes'])})"
        for each in answer["violations"]
        if each["id"] not in TOLERATED
    ]
