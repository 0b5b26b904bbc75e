"""What a question says that the asker is not, or does not do: 非高企, 不是样本项目, 没评上优秀, 不建学院.

But: knows no exceptions of a document (国家高新技术企业除外), which are read where they are printed.
"""

from __future__ import annotations

import re

_BEGINS = (
    r"非(?![常遗洲公营])|(?<!是)不是(?!很|太|特别|十分|非常|挺|怎么|那么|不|说|只|光|单单|仅)|不属于?|(?<!算)不算|不(?:建|做|搞|办|设|买(?![账帐单]))(?![到好成完起了])"
    r"|没(?:有|能)?(?:被)?(?:评|认定|入选|获评|拿到)[上过为到]?"
)
_NOT = re.compile(rf"^(?:{_BEGINS})")
#: Up to the next boundary; 非 is of the word behind it alone.
_DENIED = re.compile(rf"(?:非(?![常遗洲公营])[^，。；、,;\s]{{1,8}}|(?:{_BEGINS})[^，。；、,;\s]{{1,16}})")


def denied(text: str) -> tuple[tuple[str, str], ...]:
    """Each denial as it is said, and what is denied in it."""
    return tuple((match[0], _NOT.sub("", match[0])) for match in _DENIED.finditer(text))


def affirmed(text: str) -> str:
    """The text without what the asker says not to be."""
    return _DENIED.sub("", text)
