"""What a technician does on the pages of a job."""

from datetime import datetime
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from core.clock import local

PASSWORD = "correct horse battery"  # noqa: S105 -- of a person made for one run


def picture(number: int = 1, size: tuple[int, int] = (400, 300)) -> dict[str, Any]:
    stream = BytesIO()
    Image.effect_noise(size, 20 + number % 60).convert("RGB").save(stream, "JPEG", quality=80)
    return {"name": f"photo-{number}.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def choose(page: Page, group: str, word: str) -> None:
    page.get_by_role("group", name=group).get_by_role("radio", name=word, exact=True).check()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def draw(page: Page) -> None:
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 40)
    page.mouse.down()
    for step in range(10):
        page.mouse.move(box["x"] + 30 + step * 15, box["y"] + 40 + (step % 3) * 20)
    page.mouse.up()


def waits(page: Page, count: int) -> None:
    """The strip says how many steps wait."""
    expect(page.locator("[data-outbox-strip]")).to_contain_text(f"{count} 项待上传")


def set_out(page: Page, agreed: datetime) -> None:
    """From acceptance to arrival: six steps."""
    press(page, "接单")
    choose(page, "通话结果", "已联系上")
    page.locator("#contact_agreed_at").fill(f"{local(agreed):%Y-%m-%dT%H:%M}")
    press(page, "登记联系")
    press(page, "填台账并领回执单")
    for box in page.locator("#preparation input[type=checkbox]").all():
        box.check()
    press(page, "出发")  # sends the ticks along
    press(page, "到场")


def describe(page: Page, photos: int = 2) -> None:
    """All words and photos of the work, nothing sent yet."""
    page.locator("#findings_findings").fill("室外机电容鼓包")
    page.locator("#findings_proposal").fill("更换电容")
    page.locator("#photos input[type=file]").set_input_files([picture(n) for n in range(photos)])
    expect(page.locator("#photos [data-photo]")).to_have_count(photos)
    page.locator("#repair_work").fill("更换启动电容并试机")
    page.locator("#outcome_cause").fill("电容老化")
    page.locator("#outcome_solution").fill("更换电容")
    page.locator("#outcome_parts").fill("启动电容")


def approve(page: Page) -> None:
    """The customer is content and signs."""
    page.locator("#closure_opinion").fill("师傅准时")
    press(page, "三项都满意")
    draw(page)


def finish(page: Page, photos: int = 2) -> None:
    """From the work to the signature in one go: findings, photos, repair file, result, closure."""
    describe(page, photos)
    choose(page, "处理结果", "已修复")
    choose(page, "原因类别", "自然损耗")
    approve(page)
    press(page, "完工提交")


def leave(page: Page) -> None:
    """Check out and record: two steps."""
    page.get_by_role("button", name="离场").click()
    page.locator("#record_content").fill("更换启动电容，试机正常")
    page.get_by_label("返程报告：发现的问题").fill("无")
    page.get_by_role("button", name="录入服务内容").click()
