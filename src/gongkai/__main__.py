"""`python -m gongkai` is `gongkai`."""

from gongkai.cli.main import main

if __name__ == "__main__":
    main(prog_name="gongkai")
