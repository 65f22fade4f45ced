"""Corrections: what a person knows better than the reader, as lines of a log that is only ever added to."""

from graph_model.corrections.alone import Alone, Settled
from graph_model.corrections.apply import Corrected, Idle, Rounds, corrected
from graph_model.corrections.errors import CorrectionError
from graph_model.corrections.lines import Add, Correction, Line, Merge, Rename, Split, Strike, Undo
from graph_model.corrections.log import Log, read_log

__all__ = [
    "Add",
    "Alone",
    "Corrected",
    "Correction",
    "CorrectionError",
    "Idle",
    "Line",
    "Log",
    "Merge",
    "Rename",
    "Rounds",
    "Settled",
    "Split",
    "Strike",
    "Undo",
    "corrected",
    "read_log",
]
