"""Sign in, and tell where that ended: what the configuration says, tried before a night depends on it."""

from __future__ import annotations

import asyncio

from auditor.crawl import Fetcher
from auditor.errors import SignInError
from auditor.jobs.gathering import Settings, signing_in, user_agent
from auditor.jobs.signing_in import SignedOutError
from auditor.model import Unreached


def try_sign_in(settings: Settings, url: str) -> list[str]:
    """What happened, in lines that hold no secret.

    Raises SignInError when the site does not let us in, and BrowserError when no browser starts.
    """
    return asyncio.run(_tried(settings, url))


async def _tried(settings: Settings, url: str) -> list[str]:
    if not settings.sign_in:
        raise SignInError(f"sign-in: the configuration has no [sign_in] for {url}")
    async with signing_in(settings) as signing:
        fetcher = Fetcher(
            user_agent(settings.contact), credentials=signing.credentials, leads_out=signing.leads_out
        )
        async with fetcher:
            await signing.prove(fetcher, [url])
            try:
                fetched = signing.checked(url, await fetcher.fetch_html(url))
            except SignedOutError as error:
                raise SignInError(f"sign-in: {url} still {error.unreached.detail or 'refuses us'}") from None
        lines = [*signing.told]
        if isinstance(fetched, Unreached):
            lines.append(f"{url} was not reached: {fetched.code} {fetched.detail}".strip())
        else:
            lines.append(f"{url} answers {fetched.status} to the crawler.")
    return lines
