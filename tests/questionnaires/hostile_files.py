"""Questionnaires made to do harm or to mislead, each with what is to be said of it.

Made here from ``broken/valid.yaml`` and not kept as files: an editor or git would change their bytes, and some
of them are large. Run as a program it reads the cases, each within limits, and prints what was found:
``test_hostile_files.py`` does so.
"""

import json
import os
import sys
import time
from pathlib import Path

VALID = (Path(__file__).parent / "broken/valid.yaml").read_text("utf-8")
CASES: dict[str, tuple[bytes, str]] = {}

# For one case. What takes this long or this much is stopped by the system: no test looks at a clock.
CPU_SECONDS = 4
MEMORY = 300_000_000


def case(name, expected, *changes, text=VALID, raw=None):
    """Declare a case: ``line CODE`` of each problem, and texts to replace in a valid file, or the whole of it."""
    for old, new in changes:
        assert old in text, name
        text = text.replace(old, new, 1)
    CASES[name] = (text.encode() if raw is None else raw, expected)


# Aliases, merges, references to oneself.
LETTERS = list(zip("abcdefgh", "bcdefghi", strict=True))
BOMB = "a: &a [x, x, x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in LETTERS)
MERGES = "a: &a {x: 1}\n" + "".join(f"{b}: &{b} {{<<: [*{a}, *{a}], {b}: 1}}\n" for a, b in LETTERS)
case("bomb of aliases", "1 QST004", text=BOMB)
case("bomb of merge keys", "1 QST004", text=MERGES)
case("list inside itself", "32 QST004", ("items: [q1, q2]", "items: &me [q1, *me]"))
case("mapping inside itself", "9 QST004", ("sections:\n", "sections: &me\n  again: *me\nmore:\n"))
case("merge key alone", "43 QST004", ("  - id: weak\n", "  - <<: {id: weak}\n"))
case("alias of nothing", "21 QST004", ("key: a\n", "key: *right\n"))

# Tags, in the place of a key that any of them could be.
TAGS = [
    "!!python/object/apply:os.system ['echo']", "!!python/object/new:os.system [echo]", "!!python/object:os.path {}",
    "!!python/name:os.system", "!!python/module:os", "!!python/tuple [1, 2]", "!!python/bytes eA==", "!!python/dict {}",
    "!!python/complex 1j", "!!binary aGVsbG8=", "!!set {a, b}", "!!omap [a: 1]", "!!pairs [a: 1]", "!!str 1",
    "!!int '1'", "!!timestamp 2026-11-22", "!!merge x", "!include secret.yaml", "!env HOME",
    "!<tag:yaml.org,2002:str> x",
]  # fmt: skip
for tag in TAGS:
    case(f"tag {tag.split()[0]}", "21 QST004", ("key: a\n", f"key: {tag}\n"))
case("tag renamed by a directive", "23 QST004", ("id: valid", "%TAG ! tag:yaml.org,2002:python/\n---\nid: valid"),
     ("key: a\n", "key: !name:os.system\n"))  # fmt: skip
case("tag of the whole", "1 QST004", ("id: valid", "--- !!python/object:os.path\nid: valid"))
case("tag of a field", "20 QST004", ("rule: keyed_single", "!!str rule: keyed_single"))

# Directives, and several documents.
case("directive YAML 2.0", "1 QST001", ("id: valid", "%YAML 2.0\n---\nid: valid"))
case("directive twice", "2 QST001", ("id: valid", "%YAML 1.2\n%YAML 1.2\n---\nid: valid"))
case("several documents", "63 QST001", text=f"{VALID}---\n{VALID}")
case("more after the end", "64 QST001", text=f"{VALID}...\nid: other\n")

# Duplicate fields at each level.
case("duplicate at the top", "63 QST005", text=f"{VALID}minutes: 6\n")
case(
    "duplicate of a section",
    "12 QST005",
    ("    items:\n", "    title: {fr: Encore, en: Again}\n    items:\n"),
)
case("duplicate of an item", "22 QST005", ("        key: a\n", "        key: a\n        key: b\n"))
case(
    "duplicate of an option",
    "19 QST005",
    ("          b: {", "          a: {fr: Un, en: One}\n          b: {"),
)
case("duplicate of a language", "18 QST005", ("a: {fr: Un,", "a: {fr: Un, fr: Une,"))
case("duplicate in quotes", "22 QST005", ("        key: a\n", '        key: a\n        "key": b\n'))
case("three times", "8 QST005  9 QST005", ("minutes: 5\n", "minutes: 5\n" * 3))

# Fields that are no words, and words that some readers change.
case("field is a list", "43 QST001", ("  - id: weak\n", "  - ? [id, name]\n    : weak\n"))
case("field is a mapping", "43 QST001", ("  - id: weak\n", "  - ? {id: name}\n    : weak\n"))
case("code is a number", "18 QST006", ("          a: {", "          1: {"), ("key: a", 'key: "1"'))
case("code is null", "18 QST006  18 QST015", ("          a: {", "          ~: {"), ("key: a", 'key: "b"'))
case("code is empty", "18 QST001", ("          a: {", "          : {"))
case("code is no", "", ("          a: {", "          no: {"), ("key: a", "key: no"))
case("code is on, off the key", "21 QST031", ("          a: {", "          on: {"))
case("code is true", "18 QST006", ("          a: {", "          true: {"), ("key: a", 'key: "true"'))
case("key is 010", "21 QST032", ("key: a", "key: 010"))
case("key is 1:30", "27 QST032", ("key: 4", "key: 1:30"))
case("version is 3.10", "2 QST006", ('"1.0"', "3.10"))
case("id is null", "13 QST014", ("id: q1", "id: ~"))
case("id is true", "13 QST006", ("id: q1", "id: true"))

# Numbers.
for word, code in (
    (".inf", "QST014"),
    (".nan", "QST014"),
    ("1e400", "QST006"),
    ("-1", "QST015"),
    ("1e-400", "QST006"),
):
    case(f"weight of {word}", f"33 {code}", ("[q1, q2]\n", f"[q1, q2]\n    weights: {{q1: {word}}}\n"))
    case(f"one weight of {word}", f"33 {code}", ("[q1, q2]\n", f"[q1, q2]\n    weights: {word}\n"))
for word in ("true", "~", "[3]", '"3"', "[one]"):
    case(f"one weight, {word}", "33 QST014", ("[q1, q2]\n", f"[q1, q2]\n    weights: {word}\n"))
case("weights by the name of a way to write them", "33 QST021",
     ("[q1, q2]\n", "[q1, q2]\n    weights: {'[some]': 2}\n"))  # fmt: skip
case("weights of minus zero", "33 QST050", ("[q1, q2]\n", "[q1, q2]\n    weights: {q1: -0.0, q2: -0}\n"))
case("integer of 100,000 digits", "27 QST006", ("key: 4", "key: " + "9" * 100_000))
case("exponent of 100,000 digits", "27 QST006", ("key: 4", "key: 1e" + "9" * 100_000))

# Bytes.
case("UTF-16", "1 QST002", raw=VALID.encode("utf-16"))
case("UTF-16 without a mark", "45 QST002", raw=VALID.encode("utf-16-le"))
case("UTF-32", "1 QST002", raw=VALID.encode("utf-32"))
case("Latin-1", "45 QST002", raw=VALID.encode("latin-1"))
case("a mark", "", raw=b"\xef\xbb\xbf" + VALID.encode())
case("two marks", "", raw=b"\xef\xbb\xbf" * 2 + VALID.encode())
case("a mark inside", "4 QST002", ("Essai", "Es\ufeffsai"))
case("half a character", "4 QST002", raw=VALID.encode().replace(b"Essai", b"Ess\xed\xa0\x80ai"))
case("slash in two bytes", "4 QST002", raw=VALID.encode().replace(b"Essai", b"Ess\xc0\xafai"))
case("NUL", "4 QST002", ("Essai", "Es\0sai"))
case("commands to a terminal", "4 QST002", ("Essai", "\x1b]0;owned\x07Essai"))
case("delete", "4 QST002", ("Essai", "Es\x7fsai"))
case("direction turned", "4 QST002", ("Essai", "\u202eiassE"))
case("direction turned in a comment", "21 QST002", ("key: a\n", "key: a # \u2066\u202e not b\n"))
case("mark without a width", "13 QST002", ("id: q1", "id: q\u200b1"))
case(
    "lone CR ends a line",
    "7 QST014",
    raw=VALID.replace("minutes: 5", "minutes: x").replace("\n", "\r").encode(),
)
case("escape of a command", "4 QST002", ("{fr: Essai", '{fr: "\\e]0;owned\\a"'))
case("escape of half a character", "4 QST001", ("{fr: Essai", '{fr: "\\ud83d"'))
case("escape of NUL in a field", "63 QST002", text=f'{VALID}"a\\0": 1\n')

# Nothing there.
for name, text in (("nothing", ""), ("spaces", "  \n\n"), ("a comment", "# later\n"), ("a word", "questionnaire\n"),
                   ("a number", "42\n"), ("null", "~\n"), ("a list", "- id: q1\n")):  # fmt: skip
    case(f"only {name}", "1 QST010", text=text)
case("only a tab", "1 QST001", text="\t")

# Sizes.
LONG = "q" * 41
LISTED = "  - {id: f, title: {fr: a, en: b}, items: ["
case("20,000 [", "1 QST003", text="[" * 20_000)
case("20,000 {", "1 QST003", text="{a: " * 20_000)
case("20,000 -", "1 QST003", text="- " * 20_000 + "x")
case("500 levels of indent", "22 QST003", text="".join(" " * n + f"k{n}:\n" for n in range(500)))
case("one long line", "63 QST013", text=f"{VALID}notes: {'x' * 1_900_000}\n")
case("longer than allowed", "0 QST003", text=f"{VALID}# {'x' * 2_000_000}\n")
case("long field", "63 QST001", text=f"{VALID}{'k' * 2000}: 1\n")
case("long field, called one", "63 QST013", text=f"{VALID}? {'k' * 100_000}\n: 1\n")
case("100,000 items", "99960 QST003", text=VALID.split("      - id: q1")[0] + "      - q\n" * 100_000)
case("form of one item 49,000 times", "MANY", text=f"{VALID}forms:\n{LISTED}{'q1, ' * 49_000}]}}\n")
UNKNOWN = ", ".join(f"x{n}" for n in range(49_000))
case("form of 49,000 unknown items", "MANY", text=f"{VALID}forms:\n{LISTED}{UNKNOWN}]}}\n")
case("form of 99,000 numbers", "MANY", text=f"{VALID}forms:\n{LISTED}{'1, ' * 99_000}]}}\n")
case("49,000 unknown fields", "MANY", text=VALID + "".join(f"k{n}: 1\n" for n in range(49_000)))
case("49,000 duplicate fields", "MANY", text=VALID + "k: 1\n" * 49_000)
case("30,000 exclusive options that do not exist", "MANY", ("type: single", "type: multi"), ("keyed_single", "breadth"),
     ("key: a\n", "exclusive: [" + "x, " * 30_000 + "]\n"))  # fmt: skip
case("49,000 numbers as fields", "MANY", text=VALID + "".join(f"{n}: 1\n" for n in range(49_000)))
case("id of 41 characters", "13 QST015", ("id: q1", f"id: {LONG}"), ("[q1, q2]", f"[{LONG}, q2]"))
case("code of 41 characters", "18 QST015", ("          a: {", f"          {LONG}: {{"))
case("formula of 2,001 characters", "46 QST015", ("when: score < 50", "when: score < 5" + "0" * 1992))
case("formula of 301 elements", "46 QST040", ("when: score < 50", "when: score" + " + 1" * 150 + " < 50"))
case("formula of 900 brackets", "46 QST040", ("when: score < 50", f"when: {'(' * 900}score{')' * 900} < 50"))
case("formula of Python", "46 QST040", ("when: score < 50", "when: __import__('os').system('echo')"))

# Results made of one another: a long chain, twice the one before, and a chain of conditions.
BEFORE, AFTER = VALID.split("  - id: score\n")
REST = AFTER.split("    items: [q1, q2]\n")[1]


def scales(*inner):
    """Scales s0, s1 …, each made of what is said, and the scale of the valid file after them."""
    made = [f"  - {{id: s{n}, title: {{fr: a, en: b}}, rule: mean, {of}}}\n" for n, of in enumerate(inner)]
    return BEFORE + "".join(made) + "  - id: score\n" + AFTER


def flags(*conditions):
    """Flags f0, f1 …, each raised where what is said holds."""
    made = [
        f"  - {{id: f{n}, title: {{fr: a, en: b}}, meaning: {{fr: a, en: b}}, when: {when}}}\n"
        for n, when in enumerate(conditions)
    ]
    return VALID.replace("flags:\n", f"flags:\n{''.join(made)}")


case("chain of 20 scales", "", text=scales(*(f"scales: [s{n + 1}]" for n in range(19)), "items: [q1, q2]"))
case(
    "chain of 21 scales",
    "29 QST055",
    text=scales(*(f"scales: [s{n + 1}]" for n in range(20)), "items: [q1, q2]"),
)
case(
    "chain of 3,000 scales",
    "3009 QST055",
    text=scales(*(f"scales: [s{n + 1}]" for n in range(3000)), "items: [q1]"),
)
TWICE = [f"scales: [s{2 * n + 2}, s{2 * n + 3}]" for n in range(17) for _ in "ab"]
case("scales twice the one before", "35 QST055", text=scales(*TWICE, "items: [q1]", "items: [q2]"))
case("chain of 3,000 flags", "3024 QST055", text=flags(*(f"f{n + 1}" for n in range(3000)), "score < 1"))


# Templates of a bank, filled with more than anybody reads.
BANK = (Path(__file__).parent / "bank.yaml").read_text("utf-8").replace("id: bank\n", "id: valid\n", 1)
STEM = "How many orders of the {region} region are over {limit} euros?"
ORDERS = "orders: [[C1, north, 20], [C2, south, 30], [C3, north, 13]]"
PARTS = "[[Vis, 9], [Boulon, 120]]"
FIRST_SET = "            sets:\n              s1:\n                key: 2"
LAST = '              c: {fr: "Le dernier"'


def sets(number):
    data = "region: north, limit: 1, orders: [], found: []"
    return "".join(f"              t{n}: {{key: {n}, data: {{{data}}}}}\n" for n in range(number))


case("a name 20,000 times in a text", "56 QST107  56 QST107", (STEM, "{region}" * 20_000), text=BANK)
case("a long text in many places of a text", "56 QST107",
     ("region: north", f"region: {'x' * 19_000}"), (STEM, "{region} " * 2_000), text=BANK)  # fmt: skip
case("a table of 15,000 cells", "47 QST107",
     (ORDERS, f"orders: [{', '.join(['[C1, north, 20]'] * 5_000)}]"), text=BANK)  # fmt: skip
case("a cell as long as the file, in columns", "88 QST107",
     (PARTS, f"[[{'x' * 900_000}, 9], [b, 1]]"), text=BANK)  # fmt: skip
case("more sets than anybody needs", "62 QST015",
     (FIRST_SET, f"            sets:\n{sets(300)}{FIRST_SET[18:]}"), text=BANK)  # fmt: skip
OPTIONS = "".join(f"              o{n}: {{fr: x, en: x}}\n" for n in range(9_000))
case("more options than anybody reads", "102 QST015", (LAST, OPTIONS + LAST), text=BANK)
SHARED = "            data:\n" + "".join(f"              d{n}: 1\n" for n in range(20_000))
case("much data that many sets share", "",
     (FIRST_SET, f"{SHARED}            sets:\n{sets(150)}{FIRST_SET[18:]}"), text=BANK)  # fmt: skip


def said_of(name):
    """``line CODE`` of each problem of a case, in the words of the table above; an error keeps its name."""
    from digimat.problems import UserError
    from digimat.questionnaires import read_questionnaire
    from digimat.questionnaires.loading import read_text
    from digimat.scoring import check_rules

    path = Path("valid.yaml")
    path.write_bytes(CASES[name][0])
    try:
        source, problems = read_questionnaire(read_text(path), path.name)
    except UserError as error:
        source, problems = None, error.problems
    problems = [*problems, *(check_rules(source) if source is not None else ())]
    if problems and problems[0].code == "QST009":
        return "MANY"
    assert all(p.message.fr and p.message.en and p.remedy.fr and p.remedy.en for p in problems)
    assert all(p.position is not None and p.position.file == path.name for p in problems)
    return "  ".join(f"{p.position.line} {p.code}" for p in problems)


def limit_memory():
    """No more than what is in use now, and MEMORY; where the system has such a limit."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (ImportError, OSError):
        return
    most = pages * os.sysconf("SC_PAGE_SIZE") + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def limit_time():
    """CPU_SECONDS more from now on; then the system ends the process."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1 + CPU_SECONDS, hard))


def main():
    """Print each case and what was said of it, a line of JSON each; the last line may be missing."""
    import digimat.scoring  # noqa: F401 (what importing takes is not the questionnaire's)

    CASES[""] = (VALID.encode(), "")
    said_of("")
    limit_memory()
    for name in list(CASES)[:-1]:
        limit_time()
        try:
            said = said_of(name)
        except Exception as error:  # told as what it is: the test says which case it was
            said = repr(error)[:200]
        print(json.dumps([name, said]), flush=True)


if __name__ == "__main__":
    sys.exit(main())
