"""PDF files: what they tell, and what they cannot do to us."""

from __future__ import annotations

import asyncio
import io
import json
import re
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from auditor.model import Document
from auditor.probes.documents import DocumentProbe, is_document
from auditor.probes.documents.pdf import UnreadablePdfError, read_pdf
from auditor.probes.documents.process import read_in_process
from auditor.probes.documents.stated import stated_in

URL = "https://exempelby.example/taxa.pdf"


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def text_page(pdf: pikepdf.Pdf, words: str) -> None:
    """A page with words in Helvetica, one line for each."""
    page = pdf.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    lines = " ".join(f"({line}) Tj 0 -20 Td" for line in words.split("\n"))
    page.obj.Contents = pdf.make_stream(f"BT /F1 12 Tf 72 700 Td {lines} ET".encode("cp1252"))


def plain(words: str = "Taxa for avfall") -> pikepdf.Pdf:
    pdf = pikepdf.new()
    text_page(pdf, words)
    return pdf


def tagged(**root: object) -> pikepdf.Pdf:
    pdf = plain()
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    figure = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Figure))
    told = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt="Karta"))
    heading = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Rubrik, Lang="sv"))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        pikepdf.Dictionary(
            K=pikepdf.Array([heading, figure, told]), RoleMap=pikepdf.Dictionary(Rubrik=pikepdf.Name.H2)
        )
    )
    for name, value in root.items():
        pdf.Root[f"/{name}"] = value
    return pdf


def test_the_older_properties_are_read_where_there_is_no_xmp() -> None:
    pdf = plain()
    pdf.docinfo["/Title"] = "Taxa"
    pdf.docinfo["/ModDate"] = "D:20240205103000+01'00'"
    pdf.docinfo["/Author"] = "Kansliet"
    facts = read_pdf(saved(pdf))

    assert (facts["title"], facts["modified"], facts["author"]) == ("Taxa", "2024-02-05", "Kansliet")


def test_an_untagged_file_says_so() -> None:
    facts = read_pdf(saved(plain()))

    assert (facts["is_tagged"], facts["pages"], facts["text_pages"], facts["image_pages"]) == (False, 1, 1, 0)


def test_a_tagged_file_tells_its_structure() -> None:
    facts = read_pdf(saved(tagged(Lang="sv-SE")))

    assert (facts["is_tagged"], facts["language"], facts["languages"]) == (True, "sv-SE", ["sv"])
    assert (facts["heading_levels"], facts["figures"], facts["figures_without_text"]) == ([2], 2, 1)


def test_a_file_that_is_not_marked_is_not_tagged_whatever_tree_it_has() -> None:
    pdf = tagged()
    pdf.Root.MarkInfo.Marked = False

    assert read_pdf(saved(pdf))["is_tagged"] is False


def test_a_scanned_page_has_an_image_and_no_text() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    image = pdf.make_stream(
        bytes(100), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10,
        ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
    page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    facts = read_pdf(saved(pdf))

    assert (facts["text_pages"], facts["image_pages"]) == (0, 1)


def test_encryption_that_shuts_aids_out_is_told() -> None:
    shut = pikepdf.Encryption(
        owner="owner", user="", R=3, aes=False, metadata=False,
        allow=pikepdf.Permissions(accessibility=False, extract=False),
    )  # fmt: skip

    assert read_pdf(saved(plain(), encryption=shut))["aids_may_read"] is False


def test_encryption_that_lets_aids_in_is_no_fault() -> None:
    kind = pikepdf.Encryption(owner="owner", user="", allow=pikepdf.Permissions(extract=False))

    assert read_pdf(saved(plain(), encryption=kind))["aids_may_read"] is True


def test_a_file_with_a_password_cannot_be_read() -> None:
    locked = saved(plain(), encryption=pikepdf.Encryption(owner="o", user="u"))

    with pytest.raises(UnreadablePdfError, match="password"):
        read_pdf(locked)


def test_bookmarks_are_counted_and_a_ring_of_them_ends() -> None:
    pdf = plain()
    first = pdf.make_indirect(pikepdf.Dictionary(Title="Ett"))
    second = pdf.make_indirect(pikepdf.Dictionary(Title="Två", Next=first))
    first.Next = second
    pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(First=first))

    assert read_pdf(saved(pdf))["bookmarks"] == 2


def test_a_structure_tree_that_bites_its_tail_ends() -> None:
    pdf = tagged()
    tree = pdf.Root.StructTreeRoot
    loop = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Sect))
    loop.K = loop
    tree.K.append(loop)

    assert read_pdf(saved(pdf))["figures"] == 2


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7", b"%PDF-1.4\n" + b"0" * 1000, b"<html>"])
def test_what_is_no_pdf_is_told(body: bytes) -> None:
    with pytest.raises(UnreadablePdfError):
        read_pdf(body)


def test_the_process_gives_the_same_facts() -> None:
    body = saved(tagged())

    assert asyncio.run(read_in_process(body)) == json.loads(json.dumps(read_pdf(body)))


def test_a_file_that_takes_too_long_is_given_up() -> None:
    assert "seconds" in asyncio.run(read_in_process(saved(plain()), seconds=0.001))["unread"]


def test_the_probe_tells_each_document_once() -> None:
    asked = []

    async def ask(url: str) -> bytes | str:
        asked.append(url)
        return saved(plain("Senast uppdaterad: 2024-02-05")) if url == URL else "http-404"

    gone = "https://exempelby.example/borta.pdf"
    read = asyncio.run(DocumentProbe(ask).read([URL, gone, URL]))

    assert asked == [URL, gone]
    assert (read[URL].stated_date, read[URL].is_tagged) == (date(2024, 2, 5), False)
    assert read[gone] == Document(url=gone, unread="http-404")


def test_what_is_beyond_the_bound_is_told_as_unread() -> None:
    async def ask(_: str) -> bytes | str:
        return "nothing"

    read = asyncio.run(DocumentProbe(ask, most=1).read(["a.pdf", "b.pdf"]))

    assert "rest" in read["b.pdf"].unread


@pytest.mark.parametrize(
    ("words", "day", "owner", "until"),
    [
        (
            "Senast uppdaterad: 2024-02-05\nSidansvarig: Miljökontoret",
            date(2024, 2, 5),
            "Miljökontoret",
            None,
        ),
        ("Tidpunkt för aktualitetsprövning 2021-12-31", None, "", date(2021, 12, 31)),
        ("Gäller till och med den 31 december 2025", None, "", date(2025, 12, 31)),
        ("Policyn gäller tills vidare", None, "", None),
    ],
)
def test_the_first_page_is_read(words: str, day: date | None, owner: str, until: date | None) -> None:
    stated = stated_in(words, URL)

    assert (stated["stated_date"], stated["stated_owner"], stated["valid_until"]) == (day, owner, until)


def test_which_addresses_are_documents() -> None:
    assert [url for url in (URL, f"{URL}?v=2", "https://x/pdf") if is_document(url)] == [URL, f"{URL}?v=2"]


# What of PDF/UA-1 these facts decide, by the veraPDF corpus' names of its clauses.
DECIDED = {
    "7.1-t10": lambda facts: facts["shows_title"],
    "7.1-t11": lambda facts: facts["is_tagged"],
    "7.4.2-t01": lambda facts: _steps_by_one(facts["heading_levels"]),
}


def _steps_by_one(levels: list[int]) -> bool:
    return all(later - earlier <= 1 for earlier, later in zip([0, *levels], levels, strict=False))


def test_the_verapdf_selection_is_read_as_it_is_labelled(shared_data: Path) -> None:
    files = sorted((shared_data / "corpora" / "pdf").glob("*.pdf"))
    wrong = []
    for path in files:
        facts = read_pdf(path.read_bytes())
        found = re.match(r"(.+)-(pass|fail)-\w$", path.stem)
        assert found
        if decide := DECIDED.get(found[1]):
            expected = found[2] == "pass"
            wrong += [path.name] if bool(decide(facts)) is not expected else []

    assert len(files) > 50
    assert wrong == []
