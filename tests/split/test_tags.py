"""A category's name before an item's words is a tag; the name of a body that acts is part of the heading."""

import pytest
from source_texts import as_source

from loaders.split.blocks import blocks


@pytest.mark.parametrize(
    ("line", "words", "tag"),
    [
        ("Enforcement: Nine apps named in Gansu", "Nine apps named in Gansu", ("enforcement",)),
        ("[Legislation] New rules for maps", "New rules for maps", ("legislation",)),
        ("【司法】某法院判决一起案件", "某法院判决一起案件", ("litigation",)),
        ("Nanjing Court: Owner must move a camera", "Nanjing Court: Owner must move a camera", ()),
        (
            "Guangzhou Internet Court: A voice is protected",
            "Guangzhou Internet Court: A voice is protected",
            (),
        ),
        ("某区法院：物业应当删除信息", "某区法院：物业应当删除信息", ()),
    ],
)
def test_tags(line: str, words: str, tag: tuple[str, ...]) -> None:
    text = f"{line}\n\nIt is said in a paragraph.\n\n{line}\n\nIt is said again.\n"
    first = blocks(as_source(text))[0]
    assert (first.words, first.tag) == (words, tag)
