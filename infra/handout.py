"""Handouts: Markdown rendered once, at publish time, into HTML that a student's browser may show as it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, unquote

import nh3
from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES
from pygments.util import ClassNotFound

# No SVG: opened by itself it is a page that may run scripts on the site's own address.
IMAGE = re.compile(r"assets/([^/\\\0]+\.(?:png|jpe?g|gif|webp|avif))\Z", re.IGNORECASE)
LANGUAGE = re.compile(r"language-[a-z0-9+#-]+\Z")
TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "hr", "br", "pre", "details", "summary"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "img", "code", "kbd", "samp", "var", "em", "strong", "b", "i", "s", "del", "sub", "sup", "abbr", "span"),
}
# No id, no style and no class but these: a handout must not be able to dress up as a part of the page.
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "code": {"class"},
    "details": {"open"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
}
HIGHLIGHT_CLASSES = {name for name in STANDARD_TYPES.values() if name}


@dataclass(frozen=True)
class Handout:
    """`images` are names of files in assets/, each once; `refused_images` addresses that are anywhere else."""

    slug: str
    html: str
    images: list[str]
    refused_images: list[str]

    def address(self, image: str) -> str:
        """Where the site expects the image, relative to its own address."""
        return f"assets/{self.slug}/{image}"


def render(markdown: str, slug: str) -> Handout:
    images: dict[str, None] = {}
    refused: dict[str, None] = {}

    def publish_image(address: str) -> str | None:
        match = IMAGE.match(unquote(address))
        if match is None:
            refused[address] = None
            return None
        images[match[1]] = None
        return f"assets/{slug}/{quote(match[1])}"

    html = _sanitised(_markdown().render(markdown), publish_image)
    return Handout(slug, html, list(images), list(refused))


def _sanitised(html: str, publish_image: Callable[[str], str | None]) -> str:
    def keep(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) == ("img", "src"):
            return publish_image(value)
        if (tag, attribute) == ("code", "class"):
            return value if LANGUAGE.match(value) else None
        return value

    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        allowed_classes={"span": HIGHLIGHT_CLASSES},
        # A link must not take the page, and the draft in its editor, away.
        set_tag_attribute_values={"a": {"target": "_blank"}},
        link_rel="noopener noreferrer",
        url_schemes={"http", "https", "mailto"},
    )


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"highlight": _highlighted}).enable(["table", "strikethrough"])


def _highlighted(code: str, language: str, _attributes: str) -> str:
    """Spans with Pygments' short classes; nothing for an unknown language, which makes markdown-it escape the text."""
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return ""
    return highlight(code, lexer, HtmlFormatter(nowrap=True))
