"""What the report shows of themes: what one talk shares, or the topics of many; then the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.base import Layer, Study
from reports.ids import ids_at, shared_words
from reports.shown import View, number, sentence, several, shown, signed
from threads.corpus.populations import LANGUAGES
from threads.errors import CommentariatError

NAMES = {"talk": "theme", "subjects": "topic", "own": "theme"}
THEME_LAYERS = ("themes", "theme_of", "theme_differences")


def themes_view(study: Study, layers: Mapping[str, Layer]) -> View:
    """The themes found, each with label, size, populations, differences and exemplars; what shares none; own themes.

    `noun` is what they are called: theme where the reactions are one talk, topic where they are of many subjects.
    """
    empty: View = {
        "noun": "theme", "rows": [], "notes": [], "refusal": "", "rest": None, "left": 0, "all": 0, "share": "",
        "own": {"rows": [], "notes": [], "refusal": "", "differences": []}, "differences": [],
    }  # fmt: skip
    if not all(name in layers for name in THEME_LAYERS):
        return empty | {"own": _own(study)}
    table, differences = (layers[name].table for name in (THEME_LAYERS[0], THEME_LAYERS[2]))
    of = layers[THEME_LAYERS[1]].columns("theme", "within", "fit")
    rows = _rows(table, of, study, prefix="topic")
    rest = _row(table[table["theme"] < 0].to_dict("records")[0], of[of["theme"] < 0], study, "topic-none")
    size = len(of)
    kinds = list(table["kind"].dropna().unique())
    return empty | {
        "noun": NAMES[kinds[0]] if kinds else "theme",
        "rows": rows,
        "notes": [sentence(text) for text in dict.fromkeys((*layers["themes"].notes, *layers[THEME_LAYERS[2]].notes))],
        "refusal": sentence(layers["themes"].refusal),
        "rest": rest,
        "differences": _differences(differences),
        "left": rest["n"],
        "all": size,
        "share": signed(1 - rest["n"] / size, share=True) if size else "",
        "own": _own(study),
    }


def _own(study: Study) -> View:
    """The user's own themes, where the settings name a file of them."""
    found: View = {"rows": [], "notes": [], "refusal": "", "differences": []}
    given = study.defaults.get("own_themes", {})
    if not given:
        return found
    try:
        made = [study.layer(name, **given) for name in THEME_LAYERS]
    except CommentariatError as error:
        return found | {"refusal": f"The themes of your own cannot be shown. {shown(error)}"}
    table, of, differences = (layer.table for layer in made)
    return found | {
        "differences": _differences(differences),
        "rows": _rows(table, of, study, prefix="own"),
        "notes": [sentence(text) for text in dict.fromkeys(note for layer in made for note in layer.notes)],
    }


def _rows(table: Any, of: Any, study: Study, *, prefix: str) -> list[View]:
    rows = []
    for row in table[(table["theme"] >= 0) & (table["level"] == 0)].to_dict("records"):
        inside = of[[row["label"] in names for names in of["themes"]]] if prefix == "own" else None
        inside = of[of["theme"] == row["theme"]] if inside is None else inside
        one = _row(row, inside, study, f"{prefix}-{row['theme']}")
        nested = table[table["parent"] == row["id"]].to_dict("records")
        one["within"] = [
            _row(inner, of[of["within"] == inner["id"]], study, f"{one['id']}-{place}")
            for place, inner in enumerate(nested, 1)
        ]
        rows.append(one)
    return rows


def _row(row: Mapping[Any, Any], inside: Any, study: Study, name: str) -> View:
    ranked = ids_at(study.reactions.index, inside.sort_values("fit", ascending=False, kind="stable").index)
    groups = study.once("report: populations", lambda: shared_words(study.reactions["population"]))
    labels = [(LANGUAGES.get(code, code), shown(label)) for code, label in (row["labels"] or {}).items()]
    return {
        "id": name, "label": shown(row["label"]), "n": int(row["n"]), "share": signed(row["share"], share=True),
        "labels": labels if len(labels) > 1 else [], "typical": several(row["exemplars"]), "all": ranked,
        "inside": number(row["said_inside"]), "outside": number(row["said_outside"]),
        "populations": [
            {"name": shown(group), "n": int(n), "share": signed(row["population_shares"][group], share=True),
             "members": ranked.where(groups == group)}
            for group, n in sorted(row["populations"].items(), key=lambda item: (-item[1], item[0])) if n
        ],
        "within": [],
    }  # fmt: skip


def _differences(table: Any) -> list[View]:
    """The differences of populations in a theme that have an interval, as the layer has them."""
    rows = [{str(key): cell for key, cell in row.items()} for row in table.to_dict("records")]
    return [row for row in rows if number(row["low"]) is not None]
