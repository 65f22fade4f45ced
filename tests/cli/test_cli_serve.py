"""`regatlas serve` as a process: it says where it is, answers there, and ends on Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest


@pytest.mark.parametrize("arguments", [[], ["--token", "a-token-of-twenty-characters"]])
def test_it_prints_its_address_answers_and_ends_when_interrupted(atlas: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "regatlas", "serve", "--store", str(atlas), "--port", "0", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "REGATLAS_TOKEN"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as server:
        try:
            assert server.stdout
            line = server.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/\S*", line)
            assert address, line
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with opener.open(address[0], timeout=30) as answer:
                assert b"<title>RegAtlas</title>" in answer.read()
                assert "token" not in answer.url
            server.send_signal(signal.SIGINT)
            _, errors = server.communicate(timeout=30)
        finally:
            server.kill()
    assert (server.returncode, errors) == (0, "")


def test_what_can_not_be_opened_is_said(run, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file.txt").write_text("x")
    ran = run("serve", "--store", tmp_path / "other", "--port", "0")
    assert ran.code == 3
    assert "this is not an atlas" in ran.err
