"""Small word lists, made for this project: greetings that may precede a name, and words that names are not."""

from __future__ import annotations

GREETINGS = frozenset(
    """hi hey hello dear thanks thank you thx ty cheers yes yeah yep no nope ok okay well oh ah to re so and but for
    agree agreed with sorry welcome great good nice point bonjour salut merci cher chère oui non bonsoir hola gracias
    danke hallo reply response dear mr mrs ms dr lol haha true exactly actually
    你好 谢谢 多谢 回复 感谢 안녕하세요""".split()
)
"""Words that may stand before a name at the head of a line ("Thank you Naya", "Hi Andy")."""

ORDINARY = frozenset(
    """the and you that was for are with his they this have from one had word but not what all were when your can said
    there use each which she how their will other about out many then them these some her would make like him into time
    has look two more write see number way could people than first water been call who oil its now find long down day
    did get come made may part over new sound take only little work know place year live back give most very after
    thing our just name good sentence man think say great where help through much before line right too mean old any
    same tell boy follow came want show also around form three small set put end does another well large must big even
    such because turn here why ask went men read need land different home us move try kind hand picture again change
    off play spell air away animal house point page letter mother answer found study still learn should world high
    every near add food between own below country plant last school father keep tree never start city earth eye light
    thought head under story saw left few while along might close something seem next hard open example begin life
    always those both paper together got group often run important until children side feet car mile night walk white
    sea began grow took river four carry state once book hear stop without second later miss idea enough eat face
    watch far really almost let above girl sometimes mountain cut young talk soon list song being leave family maybe
    yes yeah sure okay fact truth real guest reader user admin nobody someone anyone everyone please sorry agree
    which whatever however although though since unless perhaps finally first lastly indeed obviously personally
    hopefully honestly basically unfortunately interesting excellent awesome amazing today tomorrow yesterday
    je tu il elle nous vous ils les des une est pas que qui dans pour sur avec mais bien très tout sans""".split()
)
"""Words so common that a name spelt like one counts only where it is plainly an address."""

ANSWERING = tuple(
    sorted(
        set(
            (
                "thank|thx|ty |tnx|yes|yeah|yep|yup|no,|no.|no |nope|nah|agree|i agree|disagree|i disagree|"
                "exactly|true|right|sure|good point|great point|you're|you are|your |you |did you|do you|"
                "have you|are you|so you|if you|but |and |well,|well |oh |ah |lol|haha|i see|got it|same|"
                "this.|this!|it's not|that's|that is|not really|actually|of course|indeed|sorry|np|"
                "no problem|you’re|that’s|it’s not|what do you|why do you|how do you|really?|ok|okay|why?|"
                "what?|how so|because|wow|nice,|congrat|谢|多谢|感谢|是的|是啊|对啊|对的|不是|没有|哈哈|"
                "呵呵|嗯|恩|好的|可以|同意|同感|客气|不客气|你|您|已|那|确实|其实|因为|如果你|欢迎|네|예|"
                "아니|맞아|맞습|감사|고마|ㅋ|ㅎ|그렇|저도|동감|공감|merci|oui|non|tu |vous |c'est|bien sûr|"
                "effectivement|en effet|de rien"
            ).split("|")
        )
    )
)
"""Openings of comments that answer a person rather than an article, in English, Chinese, Korean and French."""

SECOND_PERSON = frozenset(
    "you your yours yourself ur u 你 您 妳 너 당신 님 네가 니가 vous votre vos tu ton toi".split()
)
"""Words that speak to somebody."""
