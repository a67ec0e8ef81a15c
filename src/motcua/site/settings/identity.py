"""Who signs in and how: local name and password, a second factor, no sign-up by oneself."""

from __future__ import annotations

from motcua.site.settings.environment import number

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

PASSWORD_HASHERS = [
    "motcua.site.hashing.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "motcua.site.password_rules.UnlikeTheOfficer"},
    {"NAME": "motcua.site.password_rules.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "motcua.site.password_rules.Uncommon"},
    {"NAME": "motcua.site.password_rules.NotOnlyDigits"},
]

LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"

ACCOUNT_ADAPTER = "motcua.site.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    # Passwords are counted by django-axes, which keeps them in the database and tells who and from where
    # (accounts.AccountAdapter.pre_authenticate); this counts the codes of the second factor: six digits are soon
    # guessed.
    "login_failed": f"{number('LOGIN_ATTEMPTS', 8)}/15m/key",
    # Twice all the officers of an office whose machines share one address, in the first minute of a morning. Not
    # without end: each password costs a tenth of a second of all cores, whatever the name.
    "login": "120/m/ip",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Một Cửa"

AXES_FAILURE_LIMIT = number("LOGIN_ATTEMPTS", 8)
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_LOCKOUT_TEMPLATE = "account/lockout.html"

# A working day: nobody is thrown out in the middle of a dossier, and nobody stays signed in overnight.
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_ENGINE = "django.contrib.sessions.backends.db"
