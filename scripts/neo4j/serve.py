"""Fetches Neo4j Community servers from Maven Central, and starts one: serve.py --version 5.26 --port 7687."""

import argparse
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
JARS = HERE.parents[1] / ".neo4j"
FETCH = "make neo4j"
#: The versions that the tests run on: the release, and the oldest Java that it starts on.
VERSIONS = {"5.26": ("5.26.0", 17), "2026": ("2026.08.1", 25)}
#: For servers that live for minutes: they start in half the time, and leave the processors to the tests.
QUICK = ("-Xms256m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


class CannotStartError(Exception):
    """Why there is no server, and the one command that helps."""


@dataclass
class Server:
    """A running server: stopped by `stop`, and at the latest when this process ends."""

    uri: str
    process: subprocess.Popen[str]

    def stop(self) -> None:
        """Ends the server and waits until it has written everything down."""
        if self.process.poll() is None and self.process.stdin:
            self.process.stdin.close()
            self.process.wait(60)

    def only_read(self, only: bool) -> None:
        """Says whether its databases may only be read from now on."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write("READ ONLY\n" if only else "READ WRITE\n")
        self.process.stdin.flush()
        while self.process.stdout.readline() not in ("DONE\n", ""):
            continue


def start(
    version: str,
    home: Path,
    port: int = 0,
    password: str = "",
    *,
    settings: Mapping[str, str] | None = None,
    jvm: Sequence[str] = QUICK,
) -> Server:
    """Starts a server with its data in `home` on `port` (0: a free one) and waits for it to answer on Bolt.

    `settings` are those of neo4j.conf, `jvm` the flags of its Java.
    """
    release, java = VERSIONS[version]
    jars = JARS / release / "lib"
    if not any(jars.glob("neo4j-kernel-*.jar")):
        raise CannotStartError(f"the jars of Neo4j {release} are not in {jars.parent}: run `{FETCH}`")
    flags = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    if java >= 24:
        flags += ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]
    home.mkdir(parents=True, exist_ok=True)
    command = [
        str(find_java(java)),
        *jvm,
        *flags,
        "-cp",
        f"{jars}/*{os.pathsep}{home}/plugins/*",
        str(HERE / "Server.java"),
    ]
    (home / "neo4j.conf").write_text("".join(f"{name}={value}\n" for name, value in (settings or {}).items()))
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(
            [*command, str(home), str(port), password],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    return Server(f"bolt://localhost:{_port(process, home / 'server.log')}", process)


def _port(process: subprocess.Popen[str], log: Path) -> int:
    for line in process.stdout or ():
        if said := re.match(r"BOLT (\d+)", line):
            return int(said.group(1))
    process.wait()
    tail = "\n".join(log.read_text().splitlines()[-5:])
    raise CannotStartError(f"Neo4j did not start; the end of {log}:\n{tail}")


def bulk_import(version: str, home: Path, folder: Path, database: str = "neo4j") -> str:
    """Runs `neo4j-admin database import full` on the arguments in `folder`/import.args; gives what it says.

    The server on `home` must be stopped. Raises CannotStartError if the import fails.
    """
    release, java = VERSIONS[version]
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text("")
    flags = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    tool = ["-cp", f"{JARS / release / 'lib'}/*", "org.neo4j.cli.AdminTool"]
    arguments = ["database", "import", "full", database, "--overwrite-destination=true", "@import.args"]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    command = [str(find_java(java)), *flags, *tool, *arguments]
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if ran.returncode:
        raise CannotStartError(f"the import failed:\n{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}")
    return ran.stdout


@cache
def find_java(least: int) -> Path:
    """The oldest Java that is `least` or newer, among JAVA_HOME, JAVA<n>_HOME, the usual places and the path."""
    homes = [Path(value) for name, value in os.environ.items() if re.fullmatch(r"JAVA\d*_HOME", name)]
    homes += [
        *Path("/usr/lib/jvm").glob("*"),
        *Path("/Library/Java/JavaVirtualMachines").glob("*/Contents/Home"),
    ]
    on_path = shutil.which("java")
    candidates = [home / "bin" / "java" for home in homes] + ([Path(on_path)] if on_path else [])
    versions = {path: _java_version(path) for path in candidates if path.exists()}
    good = sorted((version, path) for path, version in versions.items() if version >= least)
    if not good:
        raise CannotStartError(f"no Java {least} or newer is here: install one, or set JAVA{least}_HOME")
    return good[0][1]


def _java_version(java: Path) -> int:
    said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found.group(1)) if found else 0


def fetch(version: str) -> None:
    """Puts the jars of a version where `start` looks for them."""
    release, _ = VERSIONS[version]
    jars = JARS / release / "lib"
    if any(jars.glob("neo4j-kernel-*.jar")):
        return
    if not shutil.which("mvn"):
        raise CannotStartError("Maven is not installed: run `apt-get install maven`, or your system's like")
    with tempfile.TemporaryDirectory(prefix="neo4j-", dir=_made(JARS)) as beside:
        options = ["-DincludeScope=runtime", f"-Dneo4j.version={release}", f"-DoutputDirectory={beside}/lib"]
        command = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies", *options]
        if subprocess.run(command).returncode:
            raise CannotStartError(f"Maven could not fetch Neo4j {release}; its messages are above")
        shutil.rmtree(jars.parent, ignore_errors=True)
        Path(beside, "lib").rename(_made(jars.parent) / "lib")


def fetch_apoc() -> None:
    """Puts APOC's jar for the older version beside the servers, for what is measured against and needs it."""
    release, _ = VERSIONS["5.26"]
    artifact = f"-Dartifact=org.neo4j.procedure:apoc-core:{release}:jar:core"
    command = ["mvn", "-B", "-q", "dependency:copy", artifact, f"-DoutputDirectory={JARS / 'apoc'}"]
    if subprocess.run(command).returncode:
        raise CannotStartError("Maven could not fetch APOC; its messages are above")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fetch", action="store_true", help="fetch the jars of every version and end")
    parser.add_argument("--fetch-apoc", action="store_true", help="fetch APOC for the benchmark and end")
    parser.add_argument("--version", choices=VERSIONS, default="5.26")
    parser.add_argument("--port", type=int, default=7687, help="0 takes a free one")
    parser.add_argument("--home", type=Path, default=JARS / "home", help="where the server keeps its data")
    parser.add_argument("--password", default="", help="of the user neo4j; without one nobody has to log in")
    options = parser.parse_args()
    try:
        if options.fetch:
            for version in VERSIONS:
                fetch(version)
            return
        if options.fetch_apoc:
            fetch_apoc()
            return
        server = start(options.version, options.home, options.port, options.password)
    except CannotStartError as error:
        raise SystemExit(str(error)) from None
    print(f"{server.uri} answers; Ctrl-C ends it", flush=True)
    try:
        server.process.wait()
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    main()
