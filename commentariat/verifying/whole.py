"""The whole verification: files first, then everything computed anew."""

from __future__ import annotations

from pathlib import Path

from commentariat.run import Progress
from commentariat.settings import THREADS
from commentariat.terminal import notebook_bar
from commentariat.verifying.files import PAGE, Manifest, check_files, named, read_manifest
from commentariat.verifying.findings import Finding, Verification
from commentariat.verifying.versions import other_versions
from reports.shown import shown
from threads.errors import CommentariatError

FIGURES = "figures/"
NO_BUNDLE = (
    "the report was written without what it was made from, so its numbers cannot be computed anew: it is one part of a "
    "report, or older than these. --quick compares the digests alone"
)


def verify(out: Path | str, *, quick: bool = False, progress: Progress | None = None) -> Verification:
    """Whether the report in a folder holds: its files by their digests, and its numbers computed anew from its bundle.

    `quick` looks at the digests alone. Nothing is written, and no link is followed. Raises NoReport where the folder
    holds no report.
    """
    folder = Path(out)
    manifest = read_manifest(folder)
    step = progress or notebook_bar("Checking files")
    found, unlisted = check_files(folder, manifest, step)
    notes = [f"Not of the report, and not looked at: {named(unlisted)}."] if unlisted else []
    looked: dict[str, int] = {"files": len(manifest.outputs)}
    if quick:
        notes.append("The numbers were not computed anew: leave --quick out.")
    else:
        more, counts = _recomputed(folder, manifest, frozenset(one.where for one in found), step)
        found += more
        looked |= counts
        if "printed" not in counts and "numbers" in counts:
            notes.append(f"{PAGE} is no part of this report: what is printed there was not looked at.")
    if step:
        step(1, 1, "Comparing")
    return Verification(
        report=str(folder), findings=tuple(found), versions=other_versions(manifest), notes=tuple(notes), **looked
    )


def _recomputed(
    folder: Path, manifest: Manifest, changed: frozenset[str], step: Progress | None
) -> tuple[list[Finding], dict[str, int]]:
    """What differs from what the bundle gives, and how much was compared; of one part written by itself that part."""
    from commentariat.verifying.anew import make_anew
    from commentariat.verifying.figures import check_figures
    from commentariat.verifying.numbers import check_page, check_table
    from commentariat.verifying.sentences import check_sentences
    from reports import numbers

    if THREADS not in manifest.outputs:
        return [Finding(kind="bundle", where=THREADS, what=NO_BUNDLE)], {}
    try:
        anew = make_anew(folder, manifest, step)
    except CommentariatError as error:
        return [_no_bundle(shown(error))], {}
    except (OSError, ValueError, RecursionError) as error:  # of a bundle that no report wrote
        return [_no_bundle(f"{type(error).__name__}: {shown(error)}")], {}
    found = []
    if anew.corpus != manifest.values.get("corpus"):
        found.append(
            Finding(
                kind="corpus", where=THREADS, what="holds other threads than the report was made from",
                printed=str(manifest.values.get("corpus")), recomputed=anew.corpus,
            )
        )  # fmt: skip
    facts = numbers.numbers(anew.document)
    counts = {"numbers": len(facts)}
    found += check_table(folder, facts, untouched=numbers.FILE not in changed)
    if PAGE in manifest.outputs:
        on_page, counts["printed"] = check_page(folder, facts, numbers.printed(anew.document))
        found += on_page
        if not on_page and not other_versions(manifest):  # another version may say it in other words
            found += check_sentences(folder, anew.page)
    if PAGE in manifest.outputs or any(name.startswith(FIGURES) for name in manifest.outputs):
        found += check_figures(folder, manifest, anew.figures, changed)
        counts["figures"] = len(anew.figures)
    return found, counts


def _no_bundle(why: str) -> Finding:
    return Finding(kind="bundle", where=THREADS, what=f"the numbers cannot be computed anew. {why.rstrip('.')}")
