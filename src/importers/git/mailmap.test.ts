import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { handMade, runGit } from './fixtures/hand-made.ts'
import { Mailmap } from './mailmap.ts'

const MAP = `# people who changed their names or addresses
Ada Lovelace <ada@old.example>
<ben@example.org> <BEN@old.example>
Chidi Anagonye <chidi@example.org> <chidi@old.example>
Dana Scully <dana@example.org> Dana <shared@example.org>
Emre Tan <emre@example.org> EMRE <shared@example.org>
Farah Haddad <farah@example.org>   <farah@old.example>   # moved
Goran One <goran@old.example>
Goran Two <goran@old.example>
 Hana Kimura <hana@old.example>

no address at all
Ines <ines@example.org> <
`

test('says of each name and address what git itself says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'askwell-mailmap-'))
  await handMade(folder, [], { mailmap: MAP })
  const mentions = [
    ['ada', 'ada@old.example'],
    ['Ada', 'ADA@OLD.example'],
    ['ben', 'ben@old.example'],
    ['c', 'chidi@old.example'],
    ['Dana', 'shared@example.org'],
    ['emre', 'shared@example.org'],
    ['Somebody Else', 'shared@example.org'],
    ['f', 'farah@old.example'],
    ['g', 'goran@old.example'],
    ['h', 'hana@old.example'],
    ['i', 'ines@example.org'],
    ['Jonas', 'jonas@example.org'],
  ] as const
  const contacts = mentions.map(([name, email]) => `${name} <${email}>`)
  const said = await runGit(folder, ['check-mailmap', ...contacts])
  const map = new Mailmap(MAP)
  const ours = mentions.map(([name, email]) => map.resolve({ name, email }))
  expect(ours.map(({ name, email }) => `${name} <${email}>`)).toEqual(said.split('\n'))
  await rm(folder, { recursive: true })
})
