"""Incentives and targets as text for people, one a paragraph, under the label of the place they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.labels import label
from corpus.measure_words import SHARE
from corpus.records import Document, Incentive, Place, Target


def incentives_text(found: Sequence[Incentive], unread: Sequence[Place], document: Document) -> str:
    """Who receives how much; and how many places could not be read."""
    lines = [f"《{document.title}》奖补 {len(found)} 笔"]
    names = _labels(document)
    for incentive in found:
        line = f"{names[incentive.node]}　{incentive.beneficiary}：{incentive.amount.text}"
        if incentive.ratio is not None and incentive.condition:
            line += f"（{incentive.condition}）"
        if incentive.cap and incentive.cap.text != incentive.amount.text:
            line += f"，最高{incentive.cap.text}"
        elif incentive.cap:
            line += "（最高）"
        lines.append(line + (f"；{incentive.limit}" if incentive.limit else ""))
    if unread:
        lines.append(f"另有 {len(unread)} 处写明了金额，但读不出各给谁，未列入：")
        lines += [f"  {names[place.node]}　{place.quote}" for place in unread]
    return "\n".join(lines)


def targets_text(found: Sequence[Target], unread: Sequence[Place], document: Document) -> str:
    """The goals with their figures; and how many places could not be read."""
    names = _labels(document)
    lines = [f"《{document.title}》目标 {len(found)} 个"]
    for target in found:
        hedge = f"（{target.qualifier}）" if target.qualifier else ""
        lines.append(f"{names[target.node]}　{target.subject}：{figure(target.value, target.unit)}{hedge}")
    if unread:
        lines.append(f"另有 {len(unread)} 处写明了数字，但读不出说的是什么，未列入：")
        lines += [f"  {names[place.node]}　{place.quote}" for place in unread]
    return "\n".join(lines)


def figure(value: float, unit: str) -> str:
    """A figure as people write it: 0.15 比例 -> 15%, 150000.0 元 -> 15万元, 30.0 万吨 -> 30万吨."""
    if unit == SHARE:
        return f"{value * 100:.6g}%"
    if unit.startswith("元") or unit == "美元":
        for size, name in ((1e8, "亿"), (1e4, "万")):
            if abs(value) >= size:
                return f"{value / size:.8g}{name}{unit}"
    return f"{value:.10g}{unit}"


def _labels(document: Document) -> dict[str, str]:
    return {node.id: label(node, document) for node in document.nodes}
