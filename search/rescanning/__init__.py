"""Write down which products are on each shelf, which wait for review and which left it.

Shelves themselves are ranked live; memberships record what they show, with dates, for queues,
exports and reports. A rescan adds what matches now and withdraws automatic ones that do not.
Scans are rows: what was asked for is done in the end, whatever happens to workers and messages.
"""

from search.rescanning.memberships import rescan
from search.rescanning.requesting import due_scans, request_scans, request_stale_scans
from search.rescanning.scanning import scan_due

__all__ = ["due_scans", "request_scans", "request_stale_scans", "rescan", "scan_due"]
