import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '#kit/button/button.tsx'
import { useClient } from '#kit/client/client.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { Field, FieldFrame } from '#kit/field/field.tsx'
import { useText } from '#kit/text/text.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import type { MeView } from '../../schema.ts'
import { Removable } from './removable.tsx'
import { Section } from './section.tsx'
import styles from './settings-parts.module.css'
import type { MeChange } from './use-reach.ts'

type Part = { me: MeView; change: (changes: MeChange) => void }

/** Public holidays of a place, and one's own days: on none of them anything comes. */
export function DaysOff({ me, change }: Part) {
  const t = useText()
  const next = me.nextDaysOff.map((date) => sayDate(date, t.language))
  return (
    <Section title={t('reach.ui.days')} what={t('reach.ui.days.what')}>
      <HolidayPlace me={me} change={change} />
      {next.length > 0 && (
        <p className={styles.quiet}>
          {t('reach.ui.days.next', { dates: new Intl.ListFormat(t.language).format(next) })}
        </p>
      )}
      <OwnDays me={me} change={change} />
      <CalendarFile />
    </Section>
  )
}

function HolidayPlace({ me, change }: Part) {
  const t = useText()
  const client = useClient()
  const { data: places = [] } = useQuery({
    queryKey: ['holidayPlaces'],
    queryFn: async ({ signal }) => (await client.call('reach.holidayPlaces', {}, { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const names = new Intl.DisplayNames(t.language, { type: 'region' })
  const sorted = places
    .map(({ place, regions }) => ({ place, regions, name: names.of(place) ?? place }))
    .toSorted((a, b) => a.name.localeCompare(b.name, t.language))
  const regions = places.find(({ place }) => place === me.holidays?.place)?.regions ?? []
  return (
    <div className={styles.pair}>
      <FieldFrame label={t('reach.ui.days.place')}>
        {(control) => (
          <select
            {...control}
            className={styles.select}
            value={me.holidays?.place ?? ''}
            onChange={({ currentTarget: { value } }) =>
              change({ holidays: value === '' ? null : { place: value, region: null } })
            }
          >
            <option value="">{t('reach.ui.days.none')}</option>
            {sorted.map(({ place, name }) => (
              <option key={place} value={place}>
                {name}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      {me.holidays !== null && regions.length > 0 && (
        <FieldFrame label={t('reach.ui.days.region')}>
          {(control) => (
            <select
              {...control}
              className={styles.select}
              value={me.holidays?.region ?? ''}
              onChange={({ currentTarget: { value } }) =>
                change({ holidays: { place: me.holidays?.place ?? '', region: value === '' ? null : value } })
              }
            >
              <option value="">{t('reach.ui.days.everywhere')}</option>
              {regions.map(({ region, name }) => (
                <option key={region} value={region}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
      )}
    </div>
  )
}

const SHOWN = 24

function OwnDays({ me, change }: Part) {
  const t = useText()
  const [date, setDate] = useState('')
  const without = (gone: string) => me.daysOff.filter((one) => one !== gone)
  return (
    <>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault()
          if (date !== '') change({ daysOff: [...without(date), date] })
          setDate('')
        }}
      >
        <Field
          label={t('reach.ui.days.own')}
          type="date"
          value={date}
          onChange={(event) => setDate(event.currentTarget.value)}
        />
        <Button type="submit" disabled={date === ''}>
          {t('reach.ui.days.add')}
        </Button>
      </form>
      {me.daysOff.length > 0 && (
        <ul className={styles.chips}>
          {me.daysOff.slice(0, SHOWN).map((one) => (
            <Removable
              key={one}
              label={sayDate(one, t.language)}
              removeLabel={t('reach.ui.remove', { what: sayDate(one, t.language) })}
              onRemove={() => change({ daysOff: without(one) })}
            />
          ))}
          {me.daysOff.length > SHOWN && (
            <li className={styles.quiet}>{t('reach.ui.days.more', { count: me.daysOff.length - SHOWN })}</li>
          )}
        </ul>
      )}
    </>
  )
}

/** A file from any calendar: its all-day dates are taken, and nothing else of it leaves this page for good. */
function CalendarFile() {
  const t = useText()
  const client = useClient()
  const queries = useQueryClient()
  const { show } = useToasts()
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    try {
      queries.setQueryData(['me'], await client.call('reach.takeCalendar', { ics: await file.text() }))
      show({ text: t('reach.ui.days.taken'), seconds: 5 })
    } catch (error) {
      const said = isProblem(error) ? [error.detail, error.next].filter(Boolean).join(' ') : ''
      show({ text: said || t('reach.ui.failed') })
    }
  }
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept=".ics,text/calendar"
        hidden
        aria-label={t('reach.ui.days.file')}
        onChange={({ currentTarget }) => {
          void take(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>{t('reach.ui.days.file')}</Button>
      <p className={styles.quiet}>{t('reach.ui.days.fileWhat')}</p>
    </div>
  )
}

function sayDate(date: string, language: string): string {
  const format = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, format).format(
    Date.parse(`${date}T00:00:00Z`),
  )
}
