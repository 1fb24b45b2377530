"""The pages themselves: articles and their comments as trees, folded until they are asked for."""

from __future__ import annotations

from reports.blocks import Chart, Para, ReportSection, TalkPlace
from reports.material import Material
from reports.sections import section


@section("threads", rank=90)
def threads(material: Material) -> ReportSection | None:
    """Every page with its article and its comments, in the order of the files."""
    if not material.view["threads"]:
        return None
    words = material.words
    blocks = (Para(text=words.say("threads.how")), Chart(name="coverage"), TalkPlace())
    return ReportSection(id="threads", title=words.say("threads.title"), blocks=blocks, appendix=True)
