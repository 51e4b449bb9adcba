"""What logs call a health facility or transport, in all languages: parts of folded words."""

from __future__ import annotations

from functools import cache

from sitrep.vocabulary.lexicon import fold

_STEMS = (
    # English
    ("hospital", "clinic", "health", "medic", "ambulance", "pharmac", "dispensary", "maternity"),
    ("laborator", "blood bank", "dialysis", "infirmary", "surgery", "nursing", "dental"),
    # French, Spanish
    ("hopital", "hopitaux", "clinique", "sante", "dispensaire", "maternite", "infirmerie"),
    ("hospitales", "clinica", "salud", "farmacia", "ambulancia", "maternidad", "sanatorio"),
    # Arabic
    (
        "مستشفى",
        "مستشفي",
        "مشفى",
        "عيادة",
        "صحي",
        "صحة",
        "طبي",
        "اسعاف",
        "إسعاف",
        "صيدلية",
        "مستوصف",
    ),
    # Ukrainian, Russian
    ("лікарн", "поліклінік", "клінік", "аптек", "медич", "швидк", "амбулаторі", "пологов"),
    ("шпитал", "больниц", "клиник", "госпитал", "медицин", "здравоохран", "скорая", "роддом"),
)
_FOLDED = tuple(fold(stem) for own in _STEMS for stem in own)


@cache
def is_health(text: str) -> bool:
    """Return whether a facility's type or name is of health care: a school or market is not."""
    plain = fold(text.replace("_", " "))
    return any(stem in plain for stem in _FOLDED)
