import { Link } from '@tanstack/react-router'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { classNames } from '#kit/class-names.ts'
import { ClosenessSign } from '#kit/closeness-sign/closeness-sign.tsx'
import { useText } from '#kit/text/text.tsx'
import type { Clock } from '#kit/time/when.ts'
import { signOf, type Known } from './known.ts'
import styles from './known-row.module.css'
import { ReasonWithSource } from './source.tsx'

/** Somebody who knows, with every reason and the way to what it rests on. */
export function KnownRow({
  known,
  clock,
  current,
  onLook,
}: {
  known: Known
  clock: Clock
  /** the one that the card beside the list is about */
  current: boolean
  onLook: () => void
}) {
  const t = useText()
  const { person, reasons, route, room } = known
  const closeness = signOf(known)
  return (
    <li className={classNames(styles.row, current && styles.current)}>
      <Avatar name={person.name} tone="help" />
      <div className={styles.words}>
        <Link
          to="/people/$personId"
          params={{ personId: person.id }}
          className={styles.name}
          data-list-row=""
          onFocus={onLook}
          onPointerEnter={onLook}
        >
          {person.name}
        </Link>
        <p className={styles.place}>{[person.title, person.team].filter(Boolean).join(', ')}</p>
        <div className={styles.reasons}>
          {reasons.slice(0, 3).map(({ text, evidenceId }) => (
            <ReasonWithSource key={text} text={text} evidenceId={evidenceId} clock={clock} />
          ))}
          {reasons.length === 0 && <p className={styles.place}>{t('evidence.ui.people.profile')}</p>}
          {room === 'full' && <p className={styles.place}>{t('evidence.ui.people.full')}</p>}
        </div>
      </div>
      {closeness !== 'none' && (
        <ClosenessSign
          closeness={closeness}
          label={t(`evidence.ui.closeness.${route === 'direct' ? closeness : route}`)}
        />
      )}
    </li>
  )
}
