"""Words that logs write in place of a plain number, by language. Data only, no rule.

A word stands here as it is written; :func:`fold` makes of it, and of a cell, what is
compared. Adding a language is adding a key; names of months come from Babel.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

Words = Mapping[str, tuple[str, ...]]

#: What people write when no number is known. A lone dash is the field's own sign for it.
UNREPORTED: Words = {
    "any": ("", "-", "--", "–", "—", "?", "??", ".", "..", "n/a", "n.a.", "na", "nan", "null"),
    "en": (
        "none",
        "unknown",
        "not reported",
        "no information",
        "noinformation",
        "unspecified",
        "not stated",
        "not known",
        "not available",
        "unreported",
        "no data",
    ),
    "fr": (
        "inconnu",
        "inconnue",
        "inconnus",
        "inconnues",
        "non connu",
        "non renseigné",
        "n.r.",
        "non communiqué",
        "non précisé",
        "non disponible",
        "pas d'information",
        "nd",
        "n.d.",
        "indéterminé",
    ),
    "es": (
        "desconocido",
        "desconocida",
        "desconocidos",
        "sin datos",
        "sin información",
        "no disponible",
        "no especificado",
        "no se sabe",
        "no reportado",
        "s/d",
        "sin dato",
    ),
    "ar": (
        "غير معروف",
        "غير معروفة",
        "مجهول",
        "غير محدد",
        "غير متوفر",
        "غير متاح",
        "لا يوجد معلومات",
        "لا توجد معلومات",
        "غير مذكور",
        "لا معلومات",
    ),
    "uk": (
        "невідомо",
        "невідома",
        "невідомий",
        "невідома кількість",
        "немає даних",
        "нема даних",
        "не повідомляється",
        "не вказано",
        "дані відсутні",
        "н/д",
    ),
}

#: Vague words under the English one whose floor each shares.
VAGUE: Mapping[str, Words] = {
    "fr": {
        "tens": ("dizaines",),
        "dozens": ("douzaines",),
        "hundreds": ("centaines",),
        "thousands": ("milliers",),
        "tens of thousands": ("dizaines de milliers",),
        "hundreds of thousands": ("centaines de milliers",),
    },
    "es": {
        "tens": ("decenas",),
        "dozens": ("docenas",),
        "hundreds": ("cientos", "centenares", "centenas"),
        "thousands": ("miles", "millares"),
        "tens of thousands": ("decenas de miles", "decenas de millares"),
        "hundreds of thousands": ("cientos de miles", "centenares de miles"),
    },
    "ar": {
        "tens": ("عشرات", "العشرات"),
        "hundreds": ("مئات", "المئات"),
        "thousands": ("آلاف", "الآلاف"),
        "tens of thousands": ("عشرات الآلاف", "عشرات آلاف"),
        "hundreds of thousands": ("مئات الآلاف", "مئات آلاف"),
    },
    "uk": {
        "tens": ("десятки",),
        "dozens": ("дюжини",),
        "hundreds": ("сотні",),
        "thousands": ("тисячі",),
        "tens of thousands": ("десятки тисяч",),
        "hundreds of thousands": ("сотні тисяч",),
    },
}
#: What may stand before a vague word and changes nothing.
ARTICLES: Words = {
    "fr": ("des", "plusieurs", "quelques"),
    "es": ("varias", "varios"),
    "en": ("several",),
    "uk": ("кілька", "декілька"),
    "ar": ("بضع",),
}

#: What stands before a number and qualifies it, by the qualifier's name.
OPENERS: Mapping[str, Words] = {
    "more than": {
        "any": (">",),
        "en": ("more than", "greater than", "over", "above", "upwards of"),
        "fr": ("plus de", "plus que", "au-delà de"),
        "es": ("más de", "por encima de"),
        "ar": ("أكثر من", "ما يزيد عن", "ما يزيد على", "يزيد عن", "فوق"),
        "uk": ("понад", "більше", "більше ніж", "більш ніж", "більше як", "більш як"),
    },
    "at least": {
        "any": (">=", "≥"),
        "en": (
            "at least",
            "no fewer than",
            "no less than",
            "not fewer than",
            "not less than",
            "a minimum of",
            "minimum",
            "min",
        ),
        "fr": ("au moins", "pas moins de", "au minimum", "un minimum de"),
        "es": ("al menos", "por lo menos", "como mínimo", "no menos de", "mínimo", "un mínimo de"),
        "ar": ("على الأقل", "ما لا يقل عن", "لا يقل عن", "بما لا يقل عن"),
        "uk": (
            "щонайменше",
            "принаймні",
            "не менше",
            "не менше ніж",
            "не менш ніж",
            "не менш як",
            "мінімум",
            "як мінімум",
        ),
    },
    "up to": {
        "any": ("<=", "≤"),
        "en": (
            "up to",
            "at most",
            "no more than",
            "not more than",
            "a maximum of",
            "maximum",
            "max",
        ),
        "fr": ("jusqu'à", "au plus", "tout au plus", "pas plus de", "au maximum", "un maximum de"),
        "es": ("hasta", "como máximo", "a lo sumo", "no más de", "máximo", "un máximo de"),
        "ar": ("حتى", "ما يصل إلى", "يصل إلى", "لا يزيد عن", "ما لا يزيد عن", "على الأكثر"),
        "uk": ("до", "щонайбільше", "не більше", "не більше ніж", "не більш як", "максимум"),
    },
    "about": {
        "any": ("~", "≈"),
        "en": (
            "about",
            "some",
            "around",
            "approximately",
            "approx.",
            "approx",
            "an estimated",
            "estimated",
            "almost",
            "nearly",
            "roughly",
            "circa",
            "ca.",
            "c.",
        ),
        "fr": (
            "environ",
            "près de",
            "quelque",
            "autour de",
            "à peu près",
            "approximativement",
            "presque",
            "env.",
        ),
        "es": (
            "unos",
            "unas",
            "alrededor de",
            "cerca de",
            "aproximadamente",
            "casi",
            "en torno a",
            "aprox.",
            "aprox",
        ),
        "ar": ("نحو", "حوالي", "حوالى", "قرابة", "زهاء", "ما يقارب", "ما يقرب من", "تقريبا"),
        "uk": ("близько", "приблизно", "майже", "орієнтовно", "біля", "коло"),
    },
}
#: What stands after a number and qualifies it.
CLOSERS: Mapping[str, Words] = {
    "at least": {
        "en": ("at least", "or more"),
        "fr": ("au moins", "au minimum", "ou plus"),
        "es": ("al menos", "por lo menos", "como mínimo", "o más"),
        "ar": ("على الأقل", "أو أكثر", "فأكثر"),
        "uk": ("щонайменше", "принаймні", "або більше", "і більше"),
    },
    "up to": {
        "en": ("at most",),
        "fr": ("au plus", "au maximum"),
        "es": ("como máximo", "a lo sumo"),
        "ar": ("على الأكثر", "كحد أقصى"),
        "uk": ("щонайбільше", "максимум"),
    },
    "about": {
        "en": ("approximately", "approx.", "approx"),
        "fr": ("environ", "approximativement"),
        "es": ("aproximadamente",),
        "ar": ("تقريبا", "تقريبًا"),
        "uk": ("приблизно",),
    },
}

#: A range: what may open it, then its joiner.
RANGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (("", "to"), ("between", "to"), ("between", "and"), ("from", "to")),
    "fr": (("", "à"), ("de", "à"), ("entre", "et")),
    "es": (("", "a"), ("de", "a"), ("entre", "y")),
    "ar": (("", "إلى"), ("من", "إلى"), ("بين", "و"), ("ما بين", "و")),
    "uk": (("від", "до"), ("між", "та"), ("між", "і"), ("між", "й")),
}

#: Words that multiply the number before them.
SCALES: Mapping[int, Words] = {
    1_000: {
        "en": ("thousand",),
        "fr": ("mille",),
        "es": ("mil",),
        "ar": ("ألف", "آلاف"),
        "uk": ("тис.", "тис", "тисяч", "тисячі", "тисяча"),
    },
    1_000_000: {
        "en": ("million",),
        "fr": ("million", "millions"),
        "es": ("millón", "millones"),
        "ar": ("مليون", "ملايين"),
        "uk": ("млн", "млн.", "мільйон", "мільйони", "мільйонів"),
    },
}

#: The locales whose names of months are read; Arabic has three sets in use.
LOCALES = ("en", "en_GB", "fr", "es", "ar", "ar_SY", "ar_DZ", "uk")
#: What may stand between the parts of a worded date: "6 de mayo de 2019", "6 травня 2019 р.".
DATE_FILLERS = ("of", "de", "del", "р.", "року")

#: Marks of direction and byte order, and the stroke that only lengthens: they say nothing.
_UNSEEN = dict.fromkeys(
    [0x200E, 0x200F, 0x061C, 0xFEFF, 0x0640, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_SIGNS = str.maketrans("’ʼ‘٬،٫", "''',,.")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return ``text`` without case, accents, width and double spaces; all digits are 0-9.

    Accents go from letters only: "≯" is not ">".
    """
    wide = unicodedata.normalize("NFKC", text.translate(_UNSEEN).translate(_SIGNS)).casefold()
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", wide):
        letter = bool(kept) and kept[-1].isalpha()
        if unicodedata.combining(char) and letter:
            continue
        kept.append(str(unicodedata.digit(char)) if char.isdigit() else char)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def folded(words: Words) -> frozenset[str]:
    """Return the words of all languages, folded."""
    return frozenset(fold(word) for own in words.values() for word in own)


def by_word(table: Mapping[str, Words]) -> dict[str, str]:
    """Return the key under which each folded word stands."""
    return {word: key for key, words in table.items() for word in folded(words)}
