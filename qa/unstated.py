"""Things that people ask about any measure and that few policies say: a telephone number, papers to bring, when it is paid.

Where one is asked for and nothing in the best measure speaks of it, the document does not say. The words are those of
the language, not of a document. But: a measure that speaks of it may still not answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import jieba

from qa.aspect import aspect
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
            r"(?:打|拨)(?:哪个|什么|啥)(?:号码?|电话)|热线给我|(?:电话|手机号|联系方式|热线)(?:号码?)?(?:是|有|在|给|能)?(?:多少|几|什么|啥|哪|吗|没|[?？]|$)|(?:什么|啥|哪个|有没有|[给留]个|求)[^，,。]{0,4}(?:电话|热线|联系方式)"
        ),
        re.compile(
            r"(?<![\d〕])(?:\d{3,4}-)?(?:\d{7,8}|1\d{10}|[48]00-?\d{3}-?\d{4}|[19]\d{4})(?![\d号元万亿%])"
            r"|(?:电话|热线|拨打)[^，。；]{0,6}\d{3}|联系方式[:：]"
        ),
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
        re.compile(
            r"(?:(?:填|交)(?:的|写)?(?:什么|哪张|哪个|哪份|啥|几张)?|用(?:的)?(?:什么|哪张|哪个|哪份|啥|几张))[^，,。]{0,3}表(?![彰现示明达])"
        ),
        re.compile(r"表格|申[请报]表|登记表|[审呈]批表"),
    ),
    Thing(
        "网址",
        re.compile(r"网址|哪个网|什么网站|哪个(?:网站|平台|系统|app|小程序|公众号)|网站是", re.IGNORECASE),
        re.compile(r"网|平台|系统|公众号|小程序|客户端|APP", re.IGNORECASE),
    ),
    Thing(
        "办理地点",
        re.compile(
            r"(?:哪个|几号|什么)窗口|(?<![改换更填])地址(?![变改换])(?![^,，。]{0,2}(?:去|来)?(?:办|登记|注册))|在(?:哪条|什么)路"
        ),
        re.compile(r"窗口|地址|大厅|服务中心|路\d+号|受理点"),
    ),
    Thing(
        "罚款",
        re.compile(
            r"罚(?:款|金)?(?:是|要|会|得)?(?:多少|几|不罚)|(?:要不要|会不会|怎么|会被|要|被)罚(?![款钱]?过)(?:款|钱)?"
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
    Thing(
        "原因",
        re.compile(
            r"为什么|为啥|(?:什么|啥)(?:原因|缘故)|怎么(?:会|突然|一下子?)?(?:就|少|多|减|降|涨|砍)了"
        ),
        re.compile(
            r"由于|因|原因|为了|鉴于|旨在|目的|(?:^|[^认作成转变行即较])为[^，。；]{2,30}，|以[^，。；]{2,20}为"
        ),
    ),
    Thing(
        "怎样报名",
        re.compile(
            r"(?:在?哪[里儿]?|怎么|如何|几[月号]|什么时候|啥时候)(?:能|可以|去|来|网上)?(?:报名|预约)|(?:报名|预约|申请)(?:入口|链接|二维码)"
        ),
        re.compile(r"报名|预约|申[请报]|登记|受理|办理|提交|平台|网"),
    ),
    Thing(
        "几月几日",
        re.compile(r"几月(?:份|几|底|初|[号日])?(?![级])|(?<![第])几[号日](?![楼线窗令文])"),
        re.compile(
            r"\d\s*[月日]|[一二三四五六七八九十][月日]|[月年]底|[月年]末|每月|次月|当[月日]|季度|[上中下]旬|日内|工作日|\d\s*[-—–~至]\s*\d"
        ),
    ),
)

#: What happens to who does something, as people ask it who do not know of fines: a measure may answer it in other words too.
CONSEQUENCE = Thing(
    "后果",
    re.compile(
        r"(?:有什么|什么|啥)(?:后果|处罚|处理)|怎么(?:处理|处罚|收拾|治)[他它她]?(?=[?？呢了]*$)|会(?:被)?怎么(?:样|着|处理|处罚)|能拿[他它她]们?怎么办|[警队局]能?(?:怎么|咋)办"
    ),
    re.compile(r"罚款|责令|没收|警告|吊销|追究|拘留|追回|处分"),
)

#: Which ones they are is asked for, where a count of them is stated: 12家市场名单, 新增的4家是哪几家, 3个在哪个镇.
_WHICH = re.compile(
    r"名单|哪[几\d一二两三四五六七八九十]+[家个条类项所座处种支届]|(?:叫|是)(?:什么|啥)名|叫(?:什么|啥)(?!时候)|在?哪个[镇村街路园区]"
)
_COUNT = re.compile(
    r"\d[\d,]*\s*(?:余|多)?[家个条类项所座处种支]|[一二两三四五六七八九十]+(?:家|条|类|所|座|处|种|支)"
)
_LISTED = re.compile(r"[、“《：:（(]|等|分别|包括|即|名单|清单|附[件表]")
_PIECE = re.compile(r"[^，。；\n]+")


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
    re.compile(
        rf"{_TERM}(?:[给补报发管交]不[给补报发管交]|也?(?:[给补报发管交]|能报|有)[吗么]|有没有|有不有)[?？]*$"
    ),
)
#: The bound of a share: 绿地率不能超过百分之几.
_BOUND = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2}率)(?:最[高低多少]?|不能|不得|不可以?|要)*(?:超过|[高低]于)(?:百分之)?(?:几|多少)"
)
_SENTENCE = re.compile(r"[^。；\n]+")
_CHARGED = re.compile(r"费用|收费|免费")


def unstated(text: str, body: str) -> str | None:
    """The name of what normalised `text` asks for and `body` does not speak of; None where there is no such thing."""
    if thing := unstated_thing(text, body):
        return thing
    term = _unstated_term(text, body)
    if term is not None:
        return term
    bound = _BOUND.search(text)
    if bound and not any(re.search(r"\d|百分之", s) for s in _SENTENCE.findall(body) if bound["name"] in s):
        return bound["name"]
    if _counted_only(text, body):
        return "具体是哪些"
    asked = _QUANTITY.search(text)
    if asked is None:
        return None
    words = list(jieba.cut(asked["name"], HMM=False))
    name = words[-1] if len(words[-1]) > 1 else "".join(words[-2:])
    stem = asked["name"][:-1]  # 生活费, where 生活标准 is given
    if _is_charged(name, body) or name[-2:] in body or (len(stem) > 1 and stem in body):
        return None
    return None if any(official in body for official in expansions(asked["name"])) else name


def thing_asked(text: str, things: Sequence[Thing] = THINGS) -> bool:
    """Whether normalised `text` asks for one of some things."""
    return any(thing.asks.search(text) for thing in things)


def unstated_thing(text: str, body: str, things: Sequence[Thing] = THINGS) -> str | None:
    """The name of the first of some things that normalised `text` asks for and `body` does not speak of; None where it has all."""
    return next((t.name for t in things if t.asks.search(text) and not t.says.search(body)), None)


def _counted_only(text: str, body: str) -> bool:
    """Whether it is asked which ones they are, and where `body` speaks of them it gives their number alone."""
    if not _WHICH.search(text) or aspect(text) == "department":
        return False
    words = [w for w in jieba.cut(_WHICH.sub(" ", text), HMM=False) if len(w) > 1 and not w.isdigit()]
    about = [piece[0] for piece in _PIECE.finditer(body) if any(word in piece[0] for word in words)]
    counted = [piece for piece in about if _COUNT.search(piece)]
    return bool(counted) and not any(_LISTED.search(piece) for piece in about)


def _is_charged(name: str, body: str) -> bool:
    """Whether 手续费, as people call any charge, is asked for, and a charge is spoken of."""
    return name == "手续费" and ("费率" in body or _CHARGED.search(body) is not None)


def _unstated_term(text: str, body: str) -> str | None:
    """The dictionary word for a charge, a tax, a pay or a term that is asked for and that `body` has in no other words."""
    for match in (m for pattern in _TERMS for m in pattern.finditer(text)):
        name = next((w for w in reversed(list(jieba.cut(match["name"], HMM=False))) if len(w) > 2), None)
        if name is None or not match["name"].endswith(name):
            continue
        charged = _is_charged(name, body) or (name.endswith("费") and _CHARGED.search(body))
        if not (charged or name[:-1] in body or any(official in body for official in expansions(name))):
            return str(name)
    return None
