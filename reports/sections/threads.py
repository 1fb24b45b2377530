"""The pages themselves: articles and their comments as trees, folded until they are asked for."""

from __future__ import annotations

from reports.blocks import Block, Chart, Para, ReportSection, TalkPlace
from reports.material import Material
from reports.pieces import code
from reports.sections import section


@section("threads", rank=90)
def threads(material: Material) -> ReportSection | None:
    """Every page with its article and its comments, in the order of the files."""
    if not material.view["pages"]:
        return None
    words = material.words
    blocks: list[Block] = [Para(text=words.say("threads.how"))]
    if material.sample is not None:
        blocks.append(Para(text=words.say("threads.sampled", command=code("commentariat serve OUT")), role="alarm"))
    blocks += [Chart(name="coverage"), TalkPlace()]
    return ReportSection(id="threads", title=words.say("threads.title"), blocks=tuple(blocks), appendix=True)
