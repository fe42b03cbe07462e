"""A draft may be changed until it is sent on."""

from lalanh.directives.models import Draft
from lalanh.kernel.errors import Refused


class NotBeingWritten(Refused):
    """A paper that is checked, signed or issued keeps its words."""

    message = (
        "Dự thảo đang ở bước “{state}” nên không sửa được. Nếu cần sửa, hãy trả lại dự thảo; "
        "văn bản đã phát hành thì ra văn bản khác để sửa đổi hoặc đính chính."
    )


def being_written(draft: Draft) -> Draft:
    """
    Lock the draft and return it as it stands.

    :raises NotBeingWritten: once it was sent on.
    """
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.state != Draft.State.DRAFTING:
        raise NotBeingWritten(state=draft.get_state_display())
    return draft
