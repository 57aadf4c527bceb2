import { type AskWords, type RequestRule, words } from '../language.ts'

const requests: readonly RequestRule[] = [
  {
    id: 'action.modal',
    pattern:
      /\b(?:peux|peut|pouvez|pourrais|pourrait|pourriez|pourraient|saurais|sauriez|voudrais|voudriez|veux|voulez)(?: ?-? ?(?:tu|vous|on|il))?(?: quelqu'un| l'un de vous)?(?: s'il (?:te|vous) plaît| svp| stp)?(?: me| m'| nous| le| la| les)? /,
    find: 'later',
  },
  {
    id: 'action.who',
    pattern:
      /\b(?:qui|quelqu'un|est ce que quelqu'un|est-ce que quelqu'un) (?:pourrait|peut|aurait|saurait|voudrait|veut|sait)\b/,
    find: 'later',
  },
  {
    id: 'action.mind',
    pattern:
      /\b(?:merci de|serait il possible de|est il possible de|serait-il possible de|est-il possible de|prière de|le temps de|minutes pour|quart d'heure pour|heure pour)\b/,
    find: 'later',
  },
  {
    id: 'action.need',
    pattern:
      /\b(?:j'ai besoin|il me faut|nous avons besoin|il nous faut|je cherche|nous cherchons|j'aurais besoin) (?:de |d')?(?!aide|soutien)/,
    find: 'thing',
    verb: 'donner',
  },
  {
    id: 'action.introduce',
    pattern: /\bconnaî(?:t|tre|ssez|trait)[^?]{0,20}\bquelqu'un\b/,
    find: 'thing',
    verb: 'présenter',
  },
  {
    id: 'action.ideas',
    pattern: /\b(?:idées?|avis|conseils?|suggestions?|retours?|qu'en pensez)\b/,
    find: 'question',
    most: 1,
  },
  { id: 'action.help', pattern: /\b(?:aide|aider|aidez|soutien|coup de main)\b/, find: 'question', most: 1 },
  {
    id: 'action.question',
    pattern:
      /(?:^|[,:;–-] ?|\b(?:et|mais|bonjour|salut) )(?:est ce que|est-ce que|qui|que|quoi|quel(?:le)?s?|où|quand|comment|pourquoi|combien|faut|y a|a t|a-t|sait|connaî\w+|avez|as)\b[^?]*\?/,
    find: 'question',
    most: 1,
  },
]

/** French words for asking. A first set: enough for marks, less than English has. */
export const frAsk: AskWords = {
  requests,
  helpers:
    /\b(?:équipe|collègue|personne|service|quelqu'un|qui|vous|tu|juridique|rh|achats|ventes|comptabilité|support)\b/,
  verbs: words(
    'vérifier relire lire regarder montrer expliquer dire envoyer transmettre donner prêter confirmer valider signer contresigner choisir décider présenter appeler inscrire réserver commander traduire échanger remplacer venir tester relancer redémarrer supprimer créer installer comparer chercher trouver discuter calculer écrire modifier corriger compléter passer partager indiquer répondre accompagner jeter ajouter résumer préciser rappeler compter réparer fournir copier',
  ),
  generic: words('aider soutenir conseiller réfléchir contribuer participer'),
  light: words('donner faire dire envoyer venir passer'),
  quick: words(
    'vérifier envoyer confirmer valider dire indiquer signer choisir transmettre prêter montrer répondre relire',
  ),
  big: words('réécrire refondre migrer'),
  adverbs: words("peut-être svp stp vite rapidement me m' nous aussi encore juste"),
  notBefore: words('le la les un une des du de mon ma mes notre votre au aux dans sur'),
  stop: words(
    "le la les l' un une des du de d' et ou mais si que qui quoi quel quelle où quand comment pourquoi je j'ai tu il elle on nous vous ils elles me te se mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette ces est sont était suis es a ai as avez avons ont pas ne non oui pour par sur dans avec sans sous en au aux à y bonjour salut merci svp stp s'il plaît quelqu'un peut peux pourrait pourriez pourrais très aussi encore plus",
  ),
  vague: words(
    'chose choses tout rien problème problèmes projet sujet question questions aide idée idées avis temps moment minute minutes heure',
  ),
  quantifiers: words('vos tes un une des de votre ton quelques me nous'),
  reasons: [
    {
      id: 'reason.because',
      pattern:
        /\b(?:car|parce qu[e']|puisqu[e']|afin d[e']|afin que|pour que|sinon|à cause d[eu']|comme (?:je|nous|le|la)|faute de quoi|c'est pour)\b/,
    },
    {
      id: 'reason.goal',
      pattern: /\b(?:je (?:dois|veux|voudrais|souhaite)|nous (?:devons|voulons)|il faut que)\b/,
    },
  ],
  stakes: [
    {
      id: 'stake.waiting',
      pattern:
        /\b(?:attend(?:ent|s)?|bloqu\w+|expire|perdre|risque|clients? \w+|patients? \w+|échéance|audit|conseil d'administration|part demain)\b/,
    },
  ],
  hints: [{ id: 'hint.want', pattern: /\b(?:perdu|coincé|débordé|inquiet|j'espère)\w*\b/ }],
  blocks: [
    {
      id: 'block.broken',
      pattern:
        /\b(?:erreur|panne|ne (?:marche|fonctionne|trouve|sais|peux|comprends)|n'arrive|n'ai (?:pas|aucun)|bloqué\w*|coincé\w*|manque|échoue|plante)\b[^.?!]*/,
    },
  ],
  beneficiary:
    /\b(?:(?:nos|mes|les|la|le) )?(?:clients?|clientes?|patients?|élèves|parents|auditeurs?|utilisateurs|visiteurs|conseil d'administration)\b/,
  tried:
    /\b(?:j'ai|nous avons) (?:déjà )?(?:essayé|vérifié|comparé|lu|cherché|testé|redémarré|demandé|regardé)\b[^.?!]*/,
  suffices:
    /^,? (?:suffit|suffirait|serait (?:parfait|bien|idéal|super)|me va|convient|ira(?:it)?)(?![\p{L}])/u,
  gathering: /^ ?(?:réunion|présentation|examen|audit|entretien|atelier|séance)/,
  recurring: /\b(?:chaque|toujours|tous les|toutes les)\b/,
  past: /\b(?:hier|était|étaient|avait|avaient|dernière?s?|depuis|il y a)\b/,
  answer: /\b(?:oui ou non|oui\/non|un mot|une phrase|un lien|un nom|réponse courte|suffit|suffirait)\b/,
  wish: /\b(?:besoin|faut|suffit|serait (?:parfait|super|idéal|bien|génial)|idéalement|au plus tard|avant|d'ici)\b/,
  fact: /^\W*(?:\S+ ){0,3}?(?:qui|où|quand|quel\w*)\b/,
  tail: /, (?:je|nous|il|elle|le client|la cliente)\b[^.?!]{4,}/,
  apology:
    /\b(?:désolée?s?|pardon|excusez|excuse[sz]?(?: moi)?|navrée?|question (?:bête|stupide)|déranger)\b/g,
  rant: /\b(?:cauchemar|ridicule|nul|n'importe quoi|ras le bol|catastrophe)\b|!{2,}|\?!/g,
  diffuse: /\b(?:tout le projet|tout ça|en général|globalement|n'importe quoi)\b/,
  huge: /\b(?:tous les \w+|toutes les \w+|l'ensemble \w+|entier\w*|\d{3,} \w+)\b/g,
  mechanism: /^(?:comment (?:faire|puis|je|on)|y a-t-il (?:un moyen|une façon))\b/,
  lasting: /(?:valable|ouvert|fermé|absente?|congé|dure|malade)[^.,;]{0,12}$/,
  eventLimit: /\bavant (?:la|le|l'|ma|mon|notre) ?[\p{L}-]{3,}/u,
  sessions: /^ ?(?:d'appel|de discussion|au téléphone|de café|de réunion)\b/,
  takes:
    /(?:ça|cela) (?:ne )?(?:prend|prendra|prendrait)(?: (?:environ|juste|seulement|au plus|que|pas plus de))* ?$/,
  tells: /(?:expliqu|montr|dire|dis|racont|présent|guid|aid|résum|parcour)\p{L}*[^.?!;:]*$/u,
  machine: /^ (?:par\b|chaque)/,
  notEffort:
    /(?:(?<!\p{L})(?:toutes les|tous les|chaque|après|depuis|il y a|pendant|attendu|dure|duré|de|sur|sous|dans|d'ici)\s*)$/u,
  effort:
    /(?<!\p{L})(?:temps|environ|maximum|max|suffisent|suffit|appel|café|discussion|prend|prendrait|pour|au total|pas plus|juste|aurait|aurais|auriez|consacrer|accorder)(?!\p{L})/u,
}
