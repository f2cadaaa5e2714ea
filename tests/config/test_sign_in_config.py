"""[sign_in] of auditor.toml: what it may say, where its secrets come from, and how its faults are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config import Config, read_config
from auditor.config.sign_in import NEVER_OPEN, filled
from auditor.errors import ConfigError
from auditor.model.address_pattern import fits

WHOLE = """
[sign_in]
origins = ["https://staging.exempelby.example", "https://id.exempelby.example/"]
basic = {user = "granskare", password = "${STAGING_PASSWORD}"}
headers = {X-Preview = "${PREVIEW_KEY}"}
cookies = [{name = "visa", value = "utkast", path = "/nyheter"}]
steps = [
  {open = "/login"},
  {fill = {field = "Användarnamn", value = "granskare"}},
  {fill = {field = "#losenord", value = "${STAGING_PASSWORD}"}},
  {click = "Logga in"},
  {wait_for = "/konto/**"},
]
signed_out = "/login"
never_open = ["/konto/avsluta"]
"""
ENVIRONMENT = {"STAGING_PASSWORD": "korrekt häst", "PREVIEW_KEY": "nyckel-7"}


def read(folder: Path, text: str) -> Config:
    path = folder / "auditor.toml"
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def test_everything_is_read(tmp_path: Path) -> None:
    (table,) = read(tmp_path, WHOLE).sign_in

    assert table.origins == ("https://staging.exempelby.example", "https://id.exempelby.example")
    assert table.basic is not None
    assert table.basic.user == "granskare"
    assert [step.open or step.click or step.wait_for for step in table.steps] == [
        "/login", None, None, "Logga in", "/konto/**",
    ]  # fmt: skip
    assert (table.signed_out, table.never_open) == (("/login",), ("/konto/avsluta",))
    assert (table.cookies[0].path, table.cookies[0].domain) == ("/nyheter", None)


def test_there_may_be_one_for_each_site(tmp_path: Path) -> None:
    one = '[[sign_in]]\norigins = ["https://{}.example"]\nbasic = {{user = "u", password = "${{P}}"}}\n'

    config = read(tmp_path, one.format("a") + one.format("b"))

    assert [table.origins for table in config.sign_in] == [("https://a.example",), ("https://b.example",)]


def test_secrets_come_from_the_environment(tmp_path: Path) -> None:
    (table,) = read(tmp_path, WHOLE).sign_in

    texts = filled(table, ENVIRONMENT, "sign_in")

    assert texts["basic.password"] == texts["steps.2.fill.value"] == "korrekt häst"
    assert texts["headers.X-Preview"] == "nyckel-7"


@pytest.mark.parametrize("environment", [{"PREVIEW_KEY": "n"}, {"PREVIEW_KEY": "n", "STAGING_PASSWORD": ""}])
def test_a_variable_that_is_not_set_is_named_with_its_key(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (table,) = read(tmp_path, WHOLE).sign_in

    with pytest.raises(ConfigError, match=r"sign_in\.basic\.password: .*STAGING_PASSWORD"):
        filled(table, environment, "sign_in")


def test_a_variable_that_would_split_a_header_is_refused_without_telling_it(tmp_path: Path) -> None:
    (table,) = read(tmp_path, WHOLE).sign_in

    with pytest.raises(ConfigError, match="PREVIEW_KEY holds a line break") as error:
        filled(table, {"STAGING_PASSWORD": "a", "PREVIEW_KEY": "hemlig\r\nX-Admin: 1"}, "sign_in")
    assert "hemlig" not in str(error.value)


BASIC = 'basic = {user = "u", password = "${P}"}'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'basic = {user = "u", password = "s3cret99"}',
            "sign_in.basic.password: does not belong",
        ),
        ('headers = {Authorization = "Bearer s3cret99"}', "the value of Authorization does not belong"),
        ('headers = {X-Api-Key = "s3cret99"}', "the value of X-Api-Key does not belong in this file"),
        ('cookies = [{name = "PHPSESSID", value = "s3cret99"}]', "sign_in.cookies.0: the value of PHPSESSID"),
        (
            'steps = [{open = "/"}, {fill = {field = "Lösenord", value = "s3cret99"}}]',
            "sign_in.steps.1.fill: does not belong in this file",
        ),
        ('basic = {user = "u", password = "${s3cret99-}"}', "sign_in.basic.password: write a variable"),
        ('basic = "s3cret99"', "sign_in.basic: must be a table with user, password"),
        ('basic = {user = "u", passwd = "s3cret99"}', "sign_in.basic"),
        ('basic = {user = "a:b", password = "${P}"}', "sign_in.basic.user: "),
        ("steps = []", "sign_in: give one or more of basic, headers, cookies and steps"),
        ('steps = [{click = "Logga in"}]', "sign_in: the first of the steps is to open a page"),
        ('steps = [{open = "/", click = "s3cret99"}]', "sign_in.steps.0: a step does one thing"),
        (
            'steps = [{open = "/"}, {press = "s3cret99"}]',
            "there is no key 'press' in sign_in.steps; there are open",
        ),
        ('steps = [{open = "login"}]', 'sign_in.steps.0.open: write a path, such as "/login"'),
        ('steps = [{open = "https://u:s3cret99@a.example/"}]', "sign_in.steps.0.open: write a path"),
        (f'origins = ["https://u:s3cret99@a.example"]\n{BASIC}', "sign_in.origins.0: write scheme and host"),
        (f'origins = ["staging.example"]\n{BASIC}', "sign_in.origins.0: write scheme and host alone"),
        (
            f'never_open = ["logout"]\n{BASIC}',
            "sign_in.never_open.0: write a path, such as",
        ),
        ('headers = {Host = "s3cret99"}', "sign_in: headers: 'Host' cannot be set"),
        ('password = "s3cret99"', "there is no key 'password' in sign_in; there are origins, basic"),
    ],
)
def test_a_fault_is_told_in_one_line_that_does_not_tell_the_secret(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(ConfigError) as error:
        read(tmp_path, f"[sign_in]\n{text}")

    assert told in str(error.value)
    assert "s3cret99" not in str(error.value) or "${s3cret99-}" in text
    assert "\n" not in str(error.value)


def test_a_fault_in_one_of_several_says_which(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"sign_in\.1\.basic\.password"):
        read(tmp_path, f'[[sign_in]]\n{BASIC}\n[[sign_in]]\nbasic = {{user = "u", password = "p"}}')


@pytest.mark.parametrize(
    "path",
    [
        "/logout", "/konto/logga-ut", "/konto/logga-ut/", "/Logout.aspx", "/wiki/Special:UserLogout",
        "/wp-login.php?action=logout", "/?logout", "/?logout=1", "/a?x=1&do=sign-out&y=2",
    ],
)  # fmt: skip
def test_what_ends_a_session_is_not_opened(path: str) -> None:
    assert any(fits(pattern, f"https://a.example{path}") for pattern in NEVER_OPEN)


@pytest.mark.parametrize(
    "path", ["/", "/logoutsidan", "/hjalp/sa-loggar-du-ut", "/sok?q=logga", "/loggbok", "/logga-ut/hjalp"]
)
def test_other_pages_are(path: str) -> None:
    assert not any(fits(pattern, f"https://a.example{path}") for pattern in NEVER_OPEN)


@pytest.mark.parametrize(
    ("pattern", "url", "does"),
    [
        ("/login", "https://a.example/Login/?next=/", True),
        ("/login", "https://a.example/login/2", False),
        ("/konto/*", "https://a.example/konto/a/b", False),
        ("/konto/**", "https://a.example/konto/a/b", True),
        ("/åtkomst", "https://a.example/%C3%A5tkomst", True),
        ("https://a.example/*", "https://b.example/x", False),
        ("/a.c", "https://a.example/abc", False),
    ],
)
def test_patterns_of_addresses(pattern: str, url: str, *, does: bool) -> None:
    assert fits(pattern, url) is does
