"""Give four answers with the sqlite3 of this Python; ended or hindered from outside by strace.

    python traced_writer.py FILE

Writes a line of JSON for each step that was acknowledged, and for each problem that was told; after a problem the
step is taken again.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "answers"))

from four_answers import again_until_it_works, give_all_answers


def tell(what):
    """Say it at once: the process may be ended at any moment."""
    print(json.dumps(what), flush=True)


class ToldProblems(list):
    def extend(self, problems):
        super().extend(problems)
        for problem in problems:
            tell([problem.code, problem.position.file, problem.message.en, problem.remedy.en])


if __name__ == "__main__":
    give_all_answers(Path(sys.argv[1]), lambda: tell("acknowledged"), again_until_it_works(ToldProblems()))
