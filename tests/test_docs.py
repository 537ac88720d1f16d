"""The documents: links lead somewhere, tables are complete, pictures are in true colours."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
LONGEST_FRONT_PAGE = 900  # words
LINK = re.compile(r"\]\(([^)\s]+)\)")
PROOF = re.compile(r"`(tests/[\w/.]+)`")
COMMAND = re.compile(r"(?<!\w)make ([a-z-]+)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
TRUE_COLOURS = 2  # of a PNG


def headings(page: Path) -> set[str]:
    """Return the anchors of a page, as GitHub makes them."""
    found = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in found}


def dead(page: Path, link: str) -> bool:
    """Return whether a link to a file of the repository leads nowhere."""
    if link.startswith(("http://", "https://")):
        return False
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    return not target.exists() or (bool(anchor) and anchor not in headings(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_proofs_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if dead(page, link)] == []
    assert [path for path in PROOF.findall(text) if not (ROOT / path).exists()] == []


def test_the_front_page_is_short() -> None:
    words = (ROOT / "README.md").read_text(encoding="utf-8").split()
    assert len(words) <= LONGEST_FRONT_PAGE


def test_every_command_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = {name for page in PAGES for name in COMMAND.findall(_code(page))}
    assert {name for name in named if f"\n{name}:" not in makefile} == set()
    assert {"demo", "test", "run", "check", "pictures"} <= named


def _code(page: Path) -> str:
    """Return what a page shows as code."""
    return "\n".join(
        re.findall(r"```.*?```|`[^`\n]+`", page.read_text(encoding="utf-8"), re.DOTALL)
    )


def test_every_setting_has_its_row() -> None:
    table = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(BOT_\w+)` \|", table, re.MULTILINE)
    assert sorted(rows) == sorted(f"BOT_{name.upper()}" for name in Settings.model_fields)


@pytest.mark.parametrize("picture", sorted((ROOT / "docs").glob("*.png")), ids=lambda p: p.name)
def test_pictures_are_in_true_colours(picture: Path) -> None:
    """Of a palette, the yellow of "Action needed" once became green."""
    head = picture.read_bytes()[:26]
    assert head.startswith(b"\x89PNG")
    assert head[25] == TRUE_COLOURS
