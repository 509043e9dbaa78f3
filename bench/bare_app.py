"""A bare Typer app with as many commands as digimat: the floor for ``digimat --help``."""

import os

import typer

app = typer.Typer()


def _command(number: int) -> None:
    def command(name: str, count: int = 1, loud: bool = False) -> None:
        """Do nothing."""

    app.command(f"command{number}")(command)


for _number in range(int(os.environ.get("BARE_COMMANDS", "1"))):
    _command(_number)

if __name__ == "__main__":
    app()
