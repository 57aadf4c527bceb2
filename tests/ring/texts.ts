/** What twenty-four people of an engineering firm might ask, two of them with words that a page must not run. */
export const ASKS: readonly string[] = [
  'I need somebody who has set up a laser cutter. Could you spend 20 minutes on mine with me by Friday?',
  'Our nightly export times out. Who has tuned a connection pooler and has half an hour on Thursday?',
  'I am looking for a flat-sharing family in Lisbon for two weeks in May.',
  'Could somebody who writes grant proposals read my two pages before Monday noon?',
  'Who knows a physiotherapist who treats climbers? My elbow has hurt since March.',
  'I want to learn to bake bread without kneading. Who would show me once?',
  'We need three people who have never seen our sign-up to try it for 15 minutes this week.',
  'Who has moved a team from Jenkins to anything else, and what broke first?',
  '<img src=x onerror="document.title=1"> is what my import shows. Who can read this log with me?',
  'My daughter plays the cello. Does anybody know a teacher near the harbour?',
  'I have to give a talk in French in June. Who would listen to ten minutes of it?',
  'Who has a contact at the city’s archive? I need the plans of our building.',
  'Could somebody explain survival curves to me for half an hour, before the review on Tuesday?',
  'I would like to find a running partner, slowly, on Wednesdays before work.',
  'Who has negotiated a lease for a workshop and could look over ours?',
  'We want to measure how long the line stands still. Who has put sensors on old machines?',
  '‮tfel ot thgir‬ text breaks our labels. Who has set Arabic in a print shop?',
  'I need a second pair of eyes on a job advert that nobody answers. Ten minutes today?',
  'Does anybody know somebody at the customs office who explains the new form?',
  'My old camera needs a new shutter. Who repairs such things?',
  'Who has written an accessibility statement and would share the outline?',
  'I am stuck on a spreadsheet with 40 sheets. Who is good at untangling those, for an hour?',
  'Could somebody introduce me to a beekeeper? I would like to see a hive.',
  'Who could teach our apprentices the lathe for one afternoon in December?',
]

export const LINES: readonly string[] = [
  'I did that last spring.',
  'My sister does this for a living.',
  'Twenty minutes on Thursday?',
  'I can lend you mine.',
  'Talk to Hana first, I’ll introduce you.',
  '',
]

export const THANKS: readonly string[] = ['Warm', 'Merci', 'Surprised', 'Lighter', 'Danke', 'Brave']
