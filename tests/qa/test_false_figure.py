"""An amount that a question takes for granted and the measure does not have is named; what the asker pays is none."""

import pytest

from qa.normalise import normalise
from qa.notices import false_figure, supposed_figure

QUOTED = "对新认定的高新技术企业奖励20万元，对投保的农户补助保费的60%。"


@pytest.mark.parametrize(
    ("question", "claimed"),
    [
        ("对高企补100万的条款是哪条", "100万"),
        ("高企奖励二十万是哪一条", None),
        ("农户补助保费60%在哪条写的", None),
        ("高企补多少，100万吗", None),
        ("两家换房，我补他三十万，税按哪个数算", None),
        ("我们给员工发3万元奖金要交税不", None),
    ],
)
def test_what_is_taken_for_granted(question: str, claimed: str | None):
    """Only a sum said to be given, in a question that does not ask for it."""
    assert false_figure(normalise(question), QUOTED) == claimed


@pytest.mark.parametrize(
    ("question", "claimed"),
    [
        ("高企补多少，给100万吗", "100万"),
        ("高企奖20万对吧", None),
        ("最高一档奖50万，要怎么样才给这档", "50万"),
        ("补贴80万的设备还能再补多少", None),
        ("设备80万能补多少", None),
        ("我给员工发3万元奖金要交税吗", None),
        ("罚款600万，奖多少", None),  # from which it is worked out
        ("罚款600万的能拿多少奖励", None),
        ("听说高企奖100万，到底给多少", "100万"),
        ("奖100万要投多少设备", "100万"),
    ],
)
def test_what_is_supposed_while_asking(question: str, claimed: str | None):
    """It is answered, and said beside the answer that the document has no such sum."""
    assert supposed_figure(normalise(question), QUOTED) == claimed


@pytest.mark.parametrize(
    ("question", "claimed"),
    [
        ("没批准进去要罚5万块对吧", "5万"),
        ("要罚3000元吗", None),
        ("先罚了3000元,最多还会罚多少", None),
        ("最高罚3000元对吧", "3000元"),
        ("最高罚3000元的有哪些", None),
    ],
)
def test_a_fine_that_is_supposed(question: str, claimed: str | None):
    """What lies within the bounds may be imposed."""
    assert supposed_figure(normalise(question), "处以100元以上5000元以下的罚款。") == claimed
