"""The English pack."""

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from briefgen.facts.antonyms import allies, antonyms
from briefgen.facts.pack import Bound, Pack, When, word_list, word_set
from briefgen.facts.stem import stem

Value = TypeVar("Value")

_ONES = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINAL_ONES = word_list(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS = word_list("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
_MONTHS = word_list("january february march april may june july august september october november december")
_SHORT_MONTHS = word_list("jan feb mar apr may jun jul aug sept oct nov dec")
_DAYS = word_list("monday tuesday wednesday thursday friday saturday sunday")

_STOPWORDS = """
a an the and or but nor so yet if then else than that this these those there here it its itself he him his himself she
her hers herself they them their theirs themselves we us our ours ourselves you your yours i me my mine myself who whom
whose which what when where why how of in on at by to from for with as into onto upon about above below under over after
before during between among through across against within without along toward towards behind beyond near off out up
down around since until till per via despite except like unlike because although though while whereas whether be is am
are was were been being have has had having do does did done doing will would shall should can could may might must
ought not no yes also too very much more most less least many few several some any all both each every either neither
other another such same own only just even still already again ever never always often once now then later ago however
moreover therefore thus hence meanwhile furthermore additionally instead rather quite almost nearly about roughly
approximately one two three ones s t re ve ll d m n't let's including according due well etc amid alongside
"""

_TITLES = """
president vice prime minister ministers chancellor king queen prince princess emperor pope chairman chairwoman chair
chief secretary general ambassador governor senator representative congressman congresswoman mayor judge justice
attorney director administrator commissioner premier leader leaders mr mrs ms miss dr sir lord lady dame professor prof
captain colonel major lieutenant sergeant admiral commander officer spokesman spokeswoman spokesperson deputy
undersecretary foreign first former acting interim gen lt col sgt capt sen rep gov hon rev reverend saint st
honorable pm ceo cfo president-elect excellency
"""

_BEFORE_NUMBER = {
    Bound.OVER: "more than|over|above|exceeding|exceed|exceeds|exceeded|in excess of|greater than|higher than"
    "|upwards of|upward of|surpassing|surpassed|surpass|topped|topping|better than|larger than|north of|beyond"
    "|past|well over|older than|longer than|bigger than|passed|ahead of|better than",
    Bound.AT_LEAST: "at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum of|minimum"
    "|as many as at least|or more than",
    Bound.UNDER: "less than|fewer than|under|below|lower than|smaller than|lesser than|younger than|shorter than"
    "|short of|shy of|south of|behind|poorer than|worse than",
    Bound.AT_MOST: "at most|no more than|not more than|up to|as many as|as much as|a maximum of|maximum of|maximum"
    "|not over|not exceeding|no greater than|no higher than|only up to|as high as",
    Bound.ABOUT: "about|around|roughly|approximately|approx|circa|nearly|almost|some|estimated|an estimated"
    "|close to|approaching|just over|just under|just above|just below|a little over|a little under|slightly over"
    "|slightly under|slightly more than|slightly less than|more or less|ca|~|≈|near|in the region of",
}
_AFTER_NUMBER = {
    Bound.AT_LEAST: "or more|or older|or longer|or later|or higher|or over|or above|or greater|or better|+"
    "|plus|and above|and over|and more|upwards",
    Bound.AT_MOST: "or less|or younger|or earlier|or shorter|or fewer|or under|or below|or lower|at most",
    Bound.ABOUT: "or so|approximately",
}
_BEFORE_DATE = {
    When.BEFORE: "before|prior to|earlier than|ahead of|preceding",
    When.AFTER: "after|later than|following|past|subsequent to",
    When.SINCE: "since|starting|beginning|from|effective|starting in|beginning in|starting from|beginning on"
    "|effective from",
    When.BY: "by|no later than|by the end of",
    When.UNTIL: "until|till|up to|through|up until|to",
    When.AS_OF: "as of|as at",
}

_NEGATIONS = """
not n't no never none nobody nothing neither nor cannot without non
don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't mustn't
mightn't needn't shan't ain't dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt cant couldnt wouldnt
hardly barely scarcely
"""
_NEAR_NEGATIONS = """
failed to|fails to|fail to|failing to|failure to|refused to|refuses to|refuse to|refusing to|refusal to|declined to
declines to|decline to|declining to|unable to|unwilling to|stopped short of|ceased to|neglected to|yet to|rather than
instead of|lack of|lacks|lacked|lacking|absence of|devoid of|free of|exempt from|denied|denies|deny|denying
prevented|prevents|prevented from|avoided|opted out of|incapable of|anything but
turned down|turns down|turn down|avoids|avoid|avoiding|abstained
"""
_HEDGES = """
plans to|plan to|planned to|planning to|intends to|intend to|intended to|aims to|aim to|aimed to|hopes to|hope to
hoped to|expected to|expects to|expect to|likely to|unlikely to|set to|due to be|seeks to|seek to|sought to|wants to
want to|wanted to|proposes to|proposed to|may|might|could|possibly|perhaps|potentially
probably|allegedly|reportedly|purportedly|supposedly|apparently|scheduled to|slated to|projected to|forecast to
poised to|agreed to|agrees to|agree to|pledged to|promised to|vowed to|threatened to|trying to|tries to|tried to
attempted to|attempting to|attempts to|believed to|thought to|said to|appears to|appeared to|seems to|seemed to
estimated to|going to|ready to|prepared to
"""
_ATTRIBUTIONS = """
say tell report accord claim allege announce state assert argue add note warn insist maintain declare suggest estimate
believe contend reiterate indicate describe testify write allegedly reportedly
"""

_UNITS = """
km:kilometre kilometres kilometer kilometers km kilometers; mile:mile miles mi; metre:metre metres meter meters;
foot:foot feet ft; inch:inch inches; cm:cm centimetre centimetres centimeter centimeters; mm:mm millimetre millimetres
millimeter millimeters; acre:acre acres; hectare:hectare hectares ha; kg:kg kilogram kilograms kilo kilos;
gram:gram grams g; pound:lb lbs; ounce:ounce ounces oz; ton:ton tons tonne tonnes; litre:litre litres liter liters;
gallon:gallon gallons; barrel:barrel barrels; year:year years yr yrs; month:month months; week:week weeks;
day:day days; hour:hour hours hr hrs; minute:minute minutes min mins; second:seconds secs; mph:mph; kmh:kmh kph;
watt:watt watts; kw:kw kilowatt kilowatts; mw:mw megawatt megawatts; gw:gw gigawatt gigawatts; degree:degree degrees;
bit:bit bits; mb:mb megabyte megabytes; gb:gb gigabyte gigabytes; tb:tb terabyte terabytes; decade:decade decades;
century:century centuries
"""
_CURRENCIES = """
USD:dollar dollars usd us$ buck bucks; GBP:pound pounds gbp sterling quid; EUR:euro euros eur; JPY:yen jpy;
INR:rupee rupees inr rs; CNY:yuan renminbi rmb cny; KRW:won krw; RUB:ruble rubles rouble roubles rub;
CHF:franc francs chf;
BRL:real
reais brl; CAD:cad; AUD:aud; cent:cent cents pence; MXN:peso pesos; SEK:krona kronor sek; TRY:lira try; ZAR:rand
"""


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for line in text.strip().splitlines() for phrase in line.split("|"))


def _groups(text: str) -> dict[str, str]:
    pairs = (group.strip().split(":") for group in text.split(";"))
    return {word: name for name, words in pairs for word in words.split()}


def _by_phrase(table: Mapping[Value, str]) -> dict[tuple[str, ...], Value]:
    return {tuple(phrase.split()): value for value, text in table.items() for phrase in text.split("|")}


@cache
def english() -> Pack:
    """The words of English that the reader knows."""
    cardinals = {word: value for value, word in enumerate(_ONES)} | {
        word: 10 * value for value, word in enumerate(_TENS, 2)
    }
    ordinals = {word: value for value, word in enumerate(_ORDINAL_ONES)} | {
        word: 10 * value for value, word in enumerate(_ORDINAL_TENS, 2)
    }
    months = {word: value for names in (_MONTHS, _SHORT_MONTHS) for value, word in enumerate(names, 1)} | {"sep": 9}
    return Pack(
        language="en",
        cardinals=cardinals,
        ordinals=ordinals | {"hundredth": 100, "thousandth": 1000},
        scales={"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15}
        | {"lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7, "k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9}
        | {"bln": 1e9, "tn": 1e12, "trn": 1e12, "millions": 1e6, "billions": 1e9, "trillions": 1e12, "mil": 1e6},
        shares={"half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fourth": 1 / 4}
        | {"fourths": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "tenth": 1 / 10, "tenths": 1 / 10}
        | {"eighth": 1 / 8, "eighths": 1 / 8},
        times={"twice": 2, "thrice": 3, "double": 2, "doubled": 2, "doubling": 2, "doubles": 2, "triple": 3}
        | {"tripled": 3, "tripling": 3, "triples": 3, "quadruple": 4, "quadrupled": 4},
        before_number=_by_phrase(_BEFORE_NUMBER),
        after_number=_by_phrase(_AFTER_NUMBER),
        months=months,
        weekdays={word: value for value, word in enumerate(_DAYS)},
        days_away={"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "本日": 0, "昨日": -1, "明日": 1},
        before_date=_by_phrase(_BEFORE_DATE),
        stopwords=frozenset(_STOPWORDS.split()),
        titles=frozenset(_TITLES.split()),
        pronouns=word_set("he she it they his her its their him them we i our my you this who"),
        negations=frozenset(_NEGATIONS.split()),
        near_negations=_phrases(_NEAR_NEGATIONS),
        antonyms=antonyms(),
        allies=allies(),
        hedges=_phrases(_HEDGES),
        attributions=frozenset(stem(word) for word in _ATTRIBUTIONS.split()),
        units=_groups(_UNITS),
        currencies=_groups(_CURRENCIES),
    )
