/** Words of locks, of the marks in the table, and of giving ground away from a list, in English. */
export const ground = {
  label: 'Compounds and buildings',
  empty: 'No building stands in this grid.',
  to: 'Give to',
  grid: 'grid {{tail}}',
  gridWith: 'grid {{tail}} · {{households}} households',
  gridLocked: 'grid {{tail}} · {{households}} households (locked)',
  none: 'no grid',
  give: 'Give',
  giveWhat: 'Give to {{to}}: {{what}}',
  given: '{{what}} went to {{to}}.',
  building: 'Building {{code}}',
  buildings: '{{code}}, {{buildings}} buildings',
  households: '{{households}} households',
  more: '{{count}} more with fewer households; pick them on the map.',
  ownLocked: 'This grid is locked; unlock it to give ground away.',
};

export const locks = {
  column: 'Lock',
  lock: 'Lock',
  lockGrid: 'Lock grid {{code}}',
  lockOthers: 'Lock others',
  lockOthersHint: 'Locks the other grids of its community; press again to unlock them',
  unlockAll: 'Unlock all grids',
};

export const tableMarks = {
  comments: '{{count}} open comments',
};

export const tableExport = {
  label: 'Export tables XLSX',
  failed: 'The export failed. Please try again.',
  file: '{{place}}-grids-{{day}}',
};

export const plansFilter = {
  label: 'Status',
  all: 'all ({{count}})',
  status: '{{status}} ({{count}})',
  made: 'Came into force',
  madeVersion: 'version {{version}}',
};
