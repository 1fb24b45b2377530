"""`commentariat verify`: whether a report still says what its data say."""

from __future__ import annotations

import json
from pathlib import Path

import click

from commentariat.options import quiet_option
from commentariat.terminal import progress


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--quick", is_flag=True, help="Compare the files' digests alone; compute nothing anew.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@quiet_option
@click.pass_context
def verify(ctx: click.Context, out: Path, *, quick: bool, as_json: bool, quiet: bool) -> None:
    """Compute every printed number of a report anew and name those that differ.

    OUT is the folder that `commentariat report` wrote. Three things are looked at:

    \b
      files     each that manifest.json lists is there and has its digest
      numbers   made anew from OUT/threads.jsonl and OUT/study/ (the settings, the codes), each is compared with
                numbers.csv and with what stands in report.html
      figures   the tables behind them likewise

    What differs is named by its file and its address: open report.html#f=ADDRESS to see the number and the comments
    behind it. Other versions of commentariat or of its packages are said first, for they may change last digits. A
    verification takes about as long as the analyses of the report took; --quick takes a moment. It shows that numbers
    and data belong together, not who wrote them: whoever changes data, numbers and manifest.json alike is not found
    out, so keep the digest of manifest.json where others can see it.

    \b
    Exit codes: 0 everything holds, 1 something differs, 2 OUT is no report.
    """
    from commentariat.verifying import verify as verified
    from threads.errors import NoReport

    try:
        with progress("Checking files", quiet=quiet or as_json) as step:
            found = verified(out, quick=quick, progress=step)
    except NoReport as error:
        click.echo(f"commentariat: {error}", err=True)
        ctx.exit(2)
    if as_json:
        click.echo(json.dumps(found.data(), ensure_ascii=False, indent=1).encode("utf-8", "replace").decode("utf-8"))
    elif not quiet or not found.holds:
        click.echo("\n".join(found.lines()))
    ctx.exit(0 if found.holds else 1)
