"""A small policy of our own writing, with parts, clauses, two tables and a list of planned documents."""

import pytest

from corpus.load import load_document
from corpus.records import Document
from qa.knowledge import Knowledge, know

POLICY = """# 临江市推动经济高质量发展若干措施

为推动高质量发展，制定以下措施。

## 一、扩大有效投资政策（由市发改局牵头实施）

带动固定资产投资增长9%。

**（一）加大财政支持力度。**市财政2024年预算安排项目资金12亿元。（责任单位：市财政局）

**（二）支持企业技术改造。**对企业购置的工业机器人，给予投资额10%的奖励，最高200万元。对研发费达60万元及以上的规上工业企业，\
给予研发费10%的资金支持，最高10万元。（责任单位：市经信局、市财政局）

**（三）支持分布式光伏。**推进屋顶光伏建设，对分布式光伏项目每千瓦补助200元。（责任单位：市发改局、市经信局）

## 二、科技创新政策（由市科技局牵头实施）

全市研发投入强度超3%。

**（四）培育科技企业。**对新认定的国家级、省级科技企业孵化器分别给予最高100万元、50万元奖励。对新认定的国家级专精特新“小巨人”企业\
给予最高100万元奖励。（责任单位：市科技局、市财政局）

**（五）支持种粮。**对种植50亩（含）以上的农户，按实际种植面积给予水稻每亩180元、油菜每亩200元的补贴。对投保水稻保险的农户给予保费\
60%的补助。（责任单位：市农业农村局）

上述政策市财政2024年预算安排资金约12亿元。

本文件除标明具体实施期限外，均为2024年全年实施有效。

附件1

# 临江市2024年重点政策措施清单

## 1-1 2024年扩大有效投资政策措施

序号\t政策内容\t重点政策措施\t实施期限
总计\t\t3条\t
一\t延续类措施\t1条\t
1\t加大财政支持力度\t市财政2024年预算安排项目资金12亿元。\t2024年
二\t调整类措施\t1条\t
1\t支持企业技术改造\t对企业购置的工业机器人，给予投资额10%的奖励，最高200万元。\t2023-2025年
三\t新增类措施\t1条\t
1\t支持分布式光伏\t推进屋顶光伏建设，对分布式光伏项目每千瓦补助200元。\t长期
四\t储备类措施\t0条\t

填报单位：市发改局

## 1-2 2024年科技创新政策措施

序号\t政策内容\t重点政策措施\t实施期限
总计\t\t2条\t
一\t延续类措施\t0条\t
二\t调整类措施\t0条\t
三\t新增类措施\t2条\t
1\t培育科技企业\t对新认定的国家级、省级科技企业孵化器分别给予最高100万元、50万元奖励。\t2024年
2\t支持种粮\t给予水稻每亩180元、油菜每亩200元的补贴。\t2023-2025年
四\t储备类措施\t0条\t

填报单位：市科技局

## 2024年拟出台配套文件清单

领域\t文件名称\t牵头单位
扩大有效投资政策\t《临江市技术改造实施细则》\t市经信局
科技创新政策\t《临江市孵化器管理办法》\t市科技局
"""


@pytest.fixture(scope="session")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """The small policy, read from a file."""
    file = tmp_path_factory.mktemp("policy") / "linjiang.md"
    file.write_text(POLICY, encoding="utf-8")
    return load_document(file)


@pytest.fixture(scope="session")
def knowledge(policy: Document) -> Knowledge:
    """What is known of the small policy."""
    return know([policy])
