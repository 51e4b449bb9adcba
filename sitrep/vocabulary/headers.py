"""Words that stand in the headers of home-made logs, by language. Data only, no rule.

Adding a language is adding a key. Within a column the words stand in their order: where two
headers of one log are of the same column, the one whose word comes first is the nearer.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.vocabulary.lexicon import Words

#: What is counted. "Casualties" and "victims" are not here: they may be dead and wounded in one.
INDICATORS: Mapping[str, Words] = {
    "killed": {
        "en": ("killed", "dead", "deaths", "death", "died", "fatalities", "fatality"),
        "fr": ("morts", "mort", "tués", "tué", "décès", "décédés"),
        "es": ("muertos", "muertas", "muertes", "fallecidos", "fallecidas", "asesinados"),
        "ar": ("القتلى", "قتلى", "قتيل", "الوفيات", "وفيات", "الشهداء", "شهداء"),
        "uk": ("загиблі", "загиблих", "загинуло", "вбиті", "вбито", "убиті", "убито"),
    },
    "injured": {
        "en": ("injured", "wounded", "injuries", "injury"),
        "fr": ("blessés", "blessé"),
        "es": ("heridos", "heridas", "lesionados", "lesionadas"),
        "ar": ("الجرحى", "جرحى", "المصابين", "مصابين", "المصابون", "الإصابات", "إصابات"),
        "uk": ("поранені", "поранених", "поранено", "травмовані", "травмованих"),
    },
    "missing": {
        "en": ("missing", "disappeared"),
        "fr": ("disparus", "disparues"),
        "es": ("desaparecidos", "desaparecidas"),
        "ar": ("المفقودين", "المفقودون", "مفقودين", "مفقودون"),
        "uk": ("зниклі", "зниклих", "зникло"),
    },
    "displaced": {
        "en": ("displaced", "idps", "displacement"),
        "fr": ("déplacés", "déplacées", "pdi"),
        "es": ("desplazados", "desplazadas"),
        "ar": ("النازحين", "النازحون", "نازحين", "نازحون"),
        "uk": ("переміщені", "переміщених", "переміщено", "впо"),
    },
}
#: Two indicators in one word, which no column of sitrep's can hold.
COMBINED: Words = {
    "en": ("casualties", "casualty", "victims"),
    "fr": ("victimes",),
    "es": ("víctimas", "bajas"),
    "ar": ("ضحايا", "الضحايا"),
    "uk": ("жертви", "постраждалі"),
}
#: A part of those counted, inside the total.
GROUPS: Mapping[str, Words] = {
    "civilians": {
        "en": ("civilians", "civilian"),
        "fr": ("civils", "civil"),
        "es": ("civiles", "civil"),
        "ar": ("المدنيين", "مدنيين", "المدنيون", "مدنيون"),
        "uk": ("цивільні", "цивільних"),
    },
    "combatants": {
        "en": ("combatants", "soldiers", "fighters", "military"),
        "fr": ("combattants", "soldats", "militaires"),
        "es": ("combatientes", "soldados", "militares"),
        "ar": ("مقاتلين", "المقاتلين", "عسكريين", "العسكريين"),
        "uk": ("військові", "військових"),
    },
    "women": {
        "en": ("women",),
        "fr": ("femmes",),
        "es": ("mujeres",),
        "ar": ("نساء", "النساء"),
        "uk": ("жінки", "жінок"),
    },
    "men": {
        "en": ("men",),
        "fr": ("hommes",),
        "es": ("hombres",),
        "ar": ("رجال", "الرجال"),
        "uk": ("чоловіки", "чоловіків"),
    },
    "children": {
        "en": ("children", "child", "minors"),
        "fr": ("enfants",),
        "es": ("niños", "menores"),
        "ar": ("أطفال", "الأطفال"),
        "uk": ("діти", "дітей"),
    },
    "girls": {
        "en": ("girls",),
        "fr": ("filles",),
        "es": ("niñas",),
        "ar": ("بنات", "فتيات"),
        "uk": ("дівчата", "дівчат"),
    },
    "boys": {
        "en": ("boys",),
        "fr": ("garçons",),
        "ar": ("أولاد", "فتيان"),
        "uk": ("хлопці", "хлопців"),
    },
}
#: The part of a figure that is given in several columns.
BOUND_WORDS: Mapping[str, Words] = {
    "low": {
        "en": ("low", "min", "minimum", "lowest", "lower"),
        "fr": ("minimum", "bas"),
        "es": ("mínimo", "mín"),
        "ar": ("الأدنى", "أدنى"),
        "uk": ("мінімум", "мін"),
    },
    "best": {"en": ("best",)},
    "high": {
        "en": ("high", "max", "maximum", "highest", "upper"),
        "fr": ("haut",),
        "es": ("máximo", "máx"),
        "ar": ("الأقصى", "أقصى"),
        "uk": ("максимум", "макс"),
    },
}
HOUSEHOLDS: Words = {
    "en": ("households", "household", "hh", "hhs", "families"),
    "fr": ("ménages", "familles"),
    "es": ("hogares", "familias"),
    "ar": ("عائلات", "العائلات", "عائلة", "أسر", "الأسر", "أسرة"),
    "uk": ("домогосподарства", "домогосподарств", "сімей", "родин"),
}
#: Words that change nothing: "Number of people killed" is "killed".
FILLERS: Words = {
    "any": ("#", "nº", "n°", "№"),
    "en": (
        "number",
        "num",
        "nr",
        "no",
        "of",
        "the",
        "in",
        "by",
        "people",
        "persons",
        "person",
        "total",
        "reported",
        "event",
        "incident",
        "attack",
        "name",
        "were",
        "estimate",
    ),
    "fr": (
        "nombre",
        "nb",
        "nbre",
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "personnes",
        "événement",
        "incident",
        "attaque",
        "nom",
        "estimation",
    ),
    "es": (
        "número",
        "núm",
        "cantidad",
        "de",
        "del",
        "los",
        "las",
        "la",
        "el",
        "personas",
        "evento",
        "incidente",
        "hecho",
        "ataque",
        "nombre",
    ),
    "ar": ("عدد", "الحادث", "الحادثة", "الحدث", "الأشخاص", "اسم", "الهجوم", "الحد"),
    "uk": ("кількість", "осіб", "людей", "події", "подія", "інциденту", "назва"),
}

_ADMIN1: Words = {
    "en": (
        "admin1",
        "admin 1",
        "adm1",
        "adm 1",
        "governorate",
        "province",
        "oblast",
        "region",
        "state",
    ),
    "fr": ("région", "province", "gouvernorat"),
    "es": ("departamento", "provincia", "región", "estado"),
    "ar": ("المحافظة", "محافظة", "الولاية", "الإقليم"),
    "uk": ("область",),
}
_ADMIN2: Words = {
    "en": ("admin2", "admin 2", "adm2", "adm 2", "district", "county", "municipality"),
    "fr": ("cercle", "département", "district"),
    "es": ("municipio", "distrito"),
    "ar": ("المديرية", "القضاء", "المنطقة"),
    "uk": ("район",),
}
_PCODES: Mapping[str, Words] = {
    "admin1_pcode": {
        "en": (
            "admin1 pcode",
            "adm1 pcode",
            "admin 1 pcode",
            "governorate pcode",
            "province pcode",
            "region pcode",
        )
    },
    "admin2_pcode": {
        "en": ("admin2 pcode", "adm2 pcode", "admin 2 pcode", "district pcode", "county pcode")
    },
}
_REPORTED: Words = {
    "en": (
        "reported on",
        "date reported",
        "report date",
        "date of report",
        "reporting date",
        "publication date",
        "date published",
        "published",
    ),
    "fr": ("date du rapport", "date de publication", "date de signalement"),
    "es": ("fecha de reporte", "fecha de publicación", "fecha del informe"),
    "ar": ("تاريخ الإبلاغ", "تاريخ التقرير", "تاريخ النشر"),
    "uk": ("дата повідомлення", "дата публікації", "дата звіту"),
}
_SOURCE: Words = {
    "en": ("source", "sources", "information source", "reported by"),
    "fr": ("source", "sources"),
    "es": ("fuente", "fuentes"),
    "ar": ("المصدر", "مصدر", "المصادر"),
    "uk": ("джерело", "джерела"),
}
_STATUS: Words = {
    "en": ("status", "verification status", "verification"),
    "fr": ("statut",),
    "es": ("estado de verificación",),
    "ar": ("الحالة",),
    "uk": ("статус",),
}
_FACILITY_TYPE: Words = {
    "en": ("facility type", "type of facility", "type of health facility"),
    "fr": ("type de structure", "type d'établissement"),
    "es": ("tipo de establecimiento", "tipo de instalación"),
    "ar": ("نوع المنشأة", "نوع المرفق"),
    "uk": ("тип закладу",),
}
_FACILITY_NAME: Words = {
    "en": ("facility name", "name of facility", "health facility", "facility", "hospital"),
    "fr": ("structure de santé", "établissement de santé", "formation sanitaire", "hôpital"),
    "es": ("establecimiento de salud", "centro de salud", "hospital"),
    "ar": ("المنشأة الصحية", "المرفق الصحي", "المنشأة", "المشفى", "المستشفى"),
    "uk": ("медичний заклад", "лікарня"),
}

EVENTS: Mapping[str, Words] = {
    "event_id": {
        "en": (
            "event id",
            "incident id",
            "incident number",
            "event number",
            "incident no",
            "id",
            "reference",
            "ref",
            "ref no",
            "serial number",
            "no",
            "number",
            "#",
            "s/n",
        ),
        "fr": ("numéro", "référence", "identifiant", "n°"),
        "es": ("número", "referencia", "nº", "identificador"),
        "ar": ("رقم الحادث", "رقم الحادثة", "رقم الحدث", "الرقم", "رقم", "م"),
        "uk": ("номер", "номер події", "№"),
    },
    "date_start": {
        "en": (
            "event date",
            "incident date",
            "date of incident",
            "date of event",
            "date of attack",
            "attack date",
            "start date",
            "date start",
            "day of event",
            "date",
        ),
        "fr": (
            "date de l'incident",
            "date de l'événement",
            "date de l'attaque",
            "date de début",
            "date",
        ),
        "es": (
            "fecha del evento",
            "fecha del incidente",
            "fecha del hecho",
            "fecha de inicio",
            "fecha",
        ),
        "ar": ("تاريخ الحادث", "تاريخ الحادثة", "تاريخ الحدث", "تاريخ الهجوم", "التاريخ", "تاريخ"),
        "uk": ("дата події", "дата інциденту", "дата початку", "дата"),
    },
    "date_end": {
        "en": ("end date", "date end", "date of end"),
        "fr": ("date de fin",),
        "es": ("fecha de fin", "fecha final"),
        "ar": ("تاريخ الانتهاء",),
        "uk": ("дата закінчення",),
    },
    "reported_on": _REPORTED,
    "date_precision": {"en": ("date precision",)},
    "status": _STATUS,
    "event_type": {
        "en": (
            "event type",
            "incident type",
            "type of incident",
            "type of event",
            "attack type",
            "type of attack",
            "type",
            "category",
        ),
        "fr": ("type d'incident", "type d'événement", "type d'attaque", "type", "catégorie"),
        "es": ("tipo de evento", "tipo de incidente", "tipo de hecho", "tipo", "categoría"),
        "ar": ("نوع الحادث", "نوع الحادثة", "نوع الحدث", "نوع الهجوم", "النوع"),
        "uk": ("тип події", "тип інциденту", "вид події", "тип"),
    },
    "country": {
        "en": ("country",),
        "fr": ("pays",),
        "es": ("país",),
        "ar": ("البلد", "الدولة"),
        "uk": ("країна",),
    },
    "admin1": _ADMIN1,
    "admin2": _ADMIN2,
    **_PCODES,
    "place": {
        "en": (
            "place",
            "village",
            "town",
            "city",
            "community",
            "locality",
            "settlement",
            "location",
            "neighbourhood",
            "neighborhood",
            "site",
        ),
        "fr": ("localité", "lieu", "village", "ville", "commune", "site"),
        "es": ("localidad", "lugar", "pueblo", "ciudad", "comunidad", "vereda", "sitio"),
        "ar": ("المكان", "الموقع", "القرية", "البلدة", "المدينة", "مكان"),
        "uk": ("населений пункт", "місце", "село", "місто", "місцезнаходження"),
    },
    "latitude": {
        "en": ("latitude", "lat"),
        "es": ("latitud",),
        "ar": ("خط العرض",),
        "uk": ("широта",),
    },
    "longitude": {
        "en": ("longitude", "lon", "long", "lng"),
        "es": ("longitud",),
        "ar": ("خط الطول",),
        "uk": ("довгота",),
    },
    "geo_precision": {"en": ("geo precision", "location precision")},
    "facility_id": {"en": ("facility id", "facility code")},
    "facility_name": _FACILITY_NAME,
    "facility_type": _FACILITY_TYPE,
    "facility_damage": {"en": ("facility damage", "damage to facility", "damage")},
    "facility_status": {"en": ("facility status", "functional status")},
    "actor": {
        "en": (
            "actor",
            "perpetrator",
            "alleged perpetrator",
            "responsible party",
            "reported perpetrator",
            "attributed to",
        ),
        "fr": ("auteur", "auteur présumé", "acteur"),
        "es": ("autor", "presunto autor", "actor", "responsable"),
        "ar": ("الجهة المسؤولة", "الفاعل", "الطرف المسؤول"),
        "uk": ("виконавець", "винуватець"),
    },
    "weapon": {
        "en": ("weapon", "weapon used", "weapon type", "munition"),
        "fr": ("arme",),
        "es": ("arma",),
        "ar": ("السلاح", "نوع السلاح"),
        "uk": ("зброя",),
    },
    "source": _SOURCE,
    "source_url": {
        "en": ("source url", "source link", "url", "link"),
        "fr": ("lien",),
        "es": ("enlace",),
        "ar": ("الرابط", "رابط"),
        "uk": ("посилання",),
    },
    "source_reliability": {"en": ("source reliability", "reliability")},
    "information_credibility": {"en": ("information credibility", "credibility")},
    "sensitivity": {"en": ("sensitivity", "confidentiality")},
    "description": {
        "en": ("description", "details", "narrative", "summary", "notes", "comments", "remarks"),
        "fr": ("description", "détails", "résumé", "remarques", "observations"),
        "es": ("descripción", "detalles", "resumen", "observaciones", "notas"),
        "ar": ("الوصف", "وصف", "التفاصيل", "ملاحظات"),
        "uk": ("опис", "деталі", "примітки"),
    },
}
TOTALS: Mapping[str, Words] = {
    "total_id": {"en": ("total id", "id"), "ar": ("الرقم",), "uk": ("номер",)},
    "indicator": {
        "en": ("indicator", "measure"),
        "fr": ("indicateur",),
        "es": ("indicador",),
        "ar": ("المؤشر",),
        "uk": ("показник", "індикатор"),
    },
    "unit": {
        "en": ("unit", "unit of measure"),
        "fr": ("unité",),
        "es": ("unidad",),
        "ar": ("الوحدة",),
        "uk": ("одиниця",),
    },
    "group": {
        "en": ("group", "population group"),
        "fr": ("groupe",),
        "es": ("grupo",),
        "ar": ("الفئة",),
        "uk": ("група",),
    },
    "figure": {
        "en": ("figure", "value", "total", "number", "count"),
        "fr": ("chiffre", "valeur"),
        "es": ("cifra", "valor"),
        "ar": ("العدد", "القيمة"),
        "uk": ("значення", "число"),
    },
    "since": {
        "en": ("since", "from", "start date", "start"),
        "fr": ("depuis",),
        "es": ("desde",),
        "ar": ("منذ",),
        "uk": ("від", "починаючи з"),
    },
    "as_of": {
        "en": ("as of", "as at", "as of date", "until", "to date", "end date", "end", "date"),
        "fr": ("à la date du", "jusqu'au", "date"),
        "es": ("a fecha de", "hasta", "fecha"),
        "ar": ("حتى تاريخ", "حتى", "التاريخ"),
        "uk": ("станом на", "дата"),
    },
    "area": {
        "en": ("area", "location", "region"),
        "fr": ("zone", "région"),
        "es": ("área", "zona"),
        "ar": ("المنطقة",),
        "uk": ("територія",),
    },
    "source": _SOURCE,
    "reported_on": _REPORTED,
    "status": _STATUS,
    "note": {
        "en": ("note", "notes", "comments", "remarks"),
        "fr": ("remarques",),
        "es": ("notas", "observaciones"),
        "ar": ("ملاحظات",),
        "uk": ("примітки",),
    },
}
FACILITIES: Mapping[str, Words] = {
    "facility_id": {
        "en": ("facility id", "facility code", "id", "code"),
        "es": ("código",),
        "ar": ("الرقم",),
        "uk": ("номер", "код"),
    },
    "name": {
        "en": (*_FACILITY_NAME["en"], "name"),
        "fr": (*_FACILITY_NAME["fr"], "nom"),
        "es": (*_FACILITY_NAME["es"], "nombre"),
        "ar": (*_FACILITY_NAME["ar"], "الاسم"),
        "uk": (*_FACILITY_NAME["uk"], "назва"),
    },
    "aliases": {
        "en": ("aliases", "alias", "other names", "also known as", "other spellings"),
        "fr": ("autres noms",),
        "es": ("otros nombres",),
        "ar": ("أسماء أخرى",),
        "uk": ("інші назви",),
    },
    "facility_type": {
        "en": (*_FACILITY_TYPE["en"], "type"),
        "fr": (*_FACILITY_TYPE["fr"], "type"),
        "es": (*_FACILITY_TYPE["es"], "tipo"),
        "ar": (*_FACILITY_TYPE["ar"], "النوع"),
        "uk": (*_FACILITY_TYPE["uk"], "тип"),
    },
    "admin1": _ADMIN1,
    "admin2": _ADMIN2,
    **_PCODES,
    "note": {"en": ("note", "notes", "comments", "remarks"), "ar": ("ملاحظات",)},
}
TABLES: Mapping[str, Mapping[str, Words]] = {
    "events": EVENTS,
    "totals": TOTALS,
    "facilities": FACILITIES,
}
