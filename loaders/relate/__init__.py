"""Tells who did what to whom: issuing, proceedings, citations, penalties."""
