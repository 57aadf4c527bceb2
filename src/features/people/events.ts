/** Payloads carry ids and the names of fields; never a name or an address, which an erasure would have to find. */

/** People came, or came back; `personIds`, at most a thousand, so that a large import isn't a flood of events. */
export const PEOPLE_ADDED = 'people.added'
/** `fields`: what of the person is new */
export const PERSON_CHANGED = 'person.changed'
export const PERSON_LEFT = 'person.left'
