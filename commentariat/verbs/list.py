"""`commentariat list`: the parts that are known."""

from __future__ import annotations

from typing import Any

import click

from commentariat.options import quiet_option


@click.command("list")
@click.argument("what", type=click.Choice(["formats"]), required=False)
@quiet_option
def list_parts(what: str | None, *, quiet: bool) -> None:
    """List the parsers, formats, analyses and figures that are known, our own and those of installed plugins.

    `list formats` says of each export that is read which of its fields goes where, and of those
    that are known and not read what to do instead.
    """
    # The list is what was asked for, and there is nothing else to be quiet about.
    if what == "formats":
        _formats()
        return
    from analysis.base import ANALYSES
    from reports.figures import FIGURES
    from threads.exchange.formats import FORMATS
    from threads.parsers import PARSERS

    registries: tuple[tuple[str, Any], ...] = (
        ("Parsers", PARSERS),
        ("Formats", FORMATS),
        ("Analyses", ANALYSES),
        ("Figures", FIGURES),
    )
    for title, registry in registries:
        click.secho(title, bold=True)
        for part in registry:
            click.echo(f"  {part.name:<26} {part.about}")


def _formats() -> None:
    """Each format of an export with its fields."""
    from threads.exchange.formats import FORMATS
    from threads.exchange.unread import UNREAD

    for part in FORMATS:
        click.secho(f"{part.name}  ({' '.join(part.options['suffixes'])})", bold=True)
        click.echo(f"  {part.about}")
        for field, source in part.options["fields"].items():
            click.echo(f"    {field:<12} {source}")
    click.secho("Known and not read", bold=True)
    for one in UNREAD:
        click.echo(f"  {one.name}: {one.instead}")
