"""What people enter in notifications."""

from django import forms

from notifications.models import Preference


class WishesForm(forms.ModelForm):  # type: ignore[type-arg]
    """E-mail and SMS beside the inbox."""

    class Meta:
        model = Preference
        fields = ["by_email", "by_sms"]
