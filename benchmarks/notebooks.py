"""Runs the notebooks in `notebooks/` from top to bottom and writes them with what they print as pages of the docs.

    python -m benchmarks.notebooks              # docs/notebooks/*.md written anew
    python -m benchmarks.notebooks FILE.ipynb   # one of your own, run where it stands and printed

The pages hold what the cells print on the sample, so they are written anew whenever a figure of it changes; a test
compares them.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS, PAGES = ROOT / "notebooks", ROOT / "docs" / "notebooks"
PATIENCE = 600
"""Seconds that one cell may take; the slowest takes about ten on two cores."""

_STYLE = re.compile(r"<style[^>]*>.*?</style>\s*", re.DOTALL)
_BLANK = re.compile(r"\n\s*(?=\n)")


def run(path: Path, *, kernel: Any = None) -> Any:
    """The notebook, a text in jupytext's percent format or an .ipynb, with the outputs of all its cells.

    It has a kernel to itself, or that of a jupyter_client AsyncKernelManager, which starts at the first notebook, goes
    on after it, and forgets all names before the next. Raises nbclient's CellExecutionError for the first cell that
    fails.
    """
    import jupytext
    from nbclient import NotebookClient

    notebook = jupytext.read(path)
    beside = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    client = NotebookClient(
        notebook, km=kernel, timeout=PATIENCE, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
    )
    if kernel is not None:
        from nbformat.v4 import new_code_cell

        notebook.cells.insert(0, new_code_cell(f"%reset -f\n%cd -q {path.parent}"))
    client.execute(env={**os.environ, "PYTHONPATH": beside})
    if kernel is not None:
        client.kc.stop_channels()
        del notebook.cells[0]
    return notebook


def page(notebook: Any, *, name: str) -> str:
    """The notebook as Markdown: its words, its code, and below each cell what it printed."""
    parts = [f"<!-- Written by `python -m benchmarks.notebooks` from notebooks/{name}; edit that. -->"]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        else:
            parts += [f"```python\n{cell.source}\n```", *filter(None, map(_output, cell.outputs))]
    return "\n\n".join(parts) + "\n"


def _output(output: Any) -> str:
    """What a cell printed, as Markdown; HTML without styles and empty lines, which would end it."""
    if output.output_type == "stream":
        return f"```text\n{output.text.strip(chr(10))}\n```"
    data = output.get("data", {})
    if "text/html" in data:
        return _BLANK.sub("", _STYLE.sub("", data["text/html"])).strip()
    return f"```text\n{data['text/plain']}\n```" if "text/plain" in data else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebook", nargs="?", type=Path, help="a notebook of your own, to be run and printed")
    given = parser.parse_args().notebook
    if given is not None:
        sys.stdout.write(page(run(given), name=given.name))
        return
    PAGES.mkdir(exist_ok=True)
    for path in sorted(NOTEBOOKS.glob("*.py")):
        target = PAGES / f"{path.stem}.md"
        target.write_text(page(run(path), name=path.name), encoding="utf-8")
        print(target)


if __name__ == "__main__":
    main()
