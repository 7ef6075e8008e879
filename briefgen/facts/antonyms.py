"""English words that say opposite things of the same subject."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from briefgen.facts.stem import stem

# Converse pairs (buy and sell, win and lose, higher than and lower than) are left out: `A beat B` is `B lost to A`.
# Each line sets two groups against each other: every word of one is an opposite of every word of the other.
_OPPOSITES = """
increase rise grow climb gain surge expand soar jump | decrease fall decline drop shrink plunge reduce slump dwindle
raise lift boost | lower cut reduce slash
high higher highest | low lower lowest
up | down
upward | downward
positive favorable favourable glowing | negative unfavorable unfavourable
positive | mixed
good better best great | bad worse worst poor terrible
success successful succeed | failure unsuccessful fail flop
support endorse back favor favour approve advocate | oppose reject condemn criticize criticise resist denounce
accept approve adopt | reject refuse decline deny veto
agree | disagree
allow permit let authorize enable legalize | ban prohibit forbid bar block outlaw prevent
confirm | deny refute
admit acknowledge | deny
include including | exclude excluding
begin start open launch commence | end finish close stop conclude cease
early earlier | late later
before | after
above over | below under beneath
inside indoor | outside outdoor
internal domestic | external foreign
major main primary | minor secondary
large big huge large-scale largest biggest larger bigger | small little tiny smallest smaller
most majority | least minority fewest
more | less fewer
many numerous | few
all every everyone | none
always | never seldom
often frequently common | rarely rare seldom
strong stronger strengthen strongest | weak weaker weaken weakest
strengthen deepen tighten | weaken loosen ease
improve improvement better | worsen deteriorate worse decline
hot warm | cold cool
new | old
young younger youngest | old older elderly oldest
alive survive survived | dead died killed deceased
legal lawful | illegal unlawful
guilty convicted | innocent acquitted
public | private
rich wealthy | poor
easy easier easiest simple | difficult hard harder hardest complex
safe | dangerous unsafe
peace peaceful | war violent
ally friend | enemy foe rival
true | false untrue
real | fake fictional
fiction fictional | nonfiction non-fiction
love | hate
male man boy men | female woman girl women
urban | rural
north northern | south southern
east eastern | west western
northeast northeastern | southwest southwestern
northwest northwestern | southeast southeastern
left | right
importer | exporter
supply | demand
profit profitable | loss unprofitable
surplus | deficit
arrive enter | leave depart exit
join | leave quit withdraw
appoint hire | dismiss fire sack
build construct create | destroy demolish
create establish | abolish dissolve
offensive | defensive
active | inactive dormant
permanent permanently | temporary temporarily
majority | minority
maximum | minimum
optimistic | pessimistic
voluntary | mandatory compulsory
optional | mandatory required compulsory
direct directly | indirect indirectly
temporary | permanent
married | divorced single unmarried
famous popular known | obscure unpopular unknown
popular | unpopular
likely | unlikely
possible | impossible
able | unable
happy | unhappy sad
sufficient enough | insufficient
equal | unequal
complete | incomplete
regular | irregular
stable | unstable
official | unofficial
formal | informal
conditional | unconditional
related | unrelated
same identical similar | different distinct
fast faster fastest quick | slow slower slowest
accelerate speed | slow decelerate
long longer longest | short shorter shortest
heavy | light
full | empty
major | minor
senior | junior
superior | inferior
partial partially partly | full fully entire entirely
exceed surpass outperform | miss underperform
advance progress | retreat setback
maintain keep preserve retain | abandon drop scrap
restore reinstate | revoke remove
add | remove subtract
enhance | diminish undermine
encourage | discourage
promote | demote hinder
debut | finale
asset | liability
rise | fall
positive | neutral
recover recovery | die death
healthy | ill sick unhealthy
open reopen | shut close closed
day | night
morning | evening afternoon
summer | winter
spring | autumn
single-handedly | jointly
unanimous unanimously | divided
bilateral | multilateral unilateral
unilateral | multilateral
nuclear | conventional
civilian | military
solo | group duo
amateur | professional
natural | artificial
ancient | modern
visible | invisible
rural | metropolitan
escalate escalation | de-escalate
democrat democratic | republican
liberal | conservative
progressive | conservative
theist | atheist
hero protagonist | villain antagonist
tragedy | comedy
digital | analog analogue
upgrade | downgrade
inflow | outflow
income revenue | expense expenditure
benefit advantage | harm disadvantage drawback
praise acclaim | criticism criticize criticise pan
praised acclaimed | criticized panned
tighten | relax loosen
sunny | cloudy
wet | dry
deep | shallow
wide | narrow
loud | quiet
clean | dirty
bright | dark
spur stimulate encourage foster promote | hinder hamper impede stifle deter
reveal unveil disclose | hide conceal withhold
near nearby adjacent | far distant remote faraway
thrive flourish prosper | struggle languish
forward ahead | backward backwards
named identified | unnamed unidentified anonymous
arrest detain jail imprison | release acquit
armed | unarmed
paid | unpaid
employed | unemployed jobless
friendly | hostile
cheap inexpensive | expensive costly
past | future
former | current incumbent
vertical | horizontal
majority | plurality
authorized licensed | unauthorized unlicensed
"""


@cache
def antonyms() -> Mapping[str, frozenset[str]]:
    """The stems opposed to each stem."""
    opposed: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in _sides():
        for one, others in ((left, right), (right, left)):
            for word in one:
                opposed[word] |= others - {word}
    return {word: frozenset(others) for word, others in opposed.items()}


@cache
def allies() -> Mapping[str, frozenset[str]]:
    """The stems that stand on the same side as each stem: they say much the same."""
    allied: defaultdict[str, set[str]] = defaultdict(set)
    for pair in _sides():
        for side in pair:
            for word in side:
                allied[word] |= side
    return {word: frozenset(others) for word, others in allied.items()}


def _sides() -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for line in _OPPOSITES.strip().splitlines():
        left, right = (frozenset(stem(word) for word in side.split()) for side in line.split("|"))
        yield left, right
