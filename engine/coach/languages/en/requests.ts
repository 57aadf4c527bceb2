import type { RequestRule } from '../language.ts'

export const SOMEONE = String.raw`\b(?:some(?:one|body)|any(?:one|body|1)|sb|some1|sbdy|one of (?:you|us|the team)|any of you|(?:one|two|a couple) of you|you(?: guys| two| all| folks| lot)?|u|ya|y'all|one person|who(?:ever)?|somebody else|someone else)\b`
export const MODAL = String.raw`(?:can|could|would|will|cld|wld|might|may|cud)`
const DURATION = String.raw`(?:\d+(?:-\d+)?|an?|half an?|one|two|five|ten|fifteen|twenty|thirty|forty|a few|a couple of|some|a quarter of an|the|any)[ -]*(?:spare |quick |free )?(?:min(?:ute)?s?|hours?|hr|h|time|moment|second|sec|capacity|slot|day)\b[^.?!,]{0,60}?`
const I = String.raw`\b(?:i|we)`

/** Order matters: what asks a helper for a deed first, then things, then what is only a question. */
export const requests: readonly RequestRule[] = [
  {
    id: 'action.rhetorical',
    pattern: /\b(?:(?:can't|couldn't|why don't|shouldn't) we|can we (?:please |finally )*(?:stop|all|not))\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.time',
    pattern: new RegExp(
      String.raw`(?:^(?:just |only |maybe )?(?=[^.?!,]{3,22} of your time)|\b(?:have|has|spare|got|spend|give (?:me|us)|lend (?:me|us)|find|free up|take|need|get|grab|borrow|steal) )(?:about |around |maybe |up to |roughly |a spare )?(?:${DURATION}|time\b[^.?!,]{0,60}?)(?: (?:on|of)[^.?!,]{1,40}?)? (?:to|and|for) `,
    ),
    find: 'next',
  },
  {
    id: 'action.modal',
    pattern: new RegExp(
      String.raw`(?<!\b(?:how|what|where|why|when|which|whom) (?:\w+ )?)\b${MODAL} (?:please |maybe |possibly |perhaps )?${SOMEONE}(?![\w'])(?! mind| be (?:able|willing|free|available|up|so kind|interested|open|around|happy|ok|my|our))`,
    ),
    find: 'next',
  },
  {
    id: 'action.able',
    pattern: new RegExp(
      String.raw`(?<!^|\b(?:i'm|i am|we're|we are|i'd be|we'd be|always|am) (?:also |always |very )?)\b(?:able|available|free|willing|around|happy|prepared|keen|open|kind enough|up for it|game|so kind(?: as)?) to `,
    ),
    find: 'next',
  },
  {
    id: 'action.wish',
    pattern: new RegExp(
      String.raw`\b(?:if|whether|hope|hoping|wonder|wondering|chance(?: that)?|wish|maybe|perhaps|possible (?:that|for)) (?:[\w' -]{0,40}? )??${SOMEONE}(?: (?:from|in|on|with|at) [\w' -]{2,40}?)?(?:'d|'ll| (?:\w+ly )?(?:${MODAL}|to))(?! mind\b| be (?:able|willing|free|available|up|so kind|happy)\b) `,
    ),
    find: 'next',
  },
  {
    id: 'action.who',
    pattern: new RegExp(
      String.raw`(?:^|[,:;(–-] ?|(?:^|[,.;:] )(?=(?:some|any)(?:one|body) )|\b(?:some(?:one|body)|any(?:one|body)|is there any(?:one|body)|person|colleague|volunteer|people|hi all|hello|hi|hey|and|so) )(?:who|that|which|(?:some|any)(?:one|body))(?: else)?(?: (?:from|in|at|on|of) [\w' -]{1,30}?)?(?:'ll|'d(?: like to)?| ${MODAL}| should| (?:needs|has) to| wants to| would like to| would be able to| has time to| is able to| feels like) `,
    ),
    find: 'next',
  },
  {
    id: 'action.need',
    pattern: new RegExp(
      String.raw`(?:${I}(?:'d| would)?|^|\burgent(?:ly)?[:!]?|[,:;–-]) ?(?:really |just |urgently |still |also )?\b(?:need|want|like|love|appreciate|prefer|ask|require) (?!to )(?:for |that )?(?:[\w' -]{1,50}? )??(?:${SOMEONE}(?= (?!to|who)[a-z]{3,})|${SOMEONE}(?: (?:with|from|in|at|on|near) [\w' -]{2,60}?)?(?= to | who )|(?:a|one|another|two|our|the|an) [\w' -]{2,60}?(?= to))(?: to| who (?:can|could|would|will))? `,
    ),
    find: 'next',
  },
  {
    id: 'action.introduce',
    pattern:
      /\b(?:have|has|got) (?:an? |any |your )?(?:good |warm )?(?:contacts?|connections?|way in|links?|friends?|(?:former )?colleagues?)(?= (?:at|in|to|with|for|inside|from|there)\b)|\b(?:an? )?(?:warm )?(?:introduction|intro) to |\bknows? (?:of )?(?:some(?:one|body)|any(?:one|body)|an? (?=[\w' -]{2,60}? (?:who|that|willing|at|in|from|with|to|open|for|able)\b))/,
    find: 'thing',
    verb: 'introduce',
  },
  {
    id: 'action.please',
    pattern:
      /\b(?:please|pls|plz|kindly)\b,? (?!note|find attached|ignore|excuse|forgive|see (?:attached|below)|be aware|bear|accept|feel free|any|some|help\W*$)(?=[a-z]{2,})/,
    find: 'next',
  },
  {
    id: 'action.orderPlease',
    pattern: /^(?=(?!can|could|would|will|help|need|any|some)[a-z-]+ [^?]*\b(?:pls|plz|please)\b)/,
    find: 'next',
  },
  { id: 'action.letMeKnow', pattern: /\blet (?:me|us) know\b/, find: 'thing', verb: 'tell' },
  {
    id: 'action.free',
    pattern:
      /^(?:is )?(?:any(?:one|body)|some(?:one|body))\b[^?]*\b(?:free|available|around)\b|^any(?:one|body)(?: else)? (?:in|into|at|on|from|with|near|going|driving|flying|here)\b[^?]*\?/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.order',
    pattern:
      /(?:^|[,:;–] (?:then |and )?|^(?:so|and|then|also|just|hi|hey|hello),? )(?=(?!can|could|would|will)[a-z-]+ (?:me|us|the|a|an|my|our|this|these|those|it|whether|if|which|all|every|both|one|two|three|any|into|at|over|through|['"\u201c#]|\d\S* \w))/,
    find: 'next',
  },
  {
    id: 'action.modalNoun',
    pattern: new RegExp(
      String.raw`(?:^|[,:;–] ?|\b(?:so|and|but|or|please|hi|hey|hello) )(?:${MODAL})(?:n't)? (?!i\b|we\b|they\b|this\b|that\b|there\b|be\b|have\b)(?=[\w'#-]+ )`,
    ),
    find: 'later',
  },
  {
    id: 'action.get',
    pattern:
      /\b(?:can|could|may|might) (?:i|we) (?:please |also |just |maybe |perhaps |possibly )?(?=(?:get|have|borrow|ask|request|see|steal|book|(?<=we )(?:do|try|look|review|check|rehearse)|grab|run|pick|shadow|sit|talk|speak|meet|join|schedule|pair|send|bring|use|swap|take|go|discuss|chat|walk)\b)/,
    find: 'next',
  },
  {
    id: 'action.take',
    pattern: new RegExp(
      String.raw`(?:${I}(?:'d| would|'ll| will)|(?:^|[,–-] )would(?! be (?:great|good|nice|lovely|helpful))) (?:be (?:very |so |really )?(?:happy|grateful|glad|thankful|delighted)(?: for| with| about| to (?:get|have|receive|hear))?|take|appreciate|love|welcome|value|like|settle for|be interested in)(?: to (?:get|have|hear|see|know|borrow|shadow|talk|speak|meet|pick|understand|pair))? (?!to\b|if\b|when\b)`,
    ),
    find: 'thing',
    verb: 'give',
  },
  {
    id: 'action.needThing',
    unless: /^(?:which|what|how|where|when|why|who|do|does|if)\b/,
    pattern:
      /(?:^|[,;.:!–-] ?|\b(?:i|we|we're|i'm|(?:i|we)(?:'d| would|'ll)|still|urgently|just|really|also|hi|hello|and|but|so) )(?:need|needed|require|request(?:ing)?|am after|'m after|could use|could do with|am missing|want|in need of|is needed|ask for)\b:? (?!to\b|it\b|this\b|them\b|that\b|him\b|her\b|not\b|be\b|more\b|help\b|some(?:one|body)?\b|any|support\b|your (?:help|support|advice|input|opinion|feedback|thoughts)\b|you\b|a bit\b|advice\b|input\b|ideas\b|from\b)/,
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
    id: 'action.ideas',
    pattern:
      /\b(?:any|all|your|open to|curious about|interested in|welcome|share|looking for|seeking)\b[^.?!]{0,30}\b(?:guidance|mentoring|inspiration|exchange|sparring|support|ideas?|thoughts?|input|feedback|suggestions?|advice|tips?|pointers?|opinions?|views?|help|recommendations?|comments?|updates?|news|clues?|hints?)\b|\b(?:ideas?|thoughts?|input|feedback|suggestions?|advice|tips?|pointers?|opinions?|recommendations?|comments?|hints?)\b[^.?!]{0,20}\b(?:welcome|appreciated|please|wanted|needed)\b|\b(?:happy|glad|keen|love|curious|interested|eager) to (?:hear|learn|know|see) (?:how|what|why|your|from|about|if|whether|some|any|more)\b|\b(?:exchange|share|swap|compare) (?:\w+ ){0,2}(?:ideas|experiences?|views|notes|thoughts)\b|\b(?:glad|happy|grateful|thankful) if\b|\bthoughts\?|\bhow do (?:you|others|people|your teams?)\b|\bwhat (?:can|could|should) (?:we|i|one) do\b|\bexperiences? (?:with|in|of|on)\b|^(?:\w+ )?(?:feedback|thoughts|ideas|opinions?|input|advice|tips)\b|^[\w ]{2,20} help\W*$|\bideas\?|\bwhat do (?:you|we|people) (?:all )?think\b|\bwould be (?:so )?(?:nice|great|good|lovely|helpful) to (?:talk|speak|hear|meet|discuss|exchange)\b|\bwho's in\?|\banyone in\?/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.know',
    pattern:
      /(?:\b(?:does|do|did|has|have|is|are) (?:you|one of you)|(?:^|[,.] ?)some(?:one|body)(?= (?:got|have|has|know|knows|seen)\b)|\b(?:(?:does|do|did|has|have|is|are) )?(?:any(?:one|body)|any of you)|(?:^|@\w+ |[,.;:–-] ?|\b(?:and|hi|hello|hey|so) )who)(?: here| else| of you| in [\w' ]{2,25}?| on [\w' ]{2,25}?| at [\w' ]{2,25}?| or [\w' ]{2,20}?| with [\w' -]{2,40}?)? (?:ever |already |happen to )?(?:know|knows|seen|saw|have|has|had|got|used|uses|use|done|did|tried|won|worked|come across|came across|remember|remembers|experience|experienced|handled|dealt|run into|met|built|set up|own|owns|maintain|maintains|understand|understands|moved|managed|solved|using|been|written|heard|familiar|good at)\b/,
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
    id: 'action.whoCan',
    pattern:
      /\bwho (?:can|could|would|will|has time)\W*$|\b(?:open|up|ready|glad|happy) (?:to|for) (?:a )?(?:chat|talk|exchange)\b|\bany(?:one|body)(?: here| else)? (?:interested|up for it|keen|in|game)\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.help',
    pattern:
      /\b(?:help|need help|some help|need support|support|advice|a hand|everybody|everyone) (?:please|pls|needed|wanted|with|on|should|could|can|would|from|us|me|is)\b|\b(?:need|want|could (?:really |also )?use|would like|asking for|appreciate|welcome|grateful for|happy about)(?: some| a bit of| any| your| a little| more)* (?:help|support|advice|input|guidance|feedback|ideas|assistance|exchange)\b|\bany kind of (?:help|support|advice|input|exchange|feedback|idea)\b|\bi wonder (?:how|what) (?:others|you|people|everybody|everyone)\b|(?:^|[.!,] ?)help\b|\bhelp (?:please|anyone)\b|\b(?:use|need|like|love|want|appreciate|do with) (?:some|a bit of|any|your|a little|more) (?:\w+ )?(?:guidance|mentoring|coaching|direction|orientation|perspective|encouragement|company)\b|\b(?:have|get|receive|hear) (?:some|any|a bit of|your|more) (?:\w+ )?(?:feedback|advice|input|help|support|guidance|ideas|thoughts|opinions?)\b|\bneed (?:some(?:one|body)|a person|an expert|people) (?:who|with|that)\b|\bpick (?:\w+'s|your|a few|some|somebody's) brains?\b|\b(?:we|i) need (?:some|more|any)\b|\b(?:please|pls|plz),? help\b|\b(?:quick|short|small|a) question\b|\bquestions? (?:about|on|regarding|re)\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.question',
    pattern:
      /^(?:(?:where|who|what|when|how)'?s|(?:how|where|what|when|who|which|why) (?:do|does|did|is|are|can|could|would|should|has|have|knows?|owns?)) [^?]*$|(?:^|@\w+ |[,:;–-] ?|\b(?:and|but|so|or|also|hi|hello|hey) )(?:(?:what|which|where|when|why|how|who|whose|whom)(?:'?s|'re|'d)?|is|are|does|do|did|was|were|should|can|could|would|will|has|have|may|am|isn't|aren't|don't|doesn't) [^?]*\?/,
    find: 'question',
    most: 1,
  },
  { id: 'action.fragment', pattern: /^[^?.!]{3,70}\?+$/, find: 'question', most: 0 },
]
