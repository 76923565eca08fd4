"""What the customers of the demo company called about: one line each, in words of our own."""

from dataclasses import dataclass
from typing import Any

from tickets.enums import ComplaintClass, Intent, ServiceType, Severity, Stage, Status, Urgency

REPAIR = {"intent": Intent.BOOKING, "service_type": ServiceType.REPAIR}
INSTALLATION = {"intent": Intent.BOOKING, "service_type": ServiceType.INSTALLATION}
TRAINING = {"intent": Intent.BOOKING, "service_type": ServiceType.TRAINING}
SUPPORT = {"intent": Intent.CONSULTATION, "service_type": ServiceType.SUPPORT}


def complaint(of: str, severity: str = "") -> dict[str, Any]:
    """The kind of a complaint of a class."""
    return {
        "intent": Intent.COMPLAINT,
        "service_type": ServiceType.COMPLAINT,
        "complaint_class": of,
        "severity": severity,
    }


@dataclass(frozen=True)
class Story:
    """Caller by place in CALLERS, what is wrong, how long ago it came in, and how far it got."""

    caller: int
    kind: dict[str, Any]
    hours_ago: float
    words: str
    reaches: str = Status.REGISTERED
    category: str = ""
    urgency: str = ""
    fault: bool | None = None
    satisfaction: str = ""
    call_back: bool = False  # was a call back promised within the day?
    stage: str = ""  # how far a complaint's handling got


# name, phone, region, project, address, model
CALLERS = [
    ("王建国", "13900000101", "east", "shanghai", "上海市浦东新区张杨路 1587 号 3 号楼 602", "AC-35"),
    ("顾秋萍", "13900000102", "east", "shanghai", "上海市静安区武定路 318 弄 7 号 201", "WH-60"),
    ("上海新辰物业管理有限公司", "021-99000103", "east", "shanghai", "上海市徐汇区漕宝路 66 号", "MT-27"),
    ("单小燕", "13900000104", "east", "hangzhou", "杭州市西湖区文二路 125 号", "NB-14A"),
    ("仇海波", "13900000105", "east", "hangzhou", "杭州市拱墅区上塘路 402 号", "PH-6"),
    ("乐文静", "13900000106", "east", "hangzhou", "杭州市滨江区江南大道 900 号", "NB-15G"),
    ("华信医院设备科", "0571-99000107", "east", "hangzhou", "杭州市上城区庆春路 79 号", "AC-35"),
    ("林志强", "13900000108", "south", "xiamen", "厦门市思明区莲前西路 200 号", "WH-60"),
    ("蔡美玲", "13900000109", "south", "xiamen", "厦门市湖里区枋湖路 15 号", "AC-35"),
    ("陈家明", "13900000110", "south", "xiamen", "厦门市集美区石鼓路 9 号", "PH-6"),
    ("赵国平", "13900000111", "north", "beijing", "北京市朝阳区望京街 10 号", "NB-14A"),
    ("北方数据机房运维部", "010-99000112", "north", "beijing", "北京市大兴区荣华南路 2 号", "AC-35"),
    ("马晓东", "13900000113", "central", "zhengzhou", "郑州市金水区经三路 32 号", "MT-27"),
    ("宋丽娟", "13900000114", "central", "zhengzhou", "郑州市二七区大学路 80 号", "WH-60"),
    ("唐文轩", "13900000115", "southwest", "chongqing", "重庆市渝中区长江一路 60 号", "NB-15G"),
    ("罗雪芹", "13900000116", "southwest", "chongqing", "重庆市江北区建新北路 38 号", "PH-6"),
    ("金明哲", "13900000117", "northeast", "changchun", "长春市南关区人民大街 1810 号", "AC-35"),
    ("关雪", "13900000118", "northeast", "changchun", "长春市朝阳区红旗街 55 号", "MT-27"),
    ("阿依古丽·买买提", "13900000119", "southwest", "chongqing", "重庆市沙坪坝区天星桥 21 号", "WH-60"),
    ("许光明", "13900000120", "east", "shanghai", "上海市杨浦区控江路 1690 号", "NB-14A"),
]
SITE_CLASSES = {6: "hospital", 11: "data_centre", 2: "office"}

STORIES = [
    Story(0, REPAIR, 0.5, "空调开机半小时后不制冷，室外机不转。", Status.AWAITING_APPROVAL, "ac-cooling"),
    Story(1, REPAIR, 3, "热水器外壳漏电，摸水龙头手麻，已拉闸。", Status.REGISTERED, "wh-leakage"),
    Story(2, REPAIR, 20, "前台显示器通电没有反应，换过插座也一样。", Status.AWAITING_APPROVAL, "mt-power"),
    Story(3, REPAIR, 26, "笔记本按电源键没有反应，指示灯不亮。", Status.APPROVED, "nb-start"),
    Story(0, REPAIR, 5, "空调内机往下滴水，地板已经湿了一片。", Status.ACCEPTED, "ac-leak"),
    Story(4, REPAIR, 4, "手机电池半天就没电，充电时发烫。", Status.DISPATCHED, "ph-battery"),
    Story(5, REPAIR, 6, "游戏本玩一会儿就自动关机，风扇声音很大。", Status.DEPARTED, "nb-heat"),
    Story(6, REPAIR, 7, "病房空调全部停机，值班护士要求今天修好。", Status.ON_SITE, "ac-cooling"),
    Story(19, REPAIR, 9, "笔记本更新系统后无线网卡不能用。", Status.WORK_DONE, "nb-system"),
    Story(1, INSTALLATION, 30, "新买的热水器请上门安装，墙面是瓷砖。", Status.SIGNED, "wh-heating"),
    Story(3, REPAIR, 50, "笔记本开机停在品牌画面，进不去系统。", Status.RECORDED, "nb-system"),
    Story(4, REPAIR, 74, "手机屏幕自己裂了一道，没有摔过。", Status.FOLLOWED_UP, "ph-screen", satisfaction="satisfied"),
    Story(0, INSTALLATION, 120, "空调移机后请安装调试。", Status.ARCHIVED, "ac-noise", satisfaction="very_satisfied"),
    Story(5, REPAIR, 145, "游戏本键盘一列按键失灵。", Status.ARCHIVED, "nb-start", satisfaction="satisfied"),
    Story(19, TRAINING, 170, "新员工需要一次设备使用培训。", Status.ARCHIVED, "nb-system", satisfaction="satisfied"),
    Story(2, SUPPORT, 2, "显示器怎么调成竖屏？", Status.PHONE_RESOLVED),
    Story(10, SUPPORT, 8, "笔记本保修期到什么时候？", Status.PHONE_RESOLVED),
    Story(16, SUPPORT, 30, "空调滤网多久清洗一次？", Status.PHONE_RESOLVED),
    Story(13, REPAIR, 40, "热水器不加热，客户后来说是跳闸。", Status.CANCELLED, "wh-heating"),
    Story(7, REPAIR, 21, "热水器烧一夜还是温水。", Status.AWAITING_APPROVAL, "wh-heating"),
    Story(8, REPAIR, 12, "空调晚上异响，像有东西在敲。", Status.APPROVED, "ac-noise"),
    Story(9, complaint(ComplaintClass.PRODUCT_QUALITY), 0.6, "手机买来一周死机四次，要求给个说法。"),
    Story(11, REPAIR, 1, "机房空调高温告警，温度还在上升。", Status.REGISTERED, "ac-cooling"),
    Story(12, complaint(ComplaintClass.DELIVERY, Severity.GENERAL), 22, "送来的显示器外箱破损，司机不让验货。"),
    Story(
        19,
        complaint(ComplaintClass.SERVICE_STAFF, Severity.GENERAL),
        30,
        "上门的师傅迟到两小时，态度不好。",
        stage=Stage.CLOSURE_PROPOSED,
    ),
    Story(
        3,
        complaint(ComplaintClass.RETURN_EXCHANGE, Severity.GENERAL),
        25,
        "十五天内屏幕有亮线，门店不给换。",
        stage=Stage.HANDLING,
    ),
    Story(14, complaint(ComplaintClass.SERVICE_STAFF, Severity.GENERAL), 31, "话务员答应回电，等了一天没有消息。"),
    Story(17, complaint(ComplaintClass.PRODUCT_QUALITY, Severity.MAJOR), 28, "显示器冒烟，烫伤了手，已去医院。"),
    Story(18, complaint(ComplaintClass.REPAIR, Severity.GENERAL), 27, "同一处漏水修了两次还漏。"),
    Story(10, REPAIR, 15, "笔记本充电时触摸板乱跳。", Status.AWAITING_APPROVAL, "nb-system", call_back=True),
    Story(16, REPAIR, 48, "空调遥控器失灵，面板按键可用。", Status.REGISTERED, "ac-noise", urgency=Urgency.GENERAL, call_back=True),
]  # fmt: skip
