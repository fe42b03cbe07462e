"""
All settings, from the environment only.

LALANH_SURFACE picks the process: `web` (staff site), `portal` (public site), `worker` (jobs) or
`owner` (migrations and commands of operators). Each connects with its own database role.
"""

import hashlib
from pathlib import Path

from django.utils.csp import CSP

from lalanh.config import environment as env

PACKAGE = Path(__file__).resolve().parent.parent
VAR = Path(env.text("LALANH_VAR", str(PACKAGE.parent / "var")))

SURFACE = env.choice("LALANH_SURFACE", "owner", ("web", "portal", "worker", "owner"))
DEBUG = env.switch("LALANH_DEBUG", False)
ALLOWED_HOSTS = env.words("LALANH_HOSTS", "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("LALANH_ORIGINS")


def _secret_key() -> str:
    """The key from the environment, else from var/secret-key, else one that dies with tests."""
    kept = VAR / "secret-key"
    return env.text("LALANH_SECRET_KEY", kept.read_text() if kept.exists() else "unsafe-for-tests")


SECRET_KEY = _secret_key()

# --- Rooms -------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "lalanh.base",
    "lalanh.organisations",
    "lalanh.directives",
    "lalanh.programmes",
    "lalanh.tasks",
    "lalanh.fund",
    "lalanh.transparency",
    "lalanh.web",
    "lalanh.portal",
    "lalanh.cli",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

_SAFE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
]
# Named, so that tests of the public site run under them in a process of the staff's.
PORTAL_MIDDLEWARE = [
    *_SAFE,
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PORTAL_CONTEXT = ["django.template.context_processors.csp"]
if SURFACE == "portal":
    ROOT_URLCONF = "lalanh.config.urls_public"
    # Nobody signs in here; allauth would insist on its middleware.
    INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("allauth")]
    MIDDLEWARE = PORTAL_MIDDLEWARE
else:
    ROOT_URLCONF = "lalanh.config.urls_staff"
    MIDDLEWARE = [
        *_SAFE,
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "allauth.account.middleware.AccountMiddleware",
        "django.contrib.auth.middleware.LoginRequiredMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
        "lalanh.web.middleware.SignInAgain",
        "lalanh.web.middleware.ScopedTransaction",
    ]

WSGI_APPLICATION = "lalanh.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lalanh.web.context.frame",
            ]
            if SURFACE != "portal"
            else PORTAL_CONTEXT,
        },
    }
]

# --- Database: three roles ---------------------------------------------------------------------
_ROLE = {"web": "APP", "worker": "APP", "portal": "PUBLIC", "owner": "OWNER"}[SURFACE]
_ADDRESS = env.database(
    f"LALANH_DB_{_ROLE}_URL",
    f"postgresql:///lalanh?host={VAR / 'postgres'}&user=lalanh_{_ROLE.lower()}",
)
# Pages answer within 10 s or not at all; jobs and migrations may take longer.
_PATIENCE_MS = 10_000 if SURFACE in ("web", "portal") else 300_000
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _ADDRESS.name,
        "USER": _ADDRESS.user,
        "PASSWORD": _ADDRESS.password,
        "HOST": _ADDRESS.host,
        "PORT": _ADDRESS.port,
        "CONN_MAX_AGE": 0 if SURFACE == "owner" else 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "application_name": f"lalanh-{SURFACE}",
            # Compiling pays off for hours of analysis, never for a page: a policy over many rows
            # looks costly to the planner and is quick.
            "options": (
                f"{_ADDRESS.session} -c jit=off -c statement_timeout={_PATIENCE_MS}".strip()
            ),
            **_ADDRESS.parameters,
        },
    }
}
CACHES = {
    # Shared by all processes, so that a limit on sign-in attempts holds across them.
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache"
        if SURFACE == "portal"
        else "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_cache",
        # Pages of the public site, some tens of kilobytes each, the oldest dropped first.
        "OPTIONS": {"MAX_ENTRIES": 1000},
    }
}

# --- Sign-in -----------------------------------------------------------------------------------
AUTH_USER_MODEL = "base.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "lalanh.base.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "lalanh.base.passwords.NotCommon"},
    {
        "NAME": "lalanh.base.passwords.NotOneself",
        "OPTIONS": {"user_attributes": ["username", "full_name", "email"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lalanh.web.account.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"lalanh.web.account.forms.{form}"
    for name, form in {
        "login": "LogIn",
        "change_password": "ChangePassword",
        "set_password": "SetPassword",
        "reset_password": "ResetPassword",
        "reset_password_from_key": "ResetPasswordKey",
        "reauthenticate": "Reauthenticate",
    }.items()
}
# The owner of an account hears of every change to its safety; a stranger's address hears nothing.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Lá Lành] "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# The address of the peer is the truth; a proxy in front says so through this number.
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole("LALANH_TRUSTED_PROXIES", 0)
MFA_ADAPTER = "lalanh.web.account.adapter.MFAAdapter"
MFA_FORMS = {
    name: f"lalanh.web.account.forms.{form}"
    for name, form in {
        "authenticate": "Authenticate",
        "reauthenticate": "ReauthenticateByCode",
        "activate_totp": "ActivateTOTP",
        "deactivate_totp": "DeactivateTOTP",
        "generate_recovery_codes": "GenerateRecoveryCodes",
        "add_webauthn": "AddKey",
        "edit_webauthn": "EditKey",
        "authenticate_webauthn": "AuthenticateByKey",
        "login_webauthn": "LogInByKey",
        "reauthenticate_webauthn": "ReauthenticateByKey",
    }.items()
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Lá Lành"

# --- Sessions, headers -------------------------------------------------------------------------
_HTTPS = env.switch("LALANH_HTTPS", False)
# Without HTTPS browsers give passkeys to localhost alone, which is what trying the platform needs.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _HTTPS
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20

# --- Language, time, files ---------------------------------------------------------------------
LANGUAGE_CODE = "vi"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = True
# Day before month, always; the first one is what a browser's calendar sends.
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if SURFACE == "owner"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILES_DIR = Path(env.text("LALANH_FILES", str(VAR / "files")))
SNAPSHOTS_DIR = Path(env.text("LALANH_SNAPSHOTS", str(VAR / "snapshots")))
# By it a donor finds the own gift where names are not shown; shared by worker and public site.
OWN_GIFT_SECRET = env.text(
    "LALANH_OWN_GIFT_SECRET", hashlib.sha256(f"own gift {SECRET_KEY}".encode()).hexdigest()
).encode()
UPLOAD_LIMIT_BYTES = env.whole("LALANH_UPLOAD_LIMIT_MB", 50) * 2**20

# --- Letters, log ------------------------------------------------------------------------------
_SMTP_HOST = env.text("LALANH_SMTP_HOST", "")
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": _SMTP_HOST,
            "port": env.whole("LALANH_SMTP_PORT", 587),
            "username": env.text("LALANH_SMTP_USER", ""),
            "password": env.text("LALANH_SMTP_PASSWORD", ""),
            "use_tls": env.switch("LALANH_SMTP_TLS", True),
        },
    }
    if _SMTP_HOST
    # Without a mail server letters are kept as files, where an operator can read them.
    else {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(VAR / "mail")},
    }
}
DEFAULT_FROM_EMAIL = env.text("LALANH_MAIL_FROM", "lalanh@localhost")
PUBLIC_SITE_URL = env.text("LALANH_PUBLIC_URL", "http://localhost:8001")
STAFF_SITE_URL = env.text("LALANH_STAFF_URL", "http://localhost:8000")
PROVINCE_NAME = env.text("LALANH_PROVINCE", "tỉnh Sông Lam")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_secrets": {"()": "lalanh.base.logs.WithoutSecrets"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": env.text("LALANH_LOG", "WARNING")},
}
