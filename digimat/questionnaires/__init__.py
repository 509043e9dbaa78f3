"""What is asked: the questionnaire language, its reader and checks, the catalogue, item types, conditions."""

from digimat.questionnaires.assembly import AssembledForm, UnknownForm, UnknownModule, assemble
from digimat.questionnaires.catalogue import Entry, bundled_folder, catalogue, find
from digimat.questionnaires.item_model import Item
from digimat.questionnaires.item_types import read_response
from digimat.questionnaires.loading import Source, load, read_questionnaire
from digimat.questionnaires.model import Form, Questionnaire, Scale
from digimat.questionnaires.outcome_model import Decision, LevelSet, Needs, StageSet
from digimat.questionnaires.responses import InvalidResponse, Reading, State
from digimat.questionnaires.section_model import Section
from digimat.questionnaires.wording import in_words

__all__ = [
    "AssembledForm",
    "Decision",
    "Entry",
    "Form",
    "InvalidResponse",
    "Item",
    "LevelSet",
    "Needs",
    "Questionnaire",
    "Reading",
    "Scale",
    "Section",
    "Source",
    "StageSet",
    "State",
    "UnknownForm",
    "UnknownModule",
    "assemble",
    "bundled_folder",
    "catalogue",
    "find",
    "in_words",
    "load",
    "read_questionnaire",
    "read_response",
]
