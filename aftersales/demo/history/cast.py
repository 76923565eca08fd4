"""Who plays whose part where a life is copied into another region."""

import random

from dispatch.models import Technician
from org.enums import Post
from org.models import Unit, User


class Cast:
    """People by unit and post, technicians by unit and skill."""

    def __init__(self) -> None:
        self.names = {str(user.pk): user.name for user in User.objects.all()}
        self.posts: dict[tuple[int, str], list[User]] = {}
        for user in User.objects.prefetch_related("appointments").order_by("pk"):
            for held in user.appointments.all():
                self.posts.setdefault((held.unit_id, held.post), []).append(user)
        self.technicians: dict[tuple[int, str], list[Technician]] = {}
        for person in Technician.objects.select_related("user").prefetch_related("skills").order_by("pk"):
            for skill in person.skills.all():
                self.technicians.setdefault((person.unit_id, skill.code), []).append(person)

    def people_for(self, home: Unit, there: Unit, chance: random.Random) -> dict[str, str]:
        """Keys of the home region's people to those of the same post elsewhere."""
        if home == there:
            return {}
        found: dict[str, str] = {}
        for post in Post.values:
            others = self.posts.get((there.pk, post), [])
            chance.shuffle(others)
            # Two people stay two: who asked and who approved must not become one.
            for number, user in enumerate(self.posts.get((home.pk, post), []) if others else []):
                found[str(user.pk)] = str(others[number % len(others)].pk)
        return found

    def technician_for(self, usual: Technician, unit: Unit, skill: str, chance: random.Random) -> Technician:
        """Somebody of the unit with the skill; the usual one where nobody is."""
        return chance.choice(self.technicians.get((unit.pk, skill)) or [usual])
