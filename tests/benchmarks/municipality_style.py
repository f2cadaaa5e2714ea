"""The style sheet of the generated municipality: about 100 kB, as a content system makes them.

A base by hand, a grid, spacings and type in three widths, and a numbered class for each variant of a portlet
that an editor ever made. All its classes occur on the pages; each page uses a part of them.
"""

from __future__ import annotations

from collections.abc import Iterator

VARIANTS = 320
COLUMNS = 12
SIZES = ("xx-small", "x-small", "small", "medium", "large", "x-large")
SIDES = ("top", "bottom", "left", "right", "around")
SPACINGS = tuple(f"env-{kind}-{side}--{size}" for kind in "mp" for side in SIDES for size in SIZES)
FONTS = {"heading": 1.6, "preamble": 1.2, "normal": 1.0, "caption": 0.95, "small": 0.9, "list": 1.0}  # rem

_WIDTHS = ("", "@media (max-width: 60em)", "@media (max-width: 40em)")
# Ink and paper of each pair stand out from each other by 7:1 or more, so that only seeded faults are faults.
_PAIRS = (
    ("#1c2326", "#ffffff"),
    ("#12313b", "#f4f7f6"),
    ("#2a2140", "#f7f4fb"),
    ("#33240c", "#fdf6e3"),
    ("#0d3320", "#eff8f1"),
    ("#3a1414", "#fcf1f0"),
)
_BASE = """
:root { --ink: #1c2326; --paper: #fff; --brand: #0b4a43; --link: #0a4f8a; --line: #5f6f6c; --sun: #ffd95a; }
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 100%; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 "Noto Sans", sans-serif; }
a { color: var(--link); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: .15em; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; box-shadow: 0 0 0 3px var(--sun); }
img, video { max-width: 100%; height: auto; }
.skip-link {
  position: absolute; left: -100rem; padding: .6rem 1rem; background: var(--sun); color: var(--ink);
}
.skip-link:focus { left: .5rem; top: .5rem; z-index: 9; }
.env-assistive-text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.site-header { background: var(--brand); color: #fff; border-bottom: 6px solid var(--sun); }
.site-header .logotype {
  display: inline-flex; gap: .8rem; align-items: center; color: #fff; padding: 1rem 0;
}
.shortcuts {
  list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 0; padding: .4rem 0;
}
.shortcuts a { color: #fff; display: inline-block; padding: .3rem 0; }
.search { display: flex; gap: .5rem; padding: .5rem 0; align-items: end; }
.search input { padding: .5rem; border: 1px solid var(--line); min-width: 16rem; font: inherit; }
.env-button {
  padding: .6rem 1.2rem; border: 2px solid #0b4a43; background: #0b4a43; color: #fff; font: inherit;
}
.env-button:hover { background: #08332e; }
.main-menu > ul {
  list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; margin: 0; padding: 0 0 .6rem;
}
.main-menu > ul > li > a { color: #fff; padding: .5rem .6rem; display: inline-block; }
.main-menu button { background: none; border: 1px solid #fff; color: #fff; font: inherit; min-width: 2rem; }
.main-menu .plus::before { content: "+"; }
.main-menu .panel { background: #fff; padding: 1rem; columns: 2; list-style: none; margin: 0; }
.section-menu ul { list-style: none; margin: 0; padding: 0; }
.section-menu ul ul { padding-left: 1rem; }
.section-menu a { display: block; padding: .35rem .4rem; border-bottom: 1px solid #d5dedb; }
.section-menu [aria-current] { font-weight: 700; border-left: 4px solid var(--brand); }
.breadcrumbs ol { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1rem; padding: 0; }
.sv-row { display: flex; flex-wrap: wrap; gap: 1.5rem; max-width: 76rem; margin: 0 auto; padding: 0 1.25rem; }
.sv-row > * { min-width: 0; }
.sv-text-portlet-content > *:first-child { margin-top: 0; }
.hero { background: linear-gradient(90deg, #0b4a43, #0a4f8a); color: #fff; padding: 1.5rem; }
.alert { background: #fff4c2; color: #2e2400; border-left: 8px solid #a36a00; padding: .8rem 1.2rem; }
.fact { border: 1px solid var(--line); padding: 1rem; }
.sv-channel { list-style: none; padding: 0; }
.sv-channel-item { border-bottom: 1px solid #c9d4d1; padding: .8rem 0; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .45rem .7rem; text-align: left; vertical-align: top; }
tbody tr:nth-child(even) { background: #f1f5f4; }
.form-row { margin: 0 0 1rem; }
.form-row label { display: block; font-weight: 600; }
.form-row input, .form-row select, .form-row textarea {
  font: inherit; padding: .5rem; border: 1px solid #4b5a57;
}
.accordion-item { border-top: 1px solid var(--line); }
.accordion-item button { font: inherit; font-weight: 600; background: none; border: 0; padding: .8rem 0; }
.contact-card { border-left: 6px solid var(--brand); padding: .5rem 1rem; }
.page-information { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .5rem; }
.site-footer { background: #12313b; color: #fff; padding: 2rem 0; margin-top: 2rem; }
.site-footer a { color: #fff; }
.site-footer ul { list-style: none; padding: 0; }
.site-footer li { padding: .3rem 0; }
.cookie-notice {
  position: fixed; left: 0; right: 0; bottom: 0; background: #fff; border-top: 4px solid #0b4a43;
}
.cookie-notice > div { max-width: 60rem; margin: 0 auto; padding: .6rem 1rem; }
.listen {
  border: 1px solid var(--line); background: #fff; color: #12313b; padding: .3rem .8rem; font: inherit;
}
.dimmed { color: #a3a9a8; background: #fff; }
"""


def stylesheet() -> str:
    """The whole sheet."""
    return "\n".join((_BASE.strip(), *_grid(), *_spacings(), *_fonts(), *map(_variant, range(VARIANTS)), ""))


def _grid() -> Iterator[str]:
    for width, least in zip(_WIDTHS, (1, 4, 12), strict=True):
        rules = (
            f".sv-column-{n} {{ flex: 1 1 {max(n, least) / COLUMNS * 100 - 3:.3f}%; "
            f"max-width: {max(n, least) / COLUMNS * 100:.3f}%; }}"
            for n in range(1, COLUMNS + 1)
        )
        yield _within(width, rules)


def _spacings() -> Iterator[str]:
    for shrink, width in enumerate(_WIDTHS):
        rules = []
        for name in SPACINGS:
            kind, side, size = name[4], name[6:].partition("--")[0], SIZES.index(name.partition("--")[2])
            what = {"m": "margin", "p": "padding"}[kind] + ("" if side == "around" else f"-{side}")
            rules.append(f".{name} {{ {what}: {0.15 * (size + 1) / (shrink + 1):.3f}rem; }}")
        yield _within(width, rules)


def _fonts() -> Iterator[str]:
    for shrink, width in enumerate(_WIDTHS):
        rules = (
            f".{name}, .sv-text-portlet-content .{name} {{ font-size: {size - 0.05 * shrink:.2f}rem; "
            f"line-height: {1.9 - size / 3:.2f}; }}"
            for name, size in FONTS.items()
        )
        yield _within(width, rules)


def _variant(number: int) -> str:
    """What an editor once chose for a portlet, with its paragraphs, links and lists."""
    ink, paper = _PAIRS[number % len(_PAIRS)]
    name = f".c{number}"
    return (
        f"{name} {{ color: {ink}; background-color: {paper}; padding: {number % 5 * 0.2:.1f}rem; }}\n"
        f"{name} > p.normal {{ margin: 0 0 {0.5 + number % 4 * 0.1:.1f}rem; "
        f"max-width: {60 + number % 9}ch; }}\n"
        f"{name} li {{ margin-left: {number % 7 * 0.1:.1f}rem; }}\n"
        f"{name} a {{ color: #0a4f8a; text-decoration: underline; }}\n"
        f"{name} a:hover {{ color: {ink}; }}"
    )


def _within(width: str, rules: Iterator[str] | list[str]) -> str:
    lines = "\n".join(rules)
    return f"{width} {{\n{lines}\n}}" if width else lines
