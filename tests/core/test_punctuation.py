"""Signs between pieces of text follow the reader's language."""

import pytest
from django.template import Context, Template
from django.utils import translation

from core.punctuation import clauses


@pytest.mark.parametrize(("language", "shown"), [("zh-hans", "技师、主管"), ("en", "技师, 主管")])
def test_a_sign_between_two_words(language: str, shown: str) -> None:
    with translation.override(language):
        assert Template("技师{% mark '、' %}主管").render(Context()) == shown


@pytest.mark.parametrize(
    ("language", "said", "shown"),
    [
        ("zh-hans", ["投诉尚未结案。", "费用未收清。"], "投诉尚未结案；费用未收清。"),
        ("en", ["The complaint is open.", "Money is owed."], "The complaint is open; Money is owed."),
        ("zh-hans", [], ""),
    ],
)
def test_sentences_become_one(language: str, said: list[str], shown: str) -> None:
    with translation.override(language):
        assert clauses(said) == shown
