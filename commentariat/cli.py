"""The command line: its verbs stand in `verbs/`, each a thin door to a Python function; errors are sentences.

Heavy packages are imported inside the verbs, so that `commentariat --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

import click

from commentariat.stopping import Stopped, stops_on_signals
from commentariat.verbs import verbs
from commentariat.version import __version__
from threads.errors import BrokenInstallation, CommentariatError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

EPILOG = """\b
Examples:
  commentariat report saved_pages/ -o out --target "the repatriation of defectors"
  commentariat report --sample
  commentariat parse page.html thread.txt -o - | head
  commentariat analyse sentiment saved_pages/ -o sentiment.csv
\b
Exit codes: 0 done (inputs that gave nothing are listed), 1 nothing could be done, 2 wrong usage, 130 interrupted,
143 ended by the system (SIGTERM)."""


class Verbs(click.Group):
    """A group whose errors are one sentence; `--debug` shows the traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            with stops_on_signals():
                return super().invoke(ctx)
        except CommentariatError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"commentariat: {error}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt as stopped:
            with suppress(OSError):  # after SIGHUP there may be nobody to tell
                click.echo(
                    "commentariat: stopped. Pages already read are kept: the same command goes on from there.", err=True
                )
            ctx.exit(stopped.code if isinstance(stopped, Stopped) else 130)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(0)
        except ImportError as error:
            if ctx.params.get("debug"):
                raise
            click.echo(f"commentariat: {BrokenInstallation(f'{type(error).__name__}: {error}')}", err=True)
            ctx.exit(1)
        except OSError as error:
            if ctx.params.get("debug"):
                raise
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"commentariat: {where}{error.strerror or error}.", err=True)
            ctx.exit(1)


@click.group(cls=Verbs, context_settings=CONTEXT, epilog=EPILOG)
@click.version_option(__version__, prog_name="commentariat")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def main(debug: bool) -> None:  # noqa: FBT001
    """From pages where the public speaks to a report on public reaction.

    Give it saved HTML, flattened text, a platform's export, or a folder of these, in English, Chinese or Korean. It
    splits articles from comments, finds who answers whom and the public voices that articles quote, analyses the
    reactions and writes a report in which each number opens on the comments behind it. Nothing leaves this machine,
    unless you name a server to `annotate`.
    """
    if debug:
        os.environ["COMMENTARIAT_DEBUG"] = "1"  # processes that read pages inherit it
        click.get_current_context().call_on_close(lambda: os.environ.pop("COMMENTARIAT_DEBUG", None))


for verb in verbs():
    main.add_command(verb)


if __name__ == "__main__":
    main(prog_name="commentariat")
