"""The words around a place that a question names, which ask for nothing but to see it: 帮我翻一下…, …原文念一遍, …讲的是啥来着.

But: names no place, and what else a question says is no courtesy.
"""

from __future__ import annotations

import re

#: In front of a place.
BEFORE = re.compile(
    r"(?:请问|请|麻烦|劳驾|帮我|帮忙|给我|我?想|我?要|查询|查阅|查|看看|看|翻阅|翻|找|念|读|贴|列|调取|调|打开|显示|出示|引用|摘录|摘抄|复制|定位|跳|一下|下|出|到|至|[把将来的,:\s\[【「『“\"])*"
)
_SAYS = (
    r"(?:都|主要|具体|到底|是|里面?|中)*(?:讲|说|写|规定)(?:的|了)?(?:是)?(?:什么|啥|哪些|哪几条)?(?:来着)?"
)
#: Behind a place.
BEHIND = re.compile(
    r"(?:的?(?:具体|完整|全部|整个)?(?:内容|原文|原话|全文|条文|正文|文本|文字)(?:是什么|是啥)?"
    r"|的?标题(?:都|全)?(?:列|念|报|给我)(?:一下|一遍|出来)?"
    rf"|{_SAYS}|(?:是|叫)(?:什么|啥|哪几条|哪一?条|哪句)(?:来着)?"
    r"|的?[那这]一?[条项个]|的?(?:政策|措施|条款|事项)|给我(?:看看?)?|发(?:给?我|一下|下)?|贴(?:一下|下|出来)?|念(?:一下|一遍)?|列(?:一下|出来)?|看看|看一?下?|来一份|一下|都要|都|全要|全|对照|对着看|呢|吧|吗|pls|please|谢谢|[?？。!！,.\s\]】」』”\"])*+",
    re.IGNORECASE,
)
