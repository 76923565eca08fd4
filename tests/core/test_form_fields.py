"""Photos, signatures and comboboxes as forms read them."""

import base64

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from core.forms import Combobox, LocalDateTimeInput, PhotosField, Segmented, Signature, SignatureField
from core.forms.fields import PNG_MAGIC, PNG_PREFIX

PICTURE = PNG_PREFIX + base64.b64encode(PNG_MAGIC + b"ink").decode()


class _Form(forms.Form):
    photos = PhotosField(least=1, most=2)
    signature = SignatureField()


def _bound(photos: int, picture: str = PICTURE, strokes: str = "[]") -> _Form:
    files = [SimpleUploadedFile(f"{n}.jpg", b"x") for n in range(photos)]
    return _Form({"signature": picture, "signature_strokes": strokes}, MultiValueDict({"photos": files}))


def test_a_whole_form_is_read() -> None:
    form = _bound(2, strokes='[{"points": []}]')
    assert form.is_valid()
    assert [photo.name for photo in form.cleaned_data["photos"]] == ["0.jpg", "1.jpg"]
    assert form.cleaned_data["signature"] == Signature(PNG_MAGIC + b"ink", [{"points": []}])


@pytest.mark.parametrize(("photos", "words"), [(0, "至少 1 张照片。"), (3, "最多 2 张照片。")])
def test_the_number_of_photos_is_checked(photos: int, words: str) -> None:
    assert _bound(photos).errors == {"photos": [words]}


@pytest.mark.parametrize(
    ("picture", "strokes", "words"),
    [
        ("", "", "请签名。"),
        ("data:text/html;base64,AAAA", "[]", "签名无法读取，请重签。"),
        (PNG_PREFIX + "!!!", "[]", "签名无法读取，请重签。"),
        (PNG_PREFIX + base64.b64encode(b"GIF89a").decode(), "[]", "签名无法读取，请重签。"),
        (PICTURE, "{", "签名无法读取，请重签。"),
        (PICTURE, "{}", "签名无法读取，请重签。"),
    ],
)
def test_broken_signatures_are_refused(picture: str, strokes: str, words: str) -> None:
    assert _bound(1, picture, strokes).errors == {"signature": [words]}


def test_a_signature_may_be_missing_where_it_is_optional() -> None:
    assert SignatureField(required=False).clean(("", "")) is None


class _Choice(forms.Form):
    unit = forms.CharField(widget=Combobox("core:healthz"))
    urgency = forms.ChoiceField(choices=[("a", "一般"), ("b", "紧急")], widget=Segmented(keys=True))
    at = forms.DateTimeField(widget=LocalDateTimeInput)


def test_a_combobox_keeps_the_typed_words_after_an_error() -> None:
    page = _Choice({"unit": "7", "unit_text": "华东"})["unit"].as_field_group()
    assert 'name="unit_text" value="华东"' in page
    assert 'name="unit" value="7"' in page


def test_segments_carry_keys() -> None:
    page = _Choice()["urgency"].as_field_group()
    assert ('data-hotkey="Alt+Digit1"' in page, 'data-hotkey="Alt+Digit2"' in page) == (True, True)


def test_the_browser_picker_speaks_shanghai_time() -> None:
    form = _Choice({"at": "2026-03-10T12:00", "urgency": "a", "unit": "1"})
    assert form.is_valid()
    assert form.cleaned_data["at"].isoformat() == "2026-03-10T12:00:00+08:00"
