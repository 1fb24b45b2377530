"""`commentariat agree`: from coded sheets to one file of codes, and how far the coders agree."""

from __future__ import annotations

from pathlib import Path

import click

from commentariat.options import quiet_option


def _kinds(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for value in values:
        name, sign, kind = value.partition("=")
        if not sign or kind not in ("nominal", "ordinal", "interval"):
            raise click.BadParameter(f"Write NAME=nominal, NAME=ordinal or NAME=interval, not {value!r}.")
        found[name.strip()] = kind
    return found


@click.command()
@click.argument("sheets", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="codes.csv", help="File for all codes.")
@click.option(
    "--disagreements",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="CSV with what coders differ on, and an empty column “settled” to fill in.",
)
@click.option(
    "--settled",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="That list filled in: what was settled counts in place of the coders’ codes.",
)
@click.option(
    "--scale",
    "kinds",
    multiple=True,
    metavar="NAME=KIND",
    callback=_kinds,
    help="Scale of a variable: nominal, ordinal or interval; else the codebook’s. Repeatable.",
)
@click.option("--table", type=click.Path(path_type=Path), metavar="FILE", help="CSV or Parquet for the agreement.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the bootstrap.")
@quiet_option
def agree(
    sheets: tuple[Path, ...],
    *,
    output: Path | None,
    disagreements: Path | None,
    settled: Path | None,
    kinds: dict[str, str],
    table: Path | None,
    seed: int,
    quiet: bool,
) -> None:
    """Join what coders coded, say how far they agree (Krippendorff’s alpha), and write codes.csv.

    SHEETS is the folder that `commentariat sample` made (its sheets and what `commentariat serve` kept are both read),
    or files of codes: CSV or XLSX, long (coder, variable, code and digest or id) or wide (a column for each coder or
    each variable). Empty cells, NA, n/a and - are missing codes.
    """
    from analysis.tables import counted
    from commentariat.outputs import check_output_file
    from commentariat.sheets import agreeing
    from commentariat.tables import check_output, write_table

    check_output(table)
    asked = [path for path in (output, disagreements, table) if path is not None]
    for path in asked:
        check_output_file(path, inputs=[*sheets, *([settled] if settled else [])])
    found = agreeing.agree(sheets, kinds=kinds, settled=settled, seed=seed)
    for line in () if quiet and asked else agreeing.lines_of(found):
        click.echo(line)
    if table is not None:
        write_table(agreeing.table_of(found), table)
    if disagreements is not None:
        agreeing.write_disagreements(found, disagreements)
        if not quiet:
            rows = counted(len(found.disagreements), "row")
            click.echo(f"{rows} to settle in {disagreements}; then: --settled {disagreements}")
    if output is not None:
        agreeing.write_codes(found, output)
        if not quiet:
            click.echo(f"{output}: {len(found.codes):,} codes. Now: commentariat report … --codes {output}", err=True)
