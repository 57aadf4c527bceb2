import type { Text } from '#kit/text/text.tsx'

/**
 * One honest sentence on why an ask came to this person. Without evidence they were named: by the asker, or by somebody
 * who passed it along.
 */
export function sayWhyYou(why: readonly string[], t: Text, passedBy?: string): string {
  if (passedBy) return t('invitations.ui.forYou.passed', { name: passedBy })
  return why.length > 0
    ? t('invitations.ui.forYou.why', { why: why.slice(0, 2).join('; ') })
    : t('invitations.ui.forYou.named')
}
