import type { Text } from '#kit/text/text.tsx'

const KNOWN = new Set(['author', 'helper', 'reviewer', 'reporter', 'committer', 'asker', 'owner', 'offers'])

/** What somebody did in a piece, in words; a role that only its importer knows is said as it is. */
export function sayRole(role: string, t: Text): string {
  return t(KNOWN.has(role) ? `evidence.ui.role.${role}` : 'evidence.ui.role.other', { role })
}
