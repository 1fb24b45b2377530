"""Statements for and against the targets of SemEval-2016 task 6A and NLPCC-2016 task 4A, written for this benchmark."""

from __future__ import annotations

from analysis.stance.layer import Seeds

STATEMENTS = (
    Seeds(
        target="Legalization of Abortion",
        favor=(
            "It is a woman's body and her own choice.",
            "Abortion should be legal and safe.",
            "The government must not control women's bodies.",
        ),
        against=(
            "Abortion is murder.",
            "An unborn child has a right to live.",
            "Every life is a gift of God.",
        ),
    ),
    Seeds(
        target="Feminist Movement",
        favor=(
            "Women deserve equal rights.",
            "We need feminism because women are still treated unfairly.",
            "Sexism is real and hurts women.",
        ),
        against=(
            "Feminists hate men.",
            "Feminism is cancer and feminists are stupid.",
            "Men are discriminated against today.",
        ),
    ),
    Seeds(
        target="Hillary Clinton",
        favor=(
            "Hillary will be a great president.",
            "I am voting for Hillary.",
            "She fights for women and families.",
        ),
        against=(
            "Hillary is a liar and a criminal.",
            "Hillary cannot be trusted.",
            "Benghazi and the emails show that she is corrupt.",
        ),
    ),
    Seeds(
        target="Atheism",
        favor=(
            "There is no god, religion is superstition.",
            "Religion does harm, reason is better.",
        ),
        against=(
            "Jesus is Lord and loves you.",
            "Praise God, read the Bible and pray.",
        ),
    ),
    Seeds(
        target="春节放鞭炮",
        favor=(
            "放鞭炮才有年味。",
            "放鞭炮是传统，不能禁。",
            "过年不放鞭炮没意思。",
        ),
        against=(
            "放鞭炮污染空气，应该禁止。",
            "鞭炮声太吵了，睡不着。",
            "放鞭炮很危险，会伤人。",
        ),
    ),
    Seeds(
        target="开放二胎",
        favor=(
            "两个孩子好，有个伴。",
            "支持放开二胎，人口老龄化。",
            "我想生二胎。",
        ),
        against=(
            "养不起，一个都养不起。",
            "生二胎女人太苦了，没人愿意。",
            "房价这么高，不想生二胎。",
        ),
    ),
    Seeds(
        target="iPhone SE",
        favor=(
            "iPhone SE小屏手感好，想买。",
            "性价比很高，喜欢。",
        ),
        against=(
            "iPhone SE太贵太丑，不买。",
            "苹果没有创新，失望。",
        ),
    ),
    Seeds(
        target="俄罗斯在叙利亚的反恐行动",
        favor=(
            "俄罗斯打击恐怖分子，干得好。",
            "普京英明，支持俄罗斯空袭。",
        ),
        against=(
            "俄罗斯轰炸平民，是侵略。",
            "俄罗斯支持独裁者，谴责空袭。",
        ),
    ),
    Seeds(
        target="深圳禁摩限电",
        favor=(
            "电动车乱闯红灯，应该禁。",
            "支持禁摩限电，安全第一。",
        ),
        against=(
            "快递员没法送货了，老百姓怎么生活。",
            "一刀切的懒政，不合理。",
        ),
    ),
)
