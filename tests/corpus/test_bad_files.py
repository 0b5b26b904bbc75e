"""A file that cannot become text is refused with one sentence that says what to do."""

import base64
import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import UnreadableFile
from corpus.reading import LARGEST_BYTES, READERS, read_text


def scan(path: Path) -> None:
    """A PDF whose pages hold a drawing and no text."""
    canvas = Canvas(str(path))
    for _ in range(3):
        canvas.rect(100, 100, 200, 300, fill=1)
        canvas.showPage()
    canvas.save()


def locked_pdf(path: Path) -> None:
    """A PDF that asks for a password."""
    canvas = Canvas(str(path), encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(100, 700, "text")
    canvas.save()


def torn_pdf(path: Path) -> None:
    """The first bytes of a PDF."""
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n")


def torn_docx(path: Path) -> None:
    """Half of a Word file."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    path.write_bytes(buffer.getvalue()[: len(buffer.getvalue()) // 2])


def zip_bomb(path: Path) -> None:
    """A Word file that would unpack to 400 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for index in range(4):
            with packed.open(f"word/media/{index}.bin", "w", force_zip64=True) as entry:
                block = b"\0" * (1024 * 1024)
                for _ in range(100):
                    entry.write(block)


def text_bomb(path: Path) -> None:
    """A Word file of 60 KB whose text would be 20 MB."""
    docx.Document().save(str(path))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document2.xml", b"<w:p><w:t>x</w:t></w:p>" * 1_000_000)


def packed_pdf(filters: str, content: bytes) -> Callable[[Path], None]:
    """A PDF of one page whose content is that, packed as `filters` say."""

    def write(path: Path) -> None:
        parts = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(content), filters.encode(), content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        written, places = b"%PDF-1.4\n", []
        for number, part in enumerate(parts, 1):
            places.append(b"%010d 00000 n \n" % len(written))
            written += b"%d 0 obj" % number + part + b"\nendobj\n"
        table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(places)
        path.write_bytes(
            written + table + b"trailer<</Size 6/Root 1 0 R>>startxref\n%d\n%%%%EOF" % len(written)
        )

    return write


BLANKS = zlib.compress(b" " * 100_000_000)
SHOWN = zlib.compress(b"BT /F 9 Tf " + b"(a) Tj " * 31_000)


def empty_docx(path: Path) -> None:
    """A Word file without a word."""
    docx.Document().save(str(path))


def huge(path: Path) -> None:
    """200 MB that take no room on disk."""
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)


BAD: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "missing": ("a.md", lambda path: None, "找不到"),
    "a folder": ("a.md", lambda path: path.mkdir(), "不是文件"),
    "empty": ("a.md", lambda path: path.write_bytes(b""), "空文件"),
    "blanks only": ("a.txt", lambda path: path.write_bytes(b"\n \t\n"), "空文件"),
    "BOM only": ("a.txt", lambda path: path.write_bytes(b"\xef\xbb\xbf"), "没有文字"),
    "binary": ("a.txt", lambda path: path.write_bytes(bytes(range(256)) * 40), "不是文本文件"),
    "zeros": ("a.txt", lambda path: path.write_bytes(b"\0" * 5000), "不是文本文件"),
    "a picture named .md": ("a.md", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3\xff\xfe" * 900), "不是文本文件"),
    "unknown kind": ("a.xyz", lambda path: path.write_text("文"), "不支持"),
    "old Word": ("a.doc", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0"), "请另存为 .docx"),
    "scan": ("a.pdf", scan, "扫描件"),
    "locked PDF": ("a.pdf", locked_pdf, "密码"),
    "torn PDF": ("a.pdf", torn_pdf, "PDF"),
    "PDF that unpacks hugely": ("a.pdf", packed_pdf("/FlateDecode", BLANKS), "过大"),
    "PDF packed twice": ("a.pdf", packed_pdf("/ASCII85Decode/FlateDecode", base64.a85encode(BLANKS) + b"~>"), "过大"),
    "PDF of runs": ("a.pdf", packed_pdf("/RunLengthDecode", b"\x81 " * 1_000_000), "过大"),
    "PDF with a page of endless text": ("a.pdf", packed_pdf("/FlateDecode", SHOWN), "过大"),
    "no PDF at all": ("a.pdf", lambda path: path.write_text("文"), "PDF"),
    "locked Word": ("a.docx", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 2000), "密码"),
    "torn Word": ("a.docx", torn_docx, "损坏"),
    "text named .docx": ("a.docx", lambda path: path.write_text("文"), "损坏"),
    "zip bomb": ("a.docx", zip_bomb, "过大"),
    "text bomb": ("a.docx", text_bomb, "过大"),
    "Word without text": ("a.docx", empty_docx, "没有文字"),
    "200 MB": ("a.txt", huge, "超过"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_one_sentence(case: str, tmp_path: Path):
    """The message is one Chinese sentence with the file's name in it."""
    name, make, words = BAD[case]
    path = tmp_path / name
    make(path)
    with pytest.raises(UnreadableFile) as caught:
        read_text(path)
    message = str(caught.value)
    assert words in message
    assert name in message
    assert message.endswith("。")
    assert "\n" not in message
    assert message.count("。") == 1


def test_the_limit_is_checked_before_reading():
    """The limit is far below what would fill the memory."""
    assert LARGEST_BYTES <= 100 * 1024 * 1024


def test_every_format_is_listed():
    """The readers are these; a format is one line."""
    assert set(READERS) == {".md", ".markdown", ".txt", ".docx", ".pdf", ".html", ".htm"}
