"""The phone: photos shrink, signature and photos survive a reload."""

from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.hands import sign
from tests.waiting import until

FILES = "document.querySelector('input[type=file]').files"
WIDTH = f"createImageBitmap({FILES}[0]).then(picture => picture.width)"
COUNT = f"{FILES}.length"
STORED = """
() => new Promise((done) => {
  const asked = indexedDB.open("drafts", 1);
  asked.onupgradeneeded = () => { asked.transaction.abort(); };
  asked.onerror = () => done(0);
  asked.onsuccess = () => {
    const count = asked.result.transaction("files").objectStore("files").count();
    count.onsuccess = () => { asked.result.close(); done(count.result); };
  };
})
"""


def _photo(width: int = 2400) -> dict[str, Any]:
    stream = BytesIO()
    Image.effect_noise((width, width // 2), 60).convert("RGB").save(stream, "JPEG", quality=95)
    return {"name": "door.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def _signature(page: Page) -> str:
    return page.locator("input[name=signature]").input_value()


def test_photos_shrink_before_they_travel(job: Page) -> None:
    job.locator("input[type=file]").set_input_files([_photo()])
    expect(job.locator(".photos img")).to_have_count(1)
    assert job.evaluate(WIDTH) == 1600


def test_photos_add_up_and_can_be_removed(job: Page) -> None:
    job.locator("input[type=file]").set_input_files([_photo(300)])
    expect(job.locator(".photos img")).to_have_count(1)
    job.locator("input[type=file]").set_input_files([_photo(400)])
    expect(job.locator(".photos img")).to_have_count(2)
    job.get_by_role("button", name="移除").first.click()
    expect(job.locator(".photos img")).to_have_count(1)
    assert job.evaluate(COUNT) == 1


def test_no_more_photos_than_allowed(job: Page) -> None:
    job.locator("input[type=file]").set_input_files([_photo(300)] * 5)
    expect(job.locator(".photos img")).to_have_count(3)
    expect(job.locator(".toasts")).to_contain_text("最多 3 张")


def test_photos_survive_a_reload(job: Page) -> None:
    job.locator("input[type=file]").set_input_files([_photo(300)])
    expect(job.locator(".photos img")).to_have_count(1)
    assert until(lambda: job.evaluate(STORED) == 1)
    job.reload()
    expect(job.locator(".photos img")).to_have_count(1)
    assert job.evaluate(COUNT) == 1


def test_a_signature_is_a_picture_and_strokes(job: Page) -> None:
    sign(job)
    assert _signature(job).startswith("data:image/png;base64,")
    assert '"points"' in job.locator("input[name=signature_strokes]").input_value()


def test_a_signature_survives_reload_and_turning_the_phone(job: Page) -> None:
    sign(job)
    before = _signature(job)
    job.wait_for_timeout(600)
    job.reload()
    expect(job.locator("[data-signature][data-signed]")).to_be_visible()
    assert _signature(job) == before
    job.set_viewport_size({"width": 844, "height": 390})
    job.set_viewport_size({"width": 390, "height": 844})
    expect(job.locator("[data-signature][data-signed]")).to_be_visible()


def test_clearing_takes_the_signature_back(job: Page) -> None:
    sign(job)
    job.get_by_role("button", name="清除").click()
    assert _signature(job) == ""


def test_the_whole_form_arrives(job: Page) -> None:
    job.get_by_label("清理门坎及滑块异物").check()
    job.locator("input[type=file]").set_input_files([_photo(300)])
    expect(job.locator(".photos img")).to_have_count(1)
    job.locator("#id_result").fill("已清理，运行正常")
    sign(job)
    job.get_by_role("button", name="完工提交").click()
    expect(job.locator(".toasts")).to_contain_text("已登记")
    expect(job.locator(".photos img")).to_have_count(0)
