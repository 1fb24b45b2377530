"""Words that turn, strengthen, weaken or outweigh what stands beside them, and marks of a question, by language.

One table for all languages: a text's language is often unknown, and few of these words mean another thing elsewhere
(those that do, as Spanish "sin", are left out). Turning words after those of Hutto & Gilbert (ICWSM 2014), VADER, and
ours for the other languages.
"""

from __future__ import annotations

import re

NEGATORS = frozenset(
    # English
    "not no never none nobody nothing nowhere neither nor cannot cant without hardly barely rarely seldom dont didnt "
    "doesnt isnt wasnt arent werent wont wouldnt couldnt shouldnt havent hasnt hadnt aint "
    # Chinese, as rjieba cuts it
    "不 没 没有 无 未 别 非 并不 并非 从不 从来不 毫无 绝不 决不 不会 不是 不能 不要 不可 不怎么 不太 不够 "
    "不算 并没有 从没 从未 不再 "
    "毫不 甭 勿 不该 不想 不必 没什么 不用 不再 不曾 未必 绝非 "
    # Korean, before the word
    "안 못 "
    # French, German, Spanish, Italian, Portuguese, Dutch, the Nordic languages
    "pas jamais aucun aucune rien sans nicht kein keine keinen keinem keiner nie niemals ohne nunca jamás "
    "ningún ninguna "
    "tampoco non nessun nessuna senza não nem nenhum nenhuma niet geen nooit zonder inte ikke "
    # Russian, Turkish, Vietnamese, Indonesian, Arabic
    "не нет никогда без değil không chưa tidak bukan لا ليس لم".split()
)

TURNS_BACK = frozenset("不 没 没有 未 非 并不 并非 不会 不是 不能 not cannot nor".split())
"""Negators that, within the reach of another, undo it; elsewhere two negatives are one ("no lo haré nunca")."""

REACH = 3
"""Words that a negator turns, as in VADER; those that only strengthen or weaken are not counted."""

NOT_NEGATED = frozenset("only just 只 仅 只是 仅仅 seulement nur solo".split())
"""After these words a negator turns nothing: "not only good"."""

NEGATION_AFTER = re.compile(
    r"지(?:는|도|가|를)?않|지(?:는|도|가|를)?못|지마|지말|않|없|못하|못했|못한|아니|아닌|아닙|아녜|안돼|안됨|ない|なかった|なく|ません"
)
"""Korean and Japanese negation, which stands at the end of the word that it turns or in the word after it."""

STRONGER = frozenset(
    "very really so extremely absolutely totally incredibly completely truly utterly deeply such super most "
    "非常 很 太 真 "
    "真是 真的 特别 极其 十分 超级 超 最 更 相当 实在 정말 너무 진짜 매우 아주 참 굉장히 엄청 무척 제일 "
    "très tellement vraiment sehr wirklich "
    "total echt muy tan realmente molto davvero muito heel erg очень とても 本当に すごく".split()
)
WEAKER = frozenset(
    (
        "slightly somewhat bit kinda fairly almost partly little 有点 有点儿 有些 稍微 略 조금 좀 약간 그나마 "
        "peu etwas poco"
    ).split()
)
STRENGTH, WEAKNESS, STRONGEST = 1.3, 0.7, 2.0
"""What a word counts after a strengthening or weakening one; VADER adds or takes .29 of a usual valence of 1.5 to 2.
Several multiply, to `STRONGEST` at the most."""

OUTWEIGHS = frozenset(
    "but however nevertheless yet 但 但是 可是 不过 反而 然而 却 하지만 그러나 근데 그런데 그래도 mais aber "
    "sondern pero sino però mas "
    "maar но".split()
)
OUTWEIGHS_END = re.compile(r"(?:지만|는데도|음에도)$")
BEFORE, AFTER = 0.5, 1.5
"""What stands before such a word counts half, what stands after it half as much again, as in VADER."""

QUESTION = re.compile(
    r"[?？][\s?？!！”’」』\"')）]*$|(?:吗|呢|么)[。.~～…\s]*$|(?:나요|까요|습니까|ㅂ니까|는지요|인가요|ですか|ますか)[。.~…\s]*$"
)
"""How a question ends, in the last characters of a sentence."""
QUESTION_TAIL = 30


def is_question(sentence: str) -> bool:
    """Whether the sentence ends as a question does in English, Chinese, Korean, Japanese and whoever writes "?"."""
    return QUESTION.search(sentence[-QUESTION_TAIL:]) is not None
