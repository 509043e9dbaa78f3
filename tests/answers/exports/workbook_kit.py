"""Workbooks written part by part, as no spreadsheet program would: large ones, lying ones, damaged ones."""

import struct
import zipfile
import zlib

_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
_BOOK_RELS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Réponses &amp; co" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
FRAME = {
    "[Content_Types].xml": _CONTENT,
    "_rels/.rels": _RELS,
    "xl/workbook.xml": _BOOK,
    "xl/_rels/workbook.xml.rels": _BOOK_RELS,
}
SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows):
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def write_parts(path, parts, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def write_cells(path, rows):
    """A workbook of one sheet, whose rows are XML."""
    return write_parts(path, {**FRAME, SHEET: sheet(rows)})


def write_swollen(path, megabytes, told=None):
    """A workbook whose sheet unpacks to so many megabytes of cells; its directory may tell another size."""
    # Different enough to unpack to some hundred times its size, as a sheet of answers might.
    line = "".join(f"<row><c><v>{n % 5}</v></c><c><v>{n * n % 97 % 5}</v></c></row>" for n in range(8)) * 8
    piece = "".join(line + f"<row><c><v>{n * 7919 % 1000}</v></c></row>" for n in range(500)).encode()
    piece = piece[:1_000_000].ljust(1_000_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    # A piece that ends in a full flush can stand any number of times.
    packed = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    data = packed * megabytes + packer.flush()
    crc = 0
    for _ in range(megabytes):
        crc = zlib.crc32(piece, crc)
    size = told if told is not None else megabytes * len(piece)
    write_parts(path, FRAME)
    whole = path.read_bytes()
    at = whole.index(b"PK\x01\x02")
    (count, length) = struct.unpack_from("<HI", whole, len(whole) - 12)
    name = SHEET.encode()
    local = (
        struct.pack("<4s5HLLLHH", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(data), size, len(name), 0) + name
    )
    entry = struct.pack(
        "<4s6HLLLHHHHHLL",
        b"PK\x01\x02",
        20,
        20,
        0,
        8,
        0,
        33,
        crc,
        len(data),
        size,
        len(name),
        0,
        0,
        0,
        0,
        0,
        at,
    )
    directory = whole[at : at + length] + entry + name
    start = at + len(local) + len(data)
    end = struct.pack("<4s4HLLH", b"PK\x05\x06", 0, 0, count + 1, count + 1, len(directory), start, 0)
    path.write_bytes(whole[:at] + local + data + directory + end)
    return path


def write_far_cell(path, far="XFD1048576"):
    """A workbook of a kilobyte with two cells, far from each other: by default as far as a sheet goes."""
    row = far.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return write_cells(
        path, f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{far}"><v>1</v></c></row>'
    )
