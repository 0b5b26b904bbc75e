"""Files that no office should send: torn, flipped, bombs, nested, mislabelled, with names that play tricks.

`files` writes them one by one, each with a sound one as its seed. But: expects nothing of what reads them.
"""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.trust.sound_files import SEEDS, TEXT, word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

NAMES = (
    "..", "...", "....md", "..\\..\\evil.md", "%2e%2e%2fevil.md", "a\nb.md", "a\rb.md", "a\tb.md", "\x1b[2Ja.md", "\u202etxt.md",
    "\u200b.md", "-rf.md", "--id.md", "~.md", "~root.md", "$(id).md", "`id`.md", ";id.md", "|id.md", "*.md", "?.md", "#.md", "a b.md",
    "con.md", "nul.md", "aux.txt", ".md", ".hidden.md", " .md", "，.md", "'.md", '".md', "<b>.md", "&amp;.md", "%00.md", "%s%n.md",
    "{0}.md", "政策" * 40 + ".md", "a" * 250 + ".md", "é" * 100 + ".md", "\ud83d.md".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "haining-2024.md", "policy.md", "text.txt", "checksums.json.md", "current.md", ".lock.md", "index.md", "a.MD", "a.md.exe", "a.exe", "a.js",
    "a", "a.", "a.docx.md", "a.doc", "a.xls", "a.zip", "a.html.pdf", "第一条.md", "补贴/奖励.md".replace("/", "\u2215"), "C:evil.md",
)  # fmt: skip


def repacked(part: str, content: bytes) -> bytes:
    """The sound Word file with one of its parts exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return out.getvalue()


def body(inside: str) -> bytes:
    """A Word file whose body is this XML."""
    return repacked("word/document.xml", f"<w:document {W}><w:body>{inside}</w:body></w:document>".encode())


def nested(
    opening: str, closing: str, depth: int, inside: str = "<w:p><w:r><w:t>文</w:t></w:r></w:p>"
) -> bytes:
    """A Word file with an element inside itself."""
    return body(opening * depth + inside + closing * depth)


def laughs(part: str) -> bytes:
    """Billion laughs in a part of a Word file."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    document = f"<w:document {W}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    return repacked(
        part, f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "哈哈">{entities}]>{document}'.encode()
    )


def outside() -> bytes:
    """A Word file whose text is an entity that names a file of the machine."""
    document = f"<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    return repacked(
        "word/document.xml",
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>{document}'.encode(),
    )


def bomb(size: int, part: str = "word/media/a.bin") -> bytes:
    """A Word file with a part that unpacks to so many bytes."""
    out = io.BytesIO(word())
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open(part, "w", force_zip64=True) as entry,
    ):
        for _ in range(size // 1_000_000):
            entry.write(b" " * 1_000_000)
    return out.getvalue()


def slipped() -> bytes:
    """A Word file with parts named to land elsewhere."""
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as packed:
        for name in ("../../evil.txt", "/tmp/evil.txt", "..\\evil.txt", "word/../../evil"):
            packed.writestr(name, "evil")
    return out.getvalue()


def pdf_with(stream: bytes, filters: str, extra: str = "") -> bytes:
    """A PDF of one page whose content is this stream."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R" + extra.encode() + b">>endobj\n"
        b"4 0 obj<</Length " + str(len(stream)).encode() + b"/Filter" + filters.encode() + b">>stream\n"
        + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )  # fmt: skip


def by_hand() -> Iterator[tuple[str, bytes]]:
    """Files with a reason each: (name, content)."""
    yield "bomb-media.docx", bomb(310_000_000)
    yield "bomb-xml.docx", bomb(100_000_000, "word/document2.xml")
    yield "bomb-paragraphs.docx", body("<w:p/>" * 9_000_000)
    yield "long-word.docx", body("<w:p><w:r><w:t>" + "补" * 9_000_000 + "</w:t></w:r></w:p>")
    yield "laughs.docx", laughs("word/document.xml")
    yield "laughs-styles.docx", laughs("word/styles.xml")
    yield "laughs-types.docx", laughs("[Content_Types].xml")
    yield "outside.docx", outside()
    yield "slip.docx", slipped()
    yield "no-body.docx", repacked("word/document.xml", f"<w:document {W}/>".encode())
    yield "other-root.docx", repacked("word/document.xml", b"<html/>")
    yield "no-xml.docx", repacked("word/document.xml", b"\0\1\2")
    yield "empty-part.docx", repacked("word/document.xml", b"")
    yield "empty.zip.docx", b"PK\x05\x06" + bytes(18)
    for depth in (60, 250, 2_000, 100_000):
        yield f"tables-{depth}.docx", nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", depth)
        yield f"runs-{depth}.docx", nested("<w:r>", "</w:r>", depth, "<w:t>文</w:t>")
        yield f"controls-{depth}.docx", nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", depth)
        yield f"divs-{depth}.html", b"<div>" * depth + TEXT.encode() + b"</div>" * depth
        yield f"tables-{depth}.html", b"<table><tr><td>" * depth + TEXT.encode()
        yield f"lists-{depth}.html", b"<ul><li>" * depth + TEXT.encode()
        yield f"skipped-{depth}.html", b"<script>" * depth + TEXT.encode()
        yield f"brackets-{depth}.md", "（".encode() * depth + TEXT.encode()
        yield f"quotes-{depth}.md", b">" * depth + TEXT.encode()
        yield f"stars-{depth}.md", b"*" * depth + TEXT.encode()
        yield f"tabs-{depth}.txt", b"\t" * depth + TEXT.encode()
        yield f"numbers-{depth}.txt", "一、".encode() * depth
        yield f"clauses-{depth}.txt", "第一条".encode() * depth
        yield f"arrays-{depth}.pdf", pdf_with(b"[" * depth, "[]")
    for sign in (
        "<",
        "<!",
        "<!--",
        "<![",
        "</",
        "<a ",
        "<a b='",
        "&",
        "&#",
        "&#x",
        "<?",
        "<br/",
        "<td>",
        "<p>",
        "<table>",
        "<tr>",
    ):
        yield f"repeated-{sum(sign.encode())}.html", TEXT.encode() + sign.encode() * 60_000
    for value in ("99999999999999999999", "-1", "²", "x", "", "1e9"):
        row = (
            f'<w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr><w:p><w:r><w:t>文</w:t></w:r></w:p></w:tc>'
        )
        yield f"span-{len(value)}{value[:1]}.docx", body(f"<w:tbl><w:tr>{row}{row}</w:tr></w:tbl>")
        cells = f"<table><tr><td colspan={value or 0} rowspan={value or 0}>文字<td>文字</table>"
        yield f"span-{len(value)}{value[:1]}.html", cells.encode()
        level = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr></w:pPr><w:r><w:t>文</w:t></w:r></w:p>'
        yield f"level-{len(value)}{value[:1]}.docx", body(level)
        numbering = f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{value}"><w:start w:val="{value}"/></w:lvl></w:abstractNum></w:numbering>'
        yield f"numbering-{len(value)}{value[:1]}.docx", repacked("word/numbering.xml", numbering.encode())
    yield "bomb.pdf", pdf_with(zlib.compress(b" " * 80_000_000), "/FlateDecode")
    twice = zlib.compress(zlib.compress(b" " * 100_000_000))
    yield "bomb-twice.pdf", pdf_with(twice, "[/FlateDecode/FlateDecode]")
    yield "self.pdf", pdf_with(b"/A Do", "[]", "/Resources<</XObject<</A 4 0 R>>>>")
    yield (
        "loop.pdf",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>",
    )
    for encoding in (
        "utf-16",
        "utf-16-le",
        "utf-32",
        "gb18030",
        "big5",
        "shift_jis",
        "euc-kr",
        "utf-7",
        "cp1252",
    ):
        for suffix in (".txt", ".md", ".html"):
            yield f"{encoding}{suffix}", TEXT.encode(encoding, errors="replace")
            yield f"{encoding}-torn{suffix}", TEXT.encode(encoding, errors="replace")[1:-1]
    yield "mixed.txt", TEXT.encode() + TEXT.encode("gb18030") + TEXT.encode("utf-16")
    yield "surrogates.txt", TEXT.encode() + b"\xed\xa0\x80\xed\xbf\xbf" * 3
    yield "overlong.txt", TEXT.encode() + b"\xc0\xaf\xe0\x80\xaf" * 3
    yield "nul.txt", TEXT.encode().replace(b"\n", b"\0")
    yield "one-line.txt", "补贴".encode() * 1_000_000
    yield "lines.txt", b"\n" * 1_000_000 + "补".encode()
    yield "planes.txt", "".join(map(chr, [*range(32, 0xD800, 7), *range(0xE000, 0x110000, 997)])).encode()
    yield "digits.txt", b"9" * 200_000
    yield "charset.html", b'<meta charset="' + b"x" * 99 + b'">' + TEXT.encode()
    yield "charset-idna.html", b'<meta charset="idna">' + TEXT.encode()
    yield "charset-zlib.html", b'<meta charset="zlib_codec">' + TEXT.encode()
    yield "script.html", b"<script>alert(1)</script><img src=x onerror=alert(1)>" + TEXT.encode()


def files(folder: Path, torn: int = 32) -> Iterator[Path]:
    """Write and give the files: those by hand, `torn` torn or flipped ones of each kind, and names that play tricks.

    The one before is removed.
    """
    random_ = random.Random(11)
    for name, content in by_hand():
        yield from _written(folder, name, content)
    for suffix, seed in SEEDS.items():
        whole = seed()
        for n in range(torn):
            data = bytearray(whole[: random_.randrange(1, len(whole))] if n % 2 else whole)
            for _ in range(0 if n % 4 == 1 else random_.choice((1, 3, 30))):
                data[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
            yield from _written(folder, f"torn-{n}{suffix}", bytes(data))
    for name in NAMES:
        yield from _written(folder, name, TEXT.encode())


def _written(folder: Path, name: str, content: bytes) -> Iterator[Path]:
    path = folder / name
    if path.is_dir():  # "..": what a name means is for the reader to refuse
        yield path
        return
    try:
        path.write_bytes(content)
    except OSError:
        return  # a name that this file system cannot hold cannot be sent either
    yield path
    path.unlink()
