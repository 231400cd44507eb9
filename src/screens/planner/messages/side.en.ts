/** Words of the side panel: working through problems, talking about the plan, its history; in English. */
export const side = {
  label: 'Problems, gaps, siting, life circles, discussion and history',
  problems: 'Problems',
  gaps: 'Gaps',
  siting: 'Siting',
  circles: 'Circles',
  discussion: 'Notes',
  history: 'History',
};

export const mending = {
  contested: 'Two people differ',
  unfinished: 'Still being drawn',
  noGrid: 'no grid',
  takeWanted: 'Do as wanted',
  notTaken: 'Change of a station not taken',
  takeMine: 'Take my change',
  keep: 'Keep as it is',
  databaseWords: 'In the words of the database',
  mend: {
    assign: 'Assign',
    create_grid: 'Create a grid',
    split: 'Split',
    merge: 'Merge',
    edit_border: 'Edit the border',
    whole: 'Assign the whole',
  },
  stops: 'Until this is mended the plan cannot be published.',
  reasonGiven: 'Divided because: {{reason}}',
  giveReason: 'Give a reason',
  cannotPublish: 'This plan cannot be published yet. {{place}}: {{sentence}}.',
  cannotPublishMore: '{{count}} more stand in its way; see the list of problems.',
};

export const mendingSentences = {
  contested: '{{name}} wants it in {{wanted}}, now in {{kept}}; {{households}} households',
  cuts_building_by: 'the border of {{grids}} cuts building {{thing}}',
  cuts_compound_by: 'the border of {{grids}} cuts compound {{thing}}',
  unfinished: '{{households}} households in no grid yet',
  notTaken: 'Somebody else changed this station first; their change stands',
  notClosed: 'You closed this station, but somebody else changed it first; it stays',
};

export const discussion = {
  label: 'Discussion of the plan',
  noPlan: 'Open or save a plan to discuss it here.',
  none: 'No comments yet.',
  failed: 'The discussion could not be read.',
  onPlan: 'the whole plan',
  onGrid: 'grid {{code}}',
  about: 'About',
  write: 'Write a comment',
  send: 'Post',
  resolve: 'Settled',
  reopen: 'Reopen',
  resolvedBy: 'settled by {{name}}',
  showResolved: 'Show settled ones',
  personal: 'No names, telephone numbers or other personal data of residents, please.',
};

export const planHistory = {
  label: 'History of the plan',
  noPlan: 'Open a plan to see its history here.',
  failed: 'The history could not be read.',
  steps: 'Review',
  saves: 'Saves',
  versions: 'Maps in force',
  revision: 'save {{revision}}',
  version: 'version {{version}}',
  changes: '{{grids}} grids and {{stations}} stations differ from the one before',
  compare: 'Compare',
  restore: 'Restore',
  restoreName: 'Restore version {{version}}',
  lineage: 'Lineage of this draft',
  noLineage: 'The draft changes no grid.',
  step: {
    created: 'made',
    submitted: 'submitted',
    approved: 'approved',
    sent_back: 'sent back',
    published: 'came into force',
    restored: 'earlier state taken up',
  },
};
