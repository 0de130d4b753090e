"""Runs a command at a terminal of its own and types at it.

    terminal.py [-c COLUMNS] COMMAND... -- STEP...

A step is  send:TEXT  (with \\t, \\r, \\x01 as in Python)  or  wait:TEXT , which
goes on once that has been printed, after what an earlier one waited for.  What
was printed goes to stdout.  Ends with 1 if a wait was in vain for 20 seconds,
else with the status of the command, which is given that long to end.
"""
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time

LONG = 20


def main(argv):
    columns = 80
    if argv[0] == "-c":
        columns = int(argv[1])
        argv = argv[2:]
    cut = argv.index("--")
    command, steps = argv[:cut], argv[cut + 1:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ,
                struct.pack("HHHH", 40, columns, 0, 0))
    printed, seen = b"", 0

    def read(until):
        """Reads what there is; False at the end of it."""
        nonlocal printed
        ready = select.select([terminal], [], [], max(0, until - time.time()))
        if not ready[0]:
            return True
        try:
            more = os.read(terminal, 65536)
        except OSError:
            more = b""
        printed += more
        return more != b""

    failed = False
    for step in steps:
        what, _, text = step.partition(":")
        text = text.encode().decode("unicode_escape").encode("latin-1")
        if what == "send":
            os.write(terminal, text)
            continue
        until = time.time() + LONG
        alive = True
        while text not in printed[seen:] and alive and time.time() < until:
            alive = read(until)
        if text not in printed[seen:]:
            print("waited in vain for", repr(text), file=sys.stderr)
            failed = True
            break
        seen = printed.index(text, seen) + len(text)
    until = time.time() + (0 if failed else LONG)
    while time.time() < until and read(until):
        pass
    sys.stdout.buffer.write(printed)
    sys.stdout.flush()
    if failed or time.time() >= until:
        os.kill(child, 9)
        os.waitpid(child, 0)
        return 1
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


sys.exit(main(sys.argv[1:]))
