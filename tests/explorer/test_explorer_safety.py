"""Who may ask what: names, origins, the token, limits, paths; and statements that would do more than read."""

import contextlib
import socket
from urllib.parse import quote

import pytest
from calls import Answer, Site

from regatlas.cli import main
from regatlas.serving import Place, settings_for
from stores.embedded import EmbeddedStore
from viz.explorer.adding import safe_name

PATHS = [
    "/",
    "/graph",
    "/thing/law:dsl",
    "/static/main.js",
    "/static/style.css",
    "/api/overview",
    "/no/such/page",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(site: Site, path: str) -> None:
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers or "uvicorn" in headers["server"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:1", 200),
        ("localhost", 200),
        ("[::1]:5", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("", 421),
    ],
)
def test_it_answers_to_its_own_names_only(site: Site, host: str, status: int) -> None:
    assert site.get("/api/words", Host=host).status == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
    ],
)
def test_only_its_own_pages_may_write(site: Site, headers: dict[str, str], status: int) -> None:
    sent = {"columns": ["a"], "rows": [["b"]]}
    assert site.call("POST", "/api/table.csv", sent, **headers).status == status


def test_pages_of_others_may_link_here_but_not_fetch(site: Site) -> None:
    assert site.get("/graph", Sec_Fetch_Site="cross-site").status == 200
    assert site.get("/api/overview", Sec_Fetch_Site="cross-site").status == 403


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/..\\app.py",
        "/static//etc/passwd",
        "/static/%00",
    ],
)
def test_no_path_leads_out_of_the_page_s_folder(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status == 404
    assert b"create_app" not in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/thing/../../app.py", "/%2e%2e/%2e%2e/x"])
def test_every_other_address_is_the_page_itself(site: Site, path: str) -> None:
    assert frame(site.get(path)) == frame(site.get("/"))


def frame(answer: Answer) -> list[bytes]:
    """The lines of the page but for those that name what its address needs."""
    return [line for line in answer.body.splitlines() if b"preload" not in line]


TOKEN = "a-token-of-twenty-characters"


@pytest.fixture
def guarded(sample_atlas, serve) -> Site:
    with EmbeddedStore(sample_atlas) as store:
        yield serve(store, token=TOKEN, hosts=frozenset())


@pytest.mark.parametrize(
    "path", ["/", "/api/overview", "/static/main.js", "/?token=wrong", "/?token=", "/api/words?token=wrong"]
)
def test_without_the_token_nothing_is_told(guarded: Site, path: str) -> None:
    answer = guarded.get(path)
    assert answer.status == 401
    assert b"RegAtlas explores" not in answer.body


def test_the_token_in_the_address_becomes_a_cookie(guarded: Site) -> None:
    answer = guarded.get(f"/thing/law:dsl?evidence=x&token={TOKEN}")
    assert (answer.status, answer.headers["location"]) == (303, "/thing/law:dsl?evidence=x")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert guarded.get("/api/overview", Cookie=f"regatlas={TOKEN}").status == 200
    assert guarded.get("/api/overview", Authorization=f"Bearer {TOKEN}").status == 200
    assert guarded.get("/api/overview", Cookie="regatlas=wrong").status == 401


def test_the_token_redirects_to_no_other_host(guarded: Site) -> None:
    assert guarded.get(f"//evil.example/?token={TOKEN}").headers["location"] == "/evil.example/"


WRITES = [
    "CREATE (n:Law {id: 'x'})",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n:Law) SET n.name = 'x'",
    "MATCH (n:Law) REMOVE n.name RETURN n",
    "MERGE (n:Law {id: 'x'}) RETURN n",
    "LOAD FROM '/etc/passwd' RETURN *",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "COPY (MATCH (n) RETURN n.id) TO '/tmp/x.csv'",
    "EXPORT DATABASE '/tmp/x'",
    "ATTACH 'x' AS y (dbtype sqlite)",
    "INSTALL httpfs",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    "MATCH (n) /* x */ delete n",
    "",
]


@pytest.mark.parametrize("statement", WRITES)
def test_statements_that_do_more_than_read_are_refused(site: Site, statement: str) -> None:
    before = site.get("/api/overview").json["counts"]
    answer = site.call("POST", "/api/cypher", {"statement": statement})
    assert answer.status == 400
    assert answer.json["error"]
    assert site.get("/api/overview").json["counts"] == before


def test_cypher_is_limited_in_rows_and_time(sample_atlas, serve) -> None:
    with EmbeddedStore(sample_atlas) as store:
        site = serve(store, rows=5, seconds=0.2)
        found = site.call("POST", "/api/cypher", {"statement": "MATCH (n) RETURN n"}).json
        assert (len(found["rows"]), found["truncated"]) == (5, True)
        slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)"
        assert "no answer within" in site.call("POST", "/api/cypher", {"statement": slow}).json["error"]


def test_cypher_and_adding_can_be_switched_off(sample_atlas, serve) -> None:
    with EmbeddedStore(sample_atlas) as store:
        site = serve(store, cypher=False, add=None)
        assert site.get("/api/words").json["may"] == {"cypher": False, "add": False}
        assert site.call("POST", "/api/cypher", {"statement": "RETURN 1"}).status == 400
        assert site.call("POST", "/api/files?name=a.txt", b"x").status == 400
        assert site.get("/api/ask/penalties-by-article").status == 200


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("127.8.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.0.2.1", False),
        ("example.org", False),
    ],
)
def test_off_this_machine_less_is_allowed_unless_told_otherwise(host: str, here: bool) -> None:
    settings = settings_for(Place(host, 0), "t" * 16)
    assert (settings.cypher, settings.add is not None, bool(settings.hosts)) == (here, here, here)
    told = settings_for(Place(host, 0), "t" * 16, cypher=True, adding=True)
    assert (told.cypher, told.add is not None) == (True, True)


def test_a_short_token_is_refused(sample_atlas, capsys) -> None:
    assert main(["serve", "--store", str(sample_atlas), "--token", "short", "--port", "0"]) == 2
    assert "at least 16 characters" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(sample_atlas, capsys) -> None:
    with contextlib.closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["serve", "--store", str(sample_atlas), "--port", port]) == 2
    assert "try another --port" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a.md", "a.md"),
        ("../../etc/a.md", "a.md"),
        ("C:\\\\temp\\\\a.md", "a.md"),
        ("月报.html", "月报.html"),
        ('<b>"x"</b>.txt', "b.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ("." * 9 + "a.txt", "a.txt"),
        ("x" * 300 + ".txt", "x" * 120 + ".txt"),
    ],
)
def test_a_file_keeps_of_its_name_what_is_harmless(name: str, kept: str) -> None:
    assert safe_name(name) == kept


@pytest.mark.parametrize("name", ["", "..", ".md", "x", "a.exe", "a.md/.", "x.md\x00.exe"])
def test_a_file_that_can_not_be_a_newsletter_is_refused(site: Site, name: str) -> None:
    assert site.call("POST", f"/api/files?name={quote(name)}", b"text").status == 400


def test_a_file_that_is_too_large_is_refused(sample_atlas, serve) -> None:
    with EmbeddedStore(sample_atlas) as store:
        site = serve(store, file_bytes=1000, body_bytes=1000, files=2)
        assert site.call("POST", "/api/files?name=a.txt", b"x" * 1001).status == 413
        assert site.call("POST", "/api/table.csv", {"columns": ["x" * 2000], "rows": []}).status == 413
        assert [site.call("POST", "/api/files?name=a.txt", b"x").status for _ in range(3)] == [200, 200, 400]
