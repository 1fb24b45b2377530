"""Spellings of addresses and telephone numbers, a line each."""

from __future__ import annotations

_MAIL = r"""
zebra@okapi.com
ZEBRA@OKAPI.COM
Zebra.Quill@Okapi.com
zebra+news@okapi.co.uk
zebra_quill@okapi-mail.org
zebra-quill@mail.okapi.com
zebra%quill@okapi.com
o'zebra@okapi.com
zebra!x@okapi.com
zebra#1@okapi.com
zebra99@okapi.museum
"zebra quill"@okapi.com
"zebra@home"@okapi.com
<zebra@okapi.com>
(zebra@okapi.com)
[zebra@okapi.com]
'zebra@okapi.com'
**zebra@okapi.com**
mailto:zebra@okapi.com
mailto:zebra%40okapi.com?subject=hello
zebra%2540okapi.com
zebra%40okapi%2Ecom
zebra%EF%BC%A0okapi.com
https://sea.example/?mail=zebra@okapi.com&x=1
https://sea.example/?mail=zebra%40okapi.com
https://zebra@okapi.com/path
ftp://zebra@okapi.com
zebra [at] okapi [dot] com
zebra[at]okapi[dot]com
zebra (at) okapi (dot) com
zebra (at) okapi.com
zebra(at)okapi.com
zebra( at )okapi.com
zebra {at} okapi {dot} com
zebra{at}okapi.com
zebra <at> okapi <dot> com
zebra【at】okapi.com
zebra（at）okapi.com
zebra [@] okapi.com
zebra(@)okapi.com
zebra (a) okapi.com
zebra[a]okapi.com
zebra (ät) okapi (punkt) de
zebra [at] okapi [punkt] de
zebra AT okapi DOT com
zebra AT okapi.com
Zebra At okapi Dot com
zebra at okapi dot com
zebra at okapi dot co dot uk
zebra dot quill at okapi dot com
zebra at okapi.mail dot com
zebra-at-okapi-dot-com
zebra_at_okapi_dot_com
zebra_at_okapi.com
zebra arroba okapi punto com
zebra (arroba) okapi.com
zebra arobase okapi point com
zebra собака okapi точка ru
zebra골뱅이okapi.com
zebra 골뱅이 okapi 점 com
zebra(골뱅이)okapi.com
zebra艾特okapi.com
zebra艾特okapi点com
zebra at gmail dot com
zebra at gmail.com
zebra#qq.com
zebra#163.com
zebra★okapi.com
zebra@okapi点com
zebra@okapi [dot] com
zebra@okapi(dot)com
zebra@okapi[.]com
zebra@okapi(.)com
zebra@okapi dot com
zebra @ okapi.com
zebra @ okapi . com
zebra@ okapi.com
zebra @gmail.com
zebra＠okapi.com
zebra＠okapi．com
ｚｅｂｒａ＠ｏｋａｐｉ．ｃｏｍ
zebra@okapi。com
zebra@okapi｡com
zebra﹫okapi.com
zebra&#64;okapi.com
zebra&#064;okapi.com
zebra&#x40;okapi.com
zebra&#X40;okapi&#x2e;com
zebra&#64okapi.com
zebra&commat;okapi&period;com
zebra&amp;#64;okapi.com
zebra&amp;amp;#64;okapi.com
zebra&amp;commat;okapi.com
&#122;ebr&#97;&#64;ok&#x61;pi&#46;c&#111;m
&#122;&#101;&#98;&#114;&#97;&#64;&#111;&#107;&#97;&#112;&#105;&#46;&#99;&#111;&#109;
zebra\u0040okapi.com
zebra\u0040okapi\u002ecom
zebra\\u0040okapi.com
zebra\x40okapi.com
我的邮箱zebra@okapi.com谢谢
邮箱：zebra@okapi.com。谢谢
메일은zebra@okapi.com으로
연락은 zebra@okapi.co.kr로 주세요
メールはzebra@okapi.jpまで
斑马zebra@例子.公司
zebra@okapi.中国
zebra@例子.中国谢谢
zebra@예시.한국
zebra@xn--okapi-9ua.com
zebra@okapi.xn--p1ai
zebra@окапи.рф
zebra@okapí.com
zébra@okapi.com
зебра.zebra@okapi.com
얼룩말zebra@okapi.com
zebra@203.0.113.77
zebra@[203.0.113.77]
zebra@[IPv6:2001:db8::77]
helzebra@okapi.comlo
seezebra@okapi.com2012
zebra@okapi.com,quill@okapi.org
zebra@okapi.com/quill@okapi.org
zebra@okapi.com;
zebra@okapi.com.
zebra@okapi.com?
zebra@okapi.com:8080
zebra@@okapi.com
moc.ipako@arbez
""" + "\n".join(
    [
        "ze\u200bbra@okapi.com", "zebra\u200b@\u200bokapi.com", "zebra@oka\u00adpi.com", "\u202ezebra@okapi.com\u202c",
        "zebra@okapi\u2060.com", "zebra@\ufeffokapi.com", "ze\u200dbra@okapi.com", "zebra\u00a0@\u00a0okapi.com",
        "zebra@okapi\u200e.com", "zebra\u2066@okapi.com\u2069", "[email protected]", "[email\u00a0protected]",
        "/cdn-cgi/l/email-protection#7a0e1f090e3a1f021b170a161f", 'data-cfemail="7a0e1f090e3a1f021b170a161f"',
    ]
)  # fmt: skip
MAIL = tuple(line for line in _MAIL.split("\n") if line)

INTERNET = tuple(
    """203.0.113.77
203.0.113.77:8080
203.0.113.77/24
[203.0.113.77]
(203.0.113.77)
IP:203.0.113.77
IP是203.0.113.77的
아이피203.0.113.77입니다
from203.0.113.77to
203.0.113.77.
203.000.113.077
http://203.0.113.77/page
https://203.0.113.77:8443/page
//203.0.113.77
User:203.0.113.77
Special:Contributions/203.0.113.77
203[.]0[.]113[.]77
203(.)0(.)113(.)77
203[dot]0[dot]113[dot]77
203&#46;0&#46;113&#46;77
203%2E0%2E113%2E77
２０３．０．１１３．７７
203．0．113．77
203。0。113。77
203.\u200b0.113.77
203.0.113.***
203.0.113.*
203.0.***.***
203.0.*.*
203.0.113.xxx
203.0.113.x
203.0.xxx.xxx
203.0.x.x
203.113.***
***.***.113.77
2001:0db8:85a3:0000:0000:8a2e:0370:7334
2001:db8:85a3::8a2e:370:7334
2001:DB8::77
2001:db8::77/64
[2001:db8::77]
[2001:db8::77]:443
http://[2001:db8::77]/page
fe80::77%eth0
fe80::1ff:fe23:4567:890a
::ffff:203.0.113.77
::77
64:ff9b::203.0.113.77
2001:db8::203.0.113.77
2001:db8:0:0:0:0:0:77
IP是2001:db8::77的
２００１：ｄｂ８：：７７
2001:db8\u200b::77""".split("\n")
)

PHONES = tuple(
    """+82-10-5550-0177
+82 10 5550 0177
+821055500177
+ 82 10 5550 0177
+1 (212) 555-0177
+1-212-555-0177
+1.212.555.0177
+12125550177
+44 20 5550 0177
+44 (0) 20 5550 0177
+49 30 5550177
+86 138 0555 0177
+8613805550177
＋82 10 5550 0177
＋８２－１０－５５５０－０１７７
0086 138 0555 0177
0086-13805550177
008613805550177
0082 10 5550 0177
00 44 20 5550 0177
tel:+821055500177
tel: 02-555-0177
Tel. 212 555 0177
TEL 0212 555 0177
telephone 212-555-0177
phone: (212) 555-0177
Phone number: 212-555-0177
my phone is 212-555-0177
fax 212.555.0177
mobile 0555 550177
cell: 212 555 0177
WhatsApp 055 5550 177
whats app: 05555550177
WeChat: 13805550177
wa.me/821055500177
电话：13805550177
电话13805550177
手机号：138 0555 0177
手機號碼 0912-550-177
联系电话：010-5555 0177
传真 010-55550177
微信13805550177
QQ：555017755
QQ群 555017755
전화 010-5550-0177
전화번호: 01055500177
핸드폰은 010 5550 0177
연락처는 010-5550-0177
휴대폰 010.5550.0177
팩스: 02-555-0177
카톡 01055500177""".split("\n")
)
