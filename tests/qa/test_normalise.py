"""Normalising: one spelling for width, traditional characters, blanks and figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.normalise import figures, folded, normalise


@pytest.mark.parametrize(
    ("typed", "one_spelling"),
    [
        ("新認定的小巨人給８０w嗎", "新认定的小巨人给80万吗"),
        ("（二十五）", "(二十五)"),
        ("第２５条", "第25条"),
        ("８％", "8%"),
        ("補 多 少 錢", "补多少钱"),
        ("新 能 源", "新能源"),
        ("ETC 装置", "ETC 装置"),
        ("3 万", "3万"),
        ("第卅四条", "第三十四条"),
        ("廿家企业", "20家企业"),
        ("五卅运动", "五卅运动"),
        ("  两   端  ", "两端"),
    ],
)
def test_width_characters_and_blanks(typed: str, one_spelling: str):
    """Half width, simplified, no blanks beside Chinese characters."""
    assert normalise(typed) == one_spelling


@pytest.mark.parametrize(
    ("typed", "in_digits"),
    [
        ("八十万", "80万"),
        ("四万五千公斤", "45000公斤"),
        ("罚一万零五百元", "罚10500元"),
        ("4万5千元", "45000元"),
        ("四万五块", "45000块"),
        ("三万五万", "3万5万"),
        ("罚款加一块儿", "罚款加一块儿"),
        ("研发费80w", "研发费80万"),
        ("研发费80W", "研发费80万"),
        ("1.5w", "1.5万"),
        ("5个w", "5万"),
        ("3个亿", "3亿"),
        ("一个亿", "1亿"),
        ("两千万", "2000万"),
        ("二十五万元", "25万元"),
        ("每亩一百八十元", "每亩180元"),
        ("一百二十亩", "120亩"),
        ("一千二百户", "1200户"),
        ("三千五百块", "3500块"),
        ("两家企业", "2家企业"),
        ("一百多万", "100多万"),
        ("一点五亿", "1.5亿"),
        ("十亿以上", "10亿以上"),
        ("5k", "5000"),
        ("三成", "30%"),
        ("三成半", "35%"),
        ("研发占营收四个点", "研发占营收4%"),
        ("利率3.5个点", "利率3.5%"),
        ("设三个点位", "设三个点位"),
        ("增长两个百分点", "增长两个百分点"),
        ("增长几个点", "增长几个点"),
        ("八成以上", "80%以上"),
        ("能补三成吗", "能补30%吗"),
        ("占到了八成", "占到了80%"),
        ("百分之五", "5%"),
        ("百分之15", "15%"),
        ("百分之五十", "50%"),
        ("百分之零点五", "0.5%"),
        ("百分之一百", "100%"),
    ],
)
def test_figures_are_written_in_digits(typed: str, in_digits: str):
    """However they are typed."""
    assert normalise(typed) == in_digits


@pytest.mark.parametrize(
    "text",
    [
        "第二十五条",
        "二〇二四年",
        "二等奖",
        "国家级",
        "万元",
        "几万块",
        "十几万",
        "三五万",
        "五六十万",
        "四五家",
        "一二三家",
        "百家企业",
        "千家万户",
        "一家人",
        "一人一策",
        "一户一档",
        "一企一策",
        "一半",
        "半成",
        "三成为优",
        "五成立",
        "统一成一套",
        "唯一成分",
        "七八成",
        "完成任务",
        "10kw",
        "5kg",
        "5km",
        "WiFi",
        "3个亿元项目",
        "200一亩",
    ],
)
def test_what_is_no_exact_figure_is_left_alone(text: str):
    """Numbers of places, round-about numbers, sayings and units."""
    assert normalise(text) == text


@given(st.text(max_size=60))
def test_any_text_can_be_normalised_twice(text: str):
    """Open input: never fails, and folding is settled after one pass over what it gives."""
    normalise(text)
    once = folded(text)
    assert "  " not in once


@given(st.integers(min_value=1, max_value=9999))
def test_digits_stay_as_they_are(number: int):
    """What is already in digits is not read again."""
    assert figures(f"{number}万元") == f"{number}万元"
