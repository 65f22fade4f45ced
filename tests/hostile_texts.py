"""Texts that try to make reading slow, of any length: each kind is a piece that is repeated, and what closes it."""

PIECES = {
    "nested brackets": ("(", ")"),
    "one number": ("1", ""),
    "100,000 digits": ("1" * 100_000 + "\n", ""),
    "one endless line": ("word ", ""),
    "one line of cases": (
        "The CAC fined a company RMB 5,000 under Article 27 of the Data Security Law and ",
        "",
    ),
    "one line of Chinese cases": ("网信办依据数据安全法对某公司罚款五万元，", ""),
    "people addressed": ("Mr. Humphrey said so to Ms. Peters. ", ""),
    "capitals": ("Big Name ", ""),
    "tiny lines": ("a\n", ""),
    "bullets": ("• x\n", ""),
    "quotes": ("“", "”"),
}


def hostile_text(kind: str, characters: int) -> str:
    """A text of this kind and about this length."""
    piece, tail = PIECES[kind]
    count = max(1, characters // (len(piece) + len(tail)))
    return piece * count + tail * count
