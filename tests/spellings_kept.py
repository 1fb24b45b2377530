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
