/**
 * What a role says about the next ask. *Helped* is what we predict: they gave help, review or advice, or said
 * that they can. *Made* is knowledge without proof of helping. *Asked* and *saw* (reporters, testers) had the
 * trouble, not the answer: they count for nothing, but an asker has a tie to who helped.
 */
export type RoleClass = 'made' | 'helped' | 'asked' | 'saw'

const MADE = new Set(['author', 'wrote', 'committer', 'member'])
const ASKED = new Set(['asker'])
const SAW = new Set(['reporter', 'tester', 'cc', 'reader', 'mentioned'])

/**
 * The class of a role. Roles that we don't know (an importer may bring its own) count as helped, because
 * whoever names a role of their own names people who can help.
 *
 * @param role any spelling; compared in lower case
 * @example roleClass('reviewer')  // 'helped'
 */
export function roleClass(role: string): RoleClass {
  const known = role.toLowerCase()
  if (MADE.has(known)) return 'made'
  if (ASKED.has(known)) return 'asked'
  return SAW.has(known) ? 'saw' : 'helped'
}
