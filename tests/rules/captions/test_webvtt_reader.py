"""How a WebVTT file is read: what a browser shows of it, and what it leaves out without a word."""

from __future__ import annotations

import time

import pytest

from rules.media.captions.webvtt import Kind, WebVtt, read_webvtt


def read(text: str) -> WebVtt:
    webvtt = read_webvtt(text)
    assert webvtt is not None
    return webvtt


def faults(text: str) -> list[tuple[Kind, int, str]]:
    return [(fault.kind, fault.line, fault.words) for fault in read(text).faults]


def test_a_cue_has_times_words_id_and_settings() -> None:
    (cue,) = read(
        "WEBVTT\n\nintro\n01:02:03.500 --> 01:02:05.000 align:start line:0\nHej!\nVälkommen.\n"
    ).cues

    assert (cue.start, cue.end, cue.id, cue.line) == (3723.5, 3725.0, "intro", 4)
    assert cue.settings == (("align", "start"), ("line", "0"))
    assert cue.lines == ("Hej!", "Välkommen.")


def test_tags_and_entities_are_not_words() -> None:
    (cue,) = read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ordföranden>Budget &amp; <i>mål</i><00:01.500> nu"
    ).cues

    assert cue.words == "Budget & mål nu"


@pytest.mark.parametrize(
    "start", ["WEBVTT", "WEBVTT\n", "WEBVTT - Museet\n", "WEBVTT\tMuseet\r\n", "\ufeffWEBVTT\r"]
)
def test_these_begin_as_webvtt_must(start: str) -> None:
    assert read(start).cues == ()


@pytest.mark.parametrize(
    "start", ["", "webvtt", "WEBVT", "WEBVTTX", "\nWEBVTT\n", " WEBVTT", "\ufeff\ufeffWEBVTT"]
)
def test_these_do_not(start: str) -> None:
    assert read_webvtt(start) is None


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_three_ways(ending: str) -> None:
    text = ending.join(
        ["WEBVTT", "", "00:01.000 --> 00:02.000", "Hej!", "", "00:03.000 --> 00:04.000", "Då."]
    )

    assert [cue.words for cue in read(text).cues] == ["Hej!", "Då."]


def test_a_zero_byte_is_a_lost_letter() -> None:
    (cue,) = read("WEBVTT\n\n00:01.000 --> 00:02.000\nHe\0j").cues

    assert cue.text == "He\N{REPLACEMENT CHARACTER}j"


def test_the_header_may_go_on_until_a_blank_line() -> None:
    (cue,) = read("WEBVTT\nKind: captions\nLanguage: sv\n\n00:01.000 --> 00:02.000\nHej!").cues

    assert cue.words == "Hej!"


def test_remarks_styles_and_regions_are_no_cues_and_no_faults() -> None:
    text = (
        "WEBVTT\n\nREGION\nid:a\n\nSTYLE\n::cue{}\n\nNOTE hej\nmer\n\n00:01.000 --> 00:02.000\nHej!\n\nNOTE\n"
    )

    assert (len(read(text).cues), read(text).faults) == (1, ())


def test_a_cue_whose_times_cannot_be_read_is_left_out() -> None:
    text = "WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,000\nHej!\n"

    assert read(text).cues == ()
    assert faults(text) == [(Kind.TIMES, 4, "Hej!")]


def test_an_arrow_among_words_ends_the_cue_and_hides_the_line() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nGör så här:\nArkiv --> Spara\n"

    assert [cue.words for cue in read(text).cues] == ["Gör så här:"]
    assert faults(text) == [(Kind.TIMES, 5, "Arkiv --> Spara")]


def test_words_after_a_blank_line_belong_to_no_cue() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nVälkommen\n\ntill museet.\n"

    assert faults(text) == [(Kind.STRAY, 6, "till museet.")]


def test_a_number_alone_is_no_lost_word() -> None:
    assert faults("WEBVTT\n\n1\n\n00:01.000 --> 00:02.000\nHej!\n") == []


def test_a_cue_that_ends_before_it_begins_is_told() -> None:
    assert faults("WEBVTT\n\n00:03.000 --> 00:02.000\nHej!") == [(Kind.BACKWARDS, 3, "Hej!")]


def test_cues_out_of_order_are_told() -> None:
    text = "WEBVTT\n\n00:03.000 --> 00:04.000\nTvå\n\n00:01.000 --> 00:02.000\nEtt\n"

    assert faults(text) == [(Kind.DISORDER, 6, "Ett")]


def test_cues_that_begin_together_or_overlap_are_in_order() -> None:
    assert faults("WEBVTT\n\n00:01.000 --> 00:04.000\nA\n\n00:01.000 --> 00:02.000\nB\n") == []


@pytest.mark.parametrize(
    "piece",
    [
        "00:01.000 --> 00:02.000\nx\n\n",
        "-->\n",
        "<",
        "00:00:0",
        "9" * 50 + ":00:00.000 --> ",
        "\n",
        "NOTE -->\n",
        "&",
        " -->" * 3,
    ],
)
def test_a_large_file_is_read_in_bounded_time(piece: str) -> None:
    text = "WEBVTT\n\n" + piece * (2_000_000 // len(piece))
    began = time.process_time()
    for cue in read(text).cues:
        _ = cue.words

    assert time.process_time() - began < 5
