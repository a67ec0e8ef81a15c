"""What the program is made of: rooms, templates, language, time, static files."""

from __future__ import annotations

from pathlib import Path

from motcua.site.home import home
from motcua.site.settings.environment import flag

PACKAGE = Path(__file__).resolve().parents[2]

# Rooms from the bottom up; one that nothing has moved into yet is not there.
ROOMS = [
    *("agencies", "catalogue", "register", "office", "documents", "payments", "feedback", "watching"),
    *("statistics", "exchange", "reports", "counter", "portal", "control", "api", "demo"),
]

# What only pages and the work that they put off need: a command that does neither starts sooner without (site/cli.py).
FOR_PAGES = [
    "django.contrib.postgres",  # asks each new connection for types that we have none of
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    *FOR_PAGES,
    *(f"motcua.{room}" for room in ROOMS if (PACKAGE / room / "apps.py").exists()),
]

# Development only: pages with traces of errors, which show data. Never set it where real dossiers are.
DEBUG = flag("DEBUG")

ROOT_URLCONF = "motcua.site.urls"
WSGI_APPLICATION = "motcua.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "motcua.site.client.ClientMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.site.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "motcua.site.bounds.BoundsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "motcua.site.frame.frame",
            ],
        },
    }
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "site" / "static"]
# Served by the program itself, straight from the package: no collecting step that an office could forget.
WHITENOISE_USE_FINDERS = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
WHITENOISE_MAX_AGE = 3600

# Import files of a quarter are a few MB; what is larger is written to disk by Django and read in a child process.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# The bytes of imported files, under their digests: figures can be followed down to a row of a file.
FILES_FOLDER = home() / "files"
