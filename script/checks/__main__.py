"""House checks: what ruff, mypy and import-linter cannot see. Prints `path:line: what is wrong` and ends with 1 where anything is.

Each check is a function from nothing to lines. Run as `python script/checks`.
"""

import sys

import locks
import messages
import sources
import templates
import tree

CHECKS = (
    tree.names_no_host_or_machine_path,
    tree.keeps_no_notes_and_skips_no_test,
    tree.tracks_nothing_ignored,
    sources.read_the_clock_in_one_module,
    sources.stay_short,
    sources.use_no_signals,
    templates.have_nothing_inline,
    templates.translate_every_chinese_text,
    messages.are_all_in_english,
    messages.are_compiled,
    locks.hold_hashes_and_no_address,
    locks.are_in_step,
)


def main() -> int:
    faults = [line for check in CHECKS for line in check()]
    print(*sorted(faults), sep="\n", end="\n" if faults else "")
    print(f"house checks: {len(CHECKS)} run, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
