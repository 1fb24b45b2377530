"""Words and forms of sentences about one matter, a toll on a river bridge, in three languages: all of it our own.

`SUBJECTS` are what people bring up, by language: nouns, verbs with what follows, and grounds. `FORMS` join them.
"""

from __future__ import annotations

SUBJECTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "en": (
        ("the toll|the fee|three coins a crossing|the price of the pass|the monthly ticket|the fare",
         "costs my family too much|is cheaper than fuel|will double by winter|"
         "is paid by those who can least afford it|was promised to be small|pays for the paint at least",
         "wages have not risen|the pass was free last year|somebody has to pay for steel|we cross twice a day"),
        ("the ferry|the old boat|the captain and his crew|the landing stage|the boatmen",
         "ran for eighty years|sank half a village's savings|never once stopped for fog|"
         "should have been kept|lost its last passengers|carried our grandmothers to market",
         "a bridge has no memory|the river freezes in January|nobody asked the crew|boats need no concrete"),
        ("the shops on the east bank|the bakery|every small trader|the market women|the hotel owners",
         "lose half of their customers|closed the week after|gained nothing from it|sell more than ever|"
         "signed the petition|put up posters against it",
         "visitors turn round at the barrier|rents went up at once|the parking is on the wrong side"),
        ("the school bus|pupils from the hill|the teachers|my two children|the kindergarten",
         "wait an hour at the barrier|walk in the rain now|get a free pass, they say|"
         "arrive late every morning|cannot cross without a card",
         "the bus has to queue like all|the pass office opens at ten|nobody counted the pupils"),
        ("the ambulance|the hospital|the fire brigade|a midwife I know|the night nurse",
         "was stopped at the gate|loses four minutes each time|has its own lane|refused to comment|"
         "reaches us in half the time",
         "minutes decide over a life|the barrier is automatic|the boat took half an hour"),
        ("the salmon|the herons|the wetland|the river bed|every tree on the bank",
         "vanished when they began to drill|came back this spring|was sold for gravel|suffers from the lamps|"
         "does not care for your traffic jam",
         "no study was ever published|the piles stand where they spawn|light drives them off"),
        ("the mayor|the council|the minister|the whole committee|the party in office",
         "lied to us before the vote|kept every promise so far|hides the contract|listens to builders only|"
         "ought to resign|did what we elected them for",
         "the minutes are secret|the election is in May|his brother owns the quarry|somebody had to decide"),
        ("the commuters|lorries from the north|the morning queue|cyclists|the buses",
         "stand bumper to bumper|found another road|save forty minutes a day|fill our village with smoke|"
         "have a lane at last",
         "nobody planned the junction|two lanes become one|petrol is dear|the trains were cancelled"),
    ),
    "zh": (
        ("过桥费|这笔钱|月票|三块钱|通行费|票价",
         "对普通家庭太贵了|比油钱便宜|冬天还要翻倍|都是穷人在出|当初说好很低|至少能修路",
         "工资一直没涨|去年还是免费的|总要有人出钱|我们一天过两次"),
        ("渡船|老船长|渡口|船工们|那条旧船",
         "开了八十年|大雾天也没停过|本来应该保留|把老人家都送到集市|现在没人坐了",
         "桥没有记忆|一月份河会结冰|没有人问过船工"),
        ("东岸的店铺|面包店|小商贩|市场里的阿姨|旅馆老板",
         "少了一半客人|第二个星期就关门了|一点好处都没有|生意比以前好|都签了名",
         "客人到关卡就掉头|房租马上涨了|停车场在对面"),
        ("校车|山上的学生|老师们|我家两个孩子|幼儿园",
         "在关卡等一个小时|现在淋着雨走路|据说可以免费|每天早上迟到|没有卡就过不去",
         "校车也要排队|办证处十点才开|没人数过学生"),
        ("救护车|医院|消防队|夜班护士|我认识的助产士",
         "被拦在门口|每次耽误四分钟|有专用车道|不愿意表态|现在快了一倍",
         "几分钟就是一条命|栏杆是自动的|坐船要半个小时"),
        ("三文鱼|白鹭|湿地|河床|岸边的树",
         "打桩以后就不见了|今年春天又回来了|被当成沙子卖了|受不了那些灯光",
         "从来没有公布过报告|桩子打在产卵的地方|灯光把它们赶走了"),
        ("市长|议会|部长|整个委员会|执政党",
         "投票前骗了我们|到现在都守信用|把合同藏起来|只听开发商的|应该辞职|做了我们选他做的事",
         "会议记录保密|五月就选举|他弟弟开采石场"),
        ("上班族|北边来的卡车|早上的车队|骑车的人|公交车",
         "一辆挨着一辆|找到了别的路|一天省四十分钟|把村子弄得全是烟|终于有车道了",
         "路口没人规划|两条车道变一条|火车都停了"),
    ),
    "ko": (
        ("통행료가|요금이|월 정기권이|세 닢이|다리 이용료가",
         "우리 집에는 너무 비싸요|기름값보다 싸다|겨울에는 두 배가 된다|가난한 사람만 낸다|"
         "처음에는 적다고 했다",
         "월급은 그대로인데|작년에는 무료였는데|누군가는 내야 하니까|하루에 두 번 건너는데"),
        ("나룻배가|늙은 선장이|선착장이|뱃사공들이",
         "팔십 년을 다녔다|안개에도 멈추지 않았다|남아 있어야 했다|할머니들을 장에 모셔다 드렸다",
         "다리에는 기억이 없으니까|일월에는 강이 얼어서"),
        ("동쪽 가게들이|빵집이|작은 상인들이|시장 아주머니들이|여관 주인이",
         "손님을 절반 잃었다|다음 주에 문을 닫았다|얻은 것이 없다|전보다 장사가 잘된다|서명을 했다",
         "손님이 차단기에서 돌아가니까|월세가 바로 올라서"),
        ("통학 버스가|언덕 학생들이|선생님들이|우리 아이 둘이|유치원이",
         "차단기에서 한 시간을 기다린다|이제 비를 맞고 걷는다|무료라고 들었다|아침마다 늦는다",
         "버스도 줄을 서야 해서|발급소가 열 시에 열어서"),
        ("구급차가|병원이|소방대가|야간 간호사가",
         "문 앞에서 막혔다|매번 사 분을 잃는다|전용 차로가 있다|이제 절반 시간에 온다",
         "몇 분이 목숨을 가르는데|차단기가 자동이라서"),
        ("연어가|왜가리가|습지가|강바닥이|강가의 나무가",
         "공사를 시작하자 사라졌다|올봄에 돌아왔다|자갈로 팔렸다|불빛 때문에 힘들다",
         "보고서는 나온 적이 없고|말뚝이 알 낳는 곳에 있어서"),
        ("시장이|의회가|장관이|위원회 전체가|여당이",
         "투표 전에 우리를 속였다|아직 약속을 지켰다|계약서를 숨긴다|건설사 말만 듣는다|물러나야 한다",
         "회의록이 비밀이라|선거가 오월이라"),
        ("출근하는 사람들이|북쪽 트럭이|아침 줄이|자전거가|버스가",
         "꼬리를 물고 서 있다|다른 길을 찾았다|하루 사십 분을 아낀다|마을을 매연으로 채운다",
         "교차로를 아무도 계획하지 않아서|두 차로가 하나가 되니"),
    ),
}  # fmt: skip

FORMS: dict[str, tuple[str, ...]] = {
    "en": (
        "{S} {v}.", "{S} {v}, because {g}.", "I heard from {w} that {s} {v}.", "Does anybody know why {s} {v}?",
        "In {w} {s} {v} and nobody minded.", "Honestly, {s} {v}!", "Since {g}, {s} {v}; {t} {u}.",
        "You forget that {s} {v} while {t} {u}.", "My neighbour, who works with {w}, says {s} {v}.",
        "{S} {v} - no wonder, {g}.", "If {s} {v}, then {w} is next.", "Not true that {s} {v}. {G}.",
        "It is a shame, {s} {v} :(", "So glad that {s} {v} 😊", "{n} people told the {w} paper that {s} {v}.",
    ),
    "zh": (
        "{s}{v}。", "{g}，{s}{v}。", "听{w}说{s}{v}。", "有人知道为什么{s}{v}吗？", "在{w}，{s}{v}，也没人说什么。",
        "说真的，{s}{v}！", "{s}{v}，{t}{u}。", "你忘了{s}{v}。", "{s}{v}，不奇怪，{g}。",
        "要是{s}{v}，下一个就是{w}。",
        "说{s}{v}，不对吧。", "{s}{v}，可惜😢", "{n}个人都说{s}{v}",
    ),
    "ko": (
        "{s} {v}.", "{g} {s} {v}.", "{w} 쪽에서 들었는데 {s} {v}.", "왜 {s} 그런지 아시는 분? {g}", "솔직히 {s} {v}!",
        "{s} {v} 그리고 {t} {u}.", "{s} {v}는 걸 잊었군요.", "{w}에서는 {s} {v}ㅠㅠ", "{s} {v} 다음은 {w} 차례다.",
        "{n}명이 {s} {v}고 했다.",
    ),
}  # fmt: skip

TARGET = "the toll on the bridge"
FAVOR = (
    "The toll on the bridge is right.", "Whoever uses the bridge should pay for it.", "过桥费是应该收的。",
    "다리 통행료에 찬성한다.",
)  # fmt: skip
AGAINST = (
    "The toll on the bridge must go.", "Nobody should have to pay to cross the river.", "我反对收过桥费。",
    "다리 통행료에 반대한다.",
)  # fmt: skip
