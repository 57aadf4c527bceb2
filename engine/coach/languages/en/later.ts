import { type LaterRequest, type LaterWords, words } from '../language.ts'
import { MODAL, SOMEONE } from './requests.ts'

/** Deeds as nouns that aren't verbs as well: what is asked for by 'a … of X', 'your … on X', 'X …, please'. */
const deedNouns = words(`
checks peek proofreading sign-off signoff go-ahead approval signature countersignature confirmation
introduction translation explanation walkthrough walk-through demonstration phone-call pointer lift ride quote
decision verdict eyes eye hands opinion reviewer critique rehearsal dry-run run-through test-run recount
correction access permission permissions invitation booking reservation repair replacement inspection
assessment calculation recalculation comparison summary transcript recording interpretation handover briefing
tour ok okay nod yes no yes/no thumbs-up signal delivery pick-up pickup collection substitute stand-in login
password lesson tutorial testers reviewers crash-course primer drawing consultation callback call-back
`)

/** Words that stand before a determiner at the beginning of a sentence and order nothing; small words are known without it. */
const noOrder = words(`
above across against along although amid among anyway apart around aside behind below beneath between beyond
despite enough even except few given half hence however inside instead lest likewise meanwhile moreover near
neither nevertheless nonetheless nope nor often okay once onto opposite otherwise outside past per quite
rather same save seldom such sure therefore through throughout together tonight toward twice underneath unless
unlike upon via well whatever whenever wherever whether while whoever without worth yesterday yet wish love
hate hope guess feel mean suppose doubt wonder believe prefer seem miss lack own lost found broke saw took
made held met paid wrote stood began drove grew knew rose sold spoke threw felt left kept bought brought
caught chose came went gave ran sat said sent spent told thought understood won wore heard forgot shot fell
hurt read put cut hit set afternoon noon night nobody whilst fyi
`)

/** Rarer forms of asking, each with the rule that it goes before. `noun`: 'a quick check of row 12 would be great'. */
const requests: readonly LaterRequest[] = [
  {
    id: 'action.mind',
    before: 'action.wish',
    pattern:
      /\b(?:mind|up for|fancy|interested in|open to|consider|keen on|good at|what about|how about) (?:(?:\d+|an?|some|half an)[ -]?(?:min\w*|hours?|quick|short)? ?(?:of )?){0,2}(?=\w+ing\b)/,
    find: 'next',
  },
  {
    id: 'action.lookingFor',
    before: 'action.wish',
    pattern: new RegExp(
      String.raw`\b(?:(?:looking|searching) for|i(?:'m| am)? (?:search(?:ing)?|seek(?:ing)?|look for)) (?:[\w' -]{1,50}? )??(?:${SOMEONE}|an? [\w' -]{2,60}?) (?:to|(?:who|which|that) (?:can|could|would|will|might)|who'd|(?:which|who|that)(?= (?:help|show|explain|teach|translate|check)s? )) `,
    ),
    find: 'next',
  },
  {
    id: 'action.whoAnd',
    before: 'action.wish',
    pattern:
      /^(?:so |and |hi,? )?(?:who|has any\w+|any\w+|does any\w+|is any\w+|(?:is|are|has|does) one of (?:you|us))\b[^?]*(?:\b(?:and|or|who)|,)(?:'d| (?:could|can|would|might)) /,
    find: 'next',
  },
  {
    id: 'action.whoTakes',
    before: 'action.wish',
    pattern:
      /(?:^|[,.;:–-] ?|\b(?:so|and|hi|hey) )who(?: wants to| is going to|'s going to| will)? (?=(?:takes?|covers?|brings?|jumps? in|steps? in|fills? in|stands? in|picks? up|drives?|joins?|comes|feeds?|waters?|lends?|fetch(?:es)?|helps me|shows|swaps?|opens?|locks?|collects?|carries|goes) (?!after\b|care\b|part\b|for granted|what|why|how|who\b|first\b))/,
    find: 'next',
  },
  {
    id: 'action.whetherOne',
    before: 'action.wish',
    pattern:
      /\b(?:wonder(?:ing)?|hop(?:e|ing)|grateful|glad|happy|great|nice|lovely|kind|helpful|help|ask(?:ing)?|relieved|appreciate it) (?:if|whether|that) (?:the|an?|our|another|whoever) [\w' -]{3,50}? (?:could|can|would|might) /,
    find: 'next',
  },
  {
    id: 'action.thereWho',
    before: 'action.wish',
    pattern:
      /\b(?:is|are) there (?:an?|any|some)\b[^?]{1,50}? (?:who|that) (?:[^?,]{2,40}? (?:and|who) )?(?:could|can|would|might|wants? to) /,
    find: 'next',
  },
  {
    id: 'action.has',
    before: 'action.wish',
    pattern:
      /\b(?:who|any(?:one|body)|some(?:one|body)|you|(?:does|do|has|have) (?:an(?:y|other)|some|one of|your) [\w' -]{3,30}?)(?: still)?(?: (?:has|have|got|has got|have got)|(?<=^\W*(?:has|have) [\w' -]{3,40})) (?=[^?]*\b(?:to (?:lend|spare|give|share|borrow|swap)|(?:i|we) (?:can|could|may) (?:borrow|use|have|copy|get|see)|left over|for me|spare (?!minute|moment|second|time|hour)[a-z]+)\b)/,
    find: 'thing',
    verb: 'lend',
  },
  {
    id: 'action.labelled',
    before: 'action.need',
    pattern:
      /^\W*(?:what|(?:(?:my|the|our) )?(?:\w+ )?(?:ask|request|task|need|favou?r)|(?:\w+ )?(?:wanted|needed|requested)|what i need|to ?do)(?: is| exactly)?\s?: ?|\b(?:what|all) i'm after is |\b(?:what|all|the (?:only |one )?thing) (?:i|we)(?:'d| would)? (?:really |actually |still )?(?:need|want|ask|like|require|am after|'m after|'re after|are after)\b[^.?!,]{0,30}? (?:is|are|would be)\b:? (?!to\b)/,
    find: 'thing',
    verb: 'give',
  },
  {
    id: 'action.pleaseWho',
    before: 'action.need',
    pattern: new RegExp(
      String.raw`\b(?:please|pls|plz),? (?:can |could |would )?(?:${SOMEONE}|(?:an?|the) [\w -]{2,30}? (?=from|in|on|with))(?: (?:from|in|with|on|at|who)\b)?`,
    ),
    find: 'later',
  },
  {
    id: 'action.asks',
    before: 'action.letMeKnow',
    pattern: /\b(?:two|three|four|five|a few|several|[2-6]) (?:asks|requests|favou?rs|needs|wishes)\b:?/,
    find: 'thing',
    verb: 'give',
  },
  {
    id: 'action.helperCould',
    before: 'action.get',
    pattern: /^(?:an?|any|another|one) (?=[\w' -]{3,50}? (?:could|can|might|would) )/,
    find: 'later',
  },
  {
    id: 'action.possible',
    before: 'action.get',
    pattern:
      /\b(?:would it be|is it|it is|would that be) (?:at all )?(?:possible|ok|okay|feasible|an option|alright|fine) (?:for [\w' -]{1,40}? to |(?<!(?:is it|it is) (?:possible|feasible) )to |to (?=(?:get|have|see|borrow|meet|talk|speak|book|move|swap|change)\b)|(?:that|if) (?:you|some(?:one|body)|one of you)(?: (?:can|could|would|will))? )|\bis possible (?:that )?(?:you|some(?:one|body)) (?:can )?|^\W*(?:(?:dear|hello|hi)[\w ]*, )?(?:you|some(?:one|body)) can (?=\w+ (?:me|us)\b[^.!]*\?)|\b(?:can|could|may|might) we (?:please |maybe |perhaps )*(?=(?:move|swap|postpone|shift|switch|trade|push|delay|split|settle|decide|agree on|rehearse|exchange|merge|close|start|open|fix)\b)|\bany chance (?:of|to|for)(?: an?| some| the)? /,
    find: 'next',
  },
  {
    id: 'action.kindTo',
    before: 'action.wish',
    pattern:
      /\b(?:would|could|'d|is|be) (?:be )?(?:very |so |really )?(?:kind|nice|great|good|helpful|lovely|super|cool|handy) (?:of you )?(?:to|and) (?=\w+ (?:me|us)\b)|\b(?=\w+ing (?:me|us) [^.?!]*\b(?:is all|would (?:be|help|do|make|save)|is enough))|\bworth (?:some(?:one|body)|you|one of you|a) (?:\w+ )??(?=\w+ing\b)|(?:^|[,;.–] ?)(?:ok|okay|alright|safe|fine) to (?!go\b|know\b|see\b|hear\b)(?=[a-z]+\W*\?)|\bbe so (?:kind|good|nice)(?: as)? (?:to|and) |\b(?:'d|would|could|can) (?:really )?(?:help|save|rescue|do)\b[^.?!]{0,40}? by (?=\w+ing\b)/,
    find: 'next',
  },
  {
    id: 'action.ifDid',
    before: 'action.who',
    pattern: new RegExp(
      String.raw`\bif (?:${SOMEONE}|(?:one|two|three|an?|another) [\w' -]{2,40}?|(?<=\b(?:great|super|good|lovely|nice|brilliant|helpful|help|it|grateful|cool|handy|amazing|perfect|happy|glad|kind|wonderful) if )(?!i|we|it|this|that|there|they|everything|nothing)\w+)(?: (?:from|in|on|with|at) [\w' -]{2,40}?)? (?:just |quickly |first |kindly )?(?=(?:\w{2,}ed|went|came|took|gave|read|sent|told|let|put|brought|rang|ran|met|spoke|wrote|drove|cut|showed|taught|sat|led|held|kept|made|found|did|stood|lent|bought|drew|set|fed|built|threw|swept|lit|left|got|saw|caught) (?!by\b))`,
    ),
    find: 'next',
  },
  {
    id: 'action.ofYou',
    before: 'action.who',
    pattern: new RegExp(
      String.raw`\b${MODAL} (?:please |maybe )?(?:[a-z]+|\d+)(?: more| other)? of (?:you|us)(?: (?:from|in|at|on) [\w' -]{2,30}?)? |\bknows? [^.?!]{2,60}? (?:well enough|enough) to |\b(?:which|who)(?: one)? of (?:you|us|the [\w -]{2,30}?) (?:${MODAL}|wants? to|has time to|is able to) `,
    ),
    find: 'next',
  },
  {
    id: 'action.whom',
    before: 'action.who',
    pattern:
      /\b(?:some(?:one|body)|any(?:one|body)|person|colleague|team|expert|people|place) (?:(?:that|whom|who|where) )?(?:i|we) (?:can|could|may|might) (?=(?:borrow|shadow|talk|speak|interview|sit|join|learn|pair|consult|visit|meet|call|phone|ring|show|run|send|rehearse|practi[cs]e|swap)\b)/,
    find: 'next',
  },
  {
    id: 'action.asksYou',
    before: 'action.who',
    pattern: new RegExp(
      String.raw`\b(?:ask(?:ing)?|request(?:ing)?|invit(?:e|ing)|beg(?:ging)?|pray|trust(?:ing)?|expect(?:ing)?|(?:want|need|like|love)(?: for)?(?= (?:us|everyone|everybody|each of you|all of you) to )|count(?:ing)? on|rely(?:ing)? on) (?:for )?(?:that )?(?:${SOMEONE}|us|everyone|everybody|each of you|all of you|(?<=for )(?:an?|one|two|three|four|\d+|some) (?:[\w-]+ ){0,2}?(?:volunteers?|people|person|helpers?|colleagues?|hands|others?|[a-z]+(?:er|or|ist)s?))(?: (?:kindly|all|please|from [\w' -]{2,20}?))? to `,
    ),
    find: 'next',
  },
  {
    id: 'action.together',
    before: 'action.who',
    pattern:
      /(?:^|[,.:;–-] ?|\b(?:so|and|maybe|perhaps|hi|hey) )(?:let's|let us|how about (?:we|you|if you)|shall we|should we|what if (?:you|we)|why don't you) (?!say\b|see\b|hope\b|face\b|be\b|not\b|assume\b)(?=[a-z]{3,})/,
    find: 'next',
  },
  {
    id: 'action.volunteers',
    before: 'action.know',
    pattern:
      /^\W*(?:any )?(?:suggestions?|volunteers?|takers?|opinions?|advice|tips?|hints?|comments?|recommendations?|input|pointers?|help)\W*\?|\b(?:nice|great|good|lovely) if (?:some(?:one|body)|any(?:one|body)|you) (?:had|took|have|take) (?:a )?(?:look|minute|moment|time)\b/,
    find: 'question',
    most: 1,
  },
  {
    id: 'action.helpDo',
    before: 'action.whoCan',
    pattern:
      /(?:^|[,:;–-] ?|\b(?:need|want|like|love|appreciate|use|some|please|bit of|your|and|who can) )(?:help|a hand|assistance|support)(?: needed| wanted| required| please)?:?(?: (?:me|us|to|with|in|by|on))* (?=[a-z])/,
    find: 'known',
  },
  {
    id: 'action.someoneDo',
    before: 'action.whoCan',
    pattern:
      /(?:^|[,:;.–-] ?|\b(?:so|and|please|hi|hey) )(?:some(?:one|body)|any(?:one|body))(?: (?:please|pls|plz|quickly|just))* (?=[a-z]+\b)(?!\w+(?:ed|ing|s)\b)/,
    find: 'known',
  },
  {
    id: 'action.nounPlease',
    before: 'action.letMeKnow',
    unless: /\b(?:is|are|was|were|has|have|had|am|will|can|could|would|thanks?)\b|\?/,
    pattern: /^[^.?!]{3,120}\b(?:please|pls|plz)\b/,
    find: 'noun',
  },
  {
    id: 'action.nounWish',
    before: 'action.letMeKnow',
    pattern:
      /^[^.?!]{3,160}\b(?:would (?:be (?:really |so |very |much |absolutely |more than )?(?:great|good|nice|perfect|enough|lovely|wonderful|ideal|super|brilliant|helpful|appreciated|plenty|fine|amazing|useful|welcome|a (?:huge |great |big )?(?:help|relief))|do|help|suffice|save (?:me|us|my)|make (?:the|all the|a big) difference)|is (?:needed|wanted|required|requested|welcome|enough|all (?:i|we) (?:need|want|ask))|(?:needed|wanted|required|requested))\b/,
    find: 'noun',
  },
  {
    id: 'action.nounSought',
    before: 'action.letMeKnow',
    pattern:
      /\b(?:(?:looking|searching|asking|hoping|waiting|begging|here|hunting) for|seeking|in search of|after|on the hunt for|could (?:really |also )?(?:use|do with)|(?:can|could|may|might) (?:i|we) (?:please |also )?(?:get|have|ask for|request|beg for)|any chance (?:of|for)|(?:need|want|like|love|appreciate|welcome|grateful for|glad of|happy about|request|wait on|await(?:ing)?)(?: some| your)?|requires?) (?=[\w' -]{2,})/,
    find: 'noun',
  },
  {
    id: 'action.nounYours',
    before: 'action.letMeKnow',
    pattern:
      /\byour (?=[\w' -]{2,40} (?:is|are) (?:needed|required|wanted|requested|appreciated|missing|welcome)\b)/,
    find: 'noun',
  },
]

/** What English knows for the second look at a draft. */
export const enLater: LaterWords = {
  deedNouns,
  noOrder,
  requests,
  helpers:
    /^(?:the|an?|our|your|another|one of (?:the|our|your)) (?:(?:[\w-]+ )?(?:contact|friend|colleague|sister|brother|wife|husband|neighbour|neighbor|uncle|aunt|cousin|son|daughter|boss|people|network)s? |[\w-]+ (?:from|whose?|that|on (?:duty|call|shift))\b|(?:[\w-]+ )?(?!(?:serv|print|rout|number|ord|pap|lett|fold|err|sens|mot|monit|comput|scann|custom|us|numb|filt|buff|heat|boil|cool|fil|contain|trail|load|build|compil|play|view|brows|schedul|work|oth|wat|pow|tow|count|draw|lev|corn|cov|tim|charg|convert|adapt|connect|generat|elevat|react|vect|edit|fact|col|flo|mirr|transfer|invert|transmitt|receiv|cent|met|charact|head|foot|point|flow|tract|weath|summ|wint|matt)(?:er|or)s?\b)[a-z]{2,}(?:er|or|ist|ian|ant|man|men|woman|women|wife|nurse|chef|cook|guard)s? )/,
  huge: /\b(?:(?:million|thousands of|hundreds of|countless) (?:[\w-]+ ){0,3}?[\w-]+s\b|every [\w-]+ (?:in|on|of|at|across)\b(?! (?:it|this|that|page|row|line|tab|slide|sheet)\b)|(?:build|make|create|write|code|design|develop|set up|need|want|launch)(?: me| us)? (?:an?|our|the|my) (?:(?:brand )?new |own |complete |proper |full )?(?:[\w-]+ )?(?:website|web ?shop|online shop|app|platform|chatbot|crm|erp|thesis|dissertation|intranet|database system|curriculum|textbook)\b(?! (?:\w+ ?)?(?:icon|text|login|link|page|store|review|user|form|title))|(?:learn|teach (?:me|us|him|her)) (?:python|java|statistics|[a-z]+ish|french|german|everything|programming|sql|excel|to code)\b|(?:renovate|retype|repaint|relocate|renegotiate|reorgani[sz]e|digiti[sz]e) (?:the|our|all|my|every|these|those|this|ward|hall)\b|(?:hire|recruit) (?:us |me )?(?:three|four|five|six|seven|eight|nine|ten|a dozen|\d+)\b|write (?:me |us )?(?:an?|the|my|our) (?:[\w-]+ )?(?:novel|book|manual|handbook|opera|screenplay|textbook)\b|(?:replace|exchange) (?:the|our) (?:erp|crm|whole|system|heating|software|network)\b|(?:last|past) (?:\w+teen|\w+ty|ten|twelve|\d\d) years|\d\d+ hours of [\w-]+s?\b|(?:twelve|twenty|\w+ty|\d\d+) (?:binders|books|novels|volumes|folders)\b|prepare the (?:company|hospital|school|department|whole)\b|change the law|law changed|(?:into|through) (?:medical|law) school|climate[- ]neutral|carbon[- ]neutral|(?:to|into) (?:five stars|number one|zero)|(?:all|every|each) (?:two|three|four|five|ten|twenty|\d+|of (?:our|the|them|my))\b|(?:whole|entire) (?:company|ward|building|country|school|department|team|site)\b|[a-z]{3,}s of all (?:the |our )?[\w-]+|the last (?:two|three|four|five|ten|\d+) years|by hand)/g,
  oneDeed:
    /\b(?:print|order|buy|whether|if|why|about|forward|book|reserve|approve|deliver|pick up|bring|how|before|until|when|while|once|after|so|so that|that|because|since|which|where|than|are|is)(?: (?:me|us))?(?: the| our| those| these)? $|\b(?:whether|why|which|because|before|until|since) (?:[\w']+ ){1,5}$/,
  oneThing:
    /^(?:(?:full|complete|entire|whole) (?:name|address|title|text|error|output|log|trace|stack|message|number|week|day|night|morning|afternoon|evening|hour|year|time|term|sentence|line|row|page|path|url|dose|amount|price|quote|citation|caption|reference)\b|(?:rewrite|rebuild|redesign) (?:(?:the|my|our|an?|this|that|your) )?(?:[\w-]+ )?(?:sentence|paragraph|line|row|slide|page|section|clause|step|cell|formula|index|image|query|function|test|file|title|abstract|intro|caption|headline|label|cache|table|chart|mail|button|container|branch)\b|all forms\b|\d[\d.,']* ?(?:mg|g|kg|ml|l|lit(?:re|er)s?|mm|cm|m|km|kwh?|v|w|volts?|watts?|bar|eur|euros?|chf|usd|gbp|dollars|francs|pounds|units|hz|gb|mb|tb|bytes|points?|degrees|rpm|px|pixels|characters|minutes|hours|days|seconds|years|steps)\b)/,
  small:
    /\b(?:sentences?|paragraphs?|lines?|rows?|words?|slides?|pages?|section|clause|step|cell|formula|index|image|films?|account|ticket|query|function|file|folder|title|abstract|intro|caption|headline|label|branch|job|pod|container|cache|button|column|table|chart|letter|mail|template|sketch|wheel|x-?rays?)\b(?! (?:by|in|of) (?:all|every))/,
  ownDuties:
    /^\W*(?:[\w']+ ){0,3}?(?:i|we|they|he|she)(?:'\w+)? (?:[\w']+ ){0,4}?to [a-z]+|^\W*(?:[\w':]+ ){0,5}?i [a-z]+,/,
  takes:
    /(?:\bi(?:'d| would)? (?:guess|say|think|reckon|expect|assume)(?: that)?(?: it(?:'s| is| takes| to take|'ll take)?)?|\b(?:costs?|needs?) (?:you|someone|somebody|anyone)?(?: more than| no more than)?|\byou(?:'d| would|'ll| will)? (?:only |just )?need|(?:^|[,;:–(] ?)(?:under|less than|(?:no|not) (?:more|longer) than|at most|(?:it's|it is|that's|it'd be|a matter of|all in all|time needed:?|effort:?|duration:?)(?: (?:a|about|only|just|maybe|roughly|around))*|about|roughly|maybe|around|perhaps)?|\b(?:done|through|finished|sorted) (?:in|within|after)|\b(?:any|some|who|one)[\w' -]{0,30} with|^\W*ha(?:s|ve) (?:an?|any|some|one|the)\b[\w' -]{2,30})(?: (?:about|only|just|maybe|around|roughly|max|at most))? ?$/,
  ownBound:
    /\b(?:should|will|would|'ll|'d) (?:easily |just |certainly )?(?:be (?:enough|plenty|fine|sufficient)|cover|do\b|suffice)|\b(?:i|we)(?:'d| would)? (?:only |just |really |probably )*(?:need|reckon|guess|think|estimate)\b|^\W*(?:it|that|this)(?:'s| is)? (?:really |only |just )+|\b(?:at most|no more|tops)\b|^(?!\W*(?:the|our|my|an?) )[^.?!]*\b(?:all told|in all|in total|altogether)\b/,
  sessions:
    /^ ?(?:quick |short |little )?(?:stroll|lunch|breakfast|tea|beer|rehearsal|practice|dry[- ]run|listen|proofread|reading|tasting|trial|workshop|inspection|play-?through|thing|q&a|pairing|demo|consultation|visit|ride|hop|shift|sparring|mock|pitch)\b/,
  machine:
    /^ (?:to (?:the|reach|leave)\b|per|from here|later|late|ago|of (?!work|effort|your|time|peace)|until the|left|to go|more|off|away|since|too|delay|wait|outage|downtime|timeout|has|have|was|were|passed)\b/,
  wished:
    /\b(?:want|need|expect|demand|like) (?:everyone|everybody|every [\w-]+|all (?:our|the|of our)|our|the (?:whole|entire)|people|customers) [^.?!]{2,60}?\b(?:\w{3,}ed|better|faster|happier|at zero|to (?:be|speak|love|think|become|feel|know|act))\b|\bmake (?:our|the|my|us|all|everyone|everybody) (?:[\w-]+ ){0,3}?(?:\w+ier|more \w+|faster|smarter|stronger|cheaper|climate[- ]neutral|carbon[- ]neutral|agile|love|smile|proud)\b|\b(?:any|a little|some|every) (?:hints?|help|support|guidance|inspiration|insights?|encouragement|clues?)\W*$|\b(?:helped|supported|guided|encouraged) (?:me|us)(?: \w+){0,2}\W*$|\b(?:people|everybody|everyone|others|you all) (?:shared|would share|could share)\b|\btake the lead (?:on|in)\b|\b(?:fresh|new|creative|bold|innovative|clever) (?:ideas?|thoughts?|input|perspectives?|views?)\b|\blike us to\b|\bwhat(?: is|'s) wrong(?: with (?:it|this|that))?\W*$|\bfor once\W*$|\b(?:double|triple|halve|eliminate) (?:our|the|my) (?:[\w-]+ )?(?:revenues?|sales|costs?|profits?|turnover|churn|output|margins?|customers|reach)\b|\bto be(?:come)? (?:a )?(?:better|more)\b|\b(?:contact|call|message|ping|write to|reach out to|get back to|get in touch with|reply to) me\b(?: back)?(?: please| asap| soon| if you can(?: help)?)?\W*$|\btell (?:me|us) more\b|\bhow (?:it|this|that) (?:all )?works\W*$|\bexplain (?:this|that|it) to (?:me|us)\W*$|\b(?:make sense of|take over) (?:our|my|the) [\w-]+(?: for a (?:while|bit))?\W*$|\bkeep the \w+ clean\b|\b(?:something|thing) (?:from|about|with) (?:yesterday|last week|the|my|our)\b/,
  many: /\b(?:[2-9]\d|dozens of|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?!min|hour|day|week|month|year|per ?cent|euro|dollar|franc|pound)(?:[\w-]+ ){0,2}?(?!minutes|hours|days|weeks|months|years)[a-z-]{3,}s\b/,
  howTo:
    /^\W*(?:(?:and|so|but|hi|hello)\W+)?(?:how (?:can|do|could|should|would|to) (?:i|we|you|one)\b(?!.*\b(?:can|could|would) (?:you|some|any))|can (?:i|we) (?:(?:make|force|stop|block|prevent) (?!some|the \w+ and)[\w'-]+ (?:to |from )?[a-z]+\b|get [\w'-]+ to (?!the\b|an?\b|my\b|our\b)[a-z]+ (?:every|all|my|the|its|an?|me|by|it)|see (?:who|what|which|when|if|whether)\b))/,
  risky:
    /\b(?:write|admin\w*|root|sudo|full|owner|super-?user|production|elevated)[\w -]{0,14} (?:access|rights?|permissions?|privileges?|password|account|role|credentials|login)\b|\bsudo\b|\b(?:password|credentials|login|keys?) (?:of|to|for) (?:the )?(?:\w+ )?(?:prod\w*|admin|root|system|database|server|timetable|payroll)|\b(?:complete|full|entire|whole) (?:\w+ )?(?:table|database|db|export|dump|list|directory|archive|history|mailbox)\b|\b(?:disable|turn off|switch off|bypass|remove|deactivate|skip|lift|ignore) (?:the |all |our |my )?(?:[\w-]+ )?(?:firewall|anti-?virus|scanner|2fa|mfa|two-factor|proxy|backups?|logging|certificate|policy|checks?|filter|approval|encryption|tests?|alarm|limits?|quota|password)\b/,
  complaint:
    /^\W*(?:(?:but|and|seriously|honestly|so|really),? )?(?:(?:does|do) (?:any(?:one|body)|no ?(?:one|body)|you people) (?:\w+ ){0,2}(?:care|listen|give a|bother|even)\b|(?:can|would|could) you (?:believe|imagine)\b|are you (?:kidding|serious|all)\b|would it (?:kill|hurt)\b|(?:can|could) (?:this|it|that|things|the [\w-]+)(?: [\w-]+)? (?:be|get) any \w+er\b|(?:i (?:really )?wish|if only) (?:some|any|no|one|people|they|the)|wouldn't it be (?:nice|great|lovely|something)\b|do i (?:really )?(?:have|need) to\b|whose (?:idea|bright)\b|is it too much\b|do (?:they|you) (?:even|ever)\b|look at this (?:mess|circus)\b|(?:let me|let's) (?:just )?(?:say|be honest|face it|hope)\b|how about we (?:all )?(?:just )?stop\b|i (?:guess i |really |probably )?(?:should|could|might|ought to)(?: \w+)? (?:ask|let|get) (?:some|any)|i(?:'d| would)? (?:never|hardly|rarely|wouldn't|don't like to|hate to) (?:ask|let|want)\b|i could (?:really )?use a (?:break|holiday|vacation|coffee|drink|hug|nap|rest|day off)|(?:when|how long) (?:will|does|is|until) (?:this|it|that|they|someone|somebody|anyone)\b.{0,30}\b(?:finally|ever|stop|end|wake|learn|notice|fix)|(?:how many|how often|how much) (?:more )?(?:times|longer|do i|must i)\b|what(?:'s| is) (?:going on|wrong) with\b|(?:thank you|thanks|congratulations|bravo|well done|great)(?: [\w']+){0,4} (?:whoever|who)\b|why (?:on earth|the hell|do i even|is it always|does no ?(?:one|body)|do we (?:even|always|still))\b|what (?:on earth|the hell)\b|(?:is|are) (?:no ?(?:one|body)|any(?:one|body)) (?:\w+ )?(?:responsible|in charge|listening|awake|alive|thinking)\b|who (?:on earth|in their right mind|the hell)\b|what(?:'s| is) (?:wrong with|the point)\b|how (?:hard|difficult) can it be\b|am i the only\b|is this (?:a joke|serious|really)\b|i(?:'\w+)?(?: (?!you|some|any|one)[a-z]+){0,2} to help\b|please,? (?:tell me (?:this|i'm|that)|no (?:more|other)|not again)\b|(?:(?:can|could|would|will) )?(?:some(?:one|body)|any(?:one|body)|you)(?: please)? (?:explain|tell)\b.{0,12} why .*!|let (?:them|him|her|management) [a-z]+ .*\b(?:themselves|himself|herself|for once)\b|(?:participants?|volunteers?|testers|test persons|subjects) (?:wanted|needed|sought)\b[^\d,:]{0,30}$|(?:we're |we are |i'm |i am )?(?:looking for|seeking) (?:participants?|volunteers?|testers|test persons|subjects)(?: for [^\d,:]{0,30})?$|any(?:one|body)(?: here)? (?:good|fit|experienced) (?:at|with|in) [\w.+#-]+\W*$|[a-z-]+ #?\d[\w-]* (?:is |was |has )?(?:still|not|again|never|missing|gone|lost|wrong|late|overdue|unpaid|down|broken|stuck|failed)\b(?!.*(?:\?|\bpl(?:ease|s|z)\b))|if you (?:need|want) (?:anything|something|help|me|support)\b)|\b(?:don't|do not|never|didn't) (?:like|wish|dare|want) to (?:let|ask|burden|disappoint)\b(?!.*(?:\b(?:can|could|would|might|please)\b|\?))|\bi (?:said|promised|agreed|offered)(?: \w+)?(?: that)? (?:i'd|i would|i'll|to)\b|\bfeels (?:wrong|strange|odd|weird) (?:when|to)\b/,
  rantQuestion:
    /^\W*(?:(?:but|and|seriously|honestly|so|really),? )?(?:why (?:do|does|is|are|must|can't|can) (?:we|they|it|nobody|the|this|everyone)\b|(?:how (?:can|could|is|come)|(?:has|have|did) (?:any(?:one|body)|you) (?:ever|even|actually)|who (?:thought|decided|came|approved|needs|designed|invented)|what kind of|when (?:will|is|does)|where is the (?:logic|respect|point)|does any(?:one|body) (?:even|actually|ever)|is it (?:so|too|really))\b)/,
}
