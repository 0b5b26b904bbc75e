"""The units that quantities of Chinese policies are counted in, as plain data.

Longer units come first where one begins with another. But: knows no conversion between units; only 万 and 亿
are multiplied out, by `corpus.amounts`.
"""

from __future__ import annotations

#: Units of money, and what they are called in records.
MONEY = {
    "元": "元",
    "人民币": "元",
    "块钱": "元",
    "美元": "美元",
    "美金": "美元",
    "港元": "港元",
    "港币": "港元",
    "欧元": "欧元",
    "日元": "日元",
}
#: Shares: what one of the unit is as a number from 0 to 1.
SHARES = {"%": 0.01, "％": 0.01, "‰": 0.001}
SHARE = "比例"

#: Units with which an Arabic numeral is always a quantity.
UNITS = (
    "个百分点", "百分点", "个工作日", "工作日", "个自然日", "自然日", "个月", "周岁", "小时", "分钟", "年",
    "天", "日", "周", "岁",
    "微克/立方米", "毫克/立方米", "毫克/升",
    "平方公里", "平方千米", "平方米", "立方米", "公顷", "公里", "千米", "海里", "亩", "米", "厘米", "毫米",
    "吨标准煤", "吨标煤", "万吨", "吨", "公斤", "千克", "毫克", "克", "毫升", "升", "斤",
    "千瓦时", "千瓦", "兆瓦时", "兆瓦", "吉瓦", "伏", "千伏", "度",
    "标准箱", "标箱", "集装箱", "人次", "人天", "家次", "户次", "场次", "件次", "批次", "班次", "架次", "例",
    "家", "户", "人", "名", "位", "个", "项", "件", "条", "张", "根", "座", "处", "场", "次", "只", "支",
    "台", "套", "辆",
    "艘", "架", "枚", "部", "册", "份", "篇", "所", "间", "栋", "幢", "层", "床", "株", "头", "羽", "片",
    "块", "盏", "门", "届",
    "村", "镇", "倍", "班", "组", "对", "箱", "学时", "课时", "学分", "分",
)  # fmt: skip

#: Units that are printed in two ways.
SAME_UNIT = {
    "百分点": "个百分点", "千米": "公里", "平方千米": "平方公里", "千克": "公斤", "吨标煤": "吨标准煤", "标箱": "标准箱",
}  # fmt: skip

#: Units of time that passes, and of age.
DURATIONS = frozenset("年天日周岁") | {"个月", "小时", "分钟", "周岁", "工作日", "个工作日"}

#: Units with which a Chinese numeral is a quantity too (一系列, 三区一城 are not).
UNITS_AFTER_CHINESE = (
    "个百分点", "个工作日", "工作日", "个月", "周岁", "小时", "分钟", "年", "天", "日", "周", "平方米",
    "公里", "公顷", "亩",
    "吨", "倍", "次", "家", "户", "人", "名", "个", "项", "件", "条", "张", "座", "处", "场", "辆", "台",
    "套", "所", "元",
    "人次",
)  # fmt: skip

#: Nouns that stand right after 万 or 亿 and are what is counted: 800万游客.
COUNTED = ("游客", "人口", "居民", "群众", "农民", "旅客", "用户", "学生", "职工", "观众")
