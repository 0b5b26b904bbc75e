"""What a question wants to know of a measure: the bureau, the period, the figure, the title, or the text.

The words are those of the Chinese language, not of a document. But: does not say which measure is meant.
"""

from __future__ import annotations

import re
from typing import Literal

Aspect = Literal["department", "period", "figure", "heading", "text"]

_NOT_ELIGIBLE = r"(?!可以|能|可|有资格|符合|享受|获得)"  # who may apply is not who is responsible
_STANDARD = r"(?<!国际)(?<!国家)(?<!行业)(?<!技术)(?<!团体)(?<!地方)(?<!企业)标准(?!地|化|煤|厂)"

#: Tried in order; the first whose words occur is the aspect.
_WORDS: tuple[tuple[Aspect, re.Pattern[str]], ...] = (
    (
        "department",
        re.compile(
            r"责任单位|责任部门|谁(?:来|去|在|给)?(?:填?报(?![名销考警废到价])|填(?=[的写了?？]|$))|牵头(?!的(?:项目|企业|课题))|主管(?!理)|填报单位|归口"
            r"|(?:谁|哪个|哪些|哪几个|哪家|哪几家|什么|啥|几个|哪)(?:来|是|在)?(?:政府)?(?:部门|局|委办|办公室|衙门|口(?:子|(?![岸味]))"
            rf"|(?:单位|机构){_NOT_ELIGIBLE})"
            r"|(?:由|归|是|该|属)?(?:谁|哪家|哪个|哪里|哪儿)(?:来|去)?(?:负责|主管|落实|承担|管|牵头|实施|管理|分管|经办|受理|执行)"
            r"|(?:找|问|联系|咨询)(?:谁|哪里|哪儿|哪|什么人)"
            r"|谁(?:在|来)?(?:负责|管)|负责(?:单位|部门|人|的(?:是|[就只][^,，。]{0,8}(?:[局委办部]|一家|1家)))|(?:归|由)谁"
            rf"|哪(?:些|几家)?单位{_NOT_ELIGIBLE}"
            rf"|(?:找|去|到|上|向|跟)(?:的是)?(?:哪|谁)(?:里|儿|家|个)?(?:办|申请|咨询|受理|问|报|对接|[?？]|$)|哪(?:个|些|几个|里的|边)?(?:部门|局|委|办公室){_NOT_ELIGIBLE}"
            r"|归[^，,。]{0,6}(?:管|负责)(?!理)|[由是][^，,。]{1,8}[局委办厅](?:来|在)?(?:管|负责|牵头)(?!理)|(?:负责|主管|牵头|经办|承办|分管)(?:的)?(?:是|有)?(?:谁|哪|吗|[?？]|$)"
            r"|谁(?:家)?(?:在|来|去|会|可以)?(?:管|办|抓|跑|争取|筹|审|出面|协调|指导|组织|做主|牵头|落实|推进|主抓|说了算|审批)|[局委办部](?:也|都|还)?(?:在|有)(?:里面|其中|份|没有责任)"
            r"|[局委办部](?:还是|或者?)[^，,。]{1,8}[局委办部](?:管|负责|牵头|的事)?|责任(?:主体|方)"
            r"|还有谁|(?:一家|谁|哪家)的(?:事|活|责任)|有没有(?:份|责任)|[由归是](?:哪|谁)[^，,。]{0,6}(?:牵头|填报|负责)"
            r"|哪(?:几|两|三|四|些)家(?:单位)?(?:负责|牵头|落实|管|一起)|(?:^|[，,要该得])谁去|(?<!不)管还是(?:哪[家个]|谁|别)|责任(?:里头?|里面|那?一?栏)(?:写|列)的?是?(?:哪|谁)"
        ),
    ),
    (
        "period",
        re.compile(
            r"(?:什么|啥|哪)(?:时候|时间|时|年|一年|几年|天|个月)|几几年|何时|多久|多长时间|期限|有效期|截止|截至|(?<![没未])到期|[没未]到期(?=[吗吧呢了]*[?？]?$)|哪年|几时|几号(?!馆|楼|线|门|厅|院|窗|车|文|公告|台|店|路)"
            r"|(?:到|至)(?:几|哪)(?:年|月|号)|(?:几|多少)年(?:内|之内|有效|的?政策)|有(?:几|多少)年|(?:支持|管|执行|实施|持续|享受)(?:几|多少)年|长期(?:有效|政策|的)?吗|还有效|(?<![没未不])过期(?=[了吗没的?？]|$)|[没未]过期(?=[吗吧呢了]*[?？]?$)|年限(?:咋|怎么?|如何)写|起止(?:日|时|年|期)|管(?:到|几年|多久)|持续(?:几年|到|多久)|(?:实施|执行)(?:到|至|期|时间)"
            r"|[今这](?:一|1)?年[^,，。\d多几补]{0,6}[,，]?还是[^,，。\d多几补]{0,4}(?:长期|一直|以后|往后|明年|年年)"
        ),
    ),
    (
        "figure",
        re.compile(
            r"多少|几(?!乎|何|率|家单位|个部门)|多高|多大|多长|比例|幅度|金额|数额|额度|上限|封顶|最高|补贴率|费率|增速|增幅|占比"
            rf"|{_STANDARD}"
            r"|目标(?:值)?是|给钱|补(?:多|几)|奖(?:多|几)|预算|总额|总数|一共|合计"
        ),
    ),
    ("heading", re.compile(r"标题|题目|叫什么|名称|名字")),
)
#: What 万 and 亿 may count that is no money: 3万人, 5亿公斤.
COUNTED = r"\s*(?:多|余)?(?:[亩吨人户家名个次辆件台套项标立平千公度游斤册门张份株头只条座艘米]|用户|企业)"
#: 多少残疾人 asks for people, 多少钱一人 does not.
PERSONS = r"[^，,。？?\d钱元块万亿一每几个补奖给按由看跟因是算本法]{1,3}人(?![民均才工头数而]|[^，,。]{0,2}[补津奖])"
_MONEY = re.compile(
    rf"(?:多少|(?<!十)几个?)(?:钱|元|块(?!地)|[万亿]+(?!{COUNTED}))|[给补奖拿领]多少(?!{PERSONS})"
    r"|补贴多|能补|补几|奖几|金额|数额|封顶"
    r"|(?:补助|补贴|奖励|资助|资金|奖金)(?:标准|额度)?(?:是|有|能|可以|给)?(?:多少|几)"
    r"|多少(?:补助|补贴|奖励|资助|资金|奖金|支持)"
)


def aspect(text: str) -> Aspect:
    """The first aspect whose words occur in normalised `text`; `text` where none does."""
    return next((name for name, words in _WORDS if words.search(text)), "text")


_FEW = (
    r"(?:多少(?!个(?!点)|[家次项人名场亩条户件座辆所]|年|天|个?月(?!薪)|岁|小时|分钟|公里|公?斤|吨|学位|名额|成员|岗位|席位|时间|"
    + PERSONS
    + r")|(?<![哪十])几(?![年月家次天类种项条]|个(?!点)))"
)  # how many of something that may be money
_SUM = re.compile(
    rf"{_FEW}(?:钱|[万亿]+(?!{COUNTED})|元|块|个点|成(?![员果本绩])|%)|[补奖给拿领配发贴罚赔](?:贴|助|励|套|款|偿)?{_FEW}|利率|金额|数额|(?:补助|补贴|奖励)标准|多少补"
    rf"|(?:补助|补贴|奖励|资助|资金|奖金|贴息|支持)[^，,。]{{0,6}}{_FEW}"
)


#: Of a question that asks about an amount and not for it: 补贴标准能提高吗, 罚款金额看哪些因素.
_NOT_HOW_MUCH = re.compile(r"吗|有没有|有无|[能会可是要][否不]|哪些|谁|怎[么样]|如何")
_HOW_MUCH = re.compile(
    r"多少|多[大高]|几|(?:标准|金额|数额|利率)(?:是|有|为)?(?:什么|啥|怎么(?:算|定))|封顶|上限"
)


def wants_sum(text: str) -> bool:
    """Whether the amount itself is asked for, so that a mention without an amount does not answer."""
    return _SUM.search(text) is not None and not (_NOT_HOW_MUCH.search(text) and not _HOW_MUCH.search(text))


def wants_money(text: str) -> bool:
    """Whether a sum of money is asked for, not any other number."""
    return _MONEY.search(text) is not None


_VALID = re.compile(
    r"有效|到期|过期|截[止至]|长期|(?:实施|执行|政策|适用|享受|支持)的?(?:期限|时间)|管(?:到|几年|多久)|[哪几]几年"
    r"|(?:政策|措施|规定|办法|文件|条款|实施|执行|持续|支持|享受|有效)[^，,。]{0,6}(?:多久|多长|几年|几个月|什么时候|啥时候|何时|哪[年天]|几[月号])"
    r"|(?:到|至)(?:什么时候|啥时候|几时|何时|哪一?[年天]|几[年月号])|(?:什么时候|几时|何时)(?:结束|为止|失效)|几年(?:内|之内|的?政策)"
)


def wants_validity(text: str) -> bool:
    """Whether it is asked how long a measure holds, not how long something takes (多久查完)."""
    return _VALID.search(text) is not None
