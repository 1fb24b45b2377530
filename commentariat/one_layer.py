"""What `analyse`, `compare` and `keyness` share: pages read, one analysis run, its table written and searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commentariat.hide_options import say_hidden
from commentariat.terminal import progress, say_groups, say_skipped

if TYPE_CHECKING:
    import pandas as pd

    from analysis.base import Layer, Study
    from commentariat.hiding import Hide
    from commentariat.settings import Settings


def layer_of(
    paths: tuple[Path, ...],
    output: Path | None,
    name: str,
    parameters: Mapping[str, Any],
    *,
    settings: Settings,
    hide: Hide,
    executor: Executor | None,
    quiet: bool,
    label: str,
    table: Callable[[Layer, Study], pd.DataFrame] | None = None,
) -> Layer:
    """The layer of the analysis on the pages. Its table, or what `table` makes of it, stands in `output`; where there
    is none, what `table` makes is printed, and without either nothing is."""
    from commentariat.front import study_of
    from commentariat.hiding import search_study
    from commentariat.outputs import output_or_none
    from commentariat.tables import write_table

    on_skipped, on_hidden = partial(say_skipped, quiet=quiet), None if quiet else say_hidden
    with output_or_none(output, inputs=[*paths, *settings.files]) as (staged, reading):
        with progress("Reading pages", quiet=quiet) as step:
            study = study_of(
                paths, settings=settings, executor=executor, progress=step, on_skipped=on_skipped, reading=reading,
                on_hidden=on_hidden, **hide,
            )  # fmt: skip
            if step:
                step(0, 1, label)
            layer = study.layer(name, **parameters)
        say_groups(study, quiet=quiet)
        if staged is not None or table is not None:
            write_table(layer.table if table is None else table(layer, study), staged)
        search_study(study, staged and staged.parent, layer)
    return layer
