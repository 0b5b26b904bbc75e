"""Who says 咱们局 means the office that the question begins with."""

import pytest

from qa.own_bureau import in_its_name

KNOWN = ("市教育局", "市卫生健康局", "国网临江供电公司")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("我是卫健局的办事员,领导要我把咱们局负责的条款列出来", "把市卫生健康局负责的条款列出来"),
        ("刚到市教育局上班,正文里归我们局的任务有哪些", "正文里归市教育局的任务有哪些"),
        ("我是教育局办公室的,哪几条挂了我们市教育局的名", "哪几条挂了市教育局的名"),
        ("我在教育局上班,哪些条的责任单位有我们?", "哪些条的责任单位有市教育局?"),
        ("我是供电公司的,我们公司负责哪些", "国网临江供电公司负责哪些"),
        ("我刚调到区文旅局,条例里我们局要干的都有什么", "条例里区文旅局要干的都有什么"),
    ],
)
def test_the_office_in_its_own_name(said: str, meant: str):
    """Listed by the document or not; what the asker was told to do is left out."""
    assert in_its_name(said, KNOWN) == meant


@pytest.mark.parametrize(
    "said",
    [
        "我是教育局的,想问技改能补多少",
        "我们是做光伏的公司,我们公司能拿哪些奖励",
        "我是在社区养老服务站上班,我们公司要交什么",
        "教育局负责哪些条款",
        "我是教育局和卫健局都跑过的,我们这边怎么办",
        "",
    ],
)
def test_who_does_not_ask_for_an_office(said: str):
    """Another thing, a company of any kind, no introduction, two offices."""
    assert in_its_name(said, KNOWN) == said
