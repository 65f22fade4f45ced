"""Word (.docx) to text: paragraphs, headings, lists, tables, notes and hyperlinks."""

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from loaders.read.errors import EmptyError, EncryptedError, FormatError
from loaders.source import Link

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

#: Both an old .doc and an encrypted .docx are OLE 2 containers; only the latter names this stream.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_LARGEST_UNPACKED = 400_000_000
#: What zipfile, python-docx and lxml (whose XMLSyntaxError is a SyntaxError) raise on damaged files.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, SyntaxError, LookupError, ValueError, EOFError),
    *(OSError, NotImplementedError, AttributeError),
)


def extract_word(data: bytes, name: str) -> tuple[str, tuple[Link, ...]]:
    """The text of a .docx file and its links.

    Paragraphs are parted by a blank line, list items and table rows by a line break, cells by ` | `; foot- and
    endnotes leave `[n]` in the text and stand at its end as lines `[n] ...`. Deleted (tracked) words are left out.
    Raises `EncryptedError`, `FormatError`, `EmptyError`.
    """
    from loaders.read.word.write import Writer

    document = _open(data, name)
    try:
        text, links = Writer(document).write()
    except (SyntaxError, LookupError, ValueError) as error:
        raise _broken(name) from error
    if not text.strip():
        raise EmptyError(name, "has no text", "check that the right document was saved")
    return text + "\n", links


def _open(data: bytes, name: str) -> "WordDocument":
    if data.startswith(OLE):
        raise _ole(data, name)
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST_UNPACKED:
                raise FormatError(
                    name, "unpacks to more than 400 MB", "remove its pictures and save it again"
                )
        return Document(io.BytesIO(data))
    except FormatError:
        raise
    except (OpcError, *_BROKEN) as error:
        raise _broken(name) from error


def _broken(name: str) -> FormatError:
    return FormatError(
        name, "is a broken Word file", "open it in Word and save it again, or download it again"
    )


def _ole(data: bytes, name: str) -> EncryptedError | FormatError:
    if _ENCRYPTED_STREAM in data:
        return EncryptedError(name, "is encrypted with a password", "save a copy without a password")
    return FormatError(name, "is in the old Word format (.doc)", "open it in Word and save it as .docx")
