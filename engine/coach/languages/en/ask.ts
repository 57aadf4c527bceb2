import type { AskWords, RequestRule, Rule } from '../language.ts'
import { adverbs, big, generic, light, looking, notBefore, quick, stop, vague, verbs } from './verbs.ts'

const SOMEONE = String.raw`(?:some(?:one|body)|any(?:one|body)|sb|one of (?:you|us|the team)|any of you|(?:one|two|a couple) of you|you(?: guys| two| all| folks)?|u|ya|y'all|one person|who(?:ever)?|somebody else|someone else)`
const MODAL = String.raw`(?:can|could|would|will|cld|wld|might|may|cud)`
const DURATION = String.raw`(?:\d+(?:-\d+)?|an?|half an?|one|two|five|ten|fifteen|twenty|thirty|forty|a few|a couple of|some|a quarter of an|the|any)[ -]*(?:spare |quick |free )?(?:min(?:ute)?s?|hours?|hr|h|time|moment|second|sec|capacity|slot|day)\b[^.?!,]{0,60}?`
const I = String.raw`\b(?:i|we)`

/** Order matters: what asks a helper for a deed first, then things, then what is only a question. */
const requests: readonly RequestRule[] = [
  {
    id: 'action.rhetorical',
    pattern: /\b(?:can't|couldn't|why can't|why don't|shouldn't) we\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.time',
    pattern: new RegExp(
      String.raw`\b(?:have|has|spare|got|spend|give (?:me|us)|lend (?:me|us)|find|free up|take|need|grab|borrow|steal) (?:about |around |maybe |up to |roughly |a spare )?${DURATION}(?: (?:on|of)[^.?!,]{1,40}?)? (?:to|and) `,
    ),
    find: 'next',
  },
  {
    id: 'action.modal',
    pattern: new RegExp(
      String.raw`(?<!\b(?:how|what|where|why|when|which|whom) )\b${MODAL} (?:please |maybe |possibly |perhaps )?${SOMEONE}(?![\w'])(?! mind| be (?:able|willing|free|available|up|so kind|interested|open|around|happy|ok|my|our))`,
    ),
    find: 'next',
  },
  {
    id: 'action.able',
    pattern: new RegExp(
      String.raw`\b(?:able|available|free|willing|around|happy|prepared|keen|open|kind enough|up for it|game|so kind(?: as)?) to `,
    ),
    find: 'next',
  },
  {
    id: 'action.mind',
    pattern: /\b(?:mind|up for|fancy|interested in|open to|consider|keen on|good at) (?=\w+ing\b)/,
    find: 'next',
  },
  {
    id: 'action.wish',
    pattern: new RegExp(
      String.raw`\b(?:if|whether|hope|hoping|wonder|wondering|chance(?: that)?|wish|maybe|perhaps|possible (?:that|for)) (?:[\w' -]{0,40}? )??${SOMEONE} (?:\w+ly )?(?:${MODAL}|to) `,
    ),
    find: 'next',
  },
  {
    id: 'action.who',
    pattern: new RegExp(
      String.raw`(?:^|[,:;(–-] ?|(?:^|[,.;:] )(?=(?:some|any)(?:one|body) )|\b(?:some(?:one|body)|any(?:one|body)|is there any(?:one|body)|person|colleague|volunteer|people|hi all|hello|hi|hey|and|so) )(?:who|that|(?:some|any)(?:one|body)) (?:else )?(?:${MODAL}|wants to|would like to|would be able to|has time to|is able to|feels like) `,
    ),
    find: 'next',
  },
  {
    id: 'action.need',
    pattern: new RegExp(
      String.raw`${I}(?:'d| would)? (?:really |just |urgently |still |also )?(?:need|want|like|love|appreciate|prefer|ask|require) (?:for )?(?:[\w' -]{1,50}? )??(?:${SOMEONE}|(?:a|one|another|two|our|the|an) [\w' -]{2,60}?) to `,
    ),
    find: 'next',
  },
  {
    id: 'action.introduce',
    pattern:
      /\b(?:have|has|got) (?:an? |any |your )?(?:good |warm )?(?:contacts?|connections?|way in|links?)(?= (?:at|in|to|with|for|inside|from)\b)|\bknows? (?:of )?(?:some(?:one|body)|any(?:one|body)|an? (?=[\w' -]{2,60}? (?:who|that|willing|at|in|from|with|to|open|for|able)\b))/,
    find: 'thing',
    verb: 'introduce',
  },
  {
    id: 'action.please',
    pattern:
      /\b(?:please|pls|plz|kindly)\b,? (?!note|find attached|ignore|excuse|forgive|see (?:attached|below)|be aware|bear|accept|feel free|any|some|help\W*$)(?=[a-z]{2,})/,
    find: 'next',
  },
  { id: 'action.letMeKnow', pattern: /\blet (?:me|us) know\b/, find: 'thing', verb: 'tell' },
  {
    id: 'action.order',
    pattern:
      /(?:^|[,:;–] (?:then |and )?|^(?:so|and|then|also|just|hi|hey|hello),? )(?=(?!can|could|would|will)[a-z-]+ (?:me|us|the|a|an|my|our|this|these|those|it|whether|if|which|all|every|both|one|two|three|any|into|at|over|through|['"\u201c#\d]))/,
    find: 'next',
  },
  {
    id: 'action.modalNoun',
    pattern: new RegExp(
      String.raw`(?:^|[,:;–] ?|\b(?:so|and|but|or|please|hi|hey|hello) )(?:${MODAL})(?:n't)? (?!i\b|we\b|it\b|they\b|this\b|that\b|there\b|be\b|have\b)(?=[\w'#-]+ )`,
    ),
    find: 'later',
  },
  {
    id: 'action.possible',
    pattern:
      /\b(?:would it be|is it) (?:at all )?(?:possible|ok|okay|feasible|an option) (?:for [\w' -]{1,40}? )?to |\bany chance (?:of|to|for)(?: an?| some| the)? /,
    find: 'next',
  },
  {
    id: 'action.get',
    pattern:
      /\b(?:can|could|may|might) (?:i|we) (?:please |also |just |maybe |perhaps |possibly )?(?=(?:get|have|borrow|ask|request|see|steal|book|grab|run|pick|shadow|sit|talk|speak|meet|join|schedule|pair|send|bring|use|swap|take|go|discuss|chat|walk)\b)/,
    find: 'next',
  },
  {
    id: 'action.take',
    pattern: new RegExp(
      String.raw`${I}(?:'d| would|'ll| will) (?:be (?:very |so |really )?(?:happy|grateful|glad|thankful|delighted)(?: for| with| about| to (?:get|have|receive|hear))?|take|appreciate|love|welcome|value|like|settle for|be interested in)(?: to (?:get|have|hear|see|know|borrow|shadow|talk|speak|meet|pick|understand|pair))? `,
    ),
    find: 'thing',
    verb: 'give',
  },
  {
    id: 'action.needThing',
    pattern:
      /(?:^|[,;.:!–-] ?|\b(?:i|we|we're|i'm|still|urgently|just|really|also|hi|hello|and|but|so) )(?:need|needed|require|request(?:ing)?|am after|'m after|could use|could do with|am missing|want|in need of|is needed|ask for)\b:? (?!to\b|it\b|this\b|them\b|that\b|him\b|her\b|not\b|be\b|more\b|help\b|some(?:one|body)?\b|any|support\b|your\b|you\b|a bit\b|advice\b|input\b|ideas\b|from\b)/,
    find: 'thing',
    verb: 'give',
  },
  {
    id: 'action.enough',
    pattern:
      /\b(?:would (?:be (?:great|perfect|enough|lovely|wonderful|ideal|super|brilliant|a (?:huge |great |big )?help|really helpful|helpful|appreciated|plenty|fine|amazing|good|useful)|do|help(?: a lot| me| us)?|make (?:the|all the|a big) difference|suffice|save (?:me|us|my))|is (?:enough|plenty|fine|all i need|all we need|sufficient)|will do|suffices)\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.know',
    pattern:
      /(?:\b(?:does|do|did|has|have|is|are) (?:you|one of you)|\b(?:(?:does|do|did|has|have|is|are) )?(?:any(?:one|body)|any of you)|(?:^|[,.;:–-] ?|\b(?:and|hi|hello|hey|so) )who)(?: here| else| of you| in [\w' ]{2,25}?| on [\w' ]{2,25}?| at [\w' ]{2,25}?| or [\w' ]{2,20}?| with [\w' -]{2,40}?)? (?:ever |already |happen to )?(?:know|knows|seen|saw|have|has|had|got|used|uses|use|done|did|tried|won|worked|come across|came across|remember|remembers|experience|experienced|handled|dealt|run into|met|built|set up|own|owns|maintain|maintains|understand|understands|moved|managed|solved|using|been|written|heard|familiar|good at)\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.looking',
    pattern: /\b(?:looking for|searching for|seeking|in search of|wanted:|searching)\b/,
    find: 'question',
    most: 0,
  },
  {
    id: 'action.ideas',
    pattern:
      /\b(?:any|all|your|open to|curious about|interested in|welcome|share)\b[^.?!]{0,30}\b(?:ideas?|thoughts?|input|feedback|suggestions?|advice|tips?|pointers?|opinions?|views?|help|recommendations?|comments?)\b|\bthoughts\?|\bideas\?|\bwhat do (?:you|we|people) (?:all )?think\b|\bwho's in\b|\banyone in\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.help',
    pattern:
      /\b(?:help|need help|some help|need support|support|advice|a hand|everybody|everyone) (?:please|pls|needed|wanted|with|on|should|could|can|would|from|us|me|is)\b|\b(?:need|want|could use|would like|asking for)(?: some| a bit of| any| your| a little| more)* (?:help|support|advice|input|guidance|feedback|ideas|assistance)\b|(?:^|[.!,] ?)help\b|\bhelp (?:please|anyone)\b|\b(?:use|need|like|love|want|appreciate) (?:some|a bit of|any|your|a little|more) (?:\w+ )?(?:guidance|mentoring|coaching|direction|orientation|perspective|encouragement|company)\b|\bpick (?:\w+'s|your|a few|some|somebody's) brains?\b|\b(?:we|i) need (?:some|more|any)\b|\b(?:please|pls|plz),? help\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.question',
    pattern:
      /(?:^|[,:;–-] ?|\b(?:and|but|so|or|also|hi|hello|hey) )(?:(?:what|which|where|when|why|how|who|whose|whom)(?:'s|'re|'d)?|is|are|does|do|did|was|were|should|can|could|would|will|has|have|may|am|isn't|aren't|don't|doesn't) [^?]*\?/,
    find: 'question',
    most: 1,
  },
]

const reasons: readonly Rule[] = [
  {
    id: 'reason.because',
    pattern:
      /\b(?:because|cause|coz|cos|bc|b\/c|due to|owing to|given that|in order (?:to|that)|so (?:that|i|we|they|the|my|our|he|she|it|you|nobody|no one|patients?|customers?)\b(?! (?:busy|far|much|many|sorry|long|good))|otherwise|or else|if not\b|if (?:we|i|it|they|this|that|nothing|nobody|not)[^,.]{0,50}(?:can't|don't|doesn't|won't|isn't|aren't|not|fails?|miss|late|wrong|slips?)|the reason (?:is|being)|that's why|which means|meaning (?:that|we|i)|to avoid|to prevent|to make sure|to be able to|without (?:it|this|that|them)|in time for|it(?:'s| is) for (?:the|our|my|a)|this is for (?:the|our|my|a)|as (?:i|we|they|the|he|she|it|this|our|my|that)\b(?! (?:mentioned|said|know|announced|described|discussed|agreed|promised|wrote|see|understand|far|well))|hence|thereby|depends on|hinges on)/,
  },
  {
    id: 'reason.since',
    pattern:
      /(?:^|, |\. )since (?:i|we|they|the|my|our|he|she|it|this)\b(?! (?:started|joined|began|deploy|release|update|upgrade|morning))/,
  },
  {
    id: 'reason.goal',
    pattern:
      /\b(?:i|we)(?: also| really| still)? ?(?:want to|would like to|'d like to|'d love to|need to|have to|don't want to|(?:'m|'re| am| are) about to|need (?:it|this|them|that) (?:to|for)\b|want(?! (?:the|an?|some|your|more|any|it|this|them|help|some\w+|to\b))|must|am supposed to|are supposed to|plan to|promised to|hope to|am trying to|'m trying to|are trying to|'re trying to)\b[^.?!]{3,}/,
  },
]

const stakes: readonly Rule[] = [
  {
    id: 'stake.waiting',
    pattern:
      /\b(?:waiting (?:on|for)|waits? (?:on|for)|block(?:s|ed|ing)\b|is stuck|are stuck|holds? up|holding up|stand(?:s|ing)? still|on hold|overdue|depend(?:s|ing)? on|hang(?:s|ing)? on|rid(?:es|ing) on|on the line|at stake|at risk|urgent for)/,
  },
  {
    id: 'stake.loss',
    pattern:
      /\b(?:lose|losing|miss(?:es|ing)? (?:the|our|my) (?:deadline|slot|window|release|date|train|flight|submission|payment|chance)|costs? (?:us|me|the|about|around|eur|usd|€|\$|\d)|fine of|penalt(?:y|ies)|fined|expires?|expiring|lapses?|go(?:es)? (?:bad|off|to waste|wrong)|spoils?|fails? the|walk away|will walk|cancel(?:s|led)? (?:the|their)|escalat|complain|calling us|angry|furious|worried|upset|in pain|risk|unsafe|danger|harm|safety|breach|\bdue\b|avoid|save (?:us|me|the)|can't (?:ship|start|finish|close|pay|work|log|open|print|teach|discharge|treat|sell|order|deliver|invoice|run|continue|submit|release|deploy|hire|send|go on|proceed|book|plan)|(?:nobody|no one|everyone|everybody|every \w+|all \w+) (?:can|can't|is waiting|is blocked)|make (?:the|all the) difference)/,
  },
  {
    id: 'stake.people',
    pattern:
      /\b(?:customers?|clients?|patients?|pupils|students|parents|gps?|users?|visitors|guests|families|auditors?|regulator|the board|the ceo|the cfo|the minister|works council|tax authority|tax office|ministry|insurer|investors?|the press|journalists?|supplier|tenant|candidate|applicants?|new starters?|the ward|the family|the court|judge|examiner|committee|jury|donors?|reviewers?|editor)\b[^.?!]{0,60}\b(?:waits?|waiting|wants?|asks?|asked|asking|needs?|expects?|arrives?|arriving|comes?|coming|calls?|calling|complain\w*|signs?|signing|decides?|deciding|meets?|visits?|leaves?|leaving|starts?|starting|on the phone|on the thread|on site|have|has|get|gets|can't|cannot|lose|loses|will|go|goes|are|is)\b/,
  },
]

/** A weaker sign of why. */
const hints: readonly Rule[] = [
  {
    id: 'hint.want',
    pattern:
      /\b(?:i|we)(?:'d| would)? (?:just )?(?:want|hope|wish|need|plan|try|like) to\b|\b(?:i'm|i am|we're|we are) (?:trying|hoping|planning|supposed|new|stuck|lost|alone|behind)\b/,
  },
  {
    id: 'hint.feeling',
    pattern:
      /\b(?:lost|stressed|too much|swamped|overwhelmed|frustrat\w+|nightmare|worried|nervous|panic|drowning|going to be wrong|something is (?:off|wrong)|in the dark|at my wits|desperate|struggling|struggle|tired|exhausted|scared|afraid|manage somehow)\b/,
  },
  {
    id: 'hint.for',
    pattern:
      /\b(?:for|before|ahead of) (?:the|our|my|a|an|tomorrow's|today's|\w+day's) (?:next |upcoming |new |big )?(?:release|launch|audit|meeting|pitch|demo|exam|interview|presentation|review|workshop|conference|trial|hearing|tender|go-live|visit|inspection|board|clinic|surgery|lesson|class|parents|kick-off|kickoff|grant|paper|thesis|newsletter|campaign|fair|event|offsite|all-hands|close|closing|filing|submission|handover|weekend|customer|client|patient|report)\b/,
  },
  {
    id: 'hint.event',
    pattern:
      /\b(?:release|launch|audit|pitch|demo|exam|interview|deadline|go-live|inspection|board|handover|bed \d+|shift|typo|fix|migration|target|tender|opening|hand over|have to be in|due)\b/,
  },
]

const blocks: readonly Rule[] = [
  {
    id: 'block.cannot',
    pattern:
      /\b(?:can't|cannot|can not|couldn't|could not|unable to|fail(?:s|ed|ing)? to|never manage\w* to|not able to|don't manage)\b[^.?!]*/,
  },
  {
    id: 'block.unknown',
    pattern:
      /\b(?:(?:don't|do not|doesn't|not|no idea|unsure|not sure|wonder(?:ing)?|unclear|can't tell|hard to tell|don't understand|only know|never (?:done|written|used|agreed|seen|run|held|had|been)|not clear) ?(?:know|understand|sure|get|see|how|what|which|why|whether|if|where|who|when|tell)?)\b[^.?!]*/,
  },
  {
    id: 'block.broken',
    pattern:
      /\b(?:error|fault|exception|fail(?:s|ed|ing|ure)?|broken|crash(?:es|ed|ing)?|times? out|timing out|timeout|hang(?:s|ing)?|stuck|wrong|missing|mismatch(?:es)?|doesn't (?:match|work|fit|load|start|show|converge|add up|compile|print|open|connect|balance|reconcile)|don't (?:match|work|fit|add up|agree|load)|not work(?:ing)?|won't (?:\w+)|slow|lost|down|dying|dies|off by|leak(?:s|ing)?|blocked|rejected|refused|denied|out of stock|too (?:long|slow|late|many|few|big|small|expensive|high|low)|reject\w*|bounce\w*|red in|no longer|stops?|stopped|drops?|dropped|fell|falls|went from|jumps?|jumped|nobody|without|lacks?|have no|has no|is no|are no|came back|sent back|returned|keeps? \w+ing)\b[^.?!]*/,
  },
  {
    id: 'block.alone',
    pattern:
      /\b(?:i'm|i am|we're|we are) (?:alone|behind|new|short|understaffed|down to|stuck|lost|missing|out of)\b[^.?!]*/,
  },
]

/** English words for asking, reasons, blocks and all that the marks rest on. */
export const enAsk: AskWords = {
  requests,
  helpers:
    /\b(?:teams?|colleagues?|person|persons|people|experts?|folks|desk|leads?|managers?|owners?|authors?|maintainers?|admins?|engineers?|dev(?:eloper)?s?|designers?|nurses?|doctors?|consultants?|members?|legal|hr|it|marketing|finance|sales|support|procurement|security|identity|design|engineering|facilities|ops|operations|controlling|accounting|payroll|product|research|purchasing|logistics|teachers?|students?|reviewers?|editors?|analysts?|lawyers?|paralegals?|secretar(?:y|iat)|assistants?|volunteers?|partners?|staff|office|department|group|guys|crew|buddy|pharmac(?:y|ist)|lab|ward|physio|microbiology|radiology|librarian|speaker|native|anyone|someone|whoever|two|one|another|second)\b/,
  verbs,
  generic,
  looking,
  light,
  quick,
  big,
  adverbs,
  notBefore,
  stop,
  vague,
  reasons,
  stakes,
  hints,
  blocks,
  tried:
    /\b(?:i|we)(?:'ve| have|'d| had)? (?:already |also |even |both )?(?:tried|checked|compared|diffed|looked (?:at|in|into|up|through)|read|searched|googled|asked|tested|restarted|rebooted|reinstalled|cleaned|replaced|ran|rerun|verified|went through|gone through|called|emailed|rolled back|reset|swapped|measured|calculated|recalculated|debugged|traced|spent|rewrote|rewritten|double-checked|consulted|reviewed|drafted|watched|worked through|have read|have tried|updated|upgraded|removed|turned)\b[^.?!]*|\b(?:tried|already (?:checked|tried|read|asked|did|restarted))\b[^.?!]*|\b(?:i )?look \d+ days already\b/,
  past: /\b(?:(?:'ve|have|has|'s) (?:been|already|had|lost|seen|done|made|come|taken|gone|\w+ed)|yesterday|ago|was|were|had|did|last (?:week|month|year|night|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|went|came|fell|stopped|started|happened|announced|joined|replaced|pulled|lost|gave|told|said|sent|got|worked|since)\b/,
  answer:
    /\b(?:(?:a )?yes ?(?:\/|or|-) ?no\b|one word|a word|(?:a|one|two|three|\d|few|couple of) (?:short |quick )?(?:sentences?|lines?|bullets?|words?|links?|names?|numbers?|pointers?|paragraphs?)\b(?= (?:is|are|would|will|on|with|from|is enough|back)|[.,!?]|$)|(?:a )?(?:short|quick|brief|one-line) (?:reply|answer|note|yes|no|call|message|comment|email)|thumbs[- ]up|\bok\b\?|just (?:a|the) (?:link|name|number|figure|yes|no|date|word)|the name of|or steroids|pick (?:a|one|either)|[a-z\d]+ or [a-z\d]+\?)/,
  wish: /\b(?:(?:i|we|they|you|it)(?:'d|'ll| would| will| must| should)? (?:really |only |still |also )?(?:need|needs|have to|has to|must|want|like) (?:it|this|that|them|the|an?|my|your|to|one|some|both)|would be (?:great|perfect|ideal|lovely|good|fine|super|enough|helpful|wonderful|brilliant|appreciated)|is enough|is fine|is plenty|enough|ideally|preferably|at the latest|deadline|due|needed|has to be|have to be|must be|should be|need to be|needs to be|latest|no later|in time)\b/,
  fact: /^\W*(?:\w+ ){0,3}?(?:who|which|where|when|whose|whom)\b/,
  tail: /, (?:i|we|they|he|she|the (?:client|customer|board|boss|court|bank|landlord|audit\w*|\w+ (?:wants?|needs?|waits?|is waiting))|my \w+|our \w+)(?='| )(?! know\b| can\b| could\b| think\b| guess\b| hope\b|'d\b| would\b| understand\b| realise\b)[^.?!]{4,}/,
  apology:
    /\b(?:(?:so |very |really |terribly |super )?sorry(?: (?:again|in advance|to (?:bother|be|disturb|bug|ask)))?|apolog(?:y|ies|ise|ize|ising)|forgive me|excuse me|pardon|i (?:feel|felt) (?:awful|bad|terrible|guilty|stupid|silly)|(?:probably |really |such |maybe )*(?:a )?(?:stupid|dumb|silly|basic|trivial|noob) (?:question|thing|me)|just me being|i(?:'m| am) (?:being )?(?:an idiot|stupid|dumb|slow|useless|a pain|annoying)|i(?: should|'d) know (?:this|better)|hate (?:asking|to ask|to bother)|(?:don't|didn't|not) want(?:ed)? to (?:bother|disturb|be a)|to be a (?:pain|bother|nuisance)|bother(?:ing)? you|far below your|waste (?:of )?your time|feel free to ignore|completely understand if not|no worries if not|only if you (?:have|really)|if it's not too much|i know you(?:'re| are) (?:super |very |so )?busy)\b/g,
  rant: /\b(?:nightmare|circus|useless|ridiculous|joke|disaster|unbelievable|incompetent|stupid (?:tool|system|process|form|template|thing)|who (?:wrote|designed|built|came up with|thought) (?:this|that)|every (?:single )?time|not one\b|fed up|sick of|hate (?:this|that|it|the)|crap|shit|damn|wtf|ffs|honestly|seriously|nobody (?:understands|cares|knows|listens)|nothing works|everything is (?:broken|wrong|on fire)|a mess|mess|insane|pathetic|terrible|horrible|awful (?:tool|system)|garbage|rubbish|no one (?:cares|knows))\b|!{2,}|\?!/g,
  diffuse:
    /\b(?:everything|nothing works|(?:this|the|my|our) (?:whole|entire) (?:project|migration|thing|topic|process|setup|codebase|system|report|thesis|module|course|plan|strategy|area|situation|story|product|app|business|subject|campaign|programme|program)|the whole (?:thing|project|lot)|all of (?:it|this)|somehow|whatever comes|wherever (?:you|they) can|anything (?:helps|at all|goes)|in general|generally|overall|and so on|etc|big picture|get (?:back )?on track|get a grip|put (?:their|our|your) heads together|what do (?:you|we|people) think)\b/,
  huge: /\b(?:(?:entire|whole|complete|full) [\w-]+|all (?:the |of |our |my |your |its |their )?(?:supplier |customer |old |open |existing |\w+ )?[\w-]+s\b|every single \w+|everything|from scratch|to zero|rewrite|redesign|rebuild|(?:\d{3,}|\d{1,3}[,.']\d{3}) (?:[\w-]+ ){0,2}[\w-]+s\b|whole company|mentor|100 ?%|once and for all|double (?:our|the)|all \d+)\b/g,
  small:
    /\b(?:one|1|two|2|three|3|single|quick|short|small|tiny|minor|typo|link|name|yes\/no|yes or no|word|line|lines|page|paragraph|sentence|password|slide|photo|field|cell|row|clause|signature|approve|approval|countersign|confirm|swap|sign)\b/,
  mechanism:
    /^(?:how (?:can|do|could|would|to|should) (?:i|we|you|one)?|is there (?:a|any) (?:way|possibility|trick|option|command|formula|macro|setting)|can (?:i|we) (?:get|have)|can (?:some(?:one|body)|you) (?:convert|give me access|restart|delete|disable|turn off)|what(?:'s| is) the (?:command|formula|regex|shortcut|syntax|setting|best way))\b/,
  eventLimit:
    /\b(?:before|by the time|ahead of|prior to|in time for|until) (?:the|my|our|we|i|he|she|they|it|this|that|next|lesson|period|handover|rounds?|theatre|clinic|lunch|stand-?up|shift|kick-?off|release|launch|go-live|closing|opening)\b[^.,;?!]{0,40}/,
  sessions:
    /^ ?(?:video |phone |zoom |teams |quick |short |virtual )?(?:call|chat|coffee|slot|session|meeting|look|job|task|walk|review|pair|sync|huddle|conversation|read|intro|zoom|phone|demo|walkthrough|walk-through|favour|favor|talk|catch-up|catchup|check|window|debrief|lesson|tour|interview|run-through|explanation|fix|thing|answer|exchange|tutorial|brainstorm|consult\w*|handover|screen)\b/,
  notEffort:
    /(?:\b(?:every|each|after|since|ago|spent|spend \w+ spent|for the (?:last|past)|past|last|lasts?|lasted|took|takes (?:me|us|over|about|around|up to)?|been|waited|waiting|stopped|down|late|delay(?:ed)?(?: of| by)?|timeout (?:of|to|is)?|times? out after|to|from|than|over|under|above|within|in|next|every|runs? (?:for|in)?|running|worked|lost|old|interval of|on \w+ plus \w+|up to|by|until|of)\s*)$/,
  effort:
    /\b(?:minutes? (?:of your time|is enough|are enough|would do|max|tops|call|chat|at most)|should(?:n't)? take|would take|will take|takes? (?:you|about|maybe|less|max|no more|at most|around|roughly)|won't take|need(?:s)? (?:about|around|maybe|only|just)|call|chat|coffee|meeting|slot|session|quick|job|task|walk|pair|spend|spare|talk|look|help|review|read|show|explain|meet|sit|about|approx|roughly|maybe|max|at most|tops|enough|in total|of work|effort|is all|would be|will do|i'd take|i need|time)\b/,
}
