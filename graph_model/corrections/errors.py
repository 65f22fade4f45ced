"""What is wrong with a correction, said to a person."""


class CorrectionError(Exception):
    """One clear line: `where` (a file and line), `what` is wrong, and what to do about it (`advice`)."""

    def __init__(self, where: object, what: str, advice: str = "") -> None:
        self.where = str(where)
        self.what = " ".join(what.split())
        self.advice = " ".join(advice.split())
        super().__init__(f"{self.where}: {self.what}" + (f" ({self.advice})" if self.advice else ""))


class RefusedError(Exception):
    """A correction (of the id `line`, where it is known) that would make no graph; the words say why."""

    def __init__(self, what: str, line: str | None = None) -> None:
        self.line = line
        super().__init__(what)


class MissedError(Exception):
    """What a correction names is not in the document that it names; the words say what."""
