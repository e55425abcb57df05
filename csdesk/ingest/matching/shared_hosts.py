"""Hosts that many companies and people share, so that they tell nobody apart."""

from __future__ import annotations

_MAIL = """
126.com 163.com aim.com alice.it aliyun.com aol.com arcor.de att.net bellsouth.net bigpond.com
bluewin.ch bol.com.br bt.com btinternet.com btopenworld.com charter.net comcast.net cox.net
docomo.ne.jp duck.com earthlink.net email.com email.cz euskaltel.net fastmail.com fastmail.fm
foxmail.com free.fr freemail.hu freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net
googlemail.com hanmail.net hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr
hotmail.it hushmail.com icloud.com ig.com.br inbox.lv inbox.ru interia.pl juno.com kpnmail.nl
laposte.net libero.it list.ru live.co.uk live.com live.de live.fr live.nl mac.com mail.com
mail.de mail.ru mailbox.org me.com msn.com naver.com neuf.fr ntlworld.com o2.pl onet.pl
online.de online.no op.pl optonline.net optusnet.com.au orange.fr outlook.com outlook.de
outlook.fr pm.me posteo.de proton.me protonmail.com qq.com rambler.ru rediffmail.com
rocketmail.com rogers.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sina.com sky.com
sohu.com sympatico.ca t-online.de talktalk.net telenet.be terra.com.br tin.it tiscali.it tuta.io
tutanota.com ukr.net uol.com.br verizon.net virgilio.it virginmedia.com wanadoo.fr web.de wp.pl
yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.au yahoo.com.br yahoo.de
yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com zoho.com
"""
_MEETING = """
amazon.com bit.ly calendly.com crunchbase.com example.com example.net example.org facebook.com
github.com goo.gl google.com instagram.com linkedin.com linktr.ee medium.com sharepoint.com
tiktok.com trustpilot.com twitter.com wikipedia.org x.com xing.com yelp.com youtube.com
"""

MAIL_HOSTS = frozenset(_MAIL.split())
"""Where anybody gets an address. Some are companies too; of those the domain then says nothing."""
MEETING_PLACES = frozenset(_MEETING.split())
"""Sites on which companies have a page."""
