"""The program: its commands, and what becomes of errors.

The jobs are imported by the commands that do them: help and the manual need neither browser nor network.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from typer.exceptions import TyperException

from auditor import __version__
from auditor.cli import options
from auditor.cli.manual import show_rule, show_rules
from auditor.cli.output import DEFAULT_FOLDER, STANDARD_OUTPUT, destinations, tell
from auditor.errors import AuditorError
from auditor.jobs.gate import ExitStatus, FailOn, exit_status
from auditor.manual import markdown
from auditor.model import Audit, Language, Report
from auditor.plugins import load_reports, load_rules

INTERRUPTED = 130  # 128 + SIGINT, as shells write it

app = typer.Typer(
    name="auditor",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Audit web sites for accessibility (WCAG, EN 301 549) and for content that is no longer true.",
    epilog="Exit status: 0 nothing failed, 1 something did, 2 you can mend it (the message says how), "
    "3 the run is not to be trusted: nothing or too little was reached, or it was stopped.",
)


def main() -> None:
    """Run the program. What the user can mend is told in one line; anything else shows its traceback."""
    logging.basicConfig(level=logging.WARNING, format="auditor: %(message)s")
    try:
        status = app(standalone_mode=False)
    except TyperException as error:
        _complain(" ".join(error.format_message().split()), hint=True)
        status = ExitStatus.USER_CAN_MEND
    except AuditorError as error:
        _complain(str(error))
        status = ExitStatus.USER_CAN_MEND
    except (KeyboardInterrupt, typer.Abort):
        _complain("stopped")
        status = INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone; there is nobody left to tell
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for the interpreter's flush
        status = ExitStatus.CLEAN
    sys.exit(int(status or 0))


def _complain(what: str, *, hint: bool = False) -> None:
    printable = "".join(c if c.isprintable() else "?" for c in what)
    more = " (auditor --help tells more)" if hint else ""
    sys.stderr.write(f"auditor: {printable}{more}\n")


def _show_version(value: bool) -> None:
    if value:
        typer.echo(f"auditor {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@dataclass(frozen=True, kw_only=True)
class _Telling:
    """Where and how an audit is told."""

    formats: list[str] | None
    output: Path | None
    language: Language
    quiet: bool

    def reports(self) -> list[Report]:
        known = load_reports()
        names = list(dict.fromkeys(self.formats or ["terminal", "html"]))
        if unknown := [name for name in names if name not in known]:
            raise AuditorError(f"there is no format {unknown[0]!r}; there are {', '.join(known)}")
        return [known[name] for name in names]

    @property
    def shows_pictures(self) -> bool:
        return any(report.shows_pictures for report in self.reports())


@app.command(
    epilog="Examples: [bold]auditor audit https://www.example.se/[/] · "
    "[bold]auditor audit dist/ --max-depth 0[/] · "
    "[bold]auditor audit page.html --format json --output -[/]"
)
def audit(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="TARGET...",
            help="Addresses (audited with the pages they lead to), HTML files, or folders of HTML.",
        ),
    ],
    formats: options.Format = None,
    output: options.Output = None,
    language: options.InLanguage = Language.SWEDISH,
    today: options.Today = None,
    config: options.ConfigFile = None,
    fail_on: options.FailOnSeverity = FailOn.MINOR,
    coverage_floor: options.CoverageFloor = options.DEFAULT_FLOOR,
    max_pages: options.MaxPages = 1000,
    max_depth: options.MaxDepth = None,
    links: options.LinksToAsk = None,
    documents: options.Documents = None,
    ask_platforms: options.AskPlatforms = None,
    states: options.States = None,
    mask_persons: options.MaskPersons = None,
    pictures: options.Pictures = None,
    no_browser: options.NoBrowser = False,
    browser: options.Browser = None,
    sessions: options.Sessions = None,
    contact: options.Contact = "",
    ignore_robots: options.IgnoreRobots = False,
    sign_in: options.SignIn = True,
    quiet: options.Quiet = False,
) -> None:
    """Audit sites, pages or folders, and tell what fails, where, why and what to do."""
    from auditor.cli.progress import progress_bar
    from auditor.config import read_config
    from auditor.jobs import audit as audit_job
    from auditor.jobs.gathering import Settings
    from auditor.jobs.masking import mask_persons as masked
    from auditor.jobs.sign_in_plans import take_plans
    from auditor.jobs.targets import enter

    chosen = read_config(config).but(
        links=links,
        documents=documents,
        platforms=ask_platforms,
        states=states,
        mask_persons=mask_persons,
        pictures=pictures,
    )

    telling = _Telling(formats=formats, output=output, language=language, quiet=quiet)
    where = destinations(telling.reports(), output)
    rules = load_rules()
    settings = Settings(
        visited=date.today(),  # noqa: DTZ011 - the day where the audit is run
        pages=max_pages,
        depth=max_depth,
        browser=not no_browser,
        chromium=browser,
        sessions=sessions,
        contact=contact,
        ignore_robots=ignore_robots,
        look=chosen.look,
        cache=_cache(),
        pictures=chosen.reports.pictures_at_most if telling.shows_pictures else 0,
    )
    with ExitStack() as servers:
        entries = enter(targets, servers)
        if sign_in and chosen.sign_in:
            plans = take_plans(chosen, entries, browser=settings.browser)
            settings = replace(settings, sign_in=plans)
        with progress_bar(_stderr(), quiet=quiet) as watch:
            done = audit_job.audit(entries, rules, settings, today or settings.visited, watch, chosen.policy)
    if chosen.reports.mask_persons:
        done = masked(done)
    written = tell(done, where, language, _stdout())
    _close(done, written, telling)
    raise typer.Exit(exit_status(done, fail_on, coverage_floor))


@app.command()
def demo(
    formats: options.Format = None,
    output: options.Output = None,
    language: options.InLanguage = Language.SWEDISH,
    today: options.Today = None,
    fail_on: options.FailOnSeverity = FailOn.MINOR,
    pictures: options.Pictures = None,
    no_browser: options.NoBrowser = False,
    browser: options.Browser = None,
    sessions: options.Sessions = None,
    quiet: options.Quiet = False,
) -> None:
    """Audit the bundled sample site of a small municipality, as of the day it was written (2026-11-23).

    Its pages each have one fault, or none: exit status 1 is what it should give.
    """
    from auditor.cli.progress import progress_bar
    from auditor.config import Config
    from auditor.jobs import demo as demo_job
    from auditor.jobs.gathering import Settings

    telling = _Telling(formats=formats, output=output, language=language, quiet=quiet)
    where = destinations(telling.reports(), output)
    rules = load_rules()
    told = Config().but(pictures=pictures).reports
    settings = Settings(
        visited=date.today(),  # noqa: DTZ011 - as above
        browser=not no_browser,
        chromium=browser,
        sessions=sessions,
        pictures=told.pictures_at_most if telling.shows_pictures else 0,
    )
    with progress_bar(_stderr(), quiet=quiet) as watch:
        done = demo_job.demo(rules, settings, today or demo_job.WRITTEN, watch)
    written = tell(done, where, language, _stdout())
    _close(done, written, telling)
    raise typer.Exit(exit_status(done, fail_on))


@app.command()
def rules(
    language: options.InLanguage = Language.SWEDISH,
    as_markdown: Annotated[
        bool, typer.Option("--markdown", help="The whole manual as Markdown, as in rules/README.md.")
    ] = False,
) -> None:
    """List every rule: what holds when it passes, how severe it is, and the success criteria."""
    if as_markdown:
        sys.stdout.write(markdown(load_rules().values()))
        return
    show_rules(load_rules(), language, _stdout())


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="The rule's id, such as update-date or axe/image-alt.")],
    language: options.InLanguage = Language.SWEDISH,
) -> None:
    """Explain one rule: what it asks, what to do about it, what it does not see, with examples."""
    show_rule(load_rules(), rule, language, _stdout())


@app.command(name="sign-in")
def sign_in(
    target: Annotated[str, typer.Argument(metavar="ADDRESS", help="The site to sign in to.")],
    config: options.ConfigFile = None,
    browser: options.Browser = None,
    contact: options.Contact = "",
) -> None:
    """Try to sign in to a site as auditor.toml says, and tell where that ended. Nothing is kept."""
    from auditor.config import read_config
    from auditor.jobs.gathering import Settings
    from auditor.jobs.sign_in_plans import take_plans
    from auditor.jobs.targets import enter
    from auditor.jobs.try_sign_in import try_sign_in

    with ExitStack() as servers:
        entries = enter([target], servers)
        settings = Settings(
            visited=date.today(),  # noqa: DTZ011 - as above
            chromium=browser,
            contact=contact,
            sign_in=take_plans(read_config(config), entries, browser=True),
        )
        for line in try_sign_in(settings, entries[0].seeds[0]):
            typer.echo(line)


@app.command()
def doctor(
    browser: options.Browser = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The folder that reports are to go to.")
    ] = DEFAULT_FOLDER,
    install: Annotated[
        bool,
        typer.Option("--install", help="Install Chromium and its driver from Debian's packages if missing."),
    ] = False,
) -> None:
    """Check Python, Chromium, its driver, axe-core, rules and write access, and say how to mend each."""
    from auditor.jobs.doctor import examine

    console = _stdout()
    all_right = True
    for check in examine(browser, output, install=install):
        all_right = all_right and check.is_right
        mark = "[green]right[/]" if check.is_right else "[red]amiss[/]"
        console.print(f"{mark}  {check.name:9} {escape(check.found)}", soft_wrap=True)
        if not check.is_right and check.remedy:
            console.print(f"       {'':9} to mend it: {escape(check.remedy)}", soft_wrap=True)
    raise typer.Exit(ExitStatus.CLEAN if all_right else ExitStatus.USER_CAN_MEND)


def _close(done: Audit, written: list[Path], telling: _Telling) -> None:
    """Say where the reports are, and what a reader must know before trusting them."""
    to_stdout = telling.output != STANDARD_OUTPUT
    console = _stdout() if to_stdout else _stderr()
    for path in written:
        console.print(f"Report: {path}", markup=False, soft_wrap=True, highlight=False)
    if telling.quiet:
        return
    notes = _stderr()
    if done.tool.browser and not done.tool.sandboxed:
        notes.print("Chromium ran without its sandbox (as root, or in a container).", highlight=False)
    if not done.complete:
        notes.print("The audit was stopped: what is told is what was done until then.", highlight=False)
    if not done.pages:
        for missed in done.unreached:
            why = f"{missed.code}: {missed.detail}" if missed.detail else missed.code
            notes.print(f"Not reached: {missed.url} ({why})", markup=False, soft_wrap=True, highlight=False)


def _cache() -> Path:
    """Where film platforms' answers are kept between runs (XDG Base Directory Specification)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "civic-auditor" / "platforms"


def _stdout() -> Console:
    return Console(soft_wrap=False)


def _stderr() -> Console:
    return Console(stderr=True)
