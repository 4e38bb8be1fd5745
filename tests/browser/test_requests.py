"""What the pages ask for: nothing of anybody else, nothing that is missing."""

import re
from pathlib import Path

from chromium import Visit


def test_no_page_asks_another_host_for_anything_nor_misses_a_file(visit: Visit, pages: list[str]) -> None:
    # The fixture fails the test on a request that leaves; what is refused here is missing.
    missing = []
    page = visit()
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    home = page.url
    for path in pages:
        page.goto(home + path, wait_until="load")
    assert missing == []


def test_the_styles_name_no_other_host(shipped: Path) -> None:
    styles = list((shipped / "site").rglob("*.css"))
    foreign = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")
    assert styles
    assert [path.name for path in styles if foreign.search(path.read_text(encoding="utf-8"))] == []
