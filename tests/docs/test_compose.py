"""compose.yaml and what goes with it have the form that Docker Compose wants; nothing is started here."""

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))


def test_the_loader_waits_for_a_healthy_server():
    assert set(COMPOSE) == {"services", "volumes"}
    fill, server = COMPOSE["services"]["fill"], COMPOSE["services"]["neo4j"]
    assert fill["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert server["healthcheck"]["test"][0] == "CMD-SHELL"
    assert fill["command"][0] == "build" and fill["command"][-1] == "bolt://neo4j:7687"
    assert set(COMPOSE["volumes"]) == {volume.partition(":")[0] for volume in server["volumes"]}


def test_ports_are_open_on_this_machine_only():
    assert all(port.startswith("127.0.0.1:") for port in COMPOSE["services"]["neo4j"]["ports"])


def test_the_image_of_the_loader_is_made_from_files_that_are_there():
    build = COMPOSE["services"]["fill"]["build"]
    dockerfile = (ROOT / build["context"] / build["dockerfile"]).read_text("utf-8")
    copied = [line.split()[1:-1] for line in dockerfile.splitlines() if line.startswith("COPY")]
    assert all((ROOT / name).exists() for names in copied for name in names)
