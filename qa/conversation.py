"""A question that leans on earlier ones, made whole: 那省级的呢 -> the earlier question with 省级 for 国家级.

Words that stand in the same slot (a level, a prize, a year, a numbered place) replace each other; what else
is new is put behind. But: a question that stands by itself is left alone, and nothing is remembered here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

import jieba

from corpus.numerals import value
from qa.divisions import is_place
from qa.normalise import folded

#: 嘉兴市级, 嘉兴一级: the level of a place that is named.
_LEVEL_OF = re.compile(r"(?=([\u4e00-\u9fff]{2})[市县区州盟]?一?级)(?:[\u4e00-\u9fff]{2}[市县区州盟]?一?级)")
_N = r"(?:\d{1,4}|[零〇一二三四五六七八九十百]{1,6})"
#: Each slot holds words of which a follow-up exchanges one for another.
_SLOTS = (
    re.compile(
        r"国际级|国家级|国家|省级|省里|市级|县级|区级|镇级|部级"
        r"|(?![那的和与及跟比是]|.[国省市县区镇部家际])[\u4e00-\u9fff]{2}级"  # of a named place
    ),
    re.compile(r"特等奖|一等奖|二等奖|三等奖|优秀|良好|合格"),
    re.compile(r"20\d\d年?|今年|去年|明年|前年"),
    re.compile(rf"第{_N}(?:条|部分|章|节|款|项)|[(]{_N}[)]|表\d+(?:-\d+)+"),
    re.compile(r"延续类?|调整类|新增类|储备类|(?<![A-Za-z])[A-Z]类|[甲乙丙丁]类|[一二三四]档"),
    re.compile(r"牵头|负责"),
)
#: A sum that a follow-up puts for the one that was said, as far as it says nothing else: 那要是只投两千万呢.
_SUM = re.compile(
    r"(?:\d[\d.]*|[零一二两三四五六七八九十百]{1,6})(?:[十百千]?[万亿]|[百千])元?(?![\u4e00-\u9fff]?级)"
)
_ONLY = re.compile(r"[只就才有是到的个改换]|钱|元")
_POINTS_BACK = re.compile(r"^(?!这[一个份]*(?:文件|方案|草案))(?:其中|这|它|他们?|该|上述|具体)")
#: A figure or a place that was spoken of, wherever the words stand: 附件里也是这个数吗, 也要先扣这个门槛吗.
_SAME_AGAIN = re.compile(
    r"[这那](?:个|一|笔)?(?:数|价|标准|金额|比例|待遇|期限|门槛|条件|奖|钱)(?![据字量位包])"
)
#: Inside what was spoken of, or where it is not done: 里头能盖住宅吗, 不改的话罚多少.
_WITHIN = re.compile(
    r"^(?:这|那)?里[头面](?!.*(?:[提讲说写]到|提及|哪[些几]|[几多][少条]|有没有|全部|所有))"
    r"|^(?:要是|如果|万一)?(?:就是|还是)?不(?:改正?|整改|照办|配合|听|办|去|交|缴|报|还|做|搬|拆)(?:的话|呢|会)"
)
#: A short question that adds something to what was asked: 买保险也补？ 评上了奖几万, 得了优秀还有吗, 什么样的企业才可以.
_ADDS = re.compile(
    r"^[^,，。?？]{0,4}再[补奖给配返][^,，。?？]{0,8}[?？]$|^(?:买|评|投|交|办)[^,，。?？]{1,5}也[补奖给算有](?:吗|么|不)?[?？]*$|^(?:评|选|拿|考|认定)(?:上|到|中|定|过)了?(?:的话)?[奖补给拿]|(?:[了后]|优秀|合格)[^,，。]{0,4}还(?:有|给|补|奖)(?:吗|么|不)[?？]*$"
    r"|^(?:什么样|哪种|哪类|啥样)的?(?:企业|公司|单位|人|项目)?(?:才|就)(?:可以|能|行|算|符合)(?:享受|申请|拿|条件)?[?？]*$"
)
_IT_IS = re.compile(r"^这(?:个|一?条|笔)?是")
_GOES_ON = re.compile(r"^(?:那么?|那如果|还有|另外|此外|再问|然后|要是|如果是?|换成)")
#: Whether it holds for someone else too: 个人也行？, 分公司算吗.
_ALSO = re.compile(
    r"^[^,，。?？]{1,8}的也[^,，。?？]{1,5}[吗么不没?？]+$|^[他她][^,，。?？]{0,6}也[^,，。?？]{1,5}[吗么不没?？]*$"  # 养老保险的也降吗
    r"|^[^,，。?？]{1,8}(?:也|都|还)是?(?:一样|同样|照样|这样|适用)的?[吗么不没?？]+$"  # 三农也一样吗
    r"|^[^,，。?？]{1,8}?(?:(?:也|都|就|能)(?:行|可以|算数?|成)|也有|有份|(?<![怎么如何可])(?:行|可以|算)(?=[吗么不没?？]))(?:吗|么|不|没|不行)?[?？]*$"
)
#: What is told of oneself after a question, and asks nothing: 规上工业，不是高新; 去年研发费八十来万.
_TELLS = re.compile(
    r"^(?:我们?|咱们?|公司|企业|厂里?)?(?:是|不是|没有(?!收)|有(?=[\d一二三四五六七八九十])|已经|属于|刚(?=[评认获拿通成注毕开办买投])"
    r"|(?:去年|前年|今年)[^,，。]*[花投买有是了占达][^,，。]*\d|(?:一共|总共|大概|大约|差不多)[^,，。]*\d)|(?<!是)不是|(?<!算)不算|(?<!不)属于"
)
_WHETHER = re.compile(r"([\u4e00-\u9fff])[不没]\1")
_WISHES = re.compile(r"补|奖|政策|申请|支持|优惠|资助|[想要]问|打听")
#: One of what is given for each, which says nothing of its own: 一台能补多少.
_EACH = re.compile(r"[每单一1][家个台户亩件辆间名]")
_CLOSES = re.compile(r"(?:呢|的话)[?？。!！]*$")
_ASKS = re.compile(r"什么|多少|哪|谁|几|怎么|如何|吗|是否|能否|有没有|多久|何时")
_FILLER = re.compile(
    r"那么?|呢|的话|请问|一下|如果是?|要是|换成|具体|其中|还有|另外|再|又|吗|啊|呀|的|是|[?？,，。!！\s]"
)
#: Words that ask without saying of what.
_CUSTOMARY = re.compile(
    r"责任单位|牵头单位|主管部门|部门|单位|哪个局|什么局|啥局|衙门|科室|负责|主管|牵头|落实|执行|经办|管|谁|哪个|哪些|哪几个|哪里|哪儿|哪一?[年天月]|几几年|为止|哪|多大|多高|什么时候|时候|时间|什么|多少钱|多少|几次|几年|几条|几家|几[十百千万亿]*|怎么"
    r"|如何|期限|有效期|有效|多久|条件|要求|上限|封顶|最高|申请|申报|到期|截止|比例|金额|别的|其他|其它|更多|有没有|没有?|可以|能|行|也|要|需要|满足|符合"
    r"|百分之几|百分之多少|[每一1][年月]|一共|总共|大概|[跟和]?(?:去年|上年)比?|比起来?|[多少增减涨降]了?还是?[多少增减涨降]了?|多了|少了|变化|一家(?:公司|企业)|[每单]家|最多|最少|[拿领]到?|补贴?|奖励?|这[个项条]|这|它|由|归|找|该|去|到|有|了|就|材料|流程|发放?|到账|到手|下来"
)
#: What is wanted, without saying for what.
_BARE_WISH = re.compile(
    r"我们?|咱们?|津贴|补贴|补助|奖励|资助|补|奖|给|领|拿|报销|电话|地址|咨询|窗口|联系方式|联系|办理|办|手续|钱|标准|好处|人"
)
#: The place before or after the one that was named: 上一条呢.
_BESIDE = re.compile(
    r"^(?:那么?|再)?(?:它|这条)?的?(?P<way>[上前下后])面?(?:[一1]个?)?(?P<unit>条|部分|章|款|项)(?:呢|讲|说|写|是|规定|内容|的|了|什么|啥|[?？])*$"
)
_NTH = re.compile(rf"第[(]?({_N})[)]?(?P<unit>条|部分|章|款|项)")
_BELOW = re.compile(rf"^第{_N}(?:款|项)")
_MORE = re.compile(
    r"(?:还有|有没有)(?:别的|其他|其它|更多|另外|没有)|别的呢|其他的?呢|(?<![\u4e00-\u9fff]{2})还有吗|还有呢"
)
_OPENING = re.compile(r"^(?:那么?|还有|另外|其中)")
_TAIL = re.compile(r"[?？。!！\s]+$")


def wants_more(question: str) -> bool:
    """Whether a follow-up asks for further measures beside the one already shown, and says nothing of what they are for."""
    text = folded(question)
    return _MORE.search(text) is not None and not _BARE_WISH.sub(
        "", _CUSTOMARY.sub("", _FILLER.sub("", _MORE.sub("", text)))
    )


def says_nothing(question: str) -> bool:
    """Whether a question only asks (去哪里申请, 能补多少), and does not say of what."""
    text = folded(question)
    rest = _CUSTOMARY.sub("", _FILLER.sub("", text))
    return not (_BARE_WISH.sub("", rest) if _ASKS.search(text) else rest)


def goes_on(question: str) -> bool:
    """Whether a question only exchanges something in the one before it: 那公司自己得了奖呢."""
    return _CLOSES.search(folded(question)) is not None


def leans(question: str) -> bool:
    """Whether the question cannot be understood without the one before it."""
    text = folded(question)
    own = _FILLER.sub("", text)
    content = _EACH.sub("", _CUSTOMARY.sub("", own))
    if not content or says_nothing(question):
        return True
    if _MORE.search(text):
        return len(content) <= 6
    if _POINTS_BACK.match(text) and len(content) <= (10 if _IT_IS.match(text) else 6):
        return True
    if _SAME_AGAIN.search(text) or _ALSO.match(text):
        return True
    if _WITHIN.match(text) or _ADDS.search(text):
        return len(own) <= 16
    if _TELLS.search(text) and not any(p.search(text) for p in (_ASKS, _WHETHER, _WISHES)):
        return len(own) <= 24
    if _CLOSES.search(text) and not _ASKS.search(text):
        return len(own) <= 18
    if _GOES_ON.match(text):
        return len(content) <= (5 if _ASKS.search(text) else 10)
    for slot in _SLOTS[:5]:
        match = slot.search(text)
        if match and len(own) - len(match[0]) <= 3:
            return slot is not _SLOTS[3]
    return len(own) <= 3


def _neighbour(text: str, earlier: str) -> str | None:
    """The earlier question with the clause before or after its own, where 上一条呢 asks for that."""
    said = _BESIDE.match(text)
    named = [one for one in _NTH.finditer(earlier) if said and one["unit"] == said["unit"]][-1:]
    number = value(named[0][1]) if named else None
    if said is None or number is None:
        return None
    beside = number + (-1 if said["way"] in "上前" else 1)
    behind = _BELOW.sub("", earlier[named[0].end() :])
    return f"{earlier[: named[0].start()]}第{beside}{said['unit']}{behind}"


def _of_the_same_kind(text: str, earlier: str) -> str | None:
    """The earlier question with a thing exchanged for another of its kind: 那肺炎疫苗呢 after 流感疫苗免费吗."""
    thing = _TAIL.sub("", _CLOSES.sub("", _OPENING.sub("", text)))
    if thing == _TAIL.sub("", text) or not 3 <= len(thing) <= 12 or _ASKS.search(thing) or thing in earlier:
        return None
    words = list(jieba.cut(earlier, HMM=False))
    ends = list(accumulate(map(len, words), initial=0))
    kind = ""
    for word in reversed(list(jieba.cut(thing, HMM=False))):
        at = earlier.find(word + kind)
        if at < 0 or at + len(word + kind) not in ends:
            break
        kind = word + kind
    if len(kind) < 2 or kind == thing or _CUSTOMARY.fullmatch(kind) or any(c.isdigit() for c in kind):
        return None
    first = bisect_right(ends, earlier.find(kind)) - 1
    which = words[first - 1] if first and ends[first] == earlier.find(kind) else ""
    if (len(which) > 1 or which.isdigit()) and not _CUSTOMARY.search(which):
        first -= 1  # which of its kind it was
    return f"{''.join(words[:first])}{thing}{earlier[earlier.find(kind) + len(kind) :]}"


def _level(text: str) -> re.Match[str] | None:
    """The first level that is named, that of a named place with its name."""
    known = _SLOTS[0].search(text)
    own = next((one for one in _LEVEL_OF.finditer(text) if is_place(one[1])), None)
    return own if own and (known is None or own.start() <= known.start()) else known


_FINDERS: tuple[Callable[[str], re.Match[str] | None], ...] = (_level, *(slot.search for slot in _SLOTS[1:]))


def _another_sum(text: str, earlier: str) -> str | None:
    """The earlier question with the one sum in it exchanged, where the follow-up says only what it is of, in the same words."""
    new, old = list(_SUM.finditer(text)), list(_SUM.finditer(earlier))
    about = _ONLY.sub("", _FILLER.sub("", _CUSTOMARY.sub("", _SUM.sub("", text))))
    if len(new) != 1 or len(old) != 1 or not _CLOSES.search(text) or about not in earlier:
        return None
    return earlier[: old[0].start()] + new[0][0] + earlier[old[0].end() :]


def _joined(earlier: str, question: str) -> str:
    """The earlier question with the slots of the later one exchanged, and its other new words behind."""
    text, merged = folded(question), earlier
    exchanged = _neighbour(text, earlier) or _of_the_same_kind(text, earlier) or _another_sum(text, earlier)
    if exchanged is not None:
        return exchanged
    for find in _FINDERS:
        new, old = find(text), find(merged)
        if new and old and new[0] != old[0]:
            merged = merged[: old.start()] + new[0] + merged[old.end() :]
            text = text[: new.start()] + text[new.end() :]
        elif new and old:
            text = text[: new.start()] + text[new.end() :]
    rest = _TAIL.sub("", _OPENING.sub("", _TAIL.sub("", _MORE.sub("", text))))
    rest = re.sub(r"的?呢$|的话$", "", rest)
    if not _FILLER.sub("", rest):
        return merged
    return f"{_TAIL.sub('', merged)} {rest}"


_SAYS_YES = re.compile(r"^(?:哦|噢|嗯|好|行|是的|对|知道|明白|了解|谢|原来)")


def whole(question: str, history: Sequence[str]) -> str:
    """The question as it is to be understood after `history` (earlier questions, oldest first)."""
    understood = ""
    said = [h for h in history if _ASKS.search(h) or not _SAYS_YES.match(folded(h))]
    for asked in (*said, question):
        understood = _joined(understood, asked) if understood and leans(asked) else folded(asked)
    return understood
