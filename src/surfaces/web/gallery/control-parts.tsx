import { useState } from 'react'
import { Avatar } from '#kit/avatar/avatar.tsx'
import { Button } from '#kit/button/button.tsx'
import { Chip, ChoiceChip } from '#kit/chip/chip.tsx'
import { EmptyState } from '#kit/empty-state/empty-state.tsx'
import { Kbd } from '#kit/kbd/kbd.tsx'
import { LoadPips } from '#kit/load-pips/load-pips.tsx'
import { PersonRow } from '#kit/person-row/person-row.tsx'
import { Sheet } from '#kit/sheet/sheet.tsx'
import { Switch } from '#kit/switch/switch.tsx'
import { Table } from '#kit/table/table.tsx'
import { TimesPicker } from '#kit/times-picker/times-picker.tsx'
import { useToasts } from '#kit/toast/toast.tsx'
import { WaitingView } from '#kit/waiting/waiting.tsx'
import styles from './gallery.module.css'

export function ControlParts() {
  return (
    <>
      <Controls />
      <div className={styles.columns}>
        <People />
        <Layers />
      </div>
    </>
  )
}

function Controls() {
  const [on, setOn] = useState(true)
  return (
    <section className={styles.part}>
      <h2>Controls</h2>
      <div className={styles.row}>
        <Button kind="ask">Ask for help</Button>
        <Button kind="ask" size="large">
          Ask Mina <Kbd>Ctrl ↵</Kbd>
        </Button>
        <Button kind="help">I can help</Button>
        <Button kind="help" size="large">
          I can help <Kbd>Y</Kbd>
        </Button>
        <Button>Quiet button</Button>
        <Button size="large">Today 16:00</Button>
        <Button kind="text">Text button</Button>
        <Button kind="stop">Erase</Button>
        <Button kind="ask" disabled>
          Ask
        </Button>
        <Button kind="help" busy>
          Sending
        </Button>
      </div>
      <div className={styles.row}>
        <Chip tone="ask">asking</Chip>
        <Chip tone="help">helping</Chip>
        <Chip tone="sun">coach</Chip>
        <Chip>by Thu 12:00</Chip>
        <ChoiceChip onChoose={() => {}}>choice</ChoiceChip>
        <ChoiceChip pressed onChoose={() => {}}>
          chosen
        </ChoiceChip>
        <Switch checked={on} onChange={setOn}>
          It can’t wait
        </Switch>
        <Switch checked={!on} onChange={(off) => setOn(!off)}>
          Pause
        </Switch>
        <LoadPips used={2} of={3} />
        <Avatar name="Ada Okafor" />
        <Avatar name="Ben de la Cruz" tone="help" size="large" />
        <Avatar name={undefined} tone="ask" size="small" />
      </div>
      <TimesPicker
        label="Three times"
        times={[
          { id: '1', label: 'today 14:30', detail: '13:30 for Ben' },
          { id: '2', label: 'today 16:00', detail: '15:00 for Ben' },
          { id: '3', label: 'Thu 09:00', detail: '08:00 for Ben' },
        ]}
        onPick={() => {}}
        other={<Button kind="text">Other times</Button>}
        note="20 minutes, both free. An invitation goes to you both."
      />
    </section>
  )
}

function People() {
  const [chosen, setChosen] = useState('mina')
  const long = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Jr'
  return (
    <section className={styles.part}>
      <h2>People</h2>
      <div className={styles.sheet}>
        <PersonRow
          name="Mina Kwon"
          reason="Fixed the pooler timeout in March"
          closeness="works"
          closenessLabel="works with you"
          reachable="today 14:30"
          channel="Slack"
          room={{ used: 1, of: 3, label: 'has room' }}
          selected={chosen === 'mina'}
          onToggle={() => setChosen('mina')}
        />
        <PersonRow
          name="Tomás Rivera"
          reason="Wrote the export job. Noor can introduce you"
          closeness="through"
          closenessLabel="through someone"
          reachable="tomorrow 09:00"
          channel="Email"
          room={{ used: 0, of: 3, label: 'has room' }}
          selected={chosen === 'tomas'}
          onToggle={() => setChosen('tomas')}
        />
        <PersonRow
          name={long}
          reason="Ran the database that came before this one until 2024, and wrote most of what is known about its habits"
          closeness="lost"
          closenessLabel="lost touch"
          reachable="Mon 09:00"
          room={{ used: 3, of: 3, label: 'from Monday' }}
        />
      </div>
      <Table
        caption="People"
        columns={[
          { id: 'name', name: 'Name', cell: ({ name }: { name: string; asks: number }) => name },
          { id: 'asks', name: 'Pieces of evidence', cell: ({ asks }) => asks, figures: true },
        ]}
        rows={[
          { name: 'Chidi', asks: 12 },
          { name: 'Hana', asks: 140 },
        ]}
        keyOf={({ name }) => name}
      />
    </section>
  )
}

function Layers() {
  const [open, setOpen] = useState(false)
  const { show } = useToasts()
  return (
    <section className={styles.part}>
      <h2>States and layers</h2>
      <EmptyState action={<Button kind="ask">Ask for help</Button>}>
        Nothing open. What would make tomorrow easier?
      </EmptyState>
      <WaitingView phase="long" rows={2} stillLoading="Still loading">
        <Button>Try again</Button>
      </WaitingView>
      <div className={styles.row}>
        <Button onClick={() => setOpen(true)}>Open a sheet</Button>
        <Button
          onClick={() => show({ text: 'Done. The search goes on.', undo: { label: 'Undo', run: () => {} } })}
        >
          Show a note
        </Button>
      </div>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title="I know someone"
        description="The asker confirms with one tap."
        closeLabel="Close"
        actions={<Button kind="help">Pass along</Button>}
      >
        Who should be asked instead?
      </Sheet>
    </section>
  )
}
