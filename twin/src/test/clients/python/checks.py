"""One line a check; whatever was not as expected makes the program end with status 1."""

import os
import sys
import traceback

from botocore.exceptions import ClientError


class Checks:
    def __init__(self):
        self.failed = 0
        self.lacks = {name for name in os.environ.get("SERVER_LACKS", "").split(",") if name}

    def equal(self, what, expected, got):
        return self.true(what, expected == got, repr(expected), repr(got))

    def contains(self, what, expected, got):
        return self.true(what, expected in (got or ""), f"text with {expected!r}", repr(got))

    def true(self, what, holds, expected="it", got="not so"):
        if holds:
            print(f"ok        {what}", flush=True)
        else:
            self.failed += 1
            print(f"FAILED    {what}: expected {expected}, got {got}", flush=True)
        return holds

    def lacking(self, ability, what):
        """Whether the server is known to lack what the check needs; says so in place of the check."""
        if ability in self.lacks:
            print(f"left out  {what}: this server lacks {ability}", flush=True)
        return ability in self.lacks


class Refused(Exception):
    """The API's word on a request. It quotes no secrets."""


def refusal(call):
    """The status with which AWS refuses a call of boto3; 200 if it does not."""
    try:
        call()
        return 200
    except ClientError as e:
        return e.response["ResponseMetadata"]["HTTPStatusCode"]


def told(e):
    match e:
        case ClientError():
            return f"{e.response['Error']['Code']} of {e.operation_name}"
        case Refused():
            return str(e)
        case _:
            return type(e).__name__


def run(program):
    """Runs the checks. Of what was not foreseen only the kind and the place are told: messages may hold signed URLs."""
    checks = Checks()
    try:
        program(checks)
    except Exception as e:
        place = traceback.extract_tb(e.__traceback__)
        own = next((f for f in reversed(place) if os.path.dirname(__file__) in f.filename), place[-1])
        checks.true(f"{os.path.basename(own.filename)}, line {own.lineno}", False, "no exception", told(e))
    print(f"{checks.failed} checks failed" if checks.failed else "All checks passed.")
    sys.exit(1 if checks.failed else 0)
