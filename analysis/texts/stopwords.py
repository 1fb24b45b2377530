"""Function words, listed for this project: words that say nothing of what a text is about.

Negations (not, no, never, 不, 没), judgements (good, bad, 好) and quantities (many, all, most) are not among them.
"""

from __future__ import annotations

ENGLISH = frozenset(
    """
    a an the this that these those here there it its it's he him his she her hers they them their theirs we us our ours
    you your yours i me my mine myself yourself himself herself itself ourselves themselves who whom whose which what
    and or but nor so yet if then than as because while although though unless until since when where why how whether
    of in on at by for from with without to into onto upon about above below under over between among through during
    before after against within across toward towards along around behind beside besides beyond near off out up down
    am is are was were be been being do does did doing done have has had having will would shall should can could may
    might must ought going gonna gotta let lets let's get gets got getting make makes made go goes went gone come comes
    came take takes took put puts say says said saying tell told know knows knew think thinks thought see sees seen saw
    look looks want wants wanted seem seems seemed also just even still too very really quite rather such only own same
    other another any some each every either both else ever again once now today yesterday tomorrow already soon later
    well yes yeah ok okay oh ah hey hi hello please thanks thank thing things stuff lot lots bit kind sort way ways
    something anything everything someone anyone everyone somebody anybody everybody one ones two first second
    i'm i'd i'll i've you're you'd you'll you've he's he'd he'll she's she'd she'll it'd it'll we're we'd we'll we've
    they're they'd they'll they've that's there's here's what's who's where's how's im ive id dont didnt doesnt
    re etc eg ie via per vs amp nbsp http https www com org net rt
    maybe perhaps actually basically probably simply anyway however therefore thus hence indeed instead like
    """.split()
)

CHINESE = frozenset(
    """
    的 了 着 过 地 得 是 在 有 和 与 及 或 而 且 但 但是 可是 不过 然而 因为 所以 因此 如果 要是 虽然 即使 而且 并且
    以及 我 你 您 他 她 它 我们 你们 他们 她们 它们 咱们 自己 大家 人家 谁 什么 怎么 怎样 怎么样 为什么 哪 哪里 哪个
    哪些 几 多少 这 那 这个 那个 这些 那些 这样 那样 这么 那么 这里 那里 这儿 那儿 此 该 其 某 各 每 每个 一个 一些 一下
    一点 一种 一样 就 都 也 还 又 再 才 只 只是 只有 就是 还是 还有 也是 都是 已 已经 曾 曾经 正 正在 将 将要 会 能 能够
    可以 可能 应该 要 想 把 被 让 给 对 对于 关于 从 自 由 向 往 到 于 以 为 为了 按 按照 根据 通过 跟 同 比 如 像 等
    等等 之 所 之后 之前 以后 以前 上 下 里 外 中 内 前 后 时 时候 当 当时 现在 今天 昨天 明天 然后 于是 其实 当然 真的
    真是 很 太 更 最 非常 十分 比较 有点 吗 呢 吧 啊 呀 哦 哈 哈哈 哈哈哈 嗯 唉 哎 嘛 啦 么 呵呵 说 看 来 去 做 知道
    觉得 认为 感觉 看到 起来 出来 下去 一 二 三 两 个 年 月 日 点 次 种 位 名 些 者 们 之间 其中 其他 另外 别的 东西 事
    事情 网友 楼主 回复 转发 微博 评论
    """.split()
)

KOREAN = frozenset(
    """
    그 이 저 것 거 게 수 등 및 또 또는 그리고 그러나 하지만 그래서 그런데 그러면 때문 때문에 위해 대해 대한 통해 따라
    있다 있는 있어 없다 하다 하는 한다 했다 하고 해서 하면 되다 된다 되는 됐다 이다 입니다 합니다 습니다 나 너 우리 저희
    당신 그들 그것 이것 저것 여기 거기 저기 무엇 누구 어디 언제 왜 어떻게 이런 그런 저런 어떤 모든 각 좀 더 가장 매우
    아주 정말 진짜 너무 다시 이미 아직 지금 오늘 어제 내일 네 예 아 오 음 근데 그냥 또한 즉 만약 라고 이라고 이렇게
    그렇게 저렇게
    """.split()
)

# Longest first, so that 에서는 goes as one.
KOREAN_PARTICLES = tuple(
    sorted(
        """
        은 는 이 가 을 를 에 의 도 로 와 과 만 야 아 께 에서 에게 한테 으로 부터 까지 처럼 보다 라고 이라고 이나 이랑
        하고 에는 에도 에서는 에서도 에게는 으로는 으로도 로는 까지도 만은 만이 들이 들은 들을 들의 들에게 이다 입니다
        인데 이라는 라는 이라면 조차 마저 밖에
        """.split(),
        key=lambda particle: (-len(particle), particle),
    )
)

# Words that bear on what is said but name no matter: they count in comparing texts and stay out of labels.
NOT_LABELS = frozenset(
    """
    not no never none nobody nothing nowhere neither cannot can't won't all most many much more less least few several
    enough good bad better best worse worst right wrong true false sure new old big little great back people person man
    men time day year years ask need try use 不 没 没有 不是 不要 不会 无 好 坏 爱 恨 死 有人 很多 所有 只能 不能 一直
    人 안 못 않다 없다 모두 많이 사람
    """.split()
)
