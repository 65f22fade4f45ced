"""A process that loads documents and may be killed on its way: loader.py STORE FIRST LAST [KILL_AT_STEP]."""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from factories import CAC, DSL, Newsletter, sample_facts

from graph_model.nodes import Company
from stores import open_store


def documents(first, last):
    """The sample newsletters and, from number `first` up to `last`, small ones that share bodies and parties."""
    return [*sample_facts(), *(small(number) for number in range(first, last))]


def small(number):
    letter = Newsletter(f"{number}.txt")
    item = letter.item("enforcement", f"Fine {number}", "CAC fined the company.")
    case = letter.case(item, "administrative", f"Fine {number}")
    party = Company(id=f"company:{number % 5}", name=f"Company {number % 5}")
    letter.penalty(case, CAC, party, "fine", "CAC fined", under=(DSL,), amount_cny=float(number))
    return letter.facts()


def main(where, first, last, kill_at=None):
    steps = 0

    def progress(*_):
        nonlocal steps
        steps += 1
        if steps == int(kill_at or 0):
            os.kill(os.getpid(), signal.SIGKILL)

    with open_store(where) as store:
        store.save(documents(int(first), int(last)), progress=progress)


if __name__ == "__main__":
    main(*sys.argv[1:])
