"""The thing that a follow-up is the first to name, and follow-ups that name none."""

import pytest

from qa.newly_named import newly_named


@pytest.mark.parametrize(
    ("before", "question", "named"),
    [
        ("打流感疫苗要自己掏钱吗", "那肺炎疫苗呢", ("肺炎",)),
        ("获得省科技奖奖多少", "国家奖的呢", ("国家",)),
        ("种小麦买保险要掏钱吗", "大棚西瓜的呢", ("大棚", "西瓜")),
        ("设计中心国家级给多少", "那嘉兴一级的有没有", ("嘉兴",)),
        ("失业保险费率多少", "养老保险的也降吗", ("养老保险",)),
        ("公共充电桩多少根", "那换电站呢", ("换电站",)),
        ("光伏电站补多少", "那换电站呢", ()),  # its kind was spoken of
        ("孵化器奖多少", "那市里的众创空间呢", ("众创空间",)),
        ("失业保险费率多少", "那失业保险呢", ()),
        ("写字楼税收上亿的奖多少", "八千万的呢", ()),
        ("开庭没去会怎样", "对方不去呢", ()),  # a clause
        ("孵化器奖多少", "封顶呢", ()),
        ("孵化器奖多少", "谁负责", ()),
        ("第三项讲什么", "下一项呢", ()),
        ("第三部分由谁牵头", "第八部分呢", ()),
        ("选房没选上怎么办", "选上了但忘了去签字呢", ()),
        ("孵化器奖多少", "要是硬带上呢", ()),
        ("乱贴广告罚多少", "那花钱雇人贴的呢", ()),
    ],
)
def test_what_is_named_first(before: str, question: str, named: tuple[str, ...]):
    """Levels lose 级, and what was said before is not new."""
    assert newly_named(question, [before]) == named
