### The sentences that sitrep prints, in English.
###
### A message has a name, and values that are put in its { $places }. Comments say what each is.
### Numbers in a value can be asked for their plural: { $n -> [one] … *[other] … }.

## Numbers

# The number 1 in a sentence. From 10 on numerals are printed.
number-one = one

# The number 2 in a sentence.
number-two = two

# The number 3 in a sentence.
number-three = three

# The number 4 in a sentence.
number-four = four

# The number 5 in a sentence.
number-five = five

# The number 6 in a sentence.
number-six = six

# The number 7 in a sentence.
number-seven = seven

# The number 8 in a sentence.
number-eight = eight

# The number 9 in a sentence.
number-nine = nine

## Figures and their qualifiers

# A figure whose source gives a lower bound. Keep the qualifier.
# $number: a number
figure-at-least = at least { $number }

# A sum of figures of which one is about its number, and the end is open. Keep the qualifier.
# $number: a number
figure-at-least-about = at least about { $number }

# A figure that its source says is exceeded. Keep the qualifier.
# $number: a number
figure-more-than = more than { $number }

# A figure whose source gives an upper bound. Keep the qualifier.
# $number: a number
figure-up-to = up to { $number }

# A sum of events of which one states only a highest number and another states no number.
# $number: the highest number of those that state one
figure-up-to-where-stated = up to { $number } (where stated)

# A sum of nobody, over events of which another states no number: nobody is known of that one.
# $number: 0
figure-where-stated = { $number } (where stated)

# A figure of which its source says only what it stays below. Keep the qualifier.
# $number: a number
figure-fewer-than = fewer than { $number }

# A figure that its source calls approximate, in the source's own word. Keep the qualifier.
# $word: almost, nearly, around, some, roughly, approximately, estimated or about
# $number: a number
figure-about = { $word ->
    [almost] almost { $number }
    [nearly] nearly { $number }
    [around] around { $number }
    [some] some { $number }
    [roughly] roughly { $number }
    [approximately] approximately { $number }
    [estimated] an estimated { $number }
   *[about] about { $number }
}

# A best estimate with the lowest and highest figure in brackets.
# $best: the best estimate
# $low: the lowest number
# $high: the highest number
figure-best-estimate = { $best } ({ $low }–{ $high })

# A best estimate of which the source states the lowest figure and no highest.
# $best: the best estimate
# $low: the lowest number
figure-best-estimate-open = { $best } ({ $low } or more)

# The span over the figures of several sources, from the lowest to the highest.
# $low: the lowest
# $high: the highest
figure-spread = { $low } to { $high }

# Stands in the place of a figure that no source states. It never means zero.
not-reported = not reported

# In place of a number that the edition does not print.
suppressed = withheld

# Stands in the place of something that the sources do not state.
not-stated = not stated

# Stands in the place of a figure for a time for which no report is held. It never means zero.
no-reports = no reports

# Under the bar of a period for which the data are not complete.
partial = partial

# Above a number that stands alone, on a card or a bar.
qualifier-best-estimate = best estimate

# Above a number that stands alone, on a card or a bar. Keep the qualifier.
qualifier-at-least = at least

# Above a number that stands alone, on a card or a bar. Keep the qualifier.
qualifier-at-least-about = at least about

# Above a number that stands alone, on a card or a bar. Keep the qualifier.
qualifier-more-than = more than

# Above a number that stands alone, on a card or a bar. Keep the qualifier.
qualifier-up-to = up to

# Above a number that stands alone, on a card or a bar. Keep the qualifier.
qualifier-fewer-than = fewer than

# Above a number that stands alone, on a card or a bar. Keep the qualifier.
# $word: almost, nearly, around, some, roughly, approximately, estimated or about
qualifier-about = { $word ->
    [almost] almost
    [nearly] nearly
    [around] around
    [some] some
    [roughly] roughly
    [approximately] approximately
    [estimated] an estimated
   *[about] about
}

# What a source says in another language instead of a number: "varios", "dizaines".
# $word: what it means: several, tens, dozens, scores, hundreds, thousands, tens-of-thousands or
# hundreds-of-thousands
vague-word = { $word ->
    [tens] tens
    [dozens] dozens
    [scores] scores
    [hundreds] hundreds
    [thousands] thousands
    [tens-of-thousands] tens of thousands
    [hundreds-of-thousands] hundreds of thousands
   *[several] several
}

# A vague word of a source ("dozens", "hundreds") before a noun: "dozens of civilians".
# $word: the vague word
vague-before-noun = { $word } of

# A span of figures, each of them from a source of its own.
# $spread: the message figure-spread
by-source = { $spread }, by source

# What sources say of one thing, where there are more figures than are printed.
# $lowest: a list of the lowest figures, each with its source
# $n: how many figures lie between
# $highest: the highest figure with its source
figures-between =
    { $n ->
        [one] { $lowest }, { $n } figure between these, and { $highest }
       *[other] { $lowest }, { $n } figures between these, and { $highest }
    }

# Under a table that is not printed whole.
# $shown: how many rows are printed
# $all: how many rows there are
# $file: the name of the file that has them all
table-capped = { $shown } of { $all } rows are printed; { $file } has them all.

# A figure and what it is of, in a list of such figures.
# $figure: a figure with its qualifier
# $what: what is counted
labelled-figure = { $what }: { $figure }

# A figure and the time that it is of, in a list of such figures.
# $figure: a figure with its qualifier
# $when: a date, or the name of a period
figure-at-time = { $figure } for { $when }

# An event's place and the area that it is in.
# $place: a place
# $area: an area
place-in-area = { $place } in { $area }

## Dates and windows

# A window of dates with an end and without a start.
# $date: a date
window-open = to { $date }

# The window of a running total whose source does not state the start.
# $date: a date
window-start-unknown = to { $date }, start not stated

# The window of a running total whose start is known to the month only.
# $month: a month and its year
# $date: a date
window-from-month = from { $month } to { $date }

# The date up to which something counts.
# $date: a date
as-of = as of { $date }

# Under a chart: the date up to which its data go.
# $date: a date
as-of-sentence = As of { $date }.

# The date of an event known to the week only.
# $date: a date
date-uncertain = about { $date }, day not certain

# From when a running total counts.
# $date: a date
since-date = since { $date }

# The source of a running total does not state from when it counts.
since-unknown = start not stated

# A week of the ISO calendar.
# $number: the week's number
week-iso = ISO week { $number }

# An epidemiological week.
# $number: the week's number
week-epi = epi week { $number }

# A week of the organisation's own calendar.
# $number: the week's number
week-reporting = reporting week { $number }

# Several weeks of the ISO calendar.
# $first: the number of the first week
# $last: the number of the last week
weeks-iso = ISO weeks { $first }–{ $last }

# Several epidemiological weeks.
# $first: the number of the first week
# $last: the number of the last week
weeks-epi = epi weeks { $first }–{ $last }

# Several weeks of the organisation's own calendar.
# $first: the number of the first week
# $last: the number of the last week
weeks-reporting = reporting weeks { $first }–{ $last }

# Beside the dates of a month, a quarter or a year: which of them it is.
# $unit: month, quarter or year
# $number: the quarter's number
period-kind =
    { $unit ->
        [month] calendar month
        [quarter] quarter { $number }
       *[year] calendar year
    }

# Under a bar of a chart: several weeks of the ISO calendar, as short as possible.
# $first: the number of the first week
# $last: the number of the last week
weeks-iso-short = W{ $first }–W{ $last }

# Under a bar of a chart: several epidemiological weeks, as short as possible.
# $first: the number of the first week
# $last: the number of the last week
weeks-epi-short = EW{ $first }–EW{ $last }

# Under a bar of a chart: several weeks of the organisation's own calendar, as short as possible.
# $first: the number of the first week
# $last: the number of the last week
weeks-reporting-short = CW{ $first }–CW{ $last }

# Under a bar of a chart: a week of the ISO calendar, as short as possible.
# $number: the week's number
week-iso-short = W{ $number }

# Under a bar of a chart: an epidemiological week, as short as possible.
# $number: the week's number
week-epi-short = EW{ $number }

# Under a bar of a chart: a week of the organisation's own calendar, as short as possible.
# $number: the week's number
week-reporting-short = CW{ $number }

# The end of a chart's title: what its bars are.
by-week-iso = by ISO week

# The end of a chart's title: what its bars are.
by-week-epi = by epidemiological week

# The end of a chart's title: what its bars are; $day is the day of the week on which weeks begin.
# $day: a day of the week
by-week-from = by week from { $day }

# The end of a chart's title: what its bars are.
# $n: how many weeks
by-weeks-iso = in periods of { $n } ISO weeks

# The end of a chart's title: what its bars are.
# $n: how many weeks
by-weeks-epi = in periods of { $n } epidemiological weeks

# The end of a chart's title: what its bars are; $day is the day of the week on which weeks begin.
# $n: how many weeks
# $day: a day of the week
by-weeks-from = in periods of { $n } weeks from { $day }

# The end of a chart's title: what its bars are.
# $unit: month, quarter, year or days
by-period =
    { $unit ->
        [month] by month
        [quarter] by quarter
        [year] by year
       *[days] by period
    }

# A period's short name and its dates.
# $week: the name of a week, of several, or of a quarter
# $dates: a window of dates
week-with-dates = { $week } ({ $dates })

## Sources and attribution

# Says whose figures they are; stands inside a sentence. Keep the sources.
# $sources: a list of sources
according-to = according to { $sources }

# The end of a list of sources that is too long to be printed whole.
# $n: how many
other-sources =
    { $n ->
        [one] { $n } other source
       *[other] { $n } other sources
    }

# A figure and who states it.
# $figure: a figure with its qualifier
# $source: who states it
figure-by-source = { $figure } ({ $source })

# On a card: how many sources state the figure, where there are too many to name.
# $n: how many
sources-counted =
    { $n ->
        [one] { $n } source
       *[other] { $n } sources
    }

## Groups of people

# A group of people, inside a sentence or a label.
group-people = people

# A group of people, inside a sentence or a label.
group-civilians = civilians

# A group of people, inside a sentence or a label.
group-combatants = combatants

# A group of people, inside a sentence or a label.
group-women = women

# A group of people, inside a sentence or a label.
group-men = men

# A group of people, inside a sentence or a label.
group-children = children

# A group of people, inside a sentence or a label.
group-girls = girls

# A group of people, inside a sentence or a label.
group-boys = boys

# A group of people, inside a sentence or a label.
group-females = women and girls

# A group of people, inside a sentence or a label.
group-males = men and boys

# A group of people, inside a sentence or a label.
group-patients = patients

# A group of people, inside a sentence or a label.
group-health-workers = health workers

# A group of people, inside a sentence or a label.
group-aid-workers = aid workers

# A group of people, inside a sentence or a label.
group-foreign-military = foreign military personnel

# Those of a whole of whom nobody states what they were, in brackets behind what is counted.
group-sex-and-age-not-stated = sex and age not stated

# Those of a whole of whom nobody states what they were, in brackets behind what is counted.
group-standing-not-stated = not reported as civilians or combatants

# One of a group of people, inside a sentence.
one-of-people = person

# One of a group of people, inside a sentence.
one-of-civilians = civilian

# One of a group of people, inside a sentence.
one-of-combatants = combatant

# One of a group of people, inside a sentence.
one-of-women = woman

# One of a group of people, inside a sentence.
one-of-men = man

# One of a group of people, inside a sentence.
one-of-children = child

# One of a group of people, inside a sentence.
one-of-girls = girl

# One of a group of people, inside a sentence.
one-of-boys = boy

# One of a group of people, inside a sentence.
one-of-females = woman or girl

# One of a group of people, inside a sentence.
one-of-males = man or boy

# One of a group of people, inside a sentence.
one-of-patients = patient

# One of a group of people, inside a sentence.
one-of-health-workers = health worker

# One of a group of people, inside a sentence.
one-of-aid-workers = aid worker

# One of a group of people, inside a sentence.
one-of-foreign-military = member of a foreign military

## Types of events

# A type of event, inside a sentence or at the head of a row.
event-type-airstrike = airstrike

# A type of event, inside a sentence or at the head of a row.
event-type-shelling = shelling

# A type of event, inside a sentence or at the head of a row.
event-type-ground-attack = ground attack

# A type of event, inside a sentence or at the head of a row.
event-type-explosion = explosion

# A type of event, inside a sentence or at the head of a row.
event-type-attack-on-health = attack on health care

# A type of event, inside a sentence or at the head of a row.
event-type-abduction = abduction

# A type of event, inside a sentence or at the head of a row.
event-type-obstruction = obstruction

# A type of event, inside a sentence or at the head of a row.
event-type-displacement = displacement

# A type of event, inside a sentence or at the head of a row.
event-type-other = other or not stated

# A type of event, inside a sentence or at the head of a row.
event-type-state-based-conflict = state-based conflict

# A type of event, inside a sentence or at the head of a row.
event-type-non-state-conflict = non-state conflict

# A type of event, inside a sentence or at the head of a row.
event-type-one-sided-violence = one-sided violence

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
airstrikes-counted =
    { $n ->
        [one] { $n } airstrike
       *[other] { $n } airstrikes
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
shelling-counted =
    { $n ->
        [one] { $n } incident of shelling
       *[other] { $n } incidents of shelling
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
ground-attacks-counted =
    { $n ->
        [one] { $n } ground attack
       *[other] { $n } ground attacks
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
explosions-counted =
    { $n ->
        [one] { $n } explosion
       *[other] { $n } explosions
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
attacks-on-health-counted =
    { $n ->
        [one] { $n } attack on health care
       *[other] { $n } attacks on health care
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
abductions-counted =
    { $n ->
        [one] { $n } abduction
       *[other] { $n } abductions
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
obstructions-counted =
    { $n ->
        [one] { $n } case of obstruction
       *[other] { $n } cases of obstruction
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
displacement-events-counted =
    { $n ->
        [one] { $n } displacement event
       *[other] { $n } displacement events
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
other-events-counted =
    { $n ->
        [one] { $n } event of another type or of none that is stated
       *[other] { $n } events of another type or of none that is stated
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
# $listed: yes where "events" stands before it
state-based-conflict-counted =
    { $listed ->
        [yes] { $n } of state-based conflict
       *[no] { $n ->
            [one] { $n } event of state-based conflict
           *[other] { $n } events of state-based conflict
        }
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
# $listed: yes where "events" stands before it
non-state-conflict-counted =
    { $listed ->
        [yes] { $n } of non-state conflict
       *[no] { $n ->
            [one] { $n } event of non-state conflict
           *[other] { $n } events of non-state conflict
        }
    }

# How many events of a type there were, in a list or at the head of a sentence.
# $n: how many
# $listed: yes where "events" stands before it
one-sided-violence-counted =
    { $listed ->
        [yes] { $n } of one-sided violence
       *[no] { $n ->
            [one] { $n } event of one-sided violence
           *[other] { $n } events of one-sided violence
        }
    }

# How many events have a type in the log's own words, after "events".
# $n: how many
# $type: the type
own-type-counted =
    { $n ->
        [one] { $n } event recorded as “{ $type }”
       *[other] { $n } events recorded as “{ $type }”
    }

## Status of a report

# How a report or an event stands, in a table or after a figure.
status-reported = reported

# How a report or an event stands, in a table or after a figure.
status-confirmed = confirmed

# How a report or an event stands, in a table or after a figure.
status-disputed = disputed

# How a report or an event stands, in a table or after a figure.
status-denied = denied

# How a report or an event stands, in a table or after a figure.
status-withdrawn = withdrawn

## Levels of certainty

# How certain a report of an attack is, by its source.
certainty-rumour = rumour

# How certain a report of an attack is, by its source.
certainty-possible = possible

# How certain a report of an attack is, by its source.
certainty-probable = probable

# How certain a report of an attack is, by its source.
certainty-confirmed = confirmed

## Damage

# What a facility suffered, in a table or at the head of a row.
damage-destroyed = destroyed

# What a facility suffered, in a table or at the head of a row.
damage-damaged = damaged

# What a facility suffered, in a table or at the head of a row.
damage-looted = looted

# What a facility suffered, in a table or at the head of a row.
damage-occupied = occupied

# What a facility suffered, in a table or at the head of a row.
damage-none = no damage

# What a facility suffered, in a table or at the head of a row.
damage-not-stated = damage not stated

# What a facility suffered, in a table or at the head of a row.
damage-out-of-service = out of service

## Kinds of facilities

# A kind of facility or transport, in a table.
facility-type-hospital = hospital

# A kind of facility or transport, in a table.
facility-type-health-facility = health facility

# A kind of facility or transport, in a table.
facility-type-clinic = clinic

# A kind of facility or transport, in a table.
facility-type-ambulance = ambulance

## Units

# What is counted, after "number of".
unit-people = people

# What is counted, after "number of".
unit-movements = movements

# What is counted, after "number of".
unit-households = households

# What is counted, after "number of".
unit-facilities = facilities

# What is counted, after "number of".
unit-attacks = attacks

## What is counted

# What is counted, as a label or a column's heading.
indicator-killed = people killed

# What is counted, as a label or a column's heading.
indicator-injured = people injured

# What is counted, as a label or a column's heading.
indicator-missing = people missing

# What is counted, as a label or a column's heading.
indicator-kidnapped = people kidnapped

# What is counted, as a label or a column's heading.
indicator-arrested = people arrested

# What is counted, as a label or a column's heading.
indicator-detained = people detained

# What is counted, as a label or a column's heading.
indicator-displaced = people displaced

# What is counted, as a label or a column's heading.
indicator-returned = people returned

# What is counted, as a label or a column's heading.
indicator-idp-stock = internally displaced people

# What is counted, as a label or a column's heading.
indicator-attacks-on-health = attacks on health care

# What is counted, as a label or a column's heading.
indicator-facilities-affected = health facilities affected

# What is counted, as a label or a column's heading.
indicator-facilities-out-of-service = health facilities out of service

# What is counted, as a label or a column's heading.
indicator-killed-or-injured = people killed or injured

# What is counted, as a label or a column's heading.
indicator-movements = displacement movements

# What is counted, as a label or a column's heading.
indicator-households = households displaced

# What is counted, behind the number one on a card.
one-movement = displacement movement

# What is counted, behind the number one on a card.
one-household-displaced = household displaced

# What is counted, behind the number one on a card.
one-kidnapped = person kidnapped

# What is counted, behind the number one on a card.
one-arrested = person arrested

# What is counted, behind the number one on a card.
one-detained = person detained

# What is counted, behind the number one on a card.
one-returned = person returned

# What is counted, behind the number one on a card.
one-attack-on-health = attack on health care

# What is counted, behind the number one on a card.
one-facility-affected = health facility affected

# What is counted, behind the number one on a card.
one-facility-out-of-service = health facility out of service

# What is counted, where the unit is households and not people.
# $what: what is counted
indicator-in-households = { $what } (households)

# What is counted: how many of a group of people.
# $group: a group of people
indicator-killed-of-group = { $group } killed

# What is counted: how many of a group of people.
# $group: a group of people
indicator-injured-of-group = { $group } injured

# What is counted: how many of a group of people.
# $group: a group of people
indicator-missing-of-group = { $group } missing

# What is counted: how many of a group of people.
# $group: a group of people
indicator-displaced-of-group = { $group } displaced

# What is counted, and of which group of people.
# $what: what is counted
# $group: a group of people
indicator-of-group = { $what } ({ $group })

# The core of a sentence.
# $figure: a figure with its qualifier
# $who: a group of people; of one, one of it
counted-killed = { $figure ->
    [0] no { $who } were reported killed
    [one] { $figure } { $who } was reported killed
   *[other] { $figure } { $who } were reported killed
}

# The core of a sentence.
# $figure: a figure with its qualifier
# $who: a group of people; of one, one of it
counted-injured = { $figure ->
    [0] no { $who } were reported injured
    [one] { $figure } { $who } was reported injured
   *[other] { $figure } { $who } were reported injured
}

# The core of a sentence.
# $figure: a figure with its qualifier
# $who: a group of people; of one, one of it
counted-displaced = { $figure ->
    [0] no { $who } were reported displaced
    [one] { $figure } { $who } was reported displaced
   *[other] { $figure } { $who } were reported displaced
}

# The core of a sentence.
# $figure: a figure with its qualifier
# $who: a group of people; of one, one of it
counted-missing = { $figure ->
    [0] no { $who } were reported missing
    [one] { $figure } { $who } was reported missing
   *[other] { $figure } { $who } were reported missing
}

# The core of a sentence.
# $figure: a figure with its qualifier
# $who: a group of people; of one, one of it
counted-kidnapped = { $figure ->
    [0] no { $who } were reported kidnapped
    [one] { $figure } { $who } was reported kidnapped
   *[other] { $figure } { $who } were reported kidnapped
}

# The core of a sentence.
# $figure: a figure with its qualifier
# $who: a group of people; of one, one of it
counted-arrested = { $figure ->
    [0] no { $who } were reported arrested
    [one] { $figure } { $who } was reported arrested
   *[other] { $figure } { $who } were reported arrested
}

# The core of a sentence.
# $figure: a figure with its qualifier
# $who: a group of people; of one, one of it
counted-detained = { $figure ->
    [0] no { $who } were reported detained
    [one] { $figure } { $who } was reported detained
   *[other] { $figure } { $who } were reported detained
}

# The core of a sentence.
# $figure: a figure with its qualifier
counted-households = { $figure ->
    [0] no household was reported displaced
    [one] { $figure } household was reported displaced
   *[other] { $figure } households were reported displaced
}

# The core of a sentence.
# $figure: a figure with its qualifier
counted-movements = { $figure ->
    [0] no displacement movement was reported
    [one] { $figure } displacement movement was reported
   *[other] { $figure } displacement movements were reported
}

# The core of a sentence.
# $figure: a figure with its qualifier
counted-facilities = { $figure ->
    [0] no health facility was reported affected
    [one] { $figure } health facility was reported affected
   *[other] { $figure } health facilities were reported affected
}

# What is counted has no sentence of its own.
# $what: what is counted
# $figure: a figure with its qualifier
counted-other = { $figure ->
    [0] no { $what } were reported
    [one] the number of { $what } was reported as { $figure }
   *[other] { $figure } { $what } were reported
}

# What is counted is withheld, or no source states it.
# $what: what is counted
# $figure: the message suppressed or not-reported
counted-unstated = the number of { $what } is { $figure }

# How many of the events state the number that was summed.
# $reported: how many events state it
# $of: how many events in all
reported-share =
    { $reported ->
        [one] { $reported } of { $of } events states a number
       *[other] { $reported } of { $of } events state a number
    }

# How many of the events are disputed by a party; it may follow the message reported-share.
# $n: how many
events-disputed =
    { $n ->
        [one] { $n } event is disputed
       *[other] { $n } events are disputed
    }

## Changes from the period before

# How a figure compares with the period before, which is of the same kind.
# $unit: week, weeks, month, quarter, year or days
# $weeks: how many weeks, where it is several
# $days: how many days it holds
change-none =
    { $unit ->
        [days]
            { $days ->
                [one] unchanged from the day before
               *[other] unchanged from the { $days } days before
            }
        [weeks] unchanged from the { $weeks } weeks before
        [month] unchanged from the previous month
        [quarter] unchanged from the previous quarter
        [year] unchanged from the previous year
       *[week] unchanged from the previous period
    }

# How a figure compares with the period before, which is of the same kind.
# $old: the figure of the period before
# $new: the figure of this period
# $unit: week, weeks, month, quarter, year or days
# $weeks: how many weeks, where it is several
# $days: how many days it holds
change-from-to =
    { $unit ->
        [days]
            { $days ->
                [one] from { $old } on the day before to { $new }
               *[other] from { $old } in the { $days } days before to { $new }
            }
        [weeks] from { $old } in the { $weeks } weeks before to { $new }
        [month] from { $old } in the previous month to { $new }
        [quarter] from { $old } in the previous quarter to { $new }
        [year] from { $old } in the previous year to { $new }
       *[week] from { $old } to { $new }
    }

# The change in per cent has its sign.
# $old: the figure of the period before
# $new: the figure of this period
# $change: the change in per cent, with its sign
# $unit: week, weeks, month, quarter, year or days
# $weeks: how many weeks, where it is several
# $days: how many days it holds
change-from-to-percent =
    { $unit ->
        [days]
            { $days ->
                [one] from { $old } on the day before to { $new } ({ $change })
               *[other] from { $old } in the { $days } days before to { $new } ({ $change })
            }
        [weeks] from { $old } in the { $weeks } weeks before to { $new } ({ $change })
        [month] from { $old } in the previous month to { $new } ({ $change })
        [quarter] from { $old } in the previous quarter to { $new } ({ $change })
        [year] from { $old } in the previous year to { $new } ({ $change })
       *[week] from { $old } to { $new } ({ $change })
    }

# In a section of the workspace's own, where none of its indicators is stated.
# $period: the period's dates
own-section-nothing = No figure was reported for { $period }.

## Titles of sections

# A section's heading.
section-highlights = Highlights

# A section's heading.
section-key-figures = Key figures

# A section's heading.
section-overview = Situation overview

# A section's heading.
section-key-events = Key events

# A section's heading.
section-casualties = Casualties

# A section's heading.
section-actors = Parties and weapons

# A section's heading.
section-displacement = Displacement

# A section's heading.
section-health = Attacks on health care

# A section's heading.
section-response = Response by cluster

# A section's heading.
section-access = Access and coordination

# A section's heading.
section-funding = Funding

# A section's heading.
section-changes = Changes and corrections

# A section's heading.
section-disputed = Disputed and unverified reports

# A section's heading.
section-method = Sources, method and caveats

# A section's heading.
section-contacts = Contacts and disclaimers

# A section's heading.
section-brief-method = Sources and method in brief

# A section's heading.
section-annex-events = Annex: events

# A section's heading.
section-annex-weeks = Annex: period by period

# A section's heading.
section-annex-areas = Annex: areas

# A section's heading.
section-annex-totals = Annex: running totals

# A section's heading.
section-annex-sources = Annex: sources and inputs

# A section's heading, in the internal edition alone.
section-trail = Behind the figures

## Response, funding and access

# A share in a sentence; tables and charts have the sign.
# $n: the share, in per cent
per-cent = { $n } per cent

# A share that is computed from figures of which one is about its number.
# $share: a percentage
share-about = about { $share }

# A share whose part is at least its number.
# $share: a percentage
share-at-least = at least { $share }

# A share whose part is more than its number.
# $share: a percentage
share-more-than = more than { $share }

# A share whose part is at most its number.
# $share: a percentage
share-up-to = up to { $share }

# A share that is neither nothing nor one per cent.
# $share: one per cent
share-below = less than { $share }

# Of several sectors with a target, the one of which the least is reached.
# $sector: a sector, as the log names it
# $reached: a figure, with its qualifier
# $targeted: a figure, with its qualifier
# $unit: what is counted: people, households
# $share: what share of the target is reached
# $date: the day that the figures are of
# $source: who states them
response-furthest = Of the sectors with a target, { $sector } is furthest from it: { $reached } of { $targeted } { $unit } had been reached ({ $share }) as of { $date }, according to { $source }.

# The only sector with a target.
# $sector: a sector, as the log names it
# $reached: a figure, with its qualifier
# $targeted: a figure, with its qualifier
# $unit: what is counted: people, households
# $share: what share of the target is reached
# $date: the day that the figures are of
# $source: who states them
response-one = In the sector { $sector }, { $reached } of { $targeted } { $unit } targeted had been reached ({ $share }) as of { $date }, according to { $source }.

# The caption of a table.
# $date: the last day of the period
response-table = Needs, targets and people reached by sector, latest figures up to { $date }

# A row that is a part of the row above it, set in by the space before it.
# $what: what is counted
row-of-which = {"\u2003"}of which { $what }

# A row of a group of the people in the row above it, set in by the space before it.
# $group: a group of people
row-of-whom = {"\u2003"}of whom { $group }

# What a row counts, and its unit where that is not people.
# $what: what is counted, as the log names it
# $unit: what is counted: households, facilities
response-with-unit = { $what } (in { $unit })

# A row that is made of the rows of a 5W sheet.
# $n: how many partners
response-5w =
    { $n ->
        [one] Reached, as one partner reports
       *[other] Reached, as { $n } partners report
    }

# A row that is made of the rows of a 5W sheet which names no partners.
response-5w-unsaid = Reached, as partners report

# A note under the table of the response.
response-note-dash = A dash means that the source states no number; it is not zero.

# A note under the table of the response.
response-note-pairs = A percentage and a gap are given only where a source states both numbers for one programme and the same dates.

# A note under the table of the response.
response-note-5w = Rows of a 5W sheet are added only over different areas, for one activity and the same dates. Rows of one area, or of several activities, may be about the same people: there the largest counts, so the figure is a minimum.

# A sentence in the section on the response, or without it in that on method: what is of a time that ends after the report's period,
# as of its month, and so in none of the report's figures.
# $n: how many rows of the response
# $named: "yes", or "no" where there are too many times to name
# $dates: the times, each with its first and its last day; where not named, the last day of all
response-later =
    { $named ->
        [yes]
            { $n ->
                [one] This report does not count one row of the response ({ $dates }): it ends after the report's period.
               *[other] This report does not count { $n } rows of the response ({ $dates }): they end after the report's period.
            }
       *[no] This report does not count { $n } rows of the response up to { $dates }: they end after the report's period.
    }

# A sentence in the section on access, or without it in that on method: constraints that are stated as of a day after the report's
# period, and so are not in its table.
# $n: how many constraints
# $named: "yes", or "no" where there are too many times to name
# $dates: the times, each with its first and its last day; where not named, the last day of all
access-later =
    { $named ->
        [yes]
            { $n ->
                [one] This report does not list one constraint on access ({ $dates }): it is stated as of a day after the report's period.
               *[other] This report does not list { $n } constraints on access ({ $dates }): they are stated as of days after the report's period.
            }
       *[no] This report does not list { $n } constraints on access up to { $dates }: they are stated as of days after the report's period.
    }

# The funding of a plan, in a currency.
# $plan: the name of an appeal or plan
# $currency: the code of a currency: USD
# $received: an amount
# $requirement: an amount
# $share: what share of the requirement is received
# $date: the day that the figures are of
# $source: who states them
funding-plan-in = As of { $date }, { $plan } had received { $currency } { $received } of the { $currency } { $requirement } that it requires ({ $share }), according to { $source }.

# The funding of a plan, where the currency is not stated.
# $plan: the name of an appeal or plan
# $received: an amount
# $requirement: an amount
# $share: what share of the requirement is received
# $date: the day that the figures are of
# $source: who states them
funding-plan = As of { $date }, { $plan } had received { $received } of the { $requirement } that it requires ({ $share }), according to { $source }.

# The caption of a table.
# $date: the last day of the period
funding-table = Requirements and funding received, latest figures up to { $date }

# In the column of plans: the money is of no plan.
funding-no-plan = No plan

# In the column of sectors: the row is of the whole plan.
funding-whole-plan = Whole plan

# A note under the table of funding.
funding-note-sectors = Sectors are parts of their plan and are not added to it.

# A note under the table of funding.
funding-note-dash = A dash means that no amount is stated; it is not zero.

# How many constraints on access were in force, where their areas are too many to name.
# $n: how many
# $date: the last day of the period
access-in-force =
    { $n ->
        [one] On { $date }, one constraint on humanitarian access was in force.
       *[other] On { $date }, { $n } constraints on humanitarian access were in force.
    }

# How many constraints on access were in force, and where.
# $n: how many
# $areas: a list of areas
# $date: the last day of the period
access-in-force-in =
    { $n ->
        [one] On { $date }, one constraint on humanitarian access was in force, in { $areas }.
       *[other] On { $date }, { $n } constraints on humanitarian access were in force, in { $areas }.
    }

# The caption of a table.
# $date: the last day of the period
access-table = Constraints on humanitarian access as of { $date }

# A note under the table of constraints on access: what the log says of some of them in its own
# words is not for the edition's readers.
# $n: how many constraints
access-withheld =
    { $n ->
        [one] The description of one constraint is withheld in this edition.
       *[other] The descriptions of { $n } constraints are withheld in this edition.
    }

# A kind of constraint on access.
constraint-movement-into = restrictions on movement into the area

# A kind of constraint on access.
constraint-movement-within = restrictions on movement within the area

# A kind of constraint on access.
constraint-hostilities = military operations and ongoing hostilities

# A kind of constraint on access.
constraint-violence = violence against humanitarian personnel, assets and facilities

# A kind of constraint on access.
constraint-interference = interference in humanitarian activities

# A kind of constraint on access.
constraint-denial = denial of humanitarian needs or of entitlement to assistance

# A kind of constraint on access.
constraint-obstructed-services = obstruction of people's access to services and assistance

# A kind of constraint on access.
constraint-explosive-hazards = mines and unexploded ordnance

# A kind of constraint on access.
constraint-environment = physical environment and infrastructure

# A kind of constraint on access; also one in the log's own words, in a report for the public.
constraint-other = other constraint

# How a constraint on access stands.
access-status-ongoing = ongoing

# How a constraint on access stands.
access-status-worsened = worsened

# How a constraint on access stands.
access-status-eased = eased

# How a constraint on access stands.
access-status-lifted = lifted

## Page

# A link for people who read with the keyboard: to the start of the report.
page-skip = Skip to the report

# The heading of the list of sections.
page-contents = Contents

# Below a table on a slide, which has no room for all its rows.
slides-rest = The report has the rest.

## Masthead and contacts

# The kind of report.
report-title = Situation Report

# The kind of report and its number.
# $number: the report's number
report-title-numbered = Situation Report No. { $number }

# The kind of report, where it has annexes.
# $report: the message report-title-numbered
report-title-with-annexes = { $report }, with annexes

# The kind of report: a short one between two regular ones.
report-title-flash = Flash update

# Who publishes the report.
# $issuer: the organisation's name
issued-by = Issued by { $issuer }

# When the report after this one is due.
# $date: a date
next-report = Next report on or around { $date }

# At the head of a report that is published again.
# $number: the revision's number, from 2
# $date: the day on which it was published
# $reason: why, as the person who published it gave it
reissue = Revision { $number } of { $date }: { $reason }

# Who may read the report.
edition-public = Public edition

# Who may read the report.
edition-partner = Partner edition: for partners, not to be published

# Who may read the report.
edition-internal = Internal edition: not to be shared

# At the head and the foot of a report that is not published yet.
# $edition: whose edition it is, e.g. "Public edition"
edition-draft = DRAFT, not published · { $edition }

# At the head of a report of a period to whose end nothing was reported.
# $date: a date
data-quiet = Nothing was reported after { $date }.

# A warning at the head of a report whose period is not over.
# $date: a date
data-stop = The data stop on { $date }, before the period ends: figures are partial and are not compared with other periods.

# Whom to write to.
# $contact: an address
contact = Contact and feedback: { $contact }

# The last words of a report whose organisation has set none of its own.
disclaimer = Figures are those of the sources named and are not independently verified unless marked confirmed. Names used do not imply official endorsement.

# When the report was made, and with which version of sitrep.
# $date: a date
# $version: the version
created-with = Created on { $date } with sitrep { $version }.

## Columns of tables

# A column's heading.
column-what = What

# A column's heading.
column-events = Events

# A column's heading.
column-figure = Figure

# A column's heading.
column-window = Window

# A column's heading.
column-area = Area

# A column's heading.
column-according-to = According to

# A column's heading.
column-published = Published

# A column's heading.
column-status = Status

# A column's heading.
column-period = Period

# A column's heading.
column-dates = Dates

# A column's heading.
column-pcode = P-code

# A column's heading.
column-rise = Rise of the minimum

# A column's heading.
column-source = Source

# The title of a column: a source's number in the list.
column-number = No.

# The caption of the numbered list of sources.
references-table = Sources by the numbers that text gives them

# Under the numbered list of sources.
references-note = A dash means that the source states nothing in this period; an earlier figure of it is printed.

# A column's heading.
column-accounts = Accounts

# A column's heading.
column-running-totals = Running totals

# A column's heading.
column-first-published = First published

# A column's heading.
column-last-published = Last published

# A column's heading.
column-input = Input

# A column's heading.
column-format = Format

# A column's heading.
column-rows = Rows

# A column's heading.
column-used = Used

# A column's heading.
column-left-out = Left out

# A column's heading.
column-why = Why

# A column's heading: the log's own name of an event.
column-id = Id

# A column's heading: all figures of an event.
column-figures = Figures

# A column's heading: web addresses.
column-address = Address

# A column's heading: latitude and longitude.
column-position = Position

# A column's heading: the other of two events.
column-may-be-the-same-as = May be the same as

# A column's heading: a file and its lines.
column-in-the-log = In the log

# A column's heading: what the log tells of an event.
column-description = Description

# A column's heading: a column of a file.
column-column = Column

# A column's heading: what a cell holds.
column-value = Value

# A column's heading: what is wrong with a cell.
column-what-is-wrong = What is wrong

# A column's heading.
column-date = Date

# A column's heading.
column-place = Place

# A column's heading.
column-type = Type

# A column's heading.
column-other-figures = Other figures

# A column's heading.
column-reliability = Reliability

# A column's heading.
column-who = Who

# A column's heading.
column-events-stating = Events that state it

# A column's heading.
column-event-type = Event type

# A column's heading.
column-each-source = Each source says

# A column's heading.
column-printed-as = Printed as

# A column's heading: the figure that the last report stated.
column-as-stated = As stated

# A column's heading: what events after the last report's period add.
column-new-events = New events

# A column's heading.
column-before = Before

# A column's heading.
column-now = Now

# A column's heading.
column-change = Change

# A column's heading.
column-revised-on = Revised on

# A column's heading.
column-event = Event

# A column's heading.
column-reported-by = Reported by

# A column's heading.
column-denied-by = Denied or disputed by

# A column's heading.
column-hit = Hit

# A column's heading.
column-kind = Kind

# A column's heading.
column-attacks = Attacks

# A column's heading.
column-damage = Damage

# The lowest figure stated, in the spreadsheet of events.
column-sector = Sector

# The lowest figure stated, in the spreadsheet of events.
column-in-need = In need

# The lowest figure stated, in the spreadsheet of events.
column-reached = Reached

# The lowest figure stated, in the spreadsheet of events.
column-target = Target

# The lowest figure stated, in the spreadsheet of events.
column-of-target = % of target

# The lowest figure stated, in the spreadsheet of events.
column-gap = Gap

# The lowest figure stated, in the spreadsheet of events.
column-partner = Partner

# The lowest figure stated, in the spreadsheet of events.
column-plan = Plan

# The lowest figure stated, in the spreadsheet of events.
column-requirement = Required

# The lowest figure stated, in the spreadsheet of events.
column-received = Received

# The lowest figure stated, in the spreadsheet of events.
column-coverage = Coverage

# The lowest figure stated, in the spreadsheet of events.
column-currency = Currency

# The lowest figure stated, in the spreadsheet of events.
column-as-of = As of

# The lowest figure stated, in the spreadsheet of events.
column-constraint = Constraint

# The lowest figure stated, in the spreadsheet of events.
column-since = Since

# The lowest figure stated, in the spreadsheet of events.
column-note = Note

# The lowest figure stated, in the spreadsheet of events.
# $what: what is counted
column-low = { $what }: low

# The figure that is counted, in the spreadsheet of events.
# $what: what is counted
column-best = { $what }: best

# The highest figure stated, in the spreadsheet of events.
# $what: what is counted
column-high = { $what }: high

# How firm the figure is, in the spreadsheet of events.
# $what: what is counted
column-qualifier = { $what }: qualifier

# A column's heading.
column-first-day = First day

# A column's heading.
column-last-day = Last day

# Under a table: what a column would say in every row, said once.
# $column: the column's heading
# $value: what stands in all its rows
column-same-in-all-rows = { $column }: { $value } (all rows).

## Highlights

# The only sentence where nothing is known of the period.
# $period: the period's dates
highlights-no-reports = No reports for { $period } are held. This does not mean that nothing happened.

# The only sentence where nothing is known of the period, and all sources record some areas alone.
# $period: the period's dates
# $areas: a list of areas
highlights-no-reports-covered = No reports for { $period } are held from the areas covered: { $areas }. This does not mean that nothing happened, there or elsewhere.

# Under sums, cards and ranks, where all sources record some areas alone.
# $areas: a list of areas
covered-alone = Figures cover { $areas } only; the sources do not record other areas.

# Under sums of events, where their sources record some areas alone and running totals are of others.
# $areas: a list of areas
covered-events-alone = Sums of events cover { $areas } only; their source does not record other areas.

# In the caption of a chart of sums of events, where their sources record some areas alone.
# $areas: a list of areas
covered-short = Covers { $areas } only.

# In the section on sources and method: charts of running totals that are left out, since all of
# them are older.
# $period: the period's dates
# $n: how many charts
charts-left-out =
    { $n ->
        [one] This report leaves out { $n } chart of running totals: none of its totals is dated or was published in { $period }.
       *[other] This report leaves out { $n } charts of running totals: none of their totals is dated or was published in { $period }.
    }

# The people killed and injured in the period.
# $n: how many
# $period: the period's dates
# $figures: a list of figures, each with what it counts
# $sources: the message according-to, or a list of sources
highlights-toll =
    { $n ->
        [one] In the { $n } event reported for { $period }, { $figures }, { $sources }.
       *[other] In the { $n } events reported for { $period }, { $figures }, { $sources }.
    }

# The first highlight: the dead of the period beside those of the period before.
# $trend: up, down, same, or unclear (their bounds overlap)
# $figure: how many were killed, with its bounds
# $old: the figure of the period before
# $n: how many events
# $unit: week, weeks, month, quarter, year or days
# $weeks: how many weeks, where it is several
# $days: how many days it holds
# $sources: who states it
highlights-killed-compared =
    { $trend ->
        [up] More people were reported killed than in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        }: { $figure } in { $n ->
            [one] { $n } event
           *[other] { $n } events
        }, up from { $old } ({ $sources }).
        [down] Fewer people were reported killed than in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        }: { $figure } in { $n ->
            [one] { $n } event
           *[other] { $n } events
        }, down from { $old } ({ $sources }).
        [same] As many people were reported killed as in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        }: { $figure } in { $n ->
            [one] { $n } event
           *[other] { $n } events
        } ({ $sources }).
       *[unclear] People reported killed: { $figure } in { $n ->
            [one] { $n } event
           *[other] { $n } events
        }, after { $old } in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        } ({ $sources }).
    }

# After the first highlight.
# $n: how many periods the mean is of
# $mean: the mean of the dead of each, a numeral
# $unit: week, weeks, month, quarter, year or days
# $weeks: how many weeks, where it is several
# $days: how many days it holds
highlights-mean-before =
    { $unit ->
        [month] The mean of the { $n } months before is { $mean }.
        [quarter] The mean of the { $n } quarters before is { $mean }.
        [year] The mean of the { $n } years before is { $mean }.
        [weeks] The mean of the { $n } periods of { $weeks } weeks before is { $mean }.
        [days] The mean of the { $n } periods of { $days } days before is { $mean }.
       *[week] The mean of the { $n } weeks before is { $mean }.
    }

# After a highlight on the dead, or on the civilians among them: no period has had as many.
# $how: before where an earlier period may have had as many, starts where the history held starts,
#       or compared where nothing earlier can be compared
# $date: the dates of that earlier period, or else the first day of the first one that is compared
# $figure: the number of that earlier period
# $unit: week, weeks, month, quarter, year or days
# $weeks: how many weeks, where it is several
# $days: how many days it holds
highlights-most-since =
    It is the highest number in { $unit ->
        [month] a month
        [quarter] a quarter
        [year] a year
        [weeks] { $weeks } weeks
        [days] { $days } days
       *[week] a week
    } since { $date }{ $how ->
        [before] { " " }({ $figure })
        [starts] , where this record starts
       *[compared] , before which the figures cannot be compared
    }.

# The civilians among the dead of the period.
# $trend: up, down, same, unclear (their bounds overlap), or alone (nothing to compare with)
# $figure: how many civilians were killed
# $old: the figure of the period before
# $unit: week, weeks, month, quarter, year or days
# $weeks: how many weeks, where it is several
# $days: how many days it holds
# $sources: who states it
highlights-civilians =
    { $trend ->
        [up] Of those killed, { $figure } { $figure ->
            [one] was reported to be a civilian
           *[other] were reported to be civilians
        }, up from { $old } in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        } ({ $sources }).
        [down] Of those killed, { $figure } { $figure ->
            [one] was reported to be a civilian
           *[other] were reported to be civilians
        }, down from { $old } in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        } ({ $sources }).
        [same] Of those killed, { $figure } { $figure ->
            [one] was reported to be a civilian
           *[other] were reported to be civilians
        }, as many as in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        } ({ $sources }).
        [unclear] Of those killed, { $figure } { $figure ->
            [one] was reported to be a civilian
           *[other] were reported to be civilians
        }, after { $old } in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        } ({ $sources }).
       *[alone] Of those killed, { $figure } { $figure ->
            [one] was reported to be a civilian
           *[other] were reported to be civilians
        } ({ $sources }).
    }

# Who is among the dead of the period, beside civilians.
# $groups: a list of groups, each with its number
# $sources: who states it
highlights-among = Those reported killed include { $groups } ({ $sources }).

# Some of the dead, in a list of such groups.
# $group: women, children, health_workers, aid_workers or patients
# $figure: how many, with its qualifier
among-group =
    { $group ->
        [women] { $figure } { $figure ->
            [one] woman
           *[other] women
        }
        [children] { $figure } { $figure ->
            [one] child
           *[other] children
        }
        [health_workers] { $figure } { $figure ->
            [one] health worker
           *[other] health workers
        }
        [aid_workers] { $figure } { $figure ->
            [one] aid worker
           *[other] aid workers
        }
       *[patients] { $figure } { $figure ->
            [one] patient
           *[other] patients
        }
    }

# The civilians killed, where in some event a source states more of them than another states of all.
# $window: a window of dates
# $figure: how many civilians were killed
# $sources: who states it
highlights-civilians-apart = For { $window }, the number of civilians reported killed is { $figure } ({ $sources }); in at least one event it is more than another source counts of all those killed.

# The attack on health care with most dead of the period.
# $most: only where there was no other, yes where it surely has more than each other one
# $when: its date or dates
# $where: place, given (it says where by itself: "near Town"), withheld, or unknown (none is stated)
# $place: its place and area
# $dead: all where the number of all dead is stated, else groups
# $figure: how many were killed
# $among: some where staff or patients are among them, else none
# $groups: a list of messages among-group
# $sources: who states it
highlights-care-killed =
    { $most ->
        [only] In the one attack on health care that was reported, of { $when }
        [yes] In the deadliest attack on health care, of { $when }
       *[no] In an attack on health care of { $when }
    }{ $where ->
        [place] { " " }in { $place }
        [given] { " " }{ $place }
        [withheld] { " " }at a place that is withheld
       *[unknown] { " " }at a place that is not stated
    }, { $dead ->
        [all] { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed{ $among ->
            [some] , among them { $groups }
           *[none] { "" }
        }
       *[groups] those reported killed include { $groups }
    } ({ $sources }).

# The event with most dead, which the highlight before this one is about, was an attack on health care.
# $only: yes where no other attack was reported
# $among: some where staff or patients are among the dead, else none
# $groups: a list of messages among-group
# $sources: who states it
highlights-care-deadliest =
    { $only ->
        [yes] The deadliest event was the one attack on health care that was reported
       *[no] The deadliest event was an attack on health care
    }{ $among ->
        [some] ; those reported killed include { $groups }
       *[none] { "" }
    } ({ $sources }).

# After a highlight on an attack on health care.
# $sources: who denies it
highlights-care-denied = This attack is denied by { $sources }.

# An attack on health care that states no dead, and that a party denies.
# $when: its date or dates
# $where: place, given (it says where by itself: "near Town"), withheld, or unknown (none is stated)
# $place: its place and area
# $claimants: who reports it
# $sources: who denies it
highlights-care-denied-alone =
    An attack on health care of { $when }{ $where ->
        [place] { " " }in { $place }
        [given] { " " }{ $place }
        [withheld] { " " }at a place that is withheld
       *[unknown] { " " }at a place that is not stated
    }, reported by { $claimants }, is denied by { $sources }.

# The event of the period that states most deaths.
# $when: its date or dates
# $where: place, given (it says where by itself: "near Town"), withheld, or unknown (none is stated)
# $place: its place and area
# $figure: how many were killed
# $sources: who states it
highlights-deadliest =
    In the deadliest event, of { $when }{ $where ->
        [place] { " " }in { $place }
        [given] { " " }{ $place }
        [withheld] { " " }at a place that is withheld
       *[unknown] { " " }at a place that is not stated
    }, { $figure } { $figure ->
        [one] person was
       *[other] people were
    } reported killed ({ $sources }).

# After the deadliest event: the area with most of the period's dead.
# $covered: some where its sources cover some areas alone, else all
# $area: its name
# $figure: how many were killed in it
# $whole: how many were killed in all
highlights-area =
    More people were reported killed in { $area } than in any other { $covered ->
        [some] area covered
       *[all] area
    }: { $figure } of { $whole }.

# The dead of all events since the baseline.
# $window: the dates from the baseline to the period's end
# $figure: how many were killed, with its bounds
# $reported: how many events state a number
# $n: how many events there are
# $all: yes or no: whether all of them state a number
# $among: some or none
# $civilians: how many of the dead were civilians
# $sources: who states it
highlights-since-baseline =
    During { $window }, { $figure } { $figure ->
        [one] person was
       *[other] people were
    } reported killed{ $among ->
        [some] , among them { $civilians } { $civilians ->
            [one] civilian
           *[other] civilians
        },
       *[none] { "" }
    } in { $all ->
        [yes] { $n } events
       *[no] { $reported } of { $n } events
    } ({ $sources }).

# Right after the sentence on the dead since the baseline: events known too coarsely to be surely of its dates.
# $stated: some or none: whether any of these events states how many were killed
# $named: yes or no: whether $dates is printed
# $n: how many such events
# $figure: how many were killed in them
# $dates: a list of months and years
highlights-known-only =
    { $stated ->
        [some]
            { $named ->
                [yes]
                    { $n ->
                        [one] Of the dead, { $figure } are of one event known only to { $dates }, which may lie outside these dates.
                       *[other] Of the dead, { $figure } are of { $n } events known only to { $dates }, which may lie outside these dates.
                    }
               *[no] Of the dead, { $figure } are of { $n } events known only to a month or a year, which may lie outside these dates.
            }
       *[none]
            { $named ->
                [yes]
                    { $n ->
                        [one] One of these events is known only to { $dates } and may lie outside these dates.
                       *[other] { $n } of these events are known only to { $dates } and may lie outside these dates.
                    }
               *[no] { $n } of these events are known only to a month or a year and may lie outside these dates.
            }
    }

# The dead of the same period a year before; the period's own are in the first highlight.
# $trend: of the period beside the one before: up, down, same, or unclear (their bounds overlap)
# $window: the dates of the period a year before
# $figure: how many were killed in the period
# $old: how many were killed a year before
# $sources: who states it
highlights-last-year =
    { $trend ->
        [up] A year before ({ $window }), fewer people were reported killed: { $old } ({ $sources }).
        [down] A year before ({ $window }), more people were reported killed: { $old } ({ $sources }).
        [same] A year before ({ $window }), as many people were reported killed: { $old } ({ $sources }).
       *[unclear] A year before ({ $window }), { $old } were reported killed, beside { $figure } now ({ $sources }).
    }

# The dead of the year so far.
# $trend: beside the same days a year before: up, down, same, unclear, or alone (nothing to compare with)
# $date: the first of January
# $figure: how many were killed
# $n: how many events
# $old: how many were killed in the same days a year before
# $before: the dates of those days
# $sources: who states it
highlights-year-to-date =
    { $trend ->
        [up] Since { $date }, { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed in { $n ->
            [one] { $n } event
           *[other] { $n } events
        }, up from { $old } in the same days a year before, { $before } ({ $sources }).
        [down] Since { $date }, { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed in { $n ->
            [one] { $n } event
           *[other] { $n } events
        }, down from { $old } in the same days a year before, { $before } ({ $sources }).
        [same] Since { $date }, { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed in { $n ->
            [one] { $n } event
           *[other] { $n } events
        }, as many as in the same days a year before, { $before } ({ $sources }).
        [unclear] Since { $date }, { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed in { $n ->
            [one] { $n } event
           *[other] { $n } events
        }, after { $old } in the same days a year before, { $before } ({ $sources }).
       *[alone] Since { $date }, { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed in { $n ->
            [one] { $n } event
           *[other] { $n } events
        } ({ $sources }).
    }

# The dead since a dated marker, beside those of as many days before it.
# $trend: up, down, same, or unclear (their bounds overlap)
# $date: the day of the marker
# $label: what happened on it, as config.toml says it
# $figure: how many were killed since
# $old: how many were killed before
# $days: of how many days both are
# $sources: who states it
highlights-since-marker =
    { $trend ->
        [up] Since { $date } ({ $label }), { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed, up from { $old } in the { $days } days before it ({ $sources }).
        [down] Since { $date } ({ $label }), { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed, down from { $old } in the { $days } days before it ({ $sources }).
        [same] Since { $date } ({ $label }), { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed, as many as in the { $days } days before it ({ $sources }).
       *[unclear] Since { $date } ({ $label }), { $figure } { $figure ->
            [one] person was
           *[other] people were
        } reported killed, after { $old } in the { $days } days before it ({ $sources }).
    }

# There were events, and none states how many people were killed or injured.
# $period: the period's dates
# $n: how many
# $groups: "yes" where they state a number of a group (no civilians), or "no"
highlights-no-toll =
    { $groups ->
        [yes]
            { $n ->
                [one] For { $period }, { $n } event was reported; it states numbers of people killed or injured only for groups of them.
               *[other] For { $period }, { $n } events were reported; they state numbers of people killed or injured only for groups of them.
            }
       *[no]
            { $n ->
                [one] For { $period }, { $n } event was reported; it states no number of people killed or injured.
               *[other] For { $period }, { $n } events were reported; none states a number of people killed or injured.
            }
    }

# A part of a highlight.
# $clause: one of the messages counted-…
# $reported: how many events state it
# $of: how many events in all
highlights-clause-with-share =
    { $reported ->
        [one] { $clause } (stated for { $reported } of { $of } events)
       *[other] { $clause } (stated for { $reported } of { $of } events)
    }

# A part of a highlight.
# $clause: one of the messages counted-…
# $area: an area's name
highlights-clause-in-area = { $clause } in { $area }

# A part of a highlight: people and the area that they left.
# $clause: one of the messages counted-… or highlights-clause-in-area
# $origin: an area's name
highlights-clause-from = { $clause } from { $origin }

# A sentence: one source's running total.
# $clause: one of the messages counted-…
# $window: a window of dates
# $source: who states it
highlights-total = { $clause } ({ $window }), according to { $source }.

# A sentence: one source's running total, where the figure is a numeral: no sentence starts with one.
# $source: who states it
# $clause: one of the messages counted-…
# $window: a window of dates
highlights-total-source-first = According to { $source }, { $clause } ({ $window }).

# A sentence: a source's running total that states no number, or whose number is withheld.
# $source: who states it
# $what: what is counted
# $where: area where the total names one, else none
# $area: an area's name
# $window: a window of dates
# $stated: no where the source states no number, withheld where the edition keeps it back
highlights-total-unstated =
    { $stated ->
        [withheld] The number of { $what }{ $where ->
            [area] { " " }in { $area }
           *[none] { "" }
        } that { $source } states ({ $window }) is withheld.
       *[no] For { $what }{ $where ->
            [area] { " " }in { $area }
           *[none] { "" }
        } ({ $window }), { $source } states no number.
    }

# A sentence after a source's running total: how much its lower bound rose.
# $rise: by how much it rose
# $date: a date
highlights-total-rise = The reported minimum rose by { $rise } since { $date }.

# A sentence behind that on a running total of households.
# $people: how many people, about, as printed
# $size: people in a household
highlights-total-people = At { $size } people to a household, that is { $people } people.

# A sentence after a source's running total: the one before it, of which neither is a minimum.
# $old: the earlier figure
# $date: the date of the earlier one
highlights-total-was = The figure was { $old } on { $date }.

# A sentence after one source's running total of what can fall: from what it fell.
# $old: the earlier figure
# $new: the later figure
# $date: the date of the earlier one
highlights-total-fall = The figure is down from { $old } to { $new } since { $date }.

# A sentence on attacks on health care.
# $period: the period's dates
# $n: how many
# $sources: a list of sources
highlights-attacks =
    { $n ->
        [one] For { $period }, { $n } attack on health care was reported, according to { $sources }.
       *[other] For { $period }, { $n } attacks on health care were reported, according to { $sources }.
    }

# How many different facilities were hit.
# $n: how many
highlights-facilities =
    { $n ->
        [one] { $n } distinct facility
       *[other] { $n } distinct facilities
    }

# How many ambulances and other vehicles were hit.
# $n: how many
highlights-transports =
    { $n ->
        [one] { $n } vehicle
       *[other] { $n } vehicles
    }

# The sentence after the number of attacks on health care.
# $n: how many attacks
# $what: a list of messages highlights-facilities and highlights-transports
# $unnamed: how many of the attacks name nothing that was hit
highlights-attacks-hitting =
    { $unnamed ->
        [0]
            { $n ->
                [one] It hit { $what }.
               *[other] They hit { $what }.
            }
        [one] They hit { $what }; { $unnamed } attack names neither a facility nor a vehicle.
       *[other] They hit { $what }; { $unnamed } attacks name neither a facility nor a vehicle.
    }

# How many events a party disputes, where they are of a source whose events are not in the sums.
# $n: how many
highlights-disputed-beside =
    { $n ->
        [one] A party disputes { $n } event that is not in the sums; what each source says of it stands below.
       *[other] A party disputes { $n } events that are not in the sums; what each source says of them stands below.
    }

# How many events a party disputes.
# $n: how many
highlights-disputed =
    { $n ->
        [one] Of the events of the period, { $n } is disputed; what each source says of it stands below.
       *[other] Of the events of the period, { $n } are disputed; what each source says of them stands below.
    }

# How many events a party denies that no source reports, so that they are not counted.
# $n: how many
highlights-denied-alone =
    { $n ->
        [one] A party denies { $n } event that no source reports; it is not counted.
       *[other] Parties deny { $n } events that no source reports; they are not counted.
    }

# A toll that the last report stated, and that is another one now.
# $report: the message changes-report
# $indicator: killed or injured
# $before: the number that it stated
# $period: the dates of its period
# $stated: "yes", or "no" where no number is stated any more
# $now: the number now
highlights-corrected =
    { $stated ->
        [yes] { $indicator ->
            [killed] { $report } stated { $before } killed for { $period }; after corrections the number is { $now }.
           *[injured] { $report } stated { $before } injured for { $period }; after corrections the number is { $now }.
        }
       *[no] { $indicator ->
            [killed] { $report } stated { $before } killed for { $period }; no number is stated now.
           *[injured] { $report } stated { $before } injured for { $period }; no number is stated now.
        }
    }

# Where all that was reported of the period was withdrawn.
# $n: how many events
highlights-withdrawn =
    { $n ->
        [one] Of the period, { $n } event was reported and withdrawn by its sources.
       *[other] Of the period, { $n } events were reported and withdrawn by their sources.
    }

## Key figures

# On a card: events known too coarsely to be counted in its figure, which may be of its dates.
# $stated: some or none: whether any of these events states a number of what the card counts
# $named: yes or no: whether $dates is printed
# $n: how many such events
# $figure: what they state
# $dates: a list of months and years
key-figures-not-counted =
    { $stated ->
        [some]
            { $named ->
                [yes]
                    { $n ->
                        [one] not counted here: { $figure } in one event known only to { $dates }
                       *[other] not counted here: { $figure } in { $n } events known only to { $dates }
                    }
               *[no] not counted here: { $figure } in { $n } events known only to a month or a year
            }
       *[none]
            { $named ->
                [yes]
                    { $n ->
                        [one] not counted here: one event known only to { $dates }
                       *[other] not counted here: { $n } events known only to { $dates }
                    }
               *[no] not counted here: { $n } events known only to a month or a year
            }
    }

# On a card: what is certain of its figure, and what is not counted in it.
# $certainty: "one of two events states a number"
# $without: the message key-figures-not-counted
key-figures-certainty-and = { $certainty }; { $without }

# On a card: the figure of the period before, which is of the same kind.
# $trend: up, down, same, or unclear (their bounds overlap)
# $old: the figure of the period before
# $unit: week, weeks, month, quarter, year or days
# $weeks: how many weeks, where it is several
# $days: how many days it holds
key-figures-against =
    { $trend ->
        [up] up from { $old } in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        }
        [down] down from { $old } in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        }
        [same] as many as in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        }
       *[unclear] { $old } in the previous { $unit ->
            [days] { $days } days
            [weeks] { $weeks } weeks
            [month] month
            [quarter] quarter
            [year] year
           *[week] week
        }
    }

# The label of a total on a card, or of a row of a chart.
# $what: what is counted
# $area: the area that it speaks of
label-in-area = { $what } in { $area }

# The label of a total on a card: people and the area that they left.
# $what: what is counted, or the message label-in-area
# $origin: an area's name
label-from = { $what } from { $origin }

# Where people are, and the area that they left.
# $area: an area's name
# $origin: an area's name
area-from = { $area }, from { $origin }

# Under a total on a card: more areas have one than there are cards.
# $status: the name of its status
# $n: how many areas have a total of this kind
status-one-of-areas = { $status }; one of { $n } areas, the others are in the table

# Under a total on a card that is older than the period, and the latest there is.
# $status: the name of its status, or the message status-one-of-areas
status-latest-known = { $status }; latest known

# Under a running total's number: the dates it is for.
# $window: a window of dates
key-figures-running-total = running total, { $window }

# Under a running total's number: how much its lower bound rose.
# $rise: by how much it rose
# $date: a date
key-figures-rise = reported minimum up { $rise } since { $date }

# Under a running total's number: the one before it, where neither is a minimum.
# $old: the earlier figure
# $date: the date of the earlier one
key-figures-from = from { $old } on { $date }

# Under a running total's number of what can fall.
# $old: the earlier figure
# $new: the later figure
# $date: the date of the earlier one
key-figures-fall = down from { $old } to { $new } since { $date }

# Under the number of attacks on health care.
# $n: how many
key-figures-facilities-hit =
    { $n ->
        [one] { $n } distinct facility hit
       *[other] { $n } distinct facilities hit
    }

# Under the number of attacks on health care.
key-figures-no-facility = no facility named

# Under the number of attacks on health care.
# $n: how many
key-figures-out-of-service = { $n } out of service

# A figure with who states it and for when.
# $figure: a figure with its qualifier
# $source: who states it
# $window: a window of dates
mention-by-source = { $figure } ({ $source }, { $window })

# A figure with who states it, for when, and how sure it is.
# $figure: a figure with its qualifier
# $source: who states it
# $window: a window of dates
# $certainty: how sure the figure is
mention-by-source-hedged = { $figure } ({ $source }, { $window }; { $certainty })

# A figure that no source states, with its dates.
# $figure: a figure with its qualifier
# $window: a window of dates
mention-dated = { $figure } ({ $window })

# Above the list of the sources that a person's text names for numbers of its own.
narrative-sources = Sources of this text:

## Situation overview

# How many events there were, and of which types.
# $period: the period's dates
# $n: how many events
# $types: a list of messages type-counted
overview-events =
    { $n ->
        [one] For { $period }, { $n } event was reported: { $types }.
       *[other] For { $period }, { $n } events were reported: { $types }.
    }

# How many events there were, where all are of one type.
# $period: the period's dates
# $n: how many events
# $stated: "yes" where the log states the type, or "no"
# $type: a type of event
overview-events-alike =
    { $stated ->
        [yes] { $n ->
            [one] For { $period }, { $n } event was reported, of the type “{ $type }”.
           *[other] For { $period }, { $n } events were reported, all of the type “{ $type }”.
        }
       *[no] { $n ->
            [one] For { $period }, { $n } event was reported.
           *[other] For { $period }, { $n } events were reported.
        }
    }

# How many events there were, where all are of one of sitrep's own types.
# $period: the period's dates
# $n: how many events
# $counted: how many of which type: a message such as airstrikes-counted
overview-events-of-a-type =
    { $n ->
        [one] For { $period }, { $counted } was reported.
       *[other] For { $period }, { $counted } were reported.
    }

# There are running totals and no events.
# $period: the period's dates
overview-no-events = The log has no event of { $period }; running totals were published.

# Where nothing that was reported of the period counts.
# $period: the period's dates
overview-none-counted = No event is counted for { $period }: what was reported is disputed or withdrawn.

# How many events are of a type, or have a level of certainty; one of a list.
# $n: how many
# $type: a type of event or a level of certainty
type-counted =
    { $n ->
        [one] { $n } as { $type }
       *[other] { $n } as { $type }
    }

# How many of the period's events are disputed and confirmed. It follows how many there are.
# $n: how many there are
# $how: disputed, confirmed, or both where there are some of each
# $disputed: how many are disputed
# $confirmed: how many are confirmed
overview-standing =
    { $n ->
        [one]
            { $how ->
                [disputed] It is disputed.
                [confirmed] It is confirmed.
               *[both] One source confirms it, and another disputes it.
            }
       *[other]
            { $how ->
                [disputed]
                    { $disputed ->
                        [one] Of these, { $disputed } is disputed.
                       *[other] Of these, { $disputed } are disputed.
                    }
                [confirmed]
                    { $confirmed ->
                        [one] Of these, { $confirmed } is confirmed.
                       *[other] Of these, { $confirmed } are confirmed.
                    }
               *[both]
                    { $disputed ->
                        [one]
                            { $confirmed ->
                                [one] Of these, { $disputed } is disputed and { $confirmed } is confirmed.
                               *[other] Of these, { $disputed } is disputed and { $confirmed } are confirmed.
                            }
                       *[other]
                            { $confirmed ->
                                [one] Of these, { $disputed } are disputed and { $confirmed } is confirmed.
                               *[other] Of these, { $disputed } are disputed and { $confirmed } are confirmed.
                            }
                    }
            }
    }

# Events that began before the period or went on after it.
# $n: how many
# $counted: one of the messages overview-counted-…
# $named: a list of messages overview-edge
overview-edges =
    { $n ->
        [one] Of the period's events, { $n } extends beyond it and is { $counted }: { $named }.
       *[other] Of the period's events, { $n } extend beyond it and are each { $counted }; among them { $named }.
    }

# One event that began before the period or went on after it.
# $type: a type of event
# $place: a place
# $when: a window of dates
overview-edge = { $type } in { $place }, { $when }

# A part of a sentence on events at the edge of the period.
overview-counted-first-day = counted once, by the first day

# A part of a sentence on events at the edge of the period.
overview-counted-last-day = counted once, by the last day

# Under the table of events.
overview-dash = A dash means that the source states no number: not reported, not zero.

# Under the key events, where they are not all of the period's.
# $shown: how many are shown
# $all: how many there are in all
overview-gravest = Of the { $all } events, the { $shown } with the highest tolls are listed; annex/events.csv lists all.

# Stands in the place of an event's place.
place-not-stated = place not stated

# Stands in the place of an event's place that the edition may not name.
place-withheld = place withheld

## Key events

# The dead of one event, and the injured where the same sources state them.
# $killed: how many were killed
# $among: all where they are stated to be civilians; best where as many civilians are stated as the
#   best estimate of the dead is, whose range may hold others; some where some are, else none
# $civilians: how many of them were civilians
# $hurt: some where injured are stated, else none
# $injured: how many were injured
# $span: how its date is known: day, about (a day that is not certain), days, or month
# $when: its date or dates
# $where: place, given (it says where by itself: "near Town"), withheld, or unknown (none is stated)
# $place: its place and area
# $certain: yes where it is confirmed
# $about: what stands in brackets: both, sources, type, or neither
# $type: its type
# $sources: who states it
key-event-killed =
    { $span ->
        [day] On { $when },
        [about] Around { $when },
        [month] In { $when },
       *[days] During { $when },
    } { $killed } { $among ->
        [all] { $killed ->
            [one] civilian was
           *[other] civilians were
        }
       *[other] { $killed ->
            [one] person was
           *[other] people were
        }
    } { $certain ->
        [yes] confirmed
       *[no] reported
    } killed{ $among ->
        [best] , { $killed ->
            [one] a civilian by the best estimate,
           *[other] all civilians by the best estimate,
        }
        [some] , { $civilians ->
            [one] { $civilians } of them a civilian,
           *[other] { $civilians } of them civilians,
        }
       *[other] { "" }
    }{ $hurt ->
        [some] { " " }and { $injured } injured
       *[none] { "" }
    }{ $where ->
        [place] { " " }in { $place }
        [given] { " " }{ $place }
        [withheld] { " " }at a place that is withheld
       *[unknown] { " " }at a place that is not stated
    }{ $about ->
        [both] { " " }({ $type }; { $sources })
        [sources] { " " }({ $sources })
        [type] { " " }({ $type })
       *[neither] { "" }
    }.

# Several events of one area that say no more than their tolls, in one sentence.
# $area: the area
# $events: a list: key-event-group-first, then key-event-group-next for each other event
key-event-group = In { $area }, { $events }.

# The first event of the list in key-event-group: its verb is that of all of them.
# $killed: how many were killed
# $among: all where they are stated to be civilians, else none
# $hurt: yes where injured are stated, of each of the events
# $injured: how many were injured
# $certain: yes where it is confirmed, of each of the events
# $span: how its date is known: day, about (a day that is not certain), days, or month
# $when: its date or dates
# $where: place, or given (it says where by itself: "near Town")
# $place: its place, without its area
# $about: what stands in brackets: both, sources, type, or neither
# $type: its type
# $sources: who states it
key-event-group-first =
    { $killed } { $among ->
        [all] { $killed ->
            [one] civilian was
           *[other] civilians were
        }
       *[other] { $killed ->
            [one] person was
           *[other] people were
        }
    } { $certain ->
        [yes] confirmed
       *[no] reported
    } killed{ $hurt ->
        [yes] { " " }and { $injured } injured
       *[no] { "" }
    }{ $where ->
        [given] { " " }{ $place }
       *[place] { " " }in { $place }
    }{ $span ->
        [day] { " " }on { $when }
        [about] { " " }around { $when }
        [month] { " " }in { $when }
       *[days] { " " }during { $when }
    }{ $about ->
        [both] { " " }({ $type }; { $sources })
        [sources] { " " }({ $sources })
        [type] { " " }({ $type })
       *[neither] { "" }
    }

# Each other event of the list in key-event-group, without the verb: "15 in Town on 30 May".
# $killed: how many were killed
# $hurt: yes where injured are stated, of each of the events
# $injured: how many were injured
# $span: how its date is known: day, about (a day that is not certain), days, or month
# $when: its date or dates
# $where: place, or given (it says where by itself: "near Town")
# $place: its place, without its area
# $about: what stands in brackets: both, sources, type, or neither
# $type: its type
# $sources: who states it
key-event-group-next =
    { $killed }{ $hurt ->
        [yes] { " " }killed and { $injured } injured
       *[no] { "" }
    }{ $where ->
        [given] { " " }{ $place }
       *[place] { " " }in { $place }
    }{ $span ->
        [day] { " " }on { $when }
        [about] { " " }around { $when }
        [month] { " " }in { $when }
       *[days] { " " }during { $when }
    }{ $about ->
        [both] { " " }({ $type }; { $sources })
        [sources] { " " }({ $sources })
        [type] { " " }({ $type })
       *[neither] { "" }
    }

# The injured of one event that states no dead.
# $injured: how many were injured
# $span: how its date is known: day, about (a day that is not certain), days, or month
# $when: its date or dates
# $where: place, given (it says where by itself: "near Town"), withheld, or unknown (none is stated)
# $place: its place and area
# $certain: yes where it is confirmed
# $about: what stands in brackets: both, sources, type, or neither
# $type: its type
# $sources: who states it
key-event-injured =
    { $span ->
        [day] On { $when },
        [about] Around { $when },
        [month] In { $when },
       *[days] During { $when },
    } { $injured } { $injured ->
        [one] person was
       *[other] people were
    } { $certain ->
        [yes] confirmed
       *[no] reported
    } injured{ $where ->
        [place] { " " }in { $place }
        [given] { " " }{ $place }
        [withheld] { " " }at a place that is withheld
       *[unknown] { " " }at a place that is not stated
    }{ $about ->
        [both] { " " }({ $type }; { $sources })
        [sources] { " " }({ $sources })
        [type] { " " }({ $type })
       *[neither] { "" }
    }.

# An event of which a source states that nobody was killed, and no injured above none.
# $hurt: none where it states that nobody was injured either, else unknown
# $span: how its date is known: day, about (a day that is not certain), days, or month
# $when: its date or dates
# $where: place, given (it says where by itself: "near Town"), withheld, or unknown (none is stated)
# $place: its place and area
# $certain: yes where it is confirmed
# $about: what stands in brackets: both, sources, type, or neither
# $type: its type
# $sources: who states it
key-event-nobody =
    { $span ->
        [day] On { $when },
        [about] Around { $when },
        [month] In { $when },
       *[days] During { $when },
    } nobody was { $certain ->
        [yes] confirmed
       *[no] reported
    } killed{ $hurt ->
        [none] { " " }or injured
       *[unknown] { "" }
    }{ $where ->
        [place] { " " }in { $place }
        [given] { " " }{ $place }
        [withheld] { " " }at a place that is withheld
       *[unknown] { " " }at a place that is not stated
    }{ $about ->
        [both] { " " }({ $type }; { $sources })
        [sources] { " " }({ $sources })
        [type] { " " }({ $type })
       *[neither] { "" }
    }.

# An event that states neither dead nor injured.
# $span: how its date is known: day, about (a day that is not certain), days, or month
# $when: its date or dates
# $where: place, given (it says where by itself: "near Town"), withheld, or unknown (none is stated)
# $place: its place and area
# $certain: yes where it is confirmed
# $about: both where its type is known and its sources are named here, sources, type, or neither
# $type: its type
# $sources: who states it
key-event-reported =
    { $span ->
        [day] On { $when },
        [about] Around { $when },
        [month] In { $when },
       *[days] During { $when },
    } an event was { $certain ->
        [yes] confirmed
       *[no] reported
    }{ $where ->
        [place] { " " }in { $place }
        [given] { " " }{ $place }
        [withheld] { " " }at a place that is withheld
       *[unknown] { " " }at a place that is not stated
    }{ $about ->
        [both] : { $type } ({ $sources })
        [sources] { " " }({ $sources })
        [type] : { $type }
       *[neither] { "" }
    }.

# Follows the sentence of an event: what else is stated of it.
# $figures: a list of messages event-figure
key-event-also = Also reported: { $figures }.

# Follows the sentence of an event that states nobody killed or injured; numbers that it states.
# $figures: a list of messages event-figure
key-event-stated = Reported: { $figures }.

# What else an event states, in a list: "120 people displaced".
# $figure: a figure with its qualifier
# $what: what is counted, of one in the singular
event-figure = { $figure ->
    [0] no { $what }
   *[other] { $figure } { $what }
}

# Follows the sentence of an event, where others would have the very same sentence.
# $n: how many there are with it
key-event-alike = In all, { $n } such events were reported.

# Follows the sentence of an event that states no figure, where others do.
key-event-no-toll = No figure is stated.

# Follows the sentence of an event of which sources state a group of the people differently.
# $what: a group of people, "women killed"
# $statements: what each source states, "6 (A) and 8 (B)"
key-event-groups-differ = Sources differ on { $what }: { $statements }.

# Follows the sentences on groups of an event, where sources differ on more groups.
# $n: how many more there are
key-event-more-groups-differ =
    { $n ->
        [one] They differ on { $n } more group.
       *[other] They differ on { $n } more groups.
    }

# Follows the sentence of an event that some party denies or disputes.
key-event-disputed = This is disputed.

# Under the events, where one source states them all.
# $sources: the source
key-events-source = All of these reports are from { $sources }.

# Under the events, where most are of one type, which their sentences leave out.
# $type: a type of event
key-events-type = Where no type is given, the event is recorded as { $type }.

# Under the events, where none of them states a figure.
# $n: how many events there are
key-events-no-toll =
    { $n ->
        [one] No figure is stated for it.
       *[other] No figure is stated for any of them.
    }

## Casualties

# A sum over the period's events.
# $window: a window of dates
# $clause: one of the messages counted-…
# $sources: a list of sources
casualties-sentence = For { $window }, { $clause }, according to { $sources }.

# A sentence after the sum over the period's events.
# $reported: how many events state it
# $of: how many events in all
casualties-stated-by =
    { $reported ->
        [one] Of { $of } events, { $reported } states a number.
       *[other] Of { $of } events, { $reported } state a number.
    }

# A sentence after the sum over the period's events.
# $change: one of the messages change-…
casualties-change = Change: { $change }.

# No event of the period states the figure.
# $what: what is counted
# $window: a window of dates
casualties-not-reported = No event of { $window } states the number of { $what }.

# No event of the period states how many were killed, and none how many were injured.
# $window: a window of dates
# $groups: "yes" where they state a number of a group (no civilians), or "no"
casualties-none-reported =
    { $groups ->
        [yes] Events of { $window } state how many people were killed or injured only for groups of them.
       *[no] No event of { $window } states how many people were killed or injured.
    }

# A sentence in the section on casualties.
# $n: how many
casualties-disputed-counted = The figures include { $n ->
        [one] { $n } event
       *[other] { $n } events
    } that a party disputes.

# A sentence in the section on casualties.
# $n: how many
casualties-disputed-not-counted = Events that a party disputes are not counted here: { $n }.

# Where the period's events are of one area.
# $area: the area's name
casualties-one-area = All of the period's deaths were reported in { $area }.

# A sentence on one group of people that the totals hold.
# $sentence: the message casualties-sentence
casualties-within-totals = { $sentence } They are part of the totals.

# A sentence on one group of people of whom, in some event, a source states more than another
# source states of all.
# $sentence: the message casualties-sentence
casualties-beside-totals = { $sentence } In at least one event this is more than another source counts of all people; it is a figure of its own.

# A table's caption.
# $period: the period's dates
casualties-groups-table = Groups within the totals, { $period }

# In place of counts by sex and age, where a small one could identify somebody.
# $limit: the number below which a count is small
casualties-withheld = Counts by sex and age are withheld in this edition where one of them is below { $limit }, or would tell one that is.

# Counts by sex and age over a longer window, where those of the period are withheld.
# $window: a window of dates
# $groups: groups of people, each with its count
# $sources: the message according-to
casualties-groups-to-date = Over a longer window, { $window }, counts by sex and age can be printed: { $groups }, { $sources }.

# Under the table of groups.
casualties-groups-note = Groups are inside the totals and are not added to them.

# Under the table of groups, where in some event a source states more of a group than another
# source states of all.
casualties-groups-note-apart = Groups are not added to the totals. In at least one event a group is more than another source counts of all people; it is a figure of its own.

# How many of the events state the figure, in a table.
# $reported: how many state it
# $of: how many events in all
casualties-share = { $reported } of { $of }

# The caption of a table with ages in rows and sexes in columns.
# $what: what is counted
# $period: the period's dates
grid-table = { $what } by sex and age, { $period }

# The head of the column of ages in the table by sex and age.
column-age = Age

# A row of the table by sex and age.
age-adults = adults

# A row of the table by sex and age.
age-children = children

# A row of the table by sex and age: those of whom the sex alone is stated.
age-not-stated = age not stated

# A column of the table by sex and age.
sex-female = Female

# A column of the table by sex and age.
sex-male = Male

# A column of the table by sex and age: those of whom the age alone is stated.
sex-not-stated = Sex not stated

# The row of the table by sex and age with those of whom neither is stated.
grid-not-told-apart = not told apart

# The last row of the table by sex and age.
grid-all = total

# The head of a column of totals.
column-total = Total

# Under the table by sex and age.
# $sources: a list of sources
# $explained: "yes" under the last of these tables, else "no"
grid-note =
    { $explained ->
        [yes] According to { $sources }. A dash means that no number is stated; it is not zero. Of those not told apart, sex or age is not stated.
       *[no] According to { $sources }.
    }

# A table's caption.
# $period: the period's dates
casualties-types-table = Casualties by event type, { $period }

# Under the table of casualties by event type.
# $sources: a list of sources
casualties-types-note = The figures are those of { $sources }.

# A table's caption.
casualties-conflicts-table = Where sources differ

# Sources state different figures of the same thing.
# $what: what is counted
# $where: place, given (it says where by itself: "near Town"), or unknown (none is stated)
# $place: the place of an event, or the area of a running total
# $window: a window of dates
# $statements: a list of messages figure-by-source
conflict-sentence =
    { $where ->
        [place] Sources differ on { $what } in { $place } ({ $window }): { $statements }.
        [given] Sources differ on { $what } { $place } ({ $window }): { $statements }.
       *[unknown] Sources differ on { $what } ({ $window }): { $statements }.
    }

# The figure that is printed where sources differ, and the rule that chose it.
# $figure: a figure with its qualifier
# $rule: one of the messages conflict-rule-…
conflict-printed = { $figure } (rule: { $rule })

# The rule that chose the figure.
conflict-rule-conservative = lowest

# The rule that chose the figure.
conflict-rule-majority = most often stated

# The rule that chose the figure.
conflict-rule-highest = highest

# The rule that chose the figure.
conflict-rule-latest = latest

# The rule that chose the figure.
conflict-rule-preferred = preferred source

## Parties and weapons

# The head of the column of parties, and the subject of the table's caption.
column-actor = Parties named

# The head of the column of weapons, and the subject of the table's caption.
column-weapon = Weapons named

# A table's caption.
# $what: the message column-actor or column-weapon
# $period: the period's dates
actors-table = { $what } in the events of { $period }

# A row of events of which sources name different parties or weapons.
actors-differ = named differently by sources

# What sources name in all of the events.
# $kind: "actor" for parties, "weapon" for weapons
# $name: the parties or the weapon
# $n: how many events
actors-alone = { $kind ->
    [weapon]
        { $n ->
            [one] In the one event reported, its sources name this weapon: { $name }.
           *[other] In each of the { $n } events, the sources name the same weapon: { $name }.
        }
   *[actor]
        { $n ->
            [one] In the one event reported, its sources name these parties: { $name }.
           *[other] In each of the { $n } events, the sources name the same parties: { $name }.
        }
    }

# Under the tables by party and by weapon.
# $sources: a list of sources
actors-note = As the sources name them, which is their claim; those killed may be of any side. Deaths are those of { $sources }.

# Under the tables by party and by weapon, where some events are restricted.
actors-restricted = Of restricted events, parties and weapons are not shown and count as not stated.

## Running totals

# The caption of a table of totals that were published before, and are the latest of their kind.
# $date: the first day of the period
totals-known-table = Latest known totals from before { $date }

# A table's caption.
# $period: the period's dates
totals-table = Running totals published or dated in { $period }

# Under a table of running totals.
totals-note = Each figure is one source's count for its own dates and area. The figures are not added to each other or to the events of the period.

# Under a table: a part whose dates are not those of its whole, so that no share can be read from them.
# $part: what the part counts
# $part_window: its window of dates
# $whole: what the whole counts
# $whole_window: its window of dates
# $n: how many parts there are of which the same is true
totals-part-apart =
    { $n ->
        [one] The dates of { $part } ({ $part_window }) and { $whole } ({ $whole_window }) differ, so the one is not a share of the other.
       *[other] The dates of { $n } parts and their wholes differ, such as { $part } ({ $part_window }) and { $whole } ({ $whole_window }), so the one is not a share of the other.
    }

# A figure of households, and of the people in them.
# $households: how many households
# $people: how many people
totals-households = { $households } households ({ $people } people)

# After the pairs of totals that are printed as not comparable.
# $n: how many pairs are not printed
totals-more-not-comparable = { $n ->
    [one] One more pair of totals is not comparable either.
   *[other] { $n } more pairs of totals are not comparable either.
}

# Two running totals between which no change may be computed, and why.
# $earlier: the earlier figure
# $earlier_what: what it counts
# $earlier_window: its window of dates
# $earlier_source: its source
# $later: the later figure
# $later_what: what it counts
# $later_window: its window of dates
# $later_source: its source
# $reason: the message totals-not-the-same or totals-fell
totals-not-comparable = No change is computed from { $earlier } { $earlier_what } ({ $earlier_window }, { $earlier_source }) to { $later } { $later_what } ({ $later_window }, { $later_source }), because { $reason }.

# Why two running totals may not be compared.
# $what: a list of messages totals-differ-…
totals-not-the-same = the two differ in { $what }

# Why two running totals may not be compared.
totals-fell = a count that can only grow is lower than before

# In what two running totals differ.
totals-differ-source = the source

# In what two running totals differ.
totals-differ-area = the area

# In what two running totals differ.
totals-differ-since = the start of the window

# In what two running totals differ.
totals-differ-unit = the unit

## Displacement

# Under the figures of displacement.
displacement-units = People, movements and households are different things: one person can move several times. They are never added or compared.

# Under the figures of displacement.
displacement-rise = A rise of a reported minimum is not a count of newly displaced people.

## Attacks on health care

# A sentence in the section on attacks on health care.
# $period: the period's dates
health-no-attacks = No attack on health care was reported among the events of { $period }. This does not mean that none occurred.

# A sentence in the section on attacks on health care.
# $n: how many
health-repeated =
    { $n ->
        [one] In the period, { $n } facility was hit more than once.
       *[other] In the period, { $n } facilities were hit more than once.
    }

# A sentence in the section on attacks on health care.
# $alike: yes where all attacks are of one type
# $n: how many attacks
# $kind: the type, where all are of one
# $kinds: a list of messages type-counted
health-by-type =
    { $alike ->
        [yes] { $n ->
            [1] The attack on health care was recorded as { $kind }.
            [2] Both attacks on health care were recorded as { $kind }.
           *[other] All { $n } attacks on health care were recorded as { $kind }.
        }
       *[no] Of the attacks on health care, the sources record { $kinds }.
    }

# A sentence in the section on attacks on health care.
# $alike: yes where all attacks are of one level of certainty
# $n: how many attacks
# $kind: the level, where all are of one
# $kinds: a list of messages type-counted
health-by-certainty =
    { $alike ->
        [yes] { $n ->
            [1] The source grades the attack on health care as { $kind }.
            [2] The sources grade both attacks on health care as { $kind }.
           *[other] The sources grade all { $n } attacks on health care as { $kind }.
        }
       *[no] Of the attacks on health care, the sources grade { $kinds }.
    }

# A table's caption.
# $period: the period's dates
health-table = Facilities and vehicles hit, { $period }

# Under a table of facilities of which some have no name.
health-table-note = A facility is named only where its name is cleared for this edition.

# Stands in the place of a facility's name.
# $kind: a kind of facility
health-unnamed-facility = { $kind }, name withheld or not stated

# A sentence in the section on attacks on health care, and under its chart.
health-attacks-note = Attacks are not facilities: one facility hit twice is two attacks and one facility.

# A sentence in the section on attacks on health care.
# $n: how many
# $attacks: how many attacks there were in all
health-unnamed-note =
    { $n ->
        [one] { $attacks ->
            [1] The report of the attack names no facility, so no distinct facility is counted.
           *[other] Of the attacks, { $n } names no facility; it adds none to the distinct facilities.
        }
       *[other] Of the attacks, { $n } name no facility; they add none to the distinct facilities.
    }

# A sentence in the section on attacks on health care.
# $baseline: the date from which running totals are kept
# $figure: a figure with its qualifier
# $source: who states it
# $window: a window of dates
health-distinct-note = Since { $baseline }, { $figure } distinct facilities were reported affected: the highest of counts that overlap ({ $source }, { $window }).

## Changes and corrections

# What a published report is called. A report of a kind without a number is named by its dates.
# $numbered: "yes" or "no"
# $number: its number
# $revision: 1, or the number of the issue that replaced the first one
# $period: the dates of its period
changes-report =
    { $numbered ->
        [yes] { $revision ->
            [1] Situation Report No. { $number }
           *[other] Situation Report No. { $number } (revision { $revision })
        }
       *[no] the report of { $period }
    }

# What the tables below compare with.
# $report: the message changes-report
# $date: the day on which it was published
changes-since = The tables show what has changed since { $report }, published on { $date }.

# Instead of changes-since, where nothing has changed.
# $report: the message changes-report
# $date: the day on which it was published
changes-none = No figure of { $report }, published on { $date }, has changed since.

# Where the record no longer holds the accounts behind the last report.
# $report: the message changes-report
changes-figures-only = The accounts behind { $report } are no longer kept, so only its figures are compared, without reasons.

# Where the day from which sums are counted is another one now.
# $report: the message changes-report
changes-baseline-moved = Sums since the baseline are not compared: { $report } counted them from another day.

# A table's caption.
changes-sums = From the last report's figures to this report's

# A table's caption.
changes-events = Events whose figures have changed

# Under the table of events.
# $n: how many events it does not list
changes-events-left =
    { $n ->
        [one] { $n } smaller change is not listed; report.json has it, or counts it.
       *[other] { $n } smaller changes are not listed; report.json has them, or counts them.
    }

# A table's caption.
changes-totals = Running totals that have changed

# What has become of an event or a total since the last report; a column's heading or a cell.
# $kind: which change
changes-kind =
    { $kind ->
        [added] Added late
        [revised] Revised
        [merged] Merged
        [moved] Moved
        [withdrawn] Withdrawn
        [denied] Disputed or denied
        [removed] No longer in the log
        [restarted] Restarted
       *[rule] Another rule
    }

# Instead of "Moved": the date of an event is another one now.
# $date: the date that the last report gave
changes-moved-from = Moved from { $date }

# Instead of "Restarted".
# $since: the day, month or year from which its source counts now
changes-restarted = Counted from { $since } now

# A table's caption.
changes-table = Figures revised by their source

# A table's caption.
changes-withdrawn = Events withdrawn by their sources, counted nowhere

# A change has its sign.
# $change: the change, with its sign
changes-revised = revised { $change }

## Disputed and unverified reports

# A table's caption.
disputed-table = Claims and denials

# Under the table of claims and denials.
disputed-note = Not acknowledging an event is not denying it; only stated denials are listed.

# Who claims or denies something, and when.
# $source: who states it
# $date: a date
disputed-by = { $source } on { $date }

# A cell of the table of claims and denials.
disputed-by-nobody = nobody

# Who doubts what they report themselves: that is no denial by another.
# $sources: a list of sources
disputed-own-account = { $sources }, of the own account

## Sources, method and caveats

# A sentence in the section on sources and method.
# $sections: a list of sections' headings
method-not-printed = This report leaves out: { $sections }.

# A sentence in the section on sources and method.
method-unreported = Not reported is not zero. Where some events state no number, a sum is a minimum and says how many state one.

# The rule for sources that differ.
method-conflict-conservative = Where sources differ on an event, the lowest figure is counted and all are shown.

# The rule for sources that differ.
method-conflict-majority = Where sources differ on one event, the figure stated most often is counted, the lowest on a tie, and all are shown.

# The rule for sources that differ.
method-conflict-highest = Where sources differ on one event, the highest figure is counted and all are shown.

# The rule for sources that differ.
method-conflict-latest = Where sources differ on one event, the latest figure is counted and all are shown.

# The rule for sources that differ.
# $sources: a list of sources
method-conflict-preferred = Where sources differ on one event, the figure of the preferred source is counted ({ $sources }) and all are shown.

# A sentence in the section on sources and method.
method-first-day = An event is counted whole in the period of its first day.

# A sentence in the section on sources and method.
method-last-day = An event is counted whole in the period of its last day.

# A sentence in the section on sources and method.
method-totals = Running totals are shown with their sources and never added to events.

# The first of the periods that charts show, within which the log begins.
# $dates: the first and the last day of that period
# $follows: yes where it is the period before the report's own
method-log-begins =
    { $follows ->
        [yes] The log begins within { $dates }: its figures may not be of all these days. Charts mark them as partial, and no figure is compared with them.
       *[no] The log begins within { $dates }: its figures may not be of all these days, and charts mark them as partial.
    }

# A sentence in the section on sources and method.
# $n: how many
# $unit: week, weeks, month, quarter, year or days
method-undated =
    { $unit ->
        [month]
            { $n ->
                [one] For { $n } event, only the year is known: it is in the counts since the baseline and in no month.
               *[other] For { $n } events, only the year is known: they are in the counts since the baseline and in no month.
            }
        [quarter]
            { $n ->
                [one] For { $n } event, only the year is known: it is in the counts since the baseline and in no quarter.
               *[other] For { $n } events, only the year is known: they are in the counts since the baseline and in no quarter.
            }
        [days]
            { $n ->
                [one] For { $n } event, only the month or the year is known: it is in the counts since the baseline and not in those of these dates.
               *[other] For { $n } events, only the month or the year is known: they are in the counts since the baseline and not in those of these dates.
            }
       *[week]
            { $n ->
                [one] For { $n } event, only the month or the year is known: it is in the counts since the baseline and in no week.
               *[other] For { $n } events, only the month or the year is known: they are in the counts since the baseline and in no week.
            }
    }

# Events that are known too coarsely to count in this report, and may be of its period.
# $n: how many
# $unit: week, weeks, month, quarter, year or days
undated-maybe =
    { $unit ->
        [month]
            { $n ->
                [one] For { $n } event, only the year is known: it may be of this month, and counts in the report of its year.
               *[other] For { $n } events, only the year is known: they may be of this month, and count in the reports of their years.
            }
        [quarter]
            { $n ->
                [one] For { $n } event, only the year is known: it may be of this quarter, and counts in the report of its year.
               *[other] For { $n } events, only the year is known: they may be of this quarter, and count in the reports of their years.
            }
       *[days]
            { $n ->
                [one] For { $n } event, only the month or the year is known: it may be of these dates, and counts in the report of its month or year.
               *[other] For { $n } events, only the month or the year is known: they may be of these dates, and count in the reports of their months or years.
            }
    }

# An event that sources put in different periods.
# $type: a type of event
# $place: its place
# $date: the date that is used
# $others: a list of the other dates
method-dated-otherwise = Sources put one event ({ $type }, { $place }) in different periods: it counts on { $date }, by the finest date, then the first reported; others say { $others }.

# Those that are not named one by one.
# $n: how many
method-more-dated-otherwise = More events that sources put in different periods: { $n }.

# An event to which sources give different types.
# $place: its place
# $date: its date
# $type: the type it counts under
# $others: a list of messages stated-by-sources
method-typed-otherwise = Sources give one event ({ $place }, { $date }) different types: { $others }. It counts as { $type }, by the finest date, then the first reported.

# Those that are not named one by one.
# $n: how many
method-more-typed-otherwise = More events to which sources give different types: { $n }.

# Rows without an event's id, each of which counts as an event of its own.
# $n: how many pairs of them are of one type, area and place, and near in time
method-without-ids =
    { $n ->
        [one] The log gives some events no id, so that each of their rows counts as an event: { $n } pair of rows is alike in type, place and date, and may be one event that is counted twice.
       *[other] The log gives some events no id, so that each of their rows counts as an event: { $n } pairs of rows are alike in type, place and date, and each pair may be one event that is counted twice.
    }

# A sentence after method-without-ids.
# $n: how many rows without an id could not be compared
method-uncompared =
    { $n ->
        [one] { $n } row without an id was not compared, since it lies on a day with too many events of one type and area; it may be in more such pairs.
       *[other] { $n } rows without an id were not compared, since they lie on days with too many events of one type and area; they may be in more such pairs.
    }

# An event that sources put in different areas.
# $type: a type of event
# $date: its date
# $area: the area it counts in
# $others: a list of messages stated-by-sources
method-placed-otherwise = Sources put one event ({ $type }, { $date }) in different areas: { $others }. It counts in { $area }, by the finest date, then the first reported.

# Those that are not named one by one.
# $n: how many
method-more-placed-otherwise = More events that sources put in different areas: { $n }.

# What sources state of an event, as part of a sentence.
# $n: how many sources
# $value: a type or an area
# $sources: their names
stated-by-sources =
    { $n ->
        [one] { $sources } says { $value }
       *[other] { $sources } say { $value }
    }

# The rule for rows that a source's later export no longer has.
method-gone-kept = Rows that the present export of a source no longer has, and an earlier one had, still count.

# The rule for rows that a source's later export no longer has.
method-gone-withdrawn = Rows that the present export of a source no longer has, and an earlier one had, are taken as withdrawn and do not count.

# How precise the places of attacks on health care are.
# $n: number of attacks
method-health-places =
    { $n ->
        [one] The place of one attack on health care is given by district or area alone, since the name of a village can identify its only facility.
       *[other] The places of { $n } attacks on health care are given by district or area alone, since the name of a village can identify its only facility.
    }

# How many events other than attacks on health care have a place that is withheld, wholly or in part.
# $n: number of events
method-places-withheld =
    { $n ->
        [one] The place of one event is withheld in this edition, or given by district or area alone.
       *[other] The places of { $n } events are withheld in this edition, or given by district or area alone.
    }

# Which areas a source records, where config.toml says it.
# $source: a source
# $areas: a list of areas
method-covers = { $source } records { $areas } only; events elsewhere are not in it.

# Why a period is not compared with the one before: what reports in that one alone.
# $what: areas, sources, or both
# $areas: a list of areas, or how many there are
# $sources: a list of sources
method-silent =
    { $what ->
        [areas] This period is not compared with the one before, which has events in { $areas }; this one has none there.
        [sources] This period is not compared with the one before, which has events according to { $sources }; this one has none according to them.
       *[both] This period is not compared with the one before, which has events in { $areas } and according to { $sources }; this one has none of these.
    }

# Why a period is not compared with the one before: what reports in this one alone.
# $what: areas, sources, or both
# $areas: a list of areas, or how many there are
# $sources: a list of sources
method-new =
    { $what ->
        [areas] This period is not compared with the one before, which has no events in { $areas }.
        [sources] This period is not compared with the one before, which has no events according to { $sources }.
       *[both] This period is not compared with the one before, which has no events in { $areas } and none according to { $sources }.
    }

# In the place of a long list of areas.
# $n: how many
areas-counted = { $n } areas

# One vague word and the number it counts as.
# $word: the vague word
# $number: what it counts as
method-floor = “{ $word }” as at least { $number }

# A sentence in the section on sources and method.
# $floors: a list of messages method-floor
# $translated: "yes" where a source writes in another language than the report, or "no"
method-floors =
    { $translated ->
        [yes] Vague words are printed as the source has them, or translated. In sums they count as minimums: { $floors }.
       *[no] Vague words are printed as the source has them. In sums they count as minimums: { $floors }.
    }

# A sentence in the section on sources and method.
method-disputed-counted = Events that a party disputes are counted and marked.

# A sentence in the section on sources and method.
method-disputed-not-counted = Events that a party disputes are not counted.

# A rule: the events that a party disputes are of a source whose events are not in the sums.
method-disputed-beside = Events that a party disputes are listed as their source reports them; they are not in the sums of events, which another source counts.

# A sentence in the section on sources and method.
method-midpoint = A range stated by a source counts as its midpoint.

# A sentence in the section on sources and method.
method-rounded = Displacement figures of 1,000 and more are rounded for reading; sums are made from the unrounded figures. Deaths and injuries are never rounded.

# A sentence in the section on sources and method; other counts of households are not turned into people.
# $size: people in a household
method-households = Running totals of households are given as people too, at { $size } people to a household; the number of people is approximate.

# A sentence in the section on sources and method.
# $n: how many
# $reason: one of the messages reason-…
method-not-counted =
    { $n ->
        [one] This report does not count { $n } row, { $reason }.
       *[other] This report does not count { $n } rows, { $reason }.
    }

# A sentence in the section on sources and method: rows that config.toml does not ask for.
# $n: how many
# $path: the input
# $asked: the columns and what is asked of each, as config.toml has them
method-not-asked =
    { $n ->
        [one] Of { $path }, { $n } row is left out: config.toml asks for { $asked } alone.
       *[other] Of { $path }, { $n } rows are left out: config.toml asks for { $asked } alone.
    }

# A sentence in the section on sources and method: rows of several inputs that config.toml asks
# for alike, and does not ask for.
# $n: how many rows, of all of them
# $inputs: how many inputs, two or more
# $asked: the columns and what is asked of each, as config.toml has them
method-not-asked-of-inputs = Of { $inputs } inputs, { $n } rows are left out: config.toml asks for { $asked } alone.

# A sentence in the section on sources and method: the rows of all further inputs that config.toml
# does not ask for, after the first ones.
# $n: how many rows
# $inputs: how many inputs
method-not-asked-more =
    { $inputs ->
        [one] Of { $inputs } further input, { $n } rows are left out, which config.toml does not ask for.
       *[other] Of { $inputs } further inputs, { $n } rows are left out, which config.toml does not ask for.
    }

# A sentence in the section on sources and method.
# $n: how many
method-part-rows =
    { $n ->
        [one] The inputs hold { $n } row that is no event of its own: part of another row, a further person of an event, a total or a note.
       *[other] The inputs hold { $n } rows that are no events of their own: parts of other rows, further people of an event, totals or notes.
    }

# A sentence in the section on sources and method.
# $n: how many
method-problem-rows =
    { $n ->
        [one] This report leaves out { $n } row because of a problem in it; report.json lists where.
       *[other] This report leaves out { $n } rows because of problems in them; report.json lists where.
    }

# A sentence in the section on sources and method, after method-problem-rows.
# $n: how many
method-problem-rows-used =
    { $n ->
        [one] This report uses { $n } row in spite of a problem in it; report.json lists where.
       *[other] This report uses { $n } rows in spite of problems in them; report.json lists where.
    }

# A sentence in the section on sources and method.
# $path: the input's file
# $reason: one of the messages reason-…
method-input-left-out = An input is left out: { $path } { $reason }.

# A sentence in the section on sources and method, after the inputs that are named as left out.
# $n: how many further problems with whole inputs there are
method-more-inputs-left-out =
    { $n ->
        [one] { $n } further problem left out an input or a part of it.
       *[other] { $n } further problems left out inputs or parts of them.
    }

# A sentence in the section on sources and method.
# $n: how many
method-warnings =
    { $n ->
        [one] Reading the inputs gave { $n } warning; report.json lists it.
       *[other] Reading the inputs gave { $n } warnings; report.json lists them.
    }

# A sentence at the end of the list of sources, where not all are printed.
# $n: how many are not printed
method-more-sources = { $n ->
    [one] One more is in annex/sources.csv.
   *[other] { $n } more are in annex/sources.csv.
}

# Under a table of sources on a slide, which has no room for all.
# $n: how many are not in it
method-sources-beside = { $n ->
    [one] One more source is in the report's section on sources.
   *[other] { $n } more sources are in the report's section on sources.
}

# The list of sources in the section on sources and method.
# $short: yes where text calls some of them by short names, which stand in quotation marks, or no
# $sources: sentences method-source, method-sources-alike, method-source-named and method-source-of-kind, one after another
method-sources =
    { $short ->
        [yes] Sources of this period, with the names that the text gives them: { $sources }
       *[no] Sources of this period: { $sources }
    }

# A sentence: one source and what it said.
# $source: who states it
# $what: how many accounts and running totals, and their dates
method-source = { $source } gave { $what }.

# A sentence: several sources, each of which said as much as the others.
# $sources: a list of sources
# $what: how many accounts and running totals, and their dates
method-sources-alike = { $sources } each gave { $what }.

# How much a source states, and the dates on which it was published.
# $what: how many accounts and running totals
# $dates: a window of dates
method-stated-dated = { $what } of { $dates }

# After the sources of the period: other sources whose figures the report prints, most of them earlier.
# $sources: sentences source-called, source-called-of-kind and source-of-kind, one after another
method-other-sources = This report also prints figures from other sources. { $sources }

# A sentence: a source that text calls by a short name.
# $source: its whole name
# $short: what text calls it
source-called = “{ $short }” stands for { $source }.

# A sentence: a source that text calls by a short name, and what it is.
# $source: its whole name
# $short: what text calls it
# $kind: what kind of source it is, in the words of config.toml
source-called-of-kind = “{ $short }” stands for { $source }: { $kind }.

# A sentence: a source that text calls by its whole name, and what it is.
# $source: its name
# $kind: what kind of source it is, in the words of config.toml
source-of-kind = One of them is { $source }: { $kind }.

# A sentence: one source by its short name, its whole name and what it said.
# $short: what text calls it
# $source: who states it
# $what: how many accounts and running totals, and their dates
method-source-named = { $source }, “{ $short }”, gave { $what }.

# A sentence: one source by its short name, its whole name, what it is and what it said.
# $short: what text calls it
# $source: who states it
# $kind: what kind of source it is, in the words of config.toml
# $what: how many accounts and running totals, and their dates
method-source-of-kind = { $source }, “{ $short }” ({ $kind }), gave { $what }.

# A sentence in the section on sources and method.
# $n: how many
method-accounts =
    { $n ->
        [one] { $n } account
       *[other] { $n } accounts
    }

# A sentence in the section on sources and method.
# $n: how many
method-running-totals =
    { $n ->
        [one] { $n } running total
       *[other] { $n } running totals
    }

# A sentence in the section on sources and method: what became of all rows.
# $rows: how many rows all inputs have
# $n: how many inputs there are
method-inputs-used =
    { $n ->
        [one]
            { $rows ->
                [one] The input holds { $rows } row, which was read.
               *[other] The input holds { $rows } rows of all periods; all were read.
            }
       *[other] The { $n } inputs hold { $rows } rows of all periods; all were read.
    }

# The list of inputs in the section on sources and method.
# $inputs: sentences method-input, one after another
method-inputs = { $inputs } These are rows of all periods.

# An input that the edition does not name, within a sentence.
# $n: its number
input-numbered = input { $n }

# A sentence at the end of the list of inputs, where not all are printed.
# $n: how many are not printed
method-more-inputs = { $n ->
    [one] One more is in manifest.json.
   *[other] { $n } more are in manifest.json.
}

# A sentence: one input file and what became of its rows.
# $path: the input's file
# $format: the input's format
# $n: how many
# $used: how many rows were used
# $left: how many rows were left out
method-input =
    { $n ->
        [one] Of { $path } ({ $format }), { $n } row was read; { $used } can be used and { $left } is left out.
       *[other]
            { $left ->
                [one] Of { $path } ({ $format }), { $n } rows were read; { $used } can be used and { $left } is left out.
               *[other] Of { $path } ({ $format }), { $n } rows were read; { $used } can be used and { $left } are left out.
            }
    }

## Reasons

# Why an input or its rows were left out, by the kind of problem.
reason-file-missing = is not there

# Why an input or its rows were left out, by the kind of problem.
reason-file-exists = is there already

# Why an input or its rows were left out, by the kind of problem.
reason-not-a-file = is not a file

# Why an input or its rows were left out, by the kind of problem.
reason-file-unreadable = can't be read

# Why an input or its rows were left out, by the kind of problem.
reason-file-not-written = can't be written

# Why an input or its rows were left out, by the kind of problem.
reason-file-too-large = is too large

# Why an input or its rows were left out, by the kind of problem.
reason-file-damaged = is damaged, or not what its name says

# Why an input or its rows were left out, by the kind of problem.
reason-file-repeated = holds the same as another file

# Why an input or its rows were left out, by the kind of problem.
reason-kind-not-read = is a kind of file that is not read

# Why an input or its rows were left out, by the kind of problem.
reason-encoding-wrong = is not in the expected encoding

# Why an input or its rows were left out, by the kind of problem.
reason-data-incomplete = holds only a part of the data, or none

# Why an input or its rows were left out, by the kind of problem.
reason-no-rows = holds no rows

# Why an input or its rows were left out, by the kind of problem.
reason-not-a-table = is not a list of rows

# Why an input or its rows were left out, by the kind of problem.
reason-package-missing = needs a package that is not installed

# Why an input or its rows were left out, by the kind of problem.
reason-address-unreadable = has an address that can't be read

# Why an input or its rows were left out, by the kind of problem.
reason-password-written-out = holds a password

# Why an input or its rows were left out, by the kind of problem.
reason-variable-missing = needs an environment variable that is not set

# Why an input or its rows were left out, by the kind of problem.
reason-database-not-reached = is a database that can't be reached

# Why an input or its rows were left out, by the kind of problem.
reason-query-refused = has a query that is refused

# Why an input or its rows were left out, by the kind of problem.
reason-sheet-unknown = has no sheet of that name

# Why an input or its rows were left out, by the kind of problem.
reason-sheet-hidden = has a hidden sheet, which is not read

# Why an input or its rows were left out, by the kind of problem.
reason-sheet-not-read = has a sheet with another header, which is not read

# Why an input or its rows were left out, by the kind of problem.
reason-sheets-read-together = has several sheets with the same header, which are all read

# Why an input or its rows were left out, by the kind of problem.
reason-sheets-share-rows = has two sheets that share ids or rows

# Why an input or its rows were left out, by the kind of problem.
reason-header-missing = has no header

# Why an input or its rows were left out, by the kind of problem.
reason-header-ambiguous = has two lines that could each be the header

# Why an input or its rows were left out, by the kind of problem.
reason-format-unknown = is of no known format

# Why an input or its rows were left out, by the kind of problem.
reason-format-ambiguous = fits more than one format

# Why an input or its rows were left out, by the kind of problem.
reason-column-missing = lacks a column that is needed

# Why an input or its rows were left out, by the kind of problem.
reason-column-unknown = is not a known column

# Why an input or its rows were left out, by the kind of problem.
reason-column-repeated = has a column name twice in its header

# Why an input or its rows were left out, by the kind of problem.
reason-column-ambiguous = has several columns that could each be the one needed

# Why an input or its rows were left out, by the kind of problem.
reason-column-not-read = has a column that is not read

# Why an input or its rows were left out, by the kind of problem.
reason-id-column-missing = has no column event_id: each row counts as its own event

# Why an input or its rows were left out, by the kind of problem.
reason-table-of-counts = holds counts by area and time, not events

# Why an input or its rows were left out, by the kind of problem.
reason-tag-and-header-differ = has a tag and a header that differ

# Why an input or its rows were left out, by the kind of problem.
reason-word-not-found = asks for a word that is in no row

# Why an input or its rows were left out, by the kind of problem.
reason-word-replaced = replaces what some rows say

# Why an input or its rows were left out, by the kind of problem.
reason-where-leaves-nothing = asks for rows that the file does not have

# Why an input or its rows were left out, by the kind of problem.
reason-persons-differ = contradicts another row of the same event

# Why an input or its rows were left out, by the kind of problem.
reason-area-not-covered = lies outside the areas that its source records

# Why an input or its rows were left out, by the kind of problem.
reason-row-ragged = has more or fewer cells than the header

# Why an input or its rows were left out, by the kind of problem.
reason-quote-not-closed = has a quotation mark that is not closed

# Why an input or its rows were left out, by the kind of problem.
reason-row-repeated = repeats another row

# Why an input or its rows were left out, by the kind of problem.
reason-row-of-totals = is a row of totals, no event

# Why an input or its rows were left out, by the kind of problem.
reason-row-of-sums = repeats the sums of the columns above it, and is no event

# Why an input or its rows were left out, by the kind of problem.
reason-row-is-note = is a note under the table, no event

# Why an input or its rows were left out, by the kind of problem.
reason-row-is-header = is the header again, no event

# Why an input or its rows were left out, by the kind of problem.
reason-row-of-units = says in what its columns are counted, and is no event

# Why an input or its rows were left out, by the kind of problem.
reason-row-ambiguous = could be a row of the table or a total

# Why an input or its rows were left out, by the kind of problem.
reason-cell-struck = holds text that is struck through

# Why an input or its rows were left out, by the kind of problem.
reason-rows-hidden = has hidden rows, which count

# Why an input or its rows were left out, by the kind of problem.
reason-part-added = is a part of a sum: it is added to the row of the first part

# Why an input or its rows were left out, by the kind of problem.
reason-part-of-bad-sum = is a part of a sum of which another part can't be used

# Why an input or its rows were left out, by the kind of problem.
reason-row-of-a-part = counts a part of what another row counts

# Why an input or its rows were left out, by the kind of problem.
reason-row-of-another-count = counts something else than the figures that are read

# Why an input or its rows were left out, by the kind of problem.
reason-row-marked-wrong = is marked as wrong by its publisher

# Why an input or its rows were left out, by the kind of problem.
reason-sum-of-areas = has no row for the whole country: its figure is the sum of its areas

# Why an input or its rows were left out, by the kind of problem.
reason-person-counted = is a person, counted in the row of the event

# Why an input or its rows were left out, by the kind of problem.
reason-not-asked-for = is not among the rows that config.toml asks for

# Why an input or its rows were left out, by the kind of problem.
reason-empty = is empty

# Why an input or its rows were left out, by the kind of problem.
reason-cell-without-value = is an error or a formula without a result

# Why an input or its rows were left out, by the kind of problem.
reason-cell-merged = is one number merged over several rows

# Why an input or its rows were left out, by the kind of problem.
reason-control-character = holds a control character, which is left out

# Why an input or its rows were left out, by the kind of problem.
reason-cell-too-long = is longer than a cell can be

# Why an input or its rows were left out, by the kind of problem.
reason-text-misdecoded = is UTF-8 that was read as another encoding

# Why an input or its rows were left out, by the kind of problem.
reason-not-a-choice = is not one of the choices

# Why an input or its rows were left out, by the kind of problem.
reason-not-a-count = is not a count

# Why an input or its rows were left out, by the kind of problem.
reason-count-negative = is negative, and a count can't be

# Why an input or its rows were left out, by the kind of problem.
reason-count-too-large = is larger than any count of people can be

# Why an input or its rows were left out, by the kind of problem.
reason-count-ambiguous = could be read as two different counts

# Why an input or its rows were left out, by the kind of problem.
reason-range-backwards = is a range that runs backwards

# Why an input or its rows were left out, by the kind of problem.
reason-best-outside-range = is not between low and high

# Why an input or its rows were left out, by the kind of problem.
reason-word-read-as-zero = holds "none" or a word like it, read as 0

# Why an input or its rows were left out, by the kind of problem.
reason-number-may-be-code = may be a code for "not known"

# Why an input or its rows were left out, by the kind of problem.
reason-indicator-unknown = is not an indicator

# Why an input or its rows were left out, by the kind of problem.
reason-date-unreadable = is not a date

# Why an input or its rows were left out, by the kind of problem.
reason-date-impossible = is not a date that exists

# Why an input or its rows were left out, by the kind of problem.
reason-date-ambiguous = could be day/month or month/day

# Why an input or its rows were left out, by the kind of problem.
reason-date-imprecise = is a month or a year, not a day

# Why an input or its rows were left out, by the kind of problem.
reason-date-unlikely = is in an impossible year

# Why an input or its rows were left out, by the kind of problem.
reason-date-in-future = is later than today

# Why an input or its rows were left out, by the kind of problem.
reason-date-order-unsure = alone shows the order of day and month

# Why an input or its rows were left out, by the kind of problem.
reason-dates-half-converted = is a date that a spreadsheet half converted

# Why an input or its rows were left out, by the kind of problem.
reason-year-short = has a year of two digits

# Why an input or its rows were left out, by the kind of problem.
reason-zone-unknown = has a time zone that is not known

# Why an input or its rows were left out, by the kind of problem.
reason-midnights = is read as a date: all are midnights UTC

# Why an input or its rows were left out, by the kind of problem.
reason-day-number = is read as a spreadsheet's day number

# Why an input or its rows were left out, by the kind of problem.
reason-month-unknown = names no month that can be read

# Why an input or its rows were left out, by the kind of problem.
reason-month-ambiguous = gives more than one month

# Why an input or its rows were left out, by the kind of problem.
reason-dates-backwards = ends before it starts

# Why an input or its rows were left out, by the kind of problem.
reason-reported-before-event = was reported before the event

# Why an input or its rows were left out, by the kind of problem.
reason-coordinate-unreadable = is not a number of degrees

# Why an input or its rows were left out, by the kind of problem.
reason-coordinate-out-of-range = is beyond the possible degrees

# Why an input or its rows were left out, by the kind of problem.
reason-coordinate-missing = has one coordinate and not the other

# Why an input or its rows were left out, by the kind of problem.
reason-coordinates-equal = has a latitude that is equal to the longitude

# Why an input or its rows were left out, by the kind of problem.
reason-coordinates-swapped = has latitude and longitude swapped

# Why an input or its rows were left out, by the kind of problem.
reason-coordinates-outside = lies outside the country

# Why an input or its rows were left out, by the kind of problem.
reason-pcode-unknown = is not a P-code of the gazetteer

# Why an input or its rows were left out, by the kind of problem.
reason-area-unknown = is not in the gazetteer

# Why an input or its rows were left out, by the kind of problem.
reason-area-ambiguous = is the name of several areas

# Why an input or its rows were left out, by the kind of problem.
reason-origin-without-displacement = names an origin and states no displacement

# Why an input or its rows were left out, by the kind of problem.
reason-origin-without-admin1 = names an origin in no known admin 1

# Why an input or its rows were left out, by the kind of problem.
reason-area-by-likeness = is read as the area with the most similar name

# Why an input or its rows were left out, by the kind of problem.
reason-not-areas = is no area, or holds none

# Why an input or its rows were left out, by the kind of problem.
reason-crs-missing = doesn't say in which projection its positions are

# Why an input or its rows were left out, by the kind of problem.
reason-crs-wrong = is not in the projection that it says

# Why an input or its rows were left out, by the kind of problem.
reason-geometry-empty = has no boundary

# Why an input or its rows were left out, by the kind of problem.
reason-geometry-mended = has a boundary that crosses itself

# Why an input or its rows were left out, by the kind of problem.
reason-area-repeated = stands in several features

# Why an input or its rows were left out, by the kind of problem.
reason-area-not-on-map = is an area that the boundaries of the map lack

# Why an input or its rows were left out, by the kind of problem.
reason-id-repeated = has the id of another row

# Why an input or its rows were left out, by the kind of problem.
reason-id-unknown = is the id of no event in the files

# Why an input or its rows were left out, by the kind of problem.
reason-id-of-two-events = is the id of two events

# Why an input or its rows were left out, by the kind of problem.
reason-id-in-some-rows = has an event_id in some rows only

# Why an input or its rows were left out, by the kind of problem.
reason-ids-differ-in-case = has an id that differs from another in case alone

# Why an input or its rows were left out, by the kind of problem.
reason-linked-accounts-differ = is linked to accounts that differ

# Why an input or its rows were left out, by the kind of problem.
reason-account-repeated = is a second account of an event by the same source on one day

# Why an input or its rows were left out, by the kind of problem.
reason-accounts-contradict = contradicts an account of the same event by the same source on one day

# Why an input or its rows were left out, by the kind of problem.
reason-part-exceeds-whole = is a part that exceeds its whole

# Why an input or its rows were left out, by the kind of problem.
reason-part-lapsed = is a part that exceeds what its source later says of the whole

# Why an input or its rows were left out, by the kind of problem.
reason-whole-unknown = is a part of a whole that no row states

# Why an input or its rows were left out, by the kind of problem.
reason-reached-above-target = is more than was targeted

# Why an input or its rows were left out, by the kind of problem.
reason-spelling-shared = has a spelling of another facility's name

# Why an input or its rows were left out, by the kind of problem.
reason-spellings-joined = has several spellings, taken as one name or id

# Why an input or its rows were left out, by the kind of problem.
reason-facility-elsewhere = is not where the registry has this facility

# Why an input or its rows were left out, by the kind of problem.
reason-maybe-one-event = may be the same event as another row's

# Why an input or its rows were left out, by the kind of problem.
reason-sources-overlap = records many of the same events as another source

# Why an input or its rows were left out, by the kind of problem.
reason-row-gone = is gone from the export that replaced its file

# Why an input or its rows were left out, by the kind of problem.
reason-rows-not-matched = has no ids by which to find its rows again

# Why an input or its rows were left out, by the kind of problem.
reason-units-differ = counts movements of displaced people where another counts people

# Why an input or its rows were left out, by the kind of problem.
reason-unit-assumed = is without a unit, and more than one is possible

# Why an input or its rows were left out, by the kind of problem.
reason-withdrawals-not-known = is of a format that has no list of withdrawn events

# Why an input or its rows were left out, by the kind of problem.
reason-withdrawals-elsewhere = names withdrawn events that no input holds

# Why an input or its rows were left out, by the kind of problem.
reason-after-cut-off = reported after the data cut-off

# Why an input or its rows were left out, by the kind of problem.
reason-reporting-date-missing = without a reporting date, so counted as reported on the last day of its event

# Why an input or its rows were left out, by the kind of problem.
reason-withdrawn = withdrawn by its source

# Why an input or its rows were left out, by the kind of problem.
reason-restricted = withheld in this edition

# Why an input or its rows were left out, by the kind of problem.
reason-origin-withheld = by where people came from, since one may be of few people

# Why an input or its rows were left out, by the kind of problem.
reason-shown-beside = of a source shown beside the one that counts, since the two overlap

# Why an input or its rows were left out, by the kind of problem.
reason-no-complete-period = holds no complete period

# Why an input or its rows were left out, by the kind of problem.
reason-not-toml = is not TOML

# Why an input or its rows were left out, by the kind of problem.
reason-key-unknown = is not a key of config.toml

# Why an input or its rows were left out, by the kind of problem.
reason-key-missing = lacks a key that is needed

# Why an input or its rows were left out, by the kind of problem.
reason-named-twice = is named twice

# Why an input or its rows were left out, by the kind of problem.
reason-name-taken = is a name that is used already

# Why an input or its rows were left out, by the kind of problem.
reason-value-of-wrong-kind = is a value of the wrong type

# Why an input or its rows were left out, by the kind of problem.
reason-value-not-allowed = is a value that is not allowed

# Why an input or its rows were left out, by the kind of problem.
reason-title-not-set = is the title that `sitrep init` writes

# Why an input or its rows were left out, by the kind of problem.
reason-marker-outside = is a marker outside the history

# Why an input or its rows were left out, by the kind of problem.
reason-clears-nothing = clears something that is not there

# Why an input or its rows were left out, by the kind of problem.
reason-clearing-ended = clears something until a day that is past

# Why an input or its rows were left out, by the kind of problem.
reason-clearing-contradicted = clears what a row of the log restricts

# Why an input or its rows were left out, by the kind of problem.
reason-told-already = tells a count that is withheld now

# Why an input or its rows were left out, by the kind of problem.
reason-forgotten-held = holds what was to be forgotten

# Why an input or its rows were left out, by the kind of problem.
reason-section-unknown = is not a section

# Why an input or its rows were left out, by the kind of problem.
reason-section-needed = leaves out a required section

# Why an input or its rows were left out, by the kind of problem.
reason-section-not-printed = is not printed in every format or template

# Why an input or its rows were left out, by the kind of problem.
reason-contrast-low = is hard to read or to see on white

# Why an input or its rows were left out, by the kind of problem.
reason-ramp-out-of-order = is not lighter than the colour before it

# Why an input or its rows were left out, by the kind of problem.
reason-font-missing = is not installed on this machine

# Why an input or its rows were left out, by the kind of problem.
reason-letters-without-font = has letters that no font on this machine has

# Why an input or its rows were left out, by the kind of problem.
reason-picture-unfit = is not a picture that can be placed

# Why an input or its rows were left out, by the kind of problem.
reason-template-unknown = is not a template

# Why an input or its rows were left out, by the kind of problem.
reason-template-changed = is a copy of a template that has changed since

# Why an input or its rows were left out, by the kind of problem.
reason-template-fails = is a template that fails

# Why an input or its rows were left out, by the kind of problem.
reason-takes-too-much = takes more time or memory than a template may

# Why an input or its rows were left out, by the kind of problem.
reason-tag-broken = has a tag that is broken

# Why an input or its rows were left out, by the kind of problem.
reason-name-unknown = is not a known name

# Why an input or its rows were left out, by the kind of problem.
reason-name-outdated = has a new name

# Why an input or its rows were left out, by the kind of problem.
reason-fetched-from-outside = asks for something outside the report

# Why an input or its rows were left out, by the kind of problem.
reason-runs-something = would run or replace something

# Why an input or its rows were left out, by the kind of problem.
reason-link-leads-out = is a link that leads out of the workspace

# Why an input or its rows were left out, by the kind of problem.
reason-reference-unreadable = is not a reference to a figure

# Why an input or its rows were left out, by the kind of problem.
reason-placeholder = is a placeholder

# Why an input or its rows were left out, by the kind of problem.
reason-placeholder-missing = lacks a place for what it is to hold

# Why an input or its rows were left out, by the kind of problem.
reason-number-unsupported = is a number that no figure of the report supports

# Why an input or its rows were left out, by the kind of problem.
reason-not-allowed-in-text = is not allowed in a text

# Why an input or its rows were left out, by the kind of problem.
reason-sentence-unreadable = is a sentence that can't be read

# Why an input or its rows were left out, by the kind of problem.
reason-sentence-incomplete = is a sentence that leaves something out

# Why an input or its rows were left out, by the kind of problem.
reason-phone-found = is a phone number

# Why an input or its rows were left out, by the kind of problem.
reason-mail-found = is a mail address

# Why an input or its rows were left out, by the kind of problem.
reason-url-found = is a web address

# Why an input or its rows were left out, by the kind of problem.
reason-coordinates-found = is a position on the map

# Why an input or its rows were left out, by the kind of problem.
reason-plate-found = is the plate of a vehicle

# Why an input or its rows were left out, by the kind of problem.
reason-id-found = is an id

# Why an input or its rows were left out, by the kind of problem.
reason-person-found = may name a person

# Why an input or its rows were left out, by the kind of problem.
reason-source-not-named = names no source for a number of people

# Why an input or its rows were left out, by the kind of problem.
reason-window-not-named = is a number of people of no stated time

# Why an input or its rows were left out, by the kind of problem.
reason-baselines-mixed = counts one thing since different days

# Why an input or its rows were left out, by the kind of problem.
reason-parts-exceed-total = is a part that is more than its whole

# Why an input or its rows were left out, by the kind of problem.
reason-sum-wrong = is not the sum of its parts

# Why an input or its rows were left out, by the kind of problem.
reason-total-wrong = is a total that the rest of its table does not make

# Why an input or its rows were left out, by the kind of problem.
reason-percentage-wrong = is a percentage that does not follow from its numbers

# Why an input or its rows were left out, by the kind of problem.
reason-people-called-otherwise = is of people in one place and of households or movements in another

# Why an input or its rows were left out, by the kind of problem.
reason-unit-changes = has one unit in the text and another in a table

# Why an input or its rows were left out, by the kind of problem.
reason-figures-differ = is one of two numbers of the same thing and days

# Why an input or its rows were left out, by the kind of problem.
reason-text-and-table-differ = differs between text and table

# Why an input or its rows were left out, by the kind of problem.
reason-period-stale = is a date of another period than the report's

# Why an input or its rows were left out, by the kind of problem.
reason-year-impossible = is a date that can't be meant

# Why an input or its rows were left out, by the kind of problem.
reason-number-contradicted = is a number that a figure of the log contradicts

# Why an input or its rows were left out, by the kind of problem.
reason-pdf-without-text = is a PDF without text

# Why an input or its rows were left out, by the kind of problem.
reason-section-empty = is a heading without text

# Why an input or its rows were left out, by the kind of problem.
reason-text-repeated = is text of the period before

# Why an input or its rows were left out, by the kind of problem.
reason-text-outdated = is a text older than the data

# Why an input or its rows were left out, by the kind of problem.
reason-link-dead = leads to a file that is not there

# Why an input or its rows were left out, by the kind of problem.
reason-image-missing = is a picture that is not there

# Why an input or its rows were left out, by the kind of problem.
reason-alt-missing = has no text alternative

# Why an input or its rows were left out, by the kind of problem.
reason-total-falls = is a running total that falls

# Why an input or its rows were left out, by the kind of problem.
reason-source-silent = is a source that is silent longer than usual

# Why an input or its rows were left out, by the kind of problem.
reason-figure-unusual = is far from what is usual

# Why an input or its rows were left out, by the kind of problem.
reason-next-report-past = is a date of the next report that is past

# Why an input or its rows were left out, by the kind of problem.
reason-draft-missing = has no draft to publish

# Why an input or its rows were left out, by the kind of problem.
reason-draft-outdated = is a draft that is out of date

# Why an input or its rows were left out, by the kind of problem.
reason-not-published = is not published

# Why an input or its rows were left out, by the kind of problem.
reason-bundle-lacks = is missing from the bundle

# Why an input or its rows were left out, by the kind of problem.
reason-record-damaged = is a record that is damaged

# Why an input or its rows were left out, by the kind of problem.
reason-nothing-to-draw = has nothing to show

# Why an input or its rows were left out, by the kind of problem.
reason-report-not-listed = is a report that can't be listed

# Why an input or its rows were left out, by the kind of problem.
reason-port-not-free = is a port that can't be used

# Why an input or its rows were left out, by the kind of problem.
reason-plan-empty = is a plan without reports

# Why an input or its rows were left out, by the kind of problem.
reason-batch-running = is a folder that another batch works in

# Why an input or its rows were left out, by the kind of problem.
reason-worker-killed = is a report whose process was killed

# Why an input or its rows were left out, by the kind of problem.
reason-scheduler-not-reached = is a scheduler that can't be reached

# Why an input or its rows were left out, by the kind of problem.
reason-scheduler-lost = is a scheduler that has gone

# Why an input or its rows were left out, by the kind of problem.
reason-worker-unfit = is a worker that can't make the reports

# Why an input or its rows were left out, by the kind of problem.
reason-store-not-reached = is an address that can't be read or written

# Why an input or its rows were left out, by the kind of problem.
reason-name-unfit = has a name that no file here may have

## Sources that overlap

# A sentence in the section on sources and method: sources that record the same events.
# $n: how many
overlap-linked =
    { $n ->
        [one] A table of links says that { $n } id is of the same event as another: the event counts once, and where its accounts differ, the rules for one event hold.
       *[other] A table of links says that { $n } ids are of the same events as others: each event counts once, and where its accounts differ, the rules for one event hold.
    }

# A sentence in the section on sources and method: sources that record the same events.
# $counted: the source that is counted
# $others: the other sources
overlap-counted-once = { $counted } and { $others } record many of the same events. Only { $counted } is counted; figures of { $others } are not added.

# A sentence in the section on sources and method, after the one above.
# $source: a source that does not count the rest
# $what: what it counts: "people injured and attacks on health care"
overlap-counted-apart = For { $what }, { $source } is counted instead.

# What a source may count apart, in the sentence above: claims that a party denies.
overlap-claims = disputed reports

# A sentence in the section on sources and method: how many events of the period each source has.
# $counts: a list of overlap-count
overlap-events = The sources record these numbers of events in the period: { $counts }.

# One source's events, within the sentence above.
# $n: how many, or that there are no reports
# $source: the source
overlap-count = { $n } ({ $source })

# A table's caption.
# $period: the period's dates
overlap-table = Overlapping sources side by side, { $period }

# Under the table of overlapping sources.
overlap-note = Each column shows what one source records alone. An event that is linked to one of the counted source is counted once.

# A column's heading.
# $source: who states it
overlap-column-counted = { $source } (counted)

# A column's heading.
# $source: who states it
overlap-column-beside = { $source } (not added)

# A column's heading: a source of which only some is counted.
# $source: who states it
overlap-column-apart = { $source } (counted in part)

# A row's heading.
overlap-row-in-counts = Events that are in the counts

## Annexes

# A table's caption.
# $period: the period's dates
annex-events-table = Every event reported for { $period }

# Under the key events, where they are not all of the period's.
annex-events-whole = All are in annex/events.csv.

# A table's caption.
annex-weeks-table = Events and their tolls, period by period

# Under the table of periods.
annex-weeks-note = Figures are sums over events; “not stated”: events were reported and none states a number.

# A table's caption.
# $window: a window of dates
annex-areas-table = Events and casualties by area, { $window }

# A table's caption.
annex-totals-table = Running totals, series by series

# A table's caption.
# $period: the period's dates
annex-speakers-table = Sources of { $period }

# A table's caption.
annex-inputs-table = What was read, of all periods

# How many of the reports that are due came.
# $received: how many came
# $due: how many were due
# $period: the period's dates
completeness-came = { $received } of { $due ->
    [one] { $due } report that was expected for { $period } came in.
   *[other] { $due } reports that were expected for { $period } came in.
}

# Sources and areas of which nothing came.
# $who: names, each with when it was last heard
completeness-silent = Nothing came of { $who }.

# Sources and areas of which fewer reports came than were due.
# $who: names, each with how many came
completeness-partly = Fewer came than were due of { $who }.

# Sources and areas that reported that nothing happened.
# $who: names
completeness-zero = Reported as zero: { $who }.

# A source or an area with how many of its reports came.
# $name: its name
# $received: how many came
# $due: how many were due
completeness-some = { $name } ({ $received } of { $due })

# A source or an area that was silent.
# $name: its name
# $date: the last day of which something came
completeness-last = { $name } (last of { $date })

# A source or an area of which nothing ever came.
# $name: its name
completeness-never = { $name } (never yet)

# Names, the last of which are only counted.
# $names: names
# $n: how many more
completeness-more = { $names } and { $n } more

# How fast accounts are published: the median.
# $n: how many accounts
# $days: a number of days
completeness-timely = { $n ->
    [one] The one account with a day of publication came { $days ->
        [one] { $days } day
       *[other] { $days } days
    } after its event.
   *[other] Half of the { $n } accounts with a day of publication came within { $days ->
        [one] { $days } day
       *[other] { $days } days
    } of their event.
}

# A table's caption.
# $period: the period's dates
trail-events-table = Events of { $period } and the rows that speak of them

# A row of the log, with the grades of its source and of what it says.
# $row: a file and a line
# $grade: "B2", or the log's own words
graded-row = { $row }, graded { $grade }

# Where an event was.
# $latitude: degrees
# $longitude: degrees
position-degrees = latitude { $latitude }, longitude { $longitude }

# A table's caption.
# $period: the period's dates
trail-evidence-table = What each source states of the events of { $period }

# What an account states, where the same source has said something else since.
# $said: its figures
evidence-replaced = { $said }; replaced by a later account of the same source

# A figure with the words of its source.
# $figure: the figure
# $words: what the source writes
figure-in-words = { $figure } (in the source’s words, “{ $words }”)

# A table's caption.
trail-conflicts-table = What each source states where they differ

# A table's caption.
trail-candidates-table = Events that may be one: to be decided

# Under that table.
trail-candidates-note = Both are of the same type and area, near in place and date, and of near figures or different sources. If they are one, write both ids as a line of a link table (event_id,same_as); until then both count.

# A table's caption.
trail-problems-table = What was left out or is in doubt, of all periods

# Under a table that does not hold all rows.
# $shown: how many are shown
# $all: how many there are in all
annex-cut = The first { $shown } of { $all } rows.

# A sentence: why rows were left out, and how many.
# $n: how many
# $reason: one of the messages reason-…
annex-reason-counted =
    { $n ->
        [one] { $n } row: { $reason }.
       *[other] { $n } rows: { $reason }.
    }

## Caveats of input formats

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-acled-fatalities = ACLED's fatalities are the most conservative figure reported; where there was no information on deaths it records 0.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-acled-not-recorded = ACLED records neither injuries nor displacement: both are not reported in it.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-acled-civilians = ACLED tells whether civilians were the target, not how many of the dead were civilians: deaths of civilians are not reported in it.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-acled-sources = The accounts are ACLED's; the media and partners that it names as its sources are not counted as sources of their own.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-acled-coordinates = Where ACLED knows only the region of an event (geographic precision 3), its coordinates are those of the region's capital.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-counts-of-events = Tables of counts list no events: deaths are counted over each window and area, and the number of events is not read. Where the table has no figure for a country, its figure is the sum of the areas of the widest level that the table has; areas of other levels are parts of it and are never added.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-hapi-conflict = Of HDX HAPI's conflict events, the deaths in political violence are read. Those of events that target civilians are among them; for demonstrations, no deaths are stated.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-hapi-returnees = HDX HAPI states returned refugees and returned IDPs by year, from UNHCR. The two are not added to each other, nor are years; refugees who returned from several countries are added.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-acled-weeks = The weeks of ACLED's aggregated data run from Saturday to Friday, and are not the weeks of the report.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-acled-monthly = ACLED's monthly counts of events that target civilians are a part of those of political violence; the two are shown side by side and never added.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-gtd-all = The GTD records acts that it takes for terrorism; its dead and injured include the perpetrators.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-gtd-doubt = An attack of which the GTD knows no day or month is known to its month or year.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-awsd-aid-workers = The AWSD records attacks on aid workers: its figures are of aid workers alone, and say nothing of other people.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-awsd-provisional = The AWSD's incidents of the current year are not yet all verified.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-missing-migrants-causes = IOM's Missing Migrants Project records deaths during migration of any cause, drowning and illness among them; its numbers of missing people are minimum estimates.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-missing-migrants-groups = Its numbers of women, men and children are not read, since they are of the dead and the missing together. A cumulative incident is known to its month.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-yemen-data-project-civilians = The Yemen Data Project's dead and injured are civilians; it records no others.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-yemen-data-project-raids = One incident may be several air raids; their number is not read.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-gidd-causes = IDMC states displacement by conflict and by disasters apart; the two are not added, since some people fled both.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-gidd-movements = IDMC's internal displacements of a year are movements: a person who flees twice is counted twice. Its numbers of people displaced are those at the end of the year.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-dtm-stock = IOM DTM counts the people displaced at a date (a stock): rounds are not added to each other, and a change between them is no number of people newly displaced.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-dtm-parts = Rows of one place and round that differ only in the reason of displacement or the place of origin are parts of one stock, and are added to it.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-dtm-levels = Country, governorate and district figures of IOM DTM hold each other and are not added.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-hxl-tags = In data read by HXL hashtags, a column means what its tag says; columns without a tag are not read.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-hxl-groups = Counts by sex or age that come without a total are not added up to one.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-idmc-movements = IDMC counts displacements, that is movements: who flees twice is counted twice. Its figures are flows in a window, not people displaced as of a date.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-idmc-provisional = IDMC's updates are provisional; it revises them, and several of one crisis may speak of the same people.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-idmc-disasters = IDMC's updates cover disasters as well as conflict; both are counted here.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-idmc-households = Where its source counts houses or households, IDMC has made people of them.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-idmc-places = IDMC's updates name no district here, and their coordinates may be a region's centre. They give neither deaths nor injuries.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-insecurity-insight-health-workers = Insecurity Insight counts the health workers killed and injured, and nobody else: the deaths and injuries of others in an attack are not reported in it.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-insecurity-insight-counts-one = Where the number of health workers, facilities or ambulances is not specified, Insecurity Insight counts one.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-insecurity-insight-facilities = Insecurity Insight names no facility, so facilities can't be told apart; an attack that hit both a facility and transport is listed by its facility, and the vehicles hit in one attack as one.

# A caveat of Insecurity Insight's files of other sectors than health care.
caveat-insecurity-insight-groups = Insecurity Insight counts here only the people of the sector that the file is about: the deaths and injuries of others are not reported in it. Its list is not complete, and later versions change.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-insecurity-insight-incomplete = Insecurity Insight's list is no complete or representative account of attacks on health care, and later versions change.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-health-overlap = WHO's surveillance system and Insecurity Insight record many of the same attacks: their counts must not be added.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-insecurity-insight-undated = The file has no date of publication: with a data cut-off none of its rows counts.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-kobo-dates = A submission's own time is when it was reported, and no event's date; where it has no time zone, its date is taken as written.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-kobo-reviews = Submissions that the team's reviewer did not approve are withdrawn; approval is of the form and confirms no event.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-ocha-idp-estimates = OCHA's IDP movements are estimates for each community, in fractions of people: they are added up exactly for each governorate and month, then rounded once.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-ocha-idp-movements = They are movements: someone displaced twice is in them twice. They are known to the month: a report of a month, quarter or year counts them, one of a week does not.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-ucdp-deaths = UCDP GED records deaths in organised violence only: injuries and displacement are not reported in it, and events without a death are not in it.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-ucdp-best = UCDP GED's best estimate is its most likely number; its low and high estimates are drawn as the range.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-who-ssa-places = WHO's surveillance system gives no place below the country.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-who-ssa-health-workers = WHO's surveillance system does not tell how many of the dead and injured were health workers, nor what damage a facility suffered.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-who-ssa-certainty = Attacks of every level of certainty are counted, from rumour to confirmed.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-who-ssa-types = An attack that WHO gives several types is counted once; one that affected both facilities and transport is listed by its facility.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-who-ssa-undated = The export has no date of publication: with a data cut-off none of its rows counts.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-fts = FTS records what donors and recipients report to it; money that is not earmarked for a plan or sector is shown without a requirement.

# A sentence in the section on sources and method: what an input format cannot tell.
caveat-5w = A 5W sheet records what partners report; people whom several partners or activities reached are not told apart.

## All charts

# A chart's title and what stands under it, in one line.
# $what: the chart's title
# $when: what stands under it
chart-full-title = { $what }, { $when }

# The start of a chart's text alternative.
# $title: the chart's full title
chart-bars = Bar chart: { $title }.

# The start of a chart's text alternative.
# $title: the chart's full title
chart-lines = Line chart: { $title }.

# The start of a chart's text alternative.
# $title: the chart's full title
chart-timeline = Timeline: { $title }.

# Under a chart.
# $n: how many sources
# $names: a list of sources
chart-sources =
    { $n ->
        [one] Source: { $names }.
       *[other] Sources: { $names }.
    }

# Under a chart's title.
# $dates: a window of dates
chart-people = { $dates } · number of people

# In the sheet of a chart's numbers: the heading of the upper bounds.
chart-plot-highest = highest figure reported

# Under a chart.
chart-whisker = Whisker: lowest to highest figure stated.

# Under a chart.
chart-arrow = Arrow: no upper bound stated.

# Under a chart.
chart-outlined = Outlined: disputed or denied.

# Names a line, a bar or a row where those of a chart are of several areas.
# $source: who states it
# $area: the area that it speaks of
chart-source-of-area = { $source } for { $area }

# Names a line, a bar or a row: a source's total of people from one area.
# $source: who states it
# $origin: an area's name
chart-source-from = { $source }, from { $origin }

# Under a chart, and at the end of its text alternative.
# $area: the area that all its figures speak of
chart-one-area = All figures are for { $area }.

# Under a chart, and at the end of its text alternative: only figures of other areas name theirs.
# $area: the area that most of its figures speak of
chart-usual-area = Figures are for { $area } where no other area is named.

# What suffered a kind of damage, or how many attacks there were of a type, in the text alternative.
# $kind: a kind of damage or a type of attack
# $told: what the chart shows there
chart-health-told = Under “{ $kind }”: { $told }.

# Those displaced from one area to another, in the text alternative.
# $pair: one of the messages flow-…
# $figure: a figure with its qualifier
chart-flow-told = Displaced, { $pair }: { $figure }.

# Those displaced from one area to another, in a list of such figures.
# $figure: a figure with its qualifier
# $pair: one of the messages flow-…
flow-figure = { $figure } displaced ({ $pair })

# A dated event: beside its line in a chart over time, and in the chart's text alternative.
# $label: what happened, in the words of config.toml
# $date: a date, without its year beside a line
chart-marker = { $label } on { $date }

# In the chart's text alternative: the dated events that it shows as lines.
# $markers: a list of the messages chart-marker
chart-marked = Marked by lines: { $markers }.

# A figure and the lowest and highest number behind it.
# $figure: a figure with its qualifier
# $low: the lowest
# $high: the highest
chart-figure-with-bounds = { $figure } ({ $low }–{ $high })

# A part of a chart's words.
chart-killed = killed

# A part of a chart's words.
chart-injured = injured

## Chart: the map

# A map's title.
# $areas: a list of areas
map-killed = People reported killed in { $areas }

# A map's title.
# $areas: a list of areas
map-injured = People reported injured in { $areas }

# A map's title.
# $areas: a list of areas
map-events = Events reported in { $areas }

# A map's title.
# $areas: a list of areas
map-killed-rate = People reported killed per 100,000 inhabitants in { $areas }

# A map's title.
# $areas: a list of areas
map-injured-rate = People reported injured per 100,000 inhabitants in { $areas }

# A map's title.
# $areas: a list of areas
map-events-rate = Events reported per 100,000 inhabitants in { $areas }

# Ends the list of areas in a map's title.
# $n: how many more
map-other-areas =
    { $n ->
        [one] { $n } other area
       *[other] { $n } other areas
    }

# Under a map's title.
# $dates: a window of dates
map-dates-events = { $dates } · number of events

# The start of a map's text alternative.
# $title: the map's full title
map-told = Map: { $title }.

# An area's figure, in the map's text alternative and caption.
# $figure: a figure with its qualifier
map-count-killed = { $figure } killed

# An area's figure, in the map's text alternative and caption.
# $figure: a figure with its qualifier
map-count-injured = { $figure } injured

# How many events an area has, in the map's text alternative and caption.
# $n: how many
map-count-events =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    }

# An area's figure and rate, in the map's text alternative.
# $figure: how many were killed or injured, or events
# $rate: a number
map-figure-with-rate = { $figure }, { $rate } per 100,000 inhabitants

# The areas without reports, in the map's text alternative.
# $areas: a list of areas
map-no-reports = No reports, which is not zero, from { $areas }.

# The areas without reports, in the map's text alternative.
# $areas: a list of areas
map-no-reports-or-not-covered = No reports, or no coverage, from { $areas }.

# Ends a list of areas.
# $n: how many
map-more-areas =
    { $n ->
        [one] { $n } more area
       *[other] { $n } more areas
    }

# By an area's symbol.
map-not-stated = not stated

# Under a map with best estimates, such as "77 (73–88)".
map-in-brackets = In brackets: lowest and highest figure.

# Under a map.
map-areas-not-places = Marks stand for whole areas, not for places.

# Under a map: an area that it can't show, and its figure.
# $area: the area
# $figure: how many were killed or injured, or events
map-not-shown = Not on the map: { $area } ({ $figure }).

# Under a map: an area whose name has no room on it, and its figure.
# $area: the area
# $figure: how many were killed or injured, or events
map-unnamed = Without a label: { $area } ({ $figure }).

# Under a map, after some areas whose names have no room on it.
# $n: how many more
map-unnamed-more =
    { $n ->
        [one] { $n } more area is without a label; the data file has it.
       *[other] { $n } more areas are without labels; the data file has them.
    }

# Under a map, after some areas that it can't show.
# $n: how many more
map-not-shown-more =
    { $n ->
        [one] { $n } more area is not on the map; the data file has it.
       *[other] { $n } more areas are not on the map; the data file has them.
    }

# Under a map: where its boundaries come from.
# $source: who made them
map-boundaries = Boundaries: { $source }.

# Under a map, where nobody says whose boundaries it shows.
map-boundaries-given = Boundaries: as given by the issuer.

# Under a map.
map-disclaimer = The names and boundaries shown on this map do not imply endorsement or acceptance.

# Over the scale bar of a map.
# $length: a number
map-scale = { $length } km

# In a map's key.
map-key-reports = Reports

# In a map's key.
map-key-no-reports = No reports, which is not zero

# In a map's key.
map-key-no-reports-or-covered = No reports, or not covered

# In a map's key.
map-key-not-covered = Not covered by the sources

# In a map's key.
map-key-no-rate = Reports, but no rate

# In a map's key: a shade, with its lowest and highest rate.
# $low: a number
# $high: a number
map-rate-between = { $low } to { $high }

# In a map's key: the darkest shade.
# $low: a number
map-rate-above = More than { $low }

## Charts by week, or by another period

# Under a chart.
# $unit: week, weeks, month, quarter, year or days
chart-weeks-hatched =
    { $unit ->
        [week] Hatched: week not complete.
        [month] Hatched: month not complete.
        [quarter] Hatched: quarter not complete.
        [year] Hatched: year not complete.
       *[days] Hatched: period not complete.
    }

# Under a chart.
chart-weeks-gap = Gap: no reports, which is not zero.

# Under a chart.
# $stated: how many events state a number
# $events: how many events
chart-weeks-stated = Bars count only events that state a number: { $stated } of { $events }.

# A period, in the chart's text alternative.
# $week: the period's name
# $told: what the chart shows there
chart-week-told = For { $week }: { $told }.

# A period for which the data are not complete.
# $week: the period's name and dates
chart-week-partial = { $week }, not complete

# A period's figure, which not all events state.
# $figure: a figure with its qualifier
# $reported: how many state it
# $events: how many events
chart-week-figure = { $figure }, stated for { $reported } of { $events } events

# A period whose events state no figure.
# $n: how many
chart-week-not-stated =
    { $n ->
        [one] { $n } event, number not stated
       *[other] { $n } events, number not stated
    }

# The running totals within a period.
# $claims: a list of figures with their sources
chart-week-claims = Running totals, not added: { $claims }.

# Above the mark of a running total.
# $figure: a figure with its qualifier
chart-week-one-source = { $figure }, one source

## Chart: casualties by period

# A chart's title.
# $by_period: one of the messages by-week-…, by-weeks-… or by-period
chart-casualties-by-week = People reported killed, { $by_period }

# In the chart's key.
chart-casualties-by-week-claims = running totals by source, not added

# In the chart's key.
chart-casualties-by-week-sums = sum of events

## Chart: casualties by area

# A chart's title.
chart-killed-by-area = People reported killed, by area

# A chart's title.
chart-injured-by-area = People reported injured, by area

# A chart's title.
chart-killed-and-injured-by-area = People reported killed and injured, by area

# Stands in the place of an area's name.
chart-area-not-stated = Area not stated

# Beside an area.
chart-killed-not-stated = killed: not stated

# Beside an area.
chart-injured-not-stated = injured: not stated

# Of an area, in the chart's text alternative; one of a list of two.
# $indicator: killed or injured
chart-area-unstated =
    { $indicator ->
        [killed] number of killed not stated
       *[injured] number of injured not stated
    }

# An area, in the chart's text alternative.
# $area: an area's name
# $told: what the chart shows there
chart-area-told = In { $area }: { $told }.

# Events without an area, in the chart's text alternative.
# $told: what the chart shows there
chart-no-area-told = Where no area is stated: { $told }.

# A figure and the area that it is of, in a list of such figures.
# $figure: a figure with its qualifier
# $area: an area's name
figure-in-area = { $figure } in { $area }

# Under a chart.
chart-area-not-zero = Not stated is not zero.

# Under a chart.
# $n: how many
chart-areas-more =
    { $n ->
        [one] { $n } more area is in the data file.
       *[other] { $n } more areas are in the data file.
    }

## Chart: events by type

# A chart's title.
chart-events-by-type = Events reported, by type

# Under the chart's title.
# $dates: a window of dates
chart-events-by-type-unit = { $dates } · number of events

# In the chart's key.
chart-events-stating = death toll stated

# Beside a bar.
# $events: how many events
# $stating: how many of them state a death toll
chart-events-with-toll = { $events } ({ $stating } with toll)

# A part of a chart's words.
# $n: how many
chart-events-counted =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    }

# A type of events, in the chart's text alternative.
# $type: a type of event
# $count: the message chart-events-counted
# $stating: how many of them state a death toll
chart-events-told = { $type }: { $count }, of which { $stating } with a death toll.

# Under the chart.
chart-events-not-zero = A toll that is not stated is not zero.

## Chart: sex and age

# A chart's title.
# $what: what is counted, one or more indicators
chart-sex-and-age = By sex and age: { $what }

# Beside a bar's place, where nobody states how many; a gap is not zero.
# $group: a group of people, or one of the messages chart-sex-and-age-…-group
chart-sex-and-age-gap = { $group }: not stated

# Beside a bar's place, where the edition does not print how many.
# $group: a group of people, or one of the messages chart-sex-and-age-…-group
chart-sex-and-age-hidden = { $group }: withheld

# A group of people of whom the age alone is stated.
# $group: a group of people
chart-sex-and-age-no-sex-group = { $group }, sex not stated

# A group of people of whom the sex alone is stated.
# $group: a group of people
chart-sex-and-age-no-age-group = { $group }, age not stated

# Under the bars of what is counted: of so many, neither sex nor age is stated.
# $rest: a figure with its qualifier
# $total: a figure with its qualifier
chart-sex-and-age-rest = Neither sex nor age stated: { $rest }. Total: { $total }.

# Under the bars of what is counted.
# $total: a figure with its qualifier
chart-sex-and-age-total = Total: { $total }.

# Under a chart of several things counted: of so many, neither sex nor age is stated.
# $what: what is counted
# $rest: a figure with its qualifier
# $total: a figure with its qualifier
chart-sex-and-age-rest-of = Of { $what }, neither sex nor age stated: { $rest }; total: { $total }.

# Under a chart of several things counted.
# $what: what is counted
# $total: a figure with its qualifier
chart-sex-and-age-total-of = Total of { $what }: { $total }.

# In the chart's text alternative: what is counted, and how many of each group.
# $what: what is counted
# $counts: a list of the message chart-sex-and-age-cell
chart-sex-and-age-told = Of { $what }: { $counts }.

# In a list in the chart's text alternative: a group and how many of it.
# $group: a group of people
# $figure: a figure with its qualifier, or that it is not stated
chart-sex-and-age-cell = { $figure } for { $group }

## Chart: who claims what

# A chart's title.
chart-claims-killed-and-injured = Who reports how many killed and injured

# A chart's title.
chart-claims-killed = Who reports how many killed

# Under the chart's title.
# $dates: the dates as of which sources state their totals
chart-claims-unit = Stated as of { $dates } · number of people, running totals by source

# One source's running total, in the chart's text alternative.
# $source: who states it
# $claim: the figure and what it counts
# $since: one of the messages since-…
# $date: a date
chart-claim-told = { $source }: { $claim }, { $since }, as of { $date }.

# A part of a chart's words.
# $figure: a figure with its qualifier
chart-claim-killed = { $figure } killed

# A part of a chart's words.
# $figure: a figure with its qualifier
chart-claim-injured = { $figure } injured

# A part of a chart's words.
# $figure: the figure and what it counts
# $group: a group of people
chart-claim-of-group = { $figure } ({ $group })

# A part of a chart's words.
# $figure: a figure with its qualifier
# $status: one of the messages status-…
chart-claim-with-status = { $figure }, marked as { $status }

# Under the chart.
chart-claims-note = The latest is first; the totals overlap and are never added.

# Under the chart.
# $n: how many
chart-claims-more =
    { $n ->
        [one] { $n } earlier total is in the data file.
       *[other] { $n } earlier totals are in the data file.
    }

## Chart: claims and denials

# A chart's title.
chart-disputed = Claims and denials: who reports an event, and who denies it

# Under the chart's title.
# $dates: a window of dates
chart-disputed-unit = { $dates } · statements by source

# The start of a chart's text alternative.
# $title: the chart's full title
chart-disputed-kind = Marks in columns: { $title }.

# The head of a column of marks: these sources report the event.
chart-disputed-reports = Reports it

# The head of a column of marks: these sources say that the event is confirmed.
chart-disputed-confirms = Confirms it

# The head of a column of marks: these sources doubt what they report themselves.
chart-disputed-doubts = Reports it as disputed

# The head of a column of marks: these sources say that the event did not happen, or not so.
chart-disputed-denies = Denies it

# Names an event that the report's sums hold.
# $type: a type of event
# $place: a place, or that it is not stated
# $date: a date, or a window of dates
chart-disputed-counted = { $type }, { $place }, { $date } (counted)

# Names an event that the report's sums do not hold.
# $type: a type of event
# $place: a place, or that it is not stated
# $date: a date, or a window of dates
chart-disputed-not-counted = { $type }, { $place }, { $date } (not counted)

# Names an event of a source that stands beside the one that the report's sums are of.
# $type: a type of event
# $place: a place, or that it is not stated
# $date: a date, or a window of dates
chart-disputed-beside = { $type }, { $place }, { $date } (the sums are of another source)

# Beside a source that reports an event and no number of people killed.
chart-disputed-no-number = killed: not stated

# In the chart's text alternative: what each source says of an event.
# $event: the message chart-disputed-counted, chart-disputed-not-counted or chart-disputed-beside
# $statements: a list of the messages chart-disputed-told-…
chart-disputed-told = Event: { $event }; { $statements }.

# In a list in the chart's text alternative.
# $source: who states it, and when
# $killed: how many killed it states, or that it states no number
chart-disputed-told-reports = reported by { $source } ({ $killed })

# In a list in the chart's text alternative.
# $source: who states it, and when
# $killed: how many killed it states, or that it states no number
chart-disputed-told-confirms = confirmed by { $source } ({ $killed })

# In a list in the chart's text alternative.
# $source: who states it, and when
# $killed: how many killed it states, or that it states no number
chart-disputed-told-doubts = reported as disputed by { $source } ({ $killed })

# In a list in the chart's text alternative.
# $source: who states it, and when
chart-disputed-told-denies = denied by { $source }

# Under the chart.
# $n: how many statements
chart-disputed-more =
    { $n ->
        [one] { $n } more statement is in the data file.
       *[other] { $n } more statements are in the data file.
    }

## Chart: people reached of those targeted

# The title of a chart.
chart-response = Reached against target, by sector

# Under a chart's title.
# $unit: what is counted: people, households
# $dates: the dates that the figures are of
chart-response-unit = number of { $unit }, latest figures of { $dates }

# In the key of a chart.
chart-response-reached = reached

# In the key of a chart.
chart-response-target = targeted

# In the key of a chart.
chart-response-left = targeted and not reached

# In the key of a chart.
chart-response-above = reached beyond the target

# A row of a sector that has several.
# $sector: a sector, as the log names it
# $what: what is counted, as the log names it
chart-response-row = { $what } (sector: { $sector })

# A part of a chart's words.
# $reached: how many were reached
# $targeted: how many were targeted
# $share: the one in per cent of the other
chart-response-told = { $reached } of { $targeted } ({ $share })

# A row, in the chart's text alternative.
# $what: a sector, with what is counted where the sector has several rows
# $told: the message chart-response-told
chart-response-row-told = For { $what }, { $told } had been reached.

# Under the chart.
chart-response-note = The blue and the outlined part of a bar together are the target.

# Under the chart.
# $n: how many
chart-response-more =
    { $n ->
        [one] { $n } more row is in the data file.
       *[other] { $n } more rows are in the data file.
    }

## Chart: displacement by period

# A chart's title.
# $by_period: one of the messages by-week-…, by-weeks-… or by-period
chart-displacement-by-week = Displacement reported, { $by_period }

# Under the chart's title.
# $dates: a window of dates
# $unit: what is counted
chart-displacement-unit = { $dates } · number of { $unit }

# Under the chart.
# $unit: week, weeks, month, quarter, year or days
chart-displacement-note =
    { $unit ->
        [week] Displacement during each week, not people displaced as of a date.
        [month] Displacement during each month, not people displaced as of a date.
        [quarter] Displacement during each quarter, not people displaced as of a date.
        [year] Displacement during each year, not people displaced as of a date.
       *[days] Displacement during each period, not people displaced as of a date.
    }

## Displacement from area to area, in text and charts

# From which area to which other one people were displaced.
# $origin: an area's name, or one of the messages flow-origin…
# $destination: an area's name, or the message chart-area-not-stated
flow-from-to = { $origin } to { $destination }

# People who stayed in the area that they came from.
# $area: an area's name
flow-within = within { $area }

# In place of an area's name, as a heading.
flow-origin-not-given = Origin not given

# In place of an area's name, as a heading.
flow-origins-differ = Origin given differently by sources

# In place of two areas' names, as a heading: the edition does not say which.
# $n: how many pairs of areas
flow-small =
    { $n ->
        [one] One pair of areas with a small count
       *[other] { $n } pairs of areas with small counts
    }

# People displaced from one area to another, the only pair of areas that is stated.
# $what: what is counted, such as "People displaced"
# $pair: one of the messages flow-…
# $figure: a figure with its qualifier
# $sources: who states it
flows-one = { $what }, { $pair }: { $figure }, according to { $sources }.

# A table's title.
# $period: the report's period
flows-table = Displacement from area to area, { $period }

# Under the table.
# $sources: who states the figures
flows-note = According to { $sources }. Only events that state a number are counted; people can be displaced several times.

# A column's heading: the area that people left.
column-origin = From

# A column's heading: the area that people went to.
column-destination = To

# Under a map with arrows between areas.
map-flows-not-routes = Arrows join areas and are as wide as their numbers; they are no routes, and their ends are no places.

# Under a map with arrows between areas.
# $flows: a list of the messages labelled-figure, and flow-others
map-flows-missing = Not on the map: { $flows }.

# At the end of a list of displacement from area to area.
# $n: how many pairs of areas
flow-others =
    { $n ->
        [one] one more in the data file
       *[other] { $n } more in the data file
    }

# The title of small maps, one a week or other period.
# $by_period: one of the messages by-week-…, by-weeks-…, by-period
map-weeks-killed = People reported killed by area, { $by_period }

# The title of small maps, one a week or other period.
# $by_period: one of the messages by-week-…, by-weeks-…, by-period
map-weeks-injured = People reported injured by area, { $by_period }

# The title of small maps, one a week or other period.
# $by_period: one of the messages by-week-…, by-weeks-…, by-period
map-weeks-events = Events reported by area, { $by_period }

# The start of the text alternative of small maps.
# $title: their full title
map-weeks-told = Maps: { $title }.

# Over the small map that says which area is which.
map-weeks-areas = Areas

# In the key of small maps.
map-weeks-open = Reports, and none states a number above 0

# Under small maps.
# $n: how many labels
map-weeks-unlabelled =
    { $n ->
        [one] One name or number has no room on the maps; the data file has it.
       *[other] { $n } names and numbers have no room on the maps; the data file has them.
    }

# Under small maps.
map-weeks-dense = Of so many areas, names and numbers have no room on the maps; the data file has them.

# Under small maps.
# $areas: a list of areas
map-weeks-lost = Not on the maps: { $areas }; their figures are in the data file.

# A chart's title.
chart-flows = Displacement from area to area

# A chart's title.
# $what: what is counted, such as "people displaced"
chart-declared-flows = { $what } from area to area

# A chart's title: of people who are in an area on a day, whenever they came.
# $what: what is counted, such as "people displaced"
chart-declared-flows-stock = { $what }, by where they came from

# Under the chart.
chart-flows-stock = People who are there on that day, whenever they came: no count of movements. Those of whom no origin is stated are not drawn.

# Under the chart.
chart-flows-stock-others = Totals of other sources, dates and levels of areas are not drawn.

# In place of a chart.
chart-flows-no-origin = No source says from which area to which.

# In place of a chart, before the sentence of the pair.
chart-flows-one = Only one pair of areas has a number, so there is nothing to compare.

# The start of a chart's text alternative.
# $title: the chart's full title
chart-flows-told = Flow chart: { $title }.

# In the sheet of a chart's numbers: what is counted.
chart-flows-series = displaced

# Under the chart.
chart-flows-width = Each band is as wide as its number.

# Under the chart.
chart-flows-within = An area on both sides: people who stayed within it.

# Under the chart.
chart-flows-not-given = Origin not given: no source states it, or this edition does not print it.

# Under the chart.
# $n: how many flows are not drawn
# $figure: their sum
chart-flows-more =
    { $n ->
        [one] One more, of { $figure }, is in the data file.
       *[other] { $n } more, { $figure } together, are in the data file.
    }

# Under the chart.
# $n: how many pairs of areas
chart-flows-small =
    { $n ->
        [one] One pair of areas with a small count is not shown.
       *[other] { $n } pairs of areas are not shown, since small counts are among them.
    }

## Chart: running totals of displacement

# A chart's title.
chart-totals-people = People displaced, running totals by source

# A chart's title.
chart-totals-movements = Displacement movements, running totals by source

# A chart's title.
chart-totals-households = Households displaced, running totals by source

# A part of a chart's words.
chart-totals-unit-people = number of people

# A part of a chart's words.
chart-totals-unit-movements = number of movements

# A part of a chart's words.
chart-totals-unit-households = number of households

# Under the chart's title.
# $dates: a window of dates
# $unit: one of the messages chart-totals-unit-…
chart-totals-stated = Stated as of { $dates } · { $unit }

# Names a line.
# $source: who states it
# $date: a date, a month or a year
chart-totals-line-since = { $source } since { $date }

# Names a line whose start no source states.
# $source: who states it
chart-totals-line-open = { $source } from a start not stated

# Names a line.
# $line: the line's name
# $group: a group of people
chart-totals-line-of-group = { $line }, only { $group }

# Names a line, with the latest rise of its lower bound.
# $line: the line's name
# $number: by how much
# $dates: a window of dates
chart-totals-line-rose = { $line }: reported minimum rose by { $number }, { $dates }

# Names a line, with how its number, which is as of a date, fell.
# $line: the line's name
# $old: the earlier figure
# $new: the later figure
# $dates: a window of dates
chart-totals-line-fell = { $line }: down from { $old } to { $new }, { $dates }

# A point of a line, in the chart's text alternative.
# $figure: a figure with its qualifier
# $date: a date
chart-totals-point = { $figure } as of { $date }

# A line, in the chart's text alternative.
# $line: the line's name
# $told: what the chart shows there
chart-totals-told = { $line } reports { $told }.

# A sentence of the chart's text alternative.
# $number: by how much
# $dates: a window of dates
chart-totals-rise = The reported minimum rose by { $number }, { $dates }.

# A sentence of the chart's text alternative: how a number fell that is as of a date.
# $old: the earlier figure
# $new: the later figure
# $dates: a window of dates
chart-totals-fall = The figure went down from { $old } to { $new }, { $dates }.

# Under the chart.
chart-totals-lines-note = Lines differ in source, start, area or group; they are never added.

# Under the chart.
chart-totals-hollow = Hollow: disputed or denied.

## Chart: attacks on health care

# A chart's title.
chart-health-by-type = Attacks on health care, by type

# A chart's title.
chart-health-by-damage = Health facilities and transport hit, by damage

# Under the chart's title.
# $dates: a window of dates
chart-health-unit-attacks = { $dates } · number of attacks

# Under the chart's title.
# $dates: a window of dates
chart-health-unit-hit = { $dates } · number hit, each counted once

# In the key of a chart.
chart-health-kind-facilities = facilities

# In the key of a chart.
chart-health-kind-transport = transport

# A part of a chart's words.
# $n: how many
chart-health-attacks =
    { $n ->
        [one] { $n } attack
       *[other] { $n } attacks
    }

# A part of a chart's words.
# $n: how many
chart-health-facilities =
    { $n ->
        [one] { $n } facility
       *[other] { $n } facilities
    }

# A part of a chart's words.
# $n: how many
chart-health-transports =
    { $n ->
        [one] { $n } ambulance or vehicle
       *[other] { $n } ambulances or vehicles
    }

# Under the chart.
# $n: how many
chart-health-attacks-note = Attacks in the period: { $n }.

# Under the chart.
# $n: how many
chart-health-repeated = Hit more than once: { $n }.

# Under the chart.
# $figure: a figure with its qualifier
# $dates: a window of dates
# $source: who states it
chart-health-running = Running total, not added: { $figure }, { $dates } ({ $source }).

# A part of a chart's words.
# $figure: a figure with its qualifier
chart-health-facilities-affected = { $figure } facilities affected

# A part of a chart's words.
# $figure: a figure with its qualifier
chart-health-attacks-stated = { $figure } attacks

## Chart: facilities hit more than once

# A chart's title.
chart-repeated = Health facilities hit more than once

# Under the chart's title.
# $dates: a window of dates
chart-repeated-unit = { $dates } · attacks on each

# Names a facility's kind and area.
# $kind: a kind of facility
# $area: an area
chart-repeated-about = { $kind } in { $area }

# Names a facility's kind, where its area is not stated.
# $kind: a kind of facility
chart-repeated-no-area = { $kind }, area not stated

# Stands in the place of a facility's name.
chart-repeated-unnamed = Name withheld or not stated

# In the place of the marks of a facility's attacks.
chart-repeated-no-dates = dates withheld

# A facility in the chart's text alternative.
# $facility: a facility's name, or that it has none here
# $about: the message chart-repeated-about or chart-repeated-no-area
# $attacks: the message chart-health-attacks
# $dates: a list of dates
chart-repeated-told = { $facility } ({ $about }): { $attacks }, dated { $dates }.

# A facility in the chart's text alternative, where no dates are shown.
# $facility: a facility's name, or that it has none here
# $about: the message chart-repeated-about or chart-repeated-no-area
# $attacks: the message chart-health-attacks
chart-repeated-told-undated = { $facility } ({ $about }): { $attacks }, dates withheld.

# Under the chart.
chart-repeated-uncertain = Line: the attack was on a day between its ends, or lasted as long.

# Under the chart.
chart-repeated-attacks-note = Facilities known by id or name; attacks that name none may have hit them too.

# Under the chart.
# $n: how many facilities
chart-repeated-more =
    { $n ->
        [one] { $n } more facility is in the data file.
       *[other] { $n } more facilities are in the data file.
    }

# Under the chart: facilities that the edition may not tell anything of.
# $n: how many facilities
chart-repeated-left-out =
    { $n ->
        [one] { $n } facility hit more than once is withheld in this edition.
       *[other] { $n } facilities hit more than once are withheld in this edition.
    }

## Chart: running totals of facilities

# Along the foot of each picture of a report that is not published yet.
chart-draft = DRAFT, not published

# A chart's title.
chart-health-totals = Health facilities affected, running totals by source

# Under the chart's title.
# $dates: a window of dates
chart-health-totals-stated = Stated as of { $dates } · number of facilities

# Names a row.
# $source: who states it
# $dates: a window of dates
chart-health-totals-line = { $source } for { $dates }

# Under the chart.
chart-health-totals-note = The totals overlap and are never added. Facilities, not attacks.

# A row, in the chart's text alternative.
# $source: who states it
# $figure: a figure with its qualifier
# $dates: a window of dates
chart-health-totals-told = { $source } reports { $figure } for { $dates }.

## Page of all reports

# The page's heading.
index-title = Situation reports

# A link for people who read with the keyboard: to the list of reports.
index-skip = Skip to the reports

# A heading.
index-latest = Latest report

# A heading.
index-earlier = Earlier reports

# On the page of all reports.
index-none = No report has been published yet.

# A link.
index-feed = Feed of new reports (Atom)

# Explains the small charts.
index-trends = Small charts start at zero and are drawn from each report's own periods or from one source's running totals, by that report's rules. A grey band is a time for which no number was stated: it is not zero. A ring is a period that is not complete.

# On the page of all reports.
# $name: one of the messages template-…, or the name of a template of the workspace's own
index-template = template: { $name }

# A kind of report: the regular one.
template-standard = standard

# A kind of report: a short one between two regular ones.
template-flash = flash

# A kind of report: one with annexes.
template-long = long

# On the page of all reports.
# $number: the issue's number
index-reissue = re-issue { $number }

# On the page of all reports.
# $date: a date
index-created = created on { $date }

# On the page of all reports.
index-replaced = A later issue of this report replaces it.

# On the page of all reports and in the feed: under a report that was withdrawn.
# $date: a date
# $reason: why, as the person who withdrew it gave it
index-withdrawn = Withdrawn on { $date }. Reason: { $reason }

# A link to the page that stands in the place of a withdrawn report.
index-notice = Notice of withdrawal

# Instead of a number in the list of reports: the report was withdrawn.
index-withdrawn-cell = withdrawn

# Names a report that was withdrawn, before the link to its notice.
# $issue: the message index-issue or index-issue-of, or the name of a kind of report
# $date: a date
index-issue-withdrawn = { $issue }, withdrawn on { $date }

# The title of a withdrawn report in the feed.
# $report: the report's heading and period
feed-withdrawn = Withdrawn: { $report }

# A link that is the picture of a PDF's first page: what it leads to.
# $heading: the report's heading
# $period: the report's period
index-cover = PDF, of which this picture shows the first page: { $heading }, { $period }

# Names the links to the list's years.
index-years = Years

# A column's heading in the list of earlier reports.
index-column-period = Period

# A column's heading in the list of earlier reports: links to each report's files.
index-column-files = Files

# Names an issue of a report, before the links to its files.
# $replaced: yes where a later issue replaces it, else no
# $number: the issue's number
index-issue =
    { $replaced ->
        [yes] issue { $number }, replaced
       *[no] issue { $number }
    }

# Names an issue of a report by another template, before the links to its files.
# $replaced: yes where a later issue replaces it, else no
# $template: one of the messages template-…, or the name of a template of the workspace's own
# $number: the issue's number
index-issue-of =
    { $replaced ->
        [yes] { $template }, issue { $number }, replaced
       *[no] { $template }, issue { $number }
    }

# Under a number in the list of reports: how many events it is of.
# $reported: how many events state a number
# $of: how many events there are
index-part = of { $reported } of { $of } events

# Under a number in the list of reports: how it differs from the report before.
# $trend: up, down, same or unclear
# $old: the figure of the report before
index-change =
    { $trend ->
        [up] up from { $old }
        [down] down from { $old }
        [same] unchanged
       *[unclear] after { $old }
    }

# Under a number in the list of reports: the figure of the report before, which has been revised.
# $old: the figure of the report before
# $new: what this report states it to be
index-change-revised = after { $old }, since revised to { $new }

# The heading of the chart of all reports.
# $what: what is counted
index-history = { $what }, as each report stated it

# Beside the numbers of several reports, whose events are of different areas.
index-areas-differ = The reports count events of different areas: each says which.

# In the chart of all reports, in a time of which there is no report.
index-no-report = no report

# The text alternative of the chart of all reports, where they are many.
# $what: what is counted
# $dates: the dates of all the reports together
# $n: how many reports
# $most: the highest figure
# $when: the period of the highest figure
# $latest: the latest figure
# $then: the period of the latest figure
index-history-alt =
    { $n ->
        [one] { $what } over time, { $dates }, in { $n } report
       *[other] { $what } over time, { $dates }, in { $n } reports
    }: the highest figure is { $most } ({ $when }), the latest { $latest } ({ $then }). Every number stands in the list of reports.

# In the text alternative of the chart of all reports.
# $n: how many stretches of time
index-history-gaps =
    { $n ->
        [one] For one stretch of time there is no report.
       *[other] For { $n } stretches of time there is no report.
    }

# In the text alternative of the chart of all reports.
# $n: how many reports
index-history-silent =
    { $n ->
        [one] One report states no number.
       *[other] { $n } reports state no number.
    }

# Under the chart of all reports.
index-history-basis = Each bar is what the report of that period stated when it was made; later reports may have revised it.

# Under the chart of all reports.
index-history-partial = Outlined: period not complete.

# Under the chart of all reports.
index-history-ring = Ring: the report states no number, which is not zero.

# Under the chart of all reports.
index-history-band = Grey: no report, which is not zero.

# Under the chart of all reports, which shows one kind of periods.
# $n: how many reports
index-history-others =
    { $n ->
        [one] { $n } report of another kind of period is in the list only.
       *[other] { $n } reports of other kinds of periods are in the list only.
    }

# The text alternative of a small chart.
# $what: what is counted
# $points: a list of dates with their figures
index-trend = { $what } over time: { $points }

# A link to a file of the report, with its size.
# $what: one of the messages index-format-…
# $size: its size
index-file-size = { $what }, size { $size }

# A link to a file of the report, where there are several languages.
# $what: one of the messages index-format-…
# $language: the language's own name
index-file-language = { $what } in { $language }

# A link to a file of the report, with its size, where there are several languages.
# $what: one of the messages index-format-…
# $language: the language's own name
# $size: its size
index-file-both = { $what } in { $language }, size { $size }

# A report's title where its subject is not that of the others.
# $report: what kind of report it is, and its number
# $title: what it reports on
index-heading = { $report } on { $title }

# The title of a report in the feed.
# $report: the report's title
# $period: its period
feed-title = { $report } for { $period }

# A kind of file.
index-format-html = Web page

# A kind of file.
index-format-pdf = PDF

# A kind of file.
index-format-word = Word

# A kind of file.
index-format-slides = Slides

# A kind of file.
index-format-markdown = Markdown

# A kind of file: the report's figures as data, for programs.
index-format-data = Data

# The size of a file, in thousands of bytes.
# $n: a number
index-size-kb = { $n } kB

# The size of a file, in millions of bytes.
# $n: a number
index-size-mb = { $n } MB

## The bundle that is handed over

# The report's headline outside of it: in a mail, on ReliefWeb, in a catalogue of data.
# $title: the report's title, which names the place
# $report: the kind of report and its number: one of the messages report-title…
# $period: a window of dates
bundle-title = { $title }: { $report }, for { $period }

# Where the report can be read.
# $url: a web address
bundle-address = Online: { $url }

# In the files of an edition that is not for everyone.
# $edition: one of the messages edition-…
bundle-closed = { $edition }. Do not pass these files on.

# In the read-me.
bundle-unreported = An empty cell is not reported; it is never zero.

# In the read-me, above the list of files or sheets.
bundle-files = What is here:

# How to cite the report.
# $issuer: the organisation that issues it
# $title: the report's title, which names the place
# $report: the kind of report and its number: one of the messages report-title…
# $period: a window of dates
# $date: a date
bundle-citation = { $issuer }: { $title }. { $report }, { $period }. Published on { $date }.

# How to cite the report, where it names nobody who issues it.
# $title: the report's title, which names the place
# $report: the kind of report and its number: one of the messages report-title…
# $period: a window of dates
# $date: a date
bundle-citation-unsigned = { $title }. { $report }, { $period }. Published on { $date }.

# The first line of a mail.
# $title: the report's headline: the message bundle-title
bundle-mail-subject = Subject: { $title }

# How a mail begins, before the list of highlights.
# $title: the report's headline: the message bundle-title
# $as_of: the message as-of
bundle-mail-opening = These are the highlights of { $title }, { $as_of }.

# In a mail: a link to the report's web page.
# $url: a web address
bundle-mail-page = Read it: { $url }

# In a mail: a link to the report's PDF.
# $url: a web address
bundle-mail-pdf = As a PDF: { $url }

# In a mail: the files that go with it.
# $files: a list of names of files
bundle-mail-attached = Attached: { $files }

# A key figure in a message of 280 characters, as a sentence.
# $what: what is counted, such as "people killed"
# $figure: a figure, with what qualifies it
# $source: one of the messages about sources
bundle-line-figure = { $what }: { $figure }, according to { $source }.

# A kind of file. PDF is a name.
bundle-file-pdf = The report as PDF, with its data (report.json) attached inside

# A kind of file.
bundle-file-html = The report as one web page

# A kind of file. Markdown is a name.
bundle-file-md = The report as Markdown, with the pictures in charts/

# A kind of file. Word is a name.
bundle-file-docx = The report for Word

# A kind of file.
bundle-file-pptx = A briefing as slides

# A kind of file.
bundle-file-workbook = The data as a workbook, with a codebook and the sources

# A kind of file. JSON is a name.
bundle-file-data = All figures as JSON

# A folder of files.
bundle-file-charts = Each chart as a picture, with its data

# A folder of files.
bundle-file-pack = Each chart complete by itself, for slides and notes; open index.html

# A folder of files.
bundle-file-annex = The tables that the pages print in part, as CSV

# A folder of files.
bundle-file-tables = The sheets of the workbook as CSV

# A kind of file. "Data package" is a standard of the Frictionless project.
bundle-file-package = What each column in data/ is, as a data package

# A kind of file.
bundle-file-citation = How to cite the report

# A kind of file. ReliefWeb is a name.
bundle-file-reliefweb = The report for posting to ReliefWeb; nothing has been sent

# A kind of file.
bundle-file-mail = A mail to send with the report

# A kind of file.
bundle-file-line = The report in 280 characters

# A kind of file. The command in it stays as it is.
bundle-file-sums = The SHA-256 of each file; check them with: sha256sum -c SHA256SUMS

# A kind of file.
bundle-file-other = Another file of the report

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-read-me = Read me

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-figures = Figures

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-events = Events

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-areas = Areas

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-periods = Periods

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-totals = Running totals

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-facilities = Facilities

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-sources = Sources

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-codebook = Codebook

# The name of a workbook's sheet, of at most 31 letters.
bundle-sheet-values = Values

# What a sheet of the workbook holds.
bundle-about-figures = The figures of the period and since the baseline

# What a sheet of the workbook holds.
bundle-about-events = Each event of the period, with its figures

# What a sheet of the workbook holds.
bundle-about-areas = The figures by area

# What a sheet of the workbook holds.
bundle-about-periods = The figures of this period and those before it

# What a sheet of the workbook holds.
bundle-about-totals = What sources count over windows of their own; these are not added to the events

# What a sheet of the workbook holds.
bundle-about-facilities = Facilities that attacks of the period have hit

# What a sheet of the workbook holds.
bundle-about-sources = The sources of the period

# What a sheet of the workbook holds.
bundle-about-codebook = What each column holds

# What a sheet of the workbook holds.
bundle-about-values = What the words in columns of codes mean

## The codebook: what each column of the data holds

# A column of one indicator, such as "killed_low".
# $indicator: an indicator's code, as in the data
# $meaning: one of the messages codebook-…
codebook-of-one = { $meaning } (of "{ $indicator }")

# What a column holds: words.
codebook-kind-text = text

# What a column holds.
codebook-kind-number = whole number

# What a column holds.
codebook-kind-day = day

# What a column holds.
codebook-kind-truth = yes or no

# A column.
codebook-window = "period" for the report's own period, "since_baseline" for all since the baseline

# A column.
codebook-indicator = What is counted

# A column.
codebook-group = Which people of those; empty for all

# A column.
codebook-low = The lowest number that is reported

# A column.
codebook-best = The number that the report prints, between the lowest and the highest

# A column.
codebook-high = The highest number that is reported; empty where there is no upper bound, and where none is reported

# A column.
codebook-qualifier = How firmly the number is stated; see the values

# A column.
codebook-unit = The unit of the numbers

# A column.
codebook-reported = How many of the events state a number

# A column.
codebook-of = How many events there are

# A column.
codebook-start = The first day of the window; empty where it has none

# A column.
codebook-end = The last day of the window

# A column.
codebook-sources = Who states it, separated by semicolons

# A column.
codebook-event-id = The event's id; in editions without ids a number within this report alone

# A column.
codebook-first-day = The day on which the event began

# A column.
codebook-last-day = The day on which it ended

# A column.
codebook-date-precision = How precisely the day is known: day, month or year

# A column.
codebook-event-type = The kind of event

# A column.
codebook-area = The area of the first level; empty where it is not stated

# A column. A P-code is the official code of an area.
codebook-area-pcode = Its P-code, where the log or a gazetteer has one

# A column.
codebook-admin2 = The district, where this edition may name it

# A column.
codebook-place = The place, as finely as this edition may name it

# A column.
codebook-status = Whether it is reported, confirmed or disputed

# A column.
codebook-events = How many events there are; 0 is "no reports", not "nothing happened"

# A column.
codebook-period = The week or other period, as the report names it

# A column.
codebook-total-id = The running total's id within this report, or the log's own

# A column.
codebook-since = The day, month or year from which the source counts, or its own words for it

# A column.
codebook-as-of = The day up to which the source counts

# A column.
codebook-source = The source's name

# A column.
codebook-reported-on = The day on which it was published

# A column.
codebook-latest-known = Whether it is older than the period and nothing newer is known

# A column.
codebook-facility = The facility's name; empty where this edition may not print it

# A column.
codebook-facility-type = The kind of facility

# A column.
codebook-attacks = How many attacks of the period hit it

# A column.
codebook-damage = The gravest damage that is reported

# A column.
codebook-facility-status = Whether it works

# A column.
codebook-short-name = What the report's text calls the source

# A column.
codebook-kind = What kind of source it is

# A column.
codebook-url = Its web address

# A column.
codebook-reliability = The grade of its reliability, where the log has one

# A column.
codebook-accounts = How many accounts of the period's events it gave

# A column.
codebook-totals = How many running totals it gave

# A column.
codebook-first = The day on which it first published something of them

# A column.
codebook-last = The day on which it last did

# What a qualifier means.
codebook-exact = One number, stated as such

# What a qualifier means.
codebook-range = A range, or sources that differ

# What a qualifier means.
codebook-more-than = More than the number; no upper bound is stated

# What a qualifier means.
codebook-at-least = The number or more; no upper bound is stated

# What a qualifier means.
codebook-vague = A word such as "dozens", counted by the least that it stands for

# What a qualifier means.
codebook-up-to = The number or less

# What a qualifier means.
codebook-about = A number that its source calls rough

# What a qualifier means.
codebook-withheld = Known, and not printed in this edition

## The PDF

# What a file inside the PDF is; readers of PDFs show it beside the file's name, report.json.
pdf-attached = The figures of this report as data

## The briefing pack

# Above a chart that stands alone: the report's title, which names the place, and its period.
# $title: the report's title
# $period: a window of dates
pack-head = { $title } · Report of { $period }

# Below a chart that stands alone: who publishes it, and how others may use it.
# $issuer: the organisation's name
# $licence: the licence's name
pack-foot = Issued by { $issuer } · Licence: { $licence }

# Below a chart that stands alone, where nobody is named who publishes it.
# $licence: the licence's name
pack-licence = Licence: { $licence }

# A line to paste under a chart: where it is from.
# $issuer: the organisation's name
# $title: the report's title
# $period: a window of dates
# $date: a date
pack-source = { $issuer }: { $title }, { $period }, as of { $date }.

# A line to paste under a chart, where the report names nobody who issues it.
# $title: the report's title
# $period: a window of dates
# $date: a date
pack-source-unsigned = { $title }, { $period }, as of { $date }.

# The heading of the page that shows all charts of the pack.
pack-title = Charts and maps

# A link for those who use a keyboard.
pack-skip = Skip to the charts

# For screen readers: what a list of links is.
pack-files = Files

# The name of a workbook's sheet: a chart's data.
pack-sheet-data = Data

# The name of a workbook's sheet: what the data are.
pack-sheet-about = About

# The label of a chart's title.
pack-label-title = Title

# The label of a chart's caption.
pack-label-caption = Caption

# The label of a chart's text alternative.
pack-label-alt = Text alternative

# The label of the line that says where a chart is from.
pack-label-source = Source line

# The label of the report's period.
pack-label-window = Period of the report

# The label of the date up to which the data go.
pack-label-as-of = Data as of

# The label of the licence.
pack-label-licence = Licence

# The label of the edition: who may read it.
pack-label-edition = Edition

# A picture's size.
# $width: a number
# $height: a number
pack-pixels = { $width } × { $height } pixels

# A kind of file. SVG is a name.
pack-file-svg = SVG, for any size

# A kind of file. PDF is a name.
pack-file-pdf = PDF, for any size

# A kind of file. CSV is a name.
pack-file-csv = Data as CSV

# A kind of file. Excel is a name.
pack-file-xlsx = Data for Excel

# A kind of file: a chart's caption and text alternative.
pack-file-txt = Caption and text alternative

# A kind of file. PNG is a name.
pack-file-screen = PNG, for a screen

# A kind of file. PNG is a name.
pack-file-slide = PNG, for a slide

# A kind of file. PNG is a name.
pack-file-print = PNG, for print

# A kind of picture, without a background.
# $kind: one of the messages pack-file-screen, pack-file-slide, pack-file-print
pack-file-transparent = { $kind }, transparent

## The page that a withdrawn report leaves

# The page's heading.
withdrawn-title = This report has been withdrawn

# Says when, and what readers are to do.
# $date: a date
withdrawn-statement = It was withdrawn on { $date }. Do not use its figures, and do not quote them.

# Says why.
# $reason: why, as the person who withdrew it gave it
withdrawn-reason = Reason: { $reason }

# A link to the page of all reports.
withdrawn-reports = All reports

## Charts that config.toml declares

# A chart's title with the areas that it is of.
# $title: the title
# $areas: a list of areas
chart-in-areas = { $title } in { $areas }

# A chart's title with the number of areas that it is of, where they are many.
# $title: the title
# $n: how many areas
chart-in-some-areas = { $title } in { $n } areas

# A chart's title. It starts with a capital letter where it stands alone.
# $what: what is counted
# $by_period: one of the messages by-week-…, by-weeks-… or by-period
chart-declared-weeks = { $what }, { $by_period }, as reported

# Under the chart's title.
# $dates: a window of dates
# $unit: what is counted
chart-declared-unit = { $dates } · number of { $unit }

# In the chart's key.
chart-declared-mean = mean of four

# Under the chart.
chart-declared-mean-note = Line: mean of a bar and the three before it, where all four are whole and state a number.

# In the chart's text alternative.
# $mean: a number
chart-declared-mean-told = Mean of the latest four: { $mean }.

# In the chart's text alternative.
# $week: a period's name and dates
# $figure: a figure with its qualifier
chart-declared-highest = Highest: { $figure } in { $week }.

# In the chart's text alternative.
# $n: how many periods have no reports
# $of: how many periods there are
# $unit: week, weeks, month, quarter, year or days
chart-declared-silent =
    { $unit ->
        [week] Weeks without reports: { $n } of { $of }.
        [month] Months without reports: { $n } of { $of }.
        [quarter] Quarters without reports: { $n } of { $of }.
        [year] Years without reports: { $n } of { $of }.
       *[days] Periods without reports: { $n } of { $of }.
    }

# Under a chart of a count as of a date, such as people who live in displacement.
chart-declared-stock = Each is the last figure stated in its time; such figures are never added.

# Under the chart.
# $n: how many events
chart-declared-loose =
    { $n ->
        [one] { $n } event has no date exact enough to be shown.
       *[other] { $n } events have no dates exact enough to be shown.
    }

# Under the chart.
chart-declared-earlier = Earlier dates are left out for lack of room.

# In the place of a chart.
chart-declared-withheld = Withheld: some count by group is so small that it could tell who is meant.

# In the place of a chart.
# $what: what is counted
chart-declared-no-reports = No reports in this time ({ $what }), which is not zero.

# In the place of a chart.
# $what: what is counted
# $n: how many events
chart-declared-not-stated =
    { $n ->
        [one] { $n } event is reported, and no number is stated ({ $what }).
       *[other] { $n } events are reported, and no number is stated ({ $what }).
    }

# A chart's title. It starts with a capital letter where it stands alone.
# $what: what is counted
chart-declared-areas = { $what }, by area

# At the end of an area's bar.
# $figure: a figure with its qualifier
# $before: the figure of the period before
chart-declared-up = { $figure }, up from { $before }

# At the end of an area's bar.
# $figure: a figure with its qualifier
# $before: the figure of the period before
chart-declared-down = { $figure }, down from { $before }

# At the end of an area's bar.
# $figure: a figure with its qualifier, which the period before has too
chart-declared-as-before = { $figure }, as in the period before

# Under the chart.
chart-declared-not-compared = An area is compared with the period before only where the same sources report in both, and every event states a number.

# A chart's title. It starts with a capital letter where it stands alone.
# $what: what is counted
# $by_period: one of the messages by-week-…, by-weeks-… or by-period
chart-declared-grid = { $what }, by area and { $by_period }

# Under the chart.
chart-declared-grid-note = All have one scale; the most affected area comes first.

# Under the chart.
# $n: how many areas
chart-declared-grid-more =
    { $n ->
        [one] { $n } more area is in the data file.
       *[other] { $n } more areas are in the data file.
    }

# Under the chart.
chart-declared-grid-ring = Ring: events reported, number not stated.

# In the chart's text alternative: a period with its figure.
# $week: the period's short name
# $figure: a figure with its qualifier, or why there is none
chart-declared-in-week = { $figure } in { $week }

# A chart's title.
# $what: what is counted
chart-declared-range = { $what }: what each source reports

# The start of a chart's text alternative.
# $title: the chart's full title
chart-declared-dots = Dots on a scale of numbers: { $title }.

# Before a figure: the sum over all events.
chart-declared-events = all events together

# Under a source's name: how many of the events that it speaks of it states a number for.
# $reported: how many events
# $of: how many events it speaks of
chart-declared-of-events =
    { $of ->
        [one] { $reported } of { $of } event
       *[other] { $reported } of { $of } events
    }

# Under a source's name: the dates of its running total.
# $since: "since 30 April 2019"
# $date: a date
chart-declared-dates = { $since }, as of { $date }

# In the chart's text alternative.
# $who: a source
# $figure: a figure with its qualifier
# $about: how many events, or the dates and the area of a running total
chart-declared-range-told = { $figure } by { $who } ({ $about }).

# Under the chart.
chart-declared-never-added = What sources state overlaps and is never added.

# Under the chart.
chart-declared-diamond = Diamond: running total.

# Under the chart.
chart-declared-square = Square: events of a source that does not count here.

# Under the chart.
# $n: how many rows
chart-declared-rows-more =
    { $n ->
        [one] { $n } more row is in the data file.
       *[other] { $n } more rows are in the data file.
    }

# Under the chart.
# $units: a list of units, such as movements
chart-declared-other-units = Running totals in other units are left out: { $units }.

# A chart's title. It starts with a capital letter where it stands alone.
# $what: what is counted
chart-declared-calendar = { $what }, day by day

# The start of a chart's text alternative.
# $title: the chart's full title
chart-declared-strip = Strip of days, darker for more: { $title }.

# In the chart's key: a day that the data do not cover yet.
chart-declared-ahead = data end before

# In the chart's key: the darkest shade.
# $number: a number
chart-declared-from = { $number } or more

# In the chart's key: a shade.
# $first: a number
# $last: a number
chart-declared-span = { $first } to { $last }

# In the chart's text alternative.
# $n: how many days
# $of: how many days are shown
chart-declared-days-stated = Days with a number: { $n } of { $of }.

# In the chart's text alternative.
# $days: a list of days with their figures
chart-declared-days-highest = Highest: { $days }.

# In the chart's text alternative.
# $n: how many days
chart-declared-days-silent = Days without reports: { $n }.

# In the chart's text alternative.
# $days: a list of days with their figures
chart-declared-days-latest = Latest: { $days }.

# Above a table of a chart's latest weeks or other periods, on a slide.
# $n: how many of them the table has
chart-table-latest = { $n ->
    [one] The latest period
   *[other] The latest { $n } periods
}

# Above a table of the days of a chart's latest weeks, the last week first, on a slide.
# $n: how many of them the table has
chart-table-latest-weeks = { $n ->
    [one] The latest week
   *[other] The latest { $n } weeks
}

# In the chart's text alternative.
# $figure: a figure with its qualifier, or why there is none
# $day: a date
chart-declared-on-day = { $figure } on { $day }

# Under the chart.
chart-declared-minimums = Some of these numbers are minimums: the data file says which.

# Under the chart.
chart-declared-bounds = Shades show the best figure; the data file has the lowest and the highest.

# Under the chart.
chart-declared-dot = Dot: no reports on that day, which is not zero.

# A chart's title. It starts with a capital letter where it stands alone.
# $what: what is counted
chart-declared-totals = { $what }, running totals by source

# Under a chart's title: the unit.
# $unit: what is counted
chart-declared-number = number of { $unit }

# In the place of a chart.
# $what: what is counted
chart-declared-no-totals = No running total is stated ({ $what }), which is not zero.

# Under the chart.
# $n: how many lines
chart-declared-lines-more =
    { $n ->
        [one] { $n } more line is in the data file.
       *[other] { $n } more lines are in the data file.
    }

# Under the chart.
chart-declared-narrow = Bars are too narrow to show bounds and minimums: the data file has them.
