"""Files into text: plain text, Markdown, HTML, PDF and Word, whatever their encoding.

`read_path` and `read_bytes` give one document's `SourceText`, `find_files` the files below folders. What goes
wrong is a `ReadError`, whose `str()` is one line for a person.
"""

from loaders.read.errors import EmptyError, EncryptedError, FormatError, MissingError, ReadError, SkippedError
from loaders.read.files import STDIN, find_files, read_bytes, read_path

__all__ = [
    "STDIN",
    "EmptyError",
    "EncryptedError",
    "FormatError",
    "MissingError",
    "ReadError",
    "SkippedError",
    "find_files",
    "read_bytes",
    "read_path",
]
