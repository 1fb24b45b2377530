"""`commentariat doctor`: whether this installation is sound."""

from __future__ import annotations

import sys

import click

from commentariat.options import quiet_option


@click.command()
@quiet_option
def doctor(*, quiet: bool) -> None:
    """Check this installation: versions, fonts, the sentence encoder, shipped models; exit 1 where something is
    amiss."""
    from commentariat.doctor import checks

    sound = True
    for name, holds, what in checks():
        sound = sound and holds
        if quiet and holds:
            continue
        click.echo(f"{click.style('ok  ', fg='green') if holds else click.style('BAD ', fg='red')}  {name:<22} {what}")
    sys.exit(0 if sound else 1)
