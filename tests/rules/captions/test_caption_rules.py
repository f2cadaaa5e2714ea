"""Caption files in pages: beyond the rules' own examples."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Finding, Medium, MediumKind, Outcome, Page, Shape, Track, TrackFile
from auditor.testing import EXEMPELBY, TODAY
from rules.media.captions import CAPTION_RULES

RULES = {rule.id: rule for rule in CAPTION_RULES}
URL = "https://exempelby.example/museet.vtt"


def cue(start: float, end: float, words: str) -> str:
    def written(seconds: float) -> str:
        return f"{int(seconds // 3600):02}:{int(seconds % 3600 // 60):02}:{seconds % 60:06.3f}"

    return f"{written(start)} --> {written(end)}\n{words}\n"


def webvtt(*cues: str) -> str:
    return "WEBVTT\n\n" + "\n".join(cues)


def medium(
    text: str | None, *, track: dict[str, Any] | None = None, file: dict[str, Any] | None = None
) -> Medium:
    fetched = TrackFile(**({"url": URL, "text": text, "status": 200} | (file or {})))
    tracks = (Track(**({"kind": "captions", "language": "sv", "url": URL, "file": fetched} | (track or {}))),)
    return Medium(kind=MediumKind.FILM, shape=Shape.NATIVE, tracks=tracks, selector="video", has_sound=True)


def findings(
    rule: str, *media: Medium, html: str = "<video></video>", url: str = EXEMPELBY.start
) -> list[Finding]:
    page = Page(url=url, final_url=url, html=html, rendered=True, media=media)
    verdict = judge(RULES[rule], page, Context(today=TODAY, site=EXEMPELBY))
    return list(verdict.findings) if verdict else []


def outcome(rule: str, *media: Medium, **given: Any) -> Outcome:
    return Outcome.worst(finding.outcome for finding in findings(rule, *media, **given))


HELLO = webvtt(cue(1, 3, "Hej!"))
QUIET = ["captions-complete", "captions-readable", "captions-language"]


@pytest.mark.parametrize("rule", QUIET)
@pytest.mark.parametrize("text", [None, "", "1\n00:00:01,000 --> 00:00:02,000\nHej!\n", "WEBVTT\n"])
def test_only_one_rule_speaks_of_a_file_that_shows_nothing(rule: str, text: str | None) -> None:
    assert findings(rule, medium(text)) == []


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("kind", ["chapters", "metadata", "descriptions"])
def test_other_tracks_are_no_captions(rule: str, kind: str) -> None:
    assert findings(rule, medium("", track={"kind": kind})) == []


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_file_that_stands_twice_in_a_film_is_told_of_once(rule: str) -> None:
    one = replace(medium(HELLO), duration=4.0)

    assert len(findings(rule, replace(one, tracks=one.tracks * 2))) == 1


def test_two_films_with_one_file_are_told_of_each() -> None:
    one, other = medium(HELLO), replace(medium(HELLO), selector="video:nth-of-type(2)")

    assert len(findings("captions-valid", one, other)) == 2


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_server_that_refuses_proves_nothing(status: int) -> None:
    assert outcome("captions-valid", medium(None, file={"status": status})) is Outcome.CANNOT_TELL


@pytest.mark.parametrize("status", [404, 410])
def test_a_file_that_is_gone_is_a_fault(status: int) -> None:
    assert outcome("captions-valid", medium(None, file={"status": status})) is Outcome.FAILED


def test_subrip_is_left_open_where_the_player_reads_it() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nHej!\n"

    found = outcome("captions-valid", medium(text), html='<div class="mejs__container"><video></video></div>')

    assert found is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("html", "expected"),
    [("<video></video>", Outcome.CANNOT_TELL), ("<video crossorigin></video>", Outcome.PASSED)],
)
def test_a_file_on_another_site_needs_leave_to_be_fetched(html: str, expected: Outcome) -> None:
    there = medium(HELLO, track={"url": "https://filer.exempelvik.example/museet.vtt"})

    assert outcome("captions-valid", there, html=html) is expected


def test_what_is_said_elsewhere_in_the_file_is_not_lost() -> None:
    text = webvtt(cue(1, 3, "Hej!"), cue(3, 3, "Hej!"))

    assert outcome("captions-valid", medium(text)) is Outcome.PASSED


def test_letters_saved_twice_are_a_fault() -> None:
    text = webvtt(cue(1, 3, "VÃ¤lkommen!"), cue(4, 6, "HÃ¤r Ã¤r museet."))

    assert outcome("captions-valid", medium(text)) is Outcome.FAILED


def test_a_header_after_a_blank_line_is_no_lost_text() -> None:
    text = "WEBVTT\n\nKind: captions\nLanguage: sv\n\n" + cue(1, 3, "Hej!")

    assert outcome("captions-valid", medium(text)) is Outcome.PASSED


def test_a_message_quotes_the_line_and_what_stands_there() -> None:
    text = "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nHej!\n\n00:00:04,000 --> 00:00:06,000\nHär är museet.\n"

    (found,) = findings("captions-valid", medium(text))

    assert "Rad 6: ”00:00:04,000 --> 00:00:06,000”, med texten ”Här är museet.”" in found.message.sv


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize("text", [None, HELLO])
def test_an_address_that_cannot_be_read_does_no_harm(rule: str, text: str | None) -> None:
    broken = medium(text, track={"url": "https://[broken/museet.vtt"}, file={"detail": "invalid address"})

    assert outcome(rule, broken) is not Outcome.FAILED


def test_braces_in_a_file_do_no_harm() -> None:
    text = "WEBVTT\n\n00:00:01,000 --> 00:00:02,000 {x}\n{{mall}} {0}\n"

    (found,) = findings("captions-valid", medium(text, track={"url": "https://a.example/{namn}.vtt"}))

    assert "{x}" in found.message.sv


def test_one_late_caption_among_many_is_a_doubt() -> None:
    cues = [cue(start, start + 4, "Här är museet.") for start in range(0, 95, 5)]
    text = webvtt(*cues, cue(105, 108, "Text: Exempelby kommun"))

    assert outcome("captions-complete", replace(medium(text), duration=100.0)) is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("last", "expected"), [(70, Outcome.CANNOT_TELL), (545, Outcome.PASSED), (500, Outcome.CANNOT_TELL)]
)
def test_captions_must_come_near_the_end(last: int, expected: Outcome) -> None:
    text = webvtt(*(cue(start, start + 10, "Här är museet.") for start in range(0, last, 15)))

    assert outcome("captions-complete", replace(medium(text), duration=600.0)) is expected


def test_a_gap_shows_even_where_the_length_is_unknown() -> None:
    text = webvtt(cue(1, 5, "Välkommen."), cue(200, 205, "Vi ses!"))

    (found,) = findings("captions-complete", medium(text))

    assert found.outcome is Outcome.CANNOT_TELL
    assert "Mellan 0:05 och 3:20" in found.message.sv


def test_one_hurried_caption_is_no_fault() -> None:
    calm = [cue(start, start + 4, "Här visar vi bilder från skolan.") for start in range(0, 100, 5)]

    assert outcome(
        "captions-readable", medium(webvtt(*calm, cue(101, 101.5, "Och nu går vi in i nästa sal.")))
    ) is (Outcome.PASSED)


def test_words_with_times_of_their_own_look_automatic() -> None:
    timed = "vi<00:00:01.200><c> ska</c><00:00:01.500><c> se</c><00:00:01.900><c> på</c>"
    text = webvtt(*(cue(start, start + 3, timed) for start in range(0, 30, 4)))

    (found,) = findings("captions-readable", medium(text))

    assert found.outcome is Outcome.CANNOT_TELL
    assert "varje ord har en egen tid" in found.message.sv


def test_sounds_in_brackets_alone_do_not_look_automatic() -> None:
    text = webvtt(cue(0, 3, "[Musik]"), cue(4, 8, "Välkommen till museet."))

    assert outcome("captions-readable", medium(text)) is Outcome.PASSED


def test_a_long_text_in_another_alphabet_does_not_look_automatic() -> None:
    words = "\n".join(["مرحبا بكم في المتحف."] * 2)
    text = webvtt(*(cue(start, start + 6, words) for start in range(0, 90, 7)))

    assert outcome("captions-readable", medium(text)) is Outcome.PASSED


TEXTS = {
    "sv": "Vi har inte råd att vänta, och det är därför som kommunen nu vill att alla som bor här ska "
    "få säga vad de tycker om förslaget. Du kan skriva till oss eller komma hit när vi har öppet. "
    "Jag hoppas att många kommer. Det är också bra om ni har med er bilder från förr.",
    "nb": "Vi har ikke råd til å vente, og det er derfor kommunen nå vil at alle som bor her skal få si "
    "hva de mener om forslaget. Du kan skrive til oss eller komme hit når vi har åpent. Jeg håper "
    "at mange kommer. Det er også bra om dere har med bilder fra før.",
    "da": "Vi har ikke råd til at vente, og det er derfor kommunen nu vil have at alle som bor her skal "
    "kunne sige hvad de mener om forslaget. Du kan skrive til os eller komme her når vi har "
    "åbent. Jeg håber at mange kommer. Det er også godt om I har billeder med fra før.",
    "fi": "Meillä ei ole varaa odottaa, ja siksi kunta haluaa nyt, että kaikki jotka täällä asuvat "
    "saavat sanoa mitä he ovat mieltä. Voit kirjoittaa meille tai tulla tänne kun olemme auki. "
    "Minä toivon että moni tulee. Se on myös hyvä jos teillä on mukana kuvia, mutta ne eivät ole "
    "pakollisia, sillä niitä on jo niin paljon täällä.",
    "de": "Wir können nicht länger warten, und das ist der Grund, aus dem die Gemeinde nun von allen "
    "hören will, was sie über den Plan denken. Sie können uns schreiben oder zu uns kommen, wenn "
    "wir offen haben. Ich hoffe, dass viele kommen. Es ist auch gut, wenn Sie Bilder von früher "
    "bei sich haben.",
    "en": "We cannot afford to wait, and that is why the council now wants all those who live here to "
    "say what they think of the plan. You can write to us or come here when we are open. I hope "
    "that many will come. It is also good if you have some old pictures with you.",
}


@pytest.mark.parametrize("declared", TEXTS)
@pytest.mark.parametrize("spoken", TEXTS)
def test_six_languages_are_told_apart(declared: str, spoken: str) -> None:
    found = outcome(
        "captions-language", medium(webvtt(cue(1, 60, TEXTS[spoken])), track={"language": declared})
    )

    near = {declared, spoken} == {"nb", "da"}
    right = (
        {Outcome.PASSED, Outcome.FAILED}
        if near
        else {Outcome.PASSED if declared == spoken else Outcome.FAILED}
    )
    assert found in right


@pytest.mark.parametrize("tag", ["sv", "SV", "sv-SE", "sv-Latn-SE", "fit", "rmf", "smi"])
def test_these_are_language_tags(tag: str) -> None:
    assert outcome("captions-language", medium(HELLO, track={"language": tag})) is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    ("tag", "hint"),
    [("sv_SE", "sv-SE"), ("svenska", "sv"), ("Swedish", "sv"), ("dk", "da"), ("x", ""), ("sw-", "sw")],
)
def test_these_are_not(tag: str, hint: str) -> None:
    (found,) = findings("captions-language", medium(HELLO, track={"language": tag}))

    assert found.outcome is Outcome.FAILED
    assert (f"Skriv ”{hint}”." if hint else "Svenska är ”sv”") in found.message.sv


@pytest.mark.parametrize("rule", sorted(RULES))
@pytest.mark.parametrize(
    "text", ["WEBVTT\n\n" + "00:01.000 --> 00:02.000\nord\n\n" * 80_000, "\0" * 2_000_000]
)
def test_a_large_file_is_judged_in_bounded_time(rule: str, text: str) -> None:
    began = time.process_time()

    findings(rule, replace(medium(text), duration=60.0))

    assert time.process_time() - began < 5
