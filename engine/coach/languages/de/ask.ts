import { type AskWords, type RequestRule, words } from '../language.ts'

const WHO = String.raw`(?:jemand(?:en|em)?|irgendwer|einer von euch|eine von euch|wer|du|ihr|sie|man)`

const requests: readonly RequestRule[] = [
  {
    id: 'action.modal',
    pattern: new RegExp(
      String.raw`\b(?:kann|kannst|könnte|könntest|könnten|könnt|könntet|können|würde|würdest|würdet|würden|magst|mag|darf|wäre|wärst)\b (?:mir |uns )?(?:bitte )?${WHO}\b`,
    ),
    find: 'later',
  },
  {
    id: 'action.who',
    pattern: /(?:^|[,.:;–-] ?)wer (?:von euch )?(?:kann|könnte|mag|möchte|würde|hätte|hat zeit)\b/,
    find: 'later',
  },
  {
    id: 'action.wish',
    pattern: new RegExp(String.raw`\b(?:ob|wenn|dass) (?:[\wäöüß' -]{0,40}? )??${WHO}\b`),
    find: 'later',
  },
  {
    id: 'action.time',
    pattern:
      /\b(?:hat|hast|hätte|hättest|habt|hättet) (?:jemand|du|ihr|wer|einer)[^?]*\b(?:zeit|minuten|min|stunde|viertelstunde)\b/,
    find: 'later',
  },
  {
    id: 'action.modalNoun',
    pattern: /(?:^|[,.:;–-] ?|\b(?:und|oder|bitte) )(?:kann|könnte|können|könnten|würde) (?=[\wäöüß-]+ )/,
    find: 'later',
  },
  { id: 'action.please', pattern: /\bbitte\b,? (?=[a-zäöüß]{3,})/, find: 'later' },
  {
    id: 'action.need',
    pattern:
      /\b(?:brauche|bräuchte|brauchen|benötige|benötigen|suche|suchen|hätte gern|hätten gern)\b (?!hilfe|unterstützung|es |das bis|dringend hilfe)/,
    find: 'thing',
    verb: 'geben',
  },
  {
    id: 'action.introduce',
    pattern: /\bkenn(?:t|st|en) (?:jemand|du|ihr|wer|von euch)[^?]{0,20}\b(?:jemanden|eine[n]?)\b/,
    find: 'thing',
    verb: 'vorstellen',
  },
  {
    id: 'action.know',
    pattern:
      /\b(?:wei(?:ß|ss)t? (?:jemand|du|ihr|wer)|wer (?:wei(?:ß|ss)|kennt|hat|war|macht)|hat (?:jemand|wer|schon)|kennt (?:jemand|sich))\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.ideas',
    pattern: /\b(?:ideen|tipps|meinungen?|vorschläge|feedback|was meint ihr|was denkt ihr)\b/,
    find: 'question',
    most: 1,
  },
  { id: 'action.help', pattern: /\b(?:hilfe|unterstützung|helfen|hilft|helft)\b/, find: 'question', most: 1 },
  {
    id: 'action.question',
    pattern:
      /(?:^|[,:;–-] ?|\b(?:und|aber|hallo|hi) )(?:was|welche[rsnm]?|wo|wann|warum|wieso|wie|wer|wessen|wem|wen|ist|sind|gibt|hat|haben|kann|können|soll|sollte|darf|muss|geht|reicht)\b[^?]*\?/,
    find: 'question',
    most: 1,
  },
]

/** German words for asking. A first set: enough for marks, less than English has. */
export const deAsk: AskWords = {
  requests,
  helpers:
    /\b(?:team|kolleg\w*|person|abteilung|jemand|wer|recht|personal|einkauf|vertrieb|marketing|buchhaltung|technik|it|ihr|du|sie)\b/,
  verbs: words(
    'ausfüllen durchgehen einspringen schauen schicken draufschauen prüfen durchsehen anschauen ansehen schauen draufschauen lesen gegenlesen korrekturlesen zeigen erklären sagen nennen schicken senden weiterleiten geben leihen ausleihen machen bestätigen freigeben unterschreiben gegenzeichnen entscheiden wählen vorstellen anrufen melden eintragen buchen bestellen übersetzen tauschen übernehmen kommen vorbeikommen testen starten neustarten löschen anlegen einrichten zuordnen vergleichen nachsehen nachschauen suchen finden besprechen durchgehen rechnen auswerten schreiben ändern korrigieren ergänzen abstimmen vertreten abholen mitbringen liefern kopieren bewerten begleiten mitkommen zählen reparieren abnehmen kürzen teilen verraten antworten beantworten',
  ),
  generic: words('helfen unterstützen mitdenken beraten überlegen kümmern weiterhelfen'),
  light: words('machen geben kommen sagen schicken senden nennen'),
  quick: words(
    'prüfen schicken senden bestätigen freigeben sagen nennen zeigen unterschreiben tauschen weiterleiten wählen leihen verraten antworten',
  ),
  big: words('umschreiben neuschreiben migrieren'),
  adverbs: words('bitte vielleicht kurz mal eventuell gern gerne auch noch schnell mir uns'),
  notBefore: words('der die das den dem ein eine einen einem mein meine meinen von in im auf zum zur'),
  stop: words(
    'der die das den dem des ein eine einen einem einer und oder aber wenn weil da so als von in im auf zu zum zur mit für bei aus an am um nach vor bis über unter durch ohne ist sind war waren bin hat habe haben hatte wird werden wurde kann kannst könnte könntest würde soll muss müssen darf ich du er sie es wir ihr mich mir dir dich uns euch man jemand wer was wie wo wann warum welche nicht kein keine ja nein bitte danke hallo hi sehr nur auch noch schon mal mein meine meinen meinem dein euer unser dies diese dieser dieses dass ob',
  ),
  vague: words(
    'sache sachen ding dinge alles etwas irgendwas problem probleme projekt thema frage fragen hilfe unterstützung ideen zeit moment minute minuten stunde',
  ),
  quantifiers: words('eure deine ein eine einen etwas paar mir uns'),
  verbLast: true,
  reasons: [
    {
      id: 'reason.because',
      pattern:
        /\b(?:weil|da (?:ich|wir|der|die|das|es|sonst)|denn|damit|sonst|ansonsten|um [^.?!]{3,80} zu|deshalb|deswegen|daher|wegen|aufgrund|andernfalls)\b/,
    },
    {
      id: 'reason.goal',
      pattern:
        /\b(?:ich|wir) (?:will|wollen|möchte|möchten|muss|müssen|soll|sollen|darf nicht)\b|\b(?:muss|müssen|will|möchte) (?:ich|wir)\b/,
    },
  ],
  stakes: [
    {
      id: 'stake.waiting',
      pattern:
        /\b(?:warte[tn]?|blockiert|steht still|hängt (?:daran|davon)|läuft (?:ab|aus)|verlieren|gefährdet|kund(?:e|en|in) \w+|patient\w* \w+|frist|prüfung|abgabe|vorstand|behörde)\b/,
    },
  ],
  hints: [{ id: 'hint.want', pattern: /\b(?:hoffe|stecke|verzweif\w+|überfordert|festgefahren|unsicher)\b/ }],
  blocks: [
    {
      id: 'block.broken',
      pattern:
        /\b(?:fehler|fehlermeldung|kaputt|geht nicht|funktioniert nicht|klappt nicht|komme nicht|stecke|hänge|finde (?:nicht|kein\w*)|kann nicht|weiß nicht|weiss nicht|fehlt|fehlen|stimmt nicht|stürzt|bricht ab|nicht mehr)\b[^.?!]*/,
    },
  ],
  beneficiary:
    /\b(?:(?:unsere?n?|meine?n?|die|der|den) )?(?:kund(?:en|in|innen|e)|patient\w*|schüler\w*|eltern|prüfer\w*|vorstand|behörde|gäste|nutzer\w*)\b/,
  tried:
    /\b(?:habe|haben|hab) (?:ich |wir )?(?:schon|bereits)?[^.?!]{0,60}\b(?:probiert|versucht|geprüft|verglichen|gelesen|gesucht|getestet|neu gestartet|gefragt)\b[^.?!]*/,
  suffices:
    /^,? (?:reicht|genügt|wäre (?:gut|super|ideal|perfekt|schön|toll)|ist (?:früh genug|ok|okay|in ordnung)|passt|würde (?:reichen|genügen))\b/,
  gathering:
    /^ ?-?(?:sitzung|meeting|besprechung|termin|prüfung|präsentation|audit|gespräch|workshop|schulung)/,
  recurring: /\b(?:jede[nrs]?|immer|täglich|wöchentlich|monatlich|jährlich)\b/,
  past: /\b(?:gestern|vorgestern|war|waren|hatte|hatten|wurde|wurden|letzte\w*|seit|ging|kam)\b/,
  answer: /\b(?:ja(?: |\/|-)(?:oder )?nein|ein (?:satz|wort|link|name)|kurze antwort|reicht)\b/,
  wish: /\b(?:brauche|brauchen|bräuchte|reicht|genügt|wäre (?:super|toll|gut|schön|perfekt|klasse|ideal)|am besten|spätestens|fällig|muss|müssen|bis)\b/,
  fact: /^\W*(?:\S+ ){0,3}?(?:wer|wo|wann|welche\w*|wem|wessen)\b/,
  tail: /, (?:ich|wir|sie|er|der kunde|die kundin|der vorstand)\b[^.?!]{4,}/,
  apology:
    /\b(?:sorry|entschuldig\w*|tut mir leid|verzeih\w*|dumme frage|blöde frage|will nicht stören|möchte nicht stören)\b/g,
  rant: /\b(?:katastrophe|witz|unfassbar|zum kotzen|scheiß\w*|mist|immer wieder das gleiche|niemand versteht)\b|!{2,}|\?!/g,
  diffuse: /\b(?:alles|das ganze (?:projekt|thema|ding)|irgendwie|überhaupt|generell|allgemein)\b/,
  huge: /\b(?:alle \w+|das ganze \w+|die ganze \w+|komplette?\w* \w+|gesamte?\w* \w+|\d{3,} \w+)\b/g,
  mechanism: /^(?:wie (?:kann|mache|bekomme|stelle)|gibt es (?:eine|einen))\b/,
  lasting: /(?:läuft|gilt|gültig|offen|geöffnet|geschlossen|urlaub|krank|weg|dauert)[^.,;]{0,12}$/,
  eventLimit: /\b(?:vor|bis) (?:der|dem|zur|zum|meiner|unserer|unserem) [\wäöüß-]{3,}/,
  sessions: /^ ?-?(?:telefonat|gespräch|call|termin|anruf|kaffee|treffen|aufgabe|sache)\b/,
  takes:
    /(?:^|\b(?:es|das|dies|würde|wird) )(?:dauert|dauern|braucht|sind|ist)(?: (?:nur|etwa|ca|circa|ungefähr|höchstens|maximal|rund|vielleicht|dich|euch))* ?$/,
  tells:
    /(?:erklär|zeig|sag|erzähl|beibring|einweis|einführ|durchgeh|helf|schilder|vorführ|zusammenfass)\p{L}*/u,
  machine: /^ (?:zu laden|pro\b|jedes|jeden)/,
  notEffort:
    /(?:\b(?:alle|jede|jeden|nach|seit|vor|gewartet|gebraucht|dauert|dauerte|von|auf|über|unter|innerhalb|binnen|in|läuft|lang|letzten|stand|steht|verspätung von)\s*)$/,
  effort:
    /\b(?:zeit|dauert|etwa|circa|ca|ungefähr|rund|höchstens|maximal|max|reichen|reicht|genügen|genügt|telefonat|gespräch|call|kaffee|kurz|für|aufwand|insgesamt|nur|helfen|zeigen|erklären|draufschauen)\b/,
}
