"""What a reader would stumble over on a page of the site, whoever reads: found by measuring what is drawn."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

WIDTHS = (1280, 768, 360, 320)
SCHEMES = ("light", "dark")

TOLERATED = {
    ("landmark-unique", '<nav class="md-nav"'): (
        "the drawer of Material: a section and the list of its pages go by the same name, one inside the other"
    ),
}
"""What axe may find: the rule, how the element begins, and the reason. The theme's own pages have it too."""


def unfolded(page: Page) -> Page:
    """With all that is folded open."""
    expect(page.locator(".md-content")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    return page


def sideways(page: Page) -> list[str]:
    """What makes the page scroll sideways, or is cut at its side."""
    return list(page.evaluate(_SIDEWAYS))


_SIDEWAYS = """() => {
  const root = document.documentElement;
  const found = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} px in ${root.clientWidth}`] : [];
  const seen = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".visually-hidden");
  const hides = (each) => /hidden|clip/.test(getComputedStyle(each).overflowX) && each.clientWidth > 1;
  const told = (each) => `${each.localName}.${each.className} “${each.textContent.trim().slice(0, 50)}”`;
  for (const each of document.querySelectorAll(".md-content *:not(svg, svg *)")) {
    if (!seen(each)) continue;
    if (hides(each) && each.scrollWidth > each.clientWidth + 1) found.push(`cut: ${told(each)}`);
    if (each.getBoundingClientRect().left < -1 && !each.closest(".scroll, .map")) found.push(`left: ${told(each)}`);
  }
  return found;
}"""


def collisions(page: Page) -> list[str]:
    """Texts of charts that lie over each other, or out of their frame."""
    return list(page.evaluate(_COLLISIONS))


# Lines of one text may touch by a quarter of their height: letters leave more than that empty.
_COLLISIONS = """() => {
  const found = [];
  const slack = 1.5;
  const page = { left: 0, right: document.documentElement.clientWidth };
  const seen = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest("title, .scroll");
  for (const figure of document.querySelectorAll("figure.chart, figure.moves")) {
    const texts = [];
    const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.trim();
      if (!text || !seen(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const frame = node.parentElement.closest(".map svg")?.getBoundingClientRect() ?? page;
      for (const box of [...range.getClientRects()].filter(({ width }) => width >= 1)) {
        texts.push({ box, text });
        if (box.left < frame.left - slack || box.right > frame.right + slack) found.push(`outside: “${text}”`);
      }
    }
    texts.forEach((one, rank) => {
      for (const other of texts.slice(rank + 1)) {
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        const height = Math.min(one.box.height, other.box.height);
        if (across > slack && down > height / 4) found.push(`one over the other: “${one.text}”, “${other.text}”`);
      }
    });
  }
  return found;
}"""


def violations(page: Page) -> list[str]:
    """The rules of axe that the page breaks, each with the elements that break it."""
    answer: dict[str, Any] = Axe().run(page).response
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in answer["violations"]
        for node in rule["nodes"]
        if not any(rule["id"] == id and node["html"].startswith(begin) for id, begin in TOLERATED)
    ]


def still_folded(page: Page) -> list[str]:
    """What is folded and shown closed, where nothing can be opened: on paper."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll(".md-content details")]
              .filter((each) => each.checkVisibility())
              .filter((each) => ![...each.children].some((child, rank) => rank && child.offsetHeight))
              .map((each) => each.textContent.trim().slice(0, 60))"""
        )
    )


def colours(page: Page) -> set[str]:
    """Every colour that the text of a page and its drawings have, once none is on its way to another."""
    page.wait_for_function("document.getAnimations().every((each) => each.playState !== 'running')")
    names = ["color", "backgroundColor", "borderTopColor", "fill", "stroke"]
    script = "(all, names) => all.flatMap((each) => names.map((name) => getComputedStyle(each)[name]))"
    return set(page.locator(".md-main, .md-main *").evaluate_all(script, names))


def faint(page: Page) -> list[str]:
    """Marks of charts that hardly stand out from the page: under 3 to 1."""
    return list(page.evaluate(_FAINT))


_FAINT = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const paint = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [red, green, blue] = paint(colour).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const page = getComputedStyle(document.body).backgroundColor;
  const found = [];
  const marks = ".bar, .vote-dot, .vote, .vote-open, .edge, .levels .on";
  for (const each of document.querySelectorAll(`.md-content :is(${marks})`)) {
    if (!each.checkVisibility()) continue;
    const { fill, stroke, backgroundColor } = getComputedStyle(each);
    const isHollow = each.matches(".historic, .vote, .vote-open, .edge");
    const colour = each.localName === "i" ? backgroundColor : isHollow ? stroke : fill;
    if (contrast(colour, page) < 3) found.push(`${each.getAttribute("class")}: ${colour}`);
  }
  return [...new Set(found)];
}"""


def unreached(page: Page) -> list[str]:
    """What the Tab key does not reach, reaches out of sight or leaves without a mark, all through the page."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate(_REACHABLE)
    left, wrong = int(page.evaluate("window.reachable.size")), []
    # Beside them, the frame of the page has stops of its own.
    for _step in range(left + 200):
        if not left:
            break
        page.keyboard.press("Tab")
        left, found = page.evaluate(_REACHED)
        wrong += found
    missed = page.evaluate("[...window.reachable].map((each) => each.outerHTML.slice(0, 100))")
    return wrong + [f"not reached: {each}" for each in missed]


_REACHABLE = """() => {
  const kinds = "a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary, [tabindex='0']";
  const all = [...document.querySelectorAll(`.md-content :is(${kinds})`)];
  const canBe = (each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true });
  window.reachable = new Set(all.filter(canBe));
}"""

# Of a link that is wide or broken over lines, a part in sight is enough. A field of a date marks its parts itself.
_REACHED = """() => {
  const each = document.activeElement;
  window.reachable.delete(each);
  const left = window.reachable.size;
  if (!each.closest(".md-content")) return [left, []];
  const { outlineStyle, outlineWidth } = getComputedStyle(each);
  const isMarked = (outlineStyle !== "none" && outlineWidth !== "0px") || each.matches("[type=date]");
  const frame = each.closest(".scroll, .map")?.getBoundingClientRect() ?? { left: 0, right: innerWidth };
  const isInSight = [...each.getClientRects()].some((box) => {
    const [left, right] = [Math.max(box.left, frame.left, 0), Math.min(box.right, frame.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (left >= right || top >= bottom) return false;
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return there !== null && (each.contains(there) || there.contains(each));
  });
  const told = each.outerHTML.slice(0, 100);
  return [left, [...(isMarked ? [] : [`without a mark: ${told}`]), ...(isInSight ? [] : [`out of sight: ${told}`])]];
}"""
