"""`commentariat list`: the parts that are known."""

from __future__ import annotations

from typing import Any

import click


@click.command("list")
def list_parts() -> None:
    """List the parsers, analyses and figures that are known, our own and those of installed plugins."""
    from analysis.base import ANALYSES
    from reports.figures import FIGURES
    from threads.parsers import PARSERS

    registries: tuple[tuple[str, Any], ...] = (("Parsers", PARSERS), ("Analyses", ANALYSES), ("Figures", FIGURES))
    for title, registry in registries:
        click.secho(title, bold=True)
        for part in registry:
            click.echo(f"  {part.name:<26} {part.about}")
