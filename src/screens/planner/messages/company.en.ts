/** Words of working in company, in English. */
export const company = {
  others: 'Others on this plan',
  takeNewer: 'Take version {{version}} under the draft',
};
