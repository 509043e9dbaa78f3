"""A disk too small for a store, then for all its answers: run by test_store_failures.py, as a process of its own.

    unshare --map-root-user --mount python small_disk.py FOLDER

Nobody else sees what is mounted within. Writes as JSON what was said each time the disk was full, the answers
acknowledged, and what the store held when it was full and in the end.
"""

import json
import subprocess
import sys
from pathlib import Path

from store_kit import TEXT, answered, open_store, record

from digimat.problems import UserError


def give_answers(store, first, last):
    """Give numbered answers until one fails: how many were acknowledged, and the problem."""
    for number in range(first, last):
        try:
            store.append("AAAAAA", [answered(number % 60, f"{number}")])
        except UserError as error:
            return number - first, error.problems[0]
    return last - first, None


def numbers_held(store):
    return [int(event.payload["code"]) for event in store.events("AAAAAA")]


def in_words(problem):
    return [problem.code, problem.position.file, problem.message.en, problem.remedy.en]


def disk(folder, size, *options):
    options = ",".join([f"size={size}", *options])
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "digimat", folder], check=True)


def main(folder):
    file, told = folder / "digimat.db", {}
    disk(folder, "64k")
    try:
        open_store(file)
    except UserError as error:
        told["no room for a store"] = in_words(error.problems[0])
    disk(folder, "160k", "remount")
    with open_store(file) as store:
        store.open_session(record(), TEXT)
        told["acknowledged"], problem = give_answers(store, 0, 10_000)
        told["no room for an answer"] = in_words(problem)
        told["held"] = numbers_held(store)
        disk(folder, "512k", "remount")
        give_answers(store, told["acknowledged"], told["acknowledged"] + 50)
    disk(folder, "512k", "remount", "ro")
    with open_store(file) as store:
        told["a disk that is only read"] = in_words(give_answers(store, 0, 1)[1])
    disk(folder, "512k", "remount", "rw")
    with open_store(file) as store:  # this checks the integrity of the file as well
        told["held in the end"] = numbers_held(store)
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
