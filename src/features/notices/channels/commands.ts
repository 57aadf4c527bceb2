export { findInboxPlace, holdInbox, letInboxGo, noteTrouble, saveInboxPlace } from './store.ts'
