"""Numbers of people who do not exist: made up from dice, right in every check."""

import random

from gongkai.law.codes import credit_check_character
from gongkai.text.resident_ids import check_character

COUNTIES = ("110105", "320102", "440106", "510107", "150402", "431302", "620102", "650102")


def resident_id(dice: random.Random) -> str:
    day = f"{dice.randint(1930, 2015)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}"
    body = f"{dice.choice(COUNTIES)}{day}{dice.randint(0, 999):03}"
    return body + check_character(body)


def old_resident_id(dice: random.Random) -> str:
    return f"{dice.choice(COUNTIES)}{dice.randint(30, 79):02}{dice.randint(1, 12):02}{dice.randint(1, 28):02}{dice.randint(0, 999):03}"


def mobile(dice: random.Random) -> str:
    return f"1{dice.randint(3, 9)}{dice.randint(0, 999_999_999):09}"


def bank_card(dice: random.Random, size: int = 19) -> str:
    body = "62" + "".join(dice.choices("0123456789", k=size - 3))
    doubled = sum(sum(divmod(2 * int(digit), 10)) if place % 2 == 0 else int(digit) for place, digit in enumerate(reversed(body)))
    return body + str(-doubled % 10)


def credit_code(dice: random.Random) -> str:
    body = "".join(dice.choices("1235679", k=1) + dice.choices("129", k=1) + dice.choices("0123456789", k=6))
    body += "".join(dice.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9))
    return body + credit_check_character(body)
