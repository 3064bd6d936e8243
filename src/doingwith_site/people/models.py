"""A person who signs in. What they may do where is a membership, which belongs to a programme."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

__all__ = ["User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    """Makes and finds people by e-mail address, in small letters: one address is one person."""

    def create_user(self, *, email: str, name: str, password: str | None = None) -> "User":
        """A new person. Without a password they sign in by a code sent to their address."""
        user = self.model(email=email.strip().lower(), name=name.strip())
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this address, however it is capitalised."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person with a sign-in: an e-mail address, a name, and perhaps a password."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name", "email")

    class Privacy:
        """Which fields may hold personal words."""

        personal_words = ("email", "name", "password")
        not_personal = ("id", "is_active", "joined_at", "last_login")

    def __str__(self) -> str:
        return self.name
