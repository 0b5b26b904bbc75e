"""How a question says that it wants a set, of what kind, and where: 哪些, 全部列出来, 正文, 这张表, 这几块.

But: which of them count is for who reads the question to say (`qa.sets`).
"""

from __future__ import annotations

import re

_N = r"[一二三四五六七八九十两\d]+"
ASKS_FOR_SET = re.compile(
    rf"哪些|哪几|哪{_N}|些(?:什么|啥)|有什么|有啥|都有|都是|列|全部|所有|分别|一共|总共|合计|总计|清单|几条|几项|几份|几个|几件|多少|各有|一览|盘点|汇总"
    r"|统统|不漏|哪里|有没有|是什么|[是了]啥|什么|哪条|哪项|[找摘挑抄][了个]?出来|逐条|整理|的(?:条款|措施|文件|事项|条目|细则)(?:有|是)?[?？]?$"
)
CLAUSES_ONLY = re.compile(r"正文|条款|第几条|哪几条|哪些条(?!目)")
BODY_ONLY = re.compile(r"正文")
TABLES_ONLY = re.compile(r"(?:哪|几)(?:几|些)?(?:张|个)?表(?!彰|示|明)")
PARTS_ONLY = re.compile(r"(?:哪|几|那|各|个)(?:个|几个|些|几)?(?:大)?(?:部分|板块|块(?!钱))")
WHOLE_TABLE = re.compile(
    r"哪些|几条|几项|几份|多少条|多少项|全部|所有|都有|列|分别|总共|一共|合计|总计|各|什么"
)
EVERY = re.compile(r"哪些|全部|所有|都有|列|分别|各")
COUNTS = re.compile(r"(?:多少|几)(?:条|项|个)|总共|一共|合计|总计")
OF_A_FIELD = re.compile(r"(?:领域|方面|板块).*(?:哪些|哪几|什么|有啥|列出|列一|的事项$)")
CALLED_PLACE = re.compile(
    r"([\u4e00-\u9fff“”]{2,12}?)(?:那|这)?(?:要素|保障|部分|领域|方面|板块|块)+(?:政策|措施)?(?:里|中|内|今年|去年|的)"
)
FILES = re.compile(r"文件(?![里中内规]|明确)|细则|办法(?!里)")
#: What a topic says beside the thing itself: 保费补贴, where the text has 承担保费.
PAYMENT = re.compile(r"(?:补贴|补助|奖励|奖补|资助|资金|经费|支持)+$")
CLAUSES_OF = re.compile(r"条款|哪些条|哪几条|几条|多少条|条文")
OF_THE_DOCUMENT = re.compile(r"(?:这|本)?(?:份|个)?文件(?:里面?|中|内)|(?:全|整[个份]?|通篇)文件")
#: All that there are, not the last of them: 63条里头哪几条 …
OF_ALL = re.compile(
    rf"(?<!第)(?:\d{{1,4}}|{_N})条(?:条文|条款)?(?:里头|里面|当中|之中|中|里)(?=.*(?:哪|几条))"
)
LIST_SAID = re.compile(r"表|清单|单子")
TABLE_SAID = re.compile(r"表(?![现示明达彰])|清单|单子|附件")
#: 新增类里讲工伤的那条: by what it is about.
ONE_OF_THEM = re.compile(r"[那这][一1]?[条项](?!件)")
CALLED_TABLE = re.compile(
    r"([\u4e00-\u9fff]{2})(?:要素|保障)*(?:[那这]?[一1]?张)?(?:清单|单子|表)(?![彰现示明达])"
)
SAID = re.compile(
    r"单独|独自|共同|一起|联合|同时|活儿?|差事|职责|分工|牵头|填报|领头|主抓|负责|责任|承担|承接|参加|沾边|[担扛挑]着|参与|主管|配合|分管|落实|单位|部门|正文|条款|条目|措施|政策|事项|文件|内容|工作|任务|哪些|哪几|哪里|哪|有什么|有啥"
    r"|什么|列为|列出|列|全部|所有|都有|都是|一共|总共|分别|多少|几|个|条|项|的|里|中|在|由|是|有|了|和|与|这|那|份|请问|我想知道|查|一下|要|都|把|被|当|写|作为|事情|(?<!安)全(?=列|都|部)|出来|也算|都算|包括|附件|清单|配套|吗|呢|啊|出力|名字|写[了着]|只|光|归|自己|管|麻烦|条文|板块|件|[摘挑抄派](?:[出到给]来?)?|头上|名下|没有?(?:别的?|其他的?|其它的?|另外的?)(?:搭伙|搭档|帮忙|一起)?|搭伙|(?:这|那)?\d家|大?块(?!钱)|[?？,，。、!！()\s]"
)
