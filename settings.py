"""The settings: environment variables with the prefix `POLICY_QA_`, read by app.py and the `__main__` files only.

But: nothing here opens a file or a port; a wrong value raises pydantic's `ValidationError`, which
`explain` turns into one sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

CHECKOUT = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """What an office can choose. Every default works without any variable set."""

    model_config = SettingsConfigDict(env_prefix="POLICY_QA_", extra="ignore")

    home: Path = CHECKOUT / ".policy-qa"  # index, encoder, feedback, added documents
    document: str | None = None  # limits questions to one document id
    model: str | None = None  # a sentence-transformers name or folder; None is the encoder that is shipped
    engine: Literal["local", "milvus"] = "local"
    milvus_uri: str | None = None  # http://…:19530, or a file ending in .db; None is HOME/milvus.db
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65535)
    root_path: str = ""
    auth: str | None = None  # name:hash entries separated by commas
    rate: int = Field(default=60, ge=1)  # questions a minute and session; loopback is not limited
    max_upload: int = Field(default=20, ge=1)  # MB
    log_questions: bool = False
    retention_days: int = Field(default=30, ge=1)
    log_format: Literal["text", "json"] = "text"  # json: one object a line, and one line an answer
    llm_base_url: str | None = None
    llm_model: str | None = None
    llm_api_key: str | None = None
    llm_rate: int = Field(default=30, ge=1)  # calls a minute, of all readers together

    @property
    def milvus(self) -> str | None:
        """The Milvus to search in: a server's address, or a file; None where the local index is searched."""
        return None if self.engine == "local" else self.milvus_uri or str(self.home / "milvus.db")

    @property
    def language_model(self) -> tuple[str | None, str | None, str | None, int]:
        """What `qa.writing.server.configured` takes."""
        return self.llm_base_url, self.llm_model, self.llm_api_key, self.llm_rate


#: What pydantic finds wrong, in our readers' language; the rest is plain from name and value.
_WRONG = {
    "int_parsing": "要写整数",
    "bool_parsing": "要写 1 或 0",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "literal_error": "只能是 {expected}",
}


def explain(error: ValidationError) -> str:
    """One Chinese sentence for the first setting that is wrong."""
    first = error.errors()[0]
    name = "POLICY_QA_" + "_".join(str(part) for part in first["loc"]).upper()
    wrong = _WRONG.get(first["type"], "").format(**first.get("ctx", {})).replace("' or '", "' 或 '")
    return f"设置 {name} 的值 {first.get('input')!r} 不对{'，' if wrong else ''}{wrong}，请改正后再启动。"
