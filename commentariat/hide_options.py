"""The options by which a command hides names and words, and what is said on the terminal of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from commentariat.hiding.asked import Hide, Hiding

R = TypeVar("R")

MOST_NAMED = 30
"""Names that are ordinary words which the terminal lists."""

_OPTIONS = (
    click.option(
        "--pseudonyms",
        is_flag=True,
        help="Replace the names of authors, of speakers and in bylines by pseudonyms, everywhere. Without it names are "
        "shown.",
    ),
    click.option(
        "--key",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The key of the pseudonyms, a file that you keep to yourself: with one key a person has the same "
        "pseudonym in every run. Made where there is none; without --key your own is used, which the terminal names.",
    ),
    click.option(
        "--names",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="A TOML file of decisions on names: keep, replace and ordinary are lists of them.",
    ),
    click.option(
        "--redact-text",
        is_flag=True,
        help="Leave out all that people wrote; the numbers stay.",
    ),
)


def hiding_options(command: Callable[..., R]) -> Callable[..., R]:
    """Adds --pseudonyms, --key, --names and --redact-text, which the command takes as one, `hide`; raises UsageError
    for a key or names without --pseudonyms."""

    @wraps(command)
    def hidden(
        *args: object, pseudonyms: bool, key: Path | None, names: Path | None, redact_text: bool, **others: object
    ) -> R:
        if (key or names) and not pseudonyms:
            raise click.UsageError(f"{'--key' if key else '--names'} is of pseudonyms: give --pseudonyms with it.")
        hide: Hide = {"pseudonyms": pseudonyms, "key": key, "names": names, "redact_text": redact_text}
        return command(*args, hide=hide, **others)

    for option in reversed(_OPTIONS):
        hidden = option(hidden)
    return hidden


def say_hidden(hiding: Hiding) -> None:
    """Prints where the key lies, and the names that are ordinary words, for the user to decide."""
    if not hiding.pseudonyms:
        return
    click.echo(f"The key of the pseudonyms is {hiding.key}: keep it, and to yourself.", err=True)
    words = hiding.people.ordinary
    if words:
        more = f" and {len(words) - MOST_NAMED:,} more" if len(words) > MOST_NAMED else ""
        click.echo(
            f"Ordinary words that are names, replaced only where they label or address somebody: "
            f"{', '.join(words[:MOST_NAMED])}{more}. With --names FILE you decide: keep, replace or ordinary.",
            err=True,
        )
