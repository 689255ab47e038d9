"""Charts as SVG text, for a page that must load nothing from elsewhere."""

import io
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

BLUE, GREEN, RED, GREY = "#2563eb", "#15803d", "#b91c1c", "#94a3b8"
WIDTH, ROW, LEAST = 8.0, 0.34, 2.0  # inches
NO_FRAME: dict[Any, Any] = {"axes.spines.top": False, "axes.spines.right": False}
# Text stays text: it can be selected, searched and read aloud. A fixed salt makes the same numbers the same file.
STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "arvio",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def bars(labels: Sequence[str], values: Sequence[float], unit: str, *, colour: str = BLUE) -> str:
    """Lying bars, the first label on top."""
    figure, axes = _drawing(max(LEAST, ROW * len(labels) + 0.8))
    places = range(len(labels))
    drawn = axes.barh(places, values, color=colour)
    axes.bar_label(drawn, fmt="{:g}", padding=3)
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.set_xlabel(unit)
    return _svg(figure)


def shares(labels: Sequence[str], passed: Sequence[int], tried: Sequence[int]) -> str:
    """Of those who tried, who passed."""
    figure, axes = _drawing(max(LEAST, ROW * len(labels) + 0.8))
    places = range(len(labels))
    axes.barh(places, tried, color=GREY, label="tried")
    drawn = axes.barh(places, passed, color=GREEN, label="passed")
    rates = [f"{done / of:.0%}" if of else "" for done, of in zip(passed, tried, strict=True)]
    axes.bar_label(drawn, rates, color="white", label_type="center")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.set_xlabel("students")
    axes.legend(loc="lower right")
    return _svg(figure)


def columns(labels: Sequence[str], values: Sequence[float], below: str, unit: str) -> str:
    """Standing bars; of many labels only some are written."""
    figure, axes = _drawing(3.0)
    places = range(len(labels))
    axes.bar(places, values, color=BLUE)
    step = max(1, len(labels) // 10)
    axes.set_xticks(list(places)[::step], list(labels)[::step], rotation=30, ha="right")
    axes.set_xlabel(below)
    axes.set_ylabel(unit)
    return _svg(figure)


def _drawing(height: float) -> tuple[Figure, Axes]:
    mpl.rcParams.update(STYLE)
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, figure.add_subplot()


def _svg(figure: Figure) -> str:
    """Without the XML prologue, which has no place inside HTML."""
    out = io.StringIO()
    figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    return text[text.index("<svg") :]
