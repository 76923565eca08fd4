"""Words of the codes that packs name freely: windows, parts, goods; a code nobody knows goes by itself."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

WINDOWS: Mapping[str, Any] = {
    "exchange": _("换货期"),
    "return": _("退货期"),
    "repair": _("保修期"),
    "warranty": _("质保期"),
    "guarantee": _("三包有效期"),
    "main_parts": _("主要部件保修期"),
    "no_reason": _("无理由退货期"),
    "tier_5": _("第一档质保期"),
    "tier_8": _("第二档质保期"),
    "days_7": _("七日退换期"),
    "days_60": _("六十日退换期"),
}
GOODS: Mapping[str, Any] = {
    "phone": _("移动电话机"),
    "computer": _("微型计算机"),
    "car": _("家用汽车"),
    "bicycle": _("自行车"),
    "colour_tv": _("彩色电视机"),
    "bw_tv": _("黑白电视机"),
    "video_recorder": _("录像机"),
    "refrigerator": _("电冰箱"),
    "washing_machine": _("洗衣机"),
    "air_conditioner": _("空调器"),
    "microwave_oven": _("微波炉"),
    "other_goods": _("其他商品"),
}
PARTS: Mapping[str, Any] = {
    "antenna": _("天线"),
    "axle": _("车轴"),
    "battery": _("电池"),
    "battery_fire": _("电池起火"),
    "bearing": _("轴承"),
    "body": _("车身"),
    "body_cracking": _("车身开裂"),
    "bottom_bracket": _("中轴"),
    "brakes": _("制动系统"),
    "charger": _("充电器"),
    "compressor": _("压缩机"),
    "condenser": _("冷凝器"),
    "cpu": _("处理器"),
    "data_card": _("数据卡"),
    "display": _("显示屏"),
    "display_card": _("显示卡"),
    "drive_motor": _("驱动电机"),
    "earphone": _("耳机"),
    "engine": _("发动机"),
    "evaporator": _("蒸发器"),
    "fan_motor": _("风扇电机"),
    "flyback_transformer": _("行输出变压器"),
    "fork": _("前叉"),
    "frame": _("车架"),
    "front_axle": _("前桥"),
    "fuel_leak": _("燃油泄漏"),
    "gearbox": _("变速器"),
    "hard_disk": _("硬盘"),
    "hinge": _("铰链"),
    "lcd": _("液晶板"),
    "magnetron": _("磁控管"),
    "main_board": _("主板"),
    "main_part": _("主要零部件"),
    "memory": _("内存"),
    "motor": _("电机"),
    "picture_tube": _("显像管"),
    "power_supply": _("电源"),
    "rear_axle": _("后桥"),
    "shell": _("外壳"),
    "sim_card": _("移动终端卡"),
    "speaker": _("扬声器"),
    "steering": _("转向系统"),
    "suspension": _("悬架"),
    "thermostat": _("温控器"),
    "timer": _("定时器"),
    "traction_battery": _("动力蓄电池"),
    "transformer": _("变压器"),
    "tuner": _("高频调谐器"),
}


def spoken(words: Mapping[str, Any], code: str) -> str:
    """The word of a code."""
    return str(words.get(code, code))
