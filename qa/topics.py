"""A topic of which everything is wanted: 跟光伏有关的内容都找出来 -> 光伏.

But: reads the words only; a topic that no node says is left to the search.
"""

from __future__ import annotations

import re

import jieba

_WORD = r"[“\"「《]?(?P<topic>[^，,。？?的了过”\"」》]{2,14}?)[”\"」》]?"
_THING = r"(?:条款|条文|条目|措施|政策|内容|规定|地方|事项|部分|提法|表述)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:跟|和|与|同){_WORD}(?:有关|相关|沾边|挂钩)",
        rf"(?:关于|有关|涉及|提到|提及|讲到|说到|写到|出现|包含|围绕)(?:了|过)?{_WORD}(?:的|方面)*{_THING}",
        rf"(?:关于|有关){_WORD}的[,，](?:全文|全篇|通篇|整[份个]文件|文件里?|里面)[^,，。]{{0,6}}(?:什么|哪些|啥)",
        rf"(?:哪些|哪几|哪里|哪儿|所有|全部)(?:个|条|处)?{_THING}?(?:里|中|都)*(?:涉及|提到|提及|讲到|说到|写到|出现|包含)(?:了|过|到)?{_WORD}[的了过吗呢？?]*$",
        rf"(?:所有|全部|凡是)(?:的)?(?:带|有|含|涉及)(?:有)?{_WORD}的?{_THING}",
        rf"^(?:请问|帮我|把|列出|所有|全部|文件里|文件中|方案里)*{_WORD}(?:相关|有关|方面)的?(?:支持|{_THING})?(?:的)?(?:都)?(?:有哪些|有什么|是哪些|哪些|有几|都有|列)",
        rf"(?:带|含)(?:有)?{_WORD}的{_THING}(?:都|一共)?(?:有哪些|有几|是哪|列)",
        rf"^{_WORD}(?:这|那)?(?:一)?(?:块|方面|件事|事儿?)(?:都)?(?:有|在)?(?:哪些|哪几|哪里|哪儿)(?:个|条|处)?{_THING}?(?:里|中|都)*(?:提到|提及|涉及|讲到|说到|写到)",
        rf"^{_WORD}(?:都|一共|在|被)*(?:哪些|哪几|哪里|哪儿)(?:个|条|处)?{_THING}?(?:里|中|都|被)*(?:引用|援引|提到|提及|写到|出现)(?:了|过|到)*[?？]?$",
    )
)
_PAID_TO = re.compile(
    rf"(?:哪些|哪几|所有|全部|什么)(?:个|条|项)?{_THING}[^，,。]{{0,2}}(?:给|对|向|补给|奖给)(?P<who>[\u4e00-\u9fff]{{2,8}}?)"
    r"(?:发|补|给|送|奖|出|有|的|现)*(?:钱|补贴|补助|奖励|资金|奖补|真金白银)"
)
_BETWEEN = re.compile(r"、|或者?|以?及|和|跟")
#: What may be said behind the thing itself, and what one does with it: 光伏产业, 装光伏.
_BEHIND = re.compile(r"(?:产业|行业|项目|工程|设备|建设)$")
_DONE = frozenset("装搞做办开建买种养跑")
_FILLER = re.compile(r"^(?:所有|全部|哪些|这|那|该|带|跟|和|与)+|(?:方面|领域|相关|有关)+$")


def topic(text: str) -> tuple[str, ...]:
    """The words of the topic, any of which a member says; empty where no topic is asked for."""
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match:
            words = [_FILLER.sub("", word) for word in _BETWEEN.split(match["topic"])]
            kept = tuple(word for word in words if len(word) >= 2)
            if kept:
                return kept
    return ()


def core_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The things themselves: 装光伏 and 光伏产业 -> 光伏."""
    return tuple(dict.fromkeys(map(_core, words)))


def _core(word: str) -> str:
    first, *rest = jieba.cut(word, HMM=False)
    if first in _DONE and len("".join(rest)) >= 2:
        word = "".join(rest)
    thing = _BEHIND.sub("", word)
    return thing if len(thing) >= 2 else word


def words_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that topics are made of: 老年人养老 -> 老年人, 养老."""
    parts = (part for word in words for part in jieba.cut(word, HMM=False))
    return tuple(dict.fromkeys(part for part in parts if len(part) >= 2))


def paid_to(text: str) -> tuple[str, ...]:
    """Whom the measures asked for pay, any of the words; empty where no payment is asked for."""
    match = _PAID_TO.search(text)
    return tuple(word for word in _BETWEEN.split(match["who"]) if len(word) >= 2) if match else ()
