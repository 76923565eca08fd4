"""What mail programs really send."""

import base64
from email.message import EmailMessage

import pytest

from notifications.letters import read, why_automatic

OWN = frozenset({"service@hengan.example"})


def raw(body: bytes, *headers: bytes) -> bytes:
    given = [b"From: wang@example.com", b"To: service@hengan.example", *headers]
    return b"\r\n".join([*given, b"", body])


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "gb18030", "utf-8", "GB_2312-80", "x-unknown"])
def test_chinese_in_every_charset(charset: str) -> None:
    real = (
        "gb18030"
        if charset in ("gb2312", "gbk", "GB_2312-80")
        else "utf-8"
        if charset == "x-unknown"
        else charset
    )
    body = "空调不制冷，㎡，镕".encode(real)
    kind = f"Content-Type: text/plain; charset={charset}".encode()
    found = read(raw(body, kind, b"Content-Transfer-Encoding: 8bit"))
    assert found.text == "空调不制冷，㎡，镕"


def test_a_body_without_any_charset_is_guessed() -> None:
    assert read(raw("空调坏了".encode("gbk"))).text == "空调坏了"


def test_quoted_printable_and_base64() -> None:
    coded = base64.b64encode("空调坏了".encode())
    found = read(raw(coded, b"Content-Type: text/plain; charset=utf-8", b"Content-Transfer-Encoding: base64"))
    assert found.text == "空调坏了"
    found = read(
        raw(
            b"=C4=E3=BA=C3",
            b"Content-Type: text/plain; charset=gbk",
            b"Content-Transfer-Encoding: quoted-printable",
        )
    )
    assert found.text == "你好"


@pytest.mark.parametrize(
    "subject",
    [
        b"=?gb2312?B?v9W196G5?=",
        b"=?GBK?Q?=BF=D5=B5=F7?=",
        "空调".encode("gbk"),
        "空调".encode(),
        b"=?utf-8?B?56m66LCD?=",
    ],
)
def test_subjects_in_every_coat(subject: bytes) -> None:
    assert read(raw(b"x", b"Subject: " + subject)).subject.startswith("空调")


def test_html_becomes_words_and_nothing_else() -> None:
    made = EmailMessage()
    made["From"] = "wang@example.com"
    made.set_content(
        "<html><head><style>p{color:red}</style><script>alert(1)</script></head>"
        "<body><p>空调&nbsp;坏了</p><div>请<b>尽快</b><br>上门</div><img src='http://x/track.gif'></body></html>",
        subtype="html",
    )
    assert read(made.as_bytes()).text == "空调 坏了\n\n请尽快\n上门"


def test_plain_text_is_preferred_to_html() -> None:
    made = EmailMessage()
    made["From"] = "wang@example.com"
    made.set_content("纯文本")
    made.add_alternative("<p>网页</p>", subtype="html")
    assert read(made.as_bytes()).text == "纯文本"


@pytest.mark.parametrize(
    "mark",
    [
        "------------------ 原始邮件 ------------------",
        "-----Original Message-----",
        "在 2026年3月10日，售后 写道：",
        "On Tue, Mar 10, 2026 at 12:00 Service <s@x.example> wrote:",
        "发件人: 售后 <service@hengan.example>",
    ],
)
def test_the_repeated_letter_is_cut_off(mark: str) -> None:
    body = f"还没有人来\n\n{mark}\n> 您好\n旧内容".encode()
    assert read(raw(body, b"Content-Type: text/plain; charset=utf-8")).text == "还没有人来"


def test_a_letter_that_is_only_a_repetition_is_kept_whole() -> None:
    body = "-----Original Message-----\n空调坏了".encode()
    assert "空调坏了" in read(raw(body, b"Content-Type: text/plain; charset=utf-8")).text


def test_names_of_files_lose_their_folders() -> None:
    made = EmailMessage()
    made.set_content("x")
    made.add_attachment(b"1", maintype="application", subtype="pdf", filename="..\\..\\合同.pdf")
    (file,) = read(made.as_bytes()).files
    assert (file.name, file.content_type, file.data) == ("合同.pdf", "application/pdf", b"1")


def test_the_latest_answered_letter_comes_first() -> None:
    found = read(raw(b"x", b"References: <a@x.de> <b@x.de>", b"In-Reply-To: <c@x.de>"))
    assert found.answers == ("<c@x.de>", "<b@x.de>", "<a@x.de>")


def test_a_letter_without_message_id_is_known_by_its_content() -> None:
    one, same, other = read(raw(b"x")), read(raw(b"x")), read(raw(b"y"))
    assert (one.message_id == same.message_id, one.message_id == other.message_id) == (True, False)
    assert one.named_id == ""


@pytest.mark.parametrize(
    "junk", [b"", b"\x00\xff\xfe", b"From: <<<>>>\r\nSubject: =?x?y?z?=\r\n\r\n\xff", b":\r\n:\r\n"]
)
def test_nothing_breaks_the_reader(junk: bytes) -> None:
    assert read(junk).sender_name == ""


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (b"X-Nothing: 1", ""),
        (b"Auto-Submitted: no", ""),
        (b"Auto-Submitted: auto-generated", "automatic"),
        (b"Precedence: list", "automatic"),
        (b"X-Loop: x", "automatic"),
        (b"Content-Type: multipart/report; report-type=delivery-status; boundary=b", "bounce"),
    ],
)
def test_why_a_letter_is_automatic(header: bytes, why: str) -> None:
    found = read(raw(b"x", header))
    assert why_automatic(found.message, found.sender, OWN) == why
