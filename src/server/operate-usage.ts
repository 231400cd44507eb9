import { USUAL_DAYS } from './operate-kiosk.ts';

export const ROLES = ['planner', 'reviewer', 'leader', 'admin'];

/** What `npm run operate` says about itself. */
export const USAGE = `npm run operate -- load <demo|prefecture|package folder>
  fills the empty database of DATABASE_URL, whose migrations are applied (supabase db push), with a city

npm run operate -- account <e-mail> --role ${ROLES.join('|')} [--unit <code>] [--city <city>]
  gives the account its role in a unit and everything below it (default: the whole city), in the database of
  DATABASE_URL, else in the embedded one of --city while its server is stopped. An account that is missing is
  made with the password of GRIDCIRCLE_PASSWORD, else with one that is printed once; a hosted Supabase makes
  accounts itself (Authentication, Add user).

npm run operate -- kiosk <name> [--unit <code>] [--days ${USUAL_DAYS}] [--site https://…] [--city <city>]
  prints, once, a link that opens the wall on a screen without a keyboard: it reads the unit as a leader does and
  writes nothing. A hosted Supabase needs VITE_SUPABASE_URL and SUPABASE_SECRET_KEY for it.
npm run operate -- kiosk <name> --revoke [--city <city>]
npm run operate -- kiosks [--city <city>]
  takes a link back, at once; lists them all.

npm run operate -- publish-public [--city <city>]
  makes the public's view of the map in force anew, for a database that no npm start looks after: by hand, or by the
  clock (cron).
npm run operate -- public-view [--set <name>=<value>]… [--phone <grid code>=<telephone>]… [--city <city>]
  prints what is said about the public's view, and keeps what is given: boundaries=true|false, operatorPhone,
  changesUntil=YYYY-MM-DD (homes are told until then what the last redraw changed), leastHouseholds, roundTo; the
  public duty telephone of a grid. Nothing after = takes it away.
npm run operate -- fact-reports [--all] [--json] [--city <city>]
  lists what visitors of the finder reported as wrong: what is open, or what was handled as well.
npm run operate -- fact-report <number> --handled|--reopen [--city <city>]
npm run operate -- fact-reports --keep-days <days> [--city <city>]
  marks a report handled, or open again; handled ones are deleted after so many days (180 until it is said).`;
