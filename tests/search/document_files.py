"""Documents of every kind, sound and unsound, made on the spot."""

import io
import zipfile
import zlib

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
MEGABYTE = 1_000_000


def pdf(*pages, password=None):
    """A PDF with these texts, a page each; a text's lines are printed one under the other."""
    writer = PdfWriter()
    for text in pages:
        _add_page(writer, _printed(text))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return _bytes(writer)


def pdf_with_stream(size):
    """A small PDF whose only page unfolds to `size` bytes of text that is printed over and over."""
    line = b"(bomb) Tj "
    return pdf_around(zlib.compress(line * (size // len(line)), 9), b"/Filter /FlateDecode")


def pdf_with_stream_and_empty_page(size):
    """The same, and a page after it with nothing on it."""
    content = zlib.compress(b"(bomb) Tj " * (size // 10), 9)
    kids = b"[3 0 R << /Type /Page >>]"
    return pdf_around(content, b"/Filter /FlateDecode", kids=kids, count=b"2")


def pdf_around(content, stream_keys=b"", kids=b"[3 0 R]", count=b"1"):
    """A PDF written by hand, with this page content and page tree."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    length = str(len(content)).encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count " + count + b" /Kids " + kids + b" /Parent 2 0 R >>",
        page,
        b"<< /Length " + length + b" " + stream_keys + b" >>\nstream\n" + content + b"\nendstream",
        font,
    ]
    return _assembled(objects)


def docx(*paragraphs):
    """A Word document."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return docx_around(body)


def docx_around(body):
    """A Word document around a body in its own markup."""
    xml = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    return package({"word/document.xml": xml})


def docx_related(parts, main="word/document2.xml", strict=False):
    """A Word document as its own programs name the parts: `main`, and `parts` by their kind."""
    base = "http://purl.oclc.org/ooxml" if strict else "http://schemas.openxmlformats.org"
    kinds = {kind: f"word/{kind}7.xml" for kind in parts if kind != "officeDocument"}
    space = f"{base}/wordprocessingml/main" if strict else W
    wrapped = {
        name: f'<w:document xmlns:w="{space}" xmlns:mc="{MC}">{parts[kind]}</w:document>'
        for kind, name in {**kinds, "officeDocument": main}.items()
    }
    below = {kind: name.removeprefix("word/") for kind, name in kinds.items()}
    return package(
        {
            "_rels/.rels": _relations(base, {"officeDocument": f"/{main}"}),
            f"word/_rels/{main.removeprefix('word/')}.rels": _relations(base, below),
            **wrapped,
        }
    )


def _relations(base, targets):
    kind = f"{base}/officeDocument/relationships"
    rows = (f'<Relationship Type="{kind}/{name}" Target="{to}"/>' for name, to in targets.items())
    return f"<Relationships>{''.join(rows)}</Relationships>"


def without(data, name):
    """A package without one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        return package({each: whole.read(each) for each in whole.namelist() if each != name})


def odt(*paragraphs):
    """An OpenDocument text."""
    return odt_around("".join(f"<text:p>{text}</text:p>" for text in paragraphs))


def odt_around(body, manifest="<manifest/>"):
    """An OpenDocument text around a body in its own markup."""
    spaces = f'xmlns:office="{ODF}office:1.0" xmlns:text="{ODF}text:1.0"'
    xml = (
        f"<office:document-content {spaces}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return package({"content.xml": xml, "META-INF/manifest.xml": manifest})


def package(parts):
    """A zip file of these parts, packed as tightly as can be."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def zip_bomb(megabytes):
    """A Word document that unfolds to so many megabytes of paragraphs."""
    paragraph = "<w:p><w:r><w:t>" + "bomb " * 20 + "</w:t></w:r></w:p>"
    return docx_around(paragraph * (megabytes * MEGABYTE // len(paragraph)))


def _printed(text):
    lines = (line.encode("cp1252") for line in text.split("\n"))
    escaped = (
        line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in lines
    )
    shown = b"".join(b"(" + line + b") Tj T* " for line in escaped)
    return b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b"ET"


def _add_page(writer, content):
    page = writer.add_blank_page(width=595, height=842)
    stream = DecodedStreamObject()
    stream.set_data(content)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())


def _bytes(writer):
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _assembled(objects):
    """The objects of a PDF with the table that tells where each begins."""
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    start = len(out)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return out + b"xref\n0 %d\n" % size + table + trailer
