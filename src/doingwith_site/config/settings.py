"""How the site runs. Every choice a server may make is an environment variable, listed in docs/reference."""

from pathlib import Path

from csp.constants import NONE, SELF

from doingwith_site.common.environment import database_from, flag, mail_from, number, secret_key_in, text

# --- Where things are kept --------------------------------------------------------------------------
VAR = Path(text("DOINGWITH_VAR", "var")).absolute()
SECRET_KEY = text("SECRET_KEY") or secret_key_in(VAR)
DATABASES = {"default": database_from(text("DATABASE_URL"), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "files"

# --- Who it answers, and how ------------------------------------------------------------------------
DEBUG = flag("DEBUG")
DEMO = flag("DEMO")  # the sign-in page shows the invented people and their password
HTTPS = flag("HTTPS")  # set behind a proxy that speaks HTTPS and sets X-Forwarded-Proto
ALLOWED_HOSTS = text("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ROOT_URLCONF = "doingwith_site.config.urls"
WSGI_APPLICATION = None

INSTALLED_APPS = [
    # Ours, top of the layers first, so that a template of ours comes before a library's.
    "doingwith_site.home",
    "doingwith_site.exchange",
    "doingwith_site.reporting",
    "doingwith_site.analysis",
    "doingwith_site.cases",
    "doingwith_site.theory",
    "doingwith_site.logic_models",
    "doingwith_site.evidence",
    "doingwith_site.consent",
    "doingwith_site.projects",
    "doingwith_site.programmes",
    "doingwith_site.audit",
    "doingwith_site.people",
    "doingwith_site.design",
    # Django's
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    # Sign-in by e-mail code or password, and the optional second step
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "doingwith_site.design.middleware.refuse_what_is_too_large",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "doingwith_site.design.middleware.WordsForWrongMethod",
    "doingwith_site.design.middleware.WordsForABusyDatabase",
    "doingwith_site.people.middleware.not_kept_by_browsers",
    "doingwith_site.logic_models.together.middleware.say_where_to",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "doingwith_site.design.forms.PlainFormRenderer"

# --- Language and time ------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
LANGUAGES = [("en-gb", "English"), ("pl", "polski")]  # what tellers can choose; staff pages are English
USE_I18N = True
USE_TZ = True

# --- Sign-in ----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:front"
LOGOUT_REDIRECT_URL = "home:front"
ACCOUNT_ADAPTER = "doingwith_site.people.adapter.StaffAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever signs in by code has shown that the address is theirs
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no mail from us
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Doing With: "
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second step is told to its owner
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_FORMS = {
    "login": "doingwith_site.people.forms.SignInForm",
    "request_login_code": "doingwith_site.people.forms.AskForCodeForm",
    "confirm_login_code": "doingwith_site.people.forms.EnterCodeForm",
    "reset_password": "doingwith_site.people.forms.ForgottenPasswordForm",
    "reset_password_from_key": "doingwith_site.people.forms.NewPasswordForm",
    "change_password": "doingwith_site.people.forms.ChangePasswordForm",
    "set_password": "doingwith_site.people.forms.SetPasswordForm",
    "reauthenticate": "doingwith_site.people.forms.ConfirmPasswordForm",
}
# Thirty people in a workshop share one Wi-Fi address, so the address limits are wide;
# the limits per account ("key") are what protects a person.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "120/m/ip,5/300s/key",
    "request_login_code": "300/m/ip,3/m/key",
    "reset_password": "120/m/ip,3/m/key",
    "reset_password_from_key": "120/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXIES", 0)
ACCOUNT_RATE_LIMITS["personal_code"] = "60/10m/ip"  # wrong codes that tellers type
QUICK_EXIT = text("QUICK_EXIT", "https://www.bbc.co.uk/weather")  # where “Leave this page” leads a teller
READINESS_COMMENT_DAYS = number("READINESS_COMMENT_DAYS", 30)  # how long words stay that came by a code
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Doing With"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute out
MFA_ADAPTER = "doingwith_site.people.adapter.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "doingwith_site.people.forms.SecondStepForm",
    "reauthenticate": "doingwith_site.people.forms.ConfirmSecondStepForm",
    "activate_totp": "doingwith_site.people.forms.StartSecondStepForm",
}

# --- Mail -------------------------------------------------------------------------------------------
globals().update(mail_from(text("EMAIL_URL"), VAR))
DEFAULT_FROM_EMAIL = text("EMAIL_FROM", "Doing With <doing-with@localhost>")

# --- Safety -----------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # our forms carry the token themselves
SESSION_COOKIE_SECURE = HTTPS
# A message may name a project or a person: it waits in the database, not in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LARGEST_REQUEST = 200 * 1024 * 1024  # up to here a file that is too large is answered on the form's own page
FILE_UPLOAD_PERMISSIONS = 0o600

# --- Logs: no one's words ---------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"pattern": {"()": "doingwith_site.config.wordless_logging.PatternNotAddress"}},
    "formatters": {
        "wordless": {
            "()": "doingwith_site.config.wordless_logging.WordlessFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {
        "screen": {"class": "logging.StreamHandler", "formatter": "wordless", "filters": ["pattern"]},
    },
    "root": {"handlers": ["screen"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["screen"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # a mistyped address or a refusal is nobody's alarm
    },
}
