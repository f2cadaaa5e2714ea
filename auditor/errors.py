"""What may go wrong, and whose it is to mend.

AuditorError        one line on the screen, exit status 2: the person at the keyboard can mend it
    TargetError     what was given is no address, no HTML file and no folder with HTML in it
    ConfigError     the configuration says something impossible, or cannot be read
    OutputError     a report cannot be written where it was asked for
    SignInError     the site does not let us in as the configuration says
    PluginError     an installed rule or report cannot be used
    BrowserError    no usable Chromium, or it would not start
    KeepingError    there is no room on disk for what an audit keeps while it runs

Anything else is a fault of ours and shows its traceback.
"""


class AuditorError(Exception):
    """Something the person who runs the audit can mend. Its text is one line, for people."""


class TargetError(AuditorError):
    """What was given is no address, no HTML file and no folder with HTML in it."""


class ConfigError(AuditorError):
    """The configuration says something impossible, or cannot be read."""


class SignInError(AuditorError):
    """The site does not let us in as the configuration says. No secret stands in its text."""


class OutputError(AuditorError):
    """A report cannot be written where it was asked for."""


class PluginError(AuditorError):
    """An installed rule or report cannot be used."""


class BrowserError(AuditorError):
    """No usable Chromium on this machine, or it would not start."""


class KeepingError(AuditorError):
    """There is no room on disk for what an audit keeps while it runs."""
