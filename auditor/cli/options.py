"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from auditor.jobs.gate import COVERAGE_FLOOR, FailOn
from auditor.model import Language, LinksAsked

_LOOKING, _JUDGING, _TELLING = "Looking", "Judging", "Telling"


def day(text: str) -> date:
    """Read a date given on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is no date; write it as year-month-day, such as 2026-11-23"
        ) from None


Format = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        help="How to tell: terminal, html, json. Repeatable. Default: terminal and html.",
        rich_help_panel=_TELLING,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help="Folder for the report files; for a single format also a file name, or - for standard output.",
        show_default="auditor-report",
        rich_help_panel=_TELLING,
    ),
]
InLanguage = Annotated[
    Language,
    typer.Option(
        "--language",
        "-l",
        envvar="AUDITOR_LANGUAGE",
        help="Language of the reports.",
        rich_help_panel=_TELLING,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", help="Say nothing but errors and what was asked for.", rich_help_panel=_TELLING
    ),
]
Today = Annotated[
    date | None,
    typer.Option(
        "--today",
        parser=day,
        metavar="DATE",
        help="Judge as of this day, such as 2027-01-01: what will be stale then?",
        show_default="the day it is",
        rich_help_panel=_JUDGING,
    ),
]
FailOnSeverity = Annotated[
    FailOn,
    typer.Option(
        "--fail-on",
        help="The mildest failure that gives exit status 1; never: none does.",
        rich_help_panel=_JUDGING,
    ),
]
CoverageFloor = Annotated[
    float,
    typer.Option(
        "--coverage-floor",
        min=0.0,
        max=1.0,
        help="Exit status 3 when less than this share of the pages could be reached.",
        rich_help_panel=_JUDGING,
    ),
]
NoBrowser = Annotated[
    bool,
    typer.Option(
        "--no-browser",
        help="Read the pages' source alone: faster, but what needs a browser is then not tested.",
        rich_help_panel=_LOOKING,
    ),
]
SignIn = Annotated[
    bool,
    typer.Option(
        "--sign-in/--no-sign-in",
        help="Whether to sign in as auditor.toml says; without, the site is met as by everybody.",
        rich_help_panel=_LOOKING,
    ),
]
Browser = Annotated[
    str | None,
    typer.Option(
        "--browser",
        envvar="AUDITOR_BROWSER",
        metavar="PROGRAM",
        help="The Chromium or Chrome to use.",
        show_default="the one on this machine",
        rich_help_panel=_LOOKING,
    ),
]
Sessions = Annotated[
    int | None,
    typer.Option(
        "--sessions",
        min=1,
        max=64,
        help="How many browsers to run at once.",
        show_default="one a core, and more while pages wait for the network",
        rich_help_panel=_LOOKING,
    ),
]
MaxPages = Annotated[
    int,
    typer.Option(
        "--max-pages",
        min=1,
        help="Look at no more pages than this; those given by name are all looked at.",
        rich_help_panel=_LOOKING,
    ),
]
MaxDepth = Annotated[
    int | None,
    typer.Option(
        "--max-depth",
        min=0,
        help="How many links to follow from the pages given; 0 is just those pages.",
        show_default="as far as the links lead",
        rich_help_panel=_LOOKING,
    ),
]
Contact = Annotated[
    str,
    typer.Option(
        "--contact",
        envvar="AUDITOR_CONTACT",
        metavar="ADDRESS",
        help="Mail or web address that the sites visited are told, in User-Agent.",
        rich_help_panel=_LOOKING,
    ),
]
IgnoreRobots = Annotated[
    bool,
    typer.Option(
        "--ignore-robots",
        help="Visit what robots.txt disallows; only for sites you answer for.",
        rich_help_panel=_LOOKING,
    ),
]

ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        "-c",
        envvar="AUDITOR_CONFIG",
        metavar="FILE",
        help="What the site has promised itself: maximum ages by path, owners, and what to look at.",
        show_default="auditor.toml, if it is here",
        rich_help_panel=_JUDGING,
    ),
]
LinksToAsk = Annotated[
    LinksAsked | None,
    typer.Option(
        "--links",
        envvar="AUDITOR_LINKS",
        help="Which links are asked whether they answer: all, own (those within the site), or none.",
        show_default="all",
        rich_help_panel=_LOOKING,
    ),
]
Documents = Annotated[
    bool | None,
    typer.Option(
        "--documents/--no-documents",
        help="Whether the PDF files that the pages link to are read.",
        show_default="documents",
        rich_help_panel=_LOOKING,
    ),
]
States = Annotated[
    bool | None,
    typer.Option(
        "--states/--no-states",
        help="Whether pages are also met narrow, with text spaced out, and with the Tab key: a tenth or two "
        "of the time.",
        show_default="states",
        rich_help_panel=_LOOKING,
    ),
]
AskPlatforms = Annotated[
    bool | None,
    typer.Option(
        "--ask-platforms/--no-ask-platforms",
        help="Whether film platforms are asked for captions and dates of embedded films.",
        show_default="no-ask-platforms",
        rich_help_panel=_LOOKING,
    ),
]
MaskPersons = Annotated[
    bool | None,
    typer.Option(
        "--mask-persons/--show-persons",
        help="Whether names of persons are masked in the reports.",
        show_default="show-persons",
        rich_help_panel=_TELLING,
    ),
]
Pictures = Annotated[
    bool | None,
    typer.Option(
        "--pictures/--no-pictures",
        help="Whether the HTML report shows pictures of what failed; never where persons are masked.",
        show_default="pictures",
        rich_help_panel=_TELLING,
    ),
]

DEFAULT_FLOOR = COVERAGE_FLOOR
