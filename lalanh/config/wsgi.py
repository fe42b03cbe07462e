"""The WSGI entry of both sites; LALANH_SURFACE says which one this process is."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lalanh.config.settings")

application = get_wsgi_application()
