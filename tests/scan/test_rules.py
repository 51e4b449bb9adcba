"""What each rule finds, and what it must not find."""

import time

import pytest

from sitrep.model.finding import Finding, Kind, Passage
from sitrep.scan import Known, every_rule, scan

SYRIA, UKRAINE, MALI = (Known(regions=r) for r in (("SY",), ("UA",), ("ML", "FR")))
SAHEL = Known(regions=("ML", "NE"))

FORMS = {
    "phone": [
        (SYRIA, "ring 0956 777 888"),
        (SYRIA, "their Lebanese SIM +961 3 456 789"),
        (SYRIA, "WA 00905551234567"),
        (SYRIA, "my number: 0933.456.789"),
        (SYRIA, "٩٦٣٩٣٣٤٥٦٧٨٩+"),
        (SYRIA, "هاتفه 0955-443322"),
        (SYRIA, "للاتصال ٠٢١٢٢٣٣٤٤٥"),
        (SYRIA, "(021) 2233445"),
        (SYRIA, "+ 963 21 223 3445"),
        (SYRIA, "0096321-2233445"),
        (UKRAINE, "моб. 050-1234567"),
        (UKRAINE, "+380(44)1234567"),
        (UKRAINE, "0 (50) 123 45 67"),
        (UKRAINE, "т. 0501234567"),
        (UKRAINE, "380 50 123 4567"),
        (SAHEL, "Cel: 90 12 34 56"),
        (SAHEL, "+227 90-12-34-56"),
        (SAHEL, "Tel (00227) 90123456"),
        (SAHEL, "appelez Ali, 96.12.34.56"),
        (SYRIA, "The father can be reached at 0944-123456."),
        (SYRIA, "Call Abu Omar on 00963944123456"),
        (SYRIA, "phone number is 944 123 456"),
        (SYRIA, "his Turkish number +90 (532) 123-4567"),
        (SYRIA, "0911 22 33 44"),
        (SYRIA, "+963 11 2223333 ext. 5"),
        (SYRIA, "Mob: 0988/123456"),
        (SYRIA, "00 963 11 222 33 33"),
        (SYRIA, "whatsapp:+963988123456"),
        (SYRIA, "Contact number – 963 944 123 456"),
        (SYRIA, "(963-11) 222-3333"),
        (SYRIA, "call +1 (202) 555-0143."),
        (SYRIA, "للاستفسار: ٠٩٣٣١٢٣٤٥٦"),
        (SYRIA, "واتس آب ٠٠٩٦٣-٩٣٣-١٢٣-٤٥٦"),
        (SYRIA, "رقم الموبايل 0933 12 34 56"),
        (UKRAINE, "Зателефонуйте за номером 0671234567"),
        (UKRAINE, "тел: 38(067)1234567"),
        (UKRAINE, "+38-067-123-45-67"),
        (UKRAINE, "гаряча лінія 0 800 123 456"),
        (MALI, "Joindre Moussa au 76.12.34.56"),
        (MALI, "tél : (+223) 20 22 33 44 / 66 77 88 99"),
        (MALI, "06-12-34-56-78"),
        (MALI, "+33(0)6 12 34 56 78"),
    ],
    "mail": [
        (SYRIA, "ahmad_khalid@hotmail.com"),
        (SYRIA, "k.m@un.org."),
        (SYRIA, "user+tag@sub.example.co.uk"),
        (SYRIA, "ahmad.k@mail.sy,"),
        (SYRIA, "اكتبوا إلى ahmad@مثال.سوريا"),
        (SYRIA, "ahmad AT gmail DOT com"),
        (SYRIA, "ahmad{at}gmail.com"),
    ],
    "url": [
        (SYRIA, "https://t.me/c/123/4"),
        (SYRIA, "twitter.com/abc"),
        (SYRIA, "http://example.org:8080/x"),
        (SYRIA, "chat.whatsapp.com/Abc123"),
        (SYRIA, "see http://10.0.0.5/files"),
        (SYRIA, "youtu.be/abc123X"),
        (SYRIA, "https://مثال.com/صفحة"),
        (SYRIA, "instagram.com/some_user"),
        (SYRIA, "drive.google.com/file/d/abc"),
        (SYRIA, "example.org"),
        (SYRIA, "x.com/user/status/12"),
        (SYRIA, "goo.gl/maps/abc"),
    ],
    "coordinates": [
        (SYRIA, "35.9306°N 36.6339°E"),
        (SYRIA, "N35.9306, E36.6339"),
        (SYRIA, "35° 55' 50.2\" N, 36° 38' 2.1\" E"),
        (SYRIA, "lat=35.9306&lon=36.6339"),
        (SYRIA, "(35.9306 N, 36.6339 E)"),
        (SYRIA, "37SBV 12345 67890"),
        (SYRIA, "37 S BV 12345 67890"),
        (SYRIA, "UTM 37S 285000 3979000"),
        (SYRIA, "35.93061 , 36.63392"),
        (SYRIA, "عند النقطة 35.9306، 36.6339"),
        (SYRIA, "خط عرض 35.93 وخط طول 36.63"),
        (SYRIA, "35:55:50N 36:38:02E"),
        (SYRIA, "at 35.93N, 36.63E"),
        (SYRIA, "35.9306,36.6339"),
        (SYRIA, "36.6339E 35.9306N"),
        (SYRIA, "35°55.83'N 36°38.03'E"),
        (SYRIA, "35-55-50N 036-38-02E"),
        (SYRIA, "N 35 55 50 E 36 38 02"),
        (SYRIA, "Lat: 35.93 Long: 36.63"),
        (SYRIA, "37S BV 1234 5678"),
        (SYRIA, "37SBV12345678"),
        (SYRIA, "MGRS 37S BV 12345 67890"),
        (SYRIA, "٣٥٫٩٣٠٦، ٣٦٫٦٣٣٩"),
        (SYRIA, "٣٥٫٩٣٠٦ شمالا ٣٦٫٦٣٣٩ شرقا"),
        (SYRIA, "35 degrees 55 minutes north and 36 degrees 38 minutes east"),
        (SYRIA, "[35.9306, 36.6339]"),
        (SYRIA, "-14.9123; 2.4123"),
        (SYRIA, "35.9306 N / 36.6339 E"),
        (SYRIA, "35º55'50''N, 36º38'02''E"),
        (SYRIA, "GPS 35.93 36.63"),
        (SYRIA, "geo:35.9306,36.6339"),
        (SYRIA, "35d55m50s N 36d38m02s E"),
        (UKRAINE, "48°30′ пн. ш., 37°59′ сх. д."),
        (UKRAINE, "48,5123; 37,9987"),
        (UKRAINE, "координати: 48.51 37.99"),
        (MALI, "14°30'15\" N, 2°15'30\" O"),
        (MALI, "14° 30,25' N 2° 15,50' O"),
        (SYRIA, "36°38'02\" شرقا"),
        (SYRIA, "35.9306 درجة شمالا، 36.6339 درجة شرقا"),
    ],
    "person": [
        (SYRIA, "Mrs Amal Shahin lost her home"),
        (SYRIA, "the barber Yahya Qassab was shot"),
        (SYRIA, "Ms. N. Darwish told us"),
        (SYRIA, "according to Mr Abdulhamid"),
        (SYRIA, "Yazan's father confirmed"),
        (SYRIA, "a 12-year-old girl, Rahaf,"),
        (SYRIA, "the family of Tariq Zein"),
        (SYRIA, "detained: Nabil Sharif, his cousin"),
        (SYRIA, "Sgt. Miller"),
        (SYRIA, "Khaled Jaber, a paramedic with the White Helmets"),
        (SYRIA, "Dr.Samir Aziz"),
        (SYRIA, "widow of martyr Adnan"),
        (SYRIA, "Ustaz Mahmoud"),
        (SYRIA, "a farmer named Jassem al-Hamad"),
        (SYRIA, "his wife (Rana) and son"),
        (SYRIA, "السيد مصطفى حمدان"),
        (SYRIA, "د. ليلى نصر"),
        (SYRIA, "والد الشاب أنس"),
        (SYRIA, "زوجها ماهر"),
        (SYRIA, "الممرض عمار الحسين"),
        (SYRIA, "قتل المواطن فيصل العلي"),
        (SYRIA, "أبو خالد من أهالي القرية"),
        (SYRIA, "شقيقة رنا"),
        (SYRIA, "المدعو حسان"),
        (SYRIA, "ابن الشيخ صالح"),
        (SYRIA, "جارهم محمود"),
        (SYRIA, "الحلاق يحيى"),
        (SYRIA, "الطفل كرم عمره 5 سنوات"),
        (SYRIA, "خالته سميرة"),
        (SYRIA, "نجله عدنان"),
        (SAHEL, "M. Coulibaly"),
        (SAHEL, "Mme Aminata Touré"),
        (SAHEL, "le père de Souleymane"),
        (SAHEL, "sa sœur Kadiatou"),
        (SAHEL, "Docteur Sangaré"),
        (SAHEL, "le nommé Adama K."),
        (SAHEL, "veuve de Yacouba Maïga"),
        (SAHEL, "le lieutenant Koné"),
        (SAHEL, "l'instituteur Seydou Bah"),
        (SAHEL, "imam Mahmoud Dicko"),
        (SAHEL, "Fatim, âgée de 7 ans"),
        (SAHEL, "le jeune Ousmane"),
        (SAHEL, "son fils aîné Bakary"),
        (SAHEL, "Mariam Sow (32 ans)"),
        (UKRAINE, "пані Людмила"),
        (UKRAINE, "пан Грищенко О.В."),
        (UKRAINE, "дружина Василя Кравчука"),
        (UKRAINE, "сусід Микола"),
        (UKRAINE, "Тетяна Бойко, 43 роки"),
        (UKRAINE, "бабуся Ганна"),
        (UKRAINE, "лікарю Степаненку"),
        (UKRAINE, "його дочка Софія"),
        (UKRAINE, "Григорій Іванович"),
        (UKRAINE, "громадянин Пономаренко"),
        (UKRAINE, "отець Андрій"),
        (UKRAINE, "свідок на ім'я Роман"),
        (UKRAINE, "кум Петро"),
        (UKRAINE, "військовослужбовець Данило Кос"),
        (UKRAINE, "маму Ірину"),
        (SYRIA, "Major Hassan al-Ali"),
        (SYRIA, "General Suheil al-Hassan"),
        (SYRIA, "Abu Mohammed al-Julani said"),
        (SYRIA, "Her husband Khaled was taken"),
        (SYRIA, "their son, Omar (7)"),
        (SYRIA, "Khaled's brother"),
        (SYRIA, "Yusuf, son of Ibrahim"),
        (SYRIA, "Haji Saleh"),
        (SYRIA, "Mullah Omar"),
        (SYRIA, "councillor Hassan Ali"),
        (SYRIA, "the deceased, Rami Haddad"),
        (SYRIA, "Mme. Diallo"),
        (MALI, "Mme DIALLO Fatoumata"),
        (MALI, "son épouse Aminata"),
        (MALI, "le chef de village Moussa Keita"),
        (MALI, "Veuve Traoré"),
        (MALI, "feu Moussa Traoré"),
        (MALI, "la petite Awa Diarra"),
        (MALI, "le maire, Oumar Cissé, a dit"),
        (UKRAINE, "дружину Петра Іваненка"),
        (UKRAINE, "пану Шевченку"),
        (UKRAINE, "голова громади Іван Бойко"),
        (UKRAINE, "його мати, Ганна Савченко,"),
        (UKRAINE, "Іван Петрович"),
        (UKRAINE, "гр. Мельник О. В."),
        (UKRAINE, "вчительці Олені Коваль"),
        (UKRAINE, "за словами сусідки Надії"),
        (UKRAINE, "директорка школи Ольга Мороз"),
        (UKRAINE, "загиблий Олег Ткач"),
        (SYRIA, "زوجة الشيخ أحمد"),
        (SYRIA, "أم محمد"),
        (SYRIA, "والدة الطفل يوسف"),
        (SYRIA, "ابن عمه خالد"),
        (SYRIA, "وابنته سارة"),
        (SYRIA, "العقيد رياض الأسعد"),
        (SYRIA, "مدير المشفى الدكتور حسام"),
        (SYRIA, "للسيدة أمينة"),
        (SYRIA, "بنت خليل"),
        (SYRIA, "الأستاذ/ سمير"),
        (SYRIA, "السيد: خالد"),
        (SYRIA, "د.سامر"),
    ],
    "id": [
        (SYRIA, "Passport No. N 012345678"),
        (SYRIA, "national ID 01020304050"),
        (SYRIA, "الرقم الوطني: 01020304050"),
        (UKRAINE, "паспорт МВ 123456"),
        (UKRAINE, "ІПН 1234567890"),
        (MALI, "CNI n° 123456789"),
    ],
    "plate": [
        (SYRIA, "a white van, plate 123456 Damascus"),
        (SYRIA, "لوحة رقم 123456"),
        (UKRAINE, "держномер АА 1234 ВВ"),
        (MALI, "immatriculé AB-123-CD"),
        (SYRIA, "vehicle registration number ABC 123"),
    ],
}

NOTHING = [
    "The attack of 2019-05-04 killed 12; 35.2 per cent of 1,500 to 2,000.",
    "In 2018, 1 500 000 people",
    "between 10.00 and 12.00",
    "rates of 12.25, 14.50 and 16.75 per cent",
    "Prices: 3.500, 4.250",
    "UCDP 278595, 278600 and 276110",
    "Phase 3 (2019-2020)",
    "Article 3.1.2.4",
    "Route M5, km 12.5",
    "Doctors Without Borders",
    "the Sheikh Maqsoud neighbourhood",
    "the General Assembly",
    "Sister organisations",
    "Mother and child",
    "the father of four",
    "Family Health Hospital",
    "a son of Idleb's countryside",
    "Camp 12-05-2019",
    "contact lines moved 5 km",
    "SY0702, SY07",
    "call for 1500000 dollars",
    "9.5/10",
    "the number of displaced rose to 130000",
    "temperature 35.5°C",
    "45° angle",
    "Resolution 2401 (2018)",
    "Budget 2019: 12 345 678",
    "+15 per cent",
    "12:30-14:45",
    "Number 123456 of the list",
    "the Syrian Doctor Association",
    "a driver of Change",
    "ISBN 978-3-16-148410-0",
    "WHO, 2019. The Boy Scouts",
    "U.S. and U.N. staff",
    "المدينة التي في ريف إدلب الجنوبي",
    "ابن المدينة",
    "الشاب الذي قتل في القصف",
    "أصيب الطفل ونقل إلى المشفى",
    "عم الهدوء المنطقة",
    "خال من السكان",
    "جد في العمل",
    "أخ وأخت",
    "الأب والأم",
    "بنت الحكومة مدرسة",
    "باسم الأمم المتحدة",
    "لوحة فنية",
    "في 12 قرية",
    "Мати та троє дітей",
    "син і донька",
    "Пан-європейський",
    "водій автобуса загинув",
    "о 14:30 Харків",
    "з 24.02.2022 по 06.05.2022",
    "1 234 567 осіб",
    "le 12.05.2019 à 14 h",
    "M. et Mme",
    "de 1 500 à 2 000",
    "la mère de famille",
    "le père et la mère",
    "Mai 2019",
]


#: As situation reports are written: no person is named, and offices begin with capitals.
REPORTS = {
    "ar": [
        "شهدت محافظة إدلب خلال الأسبوع الماضي تصعيدا في القصف الجوي والمدفعي أدى إلى مقتل 23 مدنيا بينهم 7 أطفال و4 نساء.",
        "وأفادت منظمة الصحة العالمية أن مشفى كفرنبل الجراحي خرج عن الخدمة نتيجة القصف، وأن الطاقم الطبي نقل إلى مدينة معرة النعمان.",
        "قتل أب وابنه في قرية بسقلا، وأصيبت الأم وطفلة في الخامسة من عمرها. وقال الطبيب الذي عالج المصابين إن حالتهم حرجة.",
        "نزحت أكثر من 30,000 عائلة نحو الحدود التركية، ويعيش معظمهم في العراء وتحت أشجار الزيتون. ويعاني الأطفال من أمراض تنفسية.",
        "رئيس المجلس المحلي قال إن الوضع كارثي. وذكر مدير المدرسة أن الدروس توقفت. والشيخ مقصود حي في حلب. خان شيخون وأبو الظهور تعرضتا للقصف.",
        "أعلنت الحكومة السورية هدنة لمدة 72 ساعة ابتداء من يوم الجمعة. واستشهد المسعف أثناء عمله. والشاب كان يعمل مزارعا. باسم الأهالي ناشد الناشطون المجتمع الدولي.",
        "زوجة أحد الضحايا فقدت جنينها. ووالد الطفلة المصابة رفض الحديث. أبناء المنطقة يطالبون بفتح الطرق. الجار الذي شاهد الحادث تحدث إلى فريقنا. عم الحزن أرجاء البلدة.",
        "تم توزيع 1,200 سلة غذائية في مخيم أطمة ورقم المستفيدين 6500. السائق لم يصب بأذى. الضحية الثالثة خلال شهر. المريض الأول توفي متأثرا بجراحه.",
    ],
    "fr": [
        "La situation sécuritaire dans le cercle de Bankass s'est détériorée : 12 civils tués, 1 350 ménages déplacés entre le 3 et le 9 mai 2019.",
        "Le Ministère de la Santé et l'Organisation mondiale de la Santé ont évalué deux centres de santé communautaires. Le médecin chef a confirmé la fermeture.",
        "Le maire de Koro a demandé une aide. Les agents du Programme alimentaire mondial ont distribué 45,5 tonnes de vivres. Mme la Ministre a visité le camp.",
        "Une femme et son enfant ont péri ; le père, berger, est porté disparu. Les jeunes de Mopti se sont mobilisés. La famille a été prise en charge par la Croix-Rouge malienne.",
        "Le Chef de bureau d'OCHA et le Représentant spécial du Secrétaire général se sont rendus à Gao. Le Commandant de la Force du G5 Sahel a nié.",
        "Le Directeur régional de la Santé et le Gouverneur de Ségou ont tenu une réunion. L'épouse du chef de village et ses deux filles sont à Bamako. Médecins Sans Frontières appuie l'hôpital de Sévaré.",
        "Taux de 12,5 ‰ ; 3,1415 et 2,7182. RN 16, PK 12+500. Budget : 1.250.000 FCFA. Résolution 2480 (2019). Semaine 19 (06/05-12/05).",
        "Le petit commerce a repris. Le Petit Séminaire accueille des déplacés. Guide Sphère. Agent de santé communautaire. Jeune Afrique rapporte les faits.",
    ],
    "uk": [
        "За тиждень у Донецькій області загинули 14 цивільних, серед них 3 дітей; 37 людей поранено. Обстріляно Бахмут, Часів Яр та Торецьк.",
        "Міністерство охорони здоров'я України повідомило, що лікарня у Костянтинівці не працює. Лікар швидкої допомоги отримав поранення.",
        "Голова Донецької обласної військової адміністрації закликав до евакуації. Начальник Головного управління ДСНС підтвердив дані. Мати з дитиною вивезли до Дніпра.",
        "Чоловік 1958 року народження загинув на місці. Волонтери Червоного Хреста України доставили 2,5 тонни води. Працівники «Укрзалізниці» відновили рух.",
        "Син і донька загиблої перебувають у Польщі. Директор Департаменту освіти Харківської міської ради. Військові РФ обстріляли село. Полонені повернулися. Пан-Європа.",
    ],
    "en": [
        "Hostilities intensified across northern Hama and southern Idleb during the reporting period (6-12 May 2019), with at least 112 civilians killed.",
        "The Ministry of Health and the World Health Organization assessed 14 facilities; the Director General of the Health Directorate denied access. Dr. visits were suspended.",
        "A mother of three was killed in Hass while her son was injured. In Kafr Nabl, a father and two daughters died. Teachers in Ariha, parents in Saraqib and a driver in Hama were hurt.",
        "The Special Envoy Geir Pedersen briefed the Security Council. The Syrian Arab Red Crescent delivered 2,350 kits. Doctors of the World support the hospital. The Emir of Qatar pledged USD 1,000,000.",
        "Shelter: 3,500 tents. WASH: 12.5 litres per person per day. Health: 1:10,000. EMMS 2019-19. See Annex 2, table 3.4. The M4 and M5 highways; grid lines 66 kV. HNO 2019. SSP 1.2.3.",
    ],
}


def found(text, known=SYRIA, **about):
    return [(f.kind.value, f.text) for f in scan([Passage("a.md", text, **about)], known)]


@pytest.mark.parametrize(
    ("kind", "known", "text"), [(k, known, t) for k, forms in FORMS.items() for known, t in forms]
)
def test_forms_that_people_write_are_found(kind, known, text):
    assert kind in {found for found, _ in found(text, known)}


@pytest.mark.parametrize("text", NOTHING)
def test_figures_dates_and_names_of_other_things_are_no_findings(text):
    assert found(text) == []


@pytest.mark.parametrize("language", REPORTS)
def test_reports_that_name_nobody_have_no_finding(language):
    assert found("\n".join(REPORTS[language]), SAHEL) == []


def test_every_kind_has_one_rule():
    assert {rule.kind for rule in every_rule()} == {*Kind}


def test_what_is_found_is_the_text_itself_without_what_stands_around_it():
    assert found("(mail: a.b@example.org), see https://example.org/a.") == [
        ("mail", "a.b@example.org"),
        ("url", "https://example.org/a"),
    ]
    assert found("On 2019-05-06 call +963 933 123 456, then go.") == [("phone", "+963 933 123 456")]
    assert found("It is at 35.9306, 36.6339.") == [("coordinates", "35.9306, 36.6339")]


def test_two_numbers_side_by_side_are_two_findings():
    assert found("0933 123 456 / 0944 123 456") == [
        ("phone", "0933 123 456"),
        ("phone", "0944 123 456"),
    ]


def test_arabic_digits_and_invisible_signs_are_read_and_told_as_they_stand():
    text = "هاتف: \u200e٠٩٣٣ ١٢٣ ٤٥٦\u200e"
    (finding,) = scan([Passage("a.md", text)], SYRIA)
    assert finding.text == "٠٩٣٣ ١٢٣ ٤٥٦"
    assert text[finding.at - 1 :].startswith(finding.text)


def test_a_local_number_without_a_zero_is_one_of_the_workspace_s_countries_only():
    assert found("76 12 34 56", MALI) == [("phone", "76 12 34 56")]
    assert found("76 12 34 56", UKRAINE) == []


def test_a_finding_of_a_text_has_its_line_and_column():
    (finding,) = scan([Passage("narrative/2026-W10.md", "Fine.\n\nSee a@example.org\n")], SYRIA)
    assert (finding.line, finding.at) == (3, 5)
    assert finding.place == "narrative/2026-W10.md"


def test_a_finding_of_a_cell_is_known_by_file_column_and_text_and_not_by_its_line():
    one, other = (
        next(scan([Passage("e.csv", "a@example.org", line, "note")], SYRIA)) for line in (5, 9)
    )
    assert (one.kind, one.place, one.text) == ("mail", "e.csv: note", "a@example.org")
    assert (one.kind, one.place, one.text) == (other.kind, other.place, other.text)


def test_what_is_cleared_is_left_out():
    def office(finding: Finding) -> bool:
        return finding.text == "office@example.org"

    texts = [Passage("a.md", "office@example.org or ahmad@example.org")]
    assert [f.text for f in scan(texts, SYRIA, office)] == ["ahmad@example.org"]


def test_quiet_kinds_are_not_found_and_hide_no_others():
    link = "https://maps.example.org/?q=35.9306,36.6339"
    assert [kind for kind, _ in found(link)] == ["url"]
    assert [kind for kind, _ in found(link, quiet=frozenset({Kind.URL}))] == ["coordinates"]


def test_a_title_that_begins_names_of_places_is_no_finding_in_a_column_of_places():
    assert found("Sheikh Yusuf")
    assert found("Sheikh Yusuf", areas=True) == []
    assert found("house of Mr Yusuf", areas=True)


def test_a_place_of_the_log_is_nobody_s_name():
    known = Known(places=frozenset({"sheikh yusuf"}))
    assert found("They fled to Sheikh Yusuf.", known) == []


def test_names_of_the_list_are_found_however_they_are_spelt():
    known = Known(persons=frozenset({"ahmad al khalid", "زياد"}))
    assert found("AHMAD AL-KHALID and Áhmad al Khalid", known) == [
        ("person", "AHMAD AL-KHALID"),
        ("person", "Áhmad al Khalid"),
    ]
    assert found("قال زياد ذلك", known) == [("person", "زياد")]
    assert found("Ahmadal Khalid", known) == []


def test_ids_of_the_log_are_found_whole():
    known = Known(ids=frozenset({"nws-2019-05-04-hass"}))
    assert found("See nws-2019-05-04-hass.", known) == [("id", "nws-2019-05-04-hass")]
    assert found("See nws-2019-05-04-hass-2.", known) == []


def test_a_whole_cell_in_a_column_of_persons_is_one():
    assert found("ahmad", column="Victim name", names=True) == [("person", "ahmad")]


HOSTILE = [
    "(", "1", "1 ", "01 ", "+11 ", "0", "a", "A ", "Dr ", "Dr Ahmad ", "a.", "a@", "@", "a-", "+",
    "35.123,", "35.1234 ", "1°", "1°1'", "www.", "http://", "x (at) ", "a (dot) ", "passport ",
    "tel ", "tel 123456 ", "plate a ", "son of ", "ابن ", "ابن عبد ", "37S ", "Ahmad, a father of ",
    "Ahmad's ", "\n", " ", "-", "ahmad khalid ", "\u0640", "\u200f", "1,", "1/", ".1", "wa.me/",
    "{#", "İ", "ﷺ", "e\u0301",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_no_text_takes_more_than_its_length(unit):
    known = Known(("SY",), frozenset({"nws-1-a"}), frozenset({"ahmad khalid"}))
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    list(scan([Passage("a.md", text)], known))
    # What grows with the square of the length takes minutes.
    assert time.process_time() - start < 10
