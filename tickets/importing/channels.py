"""What exports call the channels."""

from customers.naming import tidy
from tickets.enums import Channel

WORDS: dict[str, tuple[str, ...]] = {
    Channel.PHONE: ("电话", "来电", "热线", "电话来访", "tel"),
    Channel.EMAIL: ("电子邮件", "邮件", "邮箱", "e-mail", "mail"),
    Channel.WEB: ("网站", "网页", "官网", "网上", "website"),
    Channel.SHOP: ("门店来访", "门店", "店面", "来访", "到店", "专卖店", "store"),
    Channel.IM: ("即时通讯", "微信", "qq", "wechat"),
    Channel.CHAT: ("在线客服", "在线聊天", "客服聊天", "在线"),
    Channel.APP: ("手机应用", "应用", "手机app", "客户端", "小程序"),
    Channel.LETTER: ("信函", "来信", "信件", "书信"),
    Channel.CARD: ("贺卡", "明信片"),
    Channel.FAX: ("传真", "传真件"),
    Channel.ALARM: ("设备告警", "告警", "报警", "监控"),
}
BY_WORD = {word: channel for channel, words in WORDS.items() for word in (channel.value, *words)}  # type: ignore[attr-defined]


def channel_of(text: str) -> str | None:
    """The channel of a word; a file without the word means a call, None is an unknown word."""
    word = tidy(text).casefold()
    return BY_WORD.get(word) if word else Channel.PHONE
