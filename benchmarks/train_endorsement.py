"""Trains the direction of endorsement that the stance reading uses: for something, against it, whatever it is.

    python -m benchmarks.train_endorsement [--out analysis/models]

Learns from sentences made here, no data needed: things that people argue about, put into sentences for and against them
in English, Chinese and Korean. Prints how many sentences about things that it did not learn from are put on their side.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from threads.text.encode import encoder

# 1 was better than .1 and 10 on the even halves of SemEval and NLPCC, by little.
INVERSE_PENALTY = 1.0

ENGLISH = (
    "the new stadium|the wind farm|school uniforms|the toll road|homework|the night train|the tax on sugar|the "
    "merger|the curfew|cameras in taxis|the mayor|the strike|the dress code|nuclear power|the trade deal|the museum "
    "fee|electric scooters|the border wall|organ donation|remote work|the peace talks|the drug|the reform|the "
    "minister|the airport|the pension plan|hunting|the vaccine|the film festival|dogs in parks",
    "I support {}.|I am for {}.|{}: yes, it is right.|We need {}.|{} is good for everyone.|I agree with {}.|Thank you "
    "for {}!|Long live {}!|{} should be allowed.|{} is the right thing to do.|I love {}.|{} works and we should keep "
    "it.|I would vote for {}.|Finally, {}! About time.|Leave {} alone, it is fine.|Those who attack {} are "
    "wrong.|Nothing is wrong with {}.|{} protects us.|Well done, {} at last.|I am proud of {}.",
    "I oppose {}.|I am against {}.|{}: no, it is wrong.|We do not need {}.|{} is bad for everyone.|I disagree with {}.|"
    "Shame on whoever wanted {}!|Down with {}!|{} should be banned.|{} is the wrong thing to do.|I hate {}.|"
    "{} does not work and must stop.|I would vote against {}.|Not {} again! Enough.|Get rid of {}, it is a disgrace.|"
    "Those who defend {} are wrong.|Everything is wrong with {}.|{} harms us.|What a mistake, {}.|I am ashamed of {}.",
)
CHINESE = (
    "新体育场|风电场|校服|收费公路|家庭作业|夜间列车|糖税|合并|宵禁|出租车监控|市长|罢工|着装规定|核电|贸易协定|"
    "博物馆门票|电动滑板车|"
    "边境墙|器官捐献|远程办公|和谈|这种药|改革|部长|机场|养老金方案|打猎|疫苗|电影节|公园遛狗",
    "我支持{}。|我赞成{}。|{}，对，就该这样。|我们需要{}。|{}对大家都好。|同意{}。|感谢{}！|{}万岁！|应该允许{}。|"
    "{}是正确的做法。|"
    "我喜欢{}。|{}有用，应该保留。|我会投{}的票。|{}，早该如此。|别找{}的麻烦，挺好的。|攻击{}的人错了。|"
    "{}没什么不对。|{}保护了我们。|"
    "干得好，{}。|{}让人骄傲。",
    "我反对{}。|我不赞成{}。|{}，不对，不该这样。|我们不需要{}。|{}对大家都不好。|不同意{}。|搞{}的人真可耻！|"
    "打倒{}！|应该禁止{}。|"
    "{}是错误的做法。|我讨厌{}。|{}没用，必须停止。|我不会投{}的票。|又是{}，受够了。|赶快取消{}，丢人。|"
    "为{}辩护的人错了。|{}全是问题。|"
    "{}害了我们。|{}，大错特错。|{}让人羞耻。",
)
KOREAN = (
    "새 경기장|풍력 발전소|교복|유료 도로|숙제|야간 열차|설탕세|합병|통금|택시 카메라|시장|파업|복장 규정|원자력|무역 "
    "협정|박물관 입장료|전동 킥보드|국경 장벽|장기 기증|재택근무|평화 회담|그 약|개혁|장관|공항|연금 "
    "계획|사냥|백신|영화제|공원의 개",
    "{} 지지합니다.|{} 찬성해요.|{} 맞는 말이고 옳다.|우리에겐 {} 필요하다.|{} 모두에게 좋다.|{} 동의합니다.|{} "
    "고맙습니다!|{} 만세!|{} 허용해야 한다.|{} 올바른 일이다.|{} 정말 좋아요.|{} 효과가 있으니 유지해야 한다.|{} "
    "찬성표를 던지겠다.|드디어 {}! 진작 했어야지.|{} 그냥 두세요, 괜찮아요.|{} 공격하는 사람들이 틀렸다.|{} 아무 문제 "
    "없다.|{} 우리를 지켜 준다.|잘했다, {}.|{} 자랑스럽다.",
    "{} 반대합니다.|{} 반대해요.|{} 아니고 틀렸다.|우리에겐 {} 필요 없다.|{} 모두에게 나쁘다.|{} 동의하지 않습니다.|{} "
    "하자는 사람들은 부끄러운 줄 알아라!|{} 물러가라!|{} 금지해야 한다.|{} 잘못된 일이다.|{} 정말 싫어요.|{} 효과가 "
    "없으니 그만둬야 한다.|{} 반대표를 던지겠다.|또 {}! 지긋지긋하다.|{} 당장 없애라, 창피하다.|{} 옹호하는 사람들이 "
    "틀렸다.|{} 문제투성이다.|{} 우리에게 해롭다.|큰 실수다, {}.|{} 부끄럽다.",
)


def sentences() -> tuple[list[str], NDArray[np.bool_], NDArray[np.int64]]:
    """The sentences, which of them are for the thing, and the number of the thing, alike in all languages."""
    texts, favor, thing = [], [], []
    for things, *sides in (ENGLISH, CHINESE, KOREAN):
        for number, name in enumerate(things.split("|")):
            for side, forms in zip((True, False), sides, strict=True):
                made = [form.format(name) for form in forms.split("|")]
                texts += [one[0].upper() + one[1:] for one in made]
                favor += [side] * len(made)
                thing += [number] * len(made)
    return texts, np.array(favor), np.array(thing)


def fitted(units: NDArray[np.float64], favor: NDArray[np.bool_]) -> LogisticRegression:
    return LogisticRegression(C=INVERSE_PENALTY, max_iter=500).fit(units, favor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent.parent / "analysis" / "models")
    options = parser.parse_args()
    texts, favor, thing = sentences()
    units = encoder("use").encode(texts).astype(np.float64)
    unseen = np.zeros(len(texts), dtype=bool)
    for fold in range(5):
        away = thing % 5 == fold
        unseen[away] = fitted(units[~away], favor[~away]).predict(units[away]) == favor[away]
    print(f"{len(texts)} sentences; of those about things not learned from, {unseen.mean():.3f} are put on their side")
    weights = fitted(units, favor).coef_[0]
    np.savez(options.out / "endorsement.npz", weights=(weights / np.linalg.norm(weights)).astype(np.float32))


if __name__ == "__main__":
    main()
