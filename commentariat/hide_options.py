"""The options by which a command hides names and words, and what is said on the terminal of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from commentariat.hiding.asked import Hide, Hiding

P = ParamSpec("P")
R = TypeVar("R")

MOST_NAMED = 30
"""Names that are ordinary words which the terminal lists."""

_NAMES = (
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
)
_WORDS = click.option(
    "--redact-text",
    is_flag=True,
    help="Leave out all that people wrote; the numbers stay.",
)


def names_options(command: Callable[P, R]) -> Callable[P, R]:
    """Adds --pseudonyms, --key and --names."""
    for option in reversed(_NAMES):
        command = option(command)
    return command


def hiding_options(command: Callable[P, R]) -> Callable[P, R]:
    """Adds --pseudonyms, --key, --names and --redact-text."""
    return names_options(_WORDS(command))


def hide_of(*, pseudonyms: bool, key: Path | None, names: Path | None, redact_text: bool = False) -> Hide:
    """What the options hold; raises UsageError for a key or names without --pseudonyms."""
    if (key or names) and not pseudonyms:
        raise click.UsageError(f"{'--key' if key else '--names'} is of pseudonyms: give --pseudonyms with it.")
    return {"pseudonyms": pseudonyms, "key": key, "names": names, "redact_text": redact_text}


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
