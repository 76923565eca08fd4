from core.apps import RoomConfig


class FollowupsConfig(RoomConfig):
    name = "followups"
