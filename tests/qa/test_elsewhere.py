"""Another place than the document's is told from where the asker or the goods come from, and from words that are no place."""

from dataclasses import replace

import pytest

from corpus.records import Document
from qa.elsewhere import other_place
from qa.normalise import normalise

POLICY = Document(
    "x",
    "方案",
    "海宁市贯彻浙江省政策，嘉兴市、杭州市配合。浙江大学参与。2024年预算，2023年决算，2024年全年有效，2024-2027年。",
    (),
)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("桐乡的小巨人企业奖励多少", "桐乡"),
        ("请问桐乡市孵化器补贴", "桐乡市"),
        ("在上海开公司有补贴吗", "上海"),
        ("我们上海的企业能申请吗", "上海"),
        ("2024年深圳的人才补贴", "深圳"),
        ("绍兴有什么政策", "绍兴"),
        ("那宁波呢", "宁波"),
        ("新昌企业怎么申请", "新昌"),
        ("上海文旅部门的补贴多少", "上海"),
        ("海盐种大小麦一亩补多少", "海盐"),
        ("嘉善评上智能工厂奖几万", "嘉善"),
        ("合肥的小巨人奖多少", "合肥"),
        ("恩施的茶园怎么补", "恩施"),
        ("内蒙古的草原补助", "内蒙古"),
    ],
)
def test_a_place_that_the_question_is_about_and_no_document_names(question: str, place: str):
    """The place stands at the head of the question."""
    assert other_place(normalise(question), [POLICY]) == place


@pytest.mark.parametrize(
    "question",
    [
        "老城区改造怎么补",
        "新建停车场要配多少充电桩",
        "尖山新区的项目有补贴吗",
        "贫困县的补贴多少",
        "新城区改造怎么补",
        "大城市人才怎么引进",
        "平原绿化怎么补",
        "富裕家庭能申请吗",
        "合作社能补多少",
        "公安局在哪",
        "非上市公司能拿补贴吗",
        "没分区的保护区怎么管理",
        "主城区能放烟花吗",
        "深山区搬迁补多少",
        "海宁的奖励",
        "杭州的人才",
        "嘉兴级孵化器",
        "浙江大学有什么支持",
        "总部在上海的企业搬来有补贴吗",
        "挂杭州牌照的车",
        "上海人来海宁就业",
        "上海户口可以吗",
        "上海搬来的企业",
        "上海银行能贷款吗",
        "北京科技部批下来的课题本地再给多少",
        "北京工业和信息化部的项目",
        "南京籍员工",
        "企业在上海上市奖励多少",
        "想去上海参展有补贴吗",
        "孵化器补贴",
        "外国企业",
        "海外工程师",
        "城市更新",
        "太阳能补贴",
        "高新区企业",
        "美国参展补贴多少",
        "",
    ],
)
def test_places_of_the_document_and_of_the_asker_are_not_other_places(question: str):
    """Near misses: where the asker or the goods come from, and words that are no place."""
    assert other_place(normalise(question), [POLICY]) is None


@pytest.mark.parametrize(
    ("question", "title", "place"),
    [
        ("我厂在桐乡，小巨人奖多少", "海宁市方案", "桐乡"),
        ("我亲戚在桐乡种稻子，那边一亩补多少", "海宁市方案", "桐乡"),
        ("爸妈在平湖，他们那儿打疫苗免费吗", "海宁市方案", "平湖"),
        ("外公住在平湖，他那边每月能领多少", "海宁市方案", "平湖"),
        ("我要是改到桐乡注册，那边引进总部给多少", "海宁市方案", "桐乡"),
        ("苏州工业园区做维修找谁批", "海宁市方案", "苏州"),
        ("亲戚在桐乡，我在海宁种稻子补多少", "海宁市方案", None),
        ("我在上海开厂，小巨人奖多少", "海宁市方案", "上海"),
        ("公司注册在上海，想来投资", "海宁市方案", None),
        ("企业在上海上市奖励多少", "海宁市方案", None),
        ("我在上海上班，户口在海宁", "海宁市方案", None),
        ("我厂在桐乡，增值税怎么交", "中华人民共和国增值税法", None),
        ("海宁盐官的景区", "海宁市方案", None),
        ("在上海住院输的血，钱能拿回海宁报吗", "海宁市方案", None),
        ("公司注册在余姚，税交在慈溪，能报吗", "宁波市办法", None),
        ("绍兴有什么政策", "越城区意见", None),
        ("桐乡有什么政策", "海宁市贯彻浙江省的意见", "桐乡"),
        ("我在南京上班，南京的公租房怎么申请", "海宁市方案", "南京"),
        ("房子在咸阳秦都区，秦都这边哪天审核", "海宁市方案", "秦都"),
        ("孩子户口是外地的，南京的户口能报吗", "海宁市方案", None),
    ],
)
def test_where_the_askers_business_is(question: str, title: str, place: str | None):
    """It counts for the documents of a place, not for a law of the nation; nor where the asker moves or goes."""
    assert other_place(normalise(question), [replace(POLICY, title=title)]) == place
