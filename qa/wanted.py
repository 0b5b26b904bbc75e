"""What kind of thing an answer has to hold: a sum, a share, days, an age, an area, a bureau, as the question asks.

`wanted("受理后几天内审完")` -> the kinds of which a sentence must hold one: days. Both sides are words of the Chinese
language (and of its laws, which write 三日内 and 百分之五), not of a document.
But: does not say whether a sentence that holds one answers; a question may want no kind at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from qa.aspect import COUNTED, PERSONS, aspect, wants_money, wants_sum

_REMEMBERED = 8_192  # texts and what they hold: the first clauses are read for question after question
_N = r"(?:\d[\d.,]*|[一二两三四五六七八九十百千]+|半)\s*(?:余|多)?"
#: 前几个月, 好几年, 十几万 and 交了几年 ask for nothing.
_FEW = r"(?:(?<![这那好头十])(?<!^前)(?<![，,]前)(?!(?<=[了过])几个?[年月天])几|多少)"
#: 1:1 and 1∶0.5 are ratios, 17:00 is the time of a day.
_RATIO = r"(?<![\d:：])(?!(?:[01]?\d|2[0-3])[:：][0-5]\d(?!\d))\d[\d.]*\s*[:：∶]\s*\d"
#: A share is a sum where it is given, not where it is a condition: 补助30%, 占比达30%以上.
_GIVEN = r"(?:[补奖贴减免按]|资助|给予|报销|支付|发放|计发|计算|缴|征|税|费|息|返还|配套|出资|扣)"
_SHARE = r"(?:\d\s*[%％]|百分之)"
MONEY = re.compile(
    rf"\d\s*(?:万|亿)?\s*元|\d\s*(?:万|亿)(?!{COUNTED})|全额|减半|免费|{_RATIO}|[一二三四五六七八九十百千万]元"
    rf"|{_SHARE}(?=[^。；]*{_GIVEN})|{_GIVEN}[^。；]*{_SHARE}"
)
_DAYS = r"(?<![月\d一二三四五六七八九十])\s*(?:\d{1,3}|[一二三四五六七八九十]+)日(?![前起后]有)"  # 三日内, not 1月16日
#: How long something lasts in years: 3年, 两年, 长期; a year of the calendar is none.
_TERM = r"(?<!\d)(?:\d{1,2}(?:\.\d)?|[一二两三四五六七八九十]+|半)\s*(?:周年|年(?![度底末初级前内]|\d))|(?<!\d)\d{1,2}年[内前]|[一二两三四五六七八九十]+年[内前]|\d{4}\s*年?\s*[-－—–~至到]+\s*(?:\d{4}\s*年|长期)|长期|永久|终身"

#: 年限是多少, 最长年限; not 没到使用年限坏了.
_TERM_ASKED = r"(?<!每)年限(?:是|有|为|要|不|最|多|怎么|如何|规定|要求|[?？]?$)|(?:多[少长久]|什么|啥|最[长低短])的?[^，,。]{0,4}年限(?![额制定])"

#: What is counted by a word of its own: 几类人员, 开几次会; not 哪几类, which asks for them all, nor 第几条.
_COUNTERS = "类种项条家次座所处批套张份款轮届站场根台支辆间栋幢件瓶只头棵篇门盒箱袋桶艘"
#: Counters that one thing may have: 几件专利 and 5项, 几只狗 and 一条.
_ALIKE = {"件": "件项个", "只": "只条头个", "头": "头只个", "棵": "棵株"}


class Kind(NamedTuple):
    """A kind of thing asked for: its name, the words that ask for it, and what a text that has it looks like."""

    name: str
    asks: re.Pattern[str]
    holds: re.Pattern[str]


KINDS: tuple[Kind, ...] = (
    Kind(
        "share",
        re.compile(
            rf"几成|{_FEW}个点|(?<!到)(?<![天日午晚早上])(?:{_FEW})点(?![钱钟截开关上下前之到结去来送发交报收进吃睡熄])|百分之(?:几|多少)|{_FEW}折|(?:利率|费率)(?!低|优惠|更?高一|下调|打折)|比例(?:是|为|有)?(?:多|几|怎么|啥|什么)|占多[少大]|多[大少]比例|多[大高]的?(?:比例|增幅)|增[长速幅](?:是|为)?(?:多少|几)"
        ),
        re.compile(
            rf"\d\s*[%％‰]|[\u4e00-\u9fff\d]分之|(?<![\d/])\d/\d{{1,2}}(?![\d/号起月日])|全额|减半|[一二三四五六七八九]成|\d折|{_RATIO}|LPR|基点|倍"
        ),
    ),
    Kind(
        "days",
        re.compile(rf"(?<!哪)(?:{_FEW})个?(?:天|日(?!子)|工作日|小时|钟头)"),
        re.compile(rf"{_N}个?\s*(?:工作日|自然日|天|小时)|{_DAYS}|当[天日]|即时|立即"),
    ),
    Kind("months", re.compile(rf"{_FEW}个月|多少月"), re.compile(rf"{_N}个月|{_TERM}|{_N}天|{_DAYS}|季度")),
    Kind("years", re.compile(rf"(?<![哪几])(?:{_FEW})年|{_TERM_ASKED}"), re.compile(rf"{_N}个月|{_TERM}")),
    Kind(
        "age",
        re.compile(rf"{_FEW}岁|多[大高]的?(?:年纪|岁数|年龄)|(?:年纪|岁数|年龄)(?:要求|限制|上限|有什么|是)"),
        re.compile(rf"{_N}周?岁|年龄[^，。；]{{0,6}}\d|(?:退休|法定)年龄"),
    ),
    Kind(
        "area",
        re.compile(rf"{_FEW}个?(?:平|亩|公顷)|多大(?:的)?(?:面积|房|地)"),
        re.compile(rf"{_N}(?:万)?\s*(?:平方米|平米|㎡|亩|公顷|平方公里)"),
    ),
    Kind("multiple", re.compile(rf"{_FEW}倍"), re.compile(rf"{_N}倍|等额|同等")),
    Kind(
        "weight",
        re.compile(rf"{_FEW}[万亿]*(?:公?斤|千克|吨|克)"),
        re.compile(rf"{_N}\s*[万亿]?\s*(?:公?斤|千克|吨|克)"),
    ),
    Kind(
        "people",
        re.compile(rf"{_FEW}(?:个人|人|名|位|口)|多少{PERSONS}"),
        re.compile(rf"{_N}万?\s*(?:人|名|位|户)"),
    ),
    Kind(
        "time",
        re.compile(
            r"多久|多长时间|什么时候|什么时间|啥时候|何时|时限|日子|几号(?!馆|楼|线|门|厅|院|窗|车|文|公告|台|店|路)|几月|哪几?(?:[天年日]|个工作日)|几几年|截止|期限|有效期"
        ),
        re.compile(rf"{_N}个?\s*(?:年|月|日|天|工作日|小时)|长期|年底|当[天日]"),
    ),
    Kind(
        "name",
        re.compile(r"叫(?:什么|啥)(?!时候)|(?:名字|名称|全称)(?:是|叫)"),
        re.compile(r"[“《「『]"),
    ),
    *(
        Kind(
            f"count of {word}",
            re.compile(rf"(?<![哪第]){_FEW}{word}"),
            re.compile(rf"(?:{_N}(?<!一)|[每共]?一(?=[次只])|十一)\s*[{_ALIKE.get(word, word)}](?!性)"),
        )
        for word in _COUNTERS
    ),
)
#: Beside a share, days or an age these ask for a sum as well.
_SUM_TOO = re.compile(
    r"多少[钱元万]|几[万千百]|(?:资金|经费|预算|投入|钱)[^,，。]{0,4}占多少|金额|上限|封顶|最高|多少补|补多少|奖多少|给多少|拿多少|领多少|多少奖"
)
_BODIES = re.compile(
    r"局|委员会|办公室|部门|机关|政府|机构|中心|小组|街道|办事处|银行|法院|公司|协会|单位|科室|[市省区县]委"
)
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百千万]+(?:条|项|个|家|倍|成|分之)|全部|全额|免费")


@lru_cache(maxsize=64)
def wanted(text: str) -> tuple[Kind, ...]:
    """The kinds that normalised `text` asks for; an answer holds one of them at least. Empty where it asks for none."""
    found = tuple(kind for kind in KINDS if kind.asks.search(text))
    if (wants_sum(text) or wants_money(text)) and not (found and not _SUM_TOO.search(text)):
        found = (*found, _MONEY)
    if found:
        return found
    asked = aspect(text)
    return (_BUREAU,) if asked == "department" else (_FIGURE,) if asked == "figure" else ()


def holds(quote: str, kinds: tuple[Kind, ...]) -> bool:
    """Whether a text has something of one of the kinds; of no kind it always has."""
    return not kinds or any(_holds(quote, kind.name) for kind in kinds)


@lru_cache(maxsize=_REMEMBERED)
def _holds(quote: str, name: str) -> bool:
    return _BY_NAME[name].holds.search(quote) is not None


_NEVER = re.compile(r"(?!)")
_MONEY = Kind("money", _NEVER, MONEY)
_BUREAU = Kind("bureau", _NEVER, _BODIES)
_FIGURE = Kind("figure", _NEVER, _NUMBER)
_BY_NAME = {kind.name: kind for kind in (*KINDS, _MONEY, _BUREAU, _FIGURE)}
