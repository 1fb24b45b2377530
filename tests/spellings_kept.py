"""What looks like an address or a telephone number and is none, a line each."""

from __future__ import annotations

KEPT = tuple(
    """version 10.0.0.1 is out
Version: 1.2.3.4 of the reader
v1.2.3.4
firmware 2.0.0.12
버전 1.2.3.4
at 12:30:45 today
from 10:20:30 to 11:20:30
2012.10.11.12
2012.10.11 12:30
1.2.3.4. Of ferries and bridges
score 3.2.1 and 5.0
0.0.1
1.3.6.1.4.1
see @zebra and @okapi.quill, thanks
hello @zebra.okapi.social
thanks @zebra
@okapi.com
5 @ 10 cents
look at me. com
meet at noon dot com
look at okapi dot com
we met at okapi.com
available at okapi.com
news at naver.com
std::vector and a::before
Foo::f1()
:cafe: :face: :bad:
aa:bb
secp256k1::Error
smile@2x.png
S0092-8674(00)81683-9
43:51:43:a1:b5:fc:8b:b7:0a:3a:a9:b1
10:20 :: 30
+1
+1 2012 was better
+100 000 000 euro
+10,000,000 people
2010-01-01T00:00:00+09:00
I was born in 1950, not in 2012-13
phone 2012-05-01 10:20
posted from my phone 12 times
the hotel was full in 2011-2012
price 1,000,000 or 2 000 000
ISBN 978-3-16-148410-0
+37.5665, +126.9780
Chrome/91.0.4472.124
00:12:30
电话费2012年涨了
전화 3통
12.3 계엄
0.00862138
1 000 000 000 views
#12 at 5 dot point
the (at) sign
50% at 40%
R&#39;n&#39;B
A&amp;B
[…]
C:\\Users\\x40b""".split("\n")
)

KEPT_WITHIN = tuple(
    r"""upgrade from 1.2.3.4 to 2.0
version 1.2.3.4
Version 1.2.3.4.
v 10.1.2.3
ver. 1.2.3.4
section 10.1.2.3
Section 10.1.2.3 of the act
§ 10.1.2.3
see chapter 3.1.2.4
article 4.2.1.3 says
paragraph 1.2.3.4
rule 10.1.2.3
제 1.2.3.4 항
第1.2.3.4节
clause 12.3.4.5
Firefox 115.0.2.1
Chrome 91.0.4472.124
release 10.2.3.4
python 3.11.4.1
Windows 10.0.19045.3448
at 12:30:45.
time 01:02:03:04
10:20:30:40
1:23:45:67:89
$1,234.56
1.234.567,89 euro
1.234.567.890 people
1.234.567.890
12.500.000.000 won
$12.50 @ 3 for 1
3 @ 4.50 each
5@3.99
2@ 1.50
apples @ $2.50
ISBN 0-306-40615-2
ISBN: 9783161484100
ISSN 1234-5678
@handle
hi @handle.
thanks @handle, nice
.@handle said
@handle1 @handle2
RT @handle: yes
meet me at (at) noon
meet me (at) noon
(a) first (b) second
(a) the ferry. (b) the bridge.
option (a) is fine.No
see (a) and fig. 2.a
look at that point people make
he arrived at a point where
at this point in time
at one point people laughed
look at dot com bubble
the dot com crash
at the dot com crash
we laughed at dot com stocks
the cat at home dot
he was shot at point blank range
I stand at point A
shot at point blank. Sad
we met at noon. Good
look at example.com
read it at example.com
email me at home
mail at noon
I got mail at work.Great
I work at Google.
call me at noon
call me 10 times
call 911
text me at 10
ring 999
contact 12 people
room 101-102-103
order number 12345678
order no 123456789
order #123456789
主文番号 12345
订单号 123456789012
订单号：20230504123456789
번호 12
번호 12345
주문번호 123456789
접수번호 20230512345
제1234567호
사업자번호 123-45-67890
계좌번호 123456-01-123456
문의 12건
연락 12번
tel 12 times
手机 13 款
手机2012年1月1日涨了
电话 12 个
联系 2012-03-04
微信8.0.32版本
QQ 2013 beta 12
2012/03/04 10:20
2012-03-04 10:20:30
04/03/2012 10:20
2012.03.04. 10:20
20120304 102030
1 2 3 4 5 6 7 8 9
1-2-3-4-5-6
1-0, 2-1, 3-2
score 10-12-14-16
seats 120-130-140
ages 18-24-35-44
lines 1-2-3-4.txt
10-11-12-13.html
100,000,000 won
1000000000
p. 123-145
pp. 123-145, 167-189
vol. 12, no. 3, 123-145
t: 12
m: 3
p: 123
text 100 200 300
call 100 200 300 400
line 123 456 789
contact lenses 120 000 000
+1 for this
+2 +3 +4
+ 100 000 000
+10%
C++ 11 14 17 20
a+b
a*b@c
C:\users\x
\.git
foo::bar
std::string::npos
a::b::c
dead:beef
face:feed:cafe
:: 1
x::1
css a::after{}
#ff00ff
user/repo@v1.2.3
npm i left-pad@1.3.0
pkg@1.2.3
foo@1.2.3-beta
commit a1b2c3d@main
git@master
@media screen
@Override
@param x.y
img@3x.webp
#qq
★★★★☆
★★★★★ great.very good
●point one
※注意.com
3点5分
3点10点12点30点
1点2点3点4点开会
3점 5점 7점 9점
1점2점3점4점
2。3。4
1·2·3
5·18 민주화운동
4·19·5·18
6·25 3·1 4·3 5·16
10·26·12·12
3·1·4·19
12·3
12·12·12·12
A·B·C
김·이·박
100% at 50%
100%40
%40
%2e
50%25 off
http://x.example/a%20b%2Ec
http://x.example/2012/03/04/12345678
http://x.example/?id=1234567890
http://x.example/t/1234567890123
http://x.example/look-at-this.html
http://x.example/pic_at_home.jpg
http://x.example/at/home.html
http://x.example/@handle/123
https://medium.com/@handle/x-y.z
https://t.co/@x
https://x.example/@handle@mastodon
pic_at_home.jpg
look_at_me.html
a-at-b.html""".split("\n")
)
"""The same, which stay within a sentence too."""
