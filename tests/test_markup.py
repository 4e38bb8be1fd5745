"""Pages read in strides: what the libraries would have found letter by letter, or nothing."""

import time
from collections.abc import Callable
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.extensions.md_in_html import HtmlBlockPreprocessor
from material.plugins.search.plugin import Parser

from generator.building.markup import is_searched_by, without_blocks
from generator.pages import Rendered

PIECES = [
    *("<div>", "</div>", '<div class="a > b">', "<p>", "</p>", "<span data-search-exclude>", "</span>", "<br>", "<hr>"),
    *("<ul>", "<li>", "</li>", "</ul>", '<h2 id="x">', "</h2>", "<div data-search-exclude>", "<svg><rect/></svg>"),
    *("<script>", "</script>", "<title>", "</title>", "<!-- a -->", "<?php ?>", "<![CDATA[", "<", ">", '"', "'"),
    *("&amp;", "&", "&#39;", "AT&T", "word", " ", "\n", "\n\n", "\n\n", "    ", "`<b>`", "* item\n", "# Title\n"),
    *(
        '<div markdown="1">',
        "<DIV>",
        "</DIV>",
        "<details>",
        "<summary>",
        "</summary>",
        "</details>",
        "<a href=x>",
        "</a>",
    ),
]
SOURCES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
BLOCKS = st.lists(
    st.sampled_from(
        [
            "<div>\n\n<p>a</p>\n</div>\n",
            "<ul><li>a<li>b</ul>\n\n",
            "# Title\n\n",
            "text\n",
            "<p><br></p>\n\n",
            "<p>b</p>\n",
        ]
    ),
    max_size=8,
).map("".join)


def by_the_library(source: str) -> tuple[str, list[str]]:
    """What the library leaves of a source, and the blocks that it keeps."""
    md = markdown.Markdown(extensions=["md_in_html"])
    left = HtmlBlockPreprocessor(md).run(source.split("\n"))
    return "\n".join(left), md.htmlStash.rawHtmlBlocks


def in_strides(source: str) -> tuple[str, list[str]] | None:
    md = markdown.Markdown(extensions=["md_in_html"])
    left = without_blocks(source, md.htmlStash.store, md.is_block_level)
    return None if left is None else (left, md.htmlStash.rawHtmlBlocks)


@settings(max_examples=400, deadline=None)
@given(SOURCES)
def test_blocks_are_those_of_the_library_or_left_to_it(source: str) -> None:
    found = in_strides(f"{source}\n\n")
    assert found is None or found == by_the_library(f"{source}\n\n")


@given(BLOCKS)
def test_blocks_of_html_are_found(source: str) -> None:
    assert in_strides(f"{source}\n\n") == by_the_library(f"{source}\n\n")


class Heard(HTMLParser):
    """Notes all that a parser tells, texts that follow each other as one."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, object]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.heard.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.heard.append((f"/{tag}", None))

    def handle_data(self, data: str) -> None:
        self.heard.append(("", data))


def by_python(page: str) -> list[tuple[str, object]]:
    parser = Heard()
    parser.feed(page)
    parser.close()
    return parser.heard


@settings(max_examples=400, deadline=None)
@given(SOURCES)
def test_a_reader_is_told_what_python_would_tell_or_nothing(page: str) -> None:
    reader = Heard()
    assert reader.heard == (by_python(page) if is_searched_by(reader, page) else [])


@pytest.mark.parametrize(
    "page",
    [
        '<a href="x?a=1&amp;b" class=c hidden data-x=\'"\'>d &lt; e</a>',
        "<p>a<br/>b<BR>c</P>",
        "<script>let a = 1</script>",
        '<input value="" checked><rect x="1"/>',
        "text &eacute; alone",
    ],
)
def test_tags_and_attributes_are_read_like_python_does(page: str) -> None:
    reader = Heard()
    assert is_searched_by(reader, page)
    assert reader.heard == by_python(page)


NESTED = st.recursive(
    st.sampled_from(["word", " ", "\n", "<br>", "<rect/>", '<h2 id="a">b</h2>', "<h3>c</h3>"]),
    lambda inner: st.builds(
        lambda name, excluded, parts: f"<{name}{' data-search-exclude' * excluded}>{''.join(parts)}</{name}>",
        st.sampled_from(["div", "p", "ul", "li", "span", "section", "h2 id=x"]).map(str),
        st.booleans(),
        st.lists(inner, max_size=4),
    ).map(lambda page: page.replace("</h2 id=x>", "</h2>")),
    max_leaves=12,
)


def searched(page: str, feed: Callable[[Parser, str], object]) -> list[tuple[str | None, str, str, bool]]:
    """What the search of Material keeps of a page that it is fed in a way."""
    parser = Parser()
    try:
        feed(parser, page)
        parser.close()
    except ValueError as error:
        # It stumbles over a list that is excluded and holds another.
        return [(None, "", str(error), True)]
    return [(each.id, "".join(each.title), "".join(each.text), each.is_excluded()) for each in parser.data]


@settings(max_examples=600, deadline=None)
@given(st.lists(NESTED, max_size=5).map("".join))
def test_the_search_keeps_the_same_without_what_it_passes_over(page: str) -> None:
    assert searched(page, is_searched_by) == searched(page, Parser.feed)


@pytest.mark.parametrize("page", ["<!-- a -->", "<p", "a < b", "AT&T", "<script>'<p>'</script>", "<?php ?>"])
def test_what_is_out_of_the_ordinary_is_left_to_the_long_way(page: str) -> None:
    reader = Heard()
    assert not is_searched_by(reader, page)
    assert reader.heard == []


@pytest.mark.parametrize("page", ["word " * 40_000, "<p>a</p>" + "word " * 40_000, "word < " * 20_000, "<a " * 20_000])
def test_texts_without_tags_are_read_as_soon(page: str) -> None:
    start = time.process_time()
    is_searched_by(Heard(), page)
    in_strides(page + "\n\n")
    assert time.process_time() - start < 1


def test_generated_pages_take_the_short_way_to_the_same_place(rendered: Rendered) -> None:
    pages = {path: text.decode() for path, text in rendered.files.items() if path.endswith(".md")}
    sources = {path: page.partition("\n---\n")[2] + "\n\n" for path, page in pages.items()}
    taken = {path: found for path, source in sources.items() if (found := in_strides(source))}
    for path, found in taken.items():
        assert found == by_the_library(sources[path]), path
    assert len(taken) > 0.8 * len(pages)


def test_the_search_keeps_the_same_of_generated_pages(rendered: Rendered) -> None:
    pages = [text.decode().partition("\n---\n")[2] for path, text in rendered.files.items() if path.endswith(".md")]
    for page in pages:
        assert searched(page, is_searched_by) in ([], searched(page, Parser.feed))
    assert sum(is_searched_by(Parser(), page) for page in pages) > 0.8 * len(pages)
