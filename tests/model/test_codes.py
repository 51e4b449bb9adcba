"""Each code of the closed list is given somewhere and has its words."""

import re

from samples.workspaces import ROOT

from sitrep.model.codes import Code
from sitrep.wording.catalogue import entries, shipped


def test_every_code_has_its_words_in_the_order_of_the_list():
    named = [e.name for e in entries(shipped("en")) if e.name.startswith("reason-")]
    assert named == [f"reason-{code.replace('_', '-')}" for code in Code]


def test_every_code_is_given_by_some_stage():
    files = set((ROOT / "sitrep").rglob("*.py")) - {ROOT / "sitrep" / "wording" / "terms.py"}
    texts = [path.read_text("utf-8") for path in files]
    given = {name for text in texts for name in re.findall(r"\bCode\.([A-Z0-9_]+)", text)}
    assert given == {code.name for code in Code}
