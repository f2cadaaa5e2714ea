"""What axe-core calls a failure, and the page itself casts doubt on."""

from typing import Any

import pytest

from auditor.model import Outcome
from auditor.testing import outcome_on, page_from
from rules.axe import AXE_RULES

LABELS = next(rule for rule in AXE_RULES if rule.id == "axe/label-content-name-mismatch")


def outcome(html: str, target: list[Any] | None = None) -> Outcome:
    """What comes of axe-core's failing the page's button for its name."""
    node = {"target": target or ["button"], "html": "<button>", "any": [], "all": [], "none": []}
    answer = {"violations": [{"id": "label-content-name-mismatch", "nodes": [node]}]}
    return outcome_on(LABELS, page_from(html).but(axe=answer))


@pytest.mark.parametrize(
    "html",
    [
        "<button aria-label='E-post till oss'>Epost</button>",
        "<button aria-label='Sök lediga jobb'>Sök (12) lediga jobb</button>",
        "<button aria-label='Hem'>\ue88a</button>",
        "<style>button{font-family:'Material Icons'}</style><button aria-label=Sök>search</button>",
        "<button aria-label=Sök><i class='material-icons'>search</i></button>",
    ],
)
def test_what_may_be_heard_and_seen_alike_is_a_doubt(html: str) -> None:
    assert outcome(html) is Outcome.CANNOT_TELL


@pytest.mark.parametrize(
    "html",
    [
        "<button aria-label='Skicka in'>Ansök</button>",
        "<button aria-label='WCAG'>W C A G</button>",
        "<button aria-label='20 26'>2026</button>",
        "<button aria-label='Sök'>search</button>",
        "<style>button{font-family:'Material Icons'}</style><button aria-label=Sök>Sök här nu</button>",
    ],
)
def test_other_differences_stay_failures(html: str) -> None:
    assert outcome(html) is Outcome.FAILED


@pytest.mark.parametrize("target", [["iframe", "button"], [["x-a", "button"]], ["button:::x"], ["#borta"]])
def test_an_element_that_is_not_kept_stays_a_failure(target: list[Any]) -> None:
    assert outcome("<button aria-label='E-post'>Epost</button>", target) is Outcome.FAILED
