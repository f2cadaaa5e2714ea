"""Pages that other tools hang on, crash on or misread, each with what is to become of it.

A page is a body, with or without a server of its own for the browser (`serves`): the crawler, which asks
first, is then given an ordinary page. `becomes` is "looked at", "not quiet" (looked at as it stood), or the
code of the reason why it was not looked at; several where the moment decides.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tests.browser.hostile.servers import (
    Serve,
    answers,
    asks_for_a_password,
    bomb,
    drips,
    endless_redirects,
    hangs_up,
    says_nothing,
    stalls,
    streams,
)

LOOKED_AT = {"looked at"}
NOT_QUIET = {"not quiet"}
EITHER_WAY = LOOKED_AT | NOT_QUIET
TIMEOUT = {"browser-timeout"}
CRASH = {"browser-crash"}
LOOP = {"redirect-loop"}
ERROR = {"browser-error"}
MEMORY = {"browser-memory"}
TOO_LARGE = {"too-large"}


@dataclass(frozen=True, kw_only=True)
class Hostile:
    """A kind of page. `takes_time`: it may be given what the machine needs for it."""

    name: str
    becomes: AbstractSet[str]
    html: str
    serves: Serve | None = None
    takes_time: bool = False


def page(name: str, body: str = "", script: str = "", head: str = "") -> str:
    scripts = f"<script>{script}</script>" if script else ""
    return (
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{name}</title>{head}</head>'
        f"<body><main><h1>{name}</h1>{body}</main>{scripts}</body></html>"
    )


def _scripted(
    becomes: AbstractSet[str], scripts: dict[str, str], *, takes_time: bool = False
) -> list[Hostile]:
    return [
        Hostile(name=name, becomes=becomes, html=page(name, script=script), takes_time=takes_time)
        for name, script in scripts.items()
    ]


def _written(becomes: AbstractSet[str], bodies: dict[str, str]) -> list[Hostile]:
    return [Hostile(name=name, becomes=becomes, html=page(name, body)) for name, body in bodies.items()]


def _served(becomes: AbstractSet[str], servers: dict[str, Serve]) -> list[Hostile]:
    return [
        Hostile(name=name, becomes=becomes, html=page(name), serves=serve) for name, serve in servers.items()
    ]


_NATIVE = "const f = document.createElement('iframe'); document.body.append(f); const w = f.contentWindow;"

DIALOGUES = _scripted(
    LOOKED_AT,
    {
        "alert": "alert('stopp')",
        "confirm": "if (confirm('säker?')) location = '/tagen'",
        "prompt": "prompt('namn?', 'A')",
        "alert-of-a-frame": f"{_NATIVE} for (let i = 0; i < 20; i++) w.alert(i)",
        "alert-again-and-again": "setInterval(() => alert('igen'), 1)",
        "print": "print()",
        "print-again-and-again": f"{_NATIVE} setInterval(() => {{ print(); w.print() }}, 5)",
        "onbeforeunload": """
            addEventListener('beforeunload', e => { e.preventDefault(); return e.returnValue = 'kvar' })""",
        "permissions": """
            navigator.geolocation.getCurrentPosition(() => {});
            Notification.requestPermission();
            navigator.mediaDevices?.getUserMedia({video: true, audio: true}).catch(() => {});
            navigator.clipboard?.readText().catch(() => {});""",
        "devices": """
            for (const bus of ["usb", "bluetooth", "hid"])
              navigator[bus]?.requestDevice({filters: []}).catch(() => {});
            navigator.serial?.requestPort().catch(() => {});""",
        "full-screen-and-pointer-lock": """
            document.documentElement.requestFullscreen().catch(() => {});
            document.body.requestPointerLock();""",
        "file-chooser": """
            const chooser = document.createElement('input'); chooser.type = 'file'; chooser.click();
            window.showOpenFilePicker?.().catch(() => {});""",
        "payment-and-share": """
            navigator.share?.({title: 'x'}).catch(() => {});
            window.PaymentRequest && new PaymentRequest([{supportedMethods: 'https://betala.invalid'}],
              {total: {label: 'x', amount: {currency: 'SEK', value: '1'}}}).show().catch(() => {});""",
        "focus-and-alert": """
            const a = document.createElement('input'), b = document.createElement('input');
            a.setAttribute('aria-label', 'a'); b.setAttribute('aria-label', 'b');
            document.querySelector('main').append(a, b);
            a.onfocus = () => { alert('a'); setTimeout(() => b.focus()) };
            b.onfocus = () => { alert('b'); setTimeout(() => a.focus()) }; a.focus();""",
    },
)
WINDOWS = _scripted(
    LOOKED_AT,
    {
        "window-open": "window.open('/vanlig-1')",
        "window-open-many": "for (let i = 0; i < 300; i++) window.open('about:blank', 'w' + i)",
        "window-close": "window.close()",
        "window-close-of-self": "open('', '_self').close()",
        "blank-target": """
            const a = document.createElement('a'); a.href = '/vanlig-1'; a.target = '_blank'; a.click();""",
        "download-by-script": """
            const a = document.createElement('a'); a.href = '/fil.zip'; a.download = 'fil.zip'; a.click();""",
        "blob-download": """
            const a = document.createElement('a'); a.download = 'b.bin';
            a.href = URL.createObjectURL(new Blob([new Uint8Array(1e7)])); a.click();""",
        "protocols": """
            const lead = to => {
              const f = document.createElement('iframe'); f.src = to; document.body.append(f) };
            ['mailto:a@example.invalid', 'tel:+4600', 'app:x', 'intent://x'].forEach(lead);
            location = 'mailto:b@example.invalid'; location = 'tel:+4600'; location = 'app:y';""",
        "history-back": "history.back(); setTimeout(() => history.go(-1), 50)",
        "history-back-in-a-frame": f"{_NATIVE} w.history.back(); navigation.back?.()",
    },
)
STUCK = _scripted(
    TIMEOUT,
    {
        "endless-loop": "while (true) {}",
        "endless-alerts": "while (true) alert('igen')",
        "endless-microtasks": "const again = () => Promise.resolve().then(again); again()",
        "endless-observers": """
            new MutationObserver(() => document.body.setAttribute('data-n', Math.random()))
              .observe(document.body, {attributes: true}); document.body.setAttribute('data-n', 0);""",
        "waiting-in-the-open": """
            const ask = new XMLHttpRequest(); ask.open('GET', '/aldrig', false); ask.send();""",
    },
)
RESTLESS = [
    *_scripted(
        LOOP,
        {
            "reload": "location.reload()",
            "reload-later": "setTimeout(() => location.reload(), 30)",
            "ping-pong": "location.replace(location.pathname + (location.search ? '' : '?pong'))",
            "new-address-each-time": "location.href = location.pathname + '?' + Math.random()",
            "form-that-sends-itself": """
                const form = document.createElement('form'); document.body.append(form); form.submit();""",
        },
    ),
    Hostile(
        name="refresh-to-itself",
        becomes=LOOP,
        html=page("refresh-to-itself", head='<meta http-equiv="refresh" content="0">'),
    ),
]
LEFT = _scripted(
    ERROR,
    {
        "to-nowhere": "location = 'about:blank'",
    },
)
BUSY = [
    *_scripted(LOOKED_AT | TIMEOUT, {"endless-loop-later": "setTimeout(() => { while (true) {} }, 100)"}),
    *_scripted(
        EITHER_WAY,
        {
            "busy-workers": """
                const work = URL.createObjectURL(new Blob(['while (true) {}']));
                for (let i = 0; i < 4; i++) new Worker(work);""",
            "download-many": "setInterval(() => { location = '/fil.zip' }, 100)",
            "streams": """
                new EventSource('/stream'); fetch('/stream').then(r => r.body.getReader().read());
                try { new WebSocket('ws://' + location.host + '/stream') } catch {}""",
        },
    ),
    *_scripted(
        LOOKED_AT,
        {
            "endless-timers": "const again = () => setTimeout(again, 0); again()",
            "endless-frames-drawn": "const again = () => requestAnimationFrame(again); again()",
            "push-state-flood": "setInterval(() => history.pushState({}, '', '?' + Math.random()), 1)",
            "endless-console": """
                const big = 'x'.repeat(1e4);
                setInterval(() => { for (let i = 0; i < 50; i++) console.log(big, [i]) }, 1)""",
            "debugger": "debugger; setInterval(() => { debugger }, 10)",
            "autoplay": """
                const film = document.createElement('audio'); film.autoplay = true; film.loop = true;
                film.src = 'data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgA';
                document.querySelector('main').append(film);""",
            "drawings": """
                for (let i = 0; i < 10; i++) {
                  const c = document.createElement('canvas'); c.width = c.height = 1500;
                  (i % 2 ? c.getContext('2d') : c.getContext('webgl'))?.fillRect?.(0, 0, 1500, 1500);
                  document.querySelector('main').append(c) }""",
            "service-worker": "navigator.serviceWorker.register('/kapare.js')",
            "full-storage": """
                try { for (let i = 0; ; i++) localStorage.setItem('k' + i, 'x'.repeat(1e5)) } catch {}
                for (let i = 0; i < 100; i++) document.cookie = 'kaka' + i + '=' + 'x'.repeat(3000);""",
        },
    ),
    *_scripted(
        NOT_QUIET,
        {
            "endless-growth": "setInterval(() => document.querySelector('main').append('.'), 10)",
            "long-poll": "setInterval(() => fetch('/aldrig'), 300); fetch('/aldrig')",
        },
    ),
]
LARGE = [
    *_scripted(
        LOOKED_AT,
        {
            "50000-elements": """
                const main = document.querySelector('main');
                main.insertAdjacentHTML('beforeend', '<p>stycke</p>'.repeat(50000))""",
            "1000-shadow-roots": """
                let at = document.querySelector('main');
                for (let i = 0; i < 1000; i++) { const d = document.createElement('div'); at.append(d);
                  at = d.attachShadow({mode: 'open'}) }""",
            "10000-attributes": """
                const main = document.querySelector('main');
                for (let i = 0; i < 10000; i++) main.setAttribute('data-' + i, 'v')""",
            "a-line-of-200-kb": "document.querySelector('main').append('ord '.repeat(50000))",
        },
        takes_time=True,
    ),
    *_scripted(
        TOO_LARGE,
        {
            "a-text-of-30-mb": """
                const box = document.createElement('div'); box.hidden = true; box.append('x'.repeat(30e6));
                document.querySelector('main').append(box)""",
            "a-title-of-30-mb": "document.title = 'x'.repeat(30e6)",
        },
        takes_time=True,
    ),
    *_scripted(
        MEMORY,
        {
            "memory-hog": "const all = []; while (true) all.push(new Uint8Array(2e7).fill(1))",
        },
        takes_time=True,
    ),
    # Chromium lays it out by recursion, and runs out of stack.
    *_scripted(
        CRASH,
        {
            "5000-nested": """
                let at = document.querySelector('main');
                for (let i = 0; i < 5000; i++) {
                  const d = document.createElement('div'); at.append(d); at = d }
                at.textContent = 'inne'""",
        },
        takes_time=True,
    ),
]
FRAMES = [
    *_written(
        LOOKED_AT,
        {
            "frame-of-itself": '<iframe title="själv" src="/frame-of-itself"></iframe>',
            "sandboxed-frame": '<iframe title="låda" sandbox srcdoc="<p>inne"></iframe>',
            "script-in-an-address": '<iframe title="skript" src="javascript:\'<p>inne\'"></iframe>',
            "password-in-a-frame": '<iframe title="lösenord" src="/hemligt"></iframe>',
            "password-for-a-picture": '<img alt="Karta" src="/hemligt">',
            "frame-that-is-a-download": '<iframe title="fil" src="/fil.zip"></iframe>',
            "frame-that-is-lazy": '<p>Text</p><iframe title="x" loading="lazy" src="/hemligt"></iframe>',
            "frame-that-leads-the-top-away": '<iframe title="ut" sandbox="allow-scripts" srcdoc="'
            "<script>top.location = '/borta'</script>\"></iframe>",
        },
    ),
    # Fifty are tested; what the others cost may be more than a page has.
    *_scripted(
        LOOKED_AT | TIMEOUT,
        {
            "500-frames": """
                for (let i = 0; i < 500; i++) { const f = document.createElement('iframe'); f.title = 'r' + i;
                  f.srcdoc = '<p>' + i; document.querySelector('main').append(f) }""",
        },
        takes_time=True,
    ),
    *_scripted(
        LOOKED_AT,
        {
            "frames-in-frames": """
                const nest = (parent, left) => { if (!left) return; for (let i = 0; i < 3; i++) {
                  const f = parent.createElement('iframe'); f.title = 'r'; parent.body.append(f);
                  nest(f.contentDocument, left - 1) } };
                nest(document, 4);""",
        },
        takes_time=True,
    ),
]
TAMPERING = [
    *_scripted(ERROR, {"no-document-element": "document.documentElement.remove()"}),
    *_scripted(
        NOT_QUIET,  # such a document is never closed
        {
            "document-write-at-load": """
                addEventListener('load', () =>
                  document.write('<title>document-write-at-load</title><h1>document-write-at-load</h1>'))""",
        },
    ),
    *_scripted(
        LOOKED_AT,
        {
            "document-write": "document.write('<p>skrivet</p>')",
            "document-open": """
                addEventListener('load', () => { document.open();
                  document.write('<title>document-open</title><h1>document-open</h1>');
                  document.close() })""",
            "prototypes": """
                const lie = () => { throw new Error('nej') };
                Array.prototype.map = Array.prototype.forEach = lie;
                JSON.stringify = () => '{}'; JSON.parse = lie;
                Element.prototype.querySelectorAll = Document.prototype.querySelectorAll = () => [];
                Document.prototype.querySelector = lie; window.Promise = lie; window.MutationObserver = lie;
                Element.prototype.matches = lie; window.getComputedStyle = lie; Object.keys = lie;""",
            "axe-of-its-own": "window.axe = {run: () => Promise.resolve({violations: []}), version: '0'}",
            "auditor-of-its-own": """
                window.auditor = {changed: 0, changes: 0}; Object.freeze(window.auditor);""",
        },
    ),
]
SERVERS = [
    *_served(
        LOOKED_AT,
        {
            "content-policy-none": answers(
                page("content-policy-none"), {"Content-Security-Policy": "default-src 'none'"}
            ),
            "content-policy-sandbox": answers(
                page("content-policy-sandbox"), {"Content-Security-Policy": "sandbox"}
            ),
            "refresh-header": answers(page("refresh-header"), {"Refresh": "60"}),
        },
    ),
    *_served({"http-401"}, {"password-for-the-page": asks_for_a_password}),
    *_served(
        ERROR,
        {
            "page-that-is-a-download": answers("PK", {"Content-Disposition": 'attachment; filename="f.zip"'}),
            "hangs-up": hangs_up,
        },
    ),
    *_served(LOOP, {"endless-redirects": endless_redirects}),
    *_served(TIMEOUT, {"says-nothing": says_nothing}),
    *_served(ERROR | TIMEOUT, {"stalls-after-headers": stalls}),
    *_served(NOT_QUIET, {"never-finishes": drips, "streams-on": streams}),
    *_served(TOO_LARGE | MEMORY | TIMEOUT, {"compressed-bomb": bomb}),
]

HOSTILE = (
    *DIALOGUES, *WINDOWS, *STUCK, *RESTLESS, *LEFT, *BUSY, *LARGE, *FRAMES, *TAMPERING, *SERVERS,
)  # fmt: skip
ORDINARY = tuple(
    Hostile(name=f"vanlig-{n}", becomes=LOOKED_AT, html=page(f"vanlig-{n}")) for n in range(1, 9)
)
