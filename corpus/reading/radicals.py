"""Radicals that a PDF's fonts hand out in place of the characters that look like them: ⼀ -> 一, ⻓ -> 长.

Covers the Kangxi radicals (Unicode gives the character) and the supplement's (a table). But: for text read
out of a PDF only; a text file is kept as it is.
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = (
    "⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺋卩⺎兀⺏尣⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺩王⺪疋⺫罒⺬示"
    "⺭礻⺮竹⺯糹⺰纟⺱罓⺶羊⺹耂⺺肀⺼月⺾艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页"
    "⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_CHARACTERS = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    0x2F3E: "户",
    **{
        ord(radical): character
        for radical, character in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
    },
}


def characters(text: str) -> str:
    """The text with characters in the place of radicals."""
    return text.translate(_CHARACTERS)
