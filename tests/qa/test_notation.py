"""One notation: the ways in which people type several places, places of other languages and blocks; and what only looks alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.normalise import normalise
from qa.notation import one_notation


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("§44", "第44条"),
        ("第25跳", "第25条"),
        ("di25tiao", "第25条"),
        ("附间1", "附件1"),
        ("附二", "附件二"),
        ("第III部分", "第3部分"),
        ("Part 3", "第3部分"),
        ("chapter 2", "第2章"),
        ("clause 61 pls", "第61条 pls"),
        ("art 16-19", "第16条、第17条、第18条、第19条"),
        ("Annex 2", "附件2"),
        ("table 1-3", "表1-3"),
        ("表一之八", "表1-8"),
        ("§34.4", "第34条(4)"),
        ("四十三、这一条是哪几家负责", "第四十三条是哪几家负责"),
        ("18．那一条的第二段", "第18条的第二段"),
        ("45、46两条原文", "第45条、第46条原文"),
        ("3、5两条建议", "3、5两条建议"),
        ("四章三节", "第四章第三节"),
        ("第三部分→第18条", "第三部分的第18条"),
        ("25条的下一条", "第26条"),
        ("第25条前面那条", "第24条"),
        ("第二十五、六条", "第二十五条、第二十六条"),
        ("五、六条发一下", "第五条、第六条发一下"),
        ("25/26条", "第25条、第26条"),
        ("25条以及27条", "第25条以及第27条"),
        ("第25条、26条和30", "第25条、第26条和第30条"),
        ("§ 12和§ 13", "第12条和第13条"),
        ("§四十二第4款", "第四十二条第4款"),
        ("五、37", "第五部分第37条"),
        ("八、最后一条", "第八部分最后一条"),
        ("七下面的总述段", "第七部分的总述段"),
        ("第10到12项", "第10项、第11项、第12项"),
        ("附件2第3、5项", "附件2第3项、第5项"),
        ("表1-7第3到5条", "表1-7第3条、第4条、第5条"),
        ("第卅、卅一条", "第三十条、第三十一条"),
        ("art 30", "第30条"),
        ("Art.30说什么", "第30条说什么"),
        ("no.38", "第38条"),
        ("25、26条", "第25条、第26条"),
        ("看23,24和25条", "看第23条、第24条、第25条"),
        ("第九、十条", "第九条、第十条"),
        ("第5、6部分", "第5部分、第6部分"),
        ("第3到5部分", "第3部分、第4部分、第5部分"),
        ("第二至第四章", "第2章、第3章、第4章"),
        ("第六大块第二条", "第六部分第二条"),
        ("§1042讲什么", "第1042条讲什么"),
        ("第一百零三、一百零四条", "第一百零三条、第一百零四条"),
        ("二、四 这两大块都发我", "第二部分、第四部分都发我"),
        ("3和5这两条", "第3条、第5条"),
        ("七、开头的总述", "第七部分的总述"),
        ("附件2里夹在7和8中间没编号那行", "附件2里第7项后未编号项"),
        ("清单'调整类'第2条", "清单调整类第2条"),
        ("第六、七两条", "第六条、第七条"),
        ("第四、五这两个部分", "第四部分、第五部分"),
        ("第24条(二)(三)", "第24条(二)、(三)"),
        ("1.11表新增", "1-11表新增"),
    ],
)
def test_each_place_by_itself(typed: str, meant: str):
    """However many are named at once, and whatever sign or word is used for them."""
    assert one_notation(normalise(typed)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "两三条建议",
        "附近3公里",
        "附3万元补贴说明",
        "第二跳槽期",
        "ch4排放",
        "cl2泄漏",
        "party 30 人",
        "第25条和30家企业",
        "25条以及27家",
        "出了3、5条措施",
        "第二块地怎么补",
        "新开2、3条线路",
        "第5到3部分",
        "表1-2部分措施有哪些",
        "补贴分2到3部分发放",
        "第一块试验田有补贴吗",
        "smart 30 平台",
        "第二十五条",
        "2023-2025年",
        "party 3",
        "五、37万元",
        "3到5项补贴",
        "一下面馆补贴多少",
        "五、3家企业",
        "二、四这两块地能建房吗",
        "3和5这两家企业",
    ],
)
def test_what_only_looks_alike_is_left_alone(text: str):
    """Counted things, a backward range, a word that ends like another."""
    assert one_notation(text) == text


@given(st.text(alphabet="第条部分章大块、和到至-12 34一二三十§artno.的", max_size=24))
def test_once_is_enough(text: str):
    """Reading a text that has the one notation changes nothing."""
    once = one_notation(text)
    assert one_notation(once) == once
