"""What a person does with the hand on a phone."""

from playwright.sync_api import Page


def sign(page: Page) -> None:
    """A few strokes on the page's canvas."""
    canvas = page.locator("canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 40)
    page.mouse.down()
    for step in range(10):
        page.mouse.move(box["x"] + 30 + step * 15, box["y"] + 40 + (step % 3) * 20)
    page.mouse.up()
