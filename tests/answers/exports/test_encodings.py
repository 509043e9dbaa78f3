"""From bytes to text: encodings by a fixed ladder, delimiters by what makes sense under them."""

import codecs
import tracemalloc

import pytest

from digimat.answers.exports import encodings
from digimat.answers.exports.delimiters import find_delimiter
from digimat.answers.exports.encodings import Encoding, detect, keeps_ascii, open_text
from digimat.problems import UserError

TEXT = "respondent;Prénom;œuvre\r\n1;Zoé “x”;5 €\r\n"


@pytest.fixture
def written(tmp_path):
    def write(data):
        path = tmp_path / "f.csv"
        path.write_bytes(data)
        return path

    return write


def text_of(path, override=None):
    encoding = detect(path, override)
    with open_text(path, encoding) as stream:
        return stream.read().decode(encoding.of_rows)


def refused(path, override=None):
    with pytest.raises(UserError) as raised:
        text_of(path, override)
    (problem,) = raised.value.problems
    return problem.code, problem.position.line


LADDER = {
    "utf-8": (TEXT.encode(), Encoding("utf-8")),
    "utf-8 with mark": (TEXT.encode("utf-8-sig"), Encoding("utf-8", 3)),
    "utf-16 little": (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), Encoding("utf-16-le", 2)),
    "utf-16 big": (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), Encoding("utf-16-be", 2)),
    "utf-16 little without mark": (TEXT.encode("utf-16-le"), Encoding("utf-16-le")),
    "utf-16 big without mark": (TEXT.encode("utf-16-be"), Encoding("utf-16-be")),
    "windows-1252": (TEXT.encode("cp1252"), Encoding("windows-1252")),
}


@pytest.mark.parametrize("name", LADDER)
@pytest.mark.parametrize("block", [1, 7, 1 << 20])
def test_the_ladder_finds_the_encoding_whatever_the_size_of_a_block(name, block, written, monkeypatch):
    monkeypatch.setattr(encodings, "BLOCK", block)
    data, wanted = LADDER[name]
    path = written(data)
    assert detect(path) == wanted
    assert text_of(path) == TEXT


def test_text_is_begun_where_it_is_asked_for(written):
    for name in ("utf-8 with mark", "utf-16 big"):
        path = written(LADDER[name][0])
        with open_text(path, detect(path), 11) as stream:
            assert stream.read(4).decode() == "Prén"[:3]


@pytest.mark.parametrize("byte", encodings.UNDEFINED_1252)
@pytest.mark.parametrize("block", [1, 3, 1 << 20])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_byte_that_windows_1252_leaves_undefined_is_refused_where_it_stands(
    byte, block, end, written, monkeypatch
):
    monkeypatch.setattr(encodings, "BLOCK", block)
    data = b"a" + end + b"\xe9" + end + bytes([byte]) + end + b"b"
    assert refused(written(data)) == ("ANS002", 3)


@pytest.mark.parametrize(
    "data",
    [
        "é".encode("utf-32"),
        codecs.BOM_UTF16_LE + b"a\0b",  # half a character
        codecs.BOM_UTF16_LE + b"\x00\xd8a\0",  # half a pair
    ],
)
def test_what_no_rung_reads_is_refused(data, written):
    assert refused(written(data)) == ("ANS002", 0)


def test_a_character_cut_by_the_end_of_a_block_is_whole(written, monkeypatch):
    monkeypatch.setattr(encodings, "BLOCK", 2)
    assert detect(written("a€".encode() + b"aa")) == Encoding("utf-8")
    assert detect(written("a€".encode()[:-1])) == Encoding("windows-1252")


def test_the_user_may_name_the_encoding(written):
    for name in ("mac_roman", "cp1252", "utf-8", "utf-16-be", "shift_jis"):
        text = "h;é\n" if name != "shift_jis" else "h;ー|\n"
        assert text_of(written(text.encode(name)), name) == text
    assert text_of(written("é".encode("utf-8-sig")), "utf-8") == "é"
    assert text_of(written("é".encode("utf-16")), "utf-16") == "é"


@pytest.mark.parametrize("name", ["klingon", "rot13", "hex", ""])
def test_an_encoding_that_does_not_exist_is_refused(name, written):
    assert refused(written(b"a"), name) == ("ANS110", 0)


def test_bytes_that_are_not_in_the_named_encoding_are_refused(written):
    assert refused(written(b"\xff"), "shift_jis") == ("ANS002", 0)


def test_a_missing_file_is_told(tmp_path):
    assert refused(tmp_path / "none.csv") == ("ANS001", 0)
    assert refused(tmp_path) == ("ANS001", 0)


def test_a_character_that_hides_a_delimiter_is_never_split():
    assert [keeps_ascii(n) for n in ("utf-8", "cp1252", "mac_roman")] == [True] * 3
    assert [keeps_ascii(n) for n in ("shift_jis", "gb18030", "utf-16-le", "utf-7", "cp037")] == [False] * 5


def test_memory_does_not_grow_with_the_file(written):
    path = written(("é" * 50 + "\r\n").encode("utf-16") * 80_000)
    tracemalloc.start()
    encoding = detect(path)
    with open_text(path, encoding) as stream:
        while stream.read(1 << 18):
            pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20 < path.stat().st_size


KNOWN = {"respondent", "q1", "q2", "outils"}


def delimiter_of(text, known=KNOWN, **more):
    return find_delimiter(text.encode(), "utf-8", lambda cell: cell.strip().casefold() in known, **more)


@pytest.mark.parametrize("character", [";", ",", "\t", "|"])
def test_each_delimiter_is_found_with_and_without_known_headings(character):
    table = [["respondent", "Q1", "Q2"], ["a", "3.5", "Excel, Word; Access"], ["b", "1|2", ""]]
    text = "".join(character.join(f'"{cell}"' for cell in row) + "\n" for row in table)
    assert delimiter_of(text).character == character
    assert delimiter_of(text, known=()).character == character


@pytest.mark.parametrize("known", [KNOWN, ()])
@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("respondent;Q1;Q2\na;3,5;4,0\nb;1,5;2,5\n", ";"),  # decimal commas
        ("respondent,Outils\na,Excel; Word; Access; SQL\nb,Excel\n", ","),
        ('respondent,Outils\na,"Excel; Word"\n', ","),
        ('"respondent","Outils; logiciels; autres"\n"a","x"\n', ","),
        ('"respondent";"Q1, Q2, Q3"\n"a";"x"\n', ";"),
        ('respondent|"Un long\ntexte; sur, deux lignes"\na|1\n', "|"),
    ],
)
def test_what_stands_within_cells_does_not_fool_it(text, character, known):
    assert delimiter_of(text, known).character == character


def test_known_headings_go_before_the_shape_of_the_rows():
    assert delimiter_of("respondent;Q1,a;Q2,b\n1;2;3,0\n").character == ";"
    assert delimiter_of("respondent,Q1;x,Q2\n1;2;3,0\n").character == ","

    text = "respondent;note, a, b, c\nx;1, 2, 3, 4\n"
    assert delimiter_of(text).character == ";"
    assert delimiter_of(text, known=()).character == ","


def test_a_file_of_one_column_is_read_under_a_delimiter_that_leaves_it_one():
    for text in ("respondent\na\nb\n", "respondent\na;b\nc;d\n", "respondent\na,b\nc,d\n"):
        assert delimiter_of(text).character not in text.partition("\n")[2]


@pytest.mark.parametrize("first", ["sep=|\n", "sep=|\r\n", "sep=|\r", '"sep=|"\r\n', "SEP=|\r\n"])
def test_excels_own_first_line_says_it_and_is_passed_over(first):
    found = delimiter_of(first + "respondent;Q1\n")
    assert (found.character, found.start, found.first_line) == ("|", len(first), 2)
    found = delimiter_of(first + "respondent;Q1\n", override=";")
    assert (found.character, found.start, found.first_line) == (";", len(first), 2)


def test_a_heading_that_only_begins_like_that_line_is_a_heading():
    found = delimiter_of("sep=;nothing\n")
    assert (found.start, found.first_line) == (0, 1)
