"""The name of a beneficiary, without how it became one: 新认定为国家级专精特新“小巨人”的企业 -> 专精特新小巨人.

But: whether the asker is one is `qa.fitting`.
"""

from __future__ import annotations

import re

from qa.thresholds import thresholds
from qa.weighing import flat

_EVENT = re.compile(
    r"^(?:企业|单位)?(?:\((?:项目|单位)\))?(?:在|对)?(?:新|首次|成功|经|被|已)*"
    r"(?:认\(评\)定|认定|评定|创建|入选|获评|评为|获得|获|纳入|列入|承担|实施|引进|培育|通过|实现|设立|发展)?(?:结果)?为?的?"
)
_BRACKETS = re.compile(r"[（(][^（()）]*(?:除外|含|包括)[^（()）]*[)）]")
_REMARK = re.compile(r"除外$|^(?:不?含|包括)|^(?:单位|项目|中心|试点|产品|车间|以下|统称|个人)|^$")
_GRADED = re.compile(r"(?:年度)?(?:绩效)?(?:评价|考核)(?:评定)?(?:结果)?为?(?:优秀|合格|良好)?的?")
_TAIL = re.compile(
    r"(?:的?(?:企业|单位|项目|对象|机构|个人|人员|主体|家庭)?(?:\\((?:单位|项目|中心)\\))?的?|的)$"
)
_LEVEL_WORDS = re.compile(
    r"国际级|国家级|全国|国家|(?:(?<![\u4e00-\u9fff])|(?<=为)|(?<=的))[\u4e00-\u9fff]{2}(?:省级?|市级|级)|省级?|市级|[县区]级|[\u4e00-\u9fff]{2}市级|及以上|以上"
)
_FIGURE_AT_END = re.compile(r"[\d０-９.．,，零一二两三四五六七八九十百千万亿]+\s*$")


def shortened(name: str, longest: int) -> str:
    """A name cut to so many characters, never inside a figure, half of which would be another one."""
    return name if len(name) <= longest else _FIGURE_AT_END.sub("", name[:longest]) + "…"


def label_of(beneficiary: str) -> str:
    """The words in brackets that tell one of several beneficiaries: 水稻 in 规模化主体（含制繁种）（水稻）."""
    words = flat(beneficiary)
    depth = 0
    for at in range(len(words) - 1, -1, -1):
        depth += words[at] == ")"
        depth -= words[at] == "("
        if depth == 0:
            inner = words[at + 1 : -1] if words[at] == "(" else ""
            return "" if _REMARK.search(inner) else inner
    return ""


def core(beneficiary: str) -> str:
    """The words that name a beneficiary, without how it became one, its level and 企业: 孵化器, 小巨人."""
    words = flat(beneficiary)
    label = label_of(words)
    words = _BRACKETS.sub("", words.removesuffix(f"({label})") if label else words)
    for threshold in thresholds(words):
        words = words.replace(threshold.words, "")
    words = re.sub(r"每(?:[家个户人项]?(?:企业|单位)|[\u4e00-\u9fff]{1,3})$", "", words.strip("，,且的"))
    return _TAIL.sub("", _LEVEL_WORDS.sub("", _EVENT.sub("", _GRADED.sub("", words)))).strip("的，,、")
