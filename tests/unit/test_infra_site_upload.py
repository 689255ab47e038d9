import json
from pathlib import Path

import pytest

from infra.failures import ArvioFailed
from infra.site_build import node_major
from infra.site_upload import Page, pages

PAGE = """
<meta http-equiv="Content-Security-Policy" content="connect-src __CONNECT_SRC__">
<meta name="arvio-api" content="__API__"><meta name="arvio-websocket" content="__WEBSOCKET__">
"""
CONFIG = {"api": "http://127.0.0.1:1/v1", "websocket": "ws://127.0.0.1:2/v1", "title": "Course"}


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "index-abc.js").write_text("1")
    (tmp_path / "favicon.svg").write_text("<svg/>")
    (tmp_path / "index.html").write_text(PAGE)
    return tmp_path


def uploaded(dist: Path, **changes: str) -> dict[str, Page]:
    return {page.key: page for page in pages(dist, config=CONFIG | changes, connect_src="http://a ws://b")}


def test_the_page_may_talk_to_the_api_and_nobody_else(dist: Path) -> None:
    assert b"connect-src http://a ws://b" in uploaded(dist)["index.html"].body


def test_the_page_says_itself_where_the_api_is_in_letters_that_stay_inside_their_quotes(dist: Path) -> None:
    body = uploaded(dist, api='http://a/"><script>')["index.html"].body.decode()

    assert 'name="arvio-api" content="http://a/&quot;&gt;&lt;script&gt;"' in body
    assert 'name="arvio-websocket" content="ws://127.0.0.1:2/v1"' in body


@pytest.mark.parametrize("place", ["__CONNECT_SRC__", "__API__", "__WEBSOCKET__"])
def test_a_page_without_a_place_for_the_addresses_is_refused(dist: Path, place: str) -> None:
    (dist / "index.html").write_text(PAGE.replace(place, ""))

    with pytest.raises(ArvioFailed, match=place):
        uploaded(dist)


def test_configuration_is_never_cached_and_bundles_always(dist: Path) -> None:
    found = uploaded(dist)

    assert json.loads(found["config.json"].body) == CONFIG
    assert found["config.json"].cache == "no-store"
    assert "immutable" in found["assets/index-abc.js"].cache
    assert found["index.html"].cache == "no-cache"


def test_scripts_and_images_are_served_as_what_they_are(dist: Path) -> None:
    found = uploaded(dist)

    assert found["assets/index-abc.js"].content_type == "text/javascript"
    assert found["favicon.svg"].content_type == "image/svg+xml"


def test_the_page_comes_after_everything_it_names(dist: Path) -> None:
    assert list(uploaded(dist))[-1] == "index.html"


@pytest.mark.parametrize(("said", "major"), [("v20.20.2", 20), ("v8.1.0", 8), ("volta: no node", 0), ("", 0)])
def test_nodes_version_is_read_with_care(said: str, major: int) -> None:
    assert node_major(said) == major
