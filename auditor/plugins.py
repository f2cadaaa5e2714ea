"""Find installed rules and reports. Ours arrive by the same door as everyone else's."""

from collections.abc import Iterable
from importlib.metadata import entry_points

from auditor.errors import PluginError
from auditor.model import PageRule, Report, Rule, SiteRule


def load_rules() -> dict[str, Rule]:
    """Every installed rule by id, in the order in which the packages give them.

    Raises PluginError when a package cannot be loaded, gives something else than rules, or repeats an id: a
    rule that is silently missing would read as "no faults".
    """
    return _load("auditor.rules", (PageRule, SiteRule))


def load_reports() -> dict[str, Report]:
    """Every installed report format by id. Raises PluginError as load_rules does."""
    return _load("auditor.reports", (Report,))


def _load[T: (Rule, Report)](group: str, kinds: tuple[type, ...]) -> dict[str, T]:
    found: dict[str, T] = {}
    for entry in sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value)):
        try:
            values: Iterable[T] = tuple(entry.load())
        except Exception as error:  # whatever the plug-in raises when it is imported
            raise PluginError(f"cannot load {group} from {entry.value}: {error}") from error
        for value in values:
            if not isinstance(value, kinds):
                raise PluginError(f"{entry.value} gives {value!r}, which is not one of {group}")
            if value.id in found:
                raise PluginError(f"{group} has {value.id!r} twice; the second is from {entry.value}")
            found[value.id] = value
    if not found:
        raise PluginError(f"no {group} are installed; install civic-auditor again")
    return found
