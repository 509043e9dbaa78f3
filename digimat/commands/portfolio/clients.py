"""Who a client is: the workspace or, where its answers name several organisations, one of them."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.commands.portfolio import problems as wrong
from digimat.commands.portfolio.held import Held
from digimat.commands.workspace import Workspace
from digimat.problems import ExitStatus, UserError
from digimat.reports.portfolio.told import ORGANISATION


def client_of(asked: str | None, found: Sequence[Held], workspace: Workspace) -> str:
    """The name of the client: the one that is asked for, the workspace's own, or the only one there is.

    Raises:
        UserError: nobody answered for the one that is asked for, or there are several to choose from.
    """
    names = organisations(found)
    own = workspace.client or workspace.folder.name
    wanted = asked or own
    named = [name for name in names if name.casefold() == wanted.casefold()]
    if named:
        return workspace.client if workspace.client.casefold() == wanted.casefold() else named[0]
    if asked is not None and asked.casefold() != own.casefold():
        raise UserError(wrong.unknown_client(asked, names or [own]), ExitStatus.USAGE)
    if len(names) > 1:
        raise UserError(wrong.several_clients(names), ExitStatus.USAGE)
    # One organisation is the client, whatever its people call it.
    return workspace.client or (names[0] if names else own)


def organisations(found: Sequence[Held]) -> list[str]:
    """The organisations that people answered for; names that differ in upper and lower case alone are one."""
    names: dict[str, str] = {}
    for held in found:
        for name in held.table.profile.get(ORGANISATION, ()):
            if name:
                names.setdefault(name.casefold(), name)
    return sorted(names.values(), key=str.casefold)


def rows_of(held: Held, client: str, *, alone: bool) -> tuple[list[int], int]:
    """The rows of the client's people, and how many people there are of whom nothing says whose they are.

    Args:
        held: answers.
        client: the client.
        alone: whether it is the only one of the workspace: then all people are its own.
    """
    everybody = range(len(held.table.respondents))
    if alone:
        return list(everybody), 0
    named = held.table.profile.get(ORGANISATION) or [""] * len(everybody)
    return [row for row in everybody if named[row].casefold() == client.casefold()], sum(
        not named[row] for row in everybody
    )
