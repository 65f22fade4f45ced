"""A process that loads documents and may be killed on its way: loader.py STORE FIRST LAST [KILL_AT]."""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from factories import CAC, DSL, Newsletter, sample_facts

from graph_model.nodes import Company
from stores import neo4j_arrivals, open_store


def documents(first, last):
    """The sample newsletters and, from number `first` up to `last`, small ones that share bodies and parties."""
    return [*sample_facts(), *(small(number) for number in range(first, last))]


def small(number):
    letter = Newsletter(f"{number}.txt")
    item = letter.item("enforcement", f"Fine {number}", "CAC fined the company.")
    case = letter.case(item, "administrative", f"Fine {number}")
    party = Company(id=f"company:{number % 5}", name=f"Company {number % 5}", aliases=[f"C{number % 3}"])
    letter.penalty(case, CAC, party, "fine", "CAC fined", under=(DSL,), amount_cny=float(number))
    return letter.facts()


def dying(steps):
    """Something to call, that kills this process when it is called for the time that `steps` says; 0 never."""
    called = 0

    def call(*_):
        nonlocal called
        called += 1
        if called == steps:
            os.kill(os.getpid(), signal.SIGKILL)

    return call


def die_at_message(number):
    """Kills this process just before it sends the statement of that number to a Neo4j server."""
    from neo4j import ManagedTransaction, Transaction

    death = dying(number)
    for kind in (ManagedTransaction, Transaction):
        send, commit = kind.run, kind._commit

        def run(self, *args, send=send, **kwargs):
            death()
            return send(self, *args, **kwargs)

        def commits(self, commit=commit):
            death()
            return commit(self)

        kind.run, kind._commit = run, commits


def main(where, first, last, kill_at="0"):
    if "://" in where:
        neo4j_arrivals.ROWS = 60  # So that a load of small documents has several transactions.
        die_at_message(int(kill_at))
    with open_store(where) as store:
        store.save(
            documents(int(first), int(last)), progress=dying(int(kill_at)) if "://" not in where else None
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
