"""Signs between pieces of text follow the reader's language."""

import pytest
from django.template import Context, Template
from django.utils import translation


@pytest.mark.parametrize(("language", "shown"), [("zh-hans", "技师、主管"), ("en", "技师, 主管")])
def test_a_sign_between_two_words(language: str, shown: str) -> None:
    with translation.override(language):
        assert Template("技师{% mark '、' %}主管").render(Context()) == shown
