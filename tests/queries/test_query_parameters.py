"""What may be asked: parameters are checked, names become ids, and values never become Cypher."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.catalogue import run
from queries.errors import BadParameter, QueryError, UnknownName, UnknownQuery
from stores.base import Store


@pytest.mark.parametrize(
    ("name", "parameters", "error", "words"),
    [
        ("penalties-by-artcle", {}, UnknownQuery, "penalties-by-article"),
        ("xyzzy", {}, UnknownQuery, "lists them all"),
        ("body-activity", {}, BadParameter, "needs body"),
        ("body-activity", {"body": ""}, BadParameter, "needs body"),
        ("penalties-by-article", {"laws": "law:dsl"}, BadParameter, "did you mean 'law'"),
        ("sources-disagree", {"law": "law:dsl"}, BadParameter, "it has none"),
        ("penalties-by-article", {"period": "2025-13"}, BadParameter, "YYYY-MM-DD"),
        ("penalties-by-article", {"period": "25"}, BadParameter, "YYYY-MM-DD"),
        ("open-for-comments", {"day": "2025-02-30"}, BadParameter, "YYYY-MM-DD"),
        ("new-items", {"since_issue": "2025"}, BadParameter, "YYYY-MM"),
        ("penalties-by-article", {"cited_as": "broken"}, BadParameter, "violated or applied"),
        ("highest-fines", {"top": "many"}, BadParameter, "whole number"),
        ("highest-fines", {"top": -1}, BadParameter, "whole number"),
        ("app-lists", {"apps_only": "perhaps"}, BadParameter, "true or false"),
        ("penalties-by-article", {"law": "Law of the Sea"}, UnknownName, "no law in this graph"),
        ("penalties-by-article", {"law": "CAC"}, UnknownName, "no law in this graph"),
        ("penalties-of-regulator", {"body": "Ministry"}, UnknownName, "regulator:miit"),
    ],
)
def test_what_is_wrong_is_said(
    sample: Store, name: str, parameters: dict[str, object], error: type[QueryError], words: str
) -> None:
    with pytest.raises(error, match=words):
        run(sample, name, **parameters)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body", ["regulator:cac-yinzhou", "Yinzhou CA", "宁波市鄞州区互联网信息办公室", "yinzhou"]
)
def test_a_body_may_be_given_by_any_of_its_names(sample: Store, body: str) -> None:
    rows = run(sample, "penalties-of-regulator", body=body, period="2025-04").records()
    assert [(row["party"], row["amount_cny"]) for row in rows] == [("甬家物业服务有限公司", 50000.0)]


@pytest.mark.parametrize(
    ("given_", "rows"), [("1", 1), (2, 2), ("", 6), (None, 6)], ids=["text", "number", "empty", "none"]
)
def test_a_number_may_be_text_and_what_is_empty_is_left_out(sample: Store, given_: object, rows: int) -> None:
    assert len(run(sample, "highest-fines", top=given_).rows) == rows


@pytest.mark.parametrize(("apps_only", "rows"), [(True, 1), ("no", 1), ("true", 1)])
def test_truth_values(sample: Store, apps_only: object, rows: int) -> None:
    assert len(run(sample, "app-lists", apps_only=apps_only).rows) == rows


def test_a_limit_is_told(sample: Store) -> None:
    result = run(sample, "highest-fines", limit=2)
    assert len(result.rows) == 2 and result.truncated


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1) | st.sampled_from(["' OR 1=1 //", "x'}) RETURN 1 //", "\\", "$law", "`"]))
def test_text_is_only_ever_a_value(sample: Store, text: str) -> None:
    unknown = "\x00 no such sector"
    assert run(sample, "penalties-by-sector", sector=f"{unknown}{text}").rows == []


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40))
def test_any_name_is_found_or_refused_in_words(sample: Store, text: str) -> None:
    try:
        run(sample, "neighbourhood", thing=text)
    except QueryError as error:
        assert str(error)


def test_an_unknown_amount_is_counted_as_such(sample: Store) -> None:
    bank = run(sample, "fines-by-regulator", law="PIPL").records()
    assert [(r["fines"], r["fines_cny"], r["fines_without_amount"]) for r in bank] == [(2, 1300000.0, 1)]


def test_an_unnamed_court_and_a_missing_day_are_shown(sample: Store) -> None:
    rows = run(sample, "court-decisions", case_kind="criminal").records()
    assert {(r["court"], r["court_named"], r["date"], r["months"]) for r in rows} == {
        ("法院", False, None, 18),
        ("法院", False, None, None),
    }
