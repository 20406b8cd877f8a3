"""The question about an index number: what form it has, what it is made of, what is wrong with it."""

from gongkai.law.asking.fields import Fields
from gongkai.law.asking.situation import Answer, Payload, Situation

LONGEST_NUMBER = 200
