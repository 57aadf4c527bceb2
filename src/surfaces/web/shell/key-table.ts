/** Every key of the app and the text of what it does, in the order of the lists. */
export const KEY_TABLE: readonly (readonly [keys: string, textKey: string])[] = [
  ['c', 'web.key.ask'],
  ['mod+k', 'web.key.finder'],
  ['mod+enter', 'web.key.send'],
  ['g h', 'web.key.home'],
  ['g f', 'web.key.forYou'],
  ['g a', 'web.key.asks'],
  ['g p', 'web.key.people'],
  ['g r', 'web.place.rings'],
  ['/', 'web.key.search'],
  ['j', 'web.key.next'],
  ['k', 'web.key.previous'],
  ['enter', 'web.key.open'],
  ['y', 'web.key.yes'],
  ['n', 'web.key.no'],
  ['i', 'web.key.someone'],
  ['l', 'web.key.later'],
  ['e', 'web.key.done'],
  ['t', 'web.key.thanks'],
  ['z', 'web.key.undo'],
  ['escape', 'web.key.close'],
  ['?', 'web.key.list'],
]

/** Single characters and sequences of them: those that can be changed (WCAG 2.1.4 speaks of them alone). */
export const CHANGEABLE: readonly (readonly [keys: string, textKey: string])[] = KEY_TABLE.filter(([keys]) =>
  keys.split(' ').every((key) => key.length === 1),
)
