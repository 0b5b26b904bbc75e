"""Words of a question that say nothing of the thing itself: those of the asking, those said of anything, those said beside it.

But: which of them count, and what is left, is for who reads the question to say (`qa.everything`).
"""

from __future__ import annotations

import re

#: Words of the asking, and those that say nothing of what is asked for.
ASKING = re.compile(
    r"(?:哪些|哪|几|这|那)?(?:全部?|清楚|写明|列明|统统|所有|话题|从头到尾|前前后后|一起|一块儿?|到底|通篇|全文|主题|字眼|字样|哪些|哪几个?|哪里|哪儿|哪个|什么|有啥|啥|多少|几个?|分别|一[个条处共]?|请问?|麻烦|帮忙?|帮我|给我?|出来|一下|一遍|[找列报说写提讲念]到?|关心|想知道|了解|出现|包括|包含|涉及|有关|相关|关于|搭边|沾边|挂钩"
    r"|条款|条文|措施|政策|规定|内容|事项|地方|部分|方面|情形|情况|行为|事儿?|事情|活儿?|任务|工作|期限|名字|的话|这里面?|里头?|里面|文件|办法|条例|正文|附件|清单|我们?|你们?|他们?|自己|可以|应该|需要|必须|想|会|能|要|得|被|把|都|也|还|就|在|由|是|有|了|的|地|和|与|跟|同|对|让|人|及|或者?|个|些|种|处|条|项|那|这些?|各|您|呀|啊|呗|呢|吧|吗|啦|么|不管|还是|不[能得给予可]|不可以|不|之类|等|[拿领]到?|得到|奖|罚|补|[件样份全块]|一[件样份]|这份)"
)
#: What may be said beside a thing: 重残人员的特别照顾.
LIGHT = re.compile(
    r"奖补|奖励|补助|补贴|资助|优惠|好处|照顾|优待|待遇|福利|帮助|支持|特别|特殊|具体|固定|单独谈?|标准"
)
#: Said of anything: by itself it tells nothing.
GENERIC = frozenset(
    [
        "条件",
        "材料",
        "资料",
        "标准",
        "程序",
        "流程",
        "时间",
        "要求",
        "手续",
        "情形",
        "方式",
        "范围",
        "对象",
        "原则",
        "责任",
        "金额",
        "办理",
        "申请",
        "登记",
    ]
)
