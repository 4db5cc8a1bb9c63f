"""Reading documents in a process of their own: what is read, and that nothing else is harmed."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from search.documents.extraction import ROOT, extract
from search.documents.limits import MOST_CHARACTERS, MOST_PAGES
from search.documents.outcomes import Outcome
from search.documents.pdf import flowing
from tests.search import document_files as made


def read(data, suffix, seconds=40):
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        return extract(file, suffix, seconds)


def test_a_pdf_is_read_page_by_page():
    found = read(made.pdf("Första (ett)", "", "Tredje: åäö"), "pdf")
    assert found.outcome is Outcome.READ
    assert [page.strip() for page in found.pages] == ["Första (ett)", "", "Tredje: åäö"]
    assert not found.cut


def test_words_cut_at_the_end_of_a_line_are_whole_again():
    printed = "Om bostads-\nsegregation i kommun-\noch regionarbetet\nmed SO-\nRapporten"
    [page] = read(made.pdf(printed), "pdf").pages
    assert page.strip() == "Om bostadssegregation i kommun- och regionarbetet med SO- Rapporten"


def test_a_soft_hyphen_is_nowhere_a_part_of_a_word():
    assert flowing("bostads\xad\nsegre\xadgation") == "bostadssegregation"


def test_a_heading_does_not_run_into_the_text_below():
    printed = (
        "Det vi lärde oss\nVattenrädslan var större hos föräldrarna än hos\nMaria och Ali i tvåan."
    )
    [page] = read(made.pdf(printed), "pdf").pages
    assert page.strip().split("\n") == [
        "Det vi lärde oss",
        "",
        "Vattenrädslan var större hos föräldrarna än hos Maria och Ali i tvåan.",
    ]


def test_a_word_document_is_read_without_what_was_deleted():
    body = (
        "<w:p><w:r><w:t>Ett </w:t><w:tab/><w:t>två</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>I en ruta</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>struket</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert read(made.docx_around(body), "docx").pages == ("Ett  två\nI en ruta",)


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


NOT_HIDDEN = '<w:vanish w:val="0"/>'


def test_a_word_document_is_read_without_what_is_hidden_or_said_twice():
    drawn = "<w:drawing><off>7</off><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:drawing>"
    box = drawn.format(run("I rutan"))
    body = (
        f"<w:p>{run('Synligt')}{run(' dolt', '<w:vanish/>')}"
        f"{run(' också', NOT_HIDDEN)}</w:p>"
        f"<w:p><w:moveFrom>{run('flyttat')}</w:moveFrom>{run('kvar')}</w:p>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>{run('Efter')}</w:p>"
    )
    assert read(made.docx_around(body), "docx").pages == ("Synligt också\nkvar\nI rutan\nEfter",)


@pytest.mark.parametrize("strict", [False, True])
def test_a_word_document_is_read_with_its_notes_whatever_its_parts_are_called(strict):
    paragraphs = {"officeDocument": "Texten", "footnotes": "Fotnoten", "endnotes": "Slutnoten"}
    parts = {kind: f"<w:p>{run(text)}</w:p>" for kind, text in paragraphs.items()}
    found = read(made.docx_related(parts, strict=strict), "docx")
    assert found.pages == ("Texten\nFotnoten\nSlutnoten",)


def test_a_word_document_that_names_notes_it_does_not_have_is_read():
    parts = {"officeDocument": f"<w:p>{run('Texten')}</w:p>", "footnotes": ""}
    data = made.without(made.docx_related(parts), "word/footnotes7.xml")
    assert read(data, "docx").pages == ("Texten",)


def test_an_open_document_is_read_without_comments_and_deleted_text():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>struket</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:h>Rubrik</text:h><text:p>Före<office:annotation><text:p>kommentar</text:p>"
        "</office:annotation> <text:span>efter</text:span><text:s/>slut"
        "<text:hidden-text>dolt</text:hidden-text></text:p>"
    )
    assert read(made.odt_around(body), "odt").pages == ("Rubrik\nFöre efter slut",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_however_it_was_written(encoding):
    assert read("Vad vi såg på Ön".encode(encoding), "txt").pages == ("Vad vi såg på Ön",)


def test_a_text_file_cut_in_the_middle_of_a_letter_is_still_read_as_it_was_written():
    found = read(b"x" + "Ö".encode() * 2 * MOST_CHARACTERS, "txt")
    assert found.pages == ("x" + "Ö" * (MOST_CHARACTERS - 1),)
    assert read("Ö".encode("cp1252"), "txt").pages == ("Ö",)


def test_the_cells_of_a_table_are_told_apart():
    assert read(b"Plats;;Klart\nTorget\tJa", "csv").pages == ("Plats, Klart\nTorget, Ja",)


ODF_ENCRYPTED = '<m:manifest xmlns:m="urn:x"><m:encryption-data/></m:manifest>'
ENTITIES = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "suffix", "outcome"),
    [
        pytest.param(made.pdf("", ""), "pdf", Outcome.EMPTY, id="scanned"),
        pytest.param(made.pdf("x", password="lås"), "pdf", Outcome.ENCRYPTED, id="encrypted"),
        pytest.param(made.pdf("x" * 99)[:300], "pdf", Outcome.BROKEN, id="truncated"),
        pytest.param(b"", "pdf", Outcome.BROKEN, id="nothing"),
        pytest.param(b"<html>Hej</html>", "pdf", Outcome.BROKEN, id="html as pdf"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 99, "pdf", Outcome.BROKEN, id="noise"),
        pytest.param(made.pdf("x"), "docx", Outcome.BROKEN, id="pdf as docx"),
        pytest.param(made.package({"a": "b"}), "docx", Outcome.BROKEN, id="another zip"),
        pytest.param(made.odt_around("", ODF_ENCRYPTED), "odt", Outcome.ENCRYPTED, id="locked odt"),
        pytest.param(
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(99),
            "docx",
            Outcome.ENCRYPTED,
            id="locked docx",
        ),
        pytest.param(
            made.package({"word/document.xml": ENTITIES}), "docx", Outcome.BROKEN, id="entities"
        ),
        pytest.param(
            made.package({"content.xml": OUTSIDE}), "odt", Outcome.BROKEN, id="outside entity"
        ),
        pytest.param(b"\x00\x01MZ", "txt", Outcome.BROKEN, id="program as txt"),
        pytest.param(b"PK", "xlsx", Outcome.UNSUPPORTED, id="spreadsheet"),
        pytest.param(b"x", "../x", Outcome.UNSUPPORTED, id="odd suffix"),
    ],
)
def test_a_file_without_text_to_be_had_says_why(data, suffix, outcome):
    found = read(data, suffix)
    assert (found.outcome, found.pages) == (outcome, ())


@pytest.mark.parametrize(
    ("data", "suffix", "outcomes"),
    [
        pytest.param(made.pdf_with_stream(100_000_000), "pdf", {Outcome.TOO_LARGE}, id="stream"),
        pytest.param(
            made.pdf_with_stream_and_empty_page(30_000_000),
            "pdf",
            {Outcome.TOO_LARGE},
            id="stream and empty page",
        ),
        pytest.param(
            made.odt_around("", "<manifest>" + " " * 40_000_000 + "</manifest>"),
            "odt",
            {Outcome.TOO_LARGE},
            id="manifest",
        ),
        pytest.param(
            made.pdf_around(b"", kids=b"[2 0 R 3 0 R]", count=b"2000000000"),
            "pdf",
            {Outcome.BROKEN, Outcome.EMPTY, Outcome.TOO_LARGE},
            id="pages in a circle",
        ),
        pytest.param(
            made.docx_around("<w:x>" * 200_000 + "</w:x>" * 200_000),
            "docx",
            {Outcome.EMPTY, Outcome.TOO_LARGE},
            id="deep xml",
        ),
        pytest.param(
            made.docx_around("<w:x/>" * 5_100_000), "docx", {Outcome.TOO_LARGE}, id="wide xml"
        ),
    ],
)
def test_a_bomb_is_defused_in_time(data, suffix, outcomes):
    began = time.monotonic()
    found = read(data, suffix)
    assert found.outcome in outcomes
    assert time.monotonic() - began < 30


def test_a_zip_bomb_is_unfolded_no_further_than_there_is_room_for_its_text():
    found = read(made.zip_bomb(100), "docx")
    assert (found.outcome, found.cut) == (Outcome.READ, True)
    assert len(found.pages[0]) == MOST_CHARACTERS


def test_of_a_long_document_the_beginning_is_kept():
    found = read(made.pdf_around(b"BT (a) Tj ET", kids=b"[" + b"3 0 R " * 3000 + b"]"), "pdf")
    assert (found.outcome, found.cut, len(found.pages)) == (Outcome.READ, True, MOST_PAGES)


def test_the_pages_read_before_the_time_is_up_are_kept():
    found = read(made.pdf("Ett", "Två", "tre\n" * 800_000), "pdf", seconds=2)
    assert (found.outcome, found.timed_out, found.cut) == (Outcome.READ, True, True)
    assert [page.strip() for page in found.pages] == ["Ett", "Två"]


def test_no_process_is_left_when_the_time_is_up():
    before = own_processes()  # servers of other tests, perhaps
    read(made.pdf_with_stream(20_000_000), "pdf", seconds=0.5)
    assert own_processes() <= before


def own_processes():
    """Ids of the processes that this one has started, ended ones that nobody has asked about included."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {pid for task in tasks for pid in task.read_text().split()}


ATTEMPTS = {
    "connect": "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "start a process": "import subprocess; subprocess.run(['true'])",
    "write a file": "open('var/x', 'w')",
    "take memory": "bytearray(600_000_000)",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_reading_process_can_do_nothing_else(attempt):
    code = f"from search.documents.extract import _limit; _limit(); {ATTEMPTS[attempt]}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert ("MemoryError" if attempt == "take memory" else "PermissionError") in done.stderr


@pytest.fixture
def read_by(tmp_path, monkeypatch):
    """`read_by("code")`: what is read when the reading process is this code instead."""

    def answer(code):
        module = tmp_path / "search" / "documents" / "extract.py"
        module.parent.mkdir(parents=True)
        module.write_text(code)
        monkeypatch.setattr("search.documents.extraction.ROOT", tmp_path)
        return read(b"", "pdf").pages

    return answer


def test_the_reading_process_gets_nothing_of_our_environment(read_by, monkeypatch):
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    monkeypatch.setenv("SECRET_KEY", "hemlig")
    [environment] = read_by("import json, os; print(json.dumps(str(os.environ)))")
    assert "hemlig" not in environment
    assert "PYTHONSTARTUP" not in environment


@pytest.mark.parametrize("answer", ["", "x", "[1]", '{"outcome": []}', '"text"\n{"outcome": "x"}'])
def test_whatever_the_reading_process_answers_is_taken_calmly(answer, read_by):
    assert read_by(f"print({answer!r})") in ((), ("text",))


def test_a_reading_that_is_ended_from_outside_says_nothing_of_the_file(read_by):
    with pytest.raises(InterruptedError):
        read_by("import os, signal; os.kill(os.getpid(), signal.SIGTERM)")
