"""The works that a report cites: each a record, from which its line in a list (APA) and its BibTeX entry are made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

FILE = "references.bib"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work: `authors` as "Family, G. N.", `kind` is BibTeX's; `where` is the journal, the proceedings or the
    publisher; `doi` only where it is known."""

    key: str
    kind: str
    authors: tuple[str, ...]
    year: int | None
    title: str
    where: str
    volume: str = ""
    issue: str = ""
    pages: str = ""
    edition: str = ""
    version: str = ""
    doi: str = ""

    @property
    def apa(self) -> str:
        """The work as a line of a list of references."""
        when = f"({self.year})" if self.year else "(n.d.)"
        edition = f" ({self.edition} ed.)" if self.edition else f" (Version {self.version})" if self.version else ""
        own = {"software": f" [{self.where}]", "inproceedings": f". In {self.where}"}.get(self.kind, f". {self.where}")
        place = f", {self.volume}" if self.volume else ""
        place += f"({self.issue})" if self.issue else ""
        pages = self.pages.replace("--", "–")
        if pages:
            place += f" (pp. {pages})" if self.kind == "inproceedings" else f", {pages}"
        ends = f"{self.title}{edition}{own}{place}".replace("?.", "?")
        return f"{_names(self.authors)} {when}. {ends}." + (f" https://doi.org/{self.doi}" if self.doi else "")

    @property
    def bibtex(self) -> str:
        """The work as an entry of a BibTeX file."""
        home = {"article": "journal", "inproceedings": "booktitle", "software": "note"}.get(self.kind, "publisher")
        rows = {
            "author": " and ".join(self.authors if self.kind != "software" else [f"{{{one}}}" for one in self.authors]),
            "title": f"{{{self.title}}}", "year": str(self.year or ""), home: self.where, "volume": self.volume,
            "number": self.issue, "pages": self.pages, "edition": self.edition, "version": self.version,
            "doi": self.doi,
        }  # fmt: skip
        kind = "misc" if self.kind == "software" else self.kind
        lines = [f"  {name} = {{{_escaped(value)}}}" for name, value in rows.items() if value]
        return f"@{kind}{{{self.key},\n" + ",\n".join(lines) + "\n}\n"


def _names(authors: tuple[str, ...]) -> str:
    if len(authors) < 2:
        return "".join(authors)
    return f"{', '.join(authors[:-1])}, & {authors[-1]}"


def _escaped(text: str) -> str:
    """What BibTeX would read as a command, as itself; dashes of page numbers stay."""
    return re.sub(r"([&%$#_])", r"\\\1", text)


def itself(version: str) -> Work:
    """commentariat, as its CITATION.cff names it."""
    return Work(
        key="commentariat", kind="software", authors=("The commentariat authors",), year=None,
        title="commentariat: from pages where the public speaks to a report on public reaction", version=version,
        where="Computer software",
    )  # fmt: skip


def works(keys: Iterable[str]) -> list[Work]:
    """The works under these keys, each once, by their authors' names."""
    return sorted({WORKS[key].key: WORKS[key] for key in keys}.values(), key=lambda one: (one.authors, one.year or 0))


def bibliography(keys: Iterable[str], version: str) -> str:
    """A BibTeX file of the works and of commentariat itself."""
    return "\n".join(one.bibtex for one in [*works(keys), itself(version)])


def _work(key: str, kind: str, year: int, authors: str, title: str, where: str, **more: str) -> Work:
    return Work(key=key, kind=kind, year=year, authors=tuple(authors.split("; ")), title=title, where=where, **more)


WORKS = {one.key: one for one in (
    _work("krippendorff2004", "book", 2004, "Krippendorff, K.",
        "Content analysis: An introduction to its methodology", "Sage", edition="2nd"),
    _work("angelopoulos2023", "article", 2023,
        "Angelopoulos, A. N.; Bates, S.; Fannjiang, C.; Jordan, M. I.; Zrnic, T.", "Prediction-powered inference",
        "Science", volume="382", issue="6671", pages="669--674", doi="10.1126/science.adi6000"),
    _work("zrnic2024", "article", 2024, "Zrnic, T.; Candès, E. J.", "Cross-prediction-powered inference",
        "Proceedings of the National Academy of Sciences", volume="121", issue="15", pages="e2322083121",
        doi="10.1073/pnas.2322083121"),
    _work("bell2002", "article", 2002, "Bell, R. M.; McCaffrey, D. F.",
        "Bias reduction in standard errors for linear regression with multi-stage samples", "Survey Methodology",
        volume="28", issue="2", pages="169--181"),
    _work("holm1979", "article", 1979, "Holm, S.", "A simple sequentially rejective multiple test procedure",
        "Scandinavian Journal of Statistics", volume="6", issue="2", pages="65--70"),
    _work("simonsohn2020", "article", 2020, "Simonsohn, U.; Simmons, J. P.; Nelson, L. D.",
        "Specification curve analysis", "Nature Human Behaviour", volume="4", issue="11", pages="1208--1214",
        doi="10.1038/s41562-020-0912-z"),
    _work("yang2020", "inproceedings", 2020,
        "Yang, Y.; Cer, D.; Ahmad, A.; Guo, M.; Law, J.; Constant, N.; Hernandez Abrego, G.; Yuan, S.; Tar, C.; "
        "Sung, Y.-H.; Strope, B.; Kurzweil, R.", "Multilingual universal sentence encoder for semantic retrieval",
        "Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics: System "
        "Demonstrations", pages="87--94", doi="10.18653/v1/2020.acl-demos.12"),
    _work("saunders1998", "inproceedings", 1998, "Saunders, C.; Gammerman, A.; Vovk, V.",
        "Ridge regression learning algorithm in dual variables",
        "Proceedings of the Fifteenth International Conference on Machine Learning", pages="515--521"),
    _work("hennig2007", "article", 2007, "Hennig, C.", "Cluster-wise assessment of cluster stability",
        "Computational Statistics & Data Analysis", volume="52", issue="1", pages="258--271",
        doi="10.1016/j.csda.2006.11.025"),
    _work("monroe2008", "article", 2008, "Monroe, B. L.; Colaresi, M. P.; Quinn, K. M.",
        "Fightin’ words: Lexical feature selection and evaluation for identifying the content of political conflict",
        "Political Analysis", volume="16", issue="4", pages="372--403", doi="10.1093/pan/mpn018"),
    _work("rao1992", "article", 1992, "Rao, J. N. K.; Scott, A. J.",
        "A simple method for the analysis of clustered binary data", "Biometrics", volume="48", issue="2",
        pages="577--585", doi="10.2307/2532311"),
    _work("benjamini1995", "article", 1995, "Benjamini, Y.; Hochberg, Y.",
        "Controlling the false discovery rate: A practical and powerful approach to multiple testing",
        "Journal of the Royal Statistical Society: Series B (Methodological)", volume="57", issue="1",
        pages="289--300", doi="10.1111/j.2517-6161.1995.tb02031.x"),
    _work("amini2013", "article", 2013, "Amini, A. A.; Chen, A.; Bickel, P. J.; Levina, E.",
        "Pseudo-likelihood methods for community detection in large sparse networks", "The Annals of Statistics",
        volume="41", issue="4", pages="2097--2122", doi="10.1214/13-AOS1138"),
    _work("kunegis2010", "inproceedings", 2010,
        "Kunegis, J.; Schmidt, S.; Lommatzsch, A.; Lerner, J.; De Luca, E. W.; Albayrak, S.",
        "Spectral analysis of signed graphs for clustering, prediction and visualization",
        "Proceedings of the 2010 SIAM International Conference on Data Mining", pages="559--570",
        doi="10.1137/1.9781611972801.49"),
    _work("rubin1987", "book", 1987, "Rubin, D. B.", "Multiple imputation for nonresponse in surveys", "Wiley",
        doi="10.1002/9780470316696"),
    _work("barnard1999", "article", 1999, "Barnard, J.; Rubin, D. B.",
        "Small-sample degrees of freedom with multiple imputation", "Biometrika", volume="86", issue="4",
        pages="948--955", doi="10.1093/biomet/86.4.948"),
)}  # fmt: skip
"""Every work that a report may cite, by its key."""
