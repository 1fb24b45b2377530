"""More spellings of addresses and telephone numbers: marks of many languages, labels, masks; a line each."""

from __future__ import annotations

MAIL = tuple(
    r"""zebra(at)okapi(dot)net
zebra [ at ] okapi [ dot ] net
zebra --at-- okapi.com
zebra -at- okapi -dot- com
zebra -at- okapi.com
zebra /at/ okapi /dot/ com
zebra |at| okapi |dot| com
zebra *at* okapi *dot* com
zebra "at" okapi "dot" com
zebra 'at' okapi 'dot' com
zebra <at> okapi.com
zebra<at>okapi<dot>com
zebra &lt;at&gt; okapi.com
zebra&lt;at&gt;okapi&lt;dot&gt;com
zebra =at= okapi.com
zebra ~at~ okapi.com
zebra _at_ okapi _dot_ com
zebra (_at_) okapi.com
zebra[-at-]okapi.com
zebra(-at-)okapi(-dot-)com
zebra[dot]quill[at]okapi[dot]com
zebra.quill [at] mail [dot] okapi [dot] com
zebra (at sign) okapi.com
zebra [at sign] okapi [dot] com
zebra (at-sign) okapi.com
zebra((at))okapi.com
zebra[[at]]okapi[[dot]]com
zebra [klammeraffe] okapi.de
zebra arobase okapi.fr
zebra (arobase) okapi (point) fr
zebra [arobase] okapi [point] fr
zebra chez okapi point fr
zebra (chez) okapi.fr
zebra arroba okapi.es
zebra [arroba] okapi [punto] es
zebra (arroba) okapi (ponto) br
zebra chiocciola okapi punto it
zebra (chiocciola) okapi.it
zebra apenstaartje okapi punt nl
zebra (apenstaart) okapi.nl
zebra [apenstaartje] okapi [punt] nl
zebra snabel-a okapi punktum dk
zebra (snabela) okapi.dk
zebra [snabel-a] okapi.dk
zebra małpa okapi kropka pl
zebra (małpa) okapi.pl
zebra [malpa] okapi [kropka] pl
zebra zavinac okapi tecka cz
zebra (zavináč) okapi.cz
zebra kukac okapi pont hu
zebra (kukac) okapi.hu
zebra (собака) okapi.ru
zebra [собака] okapi [точка] ru
zebra(собачка)okapi.ru
zebra アット okapi ドット jp
zebra(アット)okapi.jp
zebra（アットマーク）okapi.jp
zebra [アット] okapi [ドット] jp
zebraあっとokapi.jp
zebra●okapi.jp
zebra※okapi.com
zebra 골뱅이 okapi 닷 com
zebra앳okapi닷컴
zebra(앳)okapi.com
zebra 앳 okapi.com
zebra 에이티 okapi.com
zebra골뱅이okapi닷컴
zebra(艾特)okapi.com
zebra[艾特]okapi.com
zebra【艾特】okapi.com
zebra（艾特）okapi（点）com
zebra圈aokapi.com
zebra圈a okapi.com
zebra 圈A okapi.com
zebra(小老鼠)okapi.com
zebra 小老鼠 okapi 點 com
zebra小老鼠okapi.com
zebra小老鼠okapi點com
zebra老鼠okapi.com
zebra(#)okapi.com
zebra[#]okapi.com
zebra#yeah.net
zebra#sohu.com
zebra#139.com
zebra#foxmail.com
zebra#outlook.com
zebra#vip.qq.com
zebra (at) gmail
zebra@gmail
zebra at gmail (dot) com
zebra (at) okapi dot com
zebra [at] okapi dot com
zebra [at] okapi [d0t] com
zebra @okapi [dot] com
zebra@okapi[dot]co[dot]uk
zebra@okapi,com
zebra@okapi . com
zebra@okapi .com
zebra@okapi. com
zebra   @   okapi.com
w.o.m.b.a.t@okapi.com
zebra@okapi·com
zebra@okapi•com
zebra@okapi‧com
zebra@okapi・com
zebra@NOSPAM.okapi.com
zebraNOSPAM@okapi.com
zebra@REMOVETHISokapi.com
zebra&#064;okapi&#046;com
zebra&#x00040;okapi&#x0002e;com
zebra&COMMAT;okapi.com
zebra&amp;amp;amp;#64;okapi.com
zebra&amp;#x40;okapi.com
zebra&#38;#64;okapi.com
zebra&#38;commat;okapi.com
zebra&#x26;#64;okapi.com
zebra%252540okapi.com
zebra\U00000040okapi.com
zebra\U0040okapi.com
zebra\u{40}okapi.com
zebra\&#64;okapi.com
zebra\@okapi.com
zebra\\@okapi.com
zebra\uFF20okapi.com
zebra\uff20okapi.com
zebra&#65312;okapi.com
zebra&#xFF20;okapi.com
zebra=40okapi.com
mailto:zebra%40okapi.com?cc=zebra%40okapi.org
xmpp:zebra@okapi.com""".split("\n")
)

INTERNET = tuple(
    r"""203 . 0 . 113 . 77
203 dot 0 dot 113 dot 77
203·0·113·77
203・0・113・77
203点0点113点77
203점0점113점77
203\.0\.113\.77
203%252E0%252E113%252E77
203&period;0&period;113&period;77
203.0.113.□
203.0.113.●
203.0.113.＊
203.0.＊.＊
ip-203-0-113-77.city.example
c-203-0-113-77.town.isp.example
2001%3Adb8%3A%3A77
http%3A%2F%2F%5B2001%3Adb8%3A%3A77%5D
2001&colon;db8&colon;&colon;77
2001：db8：85a3：8d3：1319：8a2e：370：7348
2001:db8:85a3:****:****:****:****:****
2001:db8:85a3:*:*:*:*:*
2001:db8:85a3:x:x:x:x:x
2001:db8:***
2001:db8:*:*""".split("\n")
)

PHONES = tuple(
    r"""1-212-555-0155 tel
tel 1-212-555-0155
Tel: 030/5550155
Tel. 030 / 555 0155
Telefon: 030 5550155
Telefonnummer 030 5550155
Mobil: 0170 5550155
Handy 0170/5550155
Téléphone : 01 55 50 01 55
tél. 01.55.50.01.55
teléfono 915 550 155
móvil 655 501 555
celular 11 95550-1555
cel: 11 95550-1555
тел. 8 (495) 555-01-55
телефон: 8-495-555-01-55
電話 03-5550-1555
電話番号：03-5550-1555
携帯 090-5550-1555
☎ 03-5550-1555
☎03-5550-1555
📞 212-555-0155
📱 138 5550 1555
手机138-5550-1555
手机：13855501555
手机号码是13855501555
手机号 13855501555
打我电话13855501555
电话号码：010-55501555
电话是（010）55501555
电话：(010)5550-1555
座机010-55501555
微信号13855501555
微信号：13855501555
微信同号13855501555
加微信13855501555
加我13855501555
vx：13855501555
VX13855501555
v信13855501555
薇信13855501555
加v13855501555
WX:13855501555
wx 13855501555
QQ:55501555
qq群：55501555
QQ号55501555
扣扣55501555
企鹅号55501555
Q群55501555
热线400-555-0155
客服电话 400 555 0155
联系人 13855501555
联系：13855501555
联系方式 13855501555
联系方式：138 5550 1555
致电 010-55501555
手機 0912-555-015
手機：0912555015
電話：02-5550-1555
line：0912555015
Line ID: 0912555015
加賴0912555015
전화번호 010-5550-1555
전화 01055501555
전번 010-5550-1555
전번010 5550 1555
폰번호 010-5550-1555
폰번 010-5550-1555
제 번호는 010-5550-1555
번호 010-5550-1555
휴대폰번호 : 010.5550.1555
휴대폰:01055501555
핸드폰 010 5550 1555
연락처 010-5550-1555
연락주세요 010-5550-1555
연락은 010-5550-1555
문의 010-5550-1555
문의전화 02-555-0155
문자 010-5550-1555
카톡 010-5550-1555
카카오톡 01055501555
팩스 02-555-0155
대표전화 1588-5550
☎ 010-5550-1555
call me 212-555-0155
call me at 212-555-0155
call 212-555-0155
text me 212-555-0155
text me at (212) 555-0155
ring me on 020 5550 1555
my number is 212-555-0155
my cell is 212-555-0155
my number: 212.555.0155
phone no. 212-555-0155
ph: 02 5550 1555
Ph. 02 5550 1555
p: 212-555-0155
t: 020 5550 1555
m: 0555 501 555
mob: 0555 501 555
Mob. 0555 501 555
contact: 0555 501 5555
contact number 0555 501 5555
contact no 0555 501 5555
WhatsApp me on 0555 501 5555
whatsapp: 0555-501-5555
wa.me/5511955501555
https://wa.me/5511955501555
https://api.whatsapp.com/send?phone=5511955501555""".split("\n")
)
