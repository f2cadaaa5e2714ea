"""Film platforms, asked whether their films have captions. Nothing needs a log-in, no script is run.

platforms   Platforms: asks for a run, each film once, at a pace
told        what a platform tells, the interface of all of them, and how answers are read
memory      answers kept between runs
streams     HLS: the subtitles that a film's list of streams names
youtube ... one module for each platform that tells
silent.toml the platforms that do not, and why
"""

from auditor.probes.platforms.platforms import ALL, Platforms, why_silent
from auditor.probes.platforms.told import Platform, Told, UntoldError

__all__ = ["ALL", "Platform", "Platforms", "Told", "UntoldError", "why_silent"]
