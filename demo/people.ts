/**
 * The demo organisation: Lumen & Reed, who make and fit hearing aids. Sixty invented people in six teams. The cast
 * comes first: fixtures, tests, documentation and screenshots share it.
 */
export interface DemoPerson {
  readonly name: string
  readonly team: string
  readonly title: string
  readonly role?: 'lead' | 'admin'
  readonly zone?: string
  readonly hours?: 'week' | 'sunday' | 'always'
}

export const HOME_ZONE = 'Europe/Lisbon'
export const DOMAIN = 'lumen-reed.example'

/** Who the visitor is. They have a history like everybody else. */
export const VISITOR: DemoPerson = { name: 'Robin Vale', team: 'Platform', title: 'Software engineer' }

const CAST: readonly DemoPerson[] = [
  { name: 'Ada Park', team: 'Platform', title: 'Database engineer' },
  { name: 'Ben Okafor', team: 'Sales', title: 'Partner manager' },
  { name: 'Chidi Anand', team: 'Data', title: 'Analyst' },
  { name: 'Dana Reyes', team: 'Platform', title: 'Engineering lead', role: 'lead' },
  { name: 'Emre Aydin', team: 'Care', title: 'Acoustics engineer' },
  { name: 'Farah Nasser', team: 'Clinics', title: 'Audiologist', zone: 'Asia/Tokyo', hours: 'sunday' },
  { name: 'Goran Ilic', team: 'Finance', title: 'Controller' },
  { name: 'Hana Sato', team: 'Care', title: 'Customer care' },
  { name: 'Ines Duarte', team: 'Sales', title: 'Account manager' },
  { name: 'Jonas Weber', team: 'Data', title: 'Data engineer' },
  { name: 'Kofi Mensah', team: 'Clinics', title: 'Nurse' },
  { name: 'Lena Fischer', team: 'Finance', title: 'Office and systems', role: 'admin' },
]

const OTHERS: Readonly<Record<string, readonly (readonly [name: string, title: string])[]>> = {
  Platform: [
    ['Mina Kwon', 'Platform engineer'],
    ['Tomás Rivera', 'Backend engineer'],
    ['Ife Adeyemi', 'Site reliability'],
    ['Petra Novak', 'Security engineer'],
    ['Noor Haddad', 'Mobile engineer'],
    ['Oskar Lind', 'Firmware engineer'],
    ['Yuki Mori', 'Test engineer'],
  ],
  Data: [
    ['Amara Diallo', 'Data scientist'],
    ['Luca Moretti', 'Data engineer'],
    ['Sana Iqbal', 'Statistician'],
    ['Viktor Hahn', 'Analyst'],
    ['Grace Muriuki', 'Machine learning'],
    ['Elif Kaya', 'Analyst'],
    ['Marek Zielinski', 'Data engineer'],
    ['Rosa Alvarez', 'Data lead'],
  ],
  Clinics: [
    ['Leila Farsi', 'Nurse, ward lead'],
    ['Joao Pinto', 'Audiologist'],
    ['Anneke Visser', 'Clinic manager'],
    ['Samuel Boateng', 'Audiologist'],
    ['Ngozi Eze', 'Nurse'],
    ['Birgit Holm', 'Paediatric audiologist'],
    ['Ravi Menon', 'Fitting specialist'],
    ['Celia Duarte', 'Clinic assistant'],
  ],
  Sales: [
    ['Omar Haddad', 'Sales lead'],
    ['Nadia Petrova', 'Account manager'],
    ['Felix Braun', 'Tenders'],
    ['Aisha Bello', 'Partner manager'],
    ['Henrik Dahl', 'Key accounts'],
    ['Paula Costa', 'Sales operations'],
    ['Tariq Aziz', 'Account manager'],
    ['Mei Chen', 'Pricing'],
  ],
  Care: [
    ['Sofia Lindgren', 'Care lead'],
    ['David Osei', 'Repairs desk'],
    ['Marta Nowak', 'Customer care'],
    ['Bilal Khan', 'Customer care'],
    ['Eva Horvat', 'Knowledge base'],
    ['Ingrid Solberg', 'Customer care'],
    ['Zoe Laurent', 'Translations'],
    ['Dmitri Volkov', 'Returns'],
    ['Greta Olsen', 'Repair workshop'],
    ['Hugo Marchand', 'Shell design'],
  ],
  Finance: [
    ['Clara Brandt', 'Head of finance'],
    ['Pedro Santos', 'Accounts payable'],
    ['Ulla Jensen', 'Payroll'],
    ['Kwame Asante', 'Procurement'],
    ['Yara Costa', 'People partner'],
    ['Jan de Vries', 'Legal'],
  ],
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  VISITOR,
  ...CAST,
  ...Object.entries(OTHERS).flatMap(([team, people]) =>
    people.map(([name, title]) => ({ name, team, title })),
  ),
]

export function addressOf(person: Pick<DemoPerson, 'name'>): string {
  const plain = person.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return `${plain.replace(/[^a-z]+/g, '.')}@${DOMAIN}`
}
