/**
 * Words that a clearer sentence may bring along, because they say nothing about the matter: what holds a sentence
 * together, and what asks. No figures, no times, no amounts, no 'not', and nobody but the asker and who is asked.
 */
const WORDS = `
a an the this that these those there here it its itself is are am be been being was were do does did done have has had
having can could would should may might must will shall i me my mine you your yours and or but so because as if whether
when while which what who whom whose how why where to of for in on at with about into than then also too just please
help helping helps look looks looking tell telling know knows knowing explain show showing check need needs needed want
wants would like let get getting make makes making able try trying tried find finding see seeing take takes taking
ask asking stuck problem question issue able thanks thank hello hi kindly
der die das ein eine einen einem einer des den dem ist sind war waren bin sein und oder aber weil dass ob wenn wie was
wer welche welcher welches ich mir mich mein meine meinen du dir dich dein deine sie ihr ihnen ihre es zu von für mit
auf in im an am bei aus nach um kann kannst können könnte könntest könnten würde würdest bitte helfen hilf ansehen
anschauen sagen zeigen erklären brauche brauchen möchte will
le la les un une des du de et ou mais parce que qui quoi dont où si je me moi mon ma mes tu te toi ton ta tes vous votre
vos ce cette ces il elle est sont suis être avoir ai as a pour avec dans sur chez peux peut pourrais pourriez pouvez
aider regarder dire montrer expliquer besoin voudrais merci
`

export const FRAME_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/))

/** Words that turn a sentence round: the same ones have to stand in it before and after. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never none nobody nothing neither nor without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't haven't hasn't hadn't nicht kein keine keinen keiner nie niemand nichts ohne pas jamais rien aucun aucune sans".split(
    ' ',
  ),
)

/** Words that say when or how much: they stay in their own sentence. 'Tried on Monday, needed on Friday' can't be swapped. */
export const TIMES: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december today tomorrow tonight yesterday noon midnight morning afternoon evening night week weekend
month year hour hours minute minutes day days one two three four five six seven eight nine ten eleven twelve fifteen
twenty thirty forty fifty half quarter dozen hundred thousand montag dienstag mittwoch donnerstag freitag samstag sonntag
januar februar märz mai juni juli oktober dezember heute morgen gestern mittag abend woche monat jahr stunde stunden minuten
tag tage eins zwei drei vier fünf sechs sieben acht neun zehn zwanzig lundi mardi mercredi jeudi vendredi samedi dimanche
janvier février mars avril juin juillet août septembre octobre novembre décembre demain hier midi soir matin semaine mois
heure heures jour jours deux trois quatre cinq six sept huit neuf dix vingt`.split(/\s+/),
)
