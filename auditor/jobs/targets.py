"""What a person typed -> addresses to start from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from auditor.crawl import tidy
from auditor.errors import TargetError
from auditor.localhost import HTML_SUFFIXES, LocalSite, html_files, read_redirects


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Where an audit goes in: the addresses to start from, and how to go on from there.

    `follow`: whether links are followed. `labels`: origin of a loopback server -> what stands before the
    paths of its files in reports ("" for a single folder). `obey_robots`: a site's robots.txt is for robots
    that visit; files on one's own disk are not visited.
    """

    name: str
    seeds: tuple[str, ...]
    follow: bool = True
    obey_robots: bool = True
    labels: dict[str, str] = field(default_factory=dict)


def enter(targets: Iterable[str], servers: ExitStack) -> list[Entry]:
    """Read the targets; folders and files are served on loopback until `servers` is closed.

    Raises TargetError, with one line, for what is no address, no HTML file and no folder with HTML in it.
    """
    targets = list(dict.fromkeys(targets))
    local = [Path(target) for target in targets if not _is_address(target)]
    labels = _labels(local)
    return [
        _address(target) if _is_address(target) else _local(Path(target), labels, servers)
        for target in targets
    ]


def sample_site(servers: ExitStack) -> Entry:
    """The bundled sample site, served like a real one: redirects, robots.txt, entered at its start page."""
    home = Path(__file__).parent.parent / "sample"
    server = servers.enter_context(LocalSite(home / "site", read_redirects(home / "redirects.toml")))
    return Entry(name="Exempelby kommun", seeds=(f"{server.origin}/index.html",), labels={server.origin: ""})


def _is_address(target: str) -> bool:
    return "://" in target and not Path(target).exists()


def _address(target: str) -> Entry:
    scheme = target.partition("://")[0].lower()
    if scheme not in {"http", "https"}:
        raise TargetError(f"{target}: only http and https addresses can be audited")
    url = tidy(target)
    if url is None:
        raise TargetError(f"{target}: this is no address; it should look like https://www.example.se/")
    return Entry(name=urlsplit(url).netloc, seeds=(url,))


def _local(path: Path, labels: dict[Path, str], servers: ExitStack) -> Entry:
    if path.is_dir():
        return _folder(path, labels[path], servers)
    if path.is_file():
        return _file(path, labels[path], servers)
    if "." in path.name and "/" not in str(path).strip("/") or str(path).startswith("www."):  # noqa: RUF021
        raise TargetError(
            f"{path}: no such file or folder; an address begins with https://, as in https://{path}"
        )
    raise TargetError(f"{path}: no such file or folder, and no http or https address")


def _folder(folder: Path, label: str, servers: ExitStack) -> Entry:
    try:
        files = html_files(folder)
    except OSError as error:
        raise TargetError(f"{folder}: cannot be read ({error.strerror})") from error
    if not files:
        raise TargetError(f"{folder}: there is no HTML file in this folder")
    server = servers.enter_context(LocalSite(folder))
    return Entry(
        name=folder.resolve().name,
        seeds=tuple(server.address_of(file) for file in files),
        obey_robots=False,
        labels={server.origin: label},
    )


def _file(file: Path, label: str, servers: ExitStack) -> Entry:
    if file.suffix.lower() not in HTML_SUFFIXES:
        raise TargetError(f"{file}: this is no HTML file (.html, .htm, .xhtml)")
    try:
        file.open("rb").close()
    except OSError as error:
        raise TargetError(f"{file}: cannot be read ({error.strerror})") from error
    server = servers.enter_context(LocalSite(file.resolve().parent))
    return Entry(
        name=file.name,
        seeds=(server.address_of(Path(file.name)),),
        follow=False,
        obey_robots=False,
        labels={server.origin: label},
    )


def _labels(paths: list[Path]) -> dict[Path, str]:
    """What stands before the paths of each target's files: nothing, or what tells several targets apart."""
    if len(paths) < 2:  # noqa: PLR2004 - a single target needs no telling apart
        return dict.fromkeys(paths, "")
    return {path: f"{prefix}/" if (prefix := _prefix(path)) not in {"", "."} else "" for path in paths}


def _prefix(path: Path) -> str:
    return (path if path.is_dir() else path.parent).as_posix().rstrip("/")


def local_labels(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Every loopback origin with what stands for it in reports."""
    for entry in entries:
        yield from entry.labels.items()
