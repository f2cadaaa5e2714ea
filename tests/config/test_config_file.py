"""auditor.toml: what it may say, and how its faults are told."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from auditor.config import read_config
from auditor.config.durations import duration
from auditor.errors import ConfigError

WHOLE = """
[freshness]
max_age = "12 months"
review_age = "2 years"
[[freshness.path]]
pattern = "/bygga/**"
max_age = "6 months"
[[freshness.path]]
pattern = "/nyheter/**"
exempt = true
[owners]
directory = ["Miljökontoret", "Kommunledningsförvaltningen"]
[owners.ended]
"Tekniska nämnden" = "Samhällsbyggnadsnämnden"
[look]
links = "own"
platforms = true
[reports]
mask_persons = true
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "auditor.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_config(None, tmp_path).policy.max_age == timedelta(days=365)


def test_the_file_in_the_folder_is_read_unasked(tmp_path: Path) -> None:
    written(tmp_path, '[freshness]\nmax_age = "30 days"')

    assert read_config(None, tmp_path).policy.max_age == timedelta(days=30)


def test_every_table_is_read(tmp_path: Path) -> None:
    config = read_config(written(tmp_path, WHOLE))

    assert [path.pattern for path in config.policy.paths] == ["/bygga/**", "/nyheter/**"]
    assert config.policy.paths[0].max_age == timedelta(days=182)
    assert config.policy.paths[1].is_exempt is True
    assert config.policy.directory == ("Miljökontoret", "Kommunledningsförvaltningen")
    assert config.policy.ended == {"Tekniska nämnden": "Samhällsbyggnadsnämnden"}
    assert (config.look.links, config.look.platforms, config.reports.mask_persons) == ("own", True, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[freshnes]", "there is no key 'freshnes' in the file; there are freshness"),
        ("[freshness]\nmaxage = 3", "there is no key 'maxage' in freshness; there are max_age"),
        ('[freshness]\nmax_age = "soon"', 'freshness.max_age: write a number and a unit, such as "6 months"'),
        ("[freshness]\nmax_age = 0", "freshness.max_age: must be longer than nothing"),
        ('[[freshness.path]]\npattern = "bygga"', "freshness.path.0.pattern: "),
        ('[look]\nlinks = "some"', "look.links: input should be 'all', 'own' or 'none'"),
        ("[look", "auditor.toml: "),
        ('[[freshness.path]]\npattern = "/a"\nmax = 3', "there is no key 'max' in freshness.path"),
    ],
)
def test_a_fault_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as error:
        read_config(written(tmp_path, text))

    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_named_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path / "elsewhere.toml")


def test_what_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "auditor.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ConfigError, match="not UTF-8"):
        read_config(None, tmp_path)


@pytest.mark.parametrize(
    ("text", "days"), [("1 day", 1), ("2 weeks", 14), ("6 months", 182), ("1 year", 365), (90, 90)]
)
def test_durations(text: object, days: int) -> None:
    assert duration(text) == timedelta(days=days)


@pytest.mark.parametrize("text", ["", "months", "-3 days", "1.5 years", True, None, "999 years", [1]])
def test_what_is_no_duration(text: object) -> None:
    with pytest.raises(ValueError, match=r"write a number|must be longer"):
        duration(text)
