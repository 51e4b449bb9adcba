"""Sentences with 300 seeded findings in four languages, and where each of them stands.

The forms are those that people write: they were collected before any rule was written. What is
seeded is drawn by a fixed seed, so that a share is the same on every run.
"""

import random
from dataclasses import dataclass

SEED = 20190506
#: How many of each kind stand in the text of each of the four languages.
EACH = {"phone": 22, "mail": 10, "url": 10, "coordinates": 13, "person": 20}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True)
class Seeded:
    """One seeded finding: its kind, and where ``text`` stands in the text of its language."""

    kind: str
    text: str
    start: int


def texts():
    """The text of each language with what is seeded in it, in the order of the text."""
    chance = random.Random(SEED)
    return {language: _text(language, chance) for language in ("en", "fr", "ar", "uk")}


def _text(language, chance):
    drawn = [kind for kind, n in EACH.items() for _ in range(n)]
    chance.shuffle(drawn)
    text, seeded = "", []
    for kind in drawn:
        for _ in range(chance.randint(1, 3)):
            text += chance.choice(PLAIN[language]) + " "
        before, after = chance.choice(AROUND[language][kind])
        found = MAKERS[kind](language, chance)
        seeded.append(Seeded(kind, found.text, len(text + before) + found.start))
        text += f"{before}{found.whole}{after}\n" if chance.random() < 0.4 else ""
        if not text.endswith("\n"):
            text += f"{before}{found.whole}{after} "
    return text, tuple(seeded)


@dataclass(frozen=True)
class _Made:
    """What is written, and which part of it a finding must touch."""

    whole: str
    text: str
    start: int = 0


def _all_of(text):
    return _Made(text, text)


def _digits(chance, n, first="0123456789"):
    return chance.choice(first) + "".join(chance.choice("0123456789") for _ in range(n - 1))


# --- phones -------------------------------------------------------------------------------


def _syrian(c):
    two, three, four = _digits(c, 2, "3459"), _digits(c, 3), _digits(c, 3)
    mobile, town = f"9{two}", c.choice(["11", "21", "23", "31", "33"])
    return c.choice(
        [
            f"+963 {mobile} {three} {four}",
            f"+963{mobile}{three}{four}",
            f"00963 {mobile} {three}{four}",
            f"+963-{mobile}-{three}-{four}",
            f"0{mobile} {three} {four}",
            f"0{mobile}{three}{four}",
            f"0{mobile}-{three}-{four}",
            f"0{mobile} {three}{four}",
            f"(0{town}) {_digits(c, 3, '23456')} {_digits(c, 4)}",
            f"+963 (0){town} {_digits(c, 3, '23456')}{_digits(c, 4)}",
            f"0{town}-{_digits(c, 3, '23456')}{_digits(c, 4)}",
            f"+90 53{_digits(c, 1)} {_digits(c, 3)} {_digits(c, 2)} {_digits(c, 2)}",
            f"tel:+963{mobile}{three}{four}",
            f"wa.me/963{mobile}{three}{four}",
            f"+963.{mobile}.{three}.{four}",
        ]
    )


def _sahelian(c):
    pairs = [_digits(c, 2, "67"), *(_digits(c, 2) for _ in range(3))]
    code = c.choice(["223", "226", "227"])
    if code == "226":
        pairs[0] = c.choice(["70", "71", "76", "65"])
    if code == "227":
        pairs[0] = c.choice(["90", "96", "93"])
    french = f"0{c.choice('67')} " + " ".join(_digits(c, 2) for _ in range(4))
    return c.choice(
        [
            f"+{code} {' '.join(pairs)}",
            f"+{code}{''.join(pairs)}",
            f"(+{code}) {' '.join(pairs)}",
            f"00{code} {'.'.join(pairs)}",
            f"00 {code} {' '.join(pairs)}",
            f"+{code}-{'-'.join(pairs)}",
            " ".join(pairs),
            ".".join(pairs),
            french,
            french.replace(" ", "."),
            f"+33 {french[1:]}",
            f"tel:+{code}{''.join(pairs)}",
        ]
    )


def _ukrainian(c):
    net = c.choice(["50", "66", "67", "68", "93", "95", "97", "99"])
    three, one, two = _digits(c, 3), _digits(c, 2), _digits(c, 2)
    return c.choice(
        [
            f"+380 {net} {three} {one} {two}",
            f"+38 (0{net}) {three}-{one}-{two}",
            f"+380{net}{three}{one}{two}",
            f"+38 0{net} {three} {one}{two}",
            f"0{net} {three} {one} {two}",
            f"0{net}-{three}-{one}-{two}",
            f"(0{net}) {three}-{one}-{two}",
            f"0{net}{three}{one}{two}",
            f"8 0{net} {three} {one} {two}",
            f"380{net}{three}{one}{two}",
            f"(044) {_digits(c, 3, '2345')}-{one}-{two}",
            f"+380–{net}–{three}–{one}–{two}",
        ]
    )


def _phone(language, c):
    local = {"en": _syrian, "ar": _syrian, "fr": _sahelian, "uk": _ukrainian}[language](c)
    if language == "ar" and "/" not in local and c.random() < 0.5:
        local = local.translate(c.choice([EASTERN, EASTERN, PERSIAN]))
        local = f"\u200e{local}\u200e" if c.random() < 0.2 else local
    if language == "en" and c.random() < 0.1:
        local = local.replace(" ", "\u00a0")
    return _all_of(local)


# --- mails and addresses ------------------------------------------------------------------

_USERS = ["ahmad.khalid", "f.hassan", "k_mustafa88", "info", "coord+idleb", "j.dupont", "m-diallo"]
_HOSTS = ["gmail.com", "yahoo.fr", "example.org", "ukr.net", "health-syria.org", "mail.un.org"]
_SHORT = ["outlook.com", "proton.me", "ngo.example.net", "msf.example.org", "meta.ua"]


def _mail(language, c):
    user, host = c.choice(_USERS) + c.choice(["", "", "7", "1990"]), c.choice(_HOSTS + _SHORT)
    name, _, end = host.rpartition(".")
    return _all_of(
        c.choice(
            [
                f"{user}@{host}",
                f"{user}@{host}",
                f"{user.upper()}@{host.title()}",
                f"mailto:{user}@{host}",
                f"<{user}@{host}>",
                f"{user} [at] {host}",
                f"{user}(at){name}(dot){end}",
                f"{user} (at) {name} (dot) {end}",
            ]
        )
    )


def _url(language, c):
    n = c.randint(1000, 999999)
    return _all_of(
        c.choice(
            [
                f"https://www.example.org/reports/{n}?id={n}&lang={language}",
                f"http://syria-monitor.example.net/{n}.html",
                f"https://docs.google.com/document/d/1aB{n}xYz/edit#heading=h.{n}",
                f"www.local-news.example.com/article-{n}",
                f"facebook.com/ahmad.khalid.{n}",
                f"t.me/idleb_news{n}",
                f"bit.ly/3xY{n}",
                f"https://maps.app.goo.gl/Q{n}aZ",
                f"HTTPS://WWW.EXAMPLE.ORG/{n}",
                f"ftp://files.example.org/{n}/list.zip",
                f"https://twitter.com/reporter/status/{n}{n}",
            ]
        )
    )


# --- coordinates --------------------------------------------------------------------------

_MIDDLE = {"en": (35.9, 36.6), "ar": (35.9, 36.6), "fr": (14.9, -2.4), "uk": (48.6, 37.9)}


def _dms(value, c, marks):
    degrees, rest = divmod(abs(value), 1)
    minutes, seconds = divmod(rest * 60, 1)
    d, m, s = marks
    seconds = f"{seconds * 60:.{c.choice([0, 0, 1, 2])}f}"
    return f"{int(degrees)}{d}{int(minutes):02d}{m}{seconds}{s}"


def _mgrs(c, zone):
    square = c.choice("ABCDEFGH") + c.choice("LMNPQRSTUV")
    n = c.choice([3, 4, 5, 5])
    east, north, gap = _digits(c, n), _digits(c, n), c.choice(["", " ", " "])
    return f"{zone}{gap}{square}{gap}{east}{gap}{north}"


def _coordinates(language, c):
    lat, lon = (m + c.uniform(-0.4, 0.4) for m in _MIDDLE[language])
    north, east, west = {
        "en": ("N", "E", "W"),
        "fr": ("N", "E", "O"),
        "ar": ("N", "E", "W"),
        "uk": ("N", "E", "W"),
    }[language]
    side = east if lon > 0 else west
    places = c.choice([4, 5, 6])
    a, b = f"{lat:.{places}f}", f"{lon:.{places}f}"
    comma = (a.replace(".", ","), b.replace(".", ","))
    zone = {"en": "37S", "ar": "37S", "fr": "30P", "uk": "37U"}[language]
    forms = [
        f"{a}, {b}",
        f"{a},{b}",
        f"{a} {b}",
        f"({a}; {b})",
        f"{a}/{b}",
        f"{comma[0]}; {comma[1]}",
        f"{comma[0]} {comma[1]}",
        f"{a}° {north}, {abs(lon):.{places}f}° {side}",
        f"{north} {a} {side} {abs(lon):.{places}f}",
        f"{a}{north} {abs(lon):.{places}f}{side}",
        f"{_dms(lat, c, '°′″')} {north} {_dms(lon, c, '°′″')} {side}",
        f"{_dms(lat, c, ('°', chr(39), chr(34)))}{north}, {_dms(lon, c, ('°', chr(39), chr(34)))}{side}",
        f"{_dms(lat, c, ('° ', '’ ', '” '))}{north} {_dms(lon, c, ('° ', '’ ', '” '))}{side}",
        _mgrs(c, zone),
        _mgrs(c, zone),
        *_worded(language, lat, lon, a, b, c),
    ]
    return _all_of(c.choice(forms))


def _worded(language, lat, lon, a, b, c):
    """Coordinates with the words of a language."""
    match language:
        case "en":
            d = _dms(lat, c, (" degrees ", " minutes ", " seconds")) + " north"
            e = _dms(lon, c, (" degrees ", " minutes ", " seconds")) + " east"
            return [f"{d}, {e}", f"lat {a} lon {b}", f"latitude: {a}, longitude: {b}"]
        case "fr":
            d = _dms(lat, c, (" degrés ", " minutes ", " secondes")) + " nord"
            e = _dms(lon, c, (" degrés ", " minutes ", " secondes")) + " ouest"
            return [f"{d}, {e}", f"latitude {a}, longitude {b}", f"lat. {a} / long. {b}"]
        case "ar":
            d = _dms(lat, c, (" درجة و", " دقيقة و", " ثانية")) + " شمالاً"
            e = _dms(lon, c, (" درجة و", " دقيقة و", " ثانية")) + " شرقاً"
            both = f"{a.replace('.', '٫')}، {b.replace('.', '٫')}".translate(EASTERN)
            return [f"{d} {e}", f"خط العرض {a} وخط الطول {b}", both]
        case _:
            d = _dms(lat, c, ("° ", "′ ", "″")) + " пн. ш."
            e = _dms(lon, c, ("° ", "′ ", "″")) + " сх. д."
            return [f"{d}, {e}", f"широта {a}, довгота {b}", f"{a}° пн.ш. {b}° сх.д."]


# --- persons ------------------------------------------------------------------------------

NAMES = {
    "en": [
        "Ahmad al-Khalid", "Fatima Hassan", "Mohammed Abdel Rahman", "Khaled al-Mustafa",
        "Sarah Jenkins", "Yusuf Ibrahim", "Hala Darwish", "Mahmoud el-Sayed", "Rami Haddad",
        "Abdulkarim Najjar", "Nour Aldeen Barakat", "Layla", "Omar", "Samer Qasim", "John O'Neill",
    ],
    "fr": [
        "Amadou Diallo", "Fatoumata Traoré", "Jean-Baptiste Kaboré", "Aïssata Maïga",
        "Issa Ould Mohamed", "Marie-Claire N'Dour", "Boubacar Sidibé", "Moussa", "Ramata Cissé",
        "Hamidou Ouédraogo", "Élise Dembélé", "Ibrahim ag Mohamed",
    ],
    "ar": [
        "أحمد الخالد", "فاطمة حسن", "محمد عبد الرحمن", "خالد المصطفى", "هالة درويش", "رامي حداد",
        "عبد الكريم النجار", "ليلى", "عمر قاسم", "سامر", "نور الدين بركات", "سعاد إبراهيم",
    ],
}  # fmt: skip
UKRAINIANS = [
    # As the subject of a sentence, and of whom somebody is the wife.
    ("Олександр Коваленко", "Олександра Коваленка"),
    ("Марія Шевченко", "Марії Шевченко"),
    ("Іван Петрович Бондар", "Івана Петровича Бондаря"),
    ("Наталія Ткачук", "Наталії Ткачук"),
    ("Андрій", "Андрія"),
    ("Оксана Мельник", "Оксани Мельник"),
    ("Сергій Гриценко", "Сергія Гриценка"),
    ("Любов Іванівна Кравець", "Любові Іванівни Кравець"),
    ("В'ячеслав Ільченко", "В'ячеслава Ільченка"),
]
#: ``{n}`` is the name; in Ukrainian ``{g}`` is the name in its other case. The last of each
#: language have no word that tells: nobody can find all of these by rules.
FRAMES = {
    "en": [
        "Mr {n}", "Mr. {n}", "Mrs {n}", "Ms. {n}", "Dr {n}", "Dr. {n}", "Sheikh {n}", "Prof. {n}",
        "Hajj {n}", "Sister {n}", "the son of {n}", "wife of {n}", "the daughter of the late {n}",
        "her brother {n}", "his father, {n},", "the widow of {n}", "{n}'s mother",
        "{n}, a father of four,", "nurse {n}", "a teacher named {n}", "a driver called {n}",
        "a man identified as {n}", "eyewitness {n}", "Eng. {n}", "the uncle of {n}", "MR {N}",
        "{n}, aged 34,", "Captain {n}", "a colleague, {n},", "{n} of the local council",
    ],
    "fr": [
        "M. {n}", "Mme {n}", "Mlle {n}", "Monsieur {n}", "Dr {n}", "le docteur {n}", "père de {n}",
        "la mère de {n}", "le fils de {n}", "l'épouse de {n}", "la veuve de {n}", "son frère {n}",
        "sa fille, {n},", "{n}, mère de cinq enfants,", "le nommé {n}", "El Hadj {n}", "l'imam {n}",
        "un chauffeur nommé {n}", "l'infirmière {n}", "{n}, âgé de 40 ans,", "le cousin de {n}",
        "Pr {n}", "la dénommée {n}", "l'oncle {n}", "un collègue, {n},", "{n} de la mairie",
    ],
    "ar": [
        "السيد {n}", "السيدة {n}", "الدكتور {n}", "د. {n}", "الشيخ {n}", "زوجة {n}", "ابن {n}",
        "ابنة {n}", "والد {n}", "والدة {n}", "شقيق {n}", "أرملة {n}", "الحاج {n}", "المدعو {n}",
        "المهندس {n}", "الطفلة {n}", "الممرضة {n}", "الشاهد {n}", "المواطن {n}", "الأستاذ {n}",
        "شاب يدعى {n}", "رجل اسمه {n}", "عم {n}", "زوجها {n}", "شقيقه {n}", "زميلنا {n}",
    ],
    "uk": [
        "пан {n}", "пані {n}", "лікар {n}", "лікарка {n}", "дружина {g}", "син {g}", "донька {g}",
        "мати {g}", "батько {g}", "брат {g}", "вдова {g}", "її чоловік {n}", "його сестра {n}",
        "громадянка {n}", "водій {n}", "отець {n}", "волонтерка {n}", "свідок {n}", "бабуся {g}",
        "жінка на ім'я {n}", "{n}, мати трьох дітей,", "медсестра {n}", "вчителька {n}",
        "дядько {g}", "д-р {n}", "наш колега {n}", "{n} з міської ради",
    ],
}  # fmt: skip


def _person(language, c):
    frame = c.choice(FRAMES[language])
    if language == "uk":
        name, other = c.choice(UKRAINIANS)
        name = other if "{g}" in frame else name
        whole = frame.replace("{g}", "{n}").format(n=name)
    else:
        name = c.choice(NAMES[language])
        name = name.upper() if "{N}" in frame else name
        whole = frame.format(n=name, N=name)
    return _Made(whole, name, whole.index(name))


MAKERS = {
    "phone": _phone,
    "mail": _mail,
    "url": _url,
    "coordinates": _coordinates,
    "person": _person,
}

# --- what stands around ---------------------------------------------------------------------

_EN_SAID = [
    ("According to ", ", the road was closed."), ("The team spoke with ", " on Tuesday."),
    ("A shell killed ", " at home."), ("", " was injured near the market."),
    ("Relatives said that ", " had been arrested at a checkpoint."),
]  # fmt: skip
_FR_SAID = [
    ("Selon ", ", la route est coupée."), ("L'équipe a rencontré ", " mardi."),
    ("Un obus a tué ", " chez lui."), ("", " a été blessé près du marché."),
    ("Les voisins disent que ", " a été arrêté."),
]  # fmt: skip
_AR_SAID = [
    ("قال ", " إن الطريق مغلق."), ("التقى الفريق ", " يوم الثلاثاء."),
    ("قتل ", " في منزله."), ("وأصيب ", " قرب السوق."), ("اعتقل ", " عند حاجز."),
]  # fmt: skip
_UK_SAID = [
    ("За словами, ", " був удома."), ("Сусіди кажуть, що ", " поїхав до лікарні."),
    ("Унаслідок обстрілу загинув ", " у своєму будинку."), ("", " отримав поранення."),
]  # fmt: skip

AROUND = {
    "en": {
        "phone": [
            ("For details call ", "."), ("Contact of the clinic: ", " (day and night)."),
            ("WhatsApp ", " for the list."), ("The guard can be reached on ", ", evenings only."),
            ("Tel. ", "; ask for the director."), ("The doctor left ", " as a number."),
        ],
        "mail": [
            ("Write to ", " for the list."), ("Contact: ", "."), ("", " sent the photographs."),
            ("Source: e-mail of 6 May from ", ", not verified."),
        ],
        "url": [
            ("See ", " for the video."), ("Posted at ", "."), ("(", ")"),
            ("The group published it on ", ", since removed."),
        ],
        "coordinates": [
            ("The hospital is at ", "."), ("GPS: ", " (from the guard)."), ("Impact at ", ", twice."),
            ("The camp (", ") was flooded."), ("Located ", " north of the road."),
        ],
        "person": _EN_SAID,
    },
    "fr": {
        "phone": [
            ("Appeler le ", "."), ("Contact du centre : ", " (jour et nuit)."),
            ("WhatsApp : ", " pour la liste."), ("Tél. ", "; demander le directeur."),
            ("Le gardien est joignable au ", " le soir."), ("Le médecin a laissé le ", " à l'équipe."),
        ],
        "mail": [
            ("Écrire à ", " pour la liste."), ("Contact : ", "."), ("", " a envoyé les photos."),
            ("Source : courriel de ", ", non vérifié."),
        ],
        "url": [
            ("Voir ", " pour la vidéo."), ("Publié sur ", "."), ("(", ")"),
            ("Le groupe l'a diffusé sur ", ", retiré depuis."),
        ],
        "coordinates": [
            ("Le centre de santé se trouve à ", "."), ("GPS : ", " (du gardien)."),
            ("Impact à ", ", deux fois."), ("Le camp (", ") est inondé."),
        ],
        "person": _FR_SAID,
    },
    "ar": {
        "phone": [
            ("للتفاصيل اتصل على ", "."), ("هاتف المركز: ", " (ليلا ونهارا)."),
            ("واتساب ", " للحصول على القائمة."), ("يمكن الوصول إلى الحارس على ", " مساء."),
            ("ترك الطبيب ", " للفريق."), ("جوال ", "."),
        ],
        "mail": [
            ("راسلوا ", " للحصول على القائمة."), ("البريد: ", "."), ("المصدر: رسالة من ", " غير مؤكدة."),
        ],
        "url": [("انظر ", " لمشاهدة الفيديو."), ("نشر على ", "."), ("(", ")")],
        "coordinates": [
            ("يقع المشفى عند ", "."), ("الإحداثيات: ", " من الحارس."), ("سقطت القذيفة عند ", " مرتين."),
            ("المخيم (", ") غمرته المياه."),
        ],
        "person": _AR_SAID,
    },
    "uk": {
        "phone": [
            ("Телефонуйте ", "."), ("Контакт лікарні: ", " (цілодобово)."),
            ("Вайбер ", " для списку."), ("тел. ", "; запитати директора."),
            ("Сторож доступний за номером ", " увечері."), ("Лікар залишив ", " для команди."),
        ],
        "mail": [
            ("Пишіть на ", " для списку."), ("Контакт: ", "."), ("", " надіслав світлини."),
            ("Джерело: лист від ", ", не перевірено."),
        ],
        "url": [
            ("Дивіться ", " відео."), ("Опубліковано на ", "."), ("(", ")"),
            ("Група розмістила це на ", ", згодом видалено."),
        ],
        "coordinates": [
            ("Лікарня розташована за координатами ", "."), ("GPS: ", " (від сторожа)."),
            ("Влучання: ", ", двічі."), ("Табір (", ") затопило."),
        ],
        "person": _UK_SAID,
    },
}  # fmt: skip

#: Sentences without a finding, with the figures, dates and names of places of a usual log.
PLAIN = {
    "en": [
        "Shelling hit Kafr Nabl on 5 May 2019 at 14:30; between 1,500 and 2,000 people fled.",
        "Some 35.2 per cent of 130,000 displaced people are children under 5.",
        "Two hospitals in Ma'arrat al-Numan district went out of service on 2019-05-06.",
        "The UN Office for the Coordination of Humanitarian Affairs counted 18 attacks (UCDP 278595).",
        "Of 12 villages in northern Hama, 10-15 were reached between 29/04/2019 and 12/05/2019.",
        "A mother and her three children were injured; her husband was killed.",
        "The road between Saraqib and Khan Sheikhun was closed for 3.5 hours.",
        "Prices rose from 250 to 1,200 pounds; 4,500 litres of fuel were delivered.",
        "The Government of Syria and allied forces denied the strike.",
        "Resolution 2449 (2018) and the Geneva Conventions protect hospitals.",
    ],
    "fr": [
        "Le bombardement a touché Gao le 5 mai 2019 à 14 h 30 ; 1 500 à 2 000 personnes ont fui.",
        "Environ 35,2 pour cent des 130 000 déplacés sont des enfants de moins de 5 ans.",
        "Deux hôpitaux du cercle de Mopti sont hors service depuis le 06/05/2019.",
        "Le Bureau de la coordination des affaires humanitaires compte 18 attaques (UCDP 278595).",
        "Une mère et ses trois enfants ont été blessés ; son mari a été tué.",
        "La route entre Sévaré et Douentza est coupée depuis 3,5 heures.",
        "Les prix sont passés de 250 à 1 200 francs ; 4 500 litres ont été livrés.",
        "Sur 12 villages, 10 à 15 ménages par village ont été atteints.",
    ],
    "ar": [
        "استهدف القصف كفر نبل في 5 أيار 2019 الساعة 14:30 ونزح بين 1500 و2000 شخص.",
        "نحو ٣٥٫٢ في المئة من ١٣٠٬٠٠٠ نازح هم أطفال دون سن الخامسة.",
        "خرج مشفيان في منطقة معرة النعمان عن الخدمة في 2019-05-06.",
        "أحصى مكتب تنسيق الشؤون الإنسانية 18 هجوما على مرافق صحية.",
        "أصيبت أم وأطفالها الثلاثة وقتل زوجها في القصف.",
        "أغلق الطريق بين سراقب وخان شيخون مدة 3.5 ساعات.",
        "ارتفعت الأسعار من 250 إلى 1,200 ليرة وسلم 4,500 لتر من الوقود.",
        "نفت الحكومة السورية والقوات الحليفة لها وقوع الغارة.",
    ],
    "uk": [
        "Обстріл Бахмута 5 травня 2022 року о 14:30 змусив від 1 500 до 2 000 людей виїхати.",
        "Близько 35,2 відсотка зі 130 000 переміщених осіб — діти до 5 років.",
        "Дві лікарні Краматорського району не працюють з 06.05.2022.",
        "Управління з координації гуманітарних питань нарахувало 18 атак.",
        "Мати та троє її дітей поранені; її чоловік загинув.",
        "Дорога між Слов'янськом і Лиманом закрита на 3,5 години.",
        "Ціни зросли з 250 до 1 200 гривень; доставлено 4 500 літрів пального.",
        "Із 12 сіл у Харківській області досягнуто 10-15.",
    ],
}
