"""Things that people ask about any measure and that few policies say: a telephone number, papers to bring, when it is paid.

Where one is asked for and nothing in the best measure speaks of it, the document does not say. The words are those of
the language, not of a document. But: a measure that speaks of it may still not answer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import jieba

from qa.thesaurus import expansions


class Thing(NamedTuple):
    """What it is called, the words that ask for it, and those that a text which says it has."""

    name: str
    asks: re.Pattern[str]
    says: re.Pattern[str]


THINGS: tuple[Thing, ...] = (
    Thing(
        "联系电话",
        re.compile(
            r"(?:电话|手机号|联系方式|热线)(?:号码?)?(?:是|有|在|给|能)?(?:多少|几|什么|啥|哪|吗|没|[?？]|$)|(?:什么|啥|哪个|有没有|[给留]个|求)[^，,。]{0,4}(?:电话|热线|联系方式)"
        ),
        re.compile(r"电话|热线|\d{3,4}-\d{7,8}|联系方式"),
    ),
    Thing(
        "要交的材料",
        re.compile(
            r"(?:什么|哪些|啥|几份|哪几样)(?:申[请报])?(?:材料|资料|证件|证明|单据)|(?:材料|资料|证件)(?:要|有|是|需要)?(?:交|带|准备)?(?:什么|哪些|啥|几)"
        ),
        re.compile(r"材料|资料|证件|证明|证书|凭证|身份证|户口|申请[表书]"),
    ),
    Thing(
        "要填的表",
        re.compile(r"(?:填|交|用)(?:的|写)?(?:什么|哪张|哪个|哪份|啥|几张)?[^，,。]{0,3}表(?![彰现示明达])"),
        re.compile(r"表格|申[请报]表|登记表|[审呈]批表"),
    ),
    Thing(
        "网址",
        re.compile(r"网址|哪个网|什么网站|哪个(?:网站|平台|系统|app|小程序|公众号)|网站是", re.IGNORECASE),
        re.compile(r"网|平台|系统|公众号|小程序|客户端|APP", re.IGNORECASE),
    ),
    Thing(
        "办理地点",
        re.compile(r"(?:哪个|几号|什么)窗口|地址|在(?:哪条|什么)路"),
        re.compile(r"窗口|地址|大厅|服务中心|路\d+号|受理点"),
    ),
    Thing(
        "罚款",
        re.compile(
            r"罚(?:款|金)?(?:是|要|会|得)?(?:多少|几|不罚)|(?:要不要|会不会|怎么|会被|要|被)罚(?:款|钱)?"
        ),
        re.compile(r"罚|没收|处分|处理|追究|责令|拘留|吊销|撤销|收回|滞纳金|违约金|失信|责任"),
    ),
    Thing(
        "刑罚",
        re.compile(r"坐牢|坐几年|判(?:几|多少)年|判刑|关几年|蹲几年"),
        re.compile(r"徒刑|拘役|刑事|犯罪|死刑"),
    ),
    Thing(
        "什么时候发到",
        re.compile(
            r"(?:什么时候|几时|多久|几天|哪天|啥时候)[^,，。]{0,6}(?:到账|打卡)|(?:到账|打到卡上)(?:是|要)?(?:什么时候|多久|几)|钱(?:什么时候|几时|多久)(?:到|发|给)|分几[年次期](?:发|给|付)"
        ),
        re.compile(r"到账|拨付|兑付|兑现|发放|支付|分期|分年"),
    ),
)


#: A quantity by its own name, asked for: 年利率是几个点, 学费补多少.
_QUANTITY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]?[\u4e00-\u9fff](?:[率费价薪息税]|面额|押金|租金|工资))"
    r"(?:能|可以|给|补贴?|奖|是|有|的|会|要|大概|一共|一?[个年月天人次]|每[年月天人次])*(?:多少|多[大高]|几(?!折))"
)


#: A charge, a tax, a pay or a term by its dictionary word, asked for: 加班费按几倍算, 试用期最长几个月, 交多少手续费.
_TERM = r"(?P<name>[\u4e00-\u9fff]{2,4}[费税金薪期险])"
_ASKED = r"(?:多少|多[大高长久]|几)"
_BETWEEN = r"(?:能|可以|[给补奖是有的会要交付收发按报]|最[长高低多少]|大概|一共|标准|一?[个年月天人次]|每[年月天人次]|小时|百分之)*"
_TERMS = (
    re.compile(_TERM + _BETWEEN + _ASKED),
    re.compile(rf"{_ASKED}(?:钱|元)?的?{_TERM}(?:$|[，,。?？吗呢])"),
)
_CHARGED = re.compile(r"费用|收费|免费")


def unstated(text: str, body: str) -> str | None:
    """The name of what normalised `text` asks for and `body` does not speak of; None where there is no such thing."""
    for thing in THINGS:
        if thing.asks.search(text) and not thing.says.search(body):
            return thing.name
    term = _unstated_term(text, body)
    if term is not None:
        return term
    asked = _QUANTITY.search(text)
    if asked is None:
        return None
    name = asked["name"][-2:]
    stem = asked["name"][:-1]  # 生活费, where 生活标准 is given
    if name in body or (len(stem) > 1 and stem in body):
        return None
    return None if any(official in body for official in expansions(asked["name"])) else name


def _unstated_term(text: str, body: str) -> str | None:
    """The dictionary word for a charge, a tax, a pay or a term that is asked for and that `body` has in no other words."""
    for match in (m for pattern in _TERMS for m in pattern.finditer(text)):
        name = next((w for w in reversed(list(jieba.cut(match["name"], HMM=False))) if len(w) > 2), None)
        if name is None or not match["name"].endswith(name):
            continue
        charged = name.endswith("费") and _CHARGED.search(body)
        if not (charged or name[:-1] in body or any(official in body for official in expansions(name))):
            return str(name)
    return None
