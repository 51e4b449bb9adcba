"""The weeks of the bundled example, each built once for all tests that read its files."""

import datetime as dt
import re

from filelock import FileLock

from samples.workspaces import ROOT
from sitrep.pipeline import Request, build

#: Each week with what had been published by the Friday after it, as ``make report`` builds it.
AS_OF = {
    week: dt.date.fromisoformat(day)
    for week, day in re.findall(
        r"^AS_OF_(\S+) := (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M
    )
}
#: The formats that tests read of each template.
FORMATS = {"": ("html", "md", "pdf"), "flash": ("md", "pdf"), "long": ("md",)}
CREATED = dt.date(2019, 9, 20)


def built(week, template, folder):
    """Return the folder of a week's report, made in ``folder`` by the first who asks for it."""
    name = f"{week}.{template}" if template else week
    out = folder / name
    # Tests run in several processes.
    with FileLock(folder / f"{name}.lock"):
        if not out.exists():
            request = Request(
                ROOT / "config.toml",
                CREATED,
                week,
                out,
                as_of=AS_OF[week],
                template=template,
                formats=FORMATS[template],
            )
            build(request)
    return out / name / "public"
