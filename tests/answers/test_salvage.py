"""A damaged store: what the damage left is found, what it changed is named, and nothing is invented."""

import hashlib
import json
import random
import re
import sqlite3
import struct
import time
from collections import Counter, defaultdict
from contextlib import closing, suppress
from itertools import count

import apsw
import pytest
from store_kit import record

from digimat.administration import Answer, Back, Clear, Event, Flag, Jump, Next, Now, begin, step
from digimat.answers.lost_items import LostItems, lost_items
from digimat.answers.salvage import (
    Gap,
    SalvagedEvent,
    SalvagedSitting,
    _layouts,
    salvage,
)
from digimat.answers.sqlite_pages import PageReader
from digimat.answers.store import Store, chain_hash
from digimat.questionnaires import InvalidResponse, assemble, bundled_folder, load

TEXT = "title: a questionnaire that takes several pages\n" * 200
CODES = ("AAAAAA", "BBBBBB", "CCCCCC")
PAGE = 4096
ITEMS = [f"q{number}" for number in range(40)]
AGILITY = load(bundled_folder() / "agility.yaml").questionnaire
FRESH = begin(AGILITY, assemble(AGILITY, None))


def event(number, kind="answered", item=None, **payload):
    now = Now(f"2026-11-22T09:{number // 60 % 60:02}:{number % 60:02}.000+00:00", number * 1000)
    return Event(kind, now, f"q{number % 40}" if item is None else item, payload or {"code": "b"})


def long_comment(number):
    """Goes on over one to three pages, differently each time."""
    return event(number, "commented", text=" ".join(f"{number} é{word}" for word in range(600 + 7 * number)))


def stored(path, events, turn=30):
    """A store with three sittings that take turns at so many events."""
    numbers = count()
    with Store(path, lambda: f"{next(numbers):08}-0000-4000-8000-000000000000") as store:
        for code in CODES:
            store.open_session(record(code, TEXT), TEXT)
        for begun in range(0, events, turn):
            for place, code in enumerate(CODES):
                mine = range(begun + place, min(begun + turn, events), len(CODES))
                store.append(code, [event(n) if n % 40 else long_comment(n) for n in mine])
    return path.read_bytes()


def rows_of(path):
    """What SQLite reads: the rows of events, by sitting."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT * FROM event ORDER BY session_id, seq").fetchall()
    return {code: [row for row in rows if row[0] == code] for code in CODES}


def rows_in(salvaged):
    return {
        name: [tuple(event.row.values()) for event in sitting.events]
        for name, sitting in salvaged.sittings.items()
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("salvage")


@pytest.fixture(scope="module")
def file(folder):
    stored(folder / "small.db", 121)
    return folder / "small.db"


@pytest.fixture(scope="module")
def data(file):
    return file.read_bytes()


@pytest.fixture(scope="module")
def originals(file):
    return {(row[0], row[1]): row for rows in rows_of(file).values() for row in rows}


def missing(salvaged, originals):
    """The numbers of the events that were not found; each that was found is as it was stored."""
    there = {(row[0], row[1]): row for rows in rows_in(salvaged).values() for row in rows}
    for name, row in there.items():
        assert originals[name] == row
    assert salvaged.questionnaires in ({}, {hashlib.sha256(TEXT.encode()).hexdigest(): TEXT})
    return originals.keys() - there.keys()


def spoiled(data, start, bytes_):
    return data[:start] + bytes_ + data[start + len(bytes_) :]


def page_of(data, row):
    """The page that ends with the hashes of an event."""
    (place,) = re.finditer((row[8] + row[9]).encode(), data)
    return place.start() // PAGE + 1


def without_guards(path):
    db = sqlite3.connect(path)
    for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")
    return db


# What is whole


def test_a_whole_store_is_read_as_sqlite_reads_it(tmp_path):
    path = tmp_path / "digimat.db"
    salvaged = salvage(stored(path, 2000, turn=200))
    assert rows_in(salvaged) == rows_of(path)
    assert sum(len(sitting.events) for sitting in salvaged.sittings.values()) == 2000
    assert salvaged.questionnaires == {hashlib.sha256(TEXT.encode()).hexdigest(): TEXT}
    assert salvaged.damaged_pages == salvaged.strays == ()
    with Store(path, str) as store:
        kept = store.sessions()
    for sitting, session in zip(salvaged.sittings.values(), kept, strict=True):
        assert tuple(sitting.record.values()) == tuple(getattr(session, name) for name in session.__slots__)
        assert (sitting.record_proved, sitting.end_known) == (True, True)
        assert sitting.unproved == sitting.gaps == sitting.unlinked == ()
        assert lost_items(sitting, ITEMS) == LostItems((), False)


@pytest.mark.parametrize("kept_back", [0, 12, 8])
@pytest.mark.parametrize("size", [512, 1024, 65536])
@pytest.mark.parametrize("header", ["whole", "destroyed"])
def test_pages_of_other_sizes_are_read(file, tmp_path, size, kept_back, header):
    """Small pages make trees of many levels; SQLite of macOS keeps 12 bytes of each page back."""
    path = tmp_path / "digimat.db"
    path.write_bytes(file.read_bytes())
    with closing(apsw.Connection(str(path))) as db:
        db.execute(f"PRAGMA page_size = {size}")
        db.reserve_bytes(reserve=kept_back)
        db.execute("VACUUM")
    data = path.read_bytes()
    assert (struct.unpack(">H", data[16:18])[0] or 1, data[20]) == (size % 65535, kept_back)
    if header == "destroyed":
        data = spoiled(data, 0, bytes(100))
    salvaged = salvage(data)
    assert rows_in(salvaged) == rows_of(file)
    assert len(salvaged.questionnaires) == 1


def test_rows_of_other_tables_are_given_as_they_are(file, tmp_path):
    path = tmp_path / "digimat.db"
    path.write_bytes(file.read_bytes())
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO document VALUES ('AAAAAA', 'a/report.pdf'), ('ZZZZZZ', 'of no sitting')")
        db.commit()
    others = salvage(path.read_bytes()).others
    assert others == {"document": [{"session_id": "AAAAAA", "path": "a/report.pdf"}]}


def test_the_tables_are_told_apart_by_the_shape_of_their_rows():
    """But for two: of these, the questionnaire has a text that proves itself."""
    shapes = defaultdict(list)
    for layout in _layouts():
        shapes[tuple(kinds[0] for kinds in layout.types)].append(layout.table)
    assert [tables for tables in shapes.values() if len(tables) > 1] == [["questionnaire", "document"]]


# What is damaged


@pytest.mark.parametrize("damage", ["zeros", "noise"])
def test_a_lost_page_costs_the_rows_that_were_on_it(data, originals, damage):
    draw = random.Random(20261122)
    reader = PageReader(data)
    assert sum(len(reader.rows(number)[0]) for number in range(1, reader.count + 1)) > len(originals)
    lost_with = defaultdict(set)
    for number in range(1, len(data) // PAGE + 1):
        filling = bytes(PAGE) if damage == "zeros" else draw.randbytes(PAGE)
        salvaged = salvage(spoiled(data, (number - 1) * PAGE, filling))
        for name in missing(salvaged, originals):
            lost_with[name].add(number)
        assert number in (*salvaged.damaged_pages, *reader.followed)
    assert lost_with.keys() == originals.keys()
    for name, row in originals.items():
        length = sum(len(str(value).encode()) for value in row)
        if length < PAGE - 100:
            assert lost_with[name] == {page_of(data, row)}
        else:
            assert len(lost_with[name]) in (1 + length // (PAGE - 4), 2 + length // (PAGE - 4))


def test_what_is_lost_is_a_gap(data, originals):
    numbers = {page_of(data, row) for row in originals.values()}
    for number in numbers:
        salvaged = salvage(spoiled(data, (number - 1) * PAGE, bytes(PAGE)))
        gone = missing(salvaged, originals)
        told = {
            (sitting.id, seq)
            for sitting in salvaged.sittings.values()
            for gap in sitting.gaps
            for seq in range(gap.first, gap.last + 1)
        }
        assert told == gone
        assert all(sitting.end_known for sitting in salvaged.sittings.values())


def test_a_file_cut_short_gives_what_is_before_the_cut(data, originals):
    for length in range(0, len(data), 3001):
        lost = missing(salvage(data[:length]), originals)
        for name, row in originals.items():
            if sum(len(str(value).encode()) for value in row) < PAGE - 100:
                hashes = data.index((row[8] + row[9]).encode())
                if not hashes <= length < hashes + 128:  # a hash that is cut may be mended
                    assert (name in lost) == (hashes > length), length


@pytest.mark.parametrize("length", [16, 100, 700, PAGE])
def test_a_destroyed_header_costs_no_event(data, originals, length):
    salvaged = salvage(spoiled(data, 0, random.Random(length).randbytes(length)))
    assert missing(salvaged, originals) == set()
    assert len(salvaged.questionnaires) == 1


def test_a_flipped_bit_costs_one_event_or_those_whose_cells_it_hides(folder):
    """500 flips, in used bytes: nothing is invented, and the event that was hit is mostly named."""
    path = folder / "flipped.db"
    data = stored(path, 40, turn=40)
    originals = {(row[0], row[1]): row for rows in rows_of(path).values() for row in rows}
    draw = random.Random(20261122)
    used = [place for place, byte in enumerate(data) if byte]
    losses, named = Counter(), 0
    for place in draw.sample(used, 500):
        salvaged = salvage(spoiled(data, place, bytes([data[place] ^ 1 << draw.randrange(8)])))
        gone = missing(salvaged, originals)
        losses[len(gone)] += 1
        unproved = [event for sitting in salvaged.sittings.values() for event in sitting.unproved]
        named += bool(unproved or salvaged.strays)
    assert losses[0] > 300
    assert losses[0] + losses[1] > 495
    assert max(losses) < 20
    assert named > 0.9 * losses[1]


@pytest.mark.parametrize("column", ["prev_hash", "hash", "both"])
def test_a_damaged_hash_is_mended_from_the_neighbours(data, originals, column):
    for name in (("AAAAAA", 1), ("BBBBBB", 7), ("CCCCCC", 40)):  # the last one by the end that is kept
        row = originals[name]
        place = data.index((row[8] + row[9]).encode())
        start, length = {"prev_hash": (0, 64), "hash": (64, 64), "both": (0, 128)}[column]
        salvaged = salvage(spoiled(data, place + start, b"x" * length))
        assert missing(salvaged, originals) == set()
        assert not salvaged.sittings[name[0]].unproved


def test_a_changed_event_is_given_apart(data):
    place = data.index(b'q5{"code": "b"}')
    salvaged = salvage(spoiled(data, place, b'q5{"code": "c"}'))
    ((sitting, changed),) = [(s, event) for s in salvaged.sittings.values() for event in s.unproved]
    assert (changed.item, changed.row["payload"]) == ("q5", '{"code": "c"}')
    assert sitting.gaps == (Gap(changed.seq, changed.seq),)
    assert lost_items(sitting, ITEMS).items == ("q5",)


def test_an_event_of_no_sitting_known_is_a_stray(data):
    place = data.index(b"BBBBBB", data.index(b'q5{"code": "b"}') - 200)
    salvaged = salvage(spoiled(data, place, b"BBBBBX"))
    assert list(salvaged.sittings) == list(CODES)
    assert [event.session_id for event in salvaged.strays] == ["BBBBBX"]


def test_a_record_is_proved_by_the_first_event(data, originals):
    changed = data.replace(b"BBBBBBsmall", b"BBBBBBsmell")
    salvaged = salvage(changed)
    assert {name: s.record_proved for name, s in salvaged.sittings.items()} == {
        "AAAAAA": True,
        "BBBBBB": False,
        "CCCCCC": True,
    }
    assert missing(salvaged, originals) == set()
    page = page_of(data, originals["AAAAAA", 1])
    lost = salvage(spoiled(data, (page - 1) * PAGE, bytes(PAGE))).sittings["AAAAAA"]
    assert lost.record["respondent"] == "p-001"
    assert lost.record_proved is None


def test_the_events_of_a_lost_record_are_there(data, originals):
    page = data.index(b"BBBBBBsmall") // PAGE
    salvaged = salvage(spoiled(data, page * PAGE, bytes(PAGE)))
    assert missing(salvaged, originals) == set()
    assert {sitting.record for sitting in salvaged.sittings.values()} == {None}


def test_a_changed_questionnaire_is_none(data):
    place = data.index(b"takes several pages", data.index(b"takes several pages") + 3000)
    assert salvage(spoiled(data, place, b"takes several poges")).questionnaires == {}


def test_the_index_tells_of_a_sitting_that_is_lost_as_a_whole(data, originals):
    lost = [page_of(data, row) for row in originals.values()]
    damaged = data
    for number in {*lost, data.index(b"BBBBBBsmall") // PAGE + 1}:
        damaged = spoiled(damaged, (number - 1) * PAGE, bytes(PAGE))
    sittings = salvage(damaged).sittings
    assert list(sittings) == list(CODES)
    assert {(s.record, s.events, s.gaps[0].first) for s in sittings.values()} == {(None, (), 1)}
    assert [s.gaps[0].last for s in sittings.values()] == [41, 40, 40]


@pytest.mark.parametrize(("heads", "known"), [("kept", True), ("lost", False)])
def test_events_lost_at_the_end_are_told(data, originals, heads, known):
    """By the end of each chain, which is kept apart; where that is lost too, by the index."""
    page = page_of(data, originals["AAAAAA", 41])
    damaged = spoiled(data, (page - 1) * PAGE, bytes(PAGE))
    if heads == "lost":
        place = next(
            found.start()
            for found in re.finditer(originals["AAAAAA", 41][9].encode(), data)
            if found.start() // PAGE + 1 != page
        )
        damaged = spoiled(damaged, place // PAGE * PAGE, bytes(PAGE))
    sitting = salvage(damaged).sittings["AAAAAA"]
    assert sitting.gaps[-1].last == 41
    assert sitting.end_known is known


def test_a_number_far_beyond_makes_no_gap(data, originals):
    """The last of 41 events calls itself the 127th: none is missing but the 41st."""
    row = originals["AAAAAA", 41]
    place = data.index(row[2].encode() + row[3].encode())
    assert data[place - 1] == 41
    sitting = salvage(spoiled(data, place - 1, b"\x7f")).sittings["AAAAAA"]
    assert [event.seq for event in sitting.unproved] == [127]
    assert sitting.gaps == (Gap(41, 41),)


def test_two_proved_events_that_do_not_follow_are_named(file, tmp_path, originals):
    path = tmp_path / "digimat.db"
    path.write_bytes(file.read_bytes())
    row = originals["AAAAAA", 9]
    forged = (*row[:7], '{"code": "c"}')
    with closing(without_guards(path)) as db:
        db.execute(
            "UPDATE event SET payload = ?, hash = ? WHERE session_id = 'AAAAAA' AND seq = 9",
            (forged[7], chain_hash(row[8], forged)),
        )
        db.commit()
    assert salvage(path.read_bytes()).sittings["AAAAAA"].unlinked == (10,)


# What was deleted


@pytest.mark.parametrize("secure", ["ON", "OFF"])
@pytest.mark.parametrize("sitting", CODES)
def test_what_was_erased_does_not_come_back(file, tmp_path, secure, sitting):
    path = tmp_path / "digimat.db"
    path.write_bytes(file.read_bytes())
    with closing(without_guards(path)) as db:
        db.execute(f"PRAGMA secure_delete={secure}")
        for table in ("event", "head"):
            db.execute(f"DELETE FROM {table} WHERE session_id = ?", (sitting,))
        db.execute("DELETE FROM session WHERE id = ?", (sitting,))
        db.commit()
    salvaged = salvage(path.read_bytes())
    assert rows_in(salvaged) == {code: rows for code, rows in rows_of(path).items() if code != sitting}
    assert salvaged.strays == ()


def test_pages_given_up_are_not_read(file, tmp_path):
    """Not even where their content was left: the list of free pages is heeded."""
    path = tmp_path / "digimat.db"
    path.write_bytes(file.read_bytes())
    with closing(without_guards(path)) as db:
        db.execute("PRAGMA secure_delete=OFF")
        db.execute("DROP TABLE event")
        db.commit()
    data = path.read_bytes()
    assert data.count(b'{"code": "b"}') > 50
    salvaged = salvage(data)
    assert [sitting.events for sitting in salvaged.sittings.values()] == [(), (), ()]


def test_what_an_erasure_left_a_mark_of_stays_erased(file, tmp_path):
    path = tmp_path / "digimat.db"
    path.write_bytes(file.read_bytes())
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO erased VALUES ('BBBBBB', 'small', 40, '', 'asked', '2026-11-22')")
        db.commit()
    assert set(salvage(path.read_bytes()).sittings) == {"AAAAAA", "CCCCCC"}


def test_a_page_in_use_is_read_though_a_damaged_list_calls_it_free(data, originals):
    end = len(data) // PAGE + 1
    trunk = struct.pack(">II", 0, end - 2) + b"".join(struct.pack(">I", n) for n in range(2, end))
    damaged = spoiled(data, 32, struct.pack(">II", end, end - 1)) + trunk.ljust(PAGE, b"\0")
    short = {name for name, row in originals.items() if len(row[7]) < 100}
    assert not short & missing(salvage(damaged), originals)


def test_no_page_in_use_is_taken_for_the_list_of_free_pages(data, originals):
    for number in range(len(data) // PAGE + 3):
        salvaged = salvage(spoiled(data, 32, struct.pack(">I", number)))
        assert missing(salvaged, originals) == set()
        assert len(salvaged.questionnaires) == 1


# What was made to do harm


def quickly(data):
    start = time.process_time()
    salvaged = salvage(data)
    assert time.process_time() - start < 3
    return salvaged


@pytest.mark.parametrize("length", [0, 1, 15, 99, 100, 511, 4095, 4097, 300_000])
def test_bytes_that_mean_nothing_give_nothing(length):
    for filling in (bytes(length), b"\r" * length, b"\xff" * length, random.Random(length).randbytes(length)):
        salvaged = quickly(filling)
        assert not salvaged.sittings
        assert not salvaged.questionnaires


def test_pages_that_look_right_and_are_noise_give_nothing():
    draw = random.Random(20261122)
    for kind in (2, 5, 10, 13):
        pages = [
            struct.pack(">BHHHB", kind, 0, 500, 1100, 0)
            + struct.pack(">500H", *(draw.randrange(1100, PAGE) for _ in range(500))).ljust(1092, b"\0")
            + draw.randbytes(PAGE - 1100)
            for _ in range(60)
        ]
        assert not quickly(b"".join(pages)).sittings


def page_of_cells(cells, size=PAGE):
    """A page of a table with these cells."""
    starts = [size - sum(len(cell) for cell in cells[place:]) for place in range(len(cells))]
    header = struct.pack(">BHHHB", 13, 0, len(cells), starts[0], 0)
    return (header + struct.pack(f">{len(cells)}H", *starts)).ljust(starts[0], b"\0") + b"".join(cells)


@pytest.mark.parametrize("following", ["itself", "the one beside", "the next"])
def test_rows_that_go_on_for_ever_end(data, originals, following):
    """8,000 rows of 4 MB, each over the same thousand pages."""
    first, pages = len(data) // PAGE + 1, 1000
    goal = {"itself": lambda n: n, "the one beside": lambda n: n ^ 1, "the next": lambda n: n + 1}[following]
    chain = [struct.pack(">I", goal(number)).ljust(PAGE, b"x") for number in range(first, first + pages)]
    length = b"\x81\xf9\xe4\x49"  # 489 bytes in the page of the row, and a thousand pages
    cell = length + b"\x01" + bytes(489) + struct.pack(">I", first)
    harm = b"".join(chain) + page_of_cells([cell] * 8) * pages
    assert not missing(quickly(data + harm), originals)


def test_cells_laid_over_each_other_are_not_all_read():
    """4,500 rows of 30,000 bytes and half as many columns, on a page of 65,536 bytes."""
    cells, size = 4_500, 65_536
    starts = range(16_012, 16_012 + 4 * cells, 4)
    page = struct.pack(">BHHHB", 13, 0, cells, starts[0], 0) + struct.pack(f">{cells}H", *starts)
    page = (page.ljust(starts[0], b"\0") + b"\x81\xea\x30\x01" * 15_000)[:size]
    header = b"SQLite format 3\0" + struct.pack(">H", 1)
    assert not quickly(header.ljust(size, b"\0") + page * 2).sittings


def test_rows_that_nothing_proves_are_kept_up_to_a_number(data, originals, monkeypatch):
    monkeypatch.setattr("digimat.answers.salvage._MOST", 10)
    changed = salvage(data.replace(b'{"code": "b"}', b'{"code": "c"}'))
    assert sum(len(sitting.unproved) for sitting in changed.sittings.values()) <= 10
    assert missing(salvage(data), originals) == set()


# Which items are lost


def told(events, tmp_path):
    """A sitting with these events, and what the salvage says once some of them, by number, are gone."""
    path = tmp_path / "digimat.db"
    numbers = count()
    with Store(path, lambda: str(next(numbers))) as store:
        store.open_session(record(), TEXT)
        store.append("AAAAAA", events)

    def without(*gone):
        with closing(without_guards(path)) as db:
            db.execute(f"DELETE FROM event WHERE seq IN ({','.join('?' * len(gone))})", gone)
            db.commit()
        return lost_items(salvage(path.read_bytes()).sittings["AAAAAA"], ["a", "b", "c", "d", "e", "f"])

    return without


def walk():
    """begun 1; a 2, to b 3, b 4, to c 5, c 6, to d 7, d 8, to e 9, e 10, to f 11, f 12, to the review 13."""
    events = [event(0, "begun", "")]
    for place, item in enumerate("abcdef"):
        events += [event(place, "answered", item), event(place, "moved", "", to=place + 1)]
    return events


@pytest.mark.parametrize(
    ("gone", "items", "elsewhere"),
    [
        ((4,), "b", False),  # between two moves: the answer to the item that was on the screen
        ((5,), "", False),  # between two answers: the move
        ((4, 5), "b", False),  # before the answer to c, which is there
        ((3, 4), "ab", True),  # a may have been answered anew, or one far away: then comes a move
        ((4, 5, 6), "bc", True),
        ((5, 6, 7), "bc", True),  # b is known before, d after: c between, and b anew
        ((3, 4, 5, 6, 7, 8, 9), "abcd", True),
        ((1,), "", False),
        ((2,), "a", False),
        ((1, 2, 3, 4), "ab", True),
        ((13,), "f", False),  # known from the end that is kept
        ((11, 12, 13), "ef", True),
        ((4, 10), "be", False),
    ],
)
def test_the_items_on_the_way_over_a_gap_may_be_lost(tmp_path, gone, items, elsewhere):
    lost = told(walk(), tmp_path)(*gone)
    assert set(items) >= set(lost.items) >= {walk()[seq - 1].item for seq in gone} - {""}
    assert lost == LostItems(tuple(items), elsewhere)


def test_what_was_answered_again_later_is_not_lost(tmp_path):
    events = [*walk(), event(20, "moved", "", to=1), event(21, "answered", "b")]
    assert told(events, tmp_path)(4) == LostItems((), False)


def test_a_move_back_is_a_way_too(tmp_path):
    events = [*walk(), event(20, "moved", "", to=5), event(21, "answered", "f"), event(22, "moved", "", to=4)]
    assert told(events, tmp_path)(15) == LostItems(("f",), False)


@pytest.mark.parametrize("to", ["5", 2.5, None, [], 10**30, -(10**30)])
def test_a_move_to_no_place_is_borne(tmp_path, to):
    events = [*walk(), event(20, "moved", "", to=to), event(21, "moved", "", to=2)]
    lost = told(events, tmp_path)(12)
    assert "f" in lost.items


def wandered(draw):
    """The events of a respondent who goes on, back and elsewhere, answers, and takes responses back."""
    state, events = FRESH, []
    for second in range(draw.randrange(4, 60)):
        intents = [Next(), Next(), Next(), Back(), Jump(draw.choice(state.items).id), Jump(None)]
        if state.current:
            intents += 6 * [Answer("dk"), Answer(""), Clear(), Answer(draw.choice("abc")), Flag()]
        with suppress(InvalidResponse):
            state, more = step(state, draw.choice(intents), Now("", second))
            events += more
    return events


def last_responses(events):
    return {e.item: e.payload.get("code", "") for e in events if e.kind in ("answered", "cleared")}


def test_a_response_that_is_lost_is_named_or_said_to_be_possible():
    """In 1,000 sittings with a gap, a response is lost that was not named only where that was said."""
    draw = random.Random(20261122)
    items = [item.id for item in FRESH.items]
    certain = exact = 0
    for _ in range(1000):
        events = wandered(draw)
        if not events:
            continue
        first = draw.randrange(len(events))
        gap = Gap(first + 1, min(len(events), first + draw.choice((1, 1, 2, 3, 12))))
        left = {seq: e for seq, e in enumerate(events, 1) if not gap.first <= seq <= gap.last}
        rows = tuple(
            SalvagedEvent({"payload": json.dumps(dict(e.payload))}, "", seq, e.kind, e.item, "", "")
            for seq, e in left.items()
        )
        lost = lost_items(SalvagedSitting("", None, None, rows, (), (gap,), True, ()), items)
        before, after = last_responses(events), last_responses(left.values())
        differ = {item for item in before if before[item] != after.get(item, "")}
        assert lost.elsewhere or differ <= set(lost.items), (gap, events)
        certain += not lost.elsewhere
        exact += differ <= set(lost.items)
    assert certain > 400
    assert exact > 900
