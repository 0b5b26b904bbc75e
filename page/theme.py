"""The look of the page: system Chinese fonts and two sets of colours, all from files beside this one.

Nothing is fetched from other hosts. But: holds no layout; that is `page.css`.
"""

from __future__ import annotations

from pathlib import Path

import gradio as gr

HERE = Path(__file__).parent
STYLES = HERE / "page.css"
SCRIPT = HERE / "page.js"
FONTS = (
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "system-ui",
    "sans-serif",
)
MONOSPACE = ("ui-monospace", "Consolas", "Noto Sans Mono CJK SC", "monospace")
PAPER, INK, LINE, BLUE = "#f6f7f9", "#1b2733", "#8391a0", "#1d4f91"
NIGHT, CHALK, NIGHT_CARD, NIGHT_LINE, SKY = "#11161d", "#e7ebf0", "#1a212b", "#6b7a8c", "#9cc2f7"


def theme() -> gr.themes.Base:
    """Gradio's plain theme in our colours and fonts; contrasts are AA in light and dark."""
    plain = gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        radius_size=gr.themes.sizes.radius_sm,
        text_size=gr.themes.sizes.text_lg,
        font=FONTS,
        font_mono=MONOSPACE,
    )
    return plain.set(
        body_background_fill=PAPER,
        body_background_fill_dark=NIGHT,
        body_text_color=INK,
        body_text_color_dark=CHALK,
        body_text_color_subdued="#4a5765",
        body_text_color_subdued_dark="#aeb9c5",
        block_background_fill="white",
        block_background_fill_dark=NIGHT_CARD,
        block_border_width="0px",
        block_shadow="none",
        block_label_text_color=INK,
        block_label_text_color_dark=CHALK,
        block_title_text_color=INK,
        block_title_text_color_dark=CHALK,
        block_title_text_weight="600",
        input_background_fill="white",
        input_background_fill_dark="#0f141a",
        input_border_color=LINE,
        input_border_color_dark=NIGHT_LINE,
        input_border_color_focus=BLUE,
        input_border_color_focus_dark=SKY,
        input_border_width="1px",
        input_placeholder_color="#5d6a78",
        input_placeholder_color_dark="#97a4b2",
        button_primary_background_fill=BLUE,
        button_primary_background_fill_hover="#163d70",
        button_primary_background_fill_dark=SKY,
        button_primary_background_fill_hover_dark="#bcd7fb",
        button_primary_text_color="white",
        button_primary_text_color_dark="#0d1520",
        button_secondary_background_fill="white",
        button_secondary_background_fill_hover="#eaf0f8",
        button_secondary_background_fill_dark=NIGHT_CARD,
        button_secondary_background_fill_hover_dark="#253041",
        button_secondary_border_color=LINE,
        button_secondary_border_color_dark=NIGHT_LINE,
        button_border_width="1px",
        checkbox_border_color=LINE,
        checkbox_border_color_dark=NIGHT_LINE,
        checkbox_background_color_selected=BLUE,
        checkbox_background_color_selected_dark="#2f6db8",
        checkbox_border_color_selected=BLUE,
        checkbox_border_color_selected_dark=SKY,
    )


def head() -> str:
    """The page's one style sheet and one script, as elements for the document's head.

    Not by Gradio's `css`: that repeats every rule and cuts selectors at commas inside brackets.
    """
    style, script = (path.read_text(encoding="utf-8") for path in (STYLES, SCRIPT))
    return f"<style>{style}</style><script>{script}</script>"
