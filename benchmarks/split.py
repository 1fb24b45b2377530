"""Prints how well article and comments are split: our row beside trafilatura, resiliparse and readability-lxml.

All tools read the same pages in the same process; a tool that is not installed is named and left out. Quality is scored
by the data's own scripts; speed is pages per CPU-second of this process. Usage:

    python benchmarks/split.py [--data ../shared/data/split] [--half odd|even|all] [--tools ours trafilatura ...]
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import importlib.util
import io
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

Row = dict[str, Any]
Split = tuple[str, str]
SHOWN = "%B %-d, %Y %-I:%M %p"
"""Our dates as most of the measured pages show them: the gold holds them as shown, `Comment.posted` holds the moment."""


def ours(html: str) -> Split:
    import threads

    thread = threads.split(html)
    article = "\n".join(part for part in (thread.article.title, thread.article.byline, thread.article.text) if part)
    return article, "\n".join(_as_shown(comment) for comment in thread.comments)


def _as_shown(comment: Any) -> str:
    return f"{comment.author or ''} {comment.posted.strftime(SHOWN) if comment.posted else ''}\n{comment.text}"


def trafilatura(html: str) -> Split:
    from trafilatura import bare_extraction

    found = bare_extraction(html, include_comments=True)
    if found is None:
        return "", ""
    found = found if isinstance(found, dict) else found.as_dict()
    return f"{found.get('title') or ''}\n{found.get('text') or ''}", found.get("comments") or ""


def resiliparse(html: str) -> Split:
    from resiliparse.extract.html2text import extract_plain_text

    without = extract_plain_text(html, main_content=True, comments=False)
    lines = set(without.splitlines())
    both = extract_plain_text(html, main_content=True, comments=True)
    return without, "\n".join(line for line in both.splitlines() if line not in lines)


def readability(html: str) -> Split:
    from lxml.html import fromstring
    from readability import Document

    document = Document(html)
    return f"{document.short_title()}\n{fromstring(document.summary()).text_content()}", ""


TOOLS: dict[str, Callable[[str], Split]] = {
    "ours": ours, "trafilatura": trafilatura, "resiliparse": resiliparse, "readability": readability,
}  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared/data/split")
    options.add_argument("--half", choices=("odd", "even", "all"), default="all", help="by the sha1 of the id")
    options.add_argument("--tools", nargs="*", choices=tuple(TOOLS), default=tuple(TOOLS))
    chosen = options.parse_args()
    if not chosen.data.is_dir():
        raise SystemExit(f"{chosen.data} is not there: the pages are not part of this project. Name their folder with --data.")
    tools = {name: TOOLS[name] for name in chosen.tools if _installed(name)}
    _splits(chosen.data, chosen.half, tools)
    _snippets(chosen.data, chosen.half, tools)
    if "ours" in tools:
        _forums(chosen.data, chosen.half)


def _installed(name: str) -> bool:
    found = name == "ours" or importlib.util.find_spec(name) is not None
    if not found:
        print(f"{name}: not installed")
    return found


def _splits(data: Path, half: str, tools: dict[str, Callable[[str], Split]]) -> None:
    score = _module(data / "score.py")
    print(f"\n{'':12} {'set':8} {'pages':>5} {'article F1':>10} {'comments P':>10} {'R':>5} {'F1':>5} {'false':>6} {'leak':>5} {'pages/CPU-s':>11}")
    for label, name in (("dragnet", "dragnet_comments_dev"), ("l3s", "l3s_gn1_comments_dev")):
        rows = list(_rows(data / f"{name}.jsonl.gz", half))
        for tool, function in tools.items():
            found, speed = _run(function, rows)
            s, _ = score.score(rows, [{"id": r["id"], "article": a, "comments": c} for r, (a, c) in zip(rows, found, strict=True)])
            print(f"{tool:12} {label:8} {len(rows):5} {s['article_F1']:10.3f} {s['comments_P']:10.3f} {s['comments_R']:5.3f} {s['comments_F1']:5.3f} "
                  f"{s['false_comment_rate']:6.3f} {s['leak']:5.3f} {speed:11.1f}")  # fmt: skip


def _snippets(data: Path, half: str, tools: dict[str, Callable[[str], Split]]) -> None:
    rows = list(_rows(data / "traf_comment_snippets_dev.jsonl.gz", half))
    for tool, function in tools.items():
        found, _ = _run(function, rows)
        wanted = [(_flat(snippet), _flat(c)) for r, (_, c) in zip(rows, found, strict=True) for snippet in r["comments"]]
        hits = sum(snippet in comments for snippet, comments in wanted)
        barred = [(_flat(snippet), _flat(c)) for r, (_, c) in zip(rows, found, strict=True) for snippet in (*r["with"], *r["without"])]
        print(f"{tool:12} snippets {len(rows):5} found {hits / max(1, len(wanted)):.3f}, strings that must not be there {sum(s in c for s, c in barred) / max(1, len(barred)):.3f}")


def _forums(data: Path, half: str) -> None:
    """Posts with authors and dates: what a forum page holds are our comments, the opening post among them."""
    import tempfile

    import threads

    rows = list(_rows(data / "harvest_forum_dev.jsonl.gz", half))
    score = _module(data / "score_posts.py")
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder, "gold.jsonl"), Path(folder, "found.jsonl")
        gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        started = time.process_time()
        posts = [json.dumps({"id": r["id"], "posts": _posts(threads.split(r["html"]))}) for r in rows]
        spent = time.process_time() - started
        found.write_text("\n".join(posts), encoding="utf-8")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            score.main(str(gold), str(found))
    print(f"{'ours':12} forums   {len(rows):5} {printed.getvalue().strip()} {len(rows) / spent:.1f} pages/CPU-s")


def _posts(thread: Any) -> list[Row]:
    """Our posts as the gold has them: it names an author by the address or by the name, whichever the page's markup gave."""
    return [{"author": f"{c.author_url or ''} {c.author or ''}", "date": _date(c.posted), "text": c.text} for c in thread.comments]


def _date(when: Any) -> str | None:
    """The moment in the forms in which pages show it: the gold holds the words of the page, and its digits are looked for."""
    return when.strftime("%B %-d, %Y %Y-%m-%dT%H:%M:%S %-I:%M %I %p %d %-d %m %-m %H %-H %y") if when else None


def _run(function: Callable[[str], Split], rows: list[Row]) -> tuple[list[Split], float]:
    found: list[Split] = []
    started = time.process_time()
    for row in rows:
        try:
            found.append(function(row["html"]))
        except Exception as error:  # noqa: BLE001 (a peer may fail on a page: that is its result)
            print(f"{function.__name__} fails on {row['id']}: {type(error).__name__}")
            found.append(("", ""))
    return found, len(rows) / (time.process_time() - started)


def _rows(path: Path, half: str) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8", errors="surrogatepass") as lines:
        for line in lines:
            row = json.loads(line)
            if half == "all" or int(hashlib.sha1(row["id"].encode()).hexdigest(), 16) % 2 == (half == "odd"):
                yield row


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _flat(text: str) -> str:
    return " ".join(text.split()).lower()


if __name__ == "__main__":
    main()
