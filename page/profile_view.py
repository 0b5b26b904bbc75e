"""The second tab, 符合条件的政策: a profile in a sentence or two, or chosen, as a list to take away.

But: only lays out and wires; the list is made in `profile_list`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import gradio as gr

from corpus.errors import PolicyError
from page.asking import BROKEN, Desk, hint, waiting
from page.conversation import Turns
from page.events import OVERTAKING
from page.profile_list import matches
from page.rate import TOO_MANY, who
from qa.entry import LONGEST, TOO_LONG, repaired

SECTORS = (
    "制造业",
    "软件和信息服务业",
    "科技服务业",
    "批发零售和电商",
    "外贸",
    "文化旅游体育",
    "交通物流",
    "农业",
    "其他服务业",
)
SIZES = ("规上企业", "小微企业", "个体工商户", "农业大户或合作社", "科研院所或高校", "个人")
TITLES = (
    "高新技术企业",
    "科技型中小企业",
    "专精特新中小企业",
    "国家级专精特新“小巨人”企业",
    "隐形冠军企业",
    "制造业单项冠军企业",
    "首台（套）产品企业",
    "老字号企业",
)
ARRIVED = "watch('value', () => window.policyPage && window.policyPage.arrived(element));"
NOTHING = "请先写一两句话介绍，或者选几项。"


def description(text: str, sector: str | None, size: str | None, titles: list[str] | None) -> str:
    """What was typed and what was chosen as one text: 制造业。规上企业。已认定为高新技术企业。"""
    chosen = [choice for choice in (sector, size) if choice]
    chosen += [f"已认定为{title}" for title in titles or []]
    return "。".join(part for part in (repaired(text or "").rstrip("。"), *chosen) if part)


def profile_view(desk: Desk) -> None:
    """Lay out the tab inside the Blocks that is being built, and wire it."""
    text = gr.Textbox(
        label="用一两句话介绍您的企业或您自己",
        placeholder="例如：我们是做光伏设备的规上工业企业，去年研发费用 300 万元，刚认定为国家高新技术企业。",
        lines=3,
        max_lines=8,
        elem_id="profile-text",
    )
    with gr.Accordion("也可以直接选", open=False, elem_id="profile-choices"):
        sector = gr.Radio(SECTORS, label="行业", elem_id="profile-sector")
        size = gr.Radio(SIZES, label="规模或身份", elem_id="profile-size")
        titles = gr.CheckboxGroup(TITLES, label="已有的认定（可多选）", elem_id="profile-titles")
    button = gr.Button("查找符合条件的政策", variant="primary", elem_id="profile-ask")
    turns = gr.State(Turns())
    shown = gr.HTML(elem_id="matches", js_on_load=ARRIVED, apply_default_css=False)

    def find(
        turns: Turns,
        text: str,
        sector: str | None,
        size: str | None,
        titles: list[str] | None,
        request: gr.Request,
    ) -> Iterator[Any]:
        if desk.rate and not desk.rate.allows(who(request)):
            yield hint(TOO_MANY)
            return
        yield from turns.latest(states(description(text, sector, size, titles)))
        yield gr.skip()  # Gradio sends the last step once more at the end

    def states(described: str) -> Iterator[str]:
        if not described or len(described) > LONGEST:
            yield hint(TOO_LONG.replace("问题", "介绍").replace("再问", "再找") if described else NOTHING)
            return
        while (assistant := desk.warming.wait(1.0)) is None:
            stage = desk.warming.stage
            yield hint(stage.words) if stage.failed else waiting("", stage.words)
            if stage.failed:
                return
        yield waiting("", "正在逐条比对…")
        try:
            html = matches(assistant.profile(described), desk.shelf, assistant.incentives)
        except PolicyError as error:
            html = hint(str(error))
        except Exception:
            logging.getLogger(__name__).exception("A profile could not be matched")
            html = hint(BROKEN)
        yield html

    button.click(find, [turns, text, sector, size, titles], shown, **OVERTAKING)
