"""Under an answer: 👍 or 👎, and for the latter where the answer should have been found.

But: keeps a verdict only when the reader gives one, and only of the answer that is shown.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from typing import Any

from page.conversation import Conversation
from page.feedback import LONGEST, Feedback, Verdict
from qa.entry import repaired

#: A verdict is sent once an answer; its button stays, pressed, so that the keyboard's place is not lost.
GIVEN = """
const give = (place, verdict, where) => {
  const group = place.closest('.verdict');
  if (group.dataset.given) return;
  group.dataset.given = verdict;
  group.querySelector('[data-verdict="up"]').setAttribute('aria-pressed', verdict === 'up');
  trigger('like', {verdict, where});
};
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-verdict]');
  if (button) give(button, button.dataset.verdict, '');
});
element.addEventListener('submit', event => {
  event.preventDefault();
  give(event.target, 'down', event.target.elements.where.value);
});
"""
THANKS = '<p class="thanks" role="status">已记下，谢谢。</p>'
LOST = '<p class="thanks" role="status">没有记下来，请告诉管理员检查磁盘。</p>'


def verdict() -> str:
    """The question whether the answer helped, below the answer itself."""
    return (
        '<div class="verdict" role="group" aria-label="评价这个回答"><span class="lead">这个回答对您有用吗？</span>'
        '<button type="button" class="quiet thumb up" data-verdict="up" aria-pressed="false">有用</button>'
        '<details class="wrong"><summary class="quiet thumb down">不对</summary><form>'
        f'<label>应为第几条（可不填）<input name="where" maxlength="{LONGEST}" autocomplete="off" '
        'placeholder="例如：第（十一）条，或表1-2新增类第1条"></label>'
        '<button class="quiet">提交</button></form></details></div>'
    )


def keep(feedback: Feedback, talk: Conversation, given: Mapping[str, Any]) -> str:
    """Keep a verdict on the last answer; what to say: that it is kept, or that it could not be."""
    if talk.last is None:
        return ""
    kind: Verdict = "up" if given.get("verdict") == "up" else "down"
    where = repaired(str(given.get("where") or ""))
    last = talk.last
    try:
        feedback.keep(kind, last["question"], last["history"], last["answer"], where)
    except (OSError, sqlite3.Error):
        logging.getLogger(__name__).exception("A verdict could not be kept")
        return LOST
    return THANKS
