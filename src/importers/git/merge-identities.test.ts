import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SamePeople } from '../contract/gather.ts'
import { foldName, MergeIdentities } from './merge-identities.ts'

const mention = (text: string) => {
  const [, name = '', email = ''] = /^(.*?) ?<(.*)>$/.exec(text) ?? []
  return { name, email }
}
const keysOf = (merge: MergeIdentities, ...texts: string[]) =>
  texts.map((text) => merge.see(mention(text))?.key)

test('the same address is the same person, whatever the name and the case', () => {
  const keys = keysOf(new MergeIdentities(), 'Ada Lovelace <ada@example.org>', 'ada <ADA@Example.org>')
  expect(keys).toEqual(['ada@example.org', 'ada@example.org'])
})

test('the same full name is the same person, in any case, with and without accents, first or last name first', () => {
  const names = ['Inés Duarte <ines@a.example>', 'INES DUARTE <i@b.example>', 'Duarte, Inés <ines@c.example>']
  expect(new Set(keysOf(new MergeIdentities(), ...names)).size).toBe(1)
})

test('a first name alone unites nobody', () => {
  const keys = keysOf(new MergeIdentities(), 'Ben <ben@a.example>', 'Ben <ben@b.example>', 'Ben <>')
  expect(keys).toEqual(['ben@a.example', 'ben@b.example', undefined])
})

test('an address that anybody could have unites nobody', () => {
  const merge = new MergeIdentities()
  const keys = keysOf(merge, 'Ada Lovelace <root@localhost>', 'Ben Okri <root@localhost>', 'x <none@none>')
  expect(keys).toEqual(['name:ada lovelace', 'name:ben okri', undefined])
})

test('two keys that turn out to be one person are told as the same, and the older stays', () => {
  const merge = new MergeIdentities()
  const early = merge.see(mention('Ada Lovelace <ada@work.example>'))
  const late = merge.see(mention('ada <ada@home.example>'))
  merge.discoveries()
  merge.see(mention('Ada Lovelace <ada@home.example>'))
  expect([early?.key, late?.key]).toEqual(['ada@work.example', 'ada@work.example'])
  expect(merge.discoveries()).toEqual([
    { kind: 'same', key: 'ada@home.example', as: 'ada@work.example' },
    {
      kind: 'person',
      person: {
        key: 'ada@work.example',
        name: 'Ada Lovelace',
        email: 'ada@work.example',
        aliases: ['ada@home.example'],
      },
    },
  ])
})

test('a private forwarding address gives way to one that reaches the person', () => {
  const merge = new MergeIdentities()
  keysOf(merge, 'Ada Lovelace <1+ada@users.noreply.github.com>', 'Ada Lovelace <ada@example.org>')
  const last = merge.discoveries().at(-1)
  expect(last).toMatchObject({
    person: { email: 'ada@example.org', aliases: ['1+ada@users.noreply.github.com'] },
  })
})

test('people of an earlier read keep their keys', () => {
  const known = { key: 'p7', name: 'Ada Lovelace', aliases: ['ada@old.example'], otherNames: ['Ada King'] }
  const merge = new MergeIdentities([known])
  const seen = ['ada <ada@old.example>', 'Ada Lovelace <x@new.example>', 'Ada King <y@new.example>']
  expect(keysOf(merge, ...seen)).toEqual(['p7', 'p7', 'p7'])
})

test('thousands of people chained into one take no deep stack', () => {
  const merge = new MergeIdentities()
  for (let n = 20_000; n > 0; n--) keysOf(merge, `Link ${n} <${n}@example.org>`)
  for (let n = 20_000; n > 1; n--) keysOf(merge, `Link ${n} <${n - 1}@example.org>`)
  expect(new Set(keysOf(merge, 'Link 20000 <1@example.org>', 'Link 1 <20000@example.org>')).size).toBe(1)
})

test('whatever the order, those who share an address or a full name end as one person, and nobody else does', () => {
  const name = fc.constantFrom('Ada King', 'Ben Okri', 'Chidi Obi', 'Dana Roy', 'Emre Tan', '')
  const email = fc.constantFrom('a@x.org', 'b@x.org', 'c@x.org', 'd@x.org', 'e@x.org', '')
  fc.assert(
    fc.property(fc.array(fc.record({ name, email }), { maxLength: 14 }), (mentions) => {
      const merge = new MergeIdentities()
      const told = new SamePeople()
      const first = mentions.map((each) => merge.see(each)?.key)
      for (const discovery of merge.discoveries()) told.take(discovery)
      const groups = connect(mentions)
      for (let one = 0; one < mentions.length; one++) {
        for (let other = 0; other < one; other++) {
          const [a, b] = [first[one], first[other]]
          if (a === undefined || b === undefined) continue
          expect(told.keyOf(a) === told.keyOf(b)).toBe(groups[one] === groups[other])
        }
      }
      for (const key of first) if (key !== undefined) expect(told.people.has(told.keyOf(key))).toBe(true)
    }),
  )
})

/** The plain way: join groups until nothing changes. */
function connect(mentions: readonly { name: string; email: string }[]): number[] {
  const groups = mentions.map((_, at) => at)
  for (let round = 0; round < mentions.length; round++) {
    mentions.forEach((one, a) => {
      mentions.forEach((other, b) => {
        const same =
          (one.name !== '' && one.name === other.name) || (one.email !== '' && one.email === other.email)
        if (same) groups[a] = groups[b] = Math.min(groups[a] ?? a, groups[b] ?? b)
      })
    })
  }
  return groups
}

test('a name that stands for nobody is no full name', () => {
  for (const name of ['Your Name', 'unknown author', 'John Doe', 'ada', '', '   ', 'x'.repeat(200)]) {
    expect(foldName(name)).toBe('')
  }
  expect(foldName('王小明')).toBe('王小明')
})
