import { expect, test } from 'vitest'
import { DAY, instant } from '#engine/time/instant.ts'
import { MostActive } from './active.ts'
import { People } from './people.ts'

const NOW = instant(20_000 * DAY)

/** Person number n helped n + 1 times. */
function crowd(count: number): People {
  const people = new People()
  for (let person = 0; person < count; person += 1) {
    people.intern(`p${String(person).padStart(4, '0')}`)
    for (let times = 0; times <= person; times += 1) people.addActivity(person, 'helped', NOW)
  }
  return people
}

const everybody = () => true

test('the most active are the same at the first ask and at later ones', () => {
  const people = crowd(300)
  const active = new MostActive()
  const first = active.best(people, 3, everybody)
  expect([...first]).toEqual([299, 298, 297])
  expect(active.best(people, 3, everybody)).toEqual(first)
  expect(active.best(people, 3, everybody)).toEqual(first)
})

test('where all of the busiest may not be asked, the next ones take their places', () => {
  const people = crowd(300)
  const active = new MostActive()
  for (let ask = 0; ask < 3; ask += 1) {
    expect([...active.best(people, 2, (person) => person < 100)]).toEqual([99, 98])
  }
})

test('new help counts at the next ask', () => {
  const people = crowd(200)
  const active = new MostActive()
  active.best(people, 1, everybody)
  active.best(people, 1, everybody)
  for (let times = 0; times < 400; times += 1) people.addActivity(5, 'helped', NOW)
  expect([...active.best(people, 1, everybody)]).toEqual([5])
})
