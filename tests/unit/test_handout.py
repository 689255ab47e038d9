"""Handouts as a browser gets them: what an instructor wants to write works, and nothing else gets through."""

from html.parser import HTMLParser

import pytest

from infra.handout import render


class Seen(HTMLParser):
    """The tags and attributes that a browser would find."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs


def html(markdown: str) -> str:
    return render(markdown, "hello").html


def test_python_is_highlighted_by_classes() -> None:
    shown = html('```python\ngreet("Ada")\n```')

    assert shown.startswith('<pre><code class="language-python"><span class="n">greet</span>')
    assert "style=" not in shown


@pytest.mark.parametrize("language", ["", "klingon"])
def test_an_unknown_language_is_shown_as_it_is(language: str) -> None:
    assert "if a &lt; b &amp; c" in html(f"```{language}\nif a < b & c\n```")


def test_tables_and_details_are_kept() -> None:
    assert "<td>1</td>" in html("| a |\n|---|\n| 1 |")
    assert "<details><summary>More</summary>" in html("<details><summary>More</summary>\n\n*text*\n\n</details>")


def test_links_cannot_reach_back_to_the_page() -> None:
    link = html("[docs](https://docs.python.org)")

    assert 'rel="noopener noreferrer"' in link
    assert 'target="_blank"' in link


def test_images_of_the_handout_get_the_address_they_are_published_at() -> None:
    handout = render('![a](assets/plot.png) <img src="assets/plot.png"> ![b](assets/my%20plot.JPG)', "hello")

    assert handout.images == ["plot.png", "my plot.JPG"]
    assert handout.html.count('src="assets/hello/plot.png"') == 2
    assert 'src="assets/hello/my%20plot.JPG"' in handout.html


@pytest.mark.parametrize(
    "address",
    ["plot.png", "assets/../solution.png", "assets/..%2Fx.png", "/assets/x.png", "//evil.example/assets/x.png",
     "https://evil.example/x.png", "assets/x.svg", "assets/x.png?track"],
)  # fmt: skip
def test_an_image_from_anywhere_else_is_refused(address: str) -> None:
    handout = render(f"![x]({address})", "hello")

    assert handout.refused_images == [address]
    assert "src=" not in handout.html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="JaVaScRiPt&colon;alert(1)">x</a>',
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<iframe src='https://evil.example'></iframe>",
        '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;">',
        "<form action=https://evil.example><input name=token><button>Log in</button></form>",
        "<style>body { display: none }</style>",
        '<link rel="stylesheet" href="https://evil.example/x.css"><meta http-equiv="refresh" content="0">',
        '<div id="app" class="fixed inset-0" style="position:fixed" onclick="alert(1)">x</div>',
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
        '<object data="data:text/html,<script>alert(1)</script>"></object><embed src="x"><base href="//evil.example">',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<details ontoggle="alert(1)" open>x</details>',
    ],
)
def test_a_hostile_handout_is_harmless(hostile: str) -> None:
    seen = Seen(html(f"before\n\n{hostile}\n\nafter"))

    assert seen.tags <= {"p", "a", "img", "div", "details", "table", "tbody", "tr", "td"}
    assert {name for name, _ in seen.attributes} <= {"target", "rel", "title", "open"}


def test_code_cannot_break_out_of_its_block() -> None:
    shown = html('```python\n"</span></code></pre><script>alert(1)</script>"\n```\n\n```"><script>\nx\n```')

    assert "<script" not in shown


def test_a_markdown_link_to_a_script_stays_text() -> None:
    assert "<a" not in html("[x](javascript:alert(1))")


def test_classes_of_the_page_are_not_for_handouts() -> None:
    shown = html('<span class="k fixed">x</span> <code class="language-x fixed">y</code>')

    assert shown == '<p><span class="k">x</span> <code>y</code></p>\n'
