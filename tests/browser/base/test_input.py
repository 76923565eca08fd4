"""Typing: input methods, hotkeys, comboboxes, errors, one request per click."""

from playwright.sync_api import Page, Request, expect


def _asked(page: Page, part: str) -> list[str]:
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url) if part in request.url else None)
    return urls


def _compose(page: Page, *steps: str) -> object:
    """Types by an input method without committing."""
    session = page.context.new_cdp_session(page)
    for text in steps:
        session.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
        page.wait_for_timeout(350)  # longer than the search's own delay
    return session


def test_one_request_per_committed_text(gallery: Page) -> None:
    asked = _asked(gallery, "part=echo")
    gallery.locator("#echo").focus()
    session = _compose(gallery, "s", "sh", "sha", "shang", "shanghai")
    assert asked == []
    session.send("Input.insertText", {"text": "上海"})
    expect(gallery.locator("#echoed")).to_have_text("上海")
    assert len(asked) == 1


def test_enter_while_composing_submits_nothing(gallery: Page) -> None:
    asked = _asked(gallery, "/tickets/")
    gallery.locator("#top-search").focus()
    _compose(gallery, "sh")
    gallery.keyboard.press("Enter")
    gallery.wait_for_timeout(300)
    assert asked == []
    assert gallery.url.endswith("/gallery/")


def test_hotkeys_sleep_while_composing(gallery: Page) -> None:
    gallery.locator("#id_description").focus()
    _compose(gallery, "sh")
    gallery.keyboard.press("Control+Enter")
    gallery.wait_for_timeout(300)
    expect(gallery.locator(".error-summary")).to_have_count(0)


def test_control_k_leads_into_the_search(gallery: Page) -> None:
    gallery.keyboard.press("Control+k")
    expect(gallery.locator("#top-search")).to_be_focused()


def test_alt_digits_choose_a_segment(gallery: Page) -> None:
    gallery.locator("#id_description").focus()
    gallery.keyboard.press("Alt+2")
    expect(gallery.get_by_role("radio", name="紧急")).to_be_checked()


def test_control_enter_submits_from_a_text_area(gallery: Page) -> None:
    gallery.locator("#id_description").focus()
    gallery.keyboard.press("Control+Enter")
    expect(gallery.locator(".error-summary")).to_be_focused()


def test_single_keys_are_text_while_typing(gallery: Page) -> None:
    gallery.locator("#id_description").press_sequentially("j?/g1")
    expect(gallery.locator("#id_description")).to_have_value("j?/g1")
    expect(gallery.locator("#keys-sheet")).to_be_hidden()


def test_j_and_k_move_between_rows(gallery: Page) -> None:
    gallery.keyboard.press("j")
    gallery.keyboard.press("j")
    expect(gallery.get_by_role("link", name="TK-2026-000341")).to_be_focused()
    gallery.keyboard.press("k")
    expect(gallery.get_by_role("link", name="TK-2026-000340")).to_be_focused()


def test_the_sheet_lists_the_keys_of_the_page(gallery: Page) -> None:
    gallery.keyboard.press("?")
    expect(gallery.locator("#keys-sheet")).to_be_visible()
    expect(gallery.locator("#keys-sheet dl")).to_contain_text("电话已解决，直接关闭")


def test_single_keys_can_be_switched_off(gallery: Page) -> None:
    gallery.get_by_role("button", name="我的菜单").click()
    gallery.get_by_label("单键").select_option("off")
    gallery.keyboard.press("Escape")
    gallery.locator("body").press("?")
    gallery.wait_for_timeout(300)
    expect(gallery.locator("#keys-sheet")).to_be_hidden()


def test_a_combobox_posts_the_id_of_the_chosen_row(gallery: Page) -> None:
    gallery.locator("#customer").press_sequentially("王")
    expect(gallery.locator("#customer_options [role=option]")).to_have_count(2)
    gallery.keyboard.press("ArrowDown")
    gallery.keyboard.press("Enter")
    expect(gallery.locator("#customer")).to_have_value("王建国")
    expect(gallery.locator("input[name=customer]")).to_have_value("1")


def test_typing_over_a_choice_takes_it_back(gallery: Page) -> None:
    gallery.locator("#customer").press_sequentially("王")
    gallery.locator("#customer_options [role=option]").first.click()
    expect(gallery.locator("input[name=customer]")).to_have_value("1")
    gallery.locator("#customer").press_sequentially("某")
    expect(gallery.locator("input[name=customer]")).to_have_value("")


def test_the_error_summary_leads_into_the_field(gallery: Page) -> None:
    gallery.locator("#intake-form .card-footer .btn-primary").click()
    expect(gallery.locator(".error-summary")).to_be_focused()
    assert gallery.title().startswith("错误：")
    gallery.get_by_role("link", name="问题描述").click()
    expect(gallery.locator("#id_description")).to_be_focused()
    expect(gallery.locator("#id_description")).to_have_attribute("aria-invalid", "true")
    expect(gallery.locator("#id_description")).to_have_accessible_description("错误： 该字段是必填项。")


def test_a_double_click_sends_one_request(gallery: Page) -> None:
    posts: list[Request] = []
    gallery.on("request", lambda request: posts.append(request) if request.method == "POST" else None)
    gallery.locator("#intake-form .card-footer .btn-primary").dblclick()
    expect(gallery.locator(".error-summary")).to_be_visible()
    assert len(posts) == 1
