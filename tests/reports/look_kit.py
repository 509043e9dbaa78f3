"""What the tests of the look share: a workspace with its files, and the look that comes of it."""

import io
import struct
import zlib
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

from digimat.commands.workspace import read_workspace
from digimat.problems import UserError
from digimat.reports.html import FONTS

SERIF = FONTS / "DigimatSerif-Regular.ttf"


def workspace(folder, settings, **files):
    """Read a workspace that has these settings; a file is named by its path, with __ for a slash and ___ for a dot."""
    (folder / "digimat.toml").write_text(settings, encoding="utf-8")
    for name, content in files.items():
        put(folder, name.replace("___", ".").replace("__", "/"), content)
    return read_workspace(folder / "digimat.toml")


def put(folder, name, content):
    """Write one file of a workspace."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def problems_of(read):
    """What is wrong with a workspace: with its settings, else with the files that they name."""
    if read.problems:
        return list(read.problems)
    try:
        read.look()
    except UserError as error:
        return list(error.problems)
    return []


def told(problems):
    """Problems as ``file:line code``."""
    return [f"{Path(p.position.file).name}:{p.position.line} {p.code}" for p in problems]


def logo(width=900, height=300, mode="RGBA", kind="PNG"):
    """A disc in the middle of a wide picture."""
    image = Image.new(mode, (width, height), 0 if mode != "CMYK" else (0, 0, 0, 0))
    colour = {"RGBA": (0, 90, 80, 255), "CMYK": (255, 0, 90, 40), "L": 40}.get(mode, (0, 90, 80))
    ImageDraw.Draw(image).ellipse((width // 3, height // 6, 2 * width // 3, 5 * height // 6), fill=colour)
    written = io.BytesIO()
    image.save(written, kind)
    return written.getvalue()


def huge_png(side=60_000):
    """The beginning of a picture that would take gigabytes."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def font(without="", rights=None):
    """One of our fonts, less some letters, or with other rights."""
    made = TTFont(SERIF)
    if without:
        kept = subset.Subsetter()
        kept.populate(unicodes=[code for code in made.getBestCmap() if chr(code) not in without])
        kept.subset(made)
    if rights is not None:
        made["OS/2"].fsType = rights
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
