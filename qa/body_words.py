"""How a question says what a body has to do with a measure: that it leads, is responsible, alone or together, or filled in a table.

But: which body is named is for `qa.criteria` to read, and nothing is decided here.
"""

from __future__ import annotations

import re

LEADS = re.compile(r"牵头|(?<!申)填报|领头|主抓")
FILLS_IN = re.compile(r"(?<![申上汇])(?:填|报)(?:上来|写)?(?:的|了|过|好)*(?=$|[?？表是哪有这那几]|清单)")
TOGETHER = re.compile(r"共同|一起|一同|联合|同时|[都均]")
ALONE = re.compile(r"单独|独自|[只光仅][由归]|只有|[一1]家|独家")
_WHO = r"(?:谁|哪些?(?:单位|部门|局)|哪个(?:单位|部门|局))"
_EACH_OF_THEM = r"(?:附?表|清单|大?块(?!钱)|(?:大)?部分|板块|领域)"
WHO_FILLS_EACH = re.compile(
    rf"(?:各|每|所有|哪些|这些|全部)(?:个|张|份)?{_EACH_OF_THEM}.{{0,6}}?{_WHO}"
    rf"|(?<![这那第\d])(?:[二两三四五六七八九十]+|\d+)(?:个|大|张|份)*{_EACH_OF_THEM}(?:政策|的?负责人|措施)*(?:各自?|分别|都).{{0,6}}?{_WHO}"
    rf"|(?<![这那第\d])(?:[二两三四五六七八九十]+|\d+)张(?:附?表|清单).{{0,4}}?{_WHO}"
)
RESPONSIBLE = re.compile(
    r"负责|责任|活儿?|差事|沾边|参加|职责|分工|承担|承接|[担扛挑]着|任务|参与|主管|管(?!理)|配合|分管|落实|出力|有份|写了|名字|有它|派[到给]|头上|点名|[挂点]了?[^,，。]{0,12}名|[归由].{1,10}的(?:任务|事|活)|[有没]?份(?![公额文])"
)
WHICH_DEPARTMENT = re.compile(
    r"(?:哪些|哪几个|哪几家|哪个|哪家|什么|几个)(?:责任|牵头|主管)?(?:单位|部门|局)|(?:由|归|是|找)谁|谁(?:来|负责|牵头|管|填报)|单位(?:有|是)?哪|单位是谁"
)
#: A bureau's share everywhere, the annexes too: 附件也算, 条款里的和附件里的.
EVERYWHERE = re.compile(
    r"(?:附件|附表|清单)[^,，。]{0,6}(?:也|都|全)(?:要|得|得?算|列|包括)|(?:条款|正文)[^,，。]{0,4}[和跟与及、][^,，。]{0,4}(?:附件|附表|清单)|包括(?:附件|附表|清单)"
)
KIND_OF_BODY = re.compile(r".{2,4}(?:公司|局|部门|银行)")  # beside its name: 电力公司(国网临江)
