"""A process of its own that runs a cluster until it is told, or made, to stop."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from lalanh.cli.postgres.binaries import find_binaries
from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.errors import LauncherRefused


def main() -> int:
    """Start, say "ready <server's pid>", wait; say the sentence when refused."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("--uid", type=int, default=os.geteuid())
    call = parser.parse_args()
    # A program of its own heeds these, even when the tests run where they are ignored (nohup, `&`).
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if call.uid != os.geteuid():
        os.setgroups([])
        os.setgid(call.uid)
        os.setuid(call.uid)
    try:
        with Cluster(call.path, binaries=find_binaries(call.path), fast=True) as cluster:
            pid = (cluster.path / "postmaster.pid").read_text().splitlines()[0]
            print("ready", pid, flush=True)
            time.sleep(60)
    except LauncherRefused as refusal:
        print("refused", refusal, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
