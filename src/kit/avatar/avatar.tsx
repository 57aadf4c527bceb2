import { classNames } from '#kit/class-names.ts'
import styles from './avatar.module.css'
import { initialsOf } from './initials.ts'

export type AvatarTone = 'plain' | 'ask' | 'help'

/** A person's initials. Decoration: the name always stands beside it. An unnamed person is a question mark. */
export function Avatar({
  name,
  tone = 'plain',
  size = 'normal',
}: {
  name: string | undefined
  tone?: AvatarTone
  size?: 'small' | 'normal' | 'large'
}) {
  return (
    <span className={classNames(styles.avatar, styles[tone], styles[size])} aria-hidden="true">
      {name === undefined ? '?' : initialsOf(name)}
    </span>
  )
}
