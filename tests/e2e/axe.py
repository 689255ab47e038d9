"""axe-core in the page under test."""

from typing import Any

from playwright.sync_api import Page

from infra.paths import SITE

AXE = SITE / "node_modules/axe-core/axe.min.js"


def violations(page: Page) -> list[str]:
    """What axe finds, in a line each. The page's policy would not let axe in; the debugger does."""
    page.evaluate(AXE.read_text())
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(results => results.violations)")
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]
