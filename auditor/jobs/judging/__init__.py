"""Pages read and judged in processes of their own: what a page or a rule breaks, it breaks there.

judge    what is done with one page: read, judged, and judged to the end
process  the process that does it
desk     one such process as the audit sees it: started when needed, and again when it dies
judges   several desks, or none: then all is done here
"""

from auditor.jobs.judging.judge import Instructions, Judged
from auditor.jobs.judging.judges import FaultError, Judges

__all__ = ["FaultError", "Instructions", "Judged", "Judges"]
