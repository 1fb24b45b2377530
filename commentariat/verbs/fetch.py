"""`commentariat fetch`: pages from the web into a folder of pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commentariat.options import quiet_option
from commentariat.terminal import progress

SUFFIX = ".toml"


@click.command()
@click.argument("sources", nargs=-1, metavar="URL... | SOURCES.toml")
@click.option("-o", "--output", type=click.Path(path_type=Path), default="raw_html", show_default=True, metavar="DIR",
    help="Folder for the pages, the web archive fetched.warc.gz and the log fetched.log.")  # fmt: skip
@click.option("--rate", type=click.FloatRange(0.5), default=2.0, show_default=True, metavar="SECONDS",
    help="Between two requests to one host; where its robots.txt asks for more, that.")  # fmt: skip
@click.option("--timeout", type=click.FloatRange(1), default=60.0, show_default=True, metavar="SECONDS",
    help="For one request, however slowly it comes.")  # fmt: skip
@click.option("--most", type=click.FloatRange(0.1), default=20.0, show_default=True, metavar="MB",
    help="The largest page that is taken.")  # fmt: skip
@click.option("--again", is_flag=True, help="Ask anew for pages that are there already, if they changed.")
@click.option("--archive", is_flag=True, help="Take the Internet Archive's copy of what is gone; tells it the address.")
@click.option("--contact", metavar="WHERE", help="A page or address where a site's owner can reach you, sent along.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses that are not public, as of an intranet.")
@click.option("--dry-run", is_flag=True, help="Print what would be fetched and send nothing.")
@quiet_option
def fetch(sources: tuple[str, ...], *, output: Path, dry_run: bool, quiet: bool, **options: Any) -> None:
    """Save pages from the web into a folder, as files and as a web archive, with time, headers and digest.

    Sources are addresses, or files like SOURCES.toml with a table [[page]] and a `url` for each. One request at a time,
    as robots.txt allows. A run that was stopped goes on where it stopped: what is there already is not asked for again.
    This command and `annotate` are the only ones that send anything. Comments that a script loads are not in a page
    that is fetched: save such pages from your browser.
    """
    urls = _addresses(sources)
    if not urls:
        raise click.UsageError("Name an address, or a SOURCES.toml with [[page]] tables that have a `url`.")
    if dry_run:
        for url in urls:
            click.echo(url)
        return
    from commentariat.fetching import Fetcher, FetchLimits
    from commentariat.outputs import alone_in

    limits = FetchLimits(
        timeout=options["timeout"], most=int(options["most"] * 1_000_000), private=options["allow_private"]
    )
    fetcher = Fetcher(
        output, rate=options["rate"], limits=limits, again=options["again"], archive=options["archive"],
        contact=options["contact"],
    )  # fmt: skip
    failed = 0
    with alone_in(output), progress("Fetching", quiet=quiet) as step:
        for done, url in enumerate(urls, 1):
            outcome = fetcher.fetch(url)
            failed += outcome.what == "failed"
            if outcome.what == "failed":
                click.echo(f"failed: {outcome.why}", err=True)
            elif not quiet:
                click.echo(f"{outcome.what}: {outcome.file}", err=True)
            if step:
                step(done, len(urls))
    if failed:
        raise click.exceptions.Exit(1)


def _addresses(sources: tuple[str, ...]) -> list[str]:
    """The addresses that are named, each once, in their order."""
    from threads.errors import BadParameter
    from threads.text.toml_text import read_toml

    urls: dict[str, None] = {}
    for source in sources:
        if not source.lower().endswith(SUFFIX) or source.startswith(("http://", "https://")):
            urls[source] = None
            continue
        pages = read_toml(Path(source)).get("page", [])
        if not isinstance(pages, list) or not all(isinstance(page, dict) for page in pages):
            raise BadParameter(f"{source}: pages are tables [[page]], each with a `url`.")
        for page in pages:
            if isinstance(page.get("url"), str):
                urls[page["url"]] = None
    return list(urls)
