"""A questionnaire from the cache is the one that reading would give; whatever is wrong there, reading goes on."""

import hashlib
import os
import pickle
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel
from test_private_bank import BANK

from digimat.problems import UserError
from digimat.questionnaires import bundled_folder, load
from digimat.questionnaires import cache as module
from digimat.questionnaires.cache import MOST, Cache

HERE = Path(__file__).parent
NAMES = ("agility", "pillars", "cdo")
POSIX = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps the folders of a user private")


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.fixture
def read(monkeypatch):
    """The texts that are really read."""
    from digimat.questionnaires import reading

    done, really = [], reading.read_questionnaire

    def counted(text, *rest):
        done.append(text)
        return really(text, *rest)

    monkeypatch.setattr(reading, "read_questionnaire", counted)
    return done


def small(tmp_path, title="Essai"):
    """A questionnaire that is quick to read."""
    path = tmp_path / "adjustable.yaml"
    text = (HERE / "adjustable.yaml").read_text(encoding="utf-8") + f"# {title}\n"
    path.write_text(text, encoding="utf-8")
    return path


def whole(thing):
    """Everything that a questionnaire holds, and which fields were written, as plain data."""
    if isinstance(thing, BaseModel):
        fields = {name: whole(value) for name, value in vars(thing).items()}
        return type(thing), fields, thing.model_fields_set, thing.__pydantic_private__
    if isinstance(thing, dict):
        return [(name, whole(value)) for name, value in thing.items()]
    if isinstance(thing, (list, tuple)):
        return type(thing), [whole(each) for each in thing]
    return type(thing), thing


@pytest.mark.parametrize("name", NAMES)
def test_from_the_cache_comes_what_reading_gives(name, cache, read):
    path = bundled_folder() / f"{name}.yaml"
    fresh, known = load(path, cache=cache), load(path, cache=cache)
    assert len(read) == 1
    assert known == fresh
    assert known.questionnaire is not fresh.questionnaire
    assert whole(known.questionnaire) == whole(fresh.questionnaire)


def test_places_are_found_when_they_are_asked_for(cache):
    path = bundled_folder() / "cdo.yaml"
    fresh, known = load(path, cache=cache), load(path, cache=cache)
    assert known.read is None
    assert known.document == fresh.document
    assert known.document.at(("sections", 0, "items", 2, "stem")).file == str(path)


def test_a_private_bank_is_part_of_what_is_known(cache, read, tmp_path):
    path, bank = HERE / "bank.yaml", tmp_path / "bank.yaml"
    bank.write_text(BANK, encoding="utf-8")
    fresh = load(path, bank=bank, cache=cache)
    known = load(path, bank=bank, cache=cache)
    assert len(read) == 1
    assert whole(known.questionnaire) == whole(fresh.questionnaire)
    assert known.document == fresh.document
    assert known.document.at(("sections", 1, "items", 1, "instances", "p1", "key")).file == str(bank)


def test_another_text_is_read(cache, read, tmp_path):
    load(small(tmp_path), cache=cache)
    load(small(tmp_path, title="autre"), cache=cache)
    assert len(read) == 2


def test_the_same_text_in_another_place_is_known(cache, read, tmp_path):
    path = small(tmp_path)
    load(path, cache=cache)
    moved = load(Path("elsewhere.yaml"), text=path.read_text(encoding="utf-8"), cache=cache)
    assert len(read) == 1
    assert moved.document.file == "elsewhere.yaml"


def test_a_file_with_an_error_is_read_every_time(cache, read):
    path = HERE / "broken" / "qst021_scale_of_a_scale.yaml"
    told = []
    for _ in range(2):
        with pytest.raises(UserError) as error:
            load(path, cache=cache)
        told.append(error.value.problems)
    assert len(read) == 2
    assert told[0] == told[1]


def test_other_code_reads_anew(cache, read, tmp_path, monkeypatch):
    path = small(tmp_path)
    load(path, cache=cache)
    monkeypatch.setattr(module, "_made_by", lambda: ("another version",))
    load(path, cache=cache)
    assert len(read) == 2


def test_the_code_is_known_by_its_files():
    made_by = module._made_by()
    assert sys.version in made_by
    assert any("item_model.py" in each for each in made_by)
    assert any("registry.py" in each for each in made_by)


def only(cache):
    (file,) = cache.folder.iterdir()
    return file


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:],
        lambda data: data + b"x",
        lambda data: b"x" * (module.LARGEST + 1),
    ],
)
def test_a_damaged_file_is_read_anew_and_replaced(cache, read, tmp_path, damage):
    path = small(tmp_path)
    fresh = load(path, cache=cache)
    file = only(cache)
    whole_file = file.read_bytes()
    file.write_bytes(damage(whole_file))
    assert load(path, cache=cache) == fresh
    assert len(read) == 2
    assert hashlib.sha256(file.read_bytes()).digest() == hashlib.sha256(whole_file).digest()


class Harm:
    """What a hostile file would do when it is read."""

    def __init__(self, function, *arguments):
        self.call = (function, arguments)

    def __reduce__(self):
        return self.call


@pytest.mark.parametrize("harm", [Harm(os.mkdir, "harm"), Harm(eval, "1"), Harm(Path, "x"), {1, 2}, object()])
def test_a_file_makes_nothing_but_parts_of_a_questionnaire(cache, read, tmp_path, monkeypatch, harm):
    monkeypatch.chdir(tmp_path)
    path = small(tmp_path)
    load(path, cache=cache)
    data = pickle.dumps(harm, protocol=5)
    only(cache).write_bytes(hashlib.sha256(data).digest() + data)
    load(path, cache=cache)
    assert len(read) == 2
    assert not Path("harm").exists()


@POSIX
def test_what_others_may_have_written_is_left_alone(cache, read, tmp_path):
    path = small(tmp_path)
    load(path, cache=cache)
    cache.folder.chmod(0o770)
    load(path, cache=cache)
    assert len(read) == 2
    cache.folder.chmod(0o700)
    only(cache).chmod(0o620)
    load(path, cache=cache)
    assert len(read) == 3


@POSIX
def test_a_folder_or_file_of_somebody_else_is_left_alone(cache, read, tmp_path, monkeypatch):
    path = small(tmp_path)
    load(path, cache=cache)
    somebody = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    load(path, cache=cache)
    assert len(read) == 2


@POSIX
def test_a_link_is_not_followed(cache, read, tmp_path):
    path = small(tmp_path)
    load(path, cache=cache)
    file = only(cache)
    file.rename(tmp_path / "moved")
    file.symlink_to(tmp_path / "moved")
    load(path, cache=cache)
    assert len(read) == 2
    assert not file.is_symlink()


@POSIX
def test_only_its_owner_may_look_into_it(cache, tmp_path):
    load(small(tmp_path), cache=cache)
    assert cache.folder.stat().st_mode & 0o777 == 0o700
    assert only(cache).stat().st_mode & 0o777 == 0o600


def test_without_a_folder_to_write_in_everything_works(tmp_path, read):
    (tmp_path / "file").write_text("")
    path = small(tmp_path)
    for folder in (tmp_path / "file", tmp_path / "file" / "cache", Path("/dev/null/cache")):
        assert load(path, cache=Cache(folder)).questionnaire.id
    assert len(read) == 3


def test_a_full_disk_leaves_nothing_behind(cache, read, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    path = small(tmp_path)
    load(path, cache=cache)
    assert list(cache.folder.iterdir()) == []
    monkeypatch.undo()
    assert load(path, cache=cache).questionnaire.id


def test_the_folder_does_not_grow_for_ever(cache):
    for number in range(MOST + 5):
        cache.put("trial", str(number), number)
        file = cache.folder / module._name("trial", str(number))
        os.utime(file, (number, number))
    cache.put("trial", "last", "last")
    assert len(list(cache.folder.iterdir())) == MOST
    assert cache.get("trial", "last") == "last"
    assert cache.get("trial", "0") is None
    cache.put("trial", "large", b"x" * module.LARGEST)
    assert cache.get("trial", "large") is None
