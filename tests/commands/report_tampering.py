"""What somebody may do to a report who has a PDF editor and knows what lies inside."""

import json
import re

import pikepdf

NAME = "results.json"


def attached(path):
    """What lies inside a report."""
    with pikepdf.open(path) as pdf:
        return json.loads(pdf.attachments[NAME].get_file().read_bytes())


def attach(path, content):
    """Put something else inside."""
    written = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.attachments[NAME]
        pdf.attachments[NAME] = pikepdf.AttachedFileSpec(pdf, written, filename=NAME)
        pdf.save(path)


def change_results(path, change):
    """Change the results inside."""
    data = attached(path)
    change(data)
    attach(path, data)


def change_figure(path, page, old, new):
    """Write another figure on a page, in the glyphs of its own font; how often it was there."""
    found = 0
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        sheet = pdf.pages[page - 1]
        letters = {name: _letters(font) for name, font in sheet.Resources.Font.items()}
        font, written = None, []
        for operands, operator in pikepdf.parse_content_stream(sheet):
            if str(operator) == "Tf":
                font = letters[str(operands[0])]
            if str(operator) == "TJ" and _text(operands[0], font) == old:
                glyphs = {letter: glyph for glyph, letter in font.items()}
                operands, found = [[b"".join(glyphs[letter] for letter in new)]], found + 1
            written.append((operands, operator))
        sheet.Contents = pdf.make_stream(pikepdf.unparse_content_stream(written))
        pdf.save(path)
    return found


def change_drawing(path, page):
    """Move the first line that is drawn on a page; not a letter changes."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        sheet = pdf.pages[page - 1]
        written = list(pikepdf.parse_content_stream(sheet))
        place = next(n for n, (_, operator) in enumerate(written) if str(operator) == "l")
        x, y = written[place][0]
        written[place] = ([float(x) - 20, y], written[place][1])
        sheet.Contents = pdf.make_stream(pikepdf.unparse_content_stream(written))
        pdf.save(path)


def _letters(font):
    """The letter of each glyph."""
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]{4})>", font.ToUnicode.read_bytes())
    return {bytes.fromhex(glyph.decode()): chr(int(letter, 16)) for glyph, letter in pairs}


def _text(pieces, font):
    glyphs = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return "".join(font.get(glyphs[n : n + 2], "?") for n in range(0, len(glyphs), 2))
