import { useState } from 'react'
import type { PersonView } from '#features/people/schema.ts'
import { Button } from '#kit/button/button.tsx'
import { Field, FieldFrame } from '#kit/field/field.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { useText } from '#kit/text/text.tsx'
import styles from './admin.module.css'
import { saidProblem } from './said-problem.ts'
import { useAdminPerson, useChangePerson, useSignInLink } from './use-admin.ts'

const ROLES = ['member', 'lead', 'admin'] as const

/** One account: its facts, role, whether it is in use, and a way in where no mail arrives. */
export function PersonSheet({ personId, onClose }: { personId: string | undefined; onClose: () => void }) {
  const t = useText()
  const person = useAdminPerson(personId)
  return (
    <Sheet
      open={personId !== undefined}
      onClose={onClose}
      title={person.data?.name ?? t('operations.ui.people.person')}
      closeLabel={t('operations.ui.close')}
    >
      {person.data && <Account key={person.data.id} person={person.data} />}
      {person.isError && <p className={styles.problem}>{saidProblem(person.error, t)}</p>}
    </Sheet>
  )
}

function Account({ person }: { person: PersonView }) {
  const t = useText()
  const change = useChangePerson(person)
  const left = (person.leftAt ?? null) !== null
  return (
    <div className={styles.stack}>
      <Facts person={person} />
      <FieldFrame label={t('operations.ui.people.role')} hint={t('operations.ui.people.role.hint')}>
        {(control) => (
          <select
            {...control}
            className={styles.select}
            value={person.role}
            onChange={(event) => {
              const role = ROLES.find((one) => one === event.currentTarget.value)
              if (role !== undefined) change.mutate({ role })
            }}
          >
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`operations.ui.people.role.${role}`)}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      {change.isError && (
        <p className={styles.problem} role="alert">
          {saidProblem(change.error, t)}
        </p>
      )}
      {!left && <WayIn person={person} />}
      <div className={styles.stack}>
        <p className={styles.quiet}>{t('operations.ui.people.leave.what', { left: String(left) })}</p>
        <p>
          <Button
            kind={left ? 'outline' : 'stop'}
            busy={change.isPending}
            onClick={() => change.mutate({ left: !left })}
          >
            {t(left ? 'operations.ui.people.return' : 'operations.ui.people.leave')}
          </Button>
        </p>
      </div>
    </div>
  )
}

function Facts({ person }: { person: PersonView }) {
  const t = useText()
  const { email, team, title, manager } = person
  const facts = [
    ['mail', email],
    ['team', team?.name],
    ['title.of', title],
    ['manager', manager?.name],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name} className={styles.fact}>
              <dt>{t(`operations.ui.people.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function WayIn({ person }: { person: PersonView }) {
  const t = useText()
  const link = useSignInLink(person.id)
  const [copied, setCopied] = useState(false)
  const url = link.data === undefined ? '' : location.origin + link.data.path
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
  }
  return (
    <div className={styles.stack}>
      <p className={styles.quiet}>{t('operations.ui.people.link.what')}</p>
      {url === '' ? (
        <p>
          <Button busy={link.isPending} onClick={() => link.mutate()}>
            {t('operations.ui.people.link')}
          </Button>
        </p>
      ) : (
        <>
          <Field
            label={t('operations.ui.people.link.label')}
            hint={t('operations.ui.people.link.hint', { name: person.name })}
            readOnly
            value={url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <p>
            <Button onClick={() => void copy()}>
              {t(copied ? 'operations.ui.people.link.copied' : 'operations.ui.people.link.copy')}
            </Button>
          </p>
        </>
      )}
      {link.isError && <p className={styles.problem}>{saidProblem(link.error, t)}</p>}
    </div>
  )
}
