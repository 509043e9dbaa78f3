"""Random questionnaires are told what is wrong with them; one without an error can be scored and explained."""

import numpy as np
import pytest
from fuzz_kit import BASES, YAML_PIECES, base, files, mutated, scratched, seeded, table, written

from digimat.questionnaires import read_questionnaire
from digimat.questionnaires.yaml_reader import read_yaml
from digimat.scoring import check_rules, explain, score
from digimat.scoring.explanation import explainable

DATA = {name: read_yaml(text, name).data for name, text in BASES.items()}


def problems_of(text, name):
    """The questionnaire, None where its shape is wrong, and what is wrong; each problem well formed."""
    source, problems = read_questionnaire(text, name)
    problems = [*problems, *(check_rules(source) if source is not None else ())]
    assert source is not None or problems
    for problem in problems:
        assert problem.position is not None
        assert problem.position.file == name
        assert problem.line("fr") != problem.line("en")
    return source, problems


def score_and_explain(source, draw):
    """Score a random table and explain every result; scores are finite or missing."""
    results = score(source.questionnaire, table(draw, source.questionnaire))
    for scale in results.scales.values():
        assert not np.isinf(scale.score).any()
    for row in range(len(results.table.respondents)):
        for name in explainable(results):
            explain(results, row, name)


def kept(text, folder):
    """Where a text that broke something can be looked at."""
    path = folder / "fuzzed.yaml"
    path.write_text(text, "utf-8", "backslashreplace")
    return path


@pytest.mark.parametrize("name", BASES)
def test_the_files_that_the_others_are_made_from_have_no_error(name):
    source, problems = problems_of(BASES[name], name)
    assert [p for p in problems if not p.warning] == []
    score_and_explain(source, seeded(name))
    assert problems_of(written(DATA[name]), name)[0].questionnaire == source.questionnaire


def test_a_text_with_scratches_is_told_what_is_wrong_with_it(tmp_path):
    sound, tried = 0, files(1000, 2)
    for number in range(tried):
        draw = seeded("scratches", number)
        name = base(draw)
        text = scratched(draw, BASES[name], YAML_PIECES)
        try:
            sound += problems_of(text, name)[0] is not None
        except Exception as error:
            raise AssertionError(f"scratches {number}: {kept(text, tmp_path)}") from error
    assert tried // 20 < sound < tried // 2


def test_a_questionnaire_with_other_values_is_told_what_is_wrong_or_can_be_scored_and_explained(tmp_path):
    sound, tried = 0, files(250, 10)
    for number in range(tried):
        draw = seeded("structure", number)
        name = base(draw)
        text = written(mutated(draw, DATA[name]))
        try:
            source, problems = problems_of(text, name)
            if source is not None and all(p.warning for p in problems):
                sound += 1
                score_and_explain(source, draw)
        except Exception as error:
            raise AssertionError(f"structure {number}: {kept(text, tmp_path)}") from error
    assert sound > tried // 5
