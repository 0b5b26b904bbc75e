"""What a self description says of the asker: who, with which titles and levels, since when, figures and intentions.

"去年认定的国家级小巨人，今年想买工业机器人" is two statements: a title of 国家级, new, and the intention 购置设备. Words are
taken with the official words that they stand for (`qa.thesaurus`). But: which measures fit is `qa.fitting`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa.denied import affirmed
from qa.normalise import normalise
from qa.stated import Stated, stated
from qa.thesaurus import expansions
from qa.weighing import flat

#: Kinds of askers in words of the language; what a document calls its titles is read off the document.
_KINDS = (
    ("企业", re.compile(r"公司|企业|工厂|我们厂|[\u4e00-\u9fff]厂(?!家)|我司|本司|规上|规下|小微|民企|外企|国企|外资"), ""),
    ("外资企业", re.compile(r"外资|外商|[港台日德美英法韩]资|(?:德国|日本|美国|法国|英国|韩国|香港|台湾)(?:独资|合资|公司|企业)|中外合资"), "外商投资企业 外资企业"),
    ("小微企业", re.compile(r"小微|小公司|小企业|微型"), "小微企业 普惠小微"),
    ("个体工商户", re.compile(r"个体|开店|小店|店铺|摆摊"), "个体工商户"),
    ("农户", re.compile(r"农户|农民|种粮|种植|种了|种地|养殖|合作社|家庭农场|大户"), "农户 种粮 规模化主体"),
    ("大学生", re.compile(r"大学生|毕业生|(?:刚|今年|去年)[^，,。]{0,4}毕业|(?:本科|大专|硕士|博士)毕业|应届"), "高校毕业生 大学生"),
    ("老年人", re.compile(r"老人|老年|退休|[6-9]\d周?岁|养老|老两口|老爷子|老太太|失智|(?:父母|爸妈|爹娘|老人)[^，,。]{0,3}[六七八九]十|(?:爸|妈|爹|娘|爷爷?|奶奶?|外公|外婆|公公|婆婆|岳父|岳母|父亲|母亲)[今都已]?年?[6-9]\d(?!\d)"), "老年人 养老 老年"),
    ("残疾人", re.compile(r"残疾|残障"), "残疾人"),
    ("困难家庭", re.compile(r"低保|低收入|困难家庭|特困"), "低收入 困难家庭 社会救助"),
    ("求职者", re.compile(r"失业|找工作|(?:找不到|没找到|没找着|没有?)工作(?![餐场经服时])|没签(?:约|单位)|待业|就业困难"), "求职 就业困难人员 失业"),
    ("科研机构", re.compile(r"研究院|研究所|科研院所|实验室|高校|大学(?!生)"), "科研院所 研究院 实验室"),
    ("医院", re.compile(r"医院|诊所|卫生院"), "医院 医疗机构"),
    ("孵化载体", re.compile(r"孵化器|众创空间|孵化载体|(?:孵化|创业)基地"), "孵化器 众创空间 孵化载体"),
    ("金融机构", re.compile(r"银行|保险公司|担保公司|小贷"), "金融机构"),
    ("人才", re.compile(r"人才|工程师|博士|硕士|专家|教授|技师|海归"), "人才 工程师"),
    ("新市民", re.compile(r"外地(?:来|人|户口)|外省(?:来|人|户口)|外来(?:人|务工)|打工的|居住证|新居民|农民工"), "新市民 居住证 随迁子女 农业转移人口"),
    ("育儿家庭", re.compile(r"二胎|三胎|孩子|宝宝|怀孕|生育|幼儿"), "育儿 托育 生育"),
)  # fmt: skip
#: What people mean to do, and the words that policies have for it.
_INTENTIONS = (
    ("购置设备", re.compile(r"(?:买|购|上|添|换|更新|投|采购)[^，,。；;]{0,8}?(?:设备|机器人|机器|机床|生产线|产线)"), "购置的生产性设备 技术改造 智能化改造 数字化改造"),
    ("购置软件", re.compile(r"(?:买|购|上|开发)[^，,。；;]{0,8}?(?:软件|系统|ERP|MES|erp|mes)"), "购置的软件 数字化改造"),
    ("数字化改造", re.compile(r"数字化|智能化|信息化|技改|技术改造|智改数转|机器换人"), "数字化改造 智能化改造 技术改造"),
    ("上市", re.compile(r"上市|挂牌|IPO|ipo|股改|新三板"), "挂牌上市 上市公司"),
    ("出口", re.compile(r"出口|外贸|出海|卖到国外|海外市场|跨境"), "外贸 出口"),
    ("参展", re.compile(r"参展|展会|摆展"), "展会 参展"),
    ("招人", re.compile(r"招人|招工|招聘|招大学生|雇人|招员工|用工"), "用工 招引 就业"),
    ("投保", re.compile(r"投保|[买投上]了?[^，,。；;]{0,8}保险|参保|保费"), "投保"),
    ("入学", re.compile(r"(?:上|读|念)(?:小学|初中|幼儿园)|(?<![网线早晚])上学(?![习期生车])|入学"), "随迁子女 义务教育"),
    ("落户", re.compile(r"落户|迁户口|转户口"), "户籍 落户"),
    ("融资", re.compile(r"贷点?款|融资|借钱|(?:缺|差)[^，,。]{0,4}(?:钱|资金)|资金紧张|流动资金|周转"), "贷款 融资 担保"),
    ("研发", re.compile(r"(?:想|要|搞|做|准备|打算|计划)[^，,。；;]{0,6}(?:研发|科研|研究)|技术攻关"), "研发投入 关键核心技术攻关"),
    ("用地", re.compile(r"用地|拿地|买地|建厂房|扩建|新厂房|扩厂"), "工业用地"),
    ("节能", re.compile(r"节能|光伏板|装光伏|绿电|减排"), "节能技术改造 分布式光伏"),
    ("创业", re.compile(r"创业|开公司|自己当老板"), "就业创业 自主创业"),
    ("就业", re.compile(r"找(?:不|没)?[到着]?(?:个|份)?工作|没签(?:约|单位)|就业|上班(?!族)"), "就业服务 就业创业"),
    ("办赛", re.compile(r"办赛|承办|举办.{0,6}(?:赛|活动)"), "举办或承办 赛事"),
)  # fmt: skip
_LEVEL = re.compile(
    r"(国际)级?|(国家|全国)级?|(省)级?|(市)级|([^省市县区国家际为的定评上级、和及与\W\d]{2}市?)(?<![等升高中初年超各同本下优特])级|([县区])级"
)
_RECENT = re.compile(
    r"刚|新(?:评|认|获|设|成立|注册|入选|晋|升|拿|办)|今年|去年|首次|第一次|最近|上个?月|本月|20\d\d年|(?:评|拿|获|通过)(?:上|到|评)了|认定(?:上|到)?(?:了|为)"
)
_PIECE = re.compile(r"[，。；！？!?;,\n]+")
_ASKS_WHAT_FITS = re.compile(
    r"(?:哪些|什么|啥|哪几).{0,4}(?:政策|补贴|补助|奖励|奖补|扶持|支持|优惠|优待|照顾|福利|资助|救助|措施|项目|待遇|资金|服务|帮助|帮扶|好处|便宜|实惠)|(?:支持|扶持|资助|补贴?|奖励?|帮)(?:哪些|什么|啥)(?:$|[?？])|(?:哪些|什么|啥)(?:东西)?(?:是)?(?:免费|不要钱|不花钱)|(?:符合|适合|适用|对口|匹配).{0,6}(?:哪些|什么|的?政策)"
    r"|(?:能|可以)(?:够)?(?:享受?|申请|申报|拿|领|报|沾|占|得|用)(?:到|上|着|得)?(?:些|个)?(?:什么|啥|哪)(?!程度|时候|地方|比例|标准|部门|局|单位|年|里|儿)|有(?:哪些|什么|啥)(?:能|可以|$|[?？]|帮)"
    r"|对(?:得)?上(?:了)?(?:哪|什么|啥)|(?:能|可以)?(?:指望|沾光|帮)(?:得|到|上|着)*(?:什么|啥|哪|的|$|[?？])|看看能[报拿享申领]|有没有(?:给|针对|适合|面向)[^,，。]{1,8}的"
)
_ASKS = re.compile(
    r"多[少久长高大]|什么|啥|谁|哪|吗|怎么|如何|咋|几(?!家|个|名|年|十|百|千|万)|(?<![好这那近])几年(?![前来了])|是[^,，。]{2,}还是|(?:能|可以)[^，,。]{0,4}几[个名家万]|呢|伐$|是否|能否|可否|为何|([\u4e00-\u9fff])[不没]\1|一样$|(?<![还都也从])[不没]$|么$|(?:[了的对是]|没错)吧$"
)
_ASKED = re.compile(r"([^，。；！？!?;,\n]+)[？?]")
_HIRES = re.compile(r"(?:招聘|招引|引进|聘请|招|聘)[^，,。；;]{0,10}")
_SELF = re.compile(r"我|咱|自己|本(?:公司|人|企业|店|厂|单位)|[公敝]司|家里|想|打算|准备|计划")
#: What somebody means to do, which a text without a question is told for.
_MEANS = re.compile(r"想(?!知道|问|请教|了解|咨询)|打算|准备|计划")
#: The same as a verb, which makes a description of any text that asks nothing: 打算开民宿，地还差一点.
_WANTS = re.compile(r"(?<![思理设])想(?!知道|问|请教|了解|咨询|法)|打算|准备(?!材料|工作|金|资料|阶段|程序)")
_FEW = 3  # pieces of one sentence, which may still ask for one thing: 65岁，独居，想养只狗
_NEXT_SENTENCE = re.compile(r"[。；;\n](?=.)")
_HOW_MANY = re.compile(r"(?<!好)几(?![年十百千])|的钱")
_CLASSES = ("国际", "国家", "省", "市", "地市", "县区")


@dataclass(frozen=True, slots=True)
class Statement:
    """One piece of a description. `said` is its words with official words for the same thing (高企: 高新技术企业),
    `related` has those for something near (孵化器: 众创空间) too; both are flat and joined by "|"."""

    words: str
    said: str
    related: str
    levels: frozenset[str]
    recent: bool


@dataclass(frozen=True, slots=True)
class Asker:
    """The asker as described. `official` are the words that policies have for such askers, `meant`
    those that they have for the intentions; nobody has said them."""

    text: str
    statements: tuple[Statement, ...]
    kinds: tuple[str, ...]
    intentions: tuple[str, ...]
    official: tuple[str, ...]
    meant: tuple[str, ...]
    figures: tuple[Stated, ...]
    named: str = ""  # the first official word of each kind, joined by "|": what the asker is without doubt


def describe(text: str) -> Asker:
    """The asker of a description, in one spelling."""
    text = normalise(text)
    pieces = [piece for piece in _PIECE.split(text) if piece.strip()]
    kept = [piece for piece in pieces if not _ASKS_WHAT_FITS.search(piece)] or pieces
    told = affirmed("，".join(kept))
    own = _HIRES.sub("", told)  # a hospital that hires a doctor of medicine is none
    known = [(name, words) for name, pattern, words in _KINDS if pattern.search(own)]
    intended = [(name, words) for name, pattern, words in _INTENTIONS if pattern.search(told)]
    return Asker(
        text,
        tuple(_statement(piece) for piece in kept if affirmed(piece)),
        tuple(name for name, _ in known),
        tuple(name for name, _ in intended),
        tuple(word for _, words in known for word in words.split()),
        tuple(word for _, words in intended for word in words.split()),
        stated(text),
        "|".join(words.split()[0] for _, words in known if words),
    )


def is_for_others(printed: str, asker: Asker) -> bool:
    """Whether a sentence names kinds of people and none of them is the asker's."""
    if not asker.kinds or ("企业" in printed and "企业" in asker.kinds):
        return False
    named = {name for name, _, words in _KINDS for word in words.split() if word in printed}
    said = any(word in printed and word in asker.text for _, _, words in _KINDS for word in words.split())
    return bool(named) and named.isdisjoint(asker.kinds) and not said


def _statement(piece: str) -> Statement:
    said = affirmed(piece)
    official = [flat(word) for word in expansions(said)]
    own = flat(said)
    same = [word for word in official if len(set(word) & set(own)) >= 2]
    return Statement(
        piece,
        "|".join((own, *same)),
        "|".join((own, *official)),
        frozenset(levels(said)),
        _RECENT.search(piece) is not None,
    )


def levels(words: str) -> list[str]:
    """The levels that words name: 国家级 and 全国 -> 国家, 省级 -> 省, 嘉兴级 -> 地市."""
    return [_CLASSES[match.lastindex - 1] for match in _LEVEL.finditer(words) if match.lastindex]


def is_profile(text: str) -> bool:
    """Whether normalised `text` describes the asker in two statements or more and asks what fits, or nothing."""
    pieces = [piece for piece in _PIECE.split(text) if piece.strip()]
    asking = [piece for piece in pieces if _ASKS_WHAT_FITS.search(piece)]
    stating = [piece for piece in pieces if piece not in asking and not _ASKS.search(piece)]
    telling = [piece for piece in stating if _tells(piece)]
    meant = [piece for piece in stating if _MEANS.search(piece)]
    asks_nothing = len(stating) == len(pieces) and not re.search(r"[?？]", text)
    told_at_length = len(pieces) > _FEW or (len(pieces) > 1 and _NEXT_SENTENCE.search(text))
    if asks_nothing and told_at_length and any(_WANTS.search(piece) for piece in pieces):
        return not _HOW_MANY.search(text)
    means = any(pattern.search(piece) for piece in meant for _, pattern, _ in _INTENTIONS)
    others = len(pieces) - len(asking) - (len(stating) if asking or means else len(telling))
    if len(telling) < (1 if asking or means else 2) or len(stating) < 2 or len(telling) < others:
        return False
    questions = [piece for piece in pieces if _ASKS.search(piece)] + [
        match[1] for match in _ASKED.finditer(text)
    ]
    if any(piece not in asking for piece in questions) or (not asking and _HOW_MANY.search(text)):
        return False
    return bool(asking) or any(_SELF.search(piece) for piece in stating)


def _tells(piece: str) -> bool:
    """Whether a piece says something of the asker: a kind, an intention, a figure, a level, a time."""
    return bool(
        any(pattern.search(piece) for _, pattern, _ in _KINDS)
        or any(pattern.search(piece) for _, pattern, _ in _INTENTIONS)
        or stated(piece)
        or levels(piece)
        or _RECENT.search(piece)
        or re.search(r"^(?:我|咱|做|搞|从事|主要|经营|生产)", piece)
    )
