"""Tables of the groundwork: users, audit, files, inbox, jobs, notices."""

from lalanh.base.models.audit import AuditEvent
from lalanh.base.models.file import StoredFile
from lalanh.base.models.inbox import InboxItem
from lalanh.base.models.job import Job
from lalanh.base.models.notice import Delivery, Notice
from lalanh.base.models.user import User

__all__ = ["AuditEvent", "Delivery", "InboxItem", "Job", "Notice", "StoredFile", "User"]
