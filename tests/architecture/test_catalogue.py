"""The English catalogue is whole."""

import pytest

from aftersales.quality.messages.catalogue import faults
from aftersales.quality.messages.marked import Text, in_pack, in_template


def test_the_english_catalogue_is_whole():
    assert list(faults("en")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% translate "保存" %}', [Text("保存")]),
        ("{% blocktranslate %}共 {{ n }} 条{% endblocktranslate %}", [Text("共 %(n)s 条")]),
        ('{% include "x.html" with title=_("标题") %}', [Text("标题")]),
        ("<p>正文</p>", []),
    ],
)
def test_what_a_template_marks(source, found):
    assert list(in_template(source)) == found


def test_of_a_pack_only_headings_are_read():
    pack = {"title": "升级", "words": {"value": ["漏电"], "source": "约定"}}
    assert list(in_pack(pack)) == [Text("约定"), Text("升级")]
