"""Form controls are read from markup as a browser would compute them, as far as markup goes."""

import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from auditor.metadata.controls import controls_in
from auditor.model import FormControl, selector_of

SAMPLE = Path(__file__).parents[2] / "auditor" / "sample" / "site"


def controls(html: str) -> tuple[FormControl, ...]:
    return controls_in(BeautifulSoup(html, "lxml"))


def control(html: str) -> FormControl:
    (only,) = controls(html)
    return only


@pytest.mark.parametrize(
    ("html", "role"),
    [
        ("<input>", "textbox"),
        ("<input type=EMAIL>", "textbox"),
        ("<input type=search>", "searchbox"),
        ("<input type=number>", "spinbutton"),
        ("<input type=range>", "slider"),
        ("<input type=checkbox>", "checkbox"),
        ("<input type=radio>", "radio"),
        ("<input type=submit>", "button"),
        ("<input list=orter>", "combobox"),
        ("<input type=checkbox role=switch>", "switch"),
        ("<input role='presentation'>", "textbox"),
        ("<select></select>", "combobox"),
        ("<select multiple></select>", "listbox"),
        ("<select size=4></select>", "listbox"),
        ("<select size=1></select>", "combobox"),
        ("<textarea></textarea>", "textbox"),
        ("<button>Skicka</button>", "button"),
        ("<div role='okänd checkbox'></div>", "checkbox"),
        ("<div role=listbox></div>", "listbox"),
    ],
)
def test_role(html: str, role: str) -> None:
    assert control(html).role == role


@pytest.mark.parametrize(
    "html",
    [
        "<input type=hidden>",
        "<input hidden>",
        "<select style='display: none'></select>",
        "<div style='visibility:hidden'><textarea></textarea></div>",
        "<div aria-hidden=true><input type=checkbox></div>",
        "<noscript><input></noscript>",
        "<template><input></template>",
        "<div role=tab>Flik</div>",
        "<p>Text</p>",
    ],
)
def test_hidden_and_other_elements_are_left_out(html: str) -> None:
    assert controls(html) == ()


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<label for=n>Namn</label><input id=n>", "Namn"),
        ("<label>Namn <input></label>", "Namn"),
        ("<label for=n>Ett</label><label for=n>två</label><input id=n>", "Ett två"),
        ("<label for=annan>Namn</label><input id=n>", ""),
        ("<label for=n>Namn</label><input id=n aria-label='Ditt namn'>", "Ditt namn"),
        (
            "<span id=a>Ditt</span> <b id=b>namn</b><input aria-labelledby='b a borta' aria-label=x>",
            "namn Ditt",
        ),
        ("<span id=a hidden>Dolt <i>namn</i></span><input aria-labelledby=a>", "Dolt namn"),
        ("<label for=n>Namn <span aria-hidden=true>*</span></label><input id=n>", "Namn"),
        ("<label for=n>Namn <i hidden>dolt</i></label><input id=n>", "Namn"),
        ("<label for=n hidden>Namn</label><input id=n>", ""),
        ("<label for=n>Ett<br>två<div>tre</div></label><input id=n>", "Ett två tre"),
        ("<label for=n>Nam<b>net</b></label><input id=n>", "Namnet"),
        ("<label for=n><img src=x alt=Ikon> Namn</label><input id=n>", "Ikon Namn"),
        ("<label for=n>Namn<!-- anteckning --><script>1</script></label><input id=n>", "Namn"),
        ("<label>Ämne <select><option>Ett<option selected>Två</select></label>", "Ämne"),
        ("<label>Välj <input type=checkbox aria-label=' '> nu</label>", "Välj nu"),
        ("<fieldset><legend>Rubrik</legend><input></fieldset>", ""),
        ("<input type=image alt=Sök>", "Sök"),
        ("<input type=image value=Sök>", "Sök"),
        ("<input type=submit value=Skicka>", "Skicka"),
        ("<input type=submit>", "Submit"),
        ("<button><svg><title>Sök</title></svg></button>", "Sök"),
        ("<button aria-label=Stäng>x</button>", "Stäng"),
        ("<div role=checkbox>Jag godkänner</div>", "Jag godkänner"),
        ("<div role=textbox>Ifyllt</div>", ""),
        ("<input title=Titel placeholder=Exempel>", "Titel"),
        ("<input placeholder=Exempel>", "Exempel"),
        ("<input type=checkbox value=ja>", ""),
        ("<input>", ""),
    ],
)
def test_name(html: str, name: str) -> None:
    assert control(html).name == name


def test_a_label_says_what_a_control_inside_it_holds() -> None:
    box, days = controls(
        "<label><input type=checkbox> Påminn om <input value=3 aria-label=Dagar> dagar</label>"
    )

    assert box.name == "Påminn om 3 dagar"
    assert days.name == "Dagar"


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<b aria-label=Brev>x</b>", "Brev"),
        ("<img src=x title=Bild>", "Bild"),
        ("<textarea>Text</textarea>", "Text"),
        ("<select><option>Ett<option selected>Två</select>", "Två"),
        ("<select><option>Ett<option>Två</select>", "Ett"),
        ("<input type=image alt=Sök>", "Sök"),
        ("<input type=password value=hemligt>", ""),
    ],
)
def test_what_is_inside_a_label_speaks_in_its_own_way(inside: str, name: str) -> None:
    first, *_ = controls(f"<label><input>{inside}</label>")

    assert first.name == name


def test_what_a_control_refers_to_may_have_a_name_of_its_own() -> None:
    assert control("<i id=a aria-label=Namn>x</i><input aria-labelledby=a>").name == "Namn"


@pytest.mark.parametrize(
    ("html", "description"),
    [
        ("<p id=d>Syns inte</p><input aria-label=Namn aria-describedby=d title=t>", "Syns inte"),
        ("<input aria-label=Namn title='Skriv hela'>", "Skriv hela"),
        ("<input title=Namn>", ""),
        ("<input aria-label=Namn>", ""),
    ],
)
def test_description(html: str, description: str) -> None:
    assert control(html).description == description


@pytest.mark.parametrize(
    ("html", "group"),
    [
        ("<fieldset><legend>Ditt <b>svar</b></legend><input></fieldset>", "Ditt svar"),
        ("<div role=group aria-label=Svar><input></div>", "Svar"),
        ("<p id=q>Fråga</p><div role=radiogroup aria-labelledby=q><input></div>", "Fråga"),
        (
            "<fieldset><legend>Yttre</legend><fieldset><legend>Inre</legend><input></fieldset></fieldset>",
            "Inre",
        ),
        ("<fieldset><legend>Yttre</legend><div role=group><input></div></fieldset>", "Yttre"),
        ("<fieldset role=presentation><legend>Borta</legend><input></fieldset>", ""),
        ("<fieldset><legend hidden>Borta</legend><input></fieldset>", ""),
        ("<fieldset><div><legend>För djupt</legend></div><input></fieldset>", ""),
        ("<input>", ""),
    ],
)
def test_group_is_the_nearest_that_has_a_name(html: str, group: str) -> None:
    assert control(html).group == group


@pytest.mark.parametrize(
    ("html", "required"),
    [
        ("<input required>", True),
        ("<input aria-required=TRUE>", True),
        ("<input aria-required=false>", False),
        ("<input>", False),
    ],
)
def test_required(html: str, *, required: bool) -> None:
    assert control(html).required is required


@pytest.mark.parametrize(
    ("html", "checked"),
    [
        ("<input type=checkbox checked>", True),
        ("<input type=radio>", False),
        ("<input type=checkbox aria-checked=true>", False),
        ("<div role=switch aria-checked=true></div>", True),
        ("<div role=checkbox aria-checked=mixed></div>", True),
        ("<div role=checkbox></div>", False),
        ("<input>", None),
        ("<button>Ja</button>", None),
    ],
)
def test_checked_is_none_for_what_cannot_be_checked(html: str, *, checked: bool | None) -> None:
    assert control(html).checked is checked


def test_a_control_is_told_with_its_place_and_where_the_facts_come_from() -> None:
    found = control("<form id=f><input class=a TYPE=Text></form>")

    assert (found.tag, found.type, found.selector) == ("input", "text", "#f > input")
    assert found.snippet == '<input class="a" type="Text"/>'
    assert found.frame is None
    assert not found.computed


PLACES = (
    "<div id=a><input><input><p id=b><select></select></p></div><div id=d><input></div><div id=d></div>"
    "<div id='1'><button>x</button></div><form><label>y<textarea></textarea></label></form>"
)


@pytest.mark.parametrize(
    "html", [PLACES, *(page.read_text("utf-8") for page in sorted(SAMPLE.rglob("*.html")))]
)
def test_a_selector_is_the_one_that_findings_use(html: str) -> None:
    soup = BeautifulSoup(html, "lxml")

    for found in controls_in(soup):
        (element,) = soup.select(found.selector)
        assert selector_of(element) == found.selector


def test_the_form_of_the_starting_page_is_read_literally() -> None:
    html = (SAMPLE / "om-kommunen" / "vision-och-vardegrund.html").read_text("utf-8")
    (consent,) = (found for found in controls(html) if found.role == "checkbox")

    assert consent.group == "Godkännande av datalagring (obligatorisk) * (obligatorisk)"
    assert consent.name == "Godkännande av datalagring (obligatorisk)"
    assert consent.required
    assert consent.checked is False


def test_a_large_document_is_read_in_bounded_time() -> None:
    rows = "".join(f"<div><label for=f{n}>Fält</label><input id=f{n}><b>x</b></div>" for n in range(10_000))
    soup = BeautifulSoup(f"<form>{rows}</form>", "lxml")

    began = time.process_time()
    found = controls_in(soup)

    assert len(found) == 10_000
    assert time.process_time() - began < 30


def test_depth_is_the_pages_choice() -> None:
    deep = "<b>" * 5_000

    assert control(f"<label>{deep}Djupt <input></label>").name == "Djupt"
