import type { Rule } from '../finding.ts'

const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'MPL-2.0',
  'Unlicense',
  'PSF-2.0',
  'Zlib',
  'CC-BY-3.0',
  'PostgreSQL',
])
const LOCK = 'package-lock.json'

interface LockEntry {
  readonly license?: string
  readonly link?: boolean
}

export const licences: Rule = {
  name: 'licences',
  says: 'Every installed package has a licence that Apache-2.0 software may ship with.',
  *find(project) {
    const text = project.text(LOCK)
    if (!text) return
    const { packages = {} } = JSON.parse(text) as { packages?: Record<string, LockEntry> }
    for (const [folder, { license, link }] of Object.entries(packages)) {
      if (folder === '' || link || (license && isAllowed(license))) continue
      const name = folder.replace(/^.*node_modules\//, '')
      yield { path: LOCK, line: 0, message: `${name}: ${license ?? 'no licence'} is not on the allow-list` }
    }
  },
}

/**
 * Whether an SPDX expression leaves us a way that is allowed: any side of OR, every side of AND.
 *
 * @example isAllowed('(MIT OR EUPL-1.1+)')  // true
 */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, ' ').trim()
  return bare.split(/\s+OR\s+/).some((way) => way.split(/\s+AND\s+/).every((id) => ALLOWED.has(id.trim())))
}
