"""Files of interactions for tests."""

from digimat.answers.interactions.reading import read_interactions
from digimat.questionnaires.relations_model import IndexWeights, IndividualIndex, Safeguard

HEADER = "author,reactor,unit_author,unit_reactor,type"
PLAN = IndividualIndex(
    weights=IndexWeights(people=0.6, units=0.4),
    only_if=(Safeguard(when="True", otherwise={"fr": "non", "en": "no"}),),
)


def written(folder, rows, header=HEADER, name="interactions.csv"):
    """A file with these rows."""
    path = folder / name
    path.write_text("\n".join([header, *(",".join(row) for row in rows), ""]), encoding="utf-8")
    return path


def read(folder, rows):
    """The interactions of these rows, by way of a file."""
    return read_interactions(written(folder, rows)).interactions


def crowd(unit, count):
    """So many people of a unit who react in a ring: each takes part, nobody outside it is concerned."""
    names = [f"{unit}{number}" for number in range(count)]
    return [(name, names[number - 1], unit, unit, "like") for number, name in enumerate(names)]
