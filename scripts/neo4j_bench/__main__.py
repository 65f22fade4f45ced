"""How fast Neo4j is filled, beside other ways to fill it: python scripts/neo4j_bench [--nodes 10000 30000 100000].

One server, warmed up, for each size; the ways take turns, and of several runs the quickest counts. Times are seconds
of the machine at hand, so read the ratios.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import plain
import serve
from neo4j import GraphDatabase
from newsletters import newsletters

from graph_model import DocumentFacts, merge
from stores.embedded import EmbeddedStore
from stores.mirror import mirror_of, same_graph
from stores.neo4j import Neo4jStore
from viz.export import export

ROOT = Path(__file__).resolve().parents[2]
JVM = ("-Xms1g", "-Xmx3g")
#: The environment that has neo4j-graphrag, and the folder with APOC's jar; without them that row is left out.
GRAPHRAG, APOC = ROOT / "build" / "graphrag", ROOT / ".neo4j" / "apoc"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--runs", type=int, default=2, help="runs of each way; the quickest counts")
    parser.add_argument("--version", choices=serve.VERSIONS, default="5.26")
    parser.add_argument("--peak", metavar="URI", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        _stream(options.peak, options.nodes[0])
        return
    for nodes in options.nodes:
        for name, value, against in _measured(nodes, options.version, options.runs):
            print(f"{nodes:>8,}  {name:<58} {value:>14}  {against}", flush=True)


def _measured(nodes: int, version: str, runs: int) -> Iterator[tuple[str, str, str]]:
    documents = list(newsletters(nodes))
    rows = plain.rows_of(documents)
    size = [sum(map(len, kind.values())) for kind in rows]
    yield "nodes and edges, in documents", f"{size[0]:,} {size[1]:,}", f"{len(documents)} documents"
    with tempfile.TemporaryDirectory(prefix="neo4j-bench-") as folder, _server(version, Path(folder)) as uri:
        driver = GraphDatabase.driver(uri)
        _warm_up(uri, driver)
        theirs, ours, again, ours_again, all_again = [], [], [], [], []
        for _ in range(runs):
            _wipe(driver)
            driver.execute_query(plain.CONSTRAINT)
            theirs.append(_timed(lambda: plain.load(driver, *rows)))
            again.append(_timed(lambda: plain.load(driver, *rows)))
            _wipe(driver)
            with Neo4jStore(uri) as store:
                ours.append(_timed(lambda: store.save(documents)))
                ours_again.append(_timed(lambda: _only_new(store, documents)))
                all_again.append(_timed(lambda: store.save(documents)))
        with Neo4jStore(uri) as store:
            assert same_graph(store.mirror(), mirror_of(merge(documents))) == []
        first, reload = min(theirs), min(again)
        yield "plain driver, UNWIND MERGE", f"{first:.2f} s", "1.00"
        yield "plain driver, again", f"{reload:.2f} s", f"{reload / first:.2f}"
        yield (
            "RegAtlas",
            f"{min(ours):.2f} s",
            f"{min(ours) / first:.2f} of the plain driver's (must 1.25, aim 1.05)",
        )
        yield "RegAtlas, rows a second", f"{sum(size) / min(ours):,.0f}", ""
        yield (
            "RegAtlas again, as a build does",
            f"{min(ours_again):.3f} s",
            f"{min(ours_again) / reload:.3f} of the plain reload (must 0.1, aim 0.02)",
        )
        yield (
            "RegAtlas again, handed every document",
            f"{min(all_again):.2f} s",
            f"{min(all_again) / reload:.3f} of the plain reload",
        )
        yield "RegAtlas, peak memory of the loader, streaming", f"{_peak(uri, driver, nodes):.0f} MB", ""
        writer = _graphrag(uri, driver, rows, Path(folder))
        if writer:
            yield (
                "neo4j-graphrag's Neo4jWriter",
                f"{writer:.2f} s",
                f"{writer / min(ours):.2f} x RegAtlas' time (must 1.6, aim 2.5)",
            )
        else:
            yield "neo4j-graphrag's Neo4jWriter", "-", "make bench-neo4j fetches it"
        driver.close()
    yield from _in_bulk(documents, version, min(ours))


def _in_bulk(documents: list[DocumentFacts], version: str, ours: float) -> Iterator[tuple[str, str, str]]:
    with tempfile.TemporaryDirectory(prefix="neo4j-bench-") as folder:
        files, home = Path(folder) / "files", Path(folder) / "home"
        mirror = mirror_of(merge(documents))
        written = _timed(lambda: export(mirror, "neo4j-admin", files, documents))
        imported = _timed(lambda: serve.bulk_import(version, home, files))
        with _server(version, home) as uri, Neo4jStore(uri) as store:
            migrated = _timed(store.migrate)
        yield "export neo4j-admin", f"{written:.2f} s", ""
        yield (
            "neo4j-admin import",
            f"{imported:.2f} s",
            f"{imported / ours:.2f} of the load over Bolt (must 0.6)",
        )
        yield (
            "and regatlas migrate (indexes, empty lists)",
            f"{migrated:.2f} s",
            f"{(imported + migrated) / ours:.2f} together",
        )
        with EmbeddedStore(Path(folder) / "atlas") as store:
            embedded = _timed(lambda: store.save(documents))
        yield (
            "embedded store, first build",
            f"{embedded:.2f} s",
            f"{embedded / ours:.2f} of Neo4j's (must 0.2, aim 0.1)",
        )


def _timed(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _only_new(store: Neo4jStore, documents: list[DocumentFacts]) -> None:
    known = store.known()
    store.save(facts for facts in documents if facts.document.sha256 not in known)


@contextmanager
def _server(version: str, home: Path) -> Iterator[str]:
    settings = {}
    if APOC.exists():
        shutil.copytree(APOC, home / "plugins", dirs_exist_ok=True)
        settings["dbms.security.procedures.unrestricted"] = "apoc.*"
    server = serve.start(version, home, settings=settings, jvm=JVM)
    try:
        yield server.uri
    finally:
        server.stop()


def _warm_up(uri: str, driver: Any) -> None:
    """The JVM compiles what it runs often: both ways find it compiled."""
    documents = list(newsletters(2_000, seed=1))
    rows = plain.rows_of(documents)
    for _ in range(3):
        driver.execute_query(plain.CONSTRAINT)
        plain.load(driver, *rows)
        _wipe(driver)
        with Neo4jStore(uri) as store:
            store.save(documents)
        _wipe(driver)


def _wipe(driver: Any) -> None:
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        for kind in ("CONSTRAINT", "INDEX"):
            extra = ", owningConstraint" if kind == "INDEX" else ""
            found = session.run(f"SHOW {kind} YIELD name, type{extra}").data()
            for row in found:
                if row["type"] != "LOOKUP" and not row.get("owningConstraint"):
                    session.run(f"DROP {kind} `{row['name']}`").consume()


def _peak(uri: str, driver: Any, nodes: int) -> float:
    _wipe(driver)
    command = [sys.executable, str(Path(__file__).parent), "--peak", uri, "--nodes", str(nodes)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _stream(uri: str, nodes: int) -> None:
    """Loads newsletters as they are drawn, none kept; prints the peak of memory in megabytes."""
    with Neo4jStore(uri) as store:
        store.save(newsletters(nodes))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _graphrag(uri: str, driver: Any, rows: Any, folder: Path) -> float | None:
    python = GRAPHRAG / "bin" / "python"
    if not python.exists() or not APOC.exists():
        return None
    _wipe(driver)
    (folder / "rows.json").write_text(json.dumps({"nodes": rows[0], "edges": rows[1]}), "utf-8")
    command = [str(python), str(Path(__file__).with_name("graphrag.py")), uri, str(folder / "rows.json")]
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        print(ran.stderr[-1000:], file=sys.stderr)
        return None
    return float(ran.stdout.split()[-1])


if __name__ == "__main__":
    main()
