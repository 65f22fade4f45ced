"""Evidence: where in a document's text a fact is stated, and the words that state it."""

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Span(BaseModel):
    """A stretch of a document's text.

    `start` and `end` are code-point offsets into the text as it was read, end exclusive;
    `quote` is exactly the text between them.
    """

    model_config = ConfigDict(frozen=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str

    @model_validator(mode="after")
    def _fits(self) -> "Span":
        if self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}-{self.end} does not have the length of its quote")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span from `start` to `end` of `text`, without white space at its ends."""
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        quote = piece.strip()
        return cls(start=start, end=start + len(quote), quote=quote)
