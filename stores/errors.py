"""What went wrong with a store, said to a person."""


class StoreError(Exception):
    """One clear line: `where` it happened, `what` is wrong, and what to do about it (`advice`)."""

    def __init__(self, where: object, what: str, advice: str = "") -> None:
        self.where = str(where)
        self.what = " ".join(what.split())
        self.advice = " ".join(advice.split())
        super().__init__(f"{self.where}: {self.what}" + (f" ({self.advice})" if self.advice else ""))
