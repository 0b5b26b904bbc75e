"""Lines that open or end something although they carry no number of the text.

Annexes, captions, lists of planned documents, dates, signatures, notes on publication. Patterns are data;
nothing here looks at neighbouring lines.
"""

from __future__ import annotations

import re

from corpus.markers import opens
from corpus.numerals import CHINESE, value

_B = r"[ \t\u3000\xa0]*"
_NUMBER = rf"[0-9０-９]{{1,2}}|[{CHINESE}]{{1,3}}"
_DAY = (
    rf"(?:[12]\d{{3}}|[{CHINESE}]{{4}}){_B}年{_B}(?:\d{{1,2}}|[{CHINESE}]{{1,3}}){_B}月"
    rf"{_B}(?:\d{{1,2}}|[{CHINESE}]{{1,3}}){_B}日"
)
_ANNEX = re.compile(
    rf"^[【\[]?附{_B}(?:件|录|表|图)?{_B}(?P<n>{_NUMBER})?[】\]]?"
    rf"(?:$|{_B}[:：.．、]{_B}(?P<title>.*)$|(?P<apart>[ \t\u3000\xa0]+|(?=[《（(]))(?P<other>.*)$)"
)
_NUMBERED_ANNEX = re.compile(
    rf"^附{_B}(?:件|录|表|图){_B}(?P<n>{_NUMBER})(?P<title>[^\s:：.．、中所规的至和与及、，].*)$"
)
_FILE_NAME = re.compile(r"\.(?:docx?|xlsx?|pdf|zip|rar|wps|jpg|png|ofd|et)\b|https?://", re.IGNORECASE)
_LONGEST_ANNEX = 80
_LONGEST_ADDRESSEE = 120

CAPTION = re.compile(
    rf"^(?:附?表{_B})?(?P<n>\d{{1,2}}(?:[-－—–]\d{{1,2}}){{1,3}})(?![\d.%％年月日－—–-])"
    rf"{_B}[:：.．、]?{_B}(?P<title>.+)$"
)
TABLE_TITLE = re.compile(rf"^附?表{_B}(?P<n>{_NUMBER}){_B}[:：.．、]?{_B}(?P<title>[^，。]*)$")
FILES = re.compile(
    r"配套(?:文件|政策|措施)(?:清单|目录|列表)$"
    r"|(?:拟|计划)(?:出台|制定|制订).{0,12}(?:文件|政策).{0,4}(?:清单|目录)$"
)
REPORTING = re.compile(r"^(?:填报|制表|编制|填表)(?:单位|部门)[:：]")
#: A chapter's title that laws print without a number.
UNNUMBERED = re.compile(rf"^[总分附罚]{_B}则$")
DATE = re.compile(rf"^[（(]?{_DAY}(?:印发|发布|施行)?[）)]?$")
_SIGNED = re.compile(rf"^[^，。；：]{{2,40}}[ \u3000]{_DAY}$")
DATED = re.compile(rf"^[（(]?{_DAY}")
_PUBLISHED = re.compile(
    r"^[（(]?(?:此件|本文有删减|信息公开|公开(?:方式|形式|属性)|此复|特此(?:通知|函复|复函|批复|公告|通告)|抄送|主送|联系人[:：])"
)
_FURNITURE = re.compile(
    r"^(?:-次?|A\+大\s*A\+?中\s*A[-+]?小|字[体号][:：].{0,12}|[【\[]?(?:返回顶部|关闭窗口|打印本页|打印)[】\]]?.{0,12}|"
    r"分享(?:文章)?(?:到|至|[:：]).{0,6}|浏览次数[:：].{0,8}|取消|扫一扫.{0,20}|&\w{2,6};|"
    r"(?:您|你|当前|现在|所在).{0,6}位置\s*[:：].{0,80}|首页\s*[>＞»›].{0,80})$"
)
#: What a government web page lists above the text: 索引号：…, 发文机关：….
_FACT = re.compile(
    r"^(?:索\s*引\s*号|主题分类|分\s*类|发文(?:机关|单位|字号|日期)|成文日期|发布(?:日期|时间|机构|机关)|生成日期|公开日期|"
    r"文\s*号|主\s*题\s*词|有\s*效\s*性|来\s*源|时\s*间|信息来源|统一登记号|登记号|名\s*称|标\s*题|体裁分类|组配分类|"
    r"关键词|公文种类|实施日期|失效日期|文件状态|效力状态)\s*[:：]"
)
#: A line that ends in a colon and says something is no addressee.
_SAID = re.compile(r"如下|现将|现就|收悉|。|请")
_DOCUMENT_NUMBER = re.compile(
    r"^[^\s，。]{1,14}[〔\[(（【]\s*\d{4}\s*[〕\])）】]\s*第?\s*\d{1,5}\s*号$|^第\s*\d{1,5}\s*号$"
)


def annex(text: str) -> tuple[int, str] | None:
    """Number and title of the annex that a line opens, or None.

    Example: "附件 2" -> (2, ""), "附件：方案" -> (0, "方案")
    """
    match = _ANNEX.match(text) or _NUMBERED_ANNEX.match(text)
    if match is None or len(text) > _LONGEST_ANNEX or re.search(r"[。；]", text) or UNNUMBERED.match(text):
        return None
    groups = match.groupdict()
    title = groups.get("title") or groups.get("other") or ""
    return (value(match["n"]) or 0) if match["n"] else 0, title.strip()


def is_listed(title: str) -> bool:
    """Whether an annex's title is an entry of a list: numbered itself, or a file's name."""
    return bool(opens(title) or _FILE_NAME.search(title))


def opens_block(text: str) -> bool:
    """Whether a line opens something of its own, so that it cannot go on a sentence cut before it."""
    return bool(
        opens(text)
        or annex(text) is not None
        or (CAPTION.match(text) and len(text) < 60)
        or FILES.search(text)
        or DATE.match(text)
        or REPORTING.match(text)
        or is_furniture(text)
        or is_document_number(text)
        or is_fact(text)
    )


def is_signed(text: str) -> bool:
    """Whether a line is a date, or a name with a date behind it."""
    return bool(DATE.match(text) or _SIGNED.match(text))


def is_published(text: str) -> bool:
    """Whether a line tells how the text is published: （此件公开发布）, 公开方式：主动公开."""
    return len(text) < 60 and bool(_PUBLISHED.match(text))


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the web page that the text was taken from: 【返回顶部】, 浏览次数：-."""
    return bool(_FURNITURE.match(" ".join(text.split())))


def is_document_number(text: str) -> bool:
    """Whether a line is a document number: 国发〔2019〕4号."""
    return bool(_DOCUMENT_NUMBER.match("".join(text.split())))


def is_fact(text: str) -> bool:
    """Whether a line is of the list that a government web page puts above the text: 索引号：…."""
    return bool(_FACT.match(text))


def is_front(text: str) -> bool:
    """Whether a line stands between title and text: document number, date, addressee, how it was passed."""
    addressee = len(text) <= _LONGEST_ADDRESSEE and text.endswith(("：", ":"))
    return (
        (addressee and not _SAID.search(text))
        or bool(DATED.match(text))
        or is_document_number(text)
        or is_published(text)
    )
