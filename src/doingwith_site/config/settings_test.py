"""Settings for tests: quick passwords, mail kept in memory, no files outside the test's own folders."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-and-not-a-secret-at-all-0123456789")
FOLDER = tempfile.TemporaryDirectory(prefix="doingwith-test-")  # removed with the last test
os.environ.setdefault("DOINGWITH_VAR", FOLDER.name)

from doingwith_site.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
DEMO = False
HTTPS = False

# On disk, as in use: the database in memory knows no waiting for one another.
if "sqlite3" in DATABASES["default"]["ENGINE"]:  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(FOLDER.name, "test.sqlite3")}  # noqa: F405
