"""The full screen of a sitting: a thin face on the session machine, drawn with Textual."""

from digimat.administration.fullscreen.ending import Ending, Terminated
from digimat.administration.fullscreen.entry import sit
from digimat.administration.fullscreen.possible import full_screen_possible

__all__ = ["Ending", "Terminated", "full_screen_possible", "sit"]
