"""The lock screen keeps the rooms with needles in, whatever passphrase is typed."""
import sys

from driver import Failure, containing, open_demonstration, run, start, starting
from lock_test import see_locked, start_of
from whole_way_test import TODAY


def main(programs):
    program = start(programs, "--as-of", TODAY)
    open_demonstration(program)
    before = start_of(program.process.pid)
    program.key("ctrl+l")
    see_locked(program, before)
    rooms = program.see("label", starting("Needles are in:")).name
    if "Room 1" not in rooms:
        raise Failure(f"rooms as the lock screen tells them: {rooms!r}")
    for _ in range(2):
        program.fill("Passphrase", "seven dry stones", hidden=True)
        program.key("Return")
        program.see("label", containing("That passphrase doesn't open"))
        program.see("label", starting("Needles are in:"))
    program.quit()


if __name__ == "__main__":
    sys.exit(run(main))
