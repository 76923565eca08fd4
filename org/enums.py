"""Kinds of units, posts and rights (ORG-01 to ORG-13)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitKind(TextChoices):
    GROUP = "group", _("集团售后服务中心")
    REGION = "region", _("地区售后服务部")
    PROJECT = "project", _("项目售后服务中心")


class Post(TextChoices):
    HOTLINE = "hotline", _("话务员")
    CLERK = "clerk", _("信息员")
    TEAM_LEADER = "team_leader", _("班组长")
    TECHNICIAN = "technician", _("技师")
    SUPERVISOR = "supervisor", _("主管")
    MANAGER = "manager", _("经理")
    DEPARTMENT_HEAD = "department_head", _("部门负责人")
    REGIONAL_HEAD = "regional_head", _("地区负责人")
    GROUP = "group", _("集团专员")
    ADMIN = "admin", _("系统管理员")
    LIAISON = "liaison", _("协作部门联系人")
    BRAND = "brand", _("品牌专员")


class Department(TextChoices):
    """Who answers for a task: after-sales coordinates, the others support (ORG-05, ORG-06)."""

    AFTER_SALES = "after_sales", _("售后服务")
    TECHNICAL = "technical", _("技术")
    PRODUCTION = "production", _("生产")
    SALES = "sales", _("销售")
    QUALITY = "quality", _("质量")
    LOGISTICS = "logistics", _("物流")
    FINANCE = "finance", _("财务")
    PROPERTY = "property", _("物业")
    BRAND = "brand", _("品牌")
    PROCUREMENT = "procurement", _("采购")


class Right(TextChoices):
    SEE_TICKETS = "see_tickets", _("查看本单位工单")
    SEE_OWN_WORK = "see_own_work", _("查看本人任务")
    REGISTER = "register", _("登记受理")
    SEE_CUSTOMER_CARDS = "see_customer_cards", _("查看客户卡片")
    ASK_APPROVAL = "ask_approval", _("申请派工")
    APPROVE_DISPATCH = "approve_dispatch", _("审批派工")
    DISPATCH = "dispatch", _("派工")
    WORK = "work", _("执行派工单")
    DECIDE_PAUSE = "decide_pause", _("审批暂停")
    APPROVE_LEAVE = "approve_leave", _("审批请假")
    LOWER_URGENCY = "lower_urgency", _("降低紧急程度")
    OVERRIDE_INTAKE = "override_intake", _("改判受理类型")
    HANDLE_COMPLAINT = "handle_complaint", _("处理投诉")
    PROPOSE_CLOSURE = "propose_closure", _("提出投诉结案")
    CLOSE_COMPLAINT = "close_complaint", _("一般投诉结案")
    CONFIRM_MAJOR = "confirm_major", _("确认重大投诉结案")
    FOLLOW_UP = "follow_up", _("回访")
    MANAGE_FOLLOW_UP = "manage_follow_up", _("主管回访与调查")
    CANCEL_TICKET = "cancel_ticket", _("取消工单")
    ARCHIVE = "archive", _("归档")
    DISCLOSE = "disclose", _("查看完整个人信息")
    MERGE_CUSTOMERS = "merge_customers", _("合并客户档案")
    KEEP_KNOWLEDGE = "keep_knowledge", _("维护话术与价目")
    READ_REPORTS = "read_reports", _("阅读报表")
    WRITE_REPORTS = "write_reports", _("编制报表")
    SEND_REPORTS = "send_reports", _("报送报表")
    MANAGE_PEOPLE = "manage_people", _("管理人员与单位")
    MANAGE_PACKS = "manage_packs", _("管理政策包")
    WATCH_SYSTEM = "watch_system", _("查看系统运行")
    ASSIGN_TASKS = "assign_tasks", _("下达协作任务")
    COOPERATE = "cooperate", _("办理部门任务")
    SPEAK_OUTWARD = "speak_outward", _("媒体事项对外发言")
    COMMIT = "commit", _("对客户作出承诺")
    PENALISE = "penalise", _("登记处罚扣款")
    PLAN_ROSTER = "plan_roster", _("编排值班")
    PUBLISH_NOTICES = "publish_notices", _("发布通知")
    SUPERVISE = "supervise", _("安排与检查每日工作")
    PROTECT_PRIVACY = "protect_privacy", _("办理个人信息请求")
    PUBLISH_PACKS = "publish_packs", _("批准、发布和启用政策包")
    APPRAISE_REGIONS = "appraise_regions", _("考核地区")
    REVIEW_CLOCKS = "review_clocks", _("复核时限变动")
    DECIDE_EMERGENCY = "decide_emergency", _("决定启动应急")
    SEE_STOCK = "see_stock", _("查看备件与备用机")
    KEEP_STOCK = "keep_stock", _("管理备件与备用机")


class Decision(TextChoices):
    APPROVED = "approved", _("同意")
    RETURNED = "returned", _("退回")
    WITHDRAWN = "withdrawn", _("撤回")


class AbsenceKind(TextChoices):
    LEAVE = "leave", _("休假")
    SICK = "sick", _("病假")
    TRAINING = "training", _("培训")
    BUSINESS = "business", _("出差")


class AbsenceState(TextChoices):
    WAITING = "waiting", _("待审批")
    APPROVED = "approved", _("已生效")
    RETURNED = "returned", _("已退回")
    CANCELLED = "cancelled", _("已取消")
