"""Files of answers that something has damaged, each the same on every machine: by its number."""

from dataclasses import dataclass, field
from functools import cache
from random import Random

from vendor_kit import EN, FR, VENDORS, encode, separated

BASES = [
    ("own", {"language": EN, "labels": False}, ",", "utf-8", "needed"),
    ("own", {"language": FR, "labels": True}, "\t", "utf-8-sig", "all"),
    ("excel", {"language": FR, "labels": True}, ";", "cp1252", "needed"),
    ("limesurvey", {"language": FR, "labels": False}, ";", "utf-8-sig", "all"),
    ("google_forms", {"language": EN, "labels": True, "joint": ", "}, ",", "utf-8", "needed"),
    ("microsoft_forms", {"language": FR, "labels": True}, ";", "cp1252", "needed"),
    ("survey_monkey", {"language": EN, "labels": True}, ",", "utf-8-sig", "needed"),
    ("typeform", {"language": EN, "labels": True}, ",", "utf-8", "needed"),
    ("kobotoolbox", {"language": FR, "labels": False}, ";", "utf-8-sig", "all"),
]


@dataclass
class Damaged:
    """One file in the making.

    ``touched`` are the people whose record something happened to. Of a file that is ``plain`` every other one must
    be read; elsewhere (a quote that does not close, another encoding) it may also stand among the rejected lines.
    ``records`` is how many there are, None where that cannot be told.
    """

    base: int
    head: list[bytes]
    rows: list[bytes]
    people: list[int | None]  # whose record this is: their place in the undamaged file
    delimiter: bytes
    ends: list[bytes] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    plain: bool = True
    records: int | None = 0
    header_whole: bool = True
    done: list[str] = field(default_factory=list)

    @property
    def content(self):
        lines = [*self.head, *self.rows]
        ends = [*[b"\r\n"] * len(self.head), *self.ends]
        return b"".join(line + end for line, end in zip(lines, ends, strict=True))

    def touch(self, place):
        if self.people[place] is not None:
            self.touched.add(self.people[place])

    def insert(self, place, row, end=b"\r\n", person=None):
        self.rows.insert(place, row)
        self.people.insert(place, person)
        self.ends.insert(place, end)


@cache
def pieces(base):
    """The undamaged file: its header rows and its records, each as bytes without line end."""
    vendor, options, delimiter, encoding, quote = BASES[base]
    table = VENDORS[vendor].table(**options)

    def lines(rows):
        one = [type(table)([], [row], nulls=table.nulls) for row in rows]
        texts = [separated(each, delimiter=delimiter, quote=quote, end="") for each in one]
        return [text.encode(encoding.removesuffix("-sig")) for text in texts]

    head = lines(table.header)
    head[0] = encode("", encoding) + head[0]
    return tuple(head), tuple(lines(table.rows)), delimiter.encode()


def whole(base):
    """The undamaged file."""
    head, rows, _ = pieces(base)
    return b"".join(line + b"\r\n" for line in (*head, *rows))


def damaged(number):
    """The file of this number: one to three things happen to it."""
    chance = Random(number)  # the same files for the same numbers
    base = number % len(BASES)
    head, rows, delimiter = pieces(base)
    file = Damaged(base, list(head), list(rows), list(range(len(rows))), delimiter, [b"\r\n"] * len(rows))
    file.records = len(rows)
    for _ in range(chance.randint(1, 3)):
        damage = chance.choice(DAMAGES)
        damage(file, chance)
        file.done.append(damage.__name__)
    content = file.content
    if chance.random() < 0.1:
        content = content[: chance.randrange(len(content))]
        # What is cut is gone; what a cut leaves of a letter or a quoted cell may change how the rest is read.
        file.plain, file.records, file.header_whole = False, None, False
        file.done.append("truncated")
    return file, content


def _some(file, chance):
    """The place of somebody's record."""
    return chance.choice([place for place, person in enumerate(file.people) if person is not None])


def flipped_byte(file, chance):
    place = _some(file, chance)
    row = bytearray(file.rows[place] or b" ")
    row[chance.randrange(len(row))] ^= 1 << chance.randrange(8)
    file.rows[place] = bytes(row)
    file.touch(place)
    file.plain, file.records = False, None


def dropped_delimiter(file, chance):
    place = _some(file, chance)
    row = file.rows[place]
    found = [n for n in range(len(row)) if row[n : n + 1] == file.delimiter]
    if found:
        at = chance.choice(found)
        file.rows[place] = row[:at] + row[at + 1 :]
    file.touch(place)
    if b'"' in row:  # between two quoted cells it leaves a quote inside
        file.plain, file.records = False, None


def added_delimiter(file, chance):
    place = _some(file, chance)
    row = file.rows[place]
    at = chance.randint(0, len(row))
    file.rows[place] = row[:at] + file.delimiter + row[at:]
    file.touch(place)
    if b'"' in row:
        file.plain, file.records = False, None


def open_quote(file, chance):
    place = _some(file, chance)
    cells = file.rows[place].split(file.delimiter)
    at = chance.randrange(len(cells))
    cells[at] = b'"' + cells[at]
    file.rows[place] = file.delimiter.join(cells)
    file.touch(place)
    file.plain, file.records = False, None


def zero_byte(file, chance):
    place = _some(file, chance)
    row = file.rows[place]
    at = chance.randint(0, len(row))
    file.rows[place] = row[:at] + b"\0" + row[at:]
    file.touch(place)
    if b'"' in row:
        file.plain, file.records = False, None


def mixed_line_ends(file, chance):
    file.ends = [chance.choice([b"\r\n", b"\n", b"\r"]) for _ in file.ends]


def wrong_code(file, chance):
    place = _some(file, chance)
    row = file.rows[place]
    cells = row.split(file.delimiter)
    cells[chance.randrange(len(cells))] = chance.choice([b"zzz", b"99", b"#N/A", b"-1", b"a+a", b"=1+1"])
    file.rows[place] = file.delimiter.join(cells)
    file.touch(place)
    if b'"' in row:
        file.plain, file.records = False, None


def repeated_row(file, chance):
    place = _some(file, chance)
    row = file.rows[place]
    file.insert(chance.randint(place + 1, len(file.rows)), row, file.ends[place], file.people[place])
    if file.records is not None:
        file.records += 1


def repeated_header(file, chance):
    place = _some(file, chance)
    for line in reversed(file.head):
        file.insert(place, line.removeprefix(b"\xef\xbb\xbf"))
    if file.records is not None:
        file.records += len(file.head)


def blank_lines(file, chance):
    for _ in range(chance.randint(1, 4)):
        file.insert(_some(file, chance), chance.choice([b"", b"  ", file.delimiter * 5]))


def lost_heading(file, chance):
    line = chance.randrange(len(file.head))
    cells = file.head[line].split(file.delimiter)
    del cells[chance.randrange(len(cells))]
    file.head[line] = file.delimiter.join(cells)
    file.header_whole, file.plain, file.records = False, False, None


def other_encoding(file, chance):
    place = _some(file, chance)
    file.rows[place] += "é œ €".encode(chance.choice(["cp1252", "utf-8", "utf-16-le", "mac_roman"]))
    file.touch(place)
    file.plain, file.records = False, None


def end_of_file_sign(file, chance):
    file.insert(len(file.rows), b"\x1a")
    if file.records is not None:
        file.records += 1


def shuffled(file, chance):
    order = list(range(len(file.rows)))
    chance.shuffle(order)
    for name in ("rows", "people", "ends"):
        setattr(file, name, [getattr(file, name)[place] for place in order])


def lost_row(file, chance):
    place = _some(file, chance)
    file.touch(place)
    for each in (file.rows, file.people, file.ends):
        del each[place]
    file.records = None  # it may have been a blank line


def huge_cell(file, chance):
    place = _some(file, chance)
    size = chance.choice([200_000, 1_100_000])
    file.rows[place] += b"x" * size
    file.touch(place)
    if b'"' in file.rows[place]:
        file.plain, file.records = False, None


DAMAGES = [
    flipped_byte, dropped_delimiter, added_delimiter, open_quote, zero_byte, mixed_line_ends, wrong_code, repeated_row,
    repeated_header, blank_lines, lost_heading, other_encoding, end_of_file_sign, shuffled, lost_row, huge_cell,
]  # fmt: skip
