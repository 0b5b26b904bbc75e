"""Over 300 damaged files through the staff's own upload, as a browser sends them: one sentence each, or the document."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from staffed import Staffed, staffing, until
from uploading import Clerk

from corpus.library import SHIPPED
from page.staff.files import BROKEN
from tests.trust.damaged_files import files
from tests.trust.sound_files import TEXT

#: Names with a way in them, which a browser does not send but a program can.
WAYS = (
    "../../evil.md", "/tmp/evil.md", "/etc/passwd", "..\\..\\evil.md", "a/../../../evil.md", "C:\\evil.md", "....//evil.md",
    "~/evil.md", "file:///tmp/evil.md", "a\x00b.md", "\ud800.md", "%2e%2e%2fevil.md", "con/../../evil.md",
)  # fmt: skip
TOGETHER = 20  # files in one form
MOST_SECONDS = 20  # of processor time for the worst, looked at and added
_SENTENCE = re.compile(r'<article class="card hint"><p class="sentence long">([^<]*。)</p></article>')


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffed]:
    """Both pages, with everything that they or the upload write kept below one folder."""
    root = tmp_path_factory.mktemp("sent")
    (root / "tmp").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIO_TEMP_DIR", str(root / "home" / "gradio"))
        patch.setattr(tempfile, "tempdir", str(root / "tmp"))
        yield from staffing(root / "home", guarded=True, largest="20mb")


def sent(folder: Path) -> Iterator[list[tuple[str, bytes]]]:
    """All of them, so many a form."""
    form: list[tuple[str, bytes]] = [(name, TEXT.encode()) for name in WAYS]
    for path in files(folder):
        if path.is_file():
            form.append((path.name, path.read_bytes()))
        if len(form) >= TOGETHER:
            yield form
            form = []
    yield form


def lying(folder: Path) -> set[Path]:
    """The files below a folder."""
    return {path for path in folder.rglob("*") if path.is_file()}


def test_nothing_is_left_of_an_upload(pages: Staffed) -> None:
    """Looked at and discarded, or accepted under an id that is taken and then discarded: not even an empty file."""
    clerk, uploads = Clerk(pages), pages.office.home / "gradio"
    (file,) = clerk.upload([("某县办法.txt", TEXT.encode())])
    assert 'class="card inspection"' in clerk.event("upload", "upload", [file])[0]
    assert lying(uploads) == {Path(file["path"])}
    clerk.event("accept", "click", [file, "small"])
    assert lying(uploads) == {Path(file["path"])}
    clerk.event("discard", "click", [file])
    assert lying(uploads) == set()


def test_only_an_upload_is_taken_for_one(pages: Staffed) -> None:
    """Another file of this machine is neither looked at nor accepted, whoever is logged in."""
    clerk, other = Clerk(pages), pages.office.home / "shipped" / "policy.md"
    file = {"path": str(other), "meta": {"_type": "gradio.FileData"}}
    for of, kind, data in (
        ("upload", "upload", [file]),
        ("accept", "click", [file, "mine"]),
        ("discard", "click", [file]),
    ):
        with pytest.raises(AssertionError, match=r"'success': False"):
            clerk.event(of, kind, data)
    assert lying(pages.office.home / "gradio") == set()
    assert other.exists()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_every_damaged_upload_is_one_sentence_or_a_document(
    pages: Staffed, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """What can be read is shown, added under an id of its own and removed; of the rest nothing is left anywhere."""
    clerk, library, root = Clerk(pages), pages.office.library, pages.office.home.parent
    # ids that these pages' library does not know to be taken
    shipped = {path.name for path in SHIPPED.iterdir()}
    tried, added, strange = 0, 0, []
    outside = lying(root) - lying(pages.office.home)
    for form in sent(tmp_path):
        for (name, _), file in zip(form, clerk.upload(form), strict=True):
            tried += 1
            started = time.process_time()
            looked, _, id = clerk.event("upload", "upload", [file])
            if 'class="card inspection"' in looked:
                shown, *_ = clerk.event(
                    "accept", "click", [file, f"a{tried}" if tried % 2 or id in shipped else id]
                )
                said = _SENTENCE.fullmatch(shown)
                if said and said[1].startswith("已加入"):
                    added += 1
                    (one,) = [one for one, path in library.files() if library.folder in path.parents]
                    library.remove(one)
                elif said:  # such as an id that is taken or cannot be used
                    assert clerk.event("discard", "click", [file])[0] == ""
            else:
                said = _SENTENCE.fullmatch(looked)
            if said is None or unescape(said[1]) == BROKEN:
                strange.append((name, looked[:200]))
            if time.process_time() - started > MOST_SECONDS:
                strange.append((name, "took too long"))
        left = lying(root) - lying(pages.office.home) - outside
        if left or lying(pages.office.home / "gradio"):
            strange.append((form[0][0], f"left: {left | lying(pages.office.home / 'gradio')}"))
    assert strange == []
    assert tried >= 300
    assert added >= 60, "what can be read is read"
    until(lambda: pages.office.desk.warming.latest.ready)
    assert [one for one, _ in library.files()] == ["small"]
    assert not [record for record in caplog.records if record.exc_info]
    printed = capfd.readouterr()
    assert "Traceback" not in printed.out + printed.err
