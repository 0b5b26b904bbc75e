"""What begins a term, in words of the law and as people say it: 死亡 and 死了, 转让 and 送人, 地址变更 and 搬家.

An event of a paper is of that paper: 作出奖励决定 is not 作出处理决定, 收到裁决书 not 收到通知. But: reads no dates and no
terms (`qa.deadlines`).
"""

from __future__ import annotations

import re

_EVENTS = tuple(
    re.compile(words)
    for words in (
        r"受理",
        r"立案",
        r"收到|接到|接收|送达|签收|拿到|收着|到手|送到|领到",
        r"知道|得知|发现|晓得|知晓",
        r"提交|提出|递交|交了|报了|申请",
        r"签订|签署|订立|签了",
        r"解除|终止|离职|辞退|辞职|被裁|开除",
        r"登记|注册",
        r"备案",
        r"公告|公布|发布|张贴",
        r"公示",
        r"施行|实施|生效",
        r"执行",
        r"竣工(?!验收)|完工|建成|完成",
        r"验收",
        r"开工|动工",
        r"投产",
        r"开业",
        r"出生|生下|出世|生了",
        r"死亡|去世|过世|身故|死[了掉]|病死",
        r"变更|变动|更换",
        r"转让|过户|赠与|送人|送给|送了人|卖[了掉给]|转手|转给",
        r"移交",
        r"发生|出事|事故",
        r"届满|期满|到期|满期",
        r"作出|做出|裁决|决定|判决",
        r"开庭",
        r"举行|召开|举办",
        r"购买|买的?|购入",
        r"饲养|养上|领养|养了|抱养|开始养",
        r"批准|批复|核准|通过",
        r"退休",
        r"入职|录用|上班",
        r"退回|退货",
        r"(?<!走)(?<!跑)(?:丢失|丢了)|遗失",
        r"失踪|走[丢失]|跑丢",
    )
)
_CHANGED = next(n for n, one in enumerate(_EVENTS) if one.search("变更"))
#: A change that people name by what it is of, and what the sentence with the term has to speak of.
_CHANGES = (
    (
        re.compile(r"搬了?家|搬[到去走了]|换了?(?:地址|住处|地方住)|迁[到走了]"),
        re.compile(r"址|住所|居住|迁"),
    ),
    (re.compile(r"改了?名|换了?名字?|更名"), re.compile(r"名称|姓名|更名")),
)
#: Papers and people that are called by an event: 裁决书, 申请人.
_NAMES = re.compile(
    r"(?:受理|申请|登记|公告|公示|变更|裁决|决定|判决|批准|批复|通知|转让|死亡|出生)(?:书|表|单|证明?|材料|文件|人|方)"
)
_PAPER = re.compile(
    r"(?P<of>[\u4e00-\u9fff]{2})?(?P<paper>决定|裁决|判决|裁定|通知|告知|意见|证明|报告|批复|合同|协议|许可|执照|结论|鉴定)"
)
_NO_NAME = re.compile(
    r"[了的到着我他她自在把被从出这那]|提交|签订|签署|订立|发布|送达|签收|受理|接收|解除|终止|公布|领取|批准|执行"
)


def event(words: str) -> int | None:
    """The event that words tell of; the first where there are several, and no paper or person named by one."""
    words = _NAMES.sub("", re.split(r"自(?!己|动|行|然)", words)[-1])
    found = [(match.start(), n) for n, one in enumerate(_EVENTS) if (match := one.search(words))]
    return min(found)[1] if found else None


def event_told(words: str) -> int | None:
    """The event that a question tells of, a change by what it is of among them."""
    return _CHANGED if any(said.search(words) for said, _ in _CHANGES) else event(words)


def is_the_same(told: str, printed: str, sentence: str) -> bool:
    """Whether one event, told and printed, may be of the same thing: of no other paper, and of what the change is of."""
    needed = [of for said, of in _CHANGES if said.search(told)]
    if needed and not any(of.search(sentence) for of in needed):
        return False
    own, others = _papers(told), _papers(printed)
    if not own or not others:
        return True
    same = own.keys() & others.keys()
    return any(not own[paper] or not others[paper] or own[paper] == others[paper] for paper in same)


def _papers(words: str) -> dict[str, str]:
    """The papers that words name, each with the two characters that say of what it is."""
    return {
        match["paper"]: "" if _NO_NAME.search(match["of"] or "") else match["of"] or ""
        for match in _PAPER.finditer(words)
    }
