"""Numbers in people's text: each is a figure of the report, in number, scale, unit and place.

The log of all these tests: in the week of 6–12 May 2019 an airstrike on Hass (Idleb) killed 7,
of them 2 children, and injured 11; shelling of Kafr Zita (Hama), with 36 rockets, killed 5, of
them 1 child, and injured 5. In the week before, an airstrike on Hass killed 3. So the week has 12
killed (3 children), 16 injured, 2 events. Running totals: at least 350,000 people displaced since
September 2018, 323,000 by 7 May; 180,000 movements; 12,000 households.
"""

import time

import pytest
from samples.summaries import Log

from sitrep.narrative.elsewhere import known
from sitrep.narrative.grounding import unsupported

KEYS = ("event_id", "date_start", "event_type", "admin1", "place")
FIGURES = ("killed", "killed_children", "injured", "rockets")
OWN = '[[indicator]]\nname = "rockets"\nlabel = "rockets fired"\nunit = "rockets"\n'


def event(name, day, kind, area, place, *figures):
    row = dict(zip(KEYS, (name, day, kind, area, place), strict=True))
    return row | dict(zip(FIGURES, figures, strict=True)) | {"source": "SOHR"}


def displaced(name, figure, since, as_of, unit="people"):
    row = {"total_id": name, "indicator": "displaced", "figure": figure, "unit": unit}
    return row | {"since": since, "as_of": as_of, "area": "northwest Syria", "source": "OCHA"}


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    log = Log(tmp_path_factory.mktemp("week"), more=OWN).events(
        event("a", "2019-05-06", "airstrike", "Idleb", "Hass", "7", "2", "11", ""),
        event("b", "2019-05-08", "shelling", "Hama", "Kafr Zita", "5", "1", "5", "36"),
        event("c", "2019-05-01", "airstrike", "Idleb", "Hass", "3", "", "", ""),
    )
    log.totals(
        displaced("t1", "at least 323,000", "2018-09-01", "2019-05-07"),
        displaced("t2", "at least 350,000", "2018-09-01", "2019-05-12"),
        displaced("t3", "180,000", "2019-04-29", "2019-05-12", "movements"),
        displaced("t4", "12,000", "2019-05-06", "2019-05-12", "households"),
    )
    return log.summary()


def told(summary, text, language="en"):
    return [problem.value for problem in unsupported("n.md", text, language, summary)]


SAID = {
    "en": [
        "Attacks killed 12 people and injured 16.",
        "Killed: 12; injured: 16.",
        "Twelve people were killed, three of them children.",
        "12 killed, 16 wounded",
        "The death toll is 12.",
        "In Idleb, shelling and airstrikes killed 7.",
        "Airstrikes killed 7 in Idleb and 5 in Hama.",
        "In Idleb 7 were killed and in Hama 5.",
        "The strike on Hass on 6 May killed 7 people, 2 of them children.",
        "Two days later 5 people died in Kafr Zita.",
        "At least 350,000 people have been displaced since September 2018.",
        "Some 350 thousand people, or 0.35 million, are displaced.",
        "350k people are displaced; 180,000 movements were recorded; 12,000 households fled.",
        "36 rockets were fired.",
        "12 were killed, up from 3 in the previous week.",
        "9 more people were killed than the week before.",
        "Deaths rose by 300 per cent.",
        "58% of those killed were in Idleb.",
        "The number of displaced rose by 27,000 between 7 and 12 May.",
        "28 people were killed or injured.",
        "28 casualties were reported, 12 of them dead.",
        "In all, 12 people were killed in Idleb and Hama.",
        "2 events were reported, 1 airstrike and 1 shelling.",
        "On 6 May 2019 at 14:30, in week 19 (2019-W19), in 2018 and 2019.",
        "1. One of the dead; two days; 48 hours; a 12-year-old; page 44.",
        "It was the 44th strike, on the 3rd day.",
        "COVID-19 stopped them on the M5, and an F-16 flew over.",
        "Call +963 11 555 77 88 or write to desk44@example.org.",
    ],
    "fr": [
        "Les attaques ont tué 12 personnes et blessé 16 autres.",
        "Douze personnes ont été tuées, dont trois enfants.",
        "À Idleb, 7 morts ; à Hama, 5 morts.",
        "Au moins 350 000 personnes déplacées depuis septembre 2018, soit 350 mille.",
        "12 morts, contre 3 la semaine précédente.",
        "58 % des personnes tuées l'ont été à Idleb.",
        "28 personnes ont été tuées ou blessées.",
        "Le 6 mai 2019, semaine 19, deux jours plus tard, à la page 44.",
        "C'est la 44e attaque.",
        "36 roquettes ont été tirées.",
    ],
    "es": [
        "Los ataques mataron a 12 personas e hirieron a 16.",
        "Doce personas murieron, entre ellas tres niños.",
        "En Idleb murieron 7 y en Hama 5.",
        "Al menos 350.000 personas desplazadas desde septiembre de 2018; 350 mil.",
        "12 muertos, frente a 3 la semana anterior.",
        "El 58 % de los muertos, en Idleb.",
        "El 6 de mayo de 2019, dos días después, en la página 44.",
    ],
    "ar": [
        "قتل 12 شخصا وأصيب 16 آخرون.",
        "أسفر القصف عن مقتل ١٢ شخصا بينهم ٣ أطفال.",
        "نزح 350 ألف شخص منذ أيلول 2018.",
        "في 6 أيار 2019، بعد 3 أيام، الأسبوع 19.",
        "ارتفع عدد القتلى بنسبة 300 في المئة.",
    ],
    "uk": [
        "Унаслідок атак загинули 12 людей, 16 поранено.",
        "Дванадцять осіб загинуло, з них троє дітей.",
        "350 тис. переміщених осіб.",
        "6 травня 2019 року, через 2 дні, тиждень 19, загинуло 7 людей.",
        "Кількість загиблих зросла на 9.",
    ],
}

REFUSED = {
    "en": [
        ("12 million people were killed.", "12 million"),
        ("It costs 12 million dollars.", "12 million"),
        ("It costs $12 million.", "12 million"),
        ("It costs USD 350,000.", "350,000"),
        ("12 tents are needed.", "12"),
        ("They need 350,000 tents.", "350,000"),
        ("The displaced need 350,000 tents.", "350,000"),
        ("16 people were killed.", "16"),
        ("12 people were injured.", "12"),
        ("Shelling injured 12.", "12"),
        ("Twelve people were injured.", "Twelve"),
        ("Killed: 16.", "16"),
        ("In Hama, shelling killed 7.", "7"),
        ("In Hama, 12 people were killed.", "12"),
        ("Airstrikes killed 5 in Idleb and 7 in Hama.", "5 7"),
        ("12 children were killed.", "12"),
        ("12 were killed in the previous week.", "12"),
        ("On 1 May shelling killed 12.", "12"),
        ("Since 2011, 12 people have been killed.", "12"),
        ("180,000 people were displaced.", "180,000"),
        ("12,000 people were displaced.", "12,000"),
        ("4.5 thousand were killed.", "4.5 thousand"),
        ("2026 people were killed.", "2026"),
        ("12 tents, 2026 tents.", "12 2026"),
        ("Deaths rose by 40 per cent.", "40"),
        ("29 people were killed or injured.", "29"),
        ("29 casualties were reported.", "29"),
        ("The death toll is 28.", "28"),
        ("The toll rose to 28.", "28"),
        ("36 were killed.", "36"),
    ],
    "fr": [
        ("12 millions de personnes ont été tuées.", "12 millions"),
        ("Les tirs ont blessé 12 personnes.", "12"),
        ("À Hama, 7 morts.", "7"),
        ("4,5 mille morts.", "4,5 mille"),
        ("Il faut 12 tentes.", "12"),
        ("Seize blessés, douze blessés.", "douze"),
        ("Sept morts à Hama.", "Sept"),
        ("12 morts la semaine précédente.", "12"),
    ],
    "es": [
        ("12 millones de personas murieron.", "12 millones"),
        ("Los ataques hirieron a 12 personas.", "12"),
        ("En Hama murieron 7.", "7"),
        ("Hacen falta 12 tiendas.", "12"),
        ("Siete muertos en Hama.", "Siete"),
    ],
    "ar": [
        ("قتل 12 مليون شخص.", "12 مليون"),
        ("أصيب 12 شخصا وقتل 16.", "12 16"),
        ("نزح 4 آلاف شخص.", "4 آلاف"),
        ("نحتاج 12 خيمة.", "12"),
    ],
    "uk": [
        ("12 млн людей загинули.", "12 млн"),
        ("Поранено 12 людей, загинуло 16.", "12 16"),
        ("Потрібно 12 наметів.", "12"),
        ("Дев'ятеро поранених.", "Дев'ятеро"),
    ],
}


@pytest.mark.parametrize(("tongue", "text"), [(t, x) for t, each in SAID.items() for x in each])
def test_what_the_report_states_may_be_written_in_any_of_its_forms(week, tongue, text):
    assert told(week, text, tongue) == []
    # A text in another language than the report's is read in its own.
    assert told(week, text, "en") == []


@pytest.mark.parametrize(
    ("tongue", "text", "numbers"), [(t, *pair) for t, each in REFUSED.items() for pair in each]
)
def test_another_number_scale_unit_area_or_time_is_told(week, tongue, text, numbers):
    assert " ".join(told(week, text, tongue)) == numbers


@pytest.mark.parametrize(
    ("tongue", "text", "numbers"),
    [
        ("en", "Thirty people were killed.", "Thirty"),
        ("en", "Thirty people in a village of Hama were killed.", "Thirty"),
        ("en", "Forty-two were killed.", "Forty-two"),
        (
            "en",
            "One hundred and twenty civilians died, sixteen were injured.",
            "One hundred and twenty",
        ),
        ("en", "A hundred tents burnt.", "A hundred"),
        ("en", "The thirty-second strike came after twenty days; a forty-year-old fled.", ""),
        ("fr", "Deux cents personnes ont été tuées.", "Deux cents"),
        (
            "fr",
            "Trois cent cinquante mille déplacés, cinquante-huit pour cent des tués à Idleb.",
            "",
        ),
        ("es", "Treinta y dos personas murieron.", "Treinta y dos"),
        ("ar", "قتل اثنان وثلاثون شخصا.", "اثنان وثلاثون"),
        ("ar", "أصيب ستة عشر شخصا.", ""),
        ("uk", "Тридцять двоє людей загинули.", "Тридцять двоє"),
        ("uk", "Поранено шістнадцять людей.", ""),
        ("ru", "Погибли тридцать два человека.", "тридцать два"),
    ],
)
def test_a_number_in_words_is_held_to_the_figures_like_one_in_digits(week, tongue, text, numbers):
    assert " ".join(told(week, text, tongue)) == numbers


@pytest.mark.parametrize(
    ("tongue", "text", "numbers"),
    [
        ("en", "On 6 May, 7 were killed.", ""),
        ("en", "On 6 May, 12 were killed.", "12"),
        ("en", "On 7 May, 12 were killed.", "12"),
        ("en", "12 people were killed on 8 May.", "12"),
        ("en", "From 6 to 8 May, 12 people were killed in 2 events.", ""),
        ("en", "From 6 May to 12 May, 12 people were killed.", ""),
        ("en", "From 6 May to 7 May, 12 people were killed.", "12"),
        ("en", "By 8 May, 12 people had been killed; by 7 May, 7.", ""),
        ("en", "By 7 May, 12 people had been killed.", "12"),
        ("en", "In the week of 6 May, 12 people were killed.", ""),
        ("en", "In the week of 29 April, 12 people were killed.", "12"),
        ("en", "In May 2019, 12 people were killed.", ""),
        ("en", "As of 12 May, 350,000 people were displaced.", ""),
        ("en", "On 6 May a strike killed 7, and two days later shelling killed 5 in Hama.", ""),
        ("en", "On 6 May a strike killed 7, bringing the week's toll to 12.", ""),
        ("en", "Two days after the strike (6 May, 7 killed), 5 were killed in Hama.", ""),
        ("en", "The week before, 3 were killed: deaths rose sharply, and 12 were killed.", ""),
        ("en", "On 6 and 8 May, 12 people were killed.", ""),
        ("en", "On Wednesday, 8 May, five people were killed in Hama.", ""),
        ("ar", "بين 6 و12 أيار 2019 قتل 12 شخصا.", ""),
        ("ar", "بين 6 و7 أيار 2019 قتل 12 شخصا.", "12"),
        ("uk", "З 6 по 12 травня 2019 року загинуло 12 людей.", ""),
        ("ru", "С 6 по 12 мая 2019 года погибли 12 человек.", ""),
        ("ru", "С 6 по 7 мая 2019 года погибли 12 человек.", "12"),
        ("fr", "Le 6 mai, 12 personnes ont été tuées.", "12"),
        ("fr", "Le 6 mai, 7 personnes ont été tuées.", ""),
        ("es", "El 8 de mayo murieron 12 personas.", "12"),
        ("es", "Entre el 6 y el 8 de mayo murieron 12 personas.", ""),
        ("ar", "في 6 أيار قتل 12 شخصا.", "12"),
        ("ar", "في 6 أيار قتل 7 أشخاص.", ""),
        ("uk", "6 травня загинуло 12 людей.", "12"),
        ("uk", "До 8 травня загинуло 12 людей.", ""),
        ("ru", "8 мая погибли 12 человек.", "12"),
        ("ru", "8 мая погибли пять человек.", ""),
    ],
)
def test_a_number_is_held_to_the_days_that_its_sentence_names(week, tongue, text, numbers):
    assert " ".join(told(week, text, tongue)) == numbers


def test_the_events_of_one_day_are_added_by_area_and_type(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            event("a", "2019-05-06", "airstrike", "Idleb", "Hass", "7", "2", "", ""),
            event("b", "2019-05-06", "airstrike", "Hama", "Kafr Zita", "5", "", "", ""),
            event("c", "2019-05-06", "shelling", "Hama", "Morek", "1", "", "", ""),
            event("d", "2019-05-08", "shelling", "Hama", "Morek", "4", "", "", ""),
        )
        .summary()
    )
    assert told(found, "On 6 May, 13 people were killed, 6 of them in Hama.") == []
    assert told(found, "On 6 May, 2 airstrikes and 1 shelling were reported.") == []
    assert told(found, "On 6 May, 17 people were killed, 10 of them in Hama.") == ["17", "10"]


@pytest.mark.parametrize(
    ("tongue", "text", "numbers"),
    [
        ("en", "Attackers injured 16 in airstrikes.", ""),
        ("en", "Attackers injured 12 in airstrikes.", "12"),
        ("ar", "أصيب 16 في الغارات.", ""),
        ("ar", "أصيب 16 بغارات.", ""),
        ("ar", "أصيب 12 في الغارات.", "12"),
        ("en", "The dead number 12.", ""),
        ("en", "The dead number 1,2 million.", "1,2 million"),
        ("en", "See page 44 of the report.", ""),
    ],
)
def test_what_a_number_counts_is_told_from_how_it_came_about(week, tongue, text, numbers):
    assert " ".join(told(week, text, tongue)) == numbers


NAMES = (
    "adm1_name,adm1_pcode,adm2_name,adm2_pcode\nIdleb,SY07,Harim,SY0703\nRaqqa,SY11,Tabqa,SY1102\n"
)
ALIASES = "name,pcode\nRakka,SY11\nIdlib,SY07\n"


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """The week's log, with Aleppo in another week, a gazetteer, and a column of the country."""
    folder = tmp_path_factory.mktemp("places")
    (folder / "names.csv").write_text(NAMES)
    (folder / "aliases.csv").write_text(ALIASES)
    more = '[places]\ngazetteer = "names.csv"\naliases = "aliases.csv"\n'
    log = Log(folder, more=OWN + more).events(
        event("a", "2019-05-06", "airstrike", "Idleb", "Hass", "7", "2", "11", ""),
        event("b", "2019-05-08", "shelling", "Hama", "Kafr Zita", "5", "1", "5", "36"),
        event("c", "2019-05-01", "airstrike", "Aleppo", "Anadan", "3", "", "", ""),
        event("d", "2019-04-10", "shelling", "حلب", "عندان", "1", "", "", ""),
        event("e", "2019-04-10", "shelling", "Чернігів", "Ніжин", "1", "", "", ""),
    )
    return log.summary(), known(log.inputs())


def told_of_places(places, text, language):
    summary, listed = places
    found = unsupported("n.md", text, language, summary, listed.beside(summary))
    return [(problem.value, problem.severity) for problem in found]


@pytest.mark.parametrize(
    ("tongue", "text"),
    [
        ("en", "In Aleppo, 12 people were killed."),
        ("en", "12 people were killed in the city of Aleppo."),
        ("en", "Aleppo: 12 killed."),
        ("en", "In Idleb, Hama and in Aleppo 12 people were killed."),
        ("en", "In Raqqa, 12 people were killed."),
        ("en", "In Rakka, 12 people were killed."),
        ("en", "In Tabqa 12 people were killed."),
        ("fr", "À Aleppo, 12 personnes ont été tuées."),
        ("es", "En Aleppo murieron 12 personas."),
        ("ar", "قتل 12 شخصا في حلب."),
        ("ar", "قتل 12 شخصا بحلب."),
        ("uk", "У Чернігові загинуло 12 людей."),
        ("ru", "В Чернігові погибли 12 человек."),
    ],
)
def test_a_number_is_not_of_a_place_that_no_figure_is_of(places, tongue, text):
    assert told_of_places(places, text, tongue) == [("12", "error")]


@pytest.mark.parametrize(
    ("tongue", "text"),
    [
        ("en", "Aleppo saw 12 killed."),
        ("en", "Aleppo governorate recorded 12 deaths."),
        ("en", "The city of Aleppo has lost 12 people, killed in strikes."),
        ("en", "Idleb saw 7 killed, Aleppo 12."),
        ("fr", "Aleppo a enregistré 12 morts."),
        ("fr", "La ville de Aleppo déplore 12 morts."),
        ("es", "La provincia de Aleppo sufrió 12 muertos."),
        ("ar", "شهدت حلب مقتل 12 شخصا."),
        ("ar", "سجلت محافظة حلب 12 قتيلا."),
        ("uk", "Чернігів зафіксував 12 загиблих."),
        ("ru", "Чернігів зафиксировал 12 погибших."),
    ],
)
def test_a_number_that_a_place_saw_is_of_that_place(places, tongue, text):
    assert told_of_places(places, text, tongue) == [("12", "error")]


@pytest.mark.parametrize(
    ("tongue", "text"),
    [
        ("en", "Hama recorded 5 killed and Idleb 7."),
        ("en", "The Bishop of Aleppo reported 12 killed."),
        ("en", "Aleppo doctors reported 7 killed in Idleb."),
        ("fr", "Idleb a enregistré 7 morts."),
        ("es", "Hama registró 5 muertos."),
        ("en", "In Idleb and Hama, 12 people were killed."),
        ("en", "In Idlib, 7 people were killed."),
        ("en", "In May, 12 people were killed; in Russian strikes, 7."),
        ("en", "In total, 12 people were killed, says the Bishop of Aleppo."),
        ("en", "The Aleppo road was closed; 12 people were killed in Idleb and Hama."),
        ("en", "In Aleppo nothing happened. 12 people were killed."),
        ("fr", "Dans la province, 12 personnes ont été tuées."),
        ("es", "En total murieron 12 personas."),
        ("ar", "قتل 12 شخصا في الغارات."),
        ("uk", "У травні загинуло 12 людей."),
    ],
)
def test_a_place_of_the_report_or_no_place_at_all_is_none_elsewhere(places, tongue, text):
    assert told_of_places(places, text, tongue) == []


@pytest.mark.parametrize(
    ("tongue", "text", "name"),
    [
        ("en", "In Damascus, 12 people were killed.", "Damascus"),
        ("en", "12 people were killed in Damascus, and 16 in Damascus were injured.", "Damascus"),
        ("fr", "À Damas, 12 personnes ont été tuées.", "Damas"),
        ("es", "En Damasco murieron 12 personas.", "Damasco"),
        ("uk", "У Дамаску загинуло 12 людей.", "Дамаску"),
    ],
)
def test_a_place_that_nothing_knows_is_a_warning_once(places, tongue, text, name):
    assert told_of_places(places, text, tongue) == [(name, "warning")]


def test_a_problem_names_the_place_elsewhere_as_a_name(places):
    summary, listed = places
    (problem,) = unsupported("n.md", "In Raqqa, 4 died.", "en", summary, listed.beside(summary))
    assert "read as 4 killed in Raqqa" in problem.reason


def test_what_a_place_of_the_report_lies_in_is_not_elsewhere(tmp_path):
    in_country = {"country": "Syria", "admin2": "Harim"}
    rows = [
        event("a", "2019-05-06", "airstrike", "Idleb", "Hass", "7", "", "", "") | in_country,
        event("b", "2019-05-01", "airstrike", "Idleb", "Ihsim", "3", "", "", "") | in_country,
    ]
    log = Log(tmp_path).events(*rows)
    found = log.summary(), known(log.inputs())
    assert told_of_places(found, "In Syria, 7 people were killed; in Harim, 7.", "en") == []
    assert told_of_places(found, "In Ihsim, 7 people were killed.", "en") == [("7", "error")]


def test_a_number_with_a_source_is_the_persons_own(week):
    assert told(week, "They gave 350 tents [[WFP 5W, 3 Nov]] to 40 [[Red Cross]] families.") == []
    assert told(week, "350 [[WFP 5W, 3 Nov]] and 40 tents, 10–20 kits [[WFP]].") == ["40"]


def test_a_problem_says_what_the_number_was_read_as_and_which_figure_is_nearest(week):
    (problem,) = unsupported("n.md", "Calm.\n\nIn Hama, 7 people\nwere killed.\n", "en", week)
    assert (problem.line, problem.column) == (3, "column 10")
    assert problem.reason == (
        "is a number that no figure of this report supports, read as 7 killed in Hama; "
        "the nearest is 5 killed (Hama, 2019-05-06 to 2019-05-12)"
    )
    assert problem.hint == (
        "correct it, or name the source of your own number behind it: 7 [[source, date]]"
    )


@pytest.mark.parametrize(
    "text", ["1 " * 20_000, "12 killed, " * 5_000, "12 " + "and " * 30_000, "{{" * 20_000]
)
def test_a_text_of_nothing_but_numbers_is_read_in_time(week, text):
    start = time.process_time()
    unsupported("n.md", text, "en", week)
    assert time.process_time() - start < 5


def test_what_a_comparison_states_may_be_written_and_no_other_number(tmp_path):
    # 26 February to 10 March has 2 + 3; 12 to 25 February has 11.
    rows = [("2022-12-01", 1), ("2024-02-14", 11), ("2024-02-28", 2), ("2024-03-06", 3)]
    marker = '[[marker]]\ndate = 2024-02-26\nlabel = "ceasefire"\n'
    log = Log(tmp_path, more=marker).events(*({"date_start": d, "killed": k} for d, k in rows))
    found = log.summary("2024-W10")
    assert told(found, "Since 26 February 2024, 5 people were killed.") == []
    assert told(found, "From 12 to 25 February 2024, 11 people were killed.") == []
    assert told(found, "Since 26 February 2024, 6 people were killed.") == ["6"]


def test_how_often_a_facility_was_hit_since_the_baseline_may_be_written(tmp_path):
    days = ("2019-04-30", "2019-05-03", "2019-05-07")
    hit = {"event_type": "attack_on_health", "facility_id": "F", "admin1": "Idleb"}
    log = Log(tmp_path, report="baseline = 2019-04-29")
    found = log.events(*({**hit, "date_start": day} for day in days)).summary()
    assert told(found, "Since 29 April 2019, it was hit in 3 attacks on health care.") == []
    assert told(found, "Since 29 April 2019, it was hit in 4 attacks on health care.") == ["4"]
