"""Bundles the code of others that pages run, from the versions that package-lock.json pins. Needs node and npm.

It writes the modules, the licences and a note of versions and hashes; the page fetches nothing at run time.
"""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "viz" / "explorer" / "page" / "vendor"
TESTS = ROOT / "tests" / "explorer" / "vendor"
#: What each bundle is made of: these packages' licences go beside it.
BUNDLES = {
    "drawing.js": ("sigma", "graphology", "graphology-utils", "events"),
    "layout.js": ("graphology-layout-forceatlas2",),
}


def main() -> None:
    """Installs, bundles, and writes licences and VERSIONS.json."""
    subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=HERE, check=True)
    for name in BUNDLES:
        _bundle(name)
    packages = sorted({package for bundle in BUNDLES.values() for package in bundle})
    _licences(PAGE, packages)
    _note(PAGE, [*BUNDLES, "LICENCES.txt"], packages)
    TESTS.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(HERE / "node_modules" / "axe-core" / "axe.min.js", TESTS / "axe.min.js")
    _licences(TESTS, ["axe-core"])
    _note(TESTS, ["axe.min.js", "LICENCES.txt"], ["axe-core"])


def _bundle(name: str) -> None:
    PAGE.mkdir(parents=True, exist_ok=True)
    command = ["node_modules/.bin/esbuild", name, "--bundle", "--format=esm", "--minify", "--target=es2022"]
    subprocess.run(
        [*command, "--legal-comments=none", "--log-level=warning", f"--outfile={PAGE / name}"],
        cwd=HERE,
        check=True,
    )


def _licences(folder: Path, packages: list[str]) -> None:
    parts = []
    for package in packages:
        files = sorted((HERE / "node_modules" / package).glob("LICENSE*"))
        text = "\n".join(file.read_text(encoding="utf-8").strip() for file in files)
        parts.append(f"{package} {_about(package)['version']}\n\n{text or _about(package)['license']}\n")
    (folder / "LICENCES.txt").write_text(("\n" + "-" * 80 + "\n\n").join(parts), encoding="utf-8")


def _note(folder: Path, files: list[str], packages: list[str]) -> None:
    note = {
        "made_by": "make vendor",
        "packages": {
            package: {"version": _about(package)["version"], "licence": _about(package)["license"]}
            for package in packages
        },
        "sha256": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files},
    }
    (folder / "VERSIONS.json").write_text(json.dumps(note, indent=2) + "\n", encoding="utf-8")


def _about(package: str) -> dict[str, str]:
    about: dict[str, str] = json.loads(
        (HERE / "node_modules" / package / "package.json").read_text(encoding="utf-8")
    )
    return about


if __name__ == "__main__":
    main()
