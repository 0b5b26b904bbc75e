"""A measure that names what is asked about and gives money for something else only."""

import pytest

from corpus.records import Place
from qa.other_sums import mentioned_only

DIGITAL = (
    "支持数字经济创新发展",
    "加快光伏、泛半导体等产业培育。",
    "数字化改造投资10亿元。",
    "对企业购置的软件给予25%以内奖励。",
)
GRAIN = ("保障粮食", "落实种粮补贴机制。", "对种植50亩以上的农户，按面积给予水稻每亩180元。")
TOURISTS = (
    "鼓励组团",
    "对组织游客来本市景区达到1万人次的旅行社进行奖励。",
    "每满一万人奖励一万元。",
    "对民宿给予5万元奖励。",
)
UNHEADED = ("", "支持企业装光伏。", "对新项目按每千瓦200元补助。")


@pytest.mark.parametrize(
    ("question", "words", "measure", "mention"),
    [
        ("我们厂想上光伏,能补多少", {"光伏": 5.0, "厂": 3.0}, DIGITAL, "加快光伏、泛半导体等产业培育。"),
        ("买软件能补多少", {"软件": 5.0}, DIGITAL, None),  # said beside a sum
        (
            "搞数字经济补多少",
            {"数字": 4.0, "经济": 1.0},
            DIGITAL,
            None,
        ),  # the heading speaks for every sentence
        ("想上光伏,怎么申请补贴", {"光伏": 5.0}, DIGITAL, None),  # no sum is asked for
        ("违规装光伏罚多少", {"光伏": 5.0}, DIGITAL, None),  # a fine is not given
        (
            "机器人能补多少",
            {"机器": 4.0, "机器人": 5.0},
            DIGITAL,
            None,
        ),  # not named: whether it is near is for others
        ("开光伏论坛给讲师补多少", {"光伏": 1.0, "论坛": 5.0, "讲师": 5.0}, DIGITAL, None),  # hardly named
        ("装光伏补多少", {"光伏": 5.0}, UNHEADED, None),  # the first sentence is the heading
        ("种五十亩水稻能补多少钱", {"水稻": 5.0}, GRAIN, None),
        ("带来三万游客奖多少", {"游客": 5.0}, TOURISTS, None),  # the sum goes on with the sentence before it
    ],
)
def test_sums_of_something_else(
    question: str, words: dict[str, float], measure: tuple[str, ...], mention: str | None
):
    """The sentence that names it is given, and no sum that is another's."""
    heading, *said = measure
    found = mentioned_only(question, words, [(heading, [Place("n", quote, ()) for quote in said])])
    assert (found.quote if found else None) == mention
