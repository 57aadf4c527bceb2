import { useState } from 'react'
import { useMe, zoneOf } from '#features/people/ui/parts/me.ts'
import { Button } from '#kit/button/button.tsx'
import { isProblem } from '#kit/client/problem.ts'
import { useText } from '#kit/text/text.tsx'
import { useClock } from '#kit/time/use-clock.ts'
import { useToasts } from '#kit/toast/toast.tsx'
import type { MyChannelView } from '../../channels/schema.ts'
import styles from './channel-parts.module.css'
import { FormLine } from './form-line.tsx'
import { KindChoices } from './kind-choices.tsx'
import { TestButton } from './test-button.tsx'
import { useSaveAddress } from './use-channels.ts'

type Form = NonNullable<MyChannelView['form']>

/** A channel that asks for an address: its form is made from what it says it needs, and nothing here knows it. */
export function OtherChannel({ channel, form }: { channel: MyChannelView; form: Form }) {
  const t = useText()
  const clock = useClock(zoneOf(useMe().data), t.language)
  const { id, name, address, dead } = channel
  const title = t('notices.ui.mine.by', { channel: name })
  return (
    <section className={styles.section} aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className={styles.quiet}>{t('notices.ui.mine.by.what')}</p>
      </div>
      {dead !== null && address !== null && (
        <p className={styles.trouble}>{t('notices.ui.mine.by.dead', { address, code: dead.code })}</p>
      )}
      {/* another address is another form: what was typed into the old one is over */}
      <AddressForm key={address} channel={channel} form={form} />
      {address !== null && (
        <>
          <TestButton channelId={id} test={channel.test} clock={clock} />
          <KindChoices channel={channel} />
        </>
      )}
    </section>
  )
}

function AddressForm({ channel: { id, name, address }, form }: { channel: MyChannelView; form: Form }) {
  const t = useText()
  const { show } = useToasts()
  const [values, setValues] = useState(() =>
    Object.fromEntries(form.map((field) => [field.name, field.value])),
  )
  const { mutate, isPending, error } = useSaveAddress(id)
  const save = (given: Readonly<Record<string, string>> | null) =>
    mutate(given, {
      onSuccess: () =>
        show({
          text: given === null ? t('notices.ui.mine.stopped', { channel: name }) : t('notices.ui.mine.saved'),
        }),
    })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save(values)
      }}
    >
      {form.map((field) => (
        <FormLine
          key={field.name}
          line={field}
          value={values[field.name] ?? ''}
          onValue={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {error !== null && (
        <p role="alert" className={styles.trouble}>
          {isProblem(error)
            ? [error.detail, error.next].filter(Boolean).join(' ')
            : t('notices.ui.choice.failed')}
        </p>
      )}
      <div className={styles.test}>
        <Button type="submit" busy={isPending}>
          {t('notices.ui.mine.save')}
        </Button>
        {address !== null && (
          <Button kind="text" busy={isPending} onClick={() => save(null)}>
            {t('notices.ui.mine.stop')}
          </Button>
        )}
      </div>
    </form>
  )
}
