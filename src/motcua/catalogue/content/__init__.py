"""What a version says of a procedure: papers, fees, results, legal basis, grounds that stop the clock.

``content_of(version)`` is the one reader; the editor writes what ``as_dict`` gives into ``details["content"]``.
"""

from motcua.catalogue.content.charge import Charge, chargeable, charges, unsaid
from motcua.catalogue.content.grounds import default_grounds, ground_rules
from motcua.catalogue.content.merged import Shared, shared_papers
from motcua.catalogue.content.parts import CHANNELS, WAITS_FOR, Component, Content, Fee, Ground, Result
from motcua.catalogue.content.read import content_of, content_of_details
from motcua.catalogue.content.written import as_dict, from_dict

__all__ = [
    "CHANNELS",
    "WAITS_FOR",
    "Charge",
    "Component",
    "Content",
    "Fee",
    "Ground",
    "Result",
    "Shared",
    "as_dict",
    "chargeable",
    "charges",
    "content_of",
    "content_of_details",
    "default_grounds",
    "from_dict",
    "ground_rules",
    "shared_papers",
    "unsaid",
]
