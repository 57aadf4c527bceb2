export const READ = 'calendars.read'
