"""Pictures made fit for a report: of two formats only, upright, no finer than their place can show."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from digimat.reports.look.asset_problems import Unusable
from digimat.reports.look.colours import WHITE
from digimat.reports.look.model import PAGES, Paper, Picture

if TYPE_CHECKING:
    from PIL.Image import Image

HEAVIEST: Final = 20_000_000  # bytes of a file
LARGEST: Final = 50_000_000  # pixels: more than any camera's, few enough for the memory
INCH: Final = 25.4  # millimetres

LOGO_WIDTH, LOGO_HEIGHT = 62.0, 20.0  # millimetres of its place on the cover
LOGO_DPI: Final = 300  # small and full of edges: at 150 its letters look worn
PICTURE_HEIGHT: Final = 100.0
PICTURE_DPI: Final = 150


def logo(file: Path) -> Picture:
    """The logo, as large as its place allows, its proportions kept; what is transparent stays so.

    Raises:
        Unusable: why it cannot be taken.
    """
    image = _opened(file)
    image = image.crop(_drawn(image))
    scale = min(LOGO_WIDTH / image.width, LOGO_HEIGHT / image.height)
    width, height = image.width * scale, image.height * scale
    if width < 3 or height < 1:
        raise Unusable("shape")
    return _picture(image, width, height, LOGO_DPI, photograph=False)


def cover_picture(file: Path, paper: Paper) -> Picture:
    """The picture of the cover, cut to fill its place from edge to edge.

    Raises:
        Unusable: why it cannot be taken.
    """
    from PIL import ImageOps

    width, height = PAGES[paper][0], PICTURE_HEIGHT
    image = _opened(file)
    whole = min(image.width, round(image.height * width / height))
    cut = (max(1, whole), max(1, round(whole * height / width)))
    return _picture(ImageOps.fit(image, cut), width, height, PICTURE_DPI, photograph=True)


def _opened(file: Path) -> Image:
    """A picture as red, green, blue and transparency; nothing is decoded before its size is known."""
    from PIL import Image, ImageOps

    if file.stat().st_size > HEAVIEST:
        raise Unusable("heavy")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a size that is refused below
            with _whole_pictures_only(), Image.open(file, formats=("PNG", "JPEG")) as image:
                if image.width * image.height > LARGEST:
                    raise Unusable("large")
                return ImageOps.exif_transpose(image).convert("RGBA")
    except Unusable:
        raise
    except Image.DecompressionBombError as error:
        raise Unusable("large") from error
    except Exception as error:  # Pillow raises many things on what is no picture
        raise Unusable("broken") from error


@contextmanager
def _whole_pictures_only() -> Iterator[None]:
    """Take no picture that is cut off. Once WeasyPrint is imported, Pillow fills what is missing with nothing."""
    from PIL import ImageFile

    was, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = was


def _drawn(image: Image) -> tuple[int, int, int, int]:
    """What is left of a logo without the transparent border that many files have."""
    box = image.getchannel("A").getbbox()
    if box is None:
        raise Unusable("empty")
    return box


def _picture(image: Image, width: float, height: float, dpi: int, *, photograph: bool) -> Picture:
    """The picture at most as fine as its place can print; the same bytes for the same file."""
    from PIL import Image as images

    finest = (max(1, round(width / INCH * dpi)), max(1, round(height / INCH * dpi)))
    if image.width > finest[0]:
        image = image.resize(finest, images.Resampling.LANCZOS)
    written = io.BytesIO()
    if photograph:
        paper = images.new("RGB", image.size, WHITE)
        paper.paste(image, mask=image.getchannel("A"))
        paper.save(written, "JPEG", quality=88, optimize=True)
    else:
        image.save(written, "PNG", optimize=True)
    mime = "image/jpeg" if photograph else "image/png"
    return Picture(written.getvalue(), mime, round(width, 2), round(height, 2))
