"""Who may take gifts into a fund: where a committee keeps it, its receiving section alone."""

from datetime import datetime

from lalanh.base.models import User
from lalanh.fund.models import Fund
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations import committee_queries
from lalanh.organisations.models import Body


class NotTheReceiver(Refused):
    """The committee has a receiving section, and this person does not sit in it."""

    message = (
        "Chỉ {section} của {committee} được ghi tiền, hàng tiếp nhận vào quỹ này. "
        "Hãy nhờ người của tiểu ban ghi, hoặc đề nghị quản trị giao cho bạn một chỗ làm việc "
        "trong tiểu ban."
    )


def check_receiver(*, fund: Fund, by: User, at: datetime) -> None:
    """
    Pass whoever may take gifts into the fund.

    :raises NotTheReceiver: a committee with a receiving section keeps the fund, and the account
        has no seat in that section that day.
    """
    keeper = fund.owner
    if keeper.kind != Body.Kind.COMMITTEE:
        return
    on = local_date(at)
    receiving = committee_queries.receiving_sections(committee=keeper, on=on).first()
    if receiving is None:
        return
    if not committee_queries.sits_in_receiving_section(user=by, committee=keeper, on=on):
        raise NotTheReceiver(section=receiving.name, committee=keeper.name)
