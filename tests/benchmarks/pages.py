"""Pages like a real municipality's, as many as are asked for: menus, text, a form, a table, a page footer."""

from __future__ import annotations

from pathlib import Path

_STYLE = "body{font:1rem/1.5 sans-serif;color:#222;background:#fff}a{color:#00508c}" + "".join(
    f".c{number}{{margin:{number % 7}px;padding:{number % 5}px}}" for number in range(2000)
)
_TEXT = (
    "Kommunen ansvarar för avfall från hushåll och för den service som invånarna behöver i vardagen. "
    "Här hittar du kontaktuppgifter, öppettider, taxor och blanketter som rör ämnet på sidan."
)


def write_pages(folder: Path, number: int) -> None:
    """Write `number` HTML files and their style sheet into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.css").write_text(_STYLE, encoding="utf-8")
    for index in range(number):
        (folder / f"sida-{index:04}.html").write_text(_page(index, number), encoding="utf-8")


def _page(index: int, number: int) -> str:
    menu = "".join(
        f'<li class="c{i}"><a href="sida-{i % number:04}.html">Ämne {i} i menyn</a></li>' for i in range(150)
    )
    text = "".join(
        f'<h2>Rubrik {i} om ämne {index}</h2><p class="c{i}">{_TEXT}</p>'
        "<ul><li>Punkt ett</li><li>Punkt två</li></ul>"
        for i in range(40)
    )
    rows = "".join(f"<tr><td>Avgift {i}</td><td>{i * 25} kronor</td></tr>" for i in range(60))
    return f"""<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Ämne {index} – Exempelby kommun</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="site.css"></head>
<body><a href="#innehall">Till innehållet</a>
<header><p>Exempelby kommun</p><nav aria-label="Huvudmeny"><ul>{menu}</ul></nav></header>
<main id="innehall"><h1>Ämne {index}</h1>{text}
<table><caption>Avgifter</caption><thead><tr><th scope="col">Vad</th><th scope="col">Pris</th></tr></thead>
<tbody>{rows}</tbody></table>
<form><label for="namn">Namn</label><input id="namn" name="namn" autocomplete="name">
<label for="mejl">E-post</label><input id="mejl" type="email" autocomplete="email">
<button type="submit">Skicka</button></form>
<p>Uppdaterades: 2 november 2026</p><p>Informationsägare: Kommunikationsenheten</p></main>
<footer><a href="sida-0000.html">Tillgänglighetsredogörelse</a></footer></body></html>
"""
