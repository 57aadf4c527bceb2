import type { AskWords, Rule } from '../language.ts'
import { requests } from './requests.ts'
import { adverbs, big, generic, light, notBefore, quantifiers, quick, stop, vague, verbs } from './verbs.ts'

const reasons: readonly Rule[] = [
  {
    id: 'reason.because',
    pattern:
      /\b(?:because|(?:cause|coz|cos|bc)\b|b\/c|due to|owing to|given that|in order (?:to|that)|(?<!^)\bso (?:that|i|we|they|the|my|our|he|she|it|you|nobody|no one|patients?|customers?)\b(?! (?:busy|far|much|many|sorry|long|good))|otherwise|or else|if not\b|if (?:we|i|it|they|this|that|nothing|nobody|not)[^,.]{0,50}(?:can't|don't|doesn't|won't|isn't|aren't|not|fails?|miss|late|wrong|slips?)|the reason (?:is|being)|that's why|which means|meaning (?:that|we|i)|to avoid|to prevent|to make sure|to be able to|without (?:it|this|that|them)|in time for|it(?:'s| is) for (?:the|our|my|a)|this is for (?:the|our|my|a)|as (?:i|we|they|the|he|she|it|this|our|my|that)\b(?! (?:mentioned|said|know|announced|described|discussed|agreed|promised|wrote|see|understand|far|well))|hence|thereby|depends on|hinges on)/,
  },
  {
    id: 'reason.labelled',
    pattern: /^\W*(?:why|reason|purpose|because|impact|what for)\s?: ?\w/,
  },
  {
    id: 'reason.since',
    pattern:
      /(?:^|, |\. )since (?:i|we|they|the|my|our|he|she|it|this)\b(?! (?:started|joined|began|deploy|release|update|upgrade|morning))/,
  },
  {
    id: 'reason.goal',
    pattern:
      /\b(?:i|we)(?: also| really| still)? ?(?:want to|would like to|'d like to|'d love to|need to|have to|don't want to|(?:'m|'re| am| are) about to|need (?:it|this|them|that|(?:the|his|her|your|their)(?: [\w-]+){1,2}) (?:to|for)\b|want(?! (?:the|an?|some|your|more|any|it|this|them|help|some\w+|to\b))|must|am supposed to|are supposed to|plan to|promised to|hope to|am trying to|'m trying to|are trying to|'re trying to)\b[^.?!]{3,}|\band (?:really )?(?:don't want to|must|have to)\b[^.?!]{3,}/,
  },
]

/** Those who gain besides the asker. */
const PEOPLE = String.raw`(?:customers?|clients?|patients?|pupils|students|parents|gps?|users?|visitors|guests|families|auditors?|regulator|the board|the ceo|the cfo|the minister|works council|tax authority|tax office|ministry|insurer|investors?|the press|journalists?|supplier|tenant|candidate|applicants?|new starters?|the ward|the family|the court|judge|examiner|committee|jury|donors?|reviewers?|editor)`

const stakes: readonly Rule[] = [
  {
    id: 'stake.waiting',
    pattern:
      /\b(?:waiting (?:on|for)|(?:is|are|'s|'re) (?:already |still |all )?waiting|waits? (?:on|for)|block(?:s|ed|ing)\b|is stuck|are stuck|holds? up|holding up|stand(?:s|ing)? still|on hold|overdue|depend(?:s|ing)? on|hang(?:s|ing)? on|rid(?:es|ing) on|on the line|at stake|at risk|urgent for)/,
  },
  {
    id: 'stake.loss',
    pattern:
      /\b(?:lose|losing|miss(?:es|ing)? (?:the|our|my) (?:deadline|slot|window|release|date|train|flight|submission|payment|chance)|costs? (?:us|me|the|about|around|eur|usd|€|\$|\d)|fine of|penalt(?:y|ies)|fined|expires?|expiring|lapses?|go(?:es)? (?:bad|off|to waste|wrong)|spoils?|fails? the|walk away|will walk|cancel(?:s|led)? (?:the|their)|escalat|complain|calling us|angry|furious|worried|upset|in pain|risk|unsafe|danger|harm|safety|breach|\bdue\b|avoid|save (?:us|me|the)|(?:can't|can ?not) (?:be \w+ed|go out|ship|start|finish|close|pay|work|log|open|print|teach|discharge|treat|sell|order|deliver|invoice|run|continue|submit|release|deploy|hire|send|go on|proceed|book|plan)|(?:nobody|no one|everyone|everybody|every \w+|all \w+) (?:can|can't|is waiting|is blocked)|make (?:the|all the) difference)/,
  },
  {
    id: 'stake.others',
    pattern:
      /(?<!\b(?:who|what|which|that|it|any\w+|some\w+|else) )\b(?:wants|needs|expects|demands|insists|requires) (?:an?|the|it|this|that|them|to|us|our|my|me|his|her|their|by|all|one|two|answers?|proof)\b/,
  },
  {
    id: 'stake.event',
    pattern:
      /\b(?:closes|shuts|leaves|departs|starts|begins?|opens|ends|expires|lands|arrives|sails|goes (?:out|live|to print|online|off|up)|kicks off|runs out|(?:is|are) (?:due|printed|booked|picked up|collected|hers|his|theirs)) (?:at|on|in|by|before|from|tomorrow|today|tonight|next|this|(?:half|quarter)|\d|mon|tue|wed|thu|fri|sat|sun|noon)/,
  },
  {
    id: 'stake.before',
    pattern:
      /\bbefore (?:the|my|our|their|we|i|he|she|they|it)\b[^.?!]{0,40}\b(?:goes?|starts?|leaves?|opens?|closes?|comes?|arrives?|is|are|expires?|begins?|ends?|runs?|send|publish|ship|sign|meet|scrap)\b/,
  },
  {
    id: 'stake.people',
    pattern: new RegExp(
      String.raw`\b${PEOPLE}\b[^.?!]{0,60}\b(?:waits?|waiting|wants?|asks?|asked|asking|needs?|expects?|arrives?|arriving|comes?|coming|calls?|calling|complain\w*|signs?|signing|decides?|deciding|meets?|visits?|leaves?|leaving|starts?|starting|on the phone|on the thread|on site|have|has|get|gets|can't|cannot|lose|loses|will|go|goes|are|is)\b`,
    ),
  },
]

/** A weaker sign of why. */
const hints: readonly Rule[] = [
  {
    id: 'hint.want',
    pattern:
      /\b(?:i|we)(?:'d| would)? (?:just )?(?:want|hope|wish|need|plan|try|like) to\b|\b(?:i'm|i am|we're|we are) (?:trying|hoping|planning|supposed|new|stuck|lost|alone|behind|responsible|in charge)\b|\b(?:i've|i have|we've|i was|we were|i am|i'm) (?:just )?been asked to\b|\b(?:asked|told) me to\b/,
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
      /\b(?:release|launch|audit|pitch|demo|exam|interview|deadline|go-live|inspection|(?<=the |our )board|handover|bed \d+|shift|typo|fix|migration|target|tender|opening|hand over|have to be in|due)\b/,
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
    /\b(?:teams?|colleagues?|person|persons|people|experts?|folks|desk|leads?|managers?|owners?|authors?|maintainers?|admins?|engineers?|dev(?:eloper)?s?|designers?|nurses?|doctors?|consultants?|members?|shifts?|night|senior|junior|registrar|native|driver|intern|trainer|coach|parent|crew|clerk|technician|electrician|fitter|porter|midwife|statistician|scientist|tutor|professor|whoever|quality|dispatch|warehouse|kitchen|reception|maintenance|transport|planning|housekeeping|catering|library|admissions|press|comms|communications|treasury|compliance|data|infra|platform|devops|backend|frontend|content|events|legal|hr|marketing|finance|sales|support|procurement|security|identity|design|engineering|facilities|ops|operations|controlling|accounting|payroll|product|research|purchasing|logistics|teachers?|students?|reviewers?|editors?|analysts?|lawyers?|paralegals?|secretar(?:y|iat)|assistants?|volunteers?|partners?|staff|office|department|group|guys|crew|buddy|pharmac(?:y|ist)|lab|ward|physio|microbiology|radiology|librarian|speaker|native|anyone|someone|whoever|two|one|another|second)\b/,
  verbs,
  outcome:
    /\b(?:step up|pull together|chip in|do (?:more|better)|try harder)\b|\b(?:halve|cut|reduce|increase|raise|boost|grow|double|triple|eliminate|lower|maximi[sz]e|minimi[sz]e|improve|stop) (?:our|the|my|all|overall) (?:[\w-]+ ){0,2}?(?:costs?|churn|revenues?|sales|turnover|margins?|sick leave|delays?|errors?|quality|satisfaction|productivity|performance|morale|motivation|efficiency|growth|profits?|attrition|visibility|traffic|conversion|complaints)\b|\b(?:make|get|keep|bring)\b [^.?!,;:]{2,40}\b(?:go viral|better|faster|nicer|greener|easier|great|happen|on track|going|moving|off the ground|rolling|under control)\b|\b(?:look into|work on|think about|see to|deal with|take care of) (?:our|the|my|this|that|all) [a-z-]+\W*$/,
  generic,
  quantifiers,
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
  beneficiary: new RegExp(String.raw`\b(?:(?:our|my|the|two|three|all) )?${PEOPLE}\b`),
  tried:
    /\b(?:i|we)(?:'ve| have|'d| had)? (?:already |also |even |both )?(?:tried|checked|compared|diffed|looked (?:at|in|into|up|through)|read|searched|googled|asked|tested|restarted|rebooted|reinstalled|cleaned|replaced|ran|rerun|verified|went through|gone through|called|emailed|rolled back|reset|swapped|measured|calculated|recalculated|debugged|traced|spent|rewrote|rewritten|double-checked|consulted|reviewed|drafted|watched|worked through|have read|have tried|updated|upgraded|removed|turned)\b[^.?!]*|\b(?:tried|already (?:checked|tried|read|asked|did|restarted))\b[^.?!]*|\b(?:i )?look \d+ days already\b/,
  suffices:
    /^,? (?:is|would be|will be|is also|is still|would still be|at the latest is|should be) (?:enough|fine|ok|okay|early enough|soon enough|great|good|perfect|ideal|best|lovely|alright|in time|sufficient|plenty)\b|^,? (?:would do|will do|would work|works|suffices|suits me)\b/,
  gathering:
    /^(?:'s)? (?:[\w-]+ )?(?:meeting|board|call|pitch|demo|exam|test|lesson|class|presentation|talk|workshop|review|audit|interview|hearing|clinic|visit|launch|release|show|shoot|event|session|round|handover|stand-?up|kick-?off|conference|fair|deadline|shift|inspection|trial|appointment|training)s?\b/,
  recurring:
    /\b(?:(?:every|each) (?:day|week|month|year|quarter|morning|evening|night|hour|time|other|\w+day)|always|usually|in a row|again and again|yearly|monthly|weekly|daily|once a|times a)\b/,
  past: /\b(?:(?<!\b(?:is|are|be|been|get|gets|being|not|as) )(?!need|speed|exceed|proceed|indeed|promised|agreed|scheduled|planned|invited|supposed|wanted|committed|booked|signed|registered|limited|attached|related|required|expected)[a-z]{3,}ed|froze|broke|ran|kept|found|saw|took|made|held|met|paid|wrote|stood|began|drove|grew|knew|led|rose|sold|spoke|threw|felt)\b(?! to\b)|\b(?:(?:'ve|have|has|'s) (?:been|already|had|lost|seen|done|made|come|taken|gone|\w+ed)|yesterday|ago|was|were|had|did|(?:i|we) got|last (?:week|month|year|night|time|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|went|came|fell|stopped|started|happened|announced|joined|replaced|pulled|gave|told|said|sent|worked|since)\b/,
  answer:
    /\b(?:(?:a )?yes ?(?:\/|or|-) ?no\b|y\/n\b|one word|a word|(?:a|one|two|three|\d|few|couple of) (?:short |quick )?(?:sentences?|lines?|bullets?|words?|links?|names?|numbers?|pointers?|paragraphs?)\b(?= (?:is|are|would|will|on|with|from|by|until|via|per|back)\b|[.,!?]|$)|(?:a )?(?:short|quick|brief|one-line) (?:reply|answer|note|yes|no|call|message|comment|email)|in (?:a|one|two|three|\d) (?:short )?(?:sentences?|words?|lines?)|thumbs[- ]up|\bok\b\?|just (?:a|the) (?:link|name|number|figure|yes|no|date|word)|the name of|(?:a|an|one|the|any) (?:[\w-]+ ){0,4}(?:is|are|would be|will be) (?:fine|enough|plenty|ok|okay|sufficient|perfect)\b|pick (?:a|one|either)|[a-z\d]+ or [a-z\d]+\?)/,
  wish: /\b(?:(?:i|we|they|you|it)(?:'d|'ll| would| will| must| should)? (?:really |only |still |also )?(?:need|needs|have to|has to|must|want|like) (?:it|this|that|them|the|an?|my|your|to|one|some|both)|would be (?:great|perfect|ideal|lovely|good|fine|super|enough|helpful|wonderful|brilliant|appreciated)|is enough|is fine|is plenty|enough|ideally|preferably|at the latest|deadline|due|needed|has to be|have to be|must be|should be|need to be|needs to be|latest|no later|in time)\b/,
  fact: /^\W*(?:\w+ ){0,3}?(?:who|which|where|when|whose|whom)\b/,
  tail: /, (?:i|we|they|he|she|the (?:client|customer|board|boss|court|bank|landlord|audit\w*|\w+ (?:wants?|needs?|waits?|is waiting))|my \w+|our \w+)(?='| )(?! know\b| can\b| could\b| think\b| guess\b| hope\b|'d\b| would\b| understand\b| realise\b)[^.?!]{4,}|(?: [-–—] |; |, (?=(?:the|this) \w+ (?:is|are|has|can't|can ?not|must|will)\b))(?!please|pls|can|could|would|any|who|what|how|which|or|thanks|thx|i can|i could|i know|happy)(?=\w[^.?!]*\b(?:is|are|has|have|will|must|wants?|needs?|can't|can ?not|won't|\w{3,}s)\b)[^.?!]{12,}/,
  apology:
    /\b(?:(?:so |very |really |terribly |super )?sorry(?: (?:again|in advance|to (?:bother|be|disturb|bug|ask)))?|apolog(?:y|ies|ise|ize|ising)|forgive me|excuse me|pardon|i (?:feel|felt) (?:awful|bad|terrible|guilty|stupid|silly)|(?:probably |really |such |maybe )*(?:a )?(?:stupid|dumb|silly|basic|trivial|noob) (?:question|thing|me)|just me being|i(?:'m| am) (?:being )?(?:an idiot|stupid|dumb|slow|useless|a pain|annoying)|i(?: should|'d) know (?:this|better)|hate (?:asking|to ask|to bother)|(?:don't|didn't|not) want(?:ed)? to (?:bother|disturb|be a)|(?:to )?be a (?:pain|bother|nuisance|burden)|no rush(?: at all)?|no hurry|no stress|(?:thanks?|thank you)(?: you)?(?: so much| a lot| a million| again| in advance| very much)*|(?:you've|everyone has|you) (?:all )?(?:got|have) (?:better|enough) things to do|(?:i )?hope it(?:'s| is) ok(?:ay)? to ask|embarrassed(?: to ask(?: again)?)?|bother(?:ing)? you|far below your|waste (?:of )?your time|feel free to ignore|completely understand if not|no worries if not|only if you (?:have|really)|if it's not too much|i know you(?:'re| are) (?:super |very |so )?busy)\b/g,
  rant: /\b(?:nightmare|circus|useless|ridiculous|joke|disaster|unbelievable|incompetent|stupid (?:tool|system|process|form|template|thing)|who (?:wrote|designed|built|came up with|thought) (?:this|that)|every (?:single )?time|not one\b|fed up|sick of|hate (?:this|that|it|the)|crap|shit|damn|wtf|ffs|honestly|seriously|nobody (?:understands|cares|knows|listens)|nothing works|everything is (?:broken|wrong|on fire)|a mess|mess|insane|pathetic|terrible|horrible|awful (?:tool|system)|garbage|rubbish|no one (?:cares|knows))\b|!{2,}|\?!/g,
  diffuse:
    /\b(?:everything|nothing works|(?:this|the|my|our) (?:whole|entire) (?:project|migration|thing|topic|process|setup|codebase|system|report|thesis|module|course|plan|strategy|area|situation|story|product|app|business|subject|campaign|programme|program)|the whole (?:thing|project|lot)|all of (?:it|this)|somehow|whatever comes|wherever (?:you|they) can|anything (?:helps|at all|goes)|in general|generally|overall|and so on|etc|in whichever way|whichever way|whatever (?:it|comes|you|that|seems)|one another|something has to change|any kind of|big picture|get (?:back )?on track|get a grip|put (?:their|our|your) heads together|what do (?:you|we|people) think)\b/,
  huge: /\b(?:(?:entire|whole|complete|full) [\w-]+|(?<!\bof )all (?:the |of |our |my |your |its |their )?(?:supplier |customer |old |open |existing |\w+ )?[\w-]+s\b|all (?:the|our|my|your|their|its) \w+|every (?:single \w+|[\w-]+ in\b)|everything|from scratch|to zero|rewrite|redesign|rebuild|(?<!\b(?:pr|ticket|invoice|issue|order|no|nr|number|row|build|case|article|item|room|version|error|code|mr|page|line|clause) |[#!-])(?:\d{3,}|\d{1,3}[,.']\d{3}|million|thousands of|hundreds of)(?<!(?:with|over|than|about|[<>≥~]) ?[\d,.']+) (?!pls|plz|pages please|is |has |was )(?:[\w-]+ ){0,2}[\w-]+s\b|(?:two|three|four|five|six|ten|\d+) (?:years|months) of|[4-9]\d[ -]pages?|\d{3,}[ -]pages?\b|whole company|mentor|100 ?%|once and for all|double (?:our|the)|all \d+)\b/g,
  mechanism:
    /^(?:how (?:can|do|could|would|to|should) (?:i|we|you|one)?|is there (?:a|any) (?:way|possibility|trick|option|command|formula|macro|setting)|can (?:i|we) (?:get|have)|can (?:some(?:one|body)|you) (?:convert|give me access|restart|delete|disable|turn off)|what(?:'s| is) the (?:command|formula|regex|shortcut|syntax|setting|best way))\b/,
  lasting:
    /\b(?:runs?|lasts?|valid|open|closed|away|on leave|out|off|works?|worked|stays?|continues?|extended|booked|here|there|ill|sick)\b[^.,;]{0,12}$/,
  eventLimit:
    /\b(?:before|by the time|ahead of|prior to|in time for|until) (?:the|my|our|we|i|he|she|they|it|this|that|next|lesson|period|handover|rounds?|theatre|clinic|lunch|stand-?up|shift|kick-?off|release|launch|go-live|closing|opening)\b[^.,;?!]{0,40}/,
  sessions:
    /^ ?(?:with (?:me|us|you|him|her|them|some\w+|an?|the|their|your|our|one)\b|of (?:your|someone's|somebody's) time|of pairing|pairing|(?:video |phone |zoom |teams |quick |short |virtual )?(?:call|chat|coffee|slot|session|meeting|look|job|task|walk|review|pair|sync|huddle|conversation|read|intro|zoom|phone|demo|walkthrough|walk-through|favour|favor|talk|catch-up|catchup|check|window|debrief|lesson|tour|interview|run-through|explanation|fix|thing|answer|exchange|tutorial|survey|questionnaire|quiz|poll|feedback|test drive|briefing|phone-?call|appointment|stint|stand-in|brainstorm|consult\w*|handover|screen))\b/,
  takes:
    /(?:^|[,;–(] ?|\b(?:it|this|that|which|should|would|will|won't|might|only|just|shouldn't|wouldn't|probably)(?:'s|'ll| only| just| should| would| will| probably)? )(?:(?:not )?(?:takes?|be)(?= )|(?<='s ))(?:(?:^| )?(?:you|them|about|around|maybe|only|less than|more than|longer than|at most|at the most|max|no|not|up to|roughly|some|just|someone|a))* ?$|(?<!\b(?:i|we|they|already|to)(?:'ve| have|'d| can|)? )\b(?:spend|spare|invest|devote|dedicate|give (?:me|us|it)|lend (?:me|us)) (?:up to|at most|no more than|not more than|less than) ?$/,
  tells:
    /\b(?:tell|told|show|showed|explained|explain|walk|teach|talk|hear|help|brief|demo|demonstrate|introduce|describe|guide|train|coach|summari[sz]e|take (?:me|us)|run (?:me|us)|go (?:over|through)|get (?:me|us) started)\b[^.?!;:]*$/,
  machine:
    /^ (?:to (?:load|build|run|open|start|compile|finish|render|boot|print|sync|import|export|process|respond|answer)|from\b|per\b|each\b|every\b|now\b|longer\b|late\b|too\b)/,
  notEffort:
    /(?:\b(?:every|each|after|since|ago|spent|spend \w+ spent|for the (?:last|past)|past|last|lasts?|lasted|took|takes (?:me|us|over|about|around|up to)?|been|waited|waiting|stopped|down|late|delay(?:ed)?(?: of| by)?|timeout (?:of|to|is)?|times? out after|to|from|than|over|under|above|within|in|next|every|runs? (?:for|in)?|running|worked|lost|old|interval of|on \w+ plus \w+|up to|by|until|of)\s*)$/,
  effort:
    /\b(?:minutes? (?:of your time|is enough|are enough|would do|max|tops|call|chat|at most)|should(?:n't)? take|would take|will take|takes? (?:you|about|maybe|less|max|no more|at most|around|roughly)|won't take|need(?:s)? (?:about|around|maybe|only|just)|call|chat|coffee|meeting|slot|session|quick|job|task|walk|pair|spend|spare|talk|look|help|review|read|show|explain|meet|sit|phone|telephone|zoom|teams|about|approx|roughly|maybe|max|at most|tops|enough|in total|of work|effort|is all|would be|will do|i'd take|i need|time)\b/,
}
