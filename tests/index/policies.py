"""Small policies of our own writing, for the tests of the index."""

from corpus.parse import parse
from corpus.records import Document
from index.phrasings import Phrasing

TEXT = """# 临江市支持企业发展若干政策（征求意见稿）

## 一、科技创新（由市科技局牵头实施）

**（一）支持企业创新。**对新认定的高新技术企业，给予20万元奖励。对研发费用给予15%补助。（责任单位：市科技局、市财政局）

**（二）保障用地。**优先保障重大项目用地。（责任单位：市资源规划局）

## 二、稳定就业（由市人力社保局牵头实施）

**（三）鼓励招用毕业生。**企业招用高校毕业生的，每人给予1000元补贴。（责任单位：市人力社保局）
"""
PHRASINGS = (
    Phrasing("linjiang/clause/1", "评上高企有钱拿吗"),
    Phrasing("linjiang/clause/3", "招大学生补多少"),
    Phrasing("linjiang", "招大学生的补贴几号到账"),
)


def linjiang(text: str = TEXT) -> Document:
    """The policy of an invented city: two parts, three clauses."""
    return parse(text, "linjiang")


def other() -> Document:
    """A second document, for which no way of asking is known."""
    return parse(
        "# 山城管理办法\n\n第一条 为了加强山林管理，制定本办法。\n\n第二条 禁止在林区用火。\n", "shancheng"
    )
